import TarnColumns
import TarnSQLSyntax

extension QueryPlanner {
  /// A name in FROM: a common table, else what the catalog and the lenses make of it.
  func table(_ name: TableName) throws(SQLError) -> RelationPlan {
    if name.parts.count == 1, name.form == .name,
      let table = commonTables[name.last.text.lowercased()]
    {
      let plan: Plan
      if case .reference = table.relation.plan {
        plan = table.relation.plan
      } else {
        plan = .reference(id: table.id, types: table.relation.plan.types)
      }
      return RelationPlan(plan: plan, fields: table.relation.fields)
    }
    var resolution = TableResolution(catalog: statement.catalog, session: statement.session)
    let meaning = try resolution.resolve(name)
    if let note = resolution.note { statement.note(note) }
    switch meaning {
    case .table(let table): return scan(table, name)
    case .view(let text): return try view(text, name)
    }
  }

  /// All columns, hidden ones too; what no one reads is pruned later.
  private func scan(_ table: TableDescription, _ name: TableName) -> RelationPlan {
    if table.dialect == .lake, statement.session.dialect != .athena {
      statement.readsTextAsTime = true
    }
    let qualifiers = name.parts.map { $0.text.lowercased() }
    var columns: [ScanColumn] = []
    var fields: [Scope.Field] = []
    for column in table.columns {
      fields.append(
        Scope.Field(
          qualifiers: qualifiers, name: column.name, type: column.type, column: columns.count,
          isHidden: column.isHidden))
      columns.append(
        ScanColumn(
          name: column.name, source: column.source, type: column.source.type ?? column.type))
    }
    let scan = Plan.scan(Scan(table: table, columns: columns))
    let types = scan.types
    if types == table.columns.map(\.type) { return RelationPlan(plan: scan, fields: fields) }
    // `year int`: the partition's text as the declared type.
    let converted = table.columns.enumerated().map { index, column -> Expr in
      let value = Expr.column(index, types[index])
      if types[index] == column.type { return value }
      return .cast(value, to: column.type, isTry: true, name.position)
    }
    return RelationPlan(plan: .project(scan, converted), fields: fields)
  }

  private func view(_ text: String, _ name: TableName) throws(SQLError) -> RelationPlan {
    let statement = self.statement
    let word = name.last.text
    return try statement.insideView(word.lowercased(), at: name.position) { () throws(SQLError) in
      try statement.nested(at: name.position) { () throws(SQLError) in
        let parsed: Statement
        do throws(SyntaxError) {
          parsed = try Statement.parse(text)
        } catch {
          throw SQLError(
            .syntaxError, "The text of view '\(word)' cannot be read: \(error.message)",
            at: name.position)
        }
        guard case .query(let query) = parsed else {
          throw SQLError(
            .syntaxError, "The text of view '\(word)' is not a query", at: name.position)
        }
        // A view sees no common tables of the query that reads it.
        let planner = QueryPlanner(statement)
        var relation: RelationPlan
        do throws(SQLError) {
          relation = try planner.visible(planner.plan(query, outer: nil))
        } catch {
          if error.code == .viewIsRecursive { throw error }
          throw SQLError(
            error.code, "In view '\(word)': \(error.description)", at: name.position,
            suggestion: error.suggestion)
        }
        let qualifiers = name.parts.map { $0.text.lowercased() }
        for index in relation.fields.indices { relation.fields[index].qualifiers = qualifiers }
        return relation
      }
    }
  }
}
