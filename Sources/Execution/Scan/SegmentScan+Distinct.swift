import TarnColumns
import TarnPlanning
import TarnStorage

/// A column's distinct values with their numbers of rows, from its head.
extension SegmentScan {
  func distinct(_ column: ScanColumn, without rows: [UInt32]) throws -> CountedBatch? {
    switch column.source {
    case .path(let keys): return try distinct(RecordPath(ignoringCase: keys), column.type, rows)
    case .jsonScalar(let base, let keys):
      let path = RecordPath(ignoringCase: base, exactly: keys)
      guard try isReachedByObjectsOnly(path) else { return nil }
      return try distinct(path, column.type, rows)
    default: return nil
    }
  }

  /// nil where the values of more than one column, or objects, come into it.
  private func distinct(
    _ path: RecordPath, _ type: SQLType, _ excluded: [UInt32]
  ) throws -> CountedBatch? {
    let outcomes = try shapeOutcomes(of: path)
    var column: Int?
    for outcome in outcomes.all {
      switch outcome {
      case .absent: continue
      case .leaf(let own):
        guard column == nil || column == own else { return nil }
        switch templates.kind(own) {
        case .string, .number, .boolean: column = own
        case .array, .opaque: return nil
        }
      case .object, .part, .inside: return nil
      }
    }
    let rows = unit.segment.rows
    guard let column else {
      return CountedBatch(
        batch: Batch(columns: [.nulls(type, count: 1)], rows: 1),
        counts: [UInt32(rows - excluded.count)])
    }
    let leaf = try leaf(column)
    guard leaf.valueCount <= rows, var (values, counts) = try leaf.distinct(type) else {
      return nil
    }
    if leaf.valueCount < rows {
      values = values.withNullAtEnd()
      counts.append(UInt32(rows - leaf.valueCount))
    }
    if !excluded.isEmpty {
      try outcomes.load()
      let having = excluded.filter { outcomes[Int($0)] == .leaf(column) }
      for code in try leaf.codes(of: having) where counts[Int(code)] > 0 {
        counts[Int(code)] -= 1
      }
      if leaf.valueCount < rows {
        // Counts and shapes may disagree in a damaged lake.
        let lacking = min(UInt32(excluded.count - having.count), counts[counts.count - 1])
        counts[counts.count - 1] -= lacking
      }
    }
    return CountedBatch(batch: Batch(columns: [values], rows: values.count), counts: counts)
  }
}
