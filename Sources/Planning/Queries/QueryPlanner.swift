import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// A plan, and what its columns are called where a query reads it.
struct RelationPlan {
  var plan: Plan
  var fields: [Scope.Field]
}

/// Plans queries and relations, inside the common tables that are known at one place.
final class QueryPlanner {
  let statement: StatementState
  /// By lower-case name.
  let commonTables: [String: CommonTable]

  init(_ statement: StatementState, commonTables: [String: CommonTable] = [:]) {
    self.statement = statement
    self.commonTables = commonTables
  }

  /// A whole query: WITH, body, ORDER BY, OFFSET, LIMIT.
  func plan(_ query: Query, outer: Scope?) throws(SQLError) -> RelationPlan {
    if let with = query.with { return try plan(with, query, outer: outer) }
    return try planBody(query, outer: outer)
  }

  func planBody(_ query: Query, outer: Scope?) throws(SQLError) -> RelationPlan {
    let limit = try limit(query)
    switch query.body {
    case .select(let specification):
      return try SelectPlanner(self, specification, query.orderBy, limit, outer: outer).plan()
    default: break
    }
    var relation = try plan(query.body, outer: outer)
    if !query.orderBy.isEmpty {
      relation = try sort(relation, query.orderBy, limit, outer: outer)
    } else if let limit {
      try Self.checkTies(limit, query)
      relation.plan = .limit(relation.plan, limit)
    }
    return relation
  }

  private func plan(_ body: QueryBody, outer: Scope?) throws(SQLError) -> RelationPlan {
    switch body {
    case .select(let specification):
      return try SelectPlanner(self, specification, [], nil, outer: outer).plan()
    case .setOperation(let operation): return try plan(operation, outer: outer)
    case .values(let values): return try plan(values, outer: outer)
    case .table(let name): return try table(name)
    case .subquery(let query):
      return try statement.nested(at: query.position) { () throws(SQLError) in
        try plan(query, outer: outer)
      }
    }
  }

  func planOperand(_ body: QueryBody, outer: Scope?) throws(SQLError) -> RelationPlan {
    try plan(body, outer: outer)
  }

  // MARK: - ORDER BY and LIMIT over a finished relation

  private func sort(
    _ relation: RelationPlan, _ items: [SortItem], _ limit: Limit?, outer: Scope?
  ) throws(SQLError) -> RelationPlan {
    let scope = Scope(relation.fields, parent: outer)
    let analyzer = ExpressionAnalyzer(statement, scope, .orderBy, planner: self)
    let visible = relation.fields.filter { !$0.isHidden }
    var pending: [PendingSortKey] = []
    for item in items {
      if let ordinal = try Self.ordinal(item.expression, visible.count, "ORDER BY") {
        let field = visible[ordinal]
        pending.append(
          PendingSortKey(
            expression: .column(field.column, field.type), isDescending: item.isDescending,
            nullsFirst: item.nulls == .first))
      } else {
        pending += try analyzer.sortKeys([item])
      }
    }
    if let found = analyzer.aggregates.first {
      throw SQLError(
        .expressionNotScalar,
        "ORDER BY clause of this query cannot contain aggregations: [\(found.call.function.name)]",
        at: found.call.position)
    }
    if let found = analyzer.windows.first {
      throw SQLError(
        .notSupported, "ORDER BY of a set operation cannot contain window functions",
        at: found.call.position)
    }
    var builder = PlanBuilder(relation.plan)
    builder.place(analyzer.subqueries, usedBy: pending.map(\.expression))
    let keys = builder.sortKeys(pending)
    let width = relation.plan.types.count
    var plan = Plan.sort(builder.plan, keys)
    if var limit {
      if limit.ties != nil { limit.ties = keys }
      plan = .limit(plan, limit)
    }
    if plan.types.count > width {
      plan = .project(plan, relation.plan.types.enumerated().map { .column($0, $1) })
    }
    return RelationPlan(plan: plan, fields: relation.fields)
  }

  /// The place in the select list that `ORDER BY 2` means, from 0.
  static func ordinal(
    _ expression: Expression, _ count: Int, _ clause: String
  ) throws(SQLError) -> Int? {
    guard case .literal(let literal) = expression, case .integer(let number) = literal.value
    else { return nil }
    guard number >= 1, number <= count else {
      throw SQLError(
        .invalidColumnReference, "\(clause) position \(number) is not in select list",
        at: literal.position)
    }
    return Int(number) - 1
  }

  static func checkTies(_ limit: Limit, _ query: Query) throws(SQLError) {
    if limit.ties != nil {
      throw SQLError(
        .missingOrderBy, "FETCH FIRST WITH TIES clause requires ORDER BY", at: query.position)
    }
  }

  /// Ties are marked by an empty list until the sort keys are known.
  private func limit(_ query: Query) throws(SQLError) -> Limit? {
    let offset = try query.offset.map { offset throws(SQLError) in try count(offset, "OFFSET") }
    var result = Limit(count: nil, offset: offset ?? 0)
    switch query.limit {
    case nil, .all: break
    case .rows(let rows): result.count = try count(rows, "LIMIT")
    case .fetch(let rows, let withTies):
      result.count = try rows.map { rows throws(SQLError) in try count(rows, "FETCH FIRST") } ?? 1
      if result.count == 0 {
        throw SQLError(
          .invalidLimitClause, "FETCH FIRST row count must be positive (actual value: 0)",
          at: query.position)
      }
      if withTies { result.ties = [] }
    }
    return result.count == nil && result.offset == 0 ? nil : result
  }

  private func count(_ rows: RowCount, _ clause: String) throws(SQLError) -> Int {
    switch rows {
    case .number(let number): return Int(clamping: number.value)
    case .parameter(let parameter):
      let scope = Scope([], parent: nil)
      let analyzer = ExpressionAnalyzer(statement, scope, .parameter, planner: self)
      let value = try analyzer.analyze(parameter)
      guard case .constant(.integer(let number), let type) = value, type.isInteger, number >= 0
      else {
        throw SQLError(
          .invalidLimitClause, "The parameter of \(clause) is a whole number from 0",
          at: parameter.position)
      }
      return Int(clamping: number)
    }
  }
}
