import TarnColumns
import TarnStorage

/// A column of every row of a segment, in one pass where a single column of leaves answers for it.
extension SegmentScan {
  /// nil where objects, arrays kept whole or several columns come into it.
  func whole(_ path: RecordPath, _ type: SQLType) throws -> Vector? {
    if case .row = type { return nil }
    let outcomes = try shapeOutcomes(of: path)
    var only: Int?
    for outcome in outcomes.all {
      switch outcome {
      case .absent: continue
      case .leaf(let column):
        guard only == nil || only == column else { return nil }
        only = column
      case .object, .part, .inside: return nil
      }
    }
    guard let only else { return .nulls(type, count: unit.rows) }
    let leaf = try leaf(only)
    let values = try leaf.vector(Self.rows(0..<leaf.valueCount), as: type)
    if leaf.valueCount == unit.rows { return values }
    let flags = try outcomes.presence(of: only)
    let present = flags.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    guard present == leaf.valueCount else { return nil }
    return values.spread(over: flags)
  }
}

extension RowOutcomes {
  /// Whether each row of the segment has a column's value.
  func presence(of column: Int) throws -> [Bool] {
    try load()
    let ofRecord = byRecord.map { $0 == .leaf(column) }
    var entering: [Bool] = []
    var codes: [UInt16] = []
    var ofPart: [Bool] = []
    for (part, table) in parts {
      // Two parts on the way of one path are rare: row by row then.
      guard parts.count == 1 else {
        return recordCodes.indices.map { self[$0] == .leaf(column) }
      }
      codes = table.codes
      ofPart = table.outcomes.map { $0 == .leaf(column) }
      entering = byRecord.map { outcome in
        if case .part(part, _) = outcome { return true }
        return false
      }
    }
    return [Bool](unsafeUninitializedCapacity: recordCodes.count) { output, count in
      for row in recordCodes.indices {
        let record = Int(recordCodes[row])
        var has = ofRecord[record]
        if !entering.isEmpty, entering[record] {
          let code = codes[row]
          has = code != ShapeCode.absent && ofPart[Int(code)]
        }
        output.initializeElement(at: row, to: has)
      }
      count = recordCodes.count
    }
  }
}
