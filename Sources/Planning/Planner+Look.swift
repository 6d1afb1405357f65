import TarnColumns
package import TarnSQLSyntax

/// What SHOW and DESCRIBE ask.
extension Planner {
  /// The table that a name means, as a query would read it.
  package func table(_ name: TableName) throws(SQLError) -> TableDescription {
    var resolution = TableResolution(catalog: catalog, session: session)
    switch try resolution.resolve(name) {
    case .table(let table): return table
    case .view(let text):
      guard case .query(let query)? = try? Statement.parse(text) else {
        throw SQLError(
          .syntaxError, "View '\(name.last.text)' cannot be read", at: name.position)
      }
      let columns = try plan(query).columns.map {
        TableDescription.Column(name: $0.name, type: $0.type, source: .bookkeeping(0))
      }
      return TableDescription(
        name: name.last.text, kind: .bookkeeping(name.last.text), dialect: .athena,
        columns: columns)
    }
  }

  package var builtInTables: [String] { LensTables.names + BookkeepingTables.names }

  /// The text of CREATE EXTERNAL TABLE behind a name.
  package func createTableText(_ name: TableName) throws(SQLError) -> String {
    let table = try table(name)
    if let text = catalog.externalTable(named: name.last.text.lowercased()) { return text }
    if let text = LensTables.text(table.name) { return text }
    throw SQLError(
      .tableNotFound, "Table '\(name.last.text)' has no text of its own", at: name.position)
  }
}
