extension Parser {
  mutating func jsonExists() throws(Failed) -> Expression {
    let position = position
    let invocation = try jsonPathInvocation()
    var onError: JSONExists.ErrorBehavior?
    if !at(.rightParenthesis) {
      onError = try jsonExistsBehavior()
      try expect(.on)
      try expect(.error)
    }
    try expect(.rightParenthesis)
    return .jsonExists(JSONExists(invocation: invocation, onError: onError, position: position))
  }

  private mutating func jsonExistsBehavior() throws(Failed) -> JSONExists.ErrorBehavior {
    if accept(.error) { return .error }
    if accept(.false) { return .false }
    if accept(.true) { return .true }
    try expect(.unknown)
    return .unknown
  }

  mutating func jsonValue() throws(Failed) -> Expression {
    let position = position
    let invocation = try jsonPathInvocation()
    let returning = accept(.returning) ? try type() : nil
    var (onEmpty, onError): (JSONValue.Behavior?, JSONValue.Behavior?)
    for _ in 0..<2 where onError == nil && !at(.rightParenthesis) {
      let behavior = try jsonValueBehavior()
      try expect(.on)
      if onEmpty == nil, accept(.empty) {
        onEmpty = behavior
      } else {
        try expect(.error)
        onError = behavior
      }
    }
    try expect(.rightParenthesis)
    return .jsonValue(
      JSONValue(
        invocation: invocation, returning: returning, onEmpty: onEmpty, onError: onError,
        position: position))
  }

  private mutating func jsonValueBehavior() throws(Failed) -> JSONValue.Behavior {
    if accept(.error) { return .error }
    if accept(.null) { return .null }
    try expect(.default)
    return .default(try expression())
  }

  mutating func jsonQuery() throws(Failed) -> Expression {
    let position = position
    let invocation = try jsonPathInvocation()
    let returning = try jsonReturning()
    let wrapper = try jsonWrapper()
    let quotes = try jsonQuotes()
    var (onEmpty, onError): (JSONQuery.Behavior?, JSONQuery.Behavior?)
    for _ in 0..<2 where onError == nil && !at(.rightParenthesis) {
      let behavior = try jsonQueryBehavior()
      try expect(.on)
      if onEmpty == nil, accept(.empty) {
        onEmpty = behavior
      } else {
        try expect(.error)
        onError = behavior
      }
    }
    try expect(.rightParenthesis)
    return .jsonQuery(
      JSONQuery(
        invocation: invocation, returning: returning, wrapper: wrapper, quotes: quotes,
        onEmpty: onEmpty, onError: onError, position: position))
  }

  private mutating func jsonQueryBehavior() throws(Failed) -> JSONQuery.Behavior {
    if accept(.error) { return .error }
    if accept(.null) { return .null }
    try expect(.empty)
    if accept(.array) { return .emptyArray }
    try expect(.object)
    return .emptyObject
  }

  /// `WITHOUT [ARRAY] WRAPPER`, `WITH [CONDITIONAL | UNCONDITIONAL] [ARRAY] WRAPPER`.
  private mutating func jsonWrapper() throws(Failed) -> JSONQuery.Wrapper? {
    let wrapper: JSONQuery.Wrapper
    if accept(.without) {
      wrapper = .without
    } else if accept(.with) {
      wrapper = accept(.conditional) ? .conditional : .unconditional
      if wrapper == .unconditional { _ = accept(.unconditional) }
    } else {
      return nil
    }
    _ = accept(.array)
    try expect(.wrapper)
    return wrapper
  }

  private mutating func jsonQuotes() throws(Failed) -> JSONQuery.Quotes? {
    let quotes: JSONQuery.Quotes
    if accept(.keep) {
      quotes = .keep
    } else if accept(.omit) {
      quotes = .omit
    } else {
      return nil
    }
    try expect(.quotes)
    if accept(.on) {
      try expect(.scalar)
      try expect(Keyword.string)
    }
    return quotes
  }

  // MARK: Parts

  /// From the form's name over the opening parenthesis to the end of PASSING.
  private mutating func jsonPathInvocation() throws(Failed) -> JSONPathInvocation {
    advance()
    try expect(.leftParenthesis)
    let input = try jsonInput()
    try expect(.comma)
    let path = try stringLiteral()
    var passing: [JSONPathInvocation.Argument] = []
    if accept(.passing) {
      repeat {
        let input = try jsonInput()
        try expect(.as)
        passing.append(JSONPathInvocation.Argument(input: input, name: try identifier()))
      } while accept(.comma)
    }
    return JSONPathInvocation(input: input, path: path, passing: passing)
  }

  private mutating func jsonInput() throws(Failed) -> JSONInput {
    JSONInput(value: try expression(), format: try jsonFormat())
  }

  /// `FORMAT JSON [ENCODING …]`.
  private mutating func jsonFormat() throws(Failed) -> JSONFormat? {
    guard accept(.format, .json) else { return nil }
    guard accept(.encoding) else { return .json }
    if accept(.utf8) { return .utf8 }
    if accept(.utf16) { return .utf16 }
    try expect(.utf32)
    return .utf32
  }

  private mutating func jsonReturning() throws(Failed) -> JSONReturning? {
    guard accept(.returning) else { return nil }
    return JSONReturning(type: try type(), format: try jsonFormat())
  }

  // MARK: Constructors

  mutating func jsonObject() throws(Failed) -> Expression {
    var object = JSONObject(
      members: [], onNull: nil, uniqueKeys: nil, returning: nil, position: position)
    advance()
    try expect(.leftParenthesis)
    if !at(.rightParenthesis), !isReturningClause() {
      repeat { object.members.append(try jsonMember()) } while accept(.comma)
      object.onNull = try jsonNullBehavior()
      if token.keyword == .with || token.keyword == .without {
        object.uniqueKeys = token.keyword == .with
        advance()
        try expect(.unique)
        _ = accept(.keys)
      }
    }
    object.returning = try jsonReturning()
    try expect(.rightParenthesis)
    return .jsonObject(object)
  }

  /// `[KEY] k VALUE v`, `k : v`.
  private mutating func jsonMember() throws(Failed) -> JSONObject.Member {
    var hasWord = false
    if token.keyword == .key {
      let following = peek()
      switch following.kind {
      case .word: hasWord = following.keyword != .value
      case .colon, .dot, .concat: break
      default: hasWord = true
      }
      if hasWord { advance() }
    }
    let key = try expression()
    if hasWord || !accept(.colon) { try expect(.value) }
    return JSONObject.Member(key: key, value: try jsonInput())
  }

  mutating func jsonArray() throws(Failed) -> Expression {
    var array = JSONArray(elements: [], onNull: nil, returning: nil, position: position)
    advance()
    try expect(.leftParenthesis)
    if !at(.rightParenthesis), !isReturningClause() {
      repeat { array.elements.append(try jsonInput()) } while accept(.comma)
      array.onNull = try jsonNullBehavior()
    }
    array.returning = try jsonReturning()
    try expect(.rightParenthesis)
    return .jsonArray(array)
  }

  /// `RETURNING type`, not a column called returning.
  private mutating func isReturningClause() -> Bool {
    token.keyword == .returning && Self.isName(peek()) && peek().keyword != .value
  }

  private mutating func jsonNullBehavior() throws(Failed) -> JSONNullBehavior? {
    let behavior: JSONNullBehavior
    if accept(.null) {
      behavior = .null
    } else if accept(.absent) {
      behavior = .absent
    } else {
      return nil
    }
    try expect(.on)
    try expect(.null)
    return behavior
  }
}
