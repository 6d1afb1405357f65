package import TarnColumns
package import TarnSQLSyntax

/// One line of DESCRIBE and SHOW COLUMNS.
package struct TableColumnText: Hashable, Sendable {
  package var name: String
  /// In Athena's spelling of DDL: `struct<type:string,arn:string>`.
  package var type: String
  package var comment: String
  package var isPartition: Bool
}

extension Planner {
  /// What DESCRIBE and SHOW COLUMNS show of a table or view: the columns that `*` has.
  package func columns(of name: TableName) throws(SQLError) -> [TableColumnText] {
    let statement = StatementState(catalog: catalog, functions: functions, session: session)
    var resolution = TableResolution(catalog: catalog, session: session)
    switch try resolution.resolve(name) {
    case .table(let table):
      return table.columns.filter { !$0.isHidden }.map {
        TableColumnText(
          name: $0.name.lowercased(), type: $0.type.definition, comment: $0.comment ?? "",
          isPartition: $0.isPartition)
      }
    case .view:
      let relation = try QueryPlanner(statement).table(name)
      return relation.fields.filter { !$0.isHidden }.enumerated().map { index, field in
        TableColumnText(
          name: field.name ?? "_col\(index)", type: field.type.definition, comment: "",
          isPartition: false)
      }
    }
  }

  /// The statement that makes the table anew: the text it was made with, or that of Schema/Tables.
  package func definition(of name: TableName) throws(SQLError) -> String {
    let word = name.last.text.lowercased()
    if let text = catalog.externalTable(named: word) { return text }
    var resolution = TableResolution(catalog: catalog, session: session)
    switch try resolution.resolve(name) {
    case .view(let text): return "CREATE VIEW \(name.last.text) AS\n\(text)"
    case .table(let table):
      if let text = LensTables.text(table.name) { return text }
      throw SQLError(
        .notSupported, "'\(table.name)' is the lake's own table and has no definition",
        at: name.position)
    }
  }
}

extension SQLType {
  /// The type as DDL writes it.
  package var definition: String {
    switch self {
    case .varchar(nil): return "string"
    case .integer: return "int"
    case .varbinary: return "binary"
    case .timestamp: return "timestamp"
    case .array(let element): return "array<\(element.definition)>"
    case .map(let key, let value): return "map<\(key.definition),\(value.definition)>"
    case .row(let fields):
      let parts = fields.map { "\(($0.name ?? "").lowercased()):\($0.type.definition)" }
      return "struct<\(parts.joined(separator: ","))>"
    default: return description
    }
  }
}
