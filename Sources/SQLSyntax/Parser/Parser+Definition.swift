extension Parser {
  // MARK: CREATE

  mutating func create() throws(Failed) -> Statement {
    let position = position
    advance()
    if accept(.or) {
      try expect(.replace)
      guard at(.view) else {
        if at(.table) { throw refuse("CREATE OR REPLACE TABLE", at: position) }
        if token.keyword == .function { throw refuse("CREATE FUNCTION", at: position) }
        throw mismatch()
      }
      return .createView(try createView(replaces: true, position))
    }
    if at(.view) { return .createView(try createView(replaces: false, position)) }
    if accept(.external) {
      try expect(.table)
      return .createTable(try createTable(position))
    }
    switch token.keyword {
    case .table:
      throw refuse(
        "CREATE TABLE", "CREATE EXTERNAL TABLE describes columns, CREATE VIEW keeps a query",
        at: position)
    case .schema, .database, .function, .materialized:
      throw refuse("CREATE \(text(of: token).uppercased())", at: position)
    default:
      if text(of: token).uppercased() == "ROLE" { throw refuse("CREATE ROLE", at: position) }
      throw mismatch()
    }
  }

  private mutating func createView(
    replaces: Bool, _ position: SourcePosition
  ) throws(Failed) -> CreateView {
    advance()
    let name = try tableName()
    let comment = accept(.comment) ? try stringLiteral() : nil
    try expect(.as)
    return CreateView(
      name: name, replaces: replaces, comment: comment, query: try query(), position: position)
  }

  /// The clauses in Hive's order, though any order is taken: pasted texts have several.
  private mutating func createTable(_ position: SourcePosition) throws(Failed) -> CreateTable {
    let ifNotExists = try ifNotExists()
    var table = CreateTable(
      name: try tableName(), ifNotExists: ifNotExists, columns: [], comment: nil,
      partitionedBy: [], buckets: nil, rowFormat: nil, serdeProperties: [], storage: nil,
      location: nil, properties: [], position: position)
    if at(.leftParenthesis) { table.columns = try columnDefinitions() }
    while try tableClause(of: &table) {}
    return table
  }

  private mutating func tableClause(of table: inout CreateTable) throws(Failed) -> Bool {
    if table.comment == nil, accept(.comment) {
      table.comment = try definitionString()
    } else if table.partitionedBy.isEmpty, accept(.partitioned) {
      try expect(.by)
      table.partitionedBy = try columnDefinitions()
    } else if table.buckets == nil, accept(.clustered) {
      table.buckets = try buckets()
    } else if table.rowFormat == nil, accept(.row) {
      try expect(.format)
      table.rowFormat = try rowFormat()
    } else if table.serdeProperties.isEmpty, accept(.with) {
      try expect(.serdeproperties)
      table.serdeProperties = try tableProperties()
    } else if table.storage == nil, accept(.stored) {
      try expect(.as)
      table.storage = try storage()
    } else if table.location == nil, accept(.location) {
      table.location = try definitionString()
    } else if table.properties.isEmpty, accept(.tblproperties) {
      table.properties = try tableProperties()
    } else if token.keyword == .as {
      throw refuse("CREATE TABLE AS", "CREATE VIEW keeps a query")
    } else {
      return false
    }
    return true
  }

  private mutating func columnDefinitions() throws(Failed) -> [ColumnDefinition] {
    try expect(.leftParenthesis)
    var columns: [ColumnDefinition] = []
    repeat {
      let name = try anyWord()
      let type = try type()
      let comment = accept(.comment) ? try definitionString() : nil
      columns.append(ColumnDefinition(name: name, type: type, comment: comment))
    } while accept(.comma)
    try expect(.rightParenthesis)
    return columns
  }

  private mutating func buckets() throws(Failed) -> CreateTable.Buckets {
    try expect(.by)
    let columns = try parenthesizedIdentifiers()
    var sortedBy: [SortItem] = []
    if accept(.sorted) {
      try expect(.by)
      try expect(.leftParenthesis)
      sortedBy = try sortItems()
      try expect(.rightParenthesis)
    }
    try expect(.into)
    let count = try integer()
    try expect(.buckets)
    return CreateTable.Buckets(columns: columns, sortedBy: sortedBy, count: count)
  }

  private mutating func rowFormat() throws(Failed) -> CreateTable.RowFormat {
    if accept(.serde) { return .serde(try definitionString()) }
    try expect(.delimited)
    var delimiters = CreateTable.Delimiters()
    while true {
      if accept(.fields) {
        delimiters.fields = try terminator()
      } else if accept(.escaped) {
        try expect(.by)
        delimiters.escape = try definitionString()
      } else if accept(.collection) {
        try expect(.items)
        delimiters.collectionItems = try terminator()
      } else if accept(.map) {
        try expect(.keys)
        delimiters.mapKeys = try terminator()
      } else if accept(.lines) {
        delimiters.lines = try terminator()
      } else if accept(.null) {
        try expect(.defined)
        try expect(.as)
        delimiters.null = try definitionString()
      } else {
        return .delimited(delimiters)
      }
    }
  }

  private mutating func terminator() throws(Failed) -> StringLiteral {
    try expect(.terminated)
    try expect(.by)
    return try definitionString()
  }

  private mutating func storage() throws(Failed) -> CreateTable.Storage {
    guard accept(.inputformat) else { return .format(try identifier()) }
    let input = try definitionString()
    try expect(.outputformat)
    return .classes(input: input, output: try definitionString())
  }

  private mutating func tableProperties() throws(Failed) -> [TableProperty] {
    try expect(.leftParenthesis)
    var properties: [TableProperty] = []
    repeat {
      let key = try definitionString()
      try expect(.equal)
      properties.append(TableProperty(key: key, value: try definitionString()))
    } while accept(.comma)
    try expect(.rightParenthesis)
    return properties
  }

  private mutating func ifNotExists() throws(Failed) -> Bool {
    guard accept(.if, .not) else { return false }
    try expect(.exists)
    return true
  }

  private mutating func ifExists() -> Bool { accept(.if, .exists) }

  // MARK: DROP and ALTER

  mutating func drop() throws(Failed) -> Statement {
    let position = position
    advance()
    if accept(.table) {
      let ifExists = ifExists()
      return .dropTable(Drop(name: try tableName(), ifExists: ifExists))
    }
    if accept(.view) {
      let ifExists = ifExists()
      return .dropView(Drop(name: try tableName(), ifExists: ifExists))
    }
    if token.kind == .word, token.keyword != .from {
      throw refuse("DROP \(text(of: token).uppercased())", at: position)
    }
    throw mismatch()
  }

  mutating func alterTable() throws(Failed) -> AlterTable {
    let position = position
    advance()
    guard accept(.table) else {
      if token.kind == .word {
        throw refuse("ALTER \(text(of: token).uppercased())", at: position)
      }
      throw mismatch()
    }
    let table = try tableName()
    if accept(.add) {
      let ifNotExists = try ifNotExists()
      guard at(.partition) else { throw refuse("ALTER TABLE … ADD COLUMNS", at: position) }
      var partitions: [AlterTable.Partition] = []
      while accept(.partition) {
        partitions.append(try partition(withLocation: true))
        _ = accept(.comma)
      }
      return AlterTable(
        table: table, action: .addPartitions(partitions, ifNotExists: ifNotExists),
        position: position)
    }
    if accept(.drop) {
      let ifExists = ifExists()
      var partitions: [AlterTable.Partition] = []
      repeat {
        try expect(.partition)
        partitions.append(try partition(withLocation: false))
      } while accept(.comma)
      return AlterTable(
        table: table, action: .dropPartitions(partitions, ifExists: ifExists), position: position)
    }
    if token.kind == .word {
      throw refuse("ALTER TABLE … \(text(of: token).uppercased())", at: position)
    }
    throw mismatch()
  }

  private mutating func partition(
    withLocation: Bool
  ) throws(Failed) -> AlterTable.Partition {
    try expect(.leftParenthesis)
    var values: [AlterTable.Partition.Value] = []
    repeat {
      let column = try anyWord()
      try expect(.equal)
      guard case .literal(let literal) = try expression(.sign) else {
        throw fail("the value of a partition column must be a literal", at: column.position)
      }
      values.append(AlterTable.Partition.Value(column: column, value: literal))
    } while accept(.comma)
    try expect(.rightParenthesis)
    let location = withLocation && accept(.location) ? try definitionString() : nil
    return AlterTable.Partition(values: values, location: location)
  }
}
