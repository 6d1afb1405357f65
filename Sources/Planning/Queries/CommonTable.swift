import TarnColumns
import TarnSQLSyntax

/// One `name AS (query)` of WITH. Its plan stands once; readers refer to it by id until WITH is
/// done and it is known how often it is read.
final class CommonTable {
  let id: Int
  let name: String
  let relation: RelationPlan

  init(id: Int, name: String, relation: RelationPlan) {
    self.id = id
    self.name = name
    self.relation = relation
  }
}

extension QueryPlanner {
  func plan(_ with: With, _ query: Query, outer: Scope?) throws(SQLError) -> RelationPlan {
    var tables = commonTables
    var defined: [CommonTable] = []
    for item in with.items {
      let key = item.name.text.lowercased()
      if defined.contains(where: { $0.name == key }) {
        throw SQLError(
          .duplicateNamedQuery, "WITH query name '\(item.name.text)' specified more than once",
          at: item.name.position)
      }
      let planner = QueryPlanner(statement, commonTables: tables)
      let relation = try statement.nested(at: item.name.position) { () throws(SQLError) in
        with.isRecursive && item.query.mentions(key)
          ? try planner.recursive(item) : try planner.definition(item)
      }
      let table = CommonTable(id: statement.makeID(), name: key, relation: relation)
      defined.append(table)
      tables[key] = table
    }
    let planner = QueryPlanner(statement, commonTables: tables)
    var result = try planner.planBody(query, outer: outer)
    // The last first: its definition may read the ones before it.
    for table in defined.reversed() {
      result.plan = result.plan.defining(table)
    }
    return result
  }

  private func definition(_ item: With.Item) throws(SQLError) -> RelationPlan {
    try named(visible(plan(item.query, outer: nil)), item)
  }

  private func named(_ relation: RelationPlan, _ item: With.Item) throws(SQLError) -> RelationPlan {
    var relation = relation
    let key = item.name.text.lowercased()
    if !item.columns.isEmpty, item.columns.count != relation.fields.count {
      throw SQLError(
        .mismatchedColumnAliases,
        "column alias list has \(item.columns.count) entries but WITH query(\(item.name.text)) has "
          + "\(relation.fields.count) columns", at: item.name.position)
    }
    relation.fields = relation.fields.enumerated().map { index, field in
      Scope.Field(
        qualifiers: [key], name: index < item.columns.count ? item.columns[index].text : field.name,
        type: field.type, column: index)
    }
    return relation
  }

  /// `base UNION [ALL] step`, where the step reads the table's own name: the rows of the last
  /// round.
  private func recursive(_ item: With.Item) throws(SQLError) -> RelationPlan {
    let error = SQLError(
      .invalidRecursiveReference,
      "A recursive query is a base, UNION or UNION ALL, and one step that reads "
        + "'\(item.name.text)'", at: item.name.position)
    guard case .setOperation(let operation) = item.query.body, operation.rest.count == 1,
      let step = operation.rest.first, step.operator == .union, item.query.orderBy.isEmpty,
      item.query.limit == nil, item.query.offset == nil, item.query.with == nil
    else { throw error }
    guard !item.columns.isEmpty else {
      throw SQLError(
        .columnAliasNotFound,
        "missing column aliases in WITH query '\(item.name.text)' of a "
          + "recursive WITH", at: item.name.position)
    }
    if operation.first.mentions(item.name.text.lowercased()) { throw error }
    let base = try named(visible(planOperand(operation.first, outer: nil)), item)
    let id = statement.makeID()
    let types = base.plan.types
    let own = CommonTable(
      id: id, name: item.name.text.lowercased(),
      relation: RelationPlan(plan: .reference(id: id, types: types), fields: base.fields))
    var tables = commonTables
    tables[own.name] = own
    let planner = QueryPlanner(statement, commonTables: tables)
    let next = try planner.visible(planner.planOperand(step.operand, outer: nil))
    guard next.fields.count == types.count else {
      throw SQLError(
        .typeMismatch,
        "UNION query has different number of fields: \(types.count), \(next.fields.count)",
        at: step.position)
    }
    for (index, type) in next.plan.types.enumerated() where !Coercion.allows(type, to: types[index])
    {
      throw SQLError(
        .typeMismatch,
        "recursion step relation output type (\(type)) is not coercible to recursion base relation "
          + "output type (\(types[index])) at column \(index + 1)", at: step.position)
    }
    let plan = Plan.recursive(
      id: id, base: base.plan, step: planner.coerced(next.plan, to: types),
      isDistinct: step.quantifier != .all)
    return RelationPlan(plan: plan, fields: base.fields)
  }
}

extension Plan {
  /// The plan with a common table's definition: in the one place that reads it, or shared.
  fileprivate func defining(_ table: CommonTable) -> Plan {
    let id = table.id
    let definition = table.relation.plan
    switch referenceCount(id) {
    case 0: return self
    case 1: return replacingReference(id, by: definition)
    case let count where count <= 8 && definition.isCheap:
      // A filter over a scan is read faster twice, each time as narrow as its reader wants it.
      return replacingReference(id, by: definition)
    default: return .shared(id: id, definition: definition, body: self)
    }
  }

  private func referenceCount(_ id: Int) -> Int {
    if case .reference(let found, _) = self { return found == id ? 1 : 0 }
    return inputs.reduce(0) { $0 + $1.referenceCount(id) }
  }

  private func replacingReference(_ id: Int, by plan: Plan) -> Plan {
    if case .reference(let found, _) = self { return found == id ? plan : self }
    return mapInputs { $0.replacingReference(id, by: plan) }
  }

  /// Rows of one scan, chosen and cut.
  private var isCheap: Bool {
    switch self {
    case .scan, .values: true
    case .filter(let input, let condition): condition.isDeterministic && input.isCheap
    case .project(let input, let expressions):
      expressions.allSatisfy(\.isDeterministic) && input.isCheap
    default: false
    }
  }
}

extension Query {
  /// Whether a FROM inside reads a table of that name; subqueries of expressions are not looked at.
  fileprivate func mentions(_ name: String) -> Bool {
    body.mentions(name) || (with?.items.contains { $0.query.mentions(name) } ?? false)
  }
}

extension QueryBody {
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .table(let table): table.last.text.lowercased() == name
    case .values: false
    case .subquery(let query): query.mentions(name)
    case .select(let specification): specification.from.contains { $0.mentions(name) }
    case .setOperation(let operation):
      operation.first.mentions(name) || operation.rest.contains { $0.operand.mentions(name) }
    }
  }
}

extension Relation {
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .table(let table): table.parts.count == 1 && table.last.text.lowercased() == name
    case .subquery(let query), .lateral(let query): query.mentions(name)
    case .unnest: false
    case .joined(let joined):
      joined.first.mentions(name) || joined.rest.contains { $0.relation.mentions(name) }
    case .aliased(let aliased): aliased.relation.mentions(name)
    case .sampled(let sampled): sampled.relation.mentions(name)
    }
  }
}
