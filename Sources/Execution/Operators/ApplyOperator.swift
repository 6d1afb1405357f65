import TarnColumns
import TarnPlanning

/// A correlated subquery that no rule could turn into a join: the right side is run once per
/// distinct left row that it sees.
final class ApplyOperator: Operator {
  let types: [SQLType]
  private let apply: Apply
  private let left: any Operator
  private let rightTypes: [SQLType]
  private let outers: [OuterRow]
  private let runtime: QueryRuntime
  private let build: (Plan, [OuterRow]) throws -> any Operator
  /// Answers by the columns that the right side reads.
  private var known: [[Value]: Batch] = [:]
  private let used: [Int]
  private let mark: Mark?

  /// What a mark compares: the key's two sides, and the equality over both.
  private struct Mark {
    let left: Program
    let right: Program
    let equality: Program
  }

  init(
    _ apply: Apply, _ left: any Operator, outers: [OuterRow], _ runtime: QueryRuntime,
    build: @escaping (Plan, [OuterRow]) throws -> any Operator
  ) {
    self.apply = apply
    self.left = left
    self.outers = outers
    self.runtime = runtime
    self.build = build
    rightTypes = apply.right.types
    types = apply.types
    var mark: Mark?
    if case .mark(let key?) = apply.kind {
      let type = key.left.type
      mark = Mark(
        left: Program(key.left, runtime.context), right: Program(key.right, runtime.context),
        equality: Program(
          .comparison(.equal, .column(0, type), .column(1, type)), runtime.context))
    }
    self.mark = mark
    used = apply.right.outerColumns(level: 0).sorted()
  }

  func next() throws -> Batch? {
    if case .mark = apply.kind { return try left.next().map { try marked($0) } }
    while let batch = try left.next() {
      var leftRows: [UInt32] = []
      var parts: [Batch] = []
      for row in 0..<batch.rows {
        try runtime.context.cancellation.check()
        let answer = try answer(batch, row)
        if answer.rows == 0 {
          guard case .left = apply.kind else { continue }
          leftRows.append(UInt32(row))
          parts.append(Batch(columns: rightTypes.map { .nulls($0, count: 1) }, rows: 1))
          continue
        }
        leftRows.append(contentsOf: repeatElement(UInt32(row), count: answer.rows))
        parts.append(answer)
      }
      if leftRows.isEmpty { continue }
      let right = Batch.concatenation(parts, types: rightTypes)
      return Batch(
        columns: batch.taking(leftRows).columns + right.columns, rows: leftRows.count)
    }
    return nil
  }

  /// The left rows with a column that says whether the right side has a row, or an equal one.
  private func marked(_ batch: Batch) throws -> Batch {
    var values: [Value] = []
    let leftKey = try mark.map { try evaluated($0.left, batch) }
    for row in 0..<batch.rows {
      try runtime.context.cancellation.check()
      let answer = try answer(batch, row)
      guard let mark, let leftKey else {
        values.append(.boolean(answer.rows > 0))
        continue
      }
      if answer.rows == 0 {
        values.append(.boolean(false))
        continue
      }
      let right = try evaluated(mark.right, answer)
      let left = Vector.constant(leftKey.value(at: row), leftKey.type, count: answer.rows)
      let equal = try evaluated(
        mark.equality, Batch(columns: [left, right], rows: answer.rows))
      let results = equal.values()
      values.append(
        results.contains(.boolean(true))
          ? .boolean(true) : results.contains(.null) ? .null : .boolean(false))
    }
    return Batch(columns: batch.columns + [Vector(.boolean, values)], rows: batch.rows)
  }

  private func evaluated(_ program: Program, _ batch: Batch) throws -> Vector {
    let result = program.evaluate(Frame(batch, outers: outers, runtime.context))
    if let error = result.errors.errors.first { throw error }
    return result.vector
  }

  private func answer(_ batch: Batch, _ row: Int) throws -> Batch {
    let key = used.map { batch.columns[$0].value(at: row) }
    if let answer = known[key] { return answer }
    let values = batch.columns.map { $0.value(at: row) }
    let right = try build(apply.right, [OuterRow(values: values)] + outers)
    let answer = try right.all(runtime)
    known[key] = answer
    return answer
  }
}

/// WITH RECURSIVE: rounds until one gives no row.
final class RecursiveOperator: Operator {
  let types: [SQLType]
  private let base: any Operator
  private let makeStep: (Batch) throws -> any Operator
  private let isDistinct: Bool
  private let runtime: QueryRuntime
  private var keys: GroupKeys
  private var pending: [Batch] = []
  private var round = -1
  private var last: Batch?

  private static let mostRounds = 1_000

  init(
    _ base: any Operator, isDistinct: Bool, _ runtime: QueryRuntime,
    step: @escaping (Batch) throws -> any Operator
  ) {
    self.base = base
    self.isDistinct = isDistinct
    self.runtime = runtime
    makeStep = step
    types = base.types
    keys = GroupKeys(base.types)
  }

  func next() throws -> Batch? {
    let rows: Batch
    if round < 0 {
      rows = fresh(try base.all(runtime))
    } else {
      guard let last, last.rows > 0 else { return nil }
      if round >= Self.mostRounds {
        throw EvaluationError(
          .notSupported,
          "Recursion depth limit exceeded (\(Self.mostRounds)): the recursive query does not end")
      }
      rows = fresh(try makeStep(last).all(runtime))
    }
    round += 1
    last = rows
    return rows.rows > 0 ? rows : nil
  }

  private func fresh(_ batch: Batch) -> Batch {
    guard isDistinct, batch.rows > 0 else { return batch }
    let before = keys.count
    let groups = keys.groups(of: batch.columns, rows: batch.rows)
    var seen = Set<UInt32>()
    let rows = groups.indices.filter {
      Int(groups[$0]) >= before && seen.insert(groups[$0]).inserted
    }
    return batch.taking(rows.map { UInt32($0) })
  }
}

/// TABLESAMPLE: each row (BERNOULLI) or each batch (SYSTEM) by chance, the same in each run.
final class SampleOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  private let fraction: Double
  private let isSystem: Bool
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ input: any Operator, fraction: Double, isSystem: Bool) {
    self.input = input
    self.fraction = fraction
    self.isSystem = isSystem
    types = input.types
  }

  private func isTaken() -> Bool {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) * 0x1p-53 < fraction
  }

  func next() throws -> Batch? {
    while let batch = try input.next() {
      if isSystem {
        if isTaken() { return batch }
        continue
      }
      let rows = (0..<UInt32(batch.rows)).filter { _ in isTaken() }
      if !rows.isEmpty { return batch.taking(rows) }
    }
    return nil
  }
}
