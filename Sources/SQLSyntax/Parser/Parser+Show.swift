extension Parser {
  mutating func show() throws(Failed) -> Statement {
    advance()
    switch token.keyword {
    case .columns:
      advance()
      return .showColumns(try showColumns())
    case .create: return try showCreate()
    case .databases, .schemas:
      advance()
      let catalog = startsIn() ? try identifier() : nil
      return .showSchemas(ShowSchemas(catalog: catalog, pattern: try showPattern()))
    case .functions:
      advance()
      let schema = startsIn() ? try qualifiedName() : nil
      return .showFunctions(ShowFunctions(schema: schema, pattern: try showPattern()))
    case .partitions:
      advance()
      if accept(.from) || accept(.in) {}
      return .showPartitions(try tableName())
    case .tables, .views:
      let viewsOnly = token.keyword == .views
      advance()
      let schema = startsIn() ? try qualifiedName() : nil
      return .showTables(
        ShowTables(viewsOnly: viewsOnly, schema: schema, pattern: try showPattern()))
    case .tblproperties:
      advance()
      return .showTableProperties(try tableName())
    default: break
    }
    for keyword in [
      Keyword.columns, .create, .databases, .functions, .partitions, .schemas, .tables,
      .tblproperties, .views,
    ] {
      _ = at(keyword)
    }
    switch text(of: token).uppercased() {
    case let word where Self.refusedLists.contains(word): throw refuse("SHOW \(word)")
    default: throw mismatch()
    }
  }

  private static let refusedLists: Set<String> = [
    "BRANCHES", "CATALOGS", "CURRENT", "GRANTS", "ROLE", "ROLES", "SESSION", "STATS",
  ]

  private mutating func startsIn() -> Bool { accept(.from) || accept(.in) }

  private mutating func showCreate() throws(Failed) -> Statement {
    advance()
    if accept(.table) { return .showCreateTable(try tableName()) }
    if accept(.view) { return .showCreateView(try tableName()) }
    if token.keyword == .schema || token.keyword == .function || token.keyword == .materialized {
      throw refuse("SHOW CREATE \(text(of: token).uppercased())")
    }
    throw mismatch()
  }

  /// `FROM | IN table [FROM | IN schema] [LIKE …]`.
  private mutating func showColumns() throws(Failed) -> ShowColumns {
    guard startsIn() else { throw mismatch() }
    var table = try tableName()
    if startsIn() {
      let schema = try qualifiedName()
      table.parts.insert(contentsOf: schema.parts, at: 0)
    }
    return ShowColumns(table: table, pattern: try showPattern())
  }

  /// `[LIKE] 'pattern' [ESCAPE 'c']`.
  private mutating func showPattern() throws(Failed) -> ShowPattern? {
    if accept(.like) {
      let pattern = try stringLiteral()
      let escape = accept(.escape) ? try stringLiteral() : nil
      return ShowPattern(pattern: pattern, escape: escape, isRegex: false)
    }
    guard isString else { return nil }
    return ShowPattern(pattern: try stringLiteral(), escape: nil, isRegex: true)
  }
}
