import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension QueryPlanner {
  func plan(_ values: Values, outer: Scope?) throws(SQLError) -> RelationPlan {
    let analyzer = ExpressionAnalyzer(
      statement, Scope([], parent: outer), .values, planner: self)
    var rows: [[Expr]] = []
    var types: [SQLType] = []
    for row in values.rows {
      var columns: [Expr] = []
      if case .row(let node) = row {
        for field in node.fields { columns.append(try analyzer.analyze(field.value)) }
      } else {
        let value = try analyzer.analyze(row)
        columns = [value]
        if case .row(let fields) = value.type {
          columns = fields.indices.map {
            ExpressionAnalyzer.field(value, $0, fields[$0].type)
          }
        }
      }
      if rows.isEmpty {
        types = columns.map(\.type)
      } else {
        guard columns.count == types.count else {
          throw SQLError(
            .typeMismatch,
            "Values rows have mismatched sizes: \(types.count) vs \(columns.count)",
            at: row.position)
        }
        for index in types.indices {
          guard let type = Coercion.common(types[index], columns[index].type) else {
            throw SQLError(
              .typeMismatch,
              "Values rows have mismatched types: \(types[index]) vs "
                + "\(columns[index].type)", at: row.position)
          }
          types[index] = type
        }
      }
      rows.append(columns)
    }
    rows = rows.map { row in zip(row, types).map { analyzer.coerce($0, to: $1) } }
    let fields = types.enumerated().map {
      Scope.Field(qualifiers: [], name: nil, type: $1, column: $0)
    }
    if analyzer.subqueries.isEmpty {
      return RelationPlan(plan: .values(rows: rows, types: types), fields: fields)
    }
    var inputs: [Plan] = []
    for row in rows {
      var builder = PlanBuilder(.values(rows: [[]], types: []))
      builder.place(analyzer.subqueries, usedBy: row)
      inputs.append(.project(builder.plan, row.map(builder.resolved)))
    }
    return RelationPlan(
      plan: inputs.count == 1 ? inputs[0] : .union(inputs), fields: fields)
  }

  /// A chain of UNION and EXCEPT, or of INTERSECT, from left to right; UNIONs that follow each
  /// other are one operator.
  func plan(_ operation: SetOperation, outer: Scope?) throws(SQLError) -> RelationPlan {
    var chain = UnionChain(try visible(planOperand(operation.first, outer: outer)))
    var levels = 0
    for step in operation.rest {
      var right = try visible(
        statement.nested(at: step.position) { () throws(SQLError) in
          try planOperand(step.operand, outer: outer)
        })
      if let names = step.corresponding {
        (chain, right) = try corresponding(chain, right, names, step)
      }
      let name = step.operator.rawValue
      guard chain.types.count == right.fields.count else {
        throw SQLError(
          .typeMismatch,
          "\(name) query has different number of fields: \(chain.types.count), "
            + "\(right.fields.count)", at: step.position)
      }
      let types = try commonTypes(chain.types, right.plan.types, name, at: step.position)
      let isAll = step.quantifier == .all
      if !isAll, let type = types.first(where: { !$0.isComparable }) {
        throw SQLError(
          .typeMismatch,
          "Type \(type) is not comparable and therefore cannot be used in \(name) DISTINCT",
          at: step.position)
      }
      switch step.operator {
      case .union:
        if chain.isDistinct, isAll {
          chain = UnionChain(finished(chain), chain.fields, chain.types)
          levels += 1
        }
        chain.add(right.plan, types, isDistinct: !isAll)
      case .intersect, .except:
        levels += 1
        let left = coerced(finished(chain), to: types)
        let node = SetOperationPlan(
          kind: step.operator == .intersect ? .intersect : .except, isAll: isAll, left: left,
          right: coerced(right.plan, to: types))
        chain = UnionChain(.setOperation(node), chain.fields, types)
      }
      guard levels <= 200 else {
        throw SQLError(
          .notSupported, "More than 200 set operations are nested in each other",
          at: step.position)
      }
    }
    let plan = finished(chain)
    let fields = chain.fields.enumerated().map { index, field in
      Scope.Field(qualifiers: [], name: field.name, type: chain.types[index], column: index)
    }
    return RelationPlan(plan: plan, fields: fields)
  }

  private func finished(_ chain: UnionChain) -> Plan {
    let inputs = chain.inputs.map { coerced($0, to: chain.types) }
    let plan = inputs.count == 1 ? inputs[0] : Plan.union(inputs)
    return chain.isDistinct ? plan.distinct : plan
  }

  private func commonTypes(
    _ left: [SQLType], _ right: [SQLType], _ name: String, at position: SourcePosition
  ) throws(SQLError) -> [SQLType] {
    var types: [SQLType] = []
    for index in left.indices {
      guard let type = Coercion.common(left[index], right[index]) else {
        throw SQLError(
          .typeMismatch,
          "column \(index + 1) in \(name) query has incompatible types: \(left[index]), "
            + "\(right[index])", at: position)
      }
      types.append(type)
    }
    return types
  }

  func coerced(_ plan: Plan, to types: [SQLType]) -> Plan {
    let own = plan.types
    if own == types { return plan }
    let analyzer = ExpressionAnalyzer(
      statement, Scope([], parent: nil), .values, planner: self)
    return .project(plan, own.indices.map { analyzer.coerce(.column($0, own[$0]), to: types[$0]) })
  }

  /// Only the columns that `*` has, in order.
  func visible(_ relation: RelationPlan) -> RelationPlan {
    let fields = relation.fields.filter { !$0.isHidden }
    if fields.map(\.column) == Array(relation.plan.types.indices) {
      return RelationPlan(plan: relation.plan, fields: fields)
    }
    return picked(relation, fields)
  }

  private func picked(_ relation: RelationPlan, _ fields: [Scope.Field]) -> RelationPlan {
    RelationPlan(
      plan: .project(relation.plan, fields.map { .column($0.column, $0.type) }),
      fields: fields.enumerated().map { index, field in
        Scope.Field(
          qualifiers: field.qualifiers, name: field.name, type: field.type, column: index)
      })
  }

  /// CORRESPONDING: the columns that both have by name, in the order of the left or of the list.
  private func corresponding(
    _ chain: UnionChain, _ right: RelationPlan, _ names: [Identifier], _ step: SetOperation.Step
  ) throws(SQLError) -> (UnionChain, RelationPlan) {
    let left = RelationPlan(plan: finished(chain), fields: chain.fields)
    var wanted = names.map { $0.text.lowercased() }
    if wanted.isEmpty {
      let others = Set(right.fields.compactMap(\.key))
      wanted = left.fields.compactMap(\.key).filter { others.contains($0) }
    }
    guard !wanted.isEmpty else {
      throw SQLError(
        .invalidColumnReference, "No corresponding columns", at: step.position)
    }
    func fields(_ relation: RelationPlan) throws(SQLError) -> [Scope.Field] {
      var found: [Scope.Field] = []
      for name in wanted {
        let matching = relation.fields.filter { $0.key == name }
        guard let field = matching.first else {
          throw SQLError(
            .invalidColumnReference, "Column '\(name)' is not in both queries", at: step.position)
        }
        guard matching.count == 1 else {
          throw SQLError(.ambiguousName, "Column '\(name)' is ambiguous", at: step.position)
        }
        found.append(field)
      }
      return found
    }
    let picked = picked(left, try fields(left))
    return (UnionChain(picked), self.picked(right, try fields(right)))
  }
}

/// The part of a chain of set operations that one union can hold: any number of ALL, or, since a
/// set of a set is that set, any number of steps that end in DISTINCT.
private struct UnionChain {
  private(set) var inputs: [Plan]
  let fields: [Scope.Field]
  private(set) var types: [SQLType]
  private(set) var isDistinct = false

  init(_ relation: RelationPlan) {
    self.init(relation.plan, relation.fields, relation.plan.types)
  }

  init(_ plan: Plan, _ fields: [Scope.Field], _ types: [SQLType]) {
    inputs = [plan]
    self.fields = fields
    self.types = types
  }

  mutating func add(_ plan: Plan, _ types: [SQLType], isDistinct: Bool) {
    inputs.append(plan)
    self.types = types
    if isDistinct { self.isDistinct = true }
  }
}
