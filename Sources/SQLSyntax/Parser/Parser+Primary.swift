extension Parser {
  /// A value without operators, and what is hung on it: `.name` and `[index]`.
  mutating func primary() throws(Failed) -> Expression {
    try count()
    let base = try primaryBase()
    guard token.kind == .dot || token.kind == .leftBracket else { return base }
    return try suffixed(base)
  }

  private mutating func primaryBase() throws(Failed) -> Expression {
    switch token.kind {
    case .word: return try wordExpression()
    case .quotedName, .backquotedName: return try nameExpression()
    case .integer, .decimal, .double: return try numericLiteral()
    case .string, .unicodeString:
      let position = position
      return .literal(Literal(.string(try string()), position: position))
    case .binary: return try binaryLiteral()
    case .leftParenthesis: return try parenthesized()
    case .question, .colon: return try parameter()
    default:
      note("<expression>")
      throw mismatch()
    }
  }

  /// `.name` and `[index]`, as many as there are. `.*` is left for the select item.
  mutating func suffixed(_ base: Expression) throws(Failed) -> Expression {
    var base = base
    while true {
      switch token.kind {
      case .dot where peek().kind != .star:
        advance()
        try deepen()
        let name = try identifier()
        base = .field(FieldAccess(base: base, name: name, position: base.position))
      case .leftBracket:
        try deepen()
        base = try element(of: base)
      default: return base
      }
    }
  }

  private mutating func element(of base: Expression) throws(Failed) -> Expression {
    advance()
    let index = try expression(.concatenation)
    try expect(.rightBracket)
    return .element(ElementAccess(base: base, index: index, position: base.position))
  }

  // MARK: Parameters

  /// `?`, or a colon and a word without a gap.
  var isParameter: Bool {
    token.kind == .question
      || (token.kind == .colon && Lexer.isNameStart(lexer.byte(at: token.end)))
  }

  mutating func parameter() throws(Failed) -> Expression {
    guard isParameter else {
      note("<expression>")
      throw mismatch()
    }
    return .parameter(takeParameter())
  }

  mutating func takeParameter() -> Parameter {
    let position = position
    if accept(.question) {
      parameterCount += 1
      return Parameter(kind: .positional(parameterCount - 1), position: position)
    }
    advance()
    let name = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    advance()
    return Parameter(kind: .named(name), position: position)
  }

  // MARK: Names

  /// A name: a column, a typed literal (`DATE '…'`), a call, a lambda (`x -> …`).
  mutating func nameExpression() throws(Failed) -> Expression {
    guard isName else {
      note("<expression>")
      throw mismatch()
    }
    switch peek().kind {
    case .string, .unicodeString: return try typedLiteral()
    case .arrow: return try lambda()
    case .leftParenthesis: return try call(QualifiedName([takeIdentifier()]))
    case .dot: return try qualifiedExpression()
    default: return .column(takeIdentifier())
    }
  }

  /// `a.b.c`, or a call whose name has dots: `schema.function(…)`.
  private mutating func qualifiedExpression() throws(Failed) -> Expression {
    var lexer = lookahead()
    var next = lexer.next()
    var isCall = false
    while next.kind == .dot {
      guard Self.isName(lexer.next()) else { break }
      next = lexer.next()
      isCall = next.kind == .leftParenthesis
    }
    guard isCall else { return .column(takeIdentifier()) }
    return try call(try qualifiedName())
  }

  private mutating func typedLiteral() throws(Failed) -> Expression {
    let position = position
    let name = takeIdentifier()
    return .literal(Literal(.typed(name: name, try string()), position: position))
  }

  private mutating func lambda() throws(Failed) -> Expression {
    let position = position
    let parameter = takeIdentifier()
    advance()
    let body = try expression()
    return .lambda(Lambda(parameters: [parameter], body: body, position: position))
  }

  // MARK: Parentheses

  /// `(SELECT …)`, `(a)`, `(a, b)`, `(a, b) -> …`, `() -> …`.
  private mutating func parenthesized() throws(Failed) -> Expression {
    let start = position
    if isLambda() { return try parenthesizedLambda() }
    advance()
    if Self.beginsQuery(token) { return try subquery(from: start) }
    let first = try expression()
    switch token.kind {
    case .rightParenthesis:
      advance()
      return first
    case .comma: return try row(first, from: start)
    default:
      if let query = try queryGoingOn(from: first) {
        try expect(.rightParenthesis)
        return .subquery(ScalarSubquery(query: query, position: start))
      }
      _ = at(.comma)
      try expect(.rightParenthesis)
      return first
    }
  }

  private mutating func subquery(from start: SourcePosition) throws(Failed) -> Expression {
    let query = try self.query()
    try expect(.rightParenthesis)
    return .subquery(ScalarSubquery(query: query, position: start))
  }

  private mutating func row(
    _ first: Expression, from start: SourcePosition
  ) throws(Failed) -> Expression {
    var fields = [Row.Field(value: first, name: nil)]
    while accept(.comma) { fields.append(Row.Field(value: try expression(), name: nil)) }
    try expect(.rightParenthesis)
    return .row(Row(fields: fields, hasKeyword: false, position: start))
  }

  /// Whether names in parentheses and an arrow stand here. Looks no further than the first token
  /// that no list of names has.
  private mutating func isLambda() -> Bool {
    let following = peek()
    guard following.kind == .rightParenthesis || Self.isName(following) else { return false }
    var lexer = lookahead()
    var next = lexer.next()
    while Self.isName(next) {
      next = lexer.next()
      guard next.kind == .comma else { break }
      next = lexer.next()
    }
    return next.kind == .rightParenthesis && lexer.next().kind == .arrow
  }

  private mutating func parenthesizedLambda() throws(Failed) -> Expression {
    let start = position
    advance()
    var parameters: [Identifier] = []
    if token.kind != .rightParenthesis {
      repeat { parameters.append(try identifier()) } while accept(.comma)
    }
    try expect(.rightParenthesis)
    try expect(.arrow)
    let body = try expression()
    return .lambda(Lambda(parameters: parameters, body: body, position: start))
  }
}
