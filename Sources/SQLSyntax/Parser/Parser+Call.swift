extension Parser {
  /// From the opening parenthesis of a call to the end of its OVER. `first` is an argument that was
  /// read before it was known that this is a plain call.
  mutating func call(_ name: QualifiedName, first: Expression? = nil) throws(Failed) -> Expression {
    var call = FunctionCall(
      name: name, quantifier: nil, arguments: [], isStar: false, orderBy: [], filter: nil,
      nullTreatment: nil, over: nil, position: name.position)
    if let first {
      call.arguments.append(first)
      while accept(.comma) { call.arguments.append(try expression()) }
    } else {
      try expect(.leftParenthesis)
      try arguments(of: &call)
    }
    if at(.order) { call.orderBy = try orderBy() }
    try expect(.rightParenthesis)
    try modifiers(of: &call)
    return .call(call)
  }

  private mutating func arguments(of call: inout FunctionCall) throws(Failed) {
    if accept(.star) {
      call.isStar = true
      return
    }
    guard !at(.rightParenthesis) else { return }
    call.quantifier = callQuantifier()
    repeat { call.arguments.append(try expression()) } while accept(.comma)
  }

  /// DISTINCT, or ALL where it is not an argument's name.
  mutating func callQuantifier() -> SetQuantifier? {
    if accept(.distinct) { return .distinct }
    guard token.keyword == .all else { return nil }
    switch peek().kind {
    case .comma, .rightParenthesis, .dot: return nil
    default:
      advance()
      return .all
    }
  }

  /// FILTER, IGNORE NULLS and OVER. The words are names too: `count(*) filter` is an alias.
  private mutating func modifiers(of call: inout FunctionCall) throws(Failed) {
    guard token.kind == .word, token.keyword != .none else { return }
    call.filter = try filter()
    if accept(.ignore, .nulls) {
      call.nullTreatment = .ignore
    } else if accept(.respect, .nulls) {
      call.nullTreatment = .respect
    }
    if token.keyword == .over {
      let following = peek()
      if following.kind == .leftParenthesis || Self.isName(following) {
        advance()
        call.over = try windowReference()
      }
    }
    if call.nullTreatment != nil, call.over == nil {
      _ = at(.over)
      throw mismatch()
    }
  }

  mutating func filter() throws(Failed) -> Expression? {
    guard token.keyword == .filter, peek().kind == .leftParenthesis else { return nil }
    advance()
    advance()
    try expect(.where)
    let condition = try expression()
    try expect(.rightParenthesis)
    return condition
  }

  // MARK: Forms of their own

  mutating func extract() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let name = try identifier()
    try expect(.from)
    let source = try expression(.concatenation)
    try expect(.rightParenthesis)
    guard let field = Extract.Field(rawValue: name.text.uppercased()) else {
      let valid = Extract.Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw fail(
        "Invalid EXTRACT field \(name.text), valid fields are: \(valid)", at: position, length: 7)
    }
    return .extract(Extract(field: field, source: source, position: position))
  }

  mutating func grouping() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    var columns: [QualifiedName] = []
    if !at(.rightParenthesis) {
      repeat { columns.append(try qualifiedName()) } while accept(.comma)
    }
    try expect(.rightParenthesis)
    return .grouping(Grouping(columns: columns, position: position))
  }

  mutating func listagg() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let quantifier = callQuantifier()
    let value = try expression()
    let separator = accept(.comma) ? try stringLiteral() : nil
    var overflow: Listagg.Overflow?
    if accept(.on) {
      try expect(.overflow)
      overflow = try listaggOverflow()
    }
    try expect(.rightParenthesis)
    try expect(.within)
    try expect(.group)
    try expect(.leftParenthesis)
    guard at(.order) else { throw mismatch() }
    let order = try orderBy()
    try expect(.rightParenthesis)
    return .listagg(
      Listagg(
        quantifier: quantifier, value: value, separator: separator, overflow: overflow,
        orderBy: order, filter: try filter(), position: position))
  }

  private mutating func listaggOverflow() throws(Failed) -> Listagg.Overflow {
    if accept(.error) { return .error }
    try expect(.truncate)
    if !isString { note("<string>") }
    let filler = isString ? try stringLiteral() : nil
    let withCount = accept(.with)
    if !withCount { try expect(.without) }
    try expect(.count)
    return .truncate(filler: filler, withCount: withCount)
  }

  mutating func normalize() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let value = try expression(.concatenation)
    var form: Normalize.Form?
    if accept(.comma) {
      form = token.kind == .word ? Normalize.Form(rawValue: text(of: token).uppercased()) : nil
      guard form != nil else {
        for form in Normalize.Form.allCases { note("'\(form.rawValue)'") }
        throw mismatch()
      }
      advance()
    }
    try expect(.rightParenthesis)
    return .normalize(Normalize(value: value, form: form, position: position))
  }

  /// `OVERLAY(a PLACING b FROM c [FOR d])`.
  mutating func overlay() throws(Failed) -> Expression {
    let name = takeIdentifier()
    advance()
    guard !at(.rightParenthesis) else { return try emptyCall(name) }
    let source = try expression()
    guard accept(.placing) else { return try call(QualifiedName([name]), first: source) }
    let replacement = try expression(.concatenation)
    try expect(.from)
    let start = try expression(.concatenation)
    let length = accept(.for) ? try expression(.concatenation) : nil
    try expect(.rightParenthesis)
    return .overlay(
      Overlay(
        source: source, replacement: replacement, start: start, length: length,
        position: name.position))
  }

  /// `POSITION(a IN b)`.
  mutating func positionOf() throws(Failed) -> Expression {
    let name = takeIdentifier()
    advance()
    guard !at(.rightParenthesis) else { return try emptyCall(name) }
    let needle = try expression(.concatenation)
    guard accept(.in) else { return try call(QualifiedName([name]), first: needle) }
    let haystack = try expression(.concatenation)
    try expect(.rightParenthesis)
    return .position(
      PositionOf(needle: needle, haystack: haystack, position: name.position))
  }

  /// `SUBSTRING(a FROM b [FOR c])`.
  mutating func substring() throws(Failed) -> Expression {
    let name = takeIdentifier()
    advance()
    guard !at(.rightParenthesis) else { return try emptyCall(name) }
    let source = try expression()
    guard accept(.from) else { return try call(QualifiedName([name]), first: source) }
    let start = try expression(.concatenation)
    let length = accept(.for) ? try expression(.concatenation) : nil
    try expect(.rightParenthesis)
    return .substring(
      Substring(source: source, start: start, length: length, position: name.position))
  }

  private mutating func emptyCall(_ name: Identifier) throws(Failed) -> Expression {
    advance()
    return .call(
      FunctionCall(
        name: QualifiedName([name]), quantifier: nil, arguments: [], isStar: false, orderBy: [],
        filter: nil, nullTreatment: nil, over: nil, position: name.position))
  }

  mutating func trim() throws(Failed) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let side = trimSide()
    if side != nil, accept(.from) {
      return try trimmed(side, nil, from: position)
    }
    let value = try expression(.concatenation)
    if accept(.from) { return try trimmed(side, value, from: position) }
    guard side == nil else { throw mismatch() }
    let characters = accept(.comma) ? try expression(.concatenation) : nil
    try expect(.rightParenthesis)
    return .trim(Trim(side: .both, characters: characters, source: value, position: position))
  }

  private mutating func trimmed(
    _ side: Trim.Side?, _ characters: Expression?, from position: SourcePosition
  ) throws(Failed) -> Expression {
    let source = try expression(.concatenation)
    try expect(.rightParenthesis)
    return .trim(
      Trim(side: side ?? .both, characters: characters, source: source, position: position))
  }

  /// The three words are names where what follows ends the argument.
  private mutating func trimSide() -> Trim.Side? {
    let side: Trim.Side
    switch token.keyword {
    case .leading: side = .leading
    case .trailing: side = .trailing
    case .both: side = .both
    default: return nil
    }
    switch peek().kind {
    case .comma, .dot, .concat, .rightParenthesis, .leftBracket: return nil
    default:
      advance()
      return side
    }
  }
}
