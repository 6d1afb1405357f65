import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The records of one segment, byte for byte, in row order.
///
/// Every column is decoded to texts once; then a record is its shapes' literals and the next value
/// of each column, copied one behind the other.
package final class SegmentRecords {
  /// A step of a compiled shape: copy a literal, then a column's next value or another part.
  private struct Step {
    var literalStart: Int32
    var literalCount: Int32
    /// A column's place, -1 the end, -2 - n part n.
    var target: Int32
  }

  private struct Program {
    var text: [UInt8]
    var steps: [Step]
  }

  private struct Cursor {
    var texts: ChunkTexts
    var next = 0
  }

  package let rows: Int
  private var programs: [[Program]] = Array(repeating: [], count: RecordPart.count)
  private var codes: [[UInt16]] = []
  private var cursors: [Cursor] = []
  private var places: [Int: Int] = [:]
  /// Source file and index in it of every row.
  package let files: [Int64]
  package let positions: [Int64]
  private let segment: Int64
  /// The next row `append` writes.
  package private(set) var next = 0

  package init(reader: LakeReader, segment: LakeSegment) throws(StorageError) {
    rows = segment.rows
    self.segment = segment.id
    let shapes = SegmentRows(reader: reader, segment: segment)
    func system(_ column: Int) throws(StorageError) -> [Int64] {
      guard let chunk = try reader.chunk(segment.id, column: column),
        chunk.head.encoding == .integer, chunk.head.values == segment.rows
      else { throw .damaged("a system column is missing", segment: segment.id, column: column) }
      return try chunk.integers(0..<segment.rows)
    }
    files = try system(SystemColumn.file)
    positions = try system(SystemColumn.position)
    var expected: [Int] = []
    for part in RecordPart.allCases {
      codes.append(try shapes.codes(part))
      var rowsOf = [Int](repeating: 0, count: try shapes.shapeIDs(part).count)
      for code in codes[Int(part.rawValue)] where code != SegmentRows.absent {
        rowsOf[Int(code)] += 1
      }
      for (i, id) in try shapes.shapeIDs(part).enumerated() {
        let shape = try reader.shape(id)
        guard shape.part == part else {
          throw .damaged("shape \(id) is of another part", segment: segment.id)
        }
        var steps: [Step] = []
        var from = 0
        for piece in shape.pieces {
          var target: Int32 = -1
          switch piece.target {
          case .end: break
          case .part(let other): target = -2 - Int32(other.rawValue)
          case .column(let column):
            if places[column] == nil {
              guard let chunk = try reader.chunk(segment.id, column: column) else {
                throw .damaged("a chunk is missing", segment: segment.id, column: column)
              }
              places[column] = cursors.count
              cursors.append(Cursor(texts: try chunk.texts(0..<chunk.head.values)))
              expected.append(0)
            }
            let place = places[column] ?? 0
            expected[place] += rowsOf[i]
            target = Int32(place)
          }
          steps.append(
            Step(
              literalStart: Int32(from), literalCount: Int32(piece.end - from), target: target))
          from = piece.end
        }
        programs[Int(part.rawValue)].append(Program(text: shape.text, steps: steps))
      }
    }
    for (column, place) in places where cursors[place].texts.count != expected[place] {
      throw .damaged(
        "\(cursors[place].texts.count) values are there, the shapes have \(expected[place])",
        segment: segment.id, column: column)
    }
  }

  /// Appends the next row's record to `output`. False after the last.
  package func append(to output: inout [UInt8]) throws(StorageError) -> Bool {
    guard next < rows else { return false }
    let isSound = write(0, row: next, &output)
    guard isSound else {
      throw .damaged("row \(next) has a part its shapes do not have", segment: segment)
    }
    next += 1
    return true
  }

  /// Skips rows without writing them; their values are passed over.
  package func skip() -> Bool {
    guard next < rows else { return false }
    pass(0, row: next)
    next += 1
    return true
  }

  private func write(_ part: Int, row: Int, _ output: inout [UInt8]) -> Bool {
    let code = Int(codes[part][row])
    guard code < programs[part].count else { return false }
    var isSound = true
    programs[part][code].text.withUnsafeBufferPointer { text in
      for step in programs[part][code].steps {
        let literal = Int(step.literalStart)..<Int(step.literalStart + step.literalCount)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[literal]))
        if step.target >= 0 {
          let place = Int(step.target)
          let entry = cursors[place].next
          cursors[place].next = entry + 1
          cursors[place].texts.arena.withUnsafeBufferPointer { arena in
            let from = Int(cursors[place].texts.offsets[entry])
            let to = Int(cursors[place].texts.offsets[entry + 1])
            output.append(contentsOf: UnsafeBufferPointer(rebasing: arena[from..<to]))
          }
        } else if step.target <= -2 {
          isSound = isSound && write(-2 - Int(step.target), row: row, &output)
        }
      }
    }
    return isSound
  }

  private func pass(_ part: Int, row: Int) {
    let code = Int(codes[part][row])
    guard code < programs[part].count else { return }
    for step in programs[part][code].steps {
      if step.target >= 0 {
        cursors[Int(step.target)].next += 1
      } else if step.target <= -2 {
        pass(-2 - Int(step.target), row: row)
      }
    }
  }
}
