import TarnColumns
import TarnFunctions
import TarnSQLSyntax

// UNNEST and LATERAL, which read the row to their left.
extension QueryPlanner {
  /// The condition of LEFT JOIN LATERAL as a filter of its right side, which sees the left row as
  /// the outer one.
  func filteredInside(
    _ plan: Plan, _ condition: Expression, _ fields: [Scope.Field], _ width: Int, outer: Scope?
  ) throws(SQLError) -> Plan {
    let analyzer = ExpressionAnalyzer(
      statement, Scope(fields, parent: outer), .join, planner: self)
    let test = try analyzer.boolean(condition, "JOIN ON clause")
    guard analyzer.subqueries.isEmpty else {
      throw SQLError(
        .notSupported, "Subqueries in the condition of LEFT JOIN LATERAL are not supported",
        at: condition.position)
    }
    let inner = test.enteringApply().replacingColumns { column, type in
      column < width ? .outer(column, level: 0, type) : .column(column - width, type)
    }
    return .filter(plan, inner)
  }

  func filtered(
    _ relation: RelationPlan, _ condition: Expression, outer: Scope?
  ) throws(SQLError) -> RelationPlan {
    let analyzer = ExpressionAnalyzer(
      statement, Scope(relation.fields, parent: outer), .join, planner: self)
    let test = try analyzer.boolean(condition, "JOIN ON clause")
    var builder = PlanBuilder(relation.plan)
    let width = builder.width
    builder.place(analyzer.subqueries, usedBy: [test])
    builder.filter(test)
    return RelationPlan(plan: builder.plan.firstColumns(width), fields: relation.fields)
  }

  /// UNNEST and LATERAL read the left row, so only CROSS, INNER … ON TRUE and LEFT … ON TRUE have a
  /// meaning. Whether it is LEFT.
  func sidewaysKind(
    _ kind: Joined.Kind, _ criteria: Joined.Criteria, _ word: String, at position: SourcePosition
  ) throws(SQLError) -> Bool {
    switch (kind, criteria) {
    case (.cross, _): return false
    case (.inner, .on(let condition)), (.left, .on(let condition)):
      if condition.isTrue { return kind == .left }
      throw SQLError(
        .notSupported,
        "\(kind.rawValue) JOIN involving \(word) is only supported with condition "
          + "ON TRUE", at: condition.position)
    default:
      throw SQLError(
        .notSupported, "\(kind.rawValue) JOIN involving \(word) is not supported", at: position)
    }
  }

  func unnest(
    _ left: RelationPlan, _ node: TarnSQLSyntax.Unnest, _ alias: AliasedRelation?, isOuter: Bool,
    outer: Scope?
  ) throws(SQLError) -> RelationPlan {
    let scope = Scope(left.fields, parent: outer)
    let analyzer = ExpressionAnalyzer(statement, scope, .unnest, planner: self)
    var expressions: [Expr] = []
    var elements: [RowField] = []
    for expression in node.expressions {
      let value = try analyzer.analyze(expression)
      switch value.type {
      case .array(.row(let fields)): elements += fields
      case .array(let element): elements.append(RowField(nil, element))
      case .map(let key, let element):
        elements += [RowField(nil, key), RowField(nil, element)]
      default:
        throw SQLError(
          .typeMismatch, "Cannot unnest type: \(value.type)", at: expression.position)
      }
      expressions.append(value)
    }
    if node.withOrdinality { elements.append(RowField(nil, .bigint)) }
    var builder = PlanBuilder(left.plan)
    builder.place(analyzer.subqueries, usedBy: expressions)
    let width = builder.width
    let plan = Plan.unnest(
      Unnest(
        input: builder.plan, expressions: expressions.map(builder.resolved),
        withOrdinality: node.withOrdinality, isOuter: isOuter))
    let fields = elements.enumerated().map { index, element in
      Scope.Field(qualifiers: [], name: element.name, type: element.type, column: width + index)
    }
    var right = RelationPlan(plan: plan, fields: fields)
    if let alias {
      if !alias.columns.isEmpty, alias.columns.count != fields.count,
        let packed = try packedRows(right, expressions, node, alias, width)
      {
        right = packed
      } else {
        right = try renamed(right, alias)
      }
    }
    return RelationPlan(plan: right.plan, fields: left.fields + right.fields)
  }

  /// Athena's pages unnest an array of rows into one column: `UNNEST(resources) t (entry)`, then
  /// `entry.arn`. Trino makes a column of each field; with as many names as arrays, one name holds
  /// the row.
  private func packedRows(
    _ relation: RelationPlan, _ expressions: [Expr], _ node: TarnSQLSyntax.Unnest,
    _ alias: AliasedRelation, _ width: Int
  ) throws(SQLError) -> RelationPlan? {
    guard alias.columns.count == expressions.count + (node.withOrdinality ? 1 : 0) else {
      return nil
    }
    var columns: [Expr] = []
    var next = width
    func take(_ type: SQLType) -> Expr {
      defer { next += 1 }
      return .column(next, type)
    }
    for expression in expressions {
      switch expression.type {
      case .array(.row(let fields)):
        columns.append(.row(fields.map { take($0.type) }, .row(fields)))
      case .array(let element): columns.append(take(element))
      default: return nil
      }
    }
    if node.withOrdinality { columns.append(take(.bigint)) }
    let types = relation.plan.types.prefix(width)
    let plan = Plan.project(
      relation.plan, types.enumerated().map { .column($0, $1) } + columns)
    let fields = zip(alias.columns, columns).enumerated().map { index, pair in
      Scope.Field(
        qualifiers: [alias.name.text.lowercased()], name: pair.0.text, type: pair.1.type,
        column: width + index)
    }
    return RelationPlan(plan: plan, fields: fields)
  }
}
