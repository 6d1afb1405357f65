import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension QueryPlanner {
  private static let mostRelations = 100

  /// FROM: relations separated by commas are cross joined, each seeing those before it where it is
  /// LATERAL or UNNEST.
  func planFrom(_ relations: [Relation], outer: Scope?) throws(SQLError) -> RelationPlan {
    guard let first = relations.first else {
      return RelationPlan(plan: .values(rows: [[]], types: []), fields: [])
    }
    guard relations.count <= Self.mostRelations else {
      throw SQLError(
        .notSupported, "FROM has more than \(Self.mostRelations) relations", at: first.position)
    }
    var result = try plan(first, outer: outer)
    for relation in relations.dropFirst() {
      result = try join(
        result, relation, .cross, .none, outer: outer, at: relation.position)
    }
    return result
  }

  /// One relation that sees nothing to its left.
  func plan(_ relation: Relation, outer: Scope?) throws(SQLError) -> RelationPlan {
    switch relation {
    case .table(let name): return try table(name)
    case .subquery(let query), .lateral(let query):
      return try statement.nested(at: query.position) { () throws(SQLError) in
        try plan(query, outer: outer)
      }
    case .unnest:
      let empty = RelationPlan(plan: .values(rows: [[]], types: []), fields: [])
      return try join(empty, relation, .cross, .none, outer: outer, at: relation.position)
    case .joined(let joined):
      guard joined.rest.count < Self.mostRelations else {
        throw SQLError(
          .notSupported, "A join has more than \(Self.mostRelations) relations",
          at: joined.first.position)
      }
      return try statement.nested(at: joined.first.position) { () throws(SQLError) in
        var result = try plan(joined.first, outer: outer)
        for step in joined.rest {
          result = try join(
            result, step.relation, step.kind, step.criteria, outer: outer, at: step.position)
        }
        return result
      }
    case .aliased(let aliased):
      if case .unnest = aliased.relation {
        let empty = RelationPlan(plan: .values(rows: [[]], types: []), fields: [])
        return try join(empty, relation, .cross, .none, outer: outer, at: relation.position)
      }
      return try renamed(try plan(aliased.relation, outer: outer), aliased)
    case .sampled(let sampled): return try plan(sampled, outer: outer)
    }
  }

  private func plan(
    _ sampled: SampledRelation, outer: Scope?
  ) throws(SQLError) -> RelationPlan {
    var relation = try plan(sampled.relation, outer: outer)
    let analyzer = ExpressionAnalyzer(
      statement, Scope([], parent: nil), .parameter, planner: self)
    let percentage = try analyzer.analyze(sampled.percentage)
    guard percentage.type.isNumeric else {
      throw SQLError(
        .typeMismatch,
        "Sample percentage must evaluate to a numeric type (actual: \(percentage.type))",
        at: sampled.percentage.position)
    }
    guard case .constant(.double(let percent), _) = analyzer.coerce(percentage, to: .double) else {
      throw SQLError(
        .expressionNotConstant, "Sample percentage must be a constant",
        at: sampled.percentage.position)
    }
    guard (0...100).contains(percent) else {
      throw SQLError(
        .invalidArguments, "Sample percentage must be between 0 and 100, inclusive",
        at: sampled.percentage.position)
    }
    relation.plan = .sample(
      relation.plan, fraction: .constant(.double(percent / 100), .double),
      isSystem: sampled.method == .system)
    return relation
  }

  /// `t AS name (columns)`.
  func renamed(
    _ relation: RelationPlan, _ aliased: AliasedRelation
  ) throws(SQLError) -> RelationPlan {
    var relation = relation
    let alias = aliased.name.text.lowercased()
    for index in relation.fields.indices { relation.fields[index].qualifiers = [alias] }
    guard !aliased.columns.isEmpty else { return relation }
    let visible = relation.fields.indices.filter { !relation.fields[$0].isHidden }
    guard visible.count == aliased.columns.count else {
      throw SQLError(
        .mismatchedColumnAliases,
        "Column alias list has \(aliased.columns.count) entries but '\(aliased.name.text)' has "
          + "\(visible.count) columns available", at: aliased.name.position)
    }
    for (index, column) in zip(visible, aliased.columns) {
      let field = relation.fields[index]
      relation.fields[index] = Scope.Field(
        qualifiers: [alias], name: column.text, type: field.type, column: field.column)
    }
    relation.fields.removeAll { $0.isHidden }
    return relation
  }
}
