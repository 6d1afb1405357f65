import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension Optimizer {
  /// Turns `apply`, which evaluates its right side for each left row, into a join wherever the
  /// right side does not read the left row, or reads it only in equalities that can be join keys:
  ///
  ///     EXISTS (SELECT 1 FROM b WHERE b.x = a.x)         mark join on x
  ///     (SELECT max(y) FROM b WHERE b.x = a.x)           left join on groups of b by x
  static let decorrelateSubqueries = Rule(name: "DecorrelateSubqueries") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      if case .filter(.apply(let apply), let condition) = node,
        let join = membership(apply, condition)
      {
        change.made()
        return join
      }
      guard case .apply(let apply) = node, let join = decorrelated(apply) else { return node }
      change.made()
      return join
    }
    return change.isMade ? result : nil
  }

  private static func decorrelated(_ apply: Apply) -> Plan? {
    if !apply.right.readsOuter(level: 0) {
      return uncorrelated(apply, apply.right.leavingApply())
    }
    switch apply.kind {
    case .mark(nil): return exists(apply)
    case .cross:
      if case .single(let plan) = apply.right { return groups(apply, plan) }
      return groups(apply, apply.right)
    case .left, .mark: return nil
    }
  }

  private static func uncorrelated(_ apply: Apply, _ right: Plan) -> Plan {
    switch apply.kind {
    case .cross: .join(Join(kind: .inner, left: apply.left, right: right, keys: []))
    case .left: .join(Join(kind: .left, left: apply.left, right: right, keys: []))
    case .mark(nil):
      .join(Join(kind: .mark, left: apply.left, right: .limit(right, Limit(count: 1)), keys: []))
    case .mark(let key?):
      .join(
        Join(kind: .mark, left: apply.left, right: right, keys: [key], isNullAware: true))
    }
  }

  /// Whether there is a row does not depend on its columns, its order or how often it comes.
  private static func exists(_ apply: Apply) -> Plan? {
    var inner = apply.right
    peeling: while true {
      switch inner {
      case .project(let input, _), .sort(let input, _): inner = input
      case .limit(let input, let limit) where limit.offset == 0 && limit.count != 0:
        inner = input
      case .topN(let input, _, let limit) where limit.offset == 0 && limit.count != 0:
        inner = input
      case .aggregate(let node)
      where node.aggregates.isEmpty && !node.keys.isEmpty && node.sets.count == 1:
        inner = node.input
      default: break peeling
      }
    }
    guard case .filter(let input, let condition) = inner, !input.readsOuter(level: 0),
      let parts = Correlation(condition)
    else { return nil }
    let right = parts.rest.isEmpty ? input : Plan.filter(input, .conjunction(parts.rest))
    let width = apply.left.types.count
    let others = parts.others.map { $0.asPair(width: width).leavingApply(from: 0) }
    return .join(
      Join(
        kind: .mark, left: apply.left, right: right.leavingApply(), keys: parts.keys,
        condition: others.isEmpty ? nil : .conjunction(others)))
  }

  /// `x IN (SELECT y FROM b WHERE b.k = a.k)` that a row must pass: null or false is the same then,
  /// so the value is one more key of a semi join.
  private static func membership(_ apply: Apply, _ condition: Expr) -> Plan? {
    guard case .mark(let key?) = apply.kind else { return nil }
    let mark = apply.left.types.count
    var rest: [Expr] = []
    var isWanted = false
    for term in condition.conjuncts {
      if case .column(mark, _) = term, !isWanted { isWanted = true } else { rest.append(term) }
    }
    guard isWanted, !rest.contains(where: { $0.columns.contains(mark) }) else { return nil }
    var value = key.right
    var inner = apply.right
    while case .project(let input, let expressions) = inner {
      value = value.replacingColumns { column, _ in expressions[column] }
      inner = input
    }
    guard case .filter(let input, let condition) = inner, !input.readsOuter(level: 0),
      !value.readsOuter, !value.isFallible, let parts = Correlation(condition)
    else { return nil }
    let right = parts.rest.isEmpty ? input : Plan.filter(input, .conjunction(parts.rest))
    let others = parts.others.map { $0.asPair(width: mark).leavingApply(from: 0) }
    let join = Plan.join(
      Join(
        kind: .semi, left: apply.left, right: right.leavingApply(),
        keys: [JoinKey(left: key.left, right: value)] + parts.keys,
        condition: others.isEmpty ? nil : .conjunction(others)))
    let kept = apply.left.types.enumerated().map { Expr.column($0, $1) }
    let marked = Plan.project(join, kept + [.constant(.boolean(true), .boolean)])
    return rest.isEmpty ? marked : .filter(marked, .conjunction(rest))
  }

  /// A global aggregate over rows chosen by equalities with the outer row is a group of those rows.
  private static func groups(_ apply: Apply, _ plan: Plan) -> Plan? {
    var outputs: [Expr]?
    var inner = plan
    if case .project(let input, let expressions) = plan {
      if expressions.contains(where: \.readsOuter) { return nil }
      outputs = expressions
      inner = input
    }
    guard case .aggregate(let node) = inner, node.keys.isEmpty, node.sets.count == 1,
      let empties = EmptyAggregates.values(node.aggregates)
    else { return nil }
    var computed: [Expr]?
    var source = node.input
    if case .project(let input, let expressions) = source {
      if expressions.contains(where: \.readsOuter) { return nil }
      computed = expressions
      source = input
    }
    guard case .filter(let input, let condition) = source, !input.readsOuter(level: 0),
      !node.aggregates.contains(where: \.readsOuter), let parts = Correlation(condition),
      parts.others.isEmpty, !parts.keys.isEmpty
    else { return nil }

    let filtered = parts.rest.isEmpty ? input : Plan.filter(input, .conjunction(parts.rest))
    let columns = computed ?? filtered.types.enumerated().map { Expr.column($0, $1) }
    let keyed = Plan.project(filtered, columns + parts.keys.map(\.right))
    let keys = parts.keys.indices.map { columns.count + $0 }
    let grouped = Plan.aggregate(
      Aggregation(
        input: keyed, keys: keys, sets: [Array(keys.indices)], aggregates: node.aggregates))
    let width = apply.left.types.count
    let pairs = parts.keys.enumerated().map { index, key in
      JoinKey(left: key.left, right: .column(index, key.right.type))
    }
    let join = Plan.join(
      Join(kind: .left, left: apply.left, right: grouped.leavingApply(), keys: pairs))
    // Where no group is, an aggregate has the value it has over no rows.
    let values = node.aggregates.enumerated().map { index, call -> Expr in
      let column = Expr.column(width + keys.count + index, call.type)
      guard let empty = empties[index] else { return column }
      return .coalesce([column, empty])
    }
    let kept = apply.left.types.enumerated().map { Expr.column($0, $1) }
    let results = outputs?.map { $0.replacingColumns { column, _ in values[column] } } ?? values
    return .project(join, kept + results.map { $0.leavingApply(from: 0) })
  }
}

/// A filter's terms by what they read: the outer row in an equality, in another way, or not at all.
private struct Correlation {
  /// Left over the outer row's columns, right over the inner ones.
  var keys: [JoinKey] = []
  var others: [Expr] = []
  var rest: [Expr] = []

  /// nil where a term cannot be moved.
  init?(_ condition: Expr) {
    for term in condition.conjuncts {
      guard term.readsOuter(level: 0) else {
        rest.append(term)
        continue
      }
      guard term.isDeterministic, !term.isFallible else { return nil }
      if case .comparison(.equal, let first, let second) = term {
        if let key = Self.key(first, second) ?? Self.key(second, first) {
          keys.append(key)
          continue
        }
      }
      others.append(term)
    }
  }

  private static func key(_ outer: Expr, _ inner: Expr) -> JoinKey? {
    guard outer.columns.isEmpty, outer.readsOuter(level: 0), !inner.readsOuter(level: 0),
      !inner.columns.isEmpty
    else { return nil }
    return JoinKey(
      left: outer.outerAsColumns.leavingApply(from: 0), right: inner.leavingApply(from: 0))
  }
}

extension Expr {
  fileprivate func readsOuter(level: Int) -> Bool {
    contains { node in
      if case .outer(_, level, _) = node { return true }
      return false
    }
  }

  fileprivate var outerAsColumns: Expr {
    if case .outer(let column, 0, let type) = self { return .column(column, type) }
    return mapOperands(\.outerAsColumns)
  }

  /// Over a pair of rows: the outer one's columns first.
  fileprivate func asPair(width: Int) -> Expr {
    switch self {
    case .outer(let column, 0, let type): .column(column, type)
    case .column(let column, let type): .column(column + width, type)
    default: mapOperands { $0.asPair(width: width) }
    }
  }
}

extension AggregateCall {
  fileprivate var readsOuter: Bool {
    arguments.contains(where: \.readsOuter) || filter?.readsOuter ?? false
  }
}

/// What aggregates give over no rows.
private enum EmptyAggregates {
  private static let zero: Set<String> = ["count", "count_if", "approx_distinct"]
  private static let null: Set<String> = [
    "sum", "avg", "min", "max", "arbitrary", "any_value", "array_agg", "bool_and", "bool_or",
    "every", "max_by", "min_by", "stddev", "variance", "geometric_mean",
  ]

  /// nil for NULL; no answer where an aggregate is not known.
  static func values(_ calls: [AggregateCall]) -> [Expr?]? {
    var values: [Expr?] = []
    for call in calls {
      if zero.contains(call.function.name) {
        values.append(.constant(.integer(0), call.type))
      } else if null.contains(call.function.name) {
        values.append(nil)
      } else {
        return nil
      }
    }
    return values
  }
}
