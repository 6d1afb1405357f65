extension Parser {
  /// An expression that begins with a word: the forms that keywords begin, else a name.
  mutating func wordExpression() throws(Failed) -> Expression {
    let keyword = token.keyword
    guard keyword != .none else { return try nameExpression() }
    if let form = try literalWord(keyword) { return form }
    if let form = try currentValue(keyword) { return form }
    switch keyword {
    case .case: return try caseExpression()
    case .cast: return try cast(isTry: false)
    case .exists: return try exists()
    case .extract: return try extract()
    case .grouping: return try grouping()
    case .jsonArray: return try jsonArray()
    case .jsonExists: return try jsonExists()
    case .jsonObject: return try jsonObject()
    case .jsonQuery: return try jsonQuery()
    case .jsonValue: return try jsonValue()
    case .listagg: return try listagg()
    case .normalize: return try normalize()
    case .trim: return try trim()
    default: return try freeWord(keyword)
    }
  }

  /// The words that are names unless something particular follows.
  private mutating func freeWord(_ keyword: Keyword) throws(Failed) -> Expression {
    let following = peek()
    switch (keyword, following.kind) {
    case (.array, .leftBracket): return try arrayConstructor()
    case (.interval, .string), (.interval, .unicodeString), (.interval, .minus),
      (.interval, .plus):
      if following.kind == .string || following.kind == .unicodeString || signIsOfString() {
        return try intervalLiteral()
      }
    case (.overlay, .leftParenthesis): return try overlay()
    case (.position, .leftParenthesis): return try positionOf()
    case (.row, .leftParenthesis): return try rowConstructor()
    case (.substring, .leftParenthesis): return try substring()
    case (.tryCast, .leftParenthesis): return try cast(isTry: true)
    default:
      if keyword == .double, following.keyword == .precision {
        return try doublePrecisionLiteral()
      }
    }
    return try nameExpression()
  }

  /// `INTERVAL -'1' DAY` against a column called interval from which something is taken.
  private func signIsOfString() -> Bool {
    var lexer = lookahead()
    _ = lexer.next()
    let kind = lexer.next().kind
    return kind == .string || kind == .unicodeString
  }

  private mutating func doublePrecisionLiteral() throws(Failed) -> Expression {
    let position = position
    let name = Identifier("DOUBLE PRECISION", position: position)
    var lexer = lookahead()
    _ = lexer.next()
    guard lexer.next().kind == .string else { return try nameExpression() }
    advance()
    advance()
    return .literal(Literal(.typed(name: name, try string()), position: position))
  }

  private mutating func literalWord(_ keyword: Keyword) throws(Failed) -> Expression? {
    let value: Literal.Value
    switch keyword {
    case .null: value = .null
    case .true: value = .boolean(true)
    case .false: value = .boolean(false)
    default: return nil
    }
    let position = position
    advance()
    return .literal(Literal(value, position: position))
  }

  private mutating func currentValue(_ keyword: Keyword) throws(Failed) -> Expression? {
    let kind: CurrentValue.Kind
    switch keyword {
    case .currentCatalog: kind = .catalog
    case .currentDate: kind = .date
    case .currentPath: kind = .path
    case .currentSchema: kind = .schema
    case .currentTime: kind = .time
    case .currentTimestamp: kind = .timestamp
    case .currentUser: kind = .user
    case .localtime: kind = .localTime
    case .localtimestamp: kind = .localTimestamp
    default: return nil
    }
    let position = position
    advance()
    var precision: Int64?
    switch kind {
    case .time, .timestamp, .localTime, .localTimestamp:
      if accept(.leftParenthesis) {
        precision = try integer()
        try expect(.rightParenthesis)
      }
    default: break
    }
    return .current(CurrentValue(kind: kind, precision: precision, position: position))
  }

  // MARK: Constructors and conditionals

  private mutating func caseExpression() throws(Failed) -> Expression {
    let position = position
    advance()
    let operand = at(.when) ? nil : try expression()
    var branches: [Case.Branch] = []
    repeat {
      let start = self.position
      try expect(.when)
      let when = try expression()
      try expect(.then)
      branches.append(Case.Branch(when: when, then: try expression(), position: start))
    } while at(.when)
    let otherwise = accept(.else) ? try expression() : nil
    try expect(.end)
    return .case(
      Case(operand: operand, branches: branches, otherwise: otherwise, position: position))
  }

  private mutating func cast(isTry: Bool) throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let value = try expression()
    try expect(.as)
    let type = try self.type()
    try expect(.rightParenthesis)
    return .cast(Cast(value: value, type: type, isTry: isTry, position: position))
  }

  private mutating func exists() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let query = try self.query()
    try expect(.rightParenthesis)
    return .exists(Exists(query: query, position: position))
  }

  private mutating func arrayConstructor() throws(Failed) -> Expression {
    let position = position
    advance()
    advance()
    var elements: [Expression] = []
    if !at(.rightBracket) {
      repeat { elements.append(try expression()) } while accept(.comma)
    }
    try expect(.rightBracket)
    return .array(ArrayConstructor(elements: elements, position: position))
  }

  private mutating func rowConstructor() throws(Failed) -> Expression {
    let position = position
    advance()
    advance()
    var fields: [Row.Field] = []
    repeat {
      let value = try expression()
      var name: Identifier?
      if accept(.as) || isName { name = try identifier() }
      fields.append(Row.Field(value: value, name: name))
    } while accept(.comma)
    try expect(.rightParenthesis)
    return .row(Row(fields: fields, hasKeyword: true, position: position))
  }
}
