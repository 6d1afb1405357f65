extension Parser {
  /// Whether the current token can be a name; keywords that are not reserved can.
  var isName: Bool { Self.isName(token) }

  static func isName(_ token: Token) -> Bool {
    switch token.kind {
    case .word: !token.keyword.isReserved
    case .quotedName, .backquotedName: true
    default: false
    }
  }

  mutating func identifier() throws(Failed) -> Identifier {
    guard isName else {
      note("<identifier>")
      throw mismatch()
    }
    return takeIdentifier()
  }

  /// Any word, reserved or not, where only a name can stand: a column of a table definition, a
  /// part of a table's name behind a dot.
  mutating func anyWord() throws(Failed) -> Identifier {
    guard isName || token.kind == .word || token.kind == .digitName else {
      note("<identifier>")
      throw mismatch()
    }
    return takeIdentifier()
  }

  /// The current token as a name, unchecked.
  mutating func takeIdentifier() -> Identifier {
    let quote: UInt8? =
      token.kind == .quotedName ? 0x22 : token.kind == .backquotedName ? 0x60 : nil
    let name = Identifier(
      quote.map { content(of: token, quotedBy: $0) }
        ?? String(decoding: bytes[token.start..<token.end], as: UTF8.self),
      isQuoted: quote != nil, position: token.position)
    advance()
    return name
  }

  /// What stands between the quotes, doubled quotes taken once.
  func content(of token: Token, quotedBy quote: UInt8, prefix: Int = 0) -> String {
    let inner = bytes[(token.start &+ prefix &+ 1)..<(token.end &- 1)]
    guard inner.contains(quote) else { return String(decoding: inner, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(inner.count)
    var isSecond = false
    for byte in inner {
      isSecond = byte == quote && !isSecond
      if !isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// `a, b, c` up to the closing parenthesis, which is taken.
  mutating func parenthesizedIdentifiers() throws(Failed) -> [Identifier] {
    try expect(.leftParenthesis)
    var names: [Identifier] = []
    repeat { names.append(try identifier()) } while accept(.comma)
    try expect(.rightParenthesis)
    return names
  }

  mutating func qualifiedName() throws(Failed) -> QualifiedName {
    var parts = [try identifier()]
    while accept(.dot) { parts.append(try identifier()) }
    return QualifiedName(parts)
  }

  /// `[catalog.][schema.]name`, and whatever else people paste there.
  mutating func tableName() throws(Failed) -> TableName {
    var parts: [Identifier] = []
    var form = TableName.Form.name
    repeat {
      switch token.kind {
      case .quotedName, .backquotedName:
        let name = takeIdentifier()
        form = Self.form(ofQuoted: name.text)
        parts.append(name)
      case .word where token.keyword.isReserved && parts.isEmpty && !isHyphenated:
        note("<identifier>")
        throw mismatch()
      case .string, .unicodeString:
        throw fail(
          "a table's name is not a string", length: codePoints(of: token),
          suggestion: "table names are written plainly or in double quotes")
      default:
        let start = token
        rereadToken()
        guard let part = lexer.takeTableNamePart() else {
          token = lexer.next()
          note("<identifier>")
          throw mismatch()
        }
        let text = String(decoding: bytes[part.start..<part.end], as: UTF8.self)
        parts.append(Identifier(text, position: start.position))
        form = part.form
        resume()
      }
    } while accept(.dot)
    return TableName(parts, form: form)
  }

  /// Whether the current word goes on with a hyphen: `from-here` is a pasted name.
  private var isHyphenated: Bool {
    lexer.byte(at: token.end) == 0x2D && Lexer.isNamePart(lexer.byte(at: token.end &+ 1))
  }

  static func form(ofQuoted text: String) -> TableName.Form {
    if text.utf8.starts(with: "arn:".utf8) { return .arn }
    return Lexer.isUUID(Array(text.utf8)) ? .uuid : .name
  }
}
