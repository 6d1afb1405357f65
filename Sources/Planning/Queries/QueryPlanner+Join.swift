import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension QueryPlanner {
  func join(
    _ left: RelationPlan, _ relation: Relation, _ kind: Joined.Kind, _ criteria: Joined.Criteria,
    outer: Scope?, at position: SourcePosition
  ) throws(SQLError) -> RelationPlan {
    var bare = relation
    var alias: AliasedRelation?
    if case .aliased(let aliased) = relation {
      alias = aliased
      bare = aliased.relation
    }
    switch bare {
    case .unnest(let unnest) where kind != .right && kind != .full:
      if kind == .inner, case .on(let condition) = criteria, !condition.isTrue {
        let joined = try self.unnest(left, unnest, alias, isOuter: false, outer: outer)
        return try filtered(joined, condition, outer: outer)
      }
      let isOuter = try sidewaysKind(kind, criteria, "UNNEST", at: position)
      return try self.unnest(left, unnest, alias, isOuter: isOuter, outer: outer)
    case .lateral(let query) where kind != .right && kind != .full:
      if kind == .inner, case .on(let condition) = criteria, !condition.isTrue {
        let joined = try join(left, relation, .cross, .none, outer: outer, at: position)
        return try filtered(joined, condition, outer: outer)
      }
      let scope = Scope(left.fields, parent: outer)
      var right = try statement.nested(at: query.position) { () throws(SQLError) in
        try plan(query, outer: scope)
      }
      if let alias { right = try renamed(right, alias) }
      let width = left.plan.types.count
      let fields = left.fields + right.fields.shifted(by: width)
      if kind == .left, case .on(let condition) = criteria, !condition.isTrue {
        right.plan = try filteredInside(right.plan, condition, fields, width, outer: outer)
      } else {
        _ = try sidewaysKind(kind, criteria, "LATERAL", at: position)
      }
      return RelationPlan(
        plan: .apply(
          Apply(kind: kind == .left ? .left : .cross, left: left.plan, right: right.plan)),
        fields: fields)
    default:
      let right = try plan(relation, outer: outer)
      return try join(left, right, kind, criteria, outer: outer, at: position)
    }
  }

  // MARK: - Joins of two finished relations

  private func join(
    _ left: RelationPlan, _ right: RelationPlan, _ kind: Joined.Kind,
    _ criteria: Joined.Criteria, outer: Scope?, at position: SourcePosition
  ) throws(SQLError) -> RelationPlan {
    let width = left.plan.types.count
    let fields = left.fields + right.fields.shifted(by: width)
    let joinKind: Join.Kind =
      switch kind {
      case .cross, .inner: .inner
      case .left: .left
      case .right: .right
      case .full: .full
      }
    switch criteria {
    case .none:
      return RelationPlan(
        plan: .join(Join(kind: joinKind, left: left.plan, right: right.plan, keys: [])),
        fields: fields)
    case .on(let condition):
      let scope = Scope(fields, parent: outer)
      let analyzer = ExpressionAnalyzer(statement, scope, .join, planner: self)
      let test = try analyzer.boolean(condition, "JOIN ON clause")
      if !analyzer.subqueries.isEmpty {
        return try joinWithSubqueries(
          left, right, joinKind, test, analyzer.subqueries, fields, at: condition.position)
      }
      let (keys, rest) = JoinCondition.split(test, width: width)
      let join = Join(
        kind: joinKind, left: left.plan, right: right.plan, keys: keys,
        condition: rest.isEmpty ? nil : .conjunction(rest))
      return RelationPlan(plan: .join(join), fields: fields)
    case .using(let names):
      return try join(left, right, joinKind, using: names, at: position)
    case .natural:
      let keys = Set(right.fields.filter { !$0.isHidden }.compactMap(\.key))
      let names = left.fields.filter { !$0.isHidden && keys.contains($0.key ?? "") }
        .compactMap(\.name)
      return try join(
        left, right, joinKind, using: names.map { Identifier($0, position: position) },
        at: position)
    }
  }

  /// A subquery in ON sees a pair of rows, so only an inner join can have it: it is a filter there.
  private func joinWithSubqueries(
    _ left: RelationPlan, _ right: RelationPlan, _ kind: Join.Kind, _ test: Expr,
    _ subqueries: [PendingSubquery], _ fields: [Scope.Field], at position: SourcePosition
  ) throws(SQLError) -> RelationPlan {
    guard kind == .inner else {
      return try outerJoinWithSubqueries(
        left, right, kind, test, subqueries, fields, at: position)
    }
    var builder = PlanBuilder(
      .join(Join(kind: .inner, left: left.plan, right: right.plan, keys: [])))
    let width = builder.width
    builder.place(subqueries, usedBy: [test])
    builder.filter(test)
    return RelationPlan(plan: builder.plan.firstColumns(width), fields: fields)
  }

  /// In an outer join each subquery is computed with the rows of the side that it reads.
  private func outerJoinWithSubqueries(
    _ left: RelationPlan, _ right: RelationPlan, _ kind: Join.Kind, _ test: Expr,
    _ subqueries: [PendingSubquery], _ fields: [Scope.Field], at position: SourcePosition
  ) throws(SQLError) -> RelationPlan {
    let width = left.plan.types.count
    var rightSubqueries = subqueries
    var leftUses: [Expr] = []
    var rightUses: [Expr] = []
    for index in subqueries.indices {
      var read = subqueries[index].plan.outerColumnsRead(level: 0)
      if case .isIn(let value) = subqueries[index].kind { read.formUnion(value.columns) }
      let use = Expr.column(
        Placeholder.subquery + index * Placeholder.columnsPerSubquery, .boolean)
      if read.allSatisfy({ $0 < width }) {
        leftUses.append(use)
      } else if read.allSatisfy({ $0 >= width && $0 < Placeholder.aggregate }) {
        rightSubqueries[index].plan = subqueries[index].plan.mappingOuter(level: 0) {
          .column($0 - width, $1)
        }
        if case .isIn(let value) = subqueries[index].kind {
          rightSubqueries[index].kind = .isIn(value.shiftingColumns(by: -width))
        }
        rightUses.append(use)
      } else {
        throw SQLError(
          .notSupported,
          "A subquery in the condition of an outer join that reads both sides is not supported",
          at: position)
      }
    }
    var leftBuilder = PlanBuilder(left.plan)
    leftBuilder.place(subqueries, usedBy: leftUses)
    var rightBuilder = PlanBuilder(right.plan)
    rightBuilder.place(rightSubqueries, usedBy: rightUses)
    let newWidth = leftBuilder.width
    let condition = test.replacingColumns { column, type in
      if let place = leftBuilder.placed[column] { return .column(place, type) }
      if let place = rightBuilder.placed[column] { return .column(newWidth + place, type) }
      return .column(column < width ? column : column - width + newWidth, type)
    }
    let (keys, rest) = JoinCondition.split(condition, width: newWidth)
    let join = Plan.join(
      Join(
        kind: kind, left: leftBuilder.plan, right: rightBuilder.plan, keys: keys,
        condition: rest.isEmpty ? nil : .conjunction(rest)))
    let types = join.types
    let kept = Array(0..<width) + (0..<right.plan.types.count).map { newWidth + $0 }
    return RelationPlan(plan: .project(join, kept.map { .column($0, types[$0]) }), fields: fields)
  }

  /// USING: the named columns once, before all others. The originals can still be named by their
  /// relation.
  private func join(
    _ left: RelationPlan, _ right: RelationPlan, _ kind: Join.Kind, using names: [Identifier],
    at position: SourcePosition
  ) throws(SQLError) -> RelationPlan {
    let leftScope = Scope(left.fields, parent: nil)
    let rightScope = Scope(right.fields, parent: nil)
    let analyzer = ExpressionAnalyzer(statement, leftScope, .join, planner: self)
    let width = left.plan.types.count
    var keys: [JoinKey] = []
    var merged: [Expr] = []
    var used: Set<Int> = []
    for name in names {
      let first = try found(name, leftScope, "left")
      let second = try found(name, rightScope, "right")
      guard let type = Coercion.common(first.type, second.type), type.isComparable else {
        throw SQLError(
          .typeMismatch,
          "Column types '\(first.type)' and '\(second.type)' of '\(name.text)' cannot be compared",
          at: name.position)
      }
      let leftKey = analyzer.coerce(.column(first.column, first.type), to: type)
      let rightKey = analyzer.coerce(.column(second.column, second.type), to: type)
      keys.append(JoinKey(left: leftKey, right: rightKey))
      let shifted = rightKey.shiftingColumns(by: width)
      switch kind {
      case .right: merged.append(shifted)
      case .full: merged.append(.coalesce([leftKey, shifted]))
      default: merged.append(leftKey)
      }
      used.insert(first.column)
      used.insert(second.column + width)
    }
    var builder = PlanBuilder(
      .join(Join(kind: kind, left: left.plan, right: right.plan, keys: keys)))
    let columns = builder.columns(merged)
    var fields = zip(names, zip(columns, merged)).map { name, pair in
      Scope.Field(qualifiers: [], name: name.text, type: pair.1.type, column: pair.0)
    }
    for var field in left.fields + right.fields.shifted(by: width) {
      if used.contains(field.column) { field.isHidden = true }
      fields.append(field)
    }
    return RelationPlan(plan: builder.plan, fields: fields)
  }

  private func found(
    _ name: Identifier, _ scope: Scope, _ side: String
  ) throws(SQLError) -> Scope.Field {
    switch scope.find(name.text.lowercased(), in: []) {
    case .one(let field): return field
    case .ambiguous:
      throw SQLError(.ambiguousName, "Column '\(name.text)' is ambiguous", at: name.position)
    case .none:
      throw SQLError(
        .columnNotFound, "Column '\(name.text)' is missing from \(side) side of join",
        at: name.position, suggestion: Spelling.nearest(to: name.text, among: scope.names))
    }
  }
}

extension Expression {
  var isTrue: Bool {
    if case .literal(let literal) = self { return literal.value == .boolean(true) }
    return false
  }
}

extension Plan {
  /// Without the columns that came after the first ones.
  func firstColumns(_ width: Int) -> Plan {
    let types = self.types
    if types.count == width { return self }
    return .project(self, types.prefix(width).enumerated().map { .column($0, $1) })
  }
}

extension [Scope.Field] {
  func shifted(by width: Int) -> [Scope.Field] {
    map { field in
      var field = field
      field.column += width
      return field
    }
  }
}
