extension Parser {
  /// A type in Trino's spelling or Hive's.
  mutating func type() throws(Failed) -> TypeName {
    try enter()
    let outer = beginWatch()
    defer {
      endWatch(outer)
      leave()
    }
    let position = position
    try count()
    var type = TypeName(kind: try typeKind(), position: position)
    // `bigint ARRAY[3]`: the length is for documentation only, as in Trino.
    while token.keyword == .array, !startsTypeArguments(peek()) {
      advance()
      if token.kind == .leftBracket {
        advance()
        _ = try integer()
        try expect(.rightBracket)
      }
      try deepen()
      type = TypeName(kind: .array(type), position: position)
    }
    return type
  }

  private func startsTypeArguments(_ token: Token) -> Bool {
    token.kind == .leftParenthesis || token.kind == .less
  }

  private mutating func typeKind() throws(Failed) -> TypeName.Kind {
    guard isName else {
      note("<type>")
      throw mismatch()
    }
    let following = peek()
    switch token.keyword {
    case .row where following.kind == .leftParenthesis:
      return try rowType()
    case .struct where following.kind == .less:
      return try structType()
    case .array where startsTypeArguments(following):
      let closing = takeTypeOpening()
      let element = try type()
      try expect(closing)
      return .array(element)
    case .map where startsTypeArguments(following):
      let closing = takeTypeOpening()
      let key = try type()
      try expect(.comma)
      let value = try type()
      try expect(closing)
      return .map(key: key, value: value)
    case .time:
      let (precision, withZone) = try timePrecision()
      return .time(precision: precision, withZone: withZone)
    case .timestamp:
      let (precision, withZone) = try timePrecision()
      return .timestamp(precision: precision, withZone: withZone)
    case .interval where Literal.Interval.Field(keyword: following.keyword) != nil:
      advance()
      let (from, to) = try intervalFields()
      return .interval(from: from, to: to)
    case .double where following.keyword == .precision:
      let name = Identifier("double precision", position: position)
      advance()
      advance()
      return .named(name, [])
    default:
      return .named(takeIdentifier(), try typeParameters())
    }
  }

  /// `(` or `<` behind the current word; returns what closes it.
  private mutating func takeTypeOpening() -> Token.Kind {
    advance()
    let closing: Token.Kind = token.kind == .less ? .greater : .rightParenthesis
    advance()
    return closing
  }

  private mutating func typeParameters() throws(Failed) -> [TypeParameter] {
    guard accept(.leftParenthesis) else { return [] }
    var parameters: [TypeParameter] = []
    repeat { parameters.append(try typeParameter()) } while accept(.comma)
    try expect(.rightParenthesis)
    return parameters
  }

  private mutating func typeParameter() throws(Failed) -> TypeParameter {
    if token.kind == .integer { return .number(try integer()) }
    note("<integer>")
    return .type(try type())
  }

  private mutating func timePrecision() throws(Failed) -> (TypeParameter?, Bool) {
    advance()
    var precision: TypeParameter?
    if accept(.leftParenthesis) {
      precision = try typeParameter()
      try expect(.rightParenthesis)
    }
    if token.keyword == .with || token.keyword == .without, peek().keyword == .time {
      let withZone = token.keyword == .with
      advance()
      advance()
      try expect(.zone)
      return (precision, withZone)
    }
    return (precision, false)
  }

  private mutating func rowType() throws(Failed) -> TypeName.Kind {
    advance()
    advance()
    var fields: [RowTypeField] = []
    repeat {
      let name = isName && isFieldName() ? takeIdentifier() : nil
      fields.append(RowTypeField(name: name, type: try type()))
    } while accept(.comma)
    try expect(.rightParenthesis)
    return .row(fields)
  }

  /// Whether the current word of a row type is the name of a field: then a type follows it.
  /// `row(a bigint)` has one, `row(double precision)` and `row(bigint array)` have none.
  private mutating func isFieldName() -> Bool {
    let following = peek()
    guard Self.isName(following) else { return false }
    switch (token.keyword, following.keyword) {
    case (.double, .precision): return false
    case (.interval, let next) where Literal.Interval.Field(keyword: next) != nil:
      // `interval day to second` against a field called interval, of a type called day.
      return false
    case (_, .array):
      var lexer = lookahead()
      _ = lexer.next()
      return startsTypeArguments(lexer.next())
    default: return true
    }
  }

  private mutating func structType() throws(Failed) -> TypeName.Kind {
    advance()
    advance()
    var fields: [RowTypeField] = []
    repeat {
      let name = try anyWord()
      try expect(.colon)
      fields.append(RowTypeField(name: name, type: try type()))
    } while accept(.comma)
    try expect(.greater)
    return .row(fields)
  }
}
