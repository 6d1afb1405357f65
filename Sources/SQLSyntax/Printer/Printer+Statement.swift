extension Printer {
  mutating func write(_ statement: Statement) {
    switch statement {
    case .query(let query): write(query)
    case .explain(let explain): write(explain)
    case .unload(let unload): write(unload)
    case .describe(let describe):
      write("DESCRIBE ")
      if let detail = describe.detail { write("\(detail.rawValue) ") }
      write(describe.table)
    case .describeInput(let name): write("DESCRIBE INPUT ", name)
    case .describeOutput(let name): write("DESCRIBE OUTPUT ", name)
    case .showColumns, .showCreateTable, .showCreateView, .showFunctions, .showPartitions,
      .showSchemas, .showTableProperties, .showTables:
      writeShow(statement)
    case .alterTable(let alter): write(alter)
    case .createTable(let table): write(table)
    case .createView(let view): write(view)
    case .dropTable(let drop): write("DROP TABLE ", drop)
    case .dropView(let drop): write("DROP VIEW ", drop)
    case .repairTable(let name): write("MSCK REPAIR TABLE ", name)
    case .deallocate(let name): write("DEALLOCATE PREPARE ", name)
    case .execute(let execute):
      write("EXECUTE ", execute.name)
      write(using: execute.arguments)
    case .executeImmediate(let execute):
      write("EXECUTE IMMEDIATE ", execute.text)
      write(using: execute.arguments)
    case .prepare(let prepare):
      write("PREPARE ", prepare.name)
      write(" FROM ")
      write(prepare.statement)
    }
  }

  private mutating func write(_ keyword: String, _ name: Identifier) {
    write(keyword)
    write(name)
  }

  private mutating func write(_ keyword: String, _ name: TableName) {
    write(keyword)
    write(name)
  }

  private mutating func write(_ keyword: String, _ drop: Drop) {
    write(keyword)
    if drop.ifExists { write("IF EXISTS ") }
    write(drop.name)
  }

  private mutating func write(using arguments: [Expression]) {
    guard !arguments.isEmpty else { return }
    write(" USING ")
    write(arguments)
  }

  private mutating func write(_ explain: Explain) {
    write("EXPLAIN ")
    if explain.isAnalyze { write("ANALYZE ") }
    if explain.isVerbose { write("VERBOSE ") }
    let options = [
      explain.kind.map { "TYPE \($0.rawValue)" }, explain.format.map { "FORMAT \($0.rawValue)" },
    ].compactMap(\.self)
    if !options.isEmpty { write("(\(options.joined(separator: ", "))) ") }
    write(explain.statement)
  }

  private mutating func write(_ unload: Unload) {
    write("UNLOAD ")
    write(inParentheses: unload.query)
    write(" TO ")
    write(unload.destination)
    guard !unload.properties.isEmpty else { return }
    write(" WITH (")
    list(unload.properties) { printer, property in
      printer.write(property.name)
      printer.write(" = ")
      printer.write(property.value)
    }
    write(")")
  }

  // MARK: SHOW

  private mutating func writeShow(_ statement: Statement) {
    switch statement {
    case .showColumns(let show):
      write("SHOW COLUMNS FROM ", show.table)
      write(show.pattern)
    case .showCreateTable(let name): write("SHOW CREATE TABLE ", name)
    case .showCreateView(let name): write("SHOW CREATE VIEW ", name)
    case .showFunctions(let show):
      write("SHOW FUNCTIONS")
      write(from: show.schema)
      write(show.pattern)
    case .showPartitions(let name): write("SHOW PARTITIONS ", name)
    case .showSchemas(let show):
      write("SHOW SCHEMAS")
      write(from: show.catalog.map { QualifiedName([$0]) })
      write(show.pattern)
    case .showTableProperties(let name): write("SHOW TBLPROPERTIES ", name)
    case .showTables(let show):
      write(show.viewsOnly ? "SHOW VIEWS" : "SHOW TABLES")
      write(from: show.schema)
      write(show.pattern)
    default: break
    }
  }

  private mutating func write(from schema: QualifiedName?) {
    guard let schema else { return }
    write(" FROM ")
    write(schema)
  }

  private mutating func write(_ pattern: ShowPattern?) {
    guard let pattern else { return }
    write(pattern.isRegex ? " " : " LIKE ", pattern.pattern)
    write(" ESCAPE ", pattern.escape)
  }
}
