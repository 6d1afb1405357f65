import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension SelectPlanner {
  /// The select list, DISTINCT, ORDER BY and LIMIT. Sort keys that are not selected are columns
  /// for as long as the sort needs them.
  func planOutput(
    _ analyzer: ExpressionAnalyzer, _ builder: inout PlanBuilder
  ) throws(SQLError) -> RelationPlan {
    builder.place(
      analyzer.subqueries, usedBy: items.map(\.expression) + order.map(\.expression))
    var output = items.map { builder.resolved($0.expression) }
    let width = output.count
    var keys: [SortKey] = []
    for (index, pending) in order.enumerated() {
      let value = builder.resolved(pending.expression)
      let column: Int
      if let known = output.firstIndex(where: { $0.isSame(as: value) }) {
        column = known
      } else {
        if specification.quantifier == .distinct {
          throw SQLError(
            .expressionNotInDistinct,
            "For SELECT DISTINCT, ORDER BY expressions must appear in select list",
            at: orderItems[index].expression.position)
        }
        column = output.count
        output.append(value)
      }
      if keys.contains(where: { $0.column == column }) { continue }
      keys.append(
        SortKey(
          column: column, isDescending: pending.isDescending, nullsFirst: pending.nullsFirst))
    }
    var plan = Plan.project(builder.plan, output)
    if specification.quantifier == .distinct { plan = try distinct(plan) }
    if !keys.isEmpty { plan = .sort(plan, keys) }
    if var limit {
      if limit.ties != nil { limit.ties = keys }
      plan = .limit(plan, limit)
    }
    if output.count > width {
      plan = .project(plan, items.indices.map { .column($0, output[$0].type) })
    }
    let fields = items.indices.map { index in
      Scope.Field(
        qualifiers: [], name: items[index].name, type: output[index].type, column: index)
    }
    return RelationPlan(plan: plan, fields: fields)
  }

  private func distinct(_ plan: Plan) throws(SQLError) -> Plan {
    for item in items where !item.expression.type.isComparable {
      throw SQLError(
        .typeMismatch,
        "DISTINCT can only be applied to comparable types (actual: \(item.expression.type)): "
          + item.text, at: item.position)
    }
    return plan.distinct
  }
}

extension Plan {
  /// Each row once.
  var distinct: Plan {
    let columns = Array(types.indices)
    return .aggregate(Aggregation(input: self, keys: columns, sets: [columns], aggregates: []))
  }
}
