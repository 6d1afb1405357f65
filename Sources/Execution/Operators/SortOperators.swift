import TarnColumns
import TarnPlanning

/// ORDER BY over everything.
final class SortOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  private let keys: [SortKey]
  private let runtime: QueryRuntime
  private var isDone = false

  init(_ input: any Operator, _ keys: [SortKey], _ runtime: QueryRuntime) {
    self.input = input
    self.keys = keys
    self.runtime = runtime
    types = input.types
  }

  func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    let all = try input.all(runtime)
    try runtime.context.cancellation.check()
    if all.rows == 0 { return nil }
    return all.taking(RowOrder(all, keys).sorted())
  }
}

/// ORDER BY … LIMIT n: keeps the n first rows so far, and sorts them with what has come since
/// only when that is as much again.
final class TopNOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  fileprivate let keys: [SortKey]
  private let limit: Limit
  private let runtime: QueryRuntime
  private var isDone = false

  /// Told the worst time that was kept.
  private let bound: TopNBound?

  init(
    _ input: any Operator, _ keys: [SortKey], _ limit: Limit, _ runtime: QueryRuntime,
    bound: TopNBound? = nil
  ) {
    self.bound = bound
    self.input = input
    self.keys = keys
    self.limit = limit
    self.runtime = runtime
    types = input.types
  }

  func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    let (wanted, overflow) = (limit.count ?? .max).addingReportingOverflow(limit.offset)
    let keep = overflow ? Int.max : wanted
    var parts: [Batch] = []
    var rows = 0
    while let batch = try input.next() {
      try runtime.context.cancellation.check()
      parts.append(batch)
      rows += batch.rows
      // With a bound at once: what the scan need not read costs less than a sort of a batch.
      if rows > keep, rows - keep > (bound == nil ? max(keep, 65_536) : keep / 4) {
        parts = [first(keep, of: parts)]
        rows = parts[0].rows
        tighten(parts[0], keep)
      }
    }
    if rows == 0 { return nil }
    let kept = first(keep, of: parts)
    let start = min(limit.offset, kept.rows)
    return start == kept.rows ? nil : kept.slice(start..<kept.rows)
  }

  private func tighten(_ kept: Batch, _ count: Int) {
    guard let bound, kept.rows >= count, count > 0,
      let seconds = kept.columns[keys[0].column].seconds,
      !kept.columns[keys[0].column].isNull(at: kept.rows - 1)
    else { return }
    bound.tighten(seconds[kept.rows - 1])
  }

  private func first(_ count: Int, of parts: [Batch]) -> Batch {
    var all = Batch.concatenation(parts, types: types)
    if let candidates = candidates(count, in: all) { all = all.taking(candidates) }
    let order = RowOrder(all, keys)
    let sorted = order.sorted()
    var end = min(count, sorted.count)
    if limit.ties != nil, end > 0 {
      while end < sorted.count, order.isEqual(sorted[end - 1], sorted[end]) { end += 1 }
    }
    return all.taking(Array(sorted[..<end]))
  }
}

extension TopNOperator {
  /// Rows that the first key alone does not rule out, where it is a number: the other keys, texts
  /// mostly, are compared among those only.
  private func candidates(_ count: Int, in all: Batch) -> [UInt32]? {
    guard keys.count > 1, count > 0, all.rows / 4 > count else { return nil }
    let column = all.columns[keys[0].column]
    switch column.storage {
    case .int64, .double, .coded(.seconds): break
    default: return nil
    }
    let codes = OrderCodes.codes(
      of: column, isDescending: keys[0].isDescending, nullsFirst: keys[0].nullsFirst)
    guard codes.count == 1 else { return nil }
    let last = codes[0].sorted()[count - 1]
    return codes[0].indices.filter { codes[0][$0] <= last }.map { UInt32($0) }
  }
}

/// OFFSET and LIMIT of rows as they come.
final class LimitOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  private var toSkip: Int
  private var toGive: Int

  init(_ input: any Operator, _ limit: Limit) {
    self.input = input
    types = input.types
    toSkip = limit.offset
    toGive = limit.count ?? .max
  }

  func next() throws -> Batch? {
    while toGive > 0, let batch = try input.next() {
      let start = min(toSkip, batch.rows)
      toSkip -= start
      let end = min(batch.rows, start + min(toGive, batch.rows - start))
      if start == end { continue }
      toGive -= end - start
      return batch.slice(start..<end)
    }
    return nil
  }
}

/// UNION ALL.
final class UnionOperator: Operator {
  let types: [SQLType]
  private var inputs: [any Operator]

  init(_ inputs: [any Operator], types: [SQLType]) {
    self.types = types
    self.inputs = inputs.reversed()
  }

  func next() throws -> Batch? {
    while let input = inputs.last {
      if let batch = try input.next() { return batch }
      inputs.removeLast()
    }
    return nil
  }
}

/// INTERSECT and EXCEPT: rows as keys, counted where ALL asks for it.
final class SetOperator: Operator {
  let types: [SQLType]
  private let operation: SetOperationPlan
  private let left: any Operator
  private let right: any Operator
  private let runtime: QueryRuntime
  private var keys: GroupKeys
  /// How often the right side has each key.
  private var counts: [Int]?
  private var given: Set<UInt32> = []

  init(
    _ operation: SetOperationPlan, _ left: any Operator, _ right: any Operator,
    _ runtime: QueryRuntime
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.runtime = runtime
    types = left.types
    keys = GroupKeys(left.types)
  }

  func next() throws -> Batch? {
    if counts == nil {
      var seen: [Int] = []
      while let batch = try right.next() {
        try runtime.context.cancellation.check()
        let groups = keys.groups(of: batch.columns, rows: batch.rows)
        seen += [Int](repeating: 0, count: keys.count - seen.count)
        for group in groups { seen[Int(group)] += 1 }
      }
      counts = seen
    }
    while let batch = try left.next() {
      try runtime.context.cancellation.check()
      let groups = keys.groups(of: batch.columns, rows: batch.rows)
      var rows: [UInt32] = []
      for row in 0..<batch.rows where isWanted(groups[row]) { rows.append(UInt32(row)) }
      if !rows.isEmpty { return batch.taking(rows) }
    }
    return nil
  }

  private func isWanted(_ group: UInt32) -> Bool {
    let index = Int(group)
    let count = counts.map { index < $0.count ? $0[index] : 0 } ?? 0
    if operation.isAll {
      if count > 0 { counts?[index] -= 1 }
      return (count > 0) == (operation.kind == .intersect)
    }
    guard (count > 0) == (operation.kind == .intersect) else { return false }
    return given.insert(group).inserted
  }
}

/// A scalar subquery's row.
final class SingleOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  private let runtime: QueryRuntime
  private var isDone = false

  init(_ input: any Operator, _ runtime: QueryRuntime) {
    self.input = input
    self.runtime = runtime
    types = input.types
  }

  func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    var row: Batch?
    while let batch = try input.next() {
      if batch.rows == 0 { continue }
      if row != nil || batch.rows > 1 {
        throw EvaluationError(
          .subqueryMultipleRows, "Scalar sub-query has returned multiple rows")
      }
      row = batch
    }
    return row ?? Batch(columns: types.map { .nulls($0, count: 1) }, rows: 1)
  }
}
