import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Plans one SELECT with its ORDER BY and LIMIT, clause by clause in the order of their meaning:
/// FROM, WHERE, GROUP BY, HAVING, windows, SELECT, DISTINCT, ORDER BY, LIMIT.
///
/// Every expression is analysed over the columns of FROM first, with aggregates, windows and
/// subqueries left as placeholders; then the plan grows, and each step rewrites what is left.
final class SelectPlanner {
  struct Item {
    var expression: Expr
    /// As the result shows it; nil for an expression without a name.
    var name: String?
    var position: SourcePosition
    /// For messages.
    var text: String
  }

  let planner: QueryPlanner
  let specification: QuerySpecification
  let orderItems: [SortItem]
  let limit: Limit?
  let outer: Scope?
  var statement: StatementState { planner.statement }

  var items: [Item] = []
  var having: Expr?
  var order: [PendingSortKey] = []

  init(
    _ planner: QueryPlanner, _ specification: QuerySpecification, _ orderItems: [SortItem],
    _ limit: Limit?, outer: Scope?
  ) {
    self.planner = planner
    self.specification = specification
    self.orderItems = orderItems
    self.limit = limit
    self.outer = outer
  }

  func plan() throws(SQLError) -> RelationPlan {
    let relation = try planner.planFrom(specification.from, outer: outer)
    let scope = Scope(relation.fields, parent: outer)
    var builder = PlanBuilder(relation.plan)
    try planWhere(scope, &builder)

    let analyzer = ExpressionAnalyzer(statement, scope, .select, planner: planner)
    analyzer.windowDefinitions = try windowDefinitions()
    try analyzeItems(relation, analyzer)
    if let having = specification.having {
      analyzer.clause = .having
      self.having = try analyzer.boolean(having, "HAVING clause")
    }
    try analyzeOrder(analyzer)

    if specification.groupBy != nil || !analyzer.aggregates.isEmpty || having != nil
      || !analyzer.groupings.isEmpty
    {
      try planAggregation(analyzer, &builder)
    }
    if let having {
      builder.place(analyzer.subqueries, usedBy: [having])
      builder.filter(having)
    }
    try planWindows(analyzer, &builder)
    return try planOutput(analyzer, &builder)
  }

  private func planWhere(_ scope: Scope, _ builder: inout PlanBuilder) throws(SQLError) {
    guard let condition = specification.where else { return }
    let analyzer = ExpressionAnalyzer(statement, scope, .where, planner: planner)
    let test = try analyzer.boolean(condition, "WHERE clause")
    let width = builder.width
    builder.place(analyzer.subqueries, usedBy: [test])
    builder.filter(test)
    if builder.width > width {
      builder.replace { plan in
        .project(plan, plan.types.prefix(width).enumerated().map { .column($0, $1) })
      }
    }
    // The placeholders of WHERE are not those of SELECT.
    builder = PlanBuilder(builder.plan)
  }

  private func windowDefinitions() throws(SQLError) -> [String: WindowDefinition] {
    var definitions: [String: WindowDefinition] = [:]
    for definition in specification.windows {
      let name = definition.name.text.lowercased()
      guard definitions.updateValue(definition, forKey: name) == nil else {
        throw SQLError(
          .duplicateWindowName, "WINDOW name '\(definition.name.text)' specified more than once",
          at: definition.name.position)
      }
    }
    return definitions
  }

  // MARK: - SELECT

  private func analyzeItems(
    _ relation: RelationPlan, _ analyzer: ExpressionAnalyzer
  ) throws(SQLError) {
    for item in specification.items {
      switch item {
      case .expression(let expression, let alias):
        let value = try analyzer.analyze(expression)
        let name = alias?.text ?? expression.nameParts?.last?.text ?? expression.fieldName
        items.append(
          Item(
            expression: value, name: name, position: expression.position,
            text: expression.sql))
      case .all(let all):
        if specification.from.isEmpty {
          throw SQLError(
            .columnNotFound, "SELECT * not allowed in queries without FROM clause",
            at: all.position)
        }
        let visible = relation.fields.filter { !$0.isHidden }
        if visible.isEmpty {
          throw SQLError(
            .columnNotFound, "SELECT * not allowed from relation that has no columns",
            at: all.position)
        }
        add(visible, at: all.position)
      case .allFields(let node): try analyzeAllFields(node, relation, analyzer)
      }
    }
  }

  private func add(_ fields: [Scope.Field], at position: SourcePosition) {
    for field in fields {
      items.append(
        Item(
          expression: .column(field.column, field.type), name: field.name, position: position,
          text: field.name ?? "*"))
    }
  }

  /// The columns of a relation here or in a query around this one; false where there is none.
  private func addRelation(_ words: [String], _ scope: Scope, at position: SourcePosition) -> Bool {
    var level = -1
    var current: Scope? = scope
    while let found = current {
      if found.hasRelation(words) {
        for field in found.fields
        where !field.isHidden && Scope.matches(field.qualifiers, suffix: words) {
          let value: Expr =
            level < 0
            ? .column(field.column, field.type)
            : .outer(field.column, level: level, field.type)
          items.append(
            Item(
              expression: value, name: field.name, position: position, text: field.name ?? "*"))
        }
        return true
      }
      current = found.parent
      level += 1
    }
    return false
  }

  /// `t.*` where t is a relation, else the fields of a row.
  private func analyzeAllFields(
    _ node: SelectItem.AllFields, _ relation: RelationPlan, _ analyzer: ExpressionAnalyzer
  ) throws(SQLError) {
    let first = items.count
    if let words = node.base.nameParts?.map({ $0.text.lowercased() }),
      addRelation(words, analyzer.scope, at: node.position)
    {
      // Added.
    } else {
      let base: Expr
      do throws(SQLError) {
        base = try analyzer.analyze(node.base)
      } catch {
        guard error.code == .columnNotFound, let parts = node.base.nameParts else { throw error }
        throw SQLError(
          .tableNotFound,
          "Unable to resolve reference \(parts.map(\.text).joined(separator: "."))",
          at: node.base.position)
      }
      guard case .row(let fields) = base.type else {
        throw SQLError(
          .typeMismatch, "expected expression of type Row, actual \(base.type)", at: node.position)
      }
      for index in fields.indices {
        items.append(
          Item(
            expression: ExpressionAnalyzer.field(base, index, fields[index].type),
            name: fields[index].name, position: node.position, text: fields[index].name ?? "*"))
      }
    }
    guard !node.aliases.isEmpty else { return }
    guard node.aliases.count == items.count - first else {
      throw SQLError(
        .mismatchedColumnAliases,
        "Column alias list has \(node.aliases.count) entries but relation has "
          + "\(items.count - first) columns", at: node.position)
    }
    for (index, alias) in node.aliases.enumerated() { items[first + index].name = alias.text }
  }

  // MARK: - ORDER BY

  private func analyzeOrder(_ analyzer: ExpressionAnalyzer) throws(SQLError) {
    guard !orderItems.isEmpty else {
      if let limit, limit.ties != nil {
        throw SQLError(
          .missingOrderBy, "FETCH FIRST WITH TIES clause requires ORDER BY",
          at: specification.position)
      }
      return
    }
    analyzer.clause = .orderBy
    for item in items {
      guard let name = item.name?.lowercased() else { continue }
      if case .expression(let known)? = analyzer.aliases[name],
        !known.isSame(as: item.expression)
      {
        analyzer.aliases[name] = .ambiguous
      } else {
        analyzer.aliases[name] = .expression(item.expression)
      }
    }
    for item in orderItems {
      if let ordinal = try QueryPlanner.ordinal(item.expression, items.count, "ORDER BY") {
        let value = items[ordinal].expression
        guard value.type.isOrderable else {
          throw SQLError(
            .typeMismatch,
            "Type \(value.type) is not orderable, and therefore cannot be used in ORDER BY",
            at: item.expression.position)
        }
        order.append(
          PendingSortKey(
            expression: value, isDescending: item.isDescending, nullsFirst: item.nulls == .first))
      } else {
        order += try analyzer.sortKeys([item])
      }
    }
    analyzer.aliases = [:]
  }
}

extension Expression {
  /// `element_at(resources, 1).arn` is called `arn`.
  fileprivate var fieldName: String? {
    if case .field(let access) = self { return access.name.text }
    return nil
  }
}
