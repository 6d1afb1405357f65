import TarnColumns

/// The rows of a segment: which shape each has, and so which columns it has values in.
///
/// Presence is a function of the shape codes. A row has a value of a column if the shape of the
/// part the column belongs to holds it; which row's value that is, is a count of such rows before.
package final class SegmentRows {
  package let segment: LakeSegment
  private let reader: LakeReader
  private var parts: [ColumnChunk?] = Array(repeating: nil, count: RecordPart.count)
  private var codesOf: [[UInt16]?] = Array(repeating: nil, count: RecordPart.count)
  /// For each part, whether its rows are there: the record's own shape says.
  private var isLoaded = Array(repeating: false, count: RecordPart.count)

  package init(reader: LakeReader, segment: LakeSegment) {
    self.reader = reader
    self.segment = segment
  }

  private func part(_ part: RecordPart) throws(StorageError) -> ColumnChunk? {
    let i = Int(part.rawValue)
    if !isLoaded[i] {
      parts[i] = try reader.chunk(segment.id, column: SystemColumn.shapes(of: part))
      isLoaded[i] = true
      if let chunk = parts[i], chunk.head.encoding != .shapes {
        throw chunk.damaged("shape codes are expected")
      }
    }
    return parts[i]
  }

  /// The lake's shapes that rows of this segment have for a part; codes are indexes into it.
  package func shapeIDs(_ part: RecordPart) throws(StorageError) -> [Int64] {
    try self.part(part)?.head.shapeIDs ?? []
  }

  /// Rows of each of `shapeIDs`.
  package func shapeRows(_ part: RecordPart) throws(StorageError) -> [Int] {
    try self.part(part)?.head.shapeRows ?? []
  }

  /// One code per row; `absent` for a row without the part. Shared by all columns of the part.
  package func codes(_ part: RecordPart) throws(StorageError) -> [UInt16] {
    let i = Int(part.rawValue)
    if let known = codesOf[i] { return known }
    guard let chunk = try self.part(part) else {
      let none = Array(repeating: Self.absent, count: segment.rows)
      codesOf[i] = none
      return none
    }
    let values = try chunk.shortCodes(0..<chunk.head.values)
    var codes = values
    if part != .record && values.count != segment.rows {
      let hasPart = try shapesWith(part)
      codes = Array(repeating: Self.absent, count: segment.rows)
      var next = 0
      for (row, code) in try self.codes(.record).enumerated() where hasPart[Int(code)] {
        guard next < values.count else { throw chunk.damaged("shape codes are missing") }
        codes[row] = values[next]
        next += 1
      }
      guard next == values.count else { throw chunk.damaged("shape codes are left over") }
    }
    guard codes.count == segment.rows else { throw chunk.damaged("shape codes are missing") }
    codesOf[i] = codes
    return codes
  }

  /// The code of a row that lacks the part. A segment with 65,536 shapes of one part has no rows
  /// that lack it.
  @inlinable package static var absent: UInt16 { .max }

  private func shapesWith(_ part: RecordPart) throws(StorageError) -> [Bool] {
    var result: [Bool] = []
    for id in try shapeIDs(.record) {
      result.append(try reader.shape(id).parts.contains(part))
    }
    return result
  }

  /// The part a column belongs to and which of its `shapeIDs` hold the column.
  package func holders(
    of column: Int
  ) throws(StorageError) -> (part: RecordPart, holds: [Bool])? {
    for part in RecordPart.allCases {
      var holds: [Bool] = []
      var isHere = false
      for id in try shapeIDs(part) {
        let has = try reader.shape(id).columns.contains(column)
        isHere = isHere || has
        holds.append(has)
      }
      if isHere { return (part, holds) }
    }
    return nil
  }

  /// One flag per row: whether it has a value of `column`.
  package func presence(
    of column: Int, rows: Range<Int>
  ) throws(StorageError) -> [Bool] {
    guard let (part, holds) = try holders(of: column) else {
      return Array(repeating: false, count: rows.count)
    }
    let codes = try self.codes(part)
    return codes[rows].map { $0 != Self.absent && holds[Int($0)] }
  }

  /// The values of `column` that belong to `rows`: presence, and the range of value indexes.
  package func values(
    of column: Int, rows: Range<Int>
  ) throws(StorageError) -> (presence: [Bool], values: Range<Int>) {
    let before = try presence(of: column, rows: 0..<rows.lowerBound)
    let here = try presence(of: column, rows: rows)
    let first = before.reduce(0) { $0 + ($1 ? 1 : 0) }
    return (here, first..<(first + here.reduce(0) { $0 + ($1 ? 1 : 0) }))
  }
}
