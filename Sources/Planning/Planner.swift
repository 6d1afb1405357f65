import TarnColumns
import TarnFunctions
package import TarnSQLSyntax

/// From a query's tree to the plan that answers it: analysis, then the rules.
///
///     let planner = Planner(catalog: catalog, session: session)
///     let planned = try planner.plan(query)
package struct Planner: Sendable {
  package let catalog: any TableCatalog
  package let functions: FunctionSet
  package let session: PlanningSession

  package init(
    catalog: any TableCatalog, functions: FunctionSet = .standard,
    session: PlanningSession = PlanningSession()
  ) {
    self.catalog = catalog
    self.functions = functions
    self.session = session
  }

  package func plan(_ query: Query) throws(SQLError) -> PlannedQuery {
    let statement = StatementState(catalog: catalog, functions: functions, session: session)
    let planner = QueryPlanner(statement)
    let relation = try planner.visible(planner.plan(query, outer: nil))
    let columns = relation.fields.enumerated().map { index, field in
      PlannedQuery.Column(name: field.name ?? "_col\(index)", type: field.type)
    }
    if let found = relation.plan.inconsistency() {
      throw SQLError(
        .notSupported, "This statement cannot be planned: \(found) has no source; please report it",
        at: query.position)
    }
    var optimizer = Optimizer(disabled: session.disabledRules, constants: statement.constants)
    let plan = optimizer.optimized(relation.plan)
    return PlannedQuery(
      plan: plan, columns: columns, rules: optimizer.fired, notes: statement.notes)
  }
}
