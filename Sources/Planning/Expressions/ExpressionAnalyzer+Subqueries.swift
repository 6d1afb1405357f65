import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyze(_ node: ScalarSubquery) throws(SQLError) -> Expr {
    let (plan, type) = try oneColumn(node.query, at: node.position)
    return add(.scalar, .single(plan), type, at: node.position)
  }

  func analyze(_ node: Exists) throws(SQLError) -> Expr {
    let relation = try plan(node.query, at: node.position)
    return add(.exists, relation.plan, .boolean, at: node.position)
  }

  func analyze(_ node: InSubquery) throws(SQLError) -> Expr {
    let test = try isIn(analyze(node.value), node.query, at: node.position)
    return node.isNegated ? .not(test) : test
  }

  private func isIn(
    _ value: Expr, _ query: Query, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    let (plan, type) = try oneColumn(query, like: value.type, at: position)
    guard let common = Coercion.common(value.type, type), common.isComparable else {
      throw SQLError(
        .typeMismatch,
        "Value expression and result of subquery must be of the same type: \(value.type) vs \(type)",
        at: position)
    }
    let coerced = type == common ? plan : Plan.project(plan, [coerce(.column(0, type), to: common)])
    return add(.isIn(coerce(value, to: common)), coerced, .boolean, at: position)
  }

  /// `= ANY` and `<> ALL` are IN and NOT IN. The others follow from the smallest and largest value,
  /// how many rows there are and how many of them are null: `x < ALL (q)` is true for no rows,
  /// else `x < min` where no null stands in the way.
  func analyze(_ node: QuantifiedComparison) throws(SQLError) -> Expr {
    let value = try analyze(node.value)
    let isAll = node.quantifier == .all
    switch (node.operator, isAll) {
    case (.equal, false): return try isIn(value, node.query, at: node.position)
    case (.notEqual, true): return .not(try isIn(value, node.query, at: node.position))
    default: break
    }
    let (plan, type) = try oneColumn(node.query, like: value.type, at: node.position)
    guard let common = Coercion.common(value.type, type), common.isOrderable else {
      throw SQLError(
        .typeMismatch, "Cannot apply operator: \(value.type) \(node.operator.rawValue) \(type)",
        at: node.position)
    }
    let coerced = type == common ? plan : Plan.project(plan, [coerce(.column(0, type), to: common)])
    let column = Expr.column(0, common)
    var aggregates: [AggregateCall] = []
    for (name, arguments) in [
      ("min", [column]), ("max", [column]), ("count", []), ("count", [column]),
    ] {
      guard let function = statement.functions.function(named: name) else {
        throw SQLError(
          .functionNotFound, "Function '\(name)' not registered", at: node.position)
      }
      let resolved = try resolve(function, values: arguments, at: node.position)
      aggregates.append(
        AggregateCall(
          function: function, overload: resolved.overload, arguments: resolved.arguments,
          type: resolved.type))
    }
    let row = Plan.aggregate(
      Aggregation(input: coerced, keys: [], sets: [[]], aggregates: aggregates))
    guard case .column(let first, _) = add(.singleRow, row, common, at: node.position) else {
      return .constant(.null, .boolean)
    }
    return quantified(
      coerce(value, to: common), node.operator.operation, isAll: isAll,
      least: .column(first, common), greatest: .column(first + 1, common),
      rows: .column(first + 2, .bigint), known: .column(first + 3, .bigint))
  }

  private func quantified(
    _ value: Expr, _ operation: ComparisonOperation, isAll: Bool, least: Expr, greatest: Expr,
    rows: Expr, known: Expr
  ) -> Expr {
    let test: Expr
    switch operation {
    case .less, .lessOrEqual:
      test = .comparison(operation, value, isAll ? least : greatest)
    case .greater, .greaterOrEqual:
      test = .comparison(operation, value, isAll ? greatest : least)
    case .equal:
      test = .and([.comparison(.equal, value, least), .comparison(.equal, value, greatest)])
    case .notEqual:
      test = .or([.comparison(.notEqual, value, least), .comparison(.notEqual, value, greatest)])
    }
    let null = Expr.constant(.null, .boolean)
    let isEmpty = Expr.comparison(.equal, rows, .constant(.integer(0), .bigint))
    let hasNull = Expr.comparison(.notEqual, rows, known)
    // A null among the rows can only spoil the answer that needs all of them.
    let decided = isAll ? Expr.not(test) : test
    let open =
      isAll ? Expr.constant(.boolean(true), .boolean) : .constant(.boolean(false), .boolean)
    return .cases(
      [
        CaseBranch(condition: isEmpty, result: open),
        CaseBranch(condition: decided, result: .constant(.boolean(!isAll), .boolean)),
        CaseBranch(condition: hasNull, result: null),
        CaseBranch(condition: .isNull(value), result: null),
      ], otherwise: open)
  }

  private func plan(_ query: Query, at position: SourcePosition) throws(SQLError) -> RelationPlan {
    guard lambdaFrames.isEmpty else {
      throw SQLError(
        .notSupported, "Lambda expression cannot contain subqueries", at: position)
    }
    return try statement.nested(at: position) { () throws(SQLError) in
      try planner.plan(query, outer: scope)
    }
  }

  /// Several columns make one row; one column does too where a row is wanted and it is none.
  private func oneColumn(
    _ query: Query, like wanted: SQLType = .unknown, at position: SourcePosition
  ) throws(SQLError) -> (Plan, SQLType) {
    let relation = try plan(query, at: position)
    let visible = relation.fields.filter { !$0.isHidden }
    var wraps = visible.count != 1
    if visible.count == 1, case .row = wanted {
      if case .row = visible[0].type { wraps = false } else { wraps = true }
    }
    if !wraps, relation.plan.types.count == 1 {
      return (relation.plan, visible[0].type)
    }
    let columns = visible.map { Expr.column($0.column, $0.type) }
    if !wraps { return (.project(relation.plan, columns), columns[0].type) }
    let type = SQLType.row(visible.map { RowField($0.name, $0.type) })
    return (.project(relation.plan, [.row(columns, type)]), type)
  }

  private func add(
    _ kind: PendingSubquery.Kind, _ plan: Plan, _ type: SQLType, at position: SourcePosition
  ) -> Expr {
    subqueries.append(PendingSubquery(kind: kind, plan: plan, position: position))
    let index = subqueries.count - 1
    return .column(Placeholder.subquery + index * Placeholder.columnsPerSubquery, type)
  }
}
