extension Parser {
  mutating func statement() throws(Failed) -> Statement {
    try enter()
    defer { leave() }
    if Self.beginsQuery(token) || token.kind == .leftParenthesis { return .query(try query()) }
    switch token.keyword {
    case .alter: return .alterTable(try alterTable())
    case .create: return try create()
    case .deallocate:
      advance()
      try expect(.prepare)
      return .deallocate(try identifier())
    case .desc, .describe: return try describe()
    case .drop: return try drop()
    case .execute: return try execute()
    case .explain: return .explain(try explain())
    case .msck:
      advance()
      try expect(.repair)
      try expect(.table)
      return .repairTable(try tableName())
    case .prepare:
      advance()
      let name = try identifier()
      try expect(.from)
      return .prepare(Prepare(name: name, statement: try statement()))
    case .show: return try show()
    case .unload: return .unload(try unload())
    default: throw unknownStatement()
    }
  }

  /// Statements that others have, named; else what could begin here.
  private mutating func unknownStatement() -> Failed {
    let word = text(of: token).uppercased()
    switch token.keyword {
    case .insert, .update, .delete, .merge, .truncate:
      return refuse(word, "a lake holds what was ingested: 'tarn ingest' adds events")
    case .grant, .revoke, .deny: return refuse(word, "a lake has no users")
    case .start, .commit, .rollback:
      return refuse(token.keyword == .start ? "START TRANSACTION" : word)
    case .set, .reset, .use, .call, .analyze, .optimize, .vacuum, .refresh, .comment:
      return refuse(word)
    default:
      for keyword in [
        Keyword.alter, .create, .deallocate, .desc, .describe, .drop, .execute, .explain, .msck,
        .prepare, .show, .unload, .select, .table, .values, .with,
      ] {
        _ = at(keyword)
      }
      return mismatch()
    }
  }

  private mutating func explain() throws(Failed) -> Explain {
    let position = position
    advance()
    let isAnalyze = accept(.analyze)
    let isVerbose = isAnalyze && accept(.verbose)
    var (kind, format): (Explain.Kind?, Explain.Format?)
    if token.kind == .leftParenthesis, peek().keyword == .type || peek().keyword == .format {
      advance()
      repeat {
        if accept(.type) {
          kind = try choice(of: Explain.Kind.self)
        } else {
          try expect(.format)
          format = try choice(of: Explain.Format.self)
        }
      } while accept(.comma)
      try expect(.rightParenthesis)
    }
    return Explain(
      isAnalyze: isAnalyze, isVerbose: isVerbose, kind: kind, format: format,
      statement: try statement(), position: position)
  }

  /// One of the words that an enumeration's raw values spell.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) throws(Failed) -> Choice where Choice.RawValue == String {
    if token.kind == .word, let choice = Choice(rawValue: text(of: token).uppercased()) {
      advance()
      return choice
    }
    for choice in Choice.allCases { note("'\(choice.rawValue)'") }
    throw mismatch()
  }

  private mutating func describe() throws(Failed) -> Statement {
    advance()
    if token.keyword == .input || token.keyword == .output, Self.isName(peek()) {
      let isInput = token.keyword == .input
      advance()
      let name = try identifier()
      return isInput ? .describeInput(name) : .describeOutput(name)
    }
    var detail: Describe.Detail?
    if token.keyword == .extended || token.keyword == .formatted, startsTableName(peek()) {
      detail = token.keyword == .extended ? .extended : .formatted
      advance()
    }
    return .describe(Describe(table: try tableName(), detail: detail))
  }

  private func startsTableName(_ token: Token) -> Bool {
    switch token.kind {
    case .endOfText, .semicolon, .dot, .minus: false
    default: true
    }
  }

  private mutating func execute() throws(Failed) -> Statement {
    advance()
    if token.keyword == .immediate, peek().kind == .string || peek().kind == .unicodeString {
      advance()
      let text = try stringLiteral()
      return .executeImmediate(ExecuteImmediate(text: text, arguments: try usingArguments()))
    }
    let name = try identifier()
    return .execute(Execute(name: name, arguments: try usingArguments()))
  }

  private mutating func usingArguments() throws(Failed) -> [Expression] {
    guard accept(.using) else { return [] }
    var arguments: [Expression] = []
    repeat { arguments.append(try expression()) } while accept(.comma)
    return arguments
  }

  private mutating func unload() throws(Failed) -> Unload {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let query = try self.query()
    try expect(.rightParenthesis)
    try expect(.to)
    var unload = Unload(
      query: query, destination: try stringLiteral(), properties: [], position: position)
    if accept(.with) {
      try expect(.leftParenthesis)
      repeat {
        let name = try identifier()
        try expect(.equal)
        unload.properties.append(Unload.Property(name: name, value: try expression()))
      } while accept(.comma)
      try expect(.rightParenthesis)
    }
    return unload
  }
}
