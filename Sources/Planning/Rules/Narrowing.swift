import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Rebuilds a plan so that each operator gives what is read above it and little more.
///
/// Each operator is asked for accesses of its output columns and answers with a plan and where each
/// access is in it. It may answer a part of a column with the whole: the reader takes the part.
///
///     project [column 1 .arn] needs (1, [2]) of   scan [eventname, useridentity]
///     which answers   scan [useridentity.arn]   and   (1, [2]) → 0
struct Narrowing {
  /// Only whole columns are asked for.
  let rootsOnly: Bool
  let change: Change
  /// What readers of shared definitions need, and where they find it.
  var shared = SharedNeeds()

  init(rootsOnly: Bool, change: Change) {
    self.rootsOnly = rootsOnly
    self.change = change
  }

  typealias Answer = (plan: Plan, given: [Access: Int])

  final class SharedNeeds {
    var needs: [Int: Set<Access>] = [:]
    var given: [Int: (places: [Access: Int], types: [SQLType])] = [:]
    var depth = 0
  }

  /// The plan with exactly its columns, in order.
  func exact(_ plan: Plan) -> Plan { exact(plan, Array(plan.types.indices)) }

  private func exact(_ plan: Plan, _ columns: [Int]) -> Plan {
    let answer = narrow(plan, Set(columns.map { Access(column: $0) }))
    let places = columns.map { answer.given[Access(column: $0)] ?? $0 }
    let types = answer.plan.types
    if places == Array(types.indices) { return answer.plan }
    return .project(answer.plan, places.map { .column($0, types[$0]) })
  }

  func accesses(_ expressions: [Expr]) -> Set<Access> {
    var found: Set<Access> = []
    for expression in expressions { expression.addAccesses(to: &found, rootsOnly: rootsOnly) }
    return found
  }

  func narrow(_ plan: Plan, _ need: Set<Access>) -> Answer {
    switch plan {
    case .scan(let scan): return narrow(scan, need)
    case .values(let rows, let types): return narrow(rows, types, need)
    case .filter(let input, let condition):
      let answer = narrow(input, need.union(accesses([condition])))
      return (.filter(answer.plan, condition.replacingAccesses(answer.given)), answer.given)
    case .project(let input, let expressions): return narrow(input, expressions, need)
    case .aggregate(let node): return narrow(node, need)
    case .join(let node): return narrow(node, need)
    case .apply(let node): return narrow(node, need)
    case .unnest(let node): return narrow(node, need)
    case .window(let node): return narrow(node, need)
    case .sort(let input, let keys):
      let answer = narrow(input, need.union(Self.roots(keys)))
      return (.sort(answer.plan, keys.moved(answer.given)), answer.given)
    case .limit(let input, var limit):
      let answer = narrow(input, need.union(Self.roots(limit.ties ?? [])))
      limit.ties = limit.ties?.moved(answer.given)
      return (.limit(answer.plan, limit), answer.given)
    case .topN(let input, let keys, let limit):
      let answer = narrow(input, need.union(Self.roots(keys)))
      return (.topN(answer.plan, keys.moved(answer.given), limit), answer.given)
    case .sample(let input, let fraction, let isSystem):
      let answer = narrow(input, need)
      return (.sample(answer.plan, fraction: fraction, isSystem: isSystem), answer.given)
    case .single(let input):
      let answer = narrow(input, need)
      return (.single(answer.plan), answer.given)
    case .union(let inputs): return narrow(inputs, need)
    case .setOperation(var node):
      node.left = exact(node.left)
      node.right = exact(node.right)
      return (.setOperation(node), Self.places(Array(node.left.types.indices)))
    case .shared(let id, let definition, let body):
      return narrow(id, definition, body, need)
    case .recursive(let id, let base, let step, let isDistinct):
      let columns = Array(base.types.indices)
      let result = Plan.recursive(
        id: id, base: exact(base), step: exact(step), isDistinct: isDistinct)
      return (result, Self.places(columns))
    case .reference(let id, let types): return reference(id, types, need)
    }
  }

  static func places(_ columns: [Int]) -> [Access: Int] {
    var places: [Access: Int] = [:]
    for (place, column) in columns.enumerated() { places[Access(column: column)] = place }
    return places
  }

  static func roots(_ keys: [SortKey]) -> Set<Access> {
    Set(keys.map { Access(column: $0.column) })
  }

  /// The inputs of a union give the same columns: the parts that are wanted where each input has
  /// them as such, else the whole columns.
  private func narrow(_ inputs: [Plan], _ need: Set<Access>) -> Answer {
    let columns = Set(need.map(\.column)).sorted()
    if let width = inputs.first?.types.count, columns.count < width, rootsOnly { change.made() }
    guard need.contains(where: { !$0.isRoot }) else {
      return (.union(inputs.map { exact($0, columns) }), Self.places(columns))
    }
    let wanted = need.sorted()
    let quiet = Narrowing(copying: self)
    let answers = inputs.map { quiet.narrow($0, need) }
    guard answers.allSatisfy({ answer in wanted.allSatisfy { answer.given[$0] != nil } }) else {
      return (.union(inputs.map { exact($0, columns) }), Self.places(columns))
    }
    change.made()
    var given: [Access: Int] = [:]
    for (place, access) in wanted.enumerated() { given[access] = place }
    let plans = answers.map { answer -> Plan in
      let types = answer.plan.types
      let places = wanted.compactMap { answer.given[$0] }
      if places == Array(types.indices) { return answer.plan }
      return .project(answer.plan, places.map { .column($0, types[$0]) })
    }
    return (.union(plans), given)
  }

  // MARK: - Leaves

  /// A scan gives every access that its table has a source for, and the whole column otherwise.
  private func narrow(_ scan: Scan, _ need: Set<Access>) -> Answer {
    var columns: [ScanColumn] = []
    var given: [Access: Int] = [:]
    let all = need.union(accesses(scan.predicates))
    for access in all.sorted() {
      var access = access
      var column = scan.columns[access.column]
      if let direct = scan.column(for: access) { column = direct } else { access = access.root }
      if given[access] != nil { continue }
      if let known = columns.firstIndex(of: column) {
        given[access] = known
      } else {
        given[access] = columns.count
        columns.append(column)
      }
      if !access.isRoot { change.made() }
    }
    if columns.count < scan.columns.count, rootsOnly { change.made() }
    var narrow = scan
    narrow.columns = columns
    narrow.predicates = scan.predicates.map { $0.replacingAccesses(given) }
    return (.scan(narrow), given)
  }

  private func narrow(_ rows: [[Expr]], _ types: [SQLType], _ need: Set<Access>) -> Answer {
    let columns = Set(need.map(\.column)).sorted()
    if columns.count < types.count { change.made() }
    let kept = rows.map { row in columns.map { row[$0] } }
    return (.values(rows: kept, types: columns.map { types[$0] }), Self.places(columns))
  }

  // MARK: - Shared definitions

  /// The body is narrowed twice: first to learn what its references need, then to give them it.
  private func narrow(
    _ id: Int, _ definition: Plan, _ body: Plan, _ need: Set<Access>
  ) -> Answer {
    // Each level doubles the work, so deep ones are taken whole.
    guard shared.depth < 4 else {
      let answer = narrow(body, need)
      return (.shared(id: id, definition: exact(definition), body: answer.plan), answer.given)
    }
    shared.depth += 1
    defer { shared.depth -= 1 }
    shared.needs[id] = []
    _ = Narrowing(copying: self).narrow(body, need)
    let needed = shared.needs.removeValue(forKey: id) ?? []
    let inner = narrow(definition, needed)
    shared.given[id] = (inner.given, inner.plan.types)
    let answer = narrow(body, need)
    shared.given[id] = nil
    return (.shared(id: id, definition: inner.plan, body: answer.plan), answer.given)
  }

  private init(copying other: Narrowing) {
    rootsOnly = other.rootsOnly
    change = Change()
    shared = other.shared
  }

  private func reference(_ id: Int, _ types: [SQLType], _ need: Set<Access>) -> Answer {
    if let known = shared.given[id] {
      return (.reference(id: id, types: known.types), known.places)
    }
    shared.needs[id]?.formUnion(need)
    return (.reference(id: id, types: types), Self.places(Array(types.indices)))
  }
}

extension Access: Comparable {
  /// Columns keep the order of the table, parts follow their whole.
  static func < (left: Access, right: Access) -> Bool {
    if left.column != right.column { return left.column < right.column }
    if left.fields != right.fields { return left.fields.lexicographicallyPrecedes(right.fields) }
    return left.tail.text < right.tail.text
  }
}

extension Access.Tail {
  fileprivate var text: String {
    switch self {
    case .none: ""
    case .json(let keys): "j" + keys.joined(separator: ".")
    case .mapKey(let key): "m" + key
    }
  }
}

extension [SortKey] {
  func moved(_ given: [Access: Int]) -> [SortKey] {
    map { key in
      var key = key
      key.column = given[Access(column: key.column)] ?? key.column
      return key
    }
  }
}
