import TarnColumns
import TarnPlanning

/// Hash join: the right side is built, the left side streams through.
///
/// The build side's keys are numbered, rows of one key are chained in their order; a left row's
/// key is looked up once per distinct value. Without keys every pair is a candidate.
final class JoinOperator: Operator {
  let types: [SQLType]
  private let join: Join
  private let left: any Operator
  private let right: any Operator
  private let leftKeys: [Program]
  private let rightKeys: [Program]
  private let condition: Program?
  private let outers: [OuterRow]
  private let runtime: QueryRuntime
  private var build: BuildSide?
  private var pending: [Batch] = []
  private var isFlushed = false

  init(
    _ join: Join, _ left: any Operator, _ right: any Operator, outers: [OuterRow],
    _ runtime: QueryRuntime
  ) {
    self.join = join
    self.left = left
    self.right = right
    self.outers = outers
    self.runtime = runtime
    types = join.types
    leftKeys = join.keys.map { Program($0.left, runtime.context) }
    rightKeys = join.keys.map { Program($0.right, runtime.context) }
    condition = join.condition.map { Program($0, runtime.context) }
  }

  func next() throws -> Batch? {
    let side = try build ?? makeBuildSide()
    build = side
    while true {
      if let batch = pending.popLast() { return batch }
      try runtime.context.cancellation.check()
      guard let batch = try left.next() else { break }
      pending = try probe(batch, side).reversed()
    }
    if !isFlushed {
      isFlushed = true
      if join.kind == .right || join.kind == .full { return unmatchedRight(side) }
    }
    return nil
  }

  private func makeBuildSide() throws -> BuildSide {
    let rows = try right.all(runtime)
    let keys = try evaluate(rightKeys, rows)
    return BuildSide(rows, keys, types: join.keys.map(\.right.type))
  }

  private func evaluate(_ programs: [Program], _ batch: Batch) throws -> [Vector] {
    try programs.map { program in
      let result = program.evaluate(Frame(batch, outers: outers, runtime.context))
      if let error = result.errors.errors.first { throw error }
      return result.vector
    }
  }

  /// How many candidate pairs are looked at together.
  private static let pairs = 65_536

  private func probe(_ batch: Batch, _ side: BuildSide) throws -> [Batch] {
    let keys = try evaluate(leftKeys, batch)
    let groups = side.keys.existingGroups(of: keys, rows: batch.rows, nullsMatch: false)
    var matches = LeftMatches(rows: batch.rows)
    var output: [Batch] = []
    var leftRows: [UInt32] = []
    var rightRows: [UInt32] = []
    func flush() throws {
      if leftRows.isEmpty { return }
      try settle(batch, side, &leftRows, &rightRows, &matches, &output)
    }
    for row in 0..<batch.rows where groups[row] != KeyColumn.missing {
      var candidate = side.first(of: groups[row])
      while candidate != BuildSide.end {
        leftRows.append(UInt32(row))
        rightRows.append(candidate)
        candidate = side.next[Int(candidate)]
        if leftRows.count >= Self.pairs {
          try runtime.context.cancellation.check()
          try flush()
        }
      }
    }
    try flush()
    switch join.kind {
    case .left, .full:
      let lonely = matches.rows(matched: false)
      if !lonely.isEmpty {
        let nulls = right.types.map { Vector.nulls($0, count: lonely.count) }
        output.append(
          Batch(columns: batch.taking(lonely).columns + nulls, rows: lonely.count))
        output = inOrder(output, of: matches.pairs + lonely)
      }
    case .semi:
      let matched = matches.rows(matched: true)
      if !matched.isEmpty { output.append(batch.taking(matched)) }
    case .anti:
      var lonely = matches.rows(matched: false)
      if join.isNullAware {
        lonely = lonely.filter { !isUnknown(Int($0), keys, side) }
      }
      if !lonely.isEmpty { output.append(batch.taking(lonely)) }
    case .mark: output.append(marked(batch, keys, side, matches))
    case .inner, .right: break
    }
    return output
  }

  /// Checks the rest of the condition for candidate pairs and puts out or remembers the matches.
  private func settle(
    _ batch: Batch, _ side: BuildSide, _ leftRows: inout [UInt32], _ rightRows: inout [UInt32],
    _ matches: inout LeftMatches, _ output: inout [Batch]
  ) throws {
    var pairs: Batch?
    if condition != nil || isPaired {
      pairs = Batch(
        columns: batch.taking(leftRows).columns + side.rows.taking(rightRows).columns,
        rows: leftRows.count)
    }
    if let condition, let candidates = pairs {
      let (rows, errors) = condition.selection(
        Frame(candidates, outers: outers, runtime.context))
      if let error = errors.errors.first { throw error }
      if let rows {
        leftRows = rows.map { leftRows[Int($0)] }
        rightRows = rows.map { rightRows[Int($0)] }
        pairs = candidates.taking(rows)
      }
    }
    for row in leftRows { matches.flags[Int(row)] = true }
    if join.kind == .right || join.kind == .full { side.match(rightRows) }
    if isPaired, let pairs, pairs.rows > 0 {
      output.append(pairs)
      if join.kind == .left || join.kind == .full { matches.pairs += leftRows }
    }
    leftRows.removeAll(keepingCapacity: true)
    rightRows.removeAll(keepingCapacity: true)
  }

  /// Pairs and rows without a partner in the order of the left rows, which ascend within each.
  private func inOrder(_ batches: [Batch], of leftRows: [UInt32]) -> [Batch] {
    if batches.count == 1 { return batches }
    let order = leftRows.indices.sorted {
      leftRows[$0] != leftRows[$1] ? leftRows[$0] < leftRows[$1] : $0 < $1
    }
    return [
      Batch.concatenation(batches, types: types).taking(
        order.map { UInt32(truncatingIfNeeded: $0) })
    ]
  }

  /// Whether matches are put out as pairs.
  private var isPaired: Bool {
    switch join.kind {
    case .semi, .anti, .mark: false
    default: true
    }
  }

  /// NOT IN's third answer: a null on either side, unless the right side is empty.
  private func isUnknown(_ row: Int, _ keys: [Vector], _ side: BuildSide) -> Bool {
    if side.rows.rows == 0 { return false }
    return side.hasNullKey || keys.contains { $0.isNull(at: row) }
  }

  private func marked(
    _ batch: Batch, _ keys: [Vector], _ side: BuildSide, _ matches: LeftMatches
  ) -> Batch {
    var nulls = [Bool](repeating: false, count: batch.rows)
    if join.isNullAware {
      for row in 0..<batch.rows where !matches.flags[row] {
        nulls[row] = isUnknown(row, keys, side)
      }
    }
    let mark = Vector(
      .boolean, count: batch.rows, .boolean(matches.flags),
      nulls: nulls.contains(true) ? nulls : nil)
    return Batch(columns: batch.columns + [mark], rows: batch.rows)
  }

  private func unmatchedRight(_ side: BuildSide) -> Batch? {
    let rows = side.matched.indices.filter { !side.matched[$0] }.map { UInt32($0) }
    if rows.isEmpty { return nil }
    let nulls = left.types.map { Vector.nulls($0, count: rows.count) }
    return Batch(columns: nulls + side.rows.taking(rows).columns, rows: rows.count)
  }
}

/// Which left rows of one batch have found a partner.
private struct LeftMatches {
  var flags: [Bool]
  /// The left row of each pair that was put out.
  var pairs: [UInt32] = []

  init(rows: Int) { flags = [Bool](repeating: false, count: rows) }

  func rows(matched: Bool) -> [UInt32] {
    flags.indices.filter { flags[$0] == matched }.map { UInt32($0) }
  }
}

extension Value {
  fileprivate var isNaN: Bool {
    if case .double(let number) = self { return number.isNaN }
    return false
  }
}

/// The right side, chained by key.
final class BuildSide {
  static let end = UInt32.max

  let rows: Batch
  private(set) var keys: GroupKeys
  /// The first row of each key, and for each row the next one with its key.
  private var heads: [UInt32] = []
  private(set) var next: [UInt32]
  private(set) var hasNullKey = false
  private(set) var matched: [Bool]

  init(_ rows: Batch, _ columns: [Vector], types: [SQLType]) {
    self.rows = rows
    keys = GroupKeys(types)
    next = [UInt32](repeating: Self.end, count: rows.rows)
    matched = [Bool](repeating: false, count: rows.rows)
    let groups = keys.groups(of: columns, rows: rows.rows)
    heads = [UInt32](repeating: Self.end, count: keys.count)
    let doubles = columns.filter { $0.type.layout == .double }
    // From the last row to the first, so that each chain ascends. A null key matches nothing, and
    // neither does NaN, which is one key in groups but not equal to itself.
    for row in stride(from: rows.rows - 1, through: 0, by: -1) {
      if !doubles.isEmpty, doubles.contains(where: { $0.value(at: row).isNaN }) { continue }
      if columns.contains(where: { $0.isNull(at: row) }) {
        hasNullKey = true
        continue
      }
      next[row] = heads[Int(groups[row])]
      heads[Int(groups[row])] = UInt32(row)
    }
  }

  func first(of group: UInt32) -> UInt32 {
    Int(group) < heads.count ? heads[Int(group)] : Self.end
  }

  func match(_ rows: [UInt32]) {
    for row in rows { matched[Int(row)] = true }
  }
}
