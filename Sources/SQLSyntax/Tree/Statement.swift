/// One statement. What Tarn never does (INSERT, MERGE, …) is refused by the parser, by name.
package indirect enum Statement: Hashable, Sendable {
  case query(Query)
  case explain(Explain)
  case unload(Unload)

  // Looking around
  case describe(Describe)
  case describeInput(Identifier)
  case describeOutput(Identifier)
  case showColumns(ShowColumns)
  case showCreateTable(TableName)
  case showCreateView(TableName)
  case showFunctions(ShowFunctions)
  case showPartitions(TableName)
  case showSchemas(ShowSchemas)
  case showTableProperties(TableName)
  case showTables(ShowTables)

  // Definitions
  case alterTable(AlterTable)
  case createTable(CreateTable)
  case createView(CreateView)
  case dropTable(Drop)
  case dropView(Drop)
  /// `MSCK REPAIR TABLE name`.
  case repairTable(TableName)

  // Prepared statements
  case deallocate(Identifier)
  case execute(Execute)
  case executeImmediate(ExecuteImmediate)
  case prepare(Prepare)
}

/// `EXPLAIN [ANALYZE] [VERBOSE] [(TYPE …, FORMAT …)] statement`.
package struct Explain: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case distributed = "DISTRIBUTED"
    case io = "IO"
    case logical = "LOGICAL"
    case validate = "VALIDATE"
  }

  package enum Format: String, Hashable, Sendable, CaseIterable {
    case graphviz = "GRAPHVIZ"
    case json = "JSON"
    case text = "TEXT"
  }

  package var isAnalyze: Bool
  package var isVerbose: Bool
  package var kind: Kind?
  package var format: Format?
  package var statement: Statement
  @NotCompared package var position: SourcePosition
}

/// `UNLOAD (query) TO 'directory' WITH (format = 'PARQUET', …)`.
package struct Unload: Hashable, Sendable {
  package struct Property: Hashable, Sendable {
    package var name: Identifier
    package var value: Expression
  }

  package var query: Query
  package var destination: StringLiteral
  package var properties: [Property]
  @NotCompared package var position: SourcePosition
}

/// `LIKE 'pattern' [ESCAPE 'c']`. Athena's SHOW TABLES takes a regular expression, with or without
/// the word LIKE; `isRegex` is true when the word was missing.
package struct ShowPattern: Hashable, Sendable {
  package var pattern: StringLiteral
  package var escape: StringLiteral?
  package var isRegex: Bool
}

/// `SHOW TABLES | VIEWS [IN schema] [pattern]`.
package struct ShowTables: Hashable, Sendable {
  package var viewsOnly: Bool
  package var schema: QualifiedName?
  package var pattern: ShowPattern?
}

/// `SHOW COLUMNS FROM table [LIKE …]`; Athena's `SHOW COLUMNS IN table IN schema` has the schema in
/// the name.
package struct ShowColumns: Hashable, Sendable {
  package var table: TableName
  package var pattern: ShowPattern?
}

/// `SHOW FUNCTIONS [FROM schema] [LIKE …]`.
package struct ShowFunctions: Hashable, Sendable {
  package var schema: QualifiedName?
  package var pattern: ShowPattern?
}

/// `SHOW SCHEMAS | DATABASES [FROM catalog] [LIKE …]`.
package struct ShowSchemas: Hashable, Sendable {
  package var catalog: Identifier?
  package var pattern: ShowPattern?
}

/// `DESCRIBE [EXTENDED | FORMATTED] table`, also `DESC`.
package struct Describe: Hashable, Sendable {
  package enum Detail: String, Hashable, Sendable {
    case extended = "EXTENDED"
    case formatted = "FORMATTED"
  }

  package var table: TableName
  package var detail: Detail?
}

/// `PREPARE name FROM statement`.
package struct Prepare: Hashable, Sendable {
  package var name: Identifier
  package var statement: Statement
}

/// `EXECUTE name [USING a, b]`.
package struct Execute: Hashable, Sendable {
  package var name: Identifier
  package var arguments: [Expression]
}

/// `EXECUTE IMMEDIATE 'text' [USING a, b]`. The text is parsed when it runs.
package struct ExecuteImmediate: Hashable, Sendable {
  package var text: StringLiteral
  package var arguments: [Expression]
}
