extension Parser {
  /// The current token fits none of the questions asked about it.
  @inline(never)
  mutating func mismatch() -> Failed {
    switch token.kind {
    case .unterminatedComment: return fail("the comment has no end: '*/' is missing")
    case .unterminatedName: return fail("the quoted name has no end: a quote is missing")
    case .unterminatedString: return fail("the string has no end: \"'\" is missing")
    case .digitName:
      return fail(
        "identifiers must not start with a digit", length: codePoints(of: token),
        suggestion: "surround '\(text(of: token))' with double quotes")
    default: break
    }
    guard isRecording else { return Failed() }
    let shown = token.kind == .endOfText ? "<EOF>" : text(of: token)
    let wanted = Set(expected).sorted()
    let list = wanted.isEmpty ? "" : ". Expecting: \(wanted.joined(separator: ", "))"
    return fail(
      "mismatched input '\(shown)'\(list)", length: codePoints(of: token),
      suggestion: suggestion(expecting: wanted))
  }

  /// An expectation that stands for many tokens.
  @inline(never)
  mutating func note(_ expectation: String) {
    if isRecording { expected.append(expectation) }
  }

  @inline(never)
  mutating func fail(
    _ message: String, at position: SourcePosition? = nil, length: Int = 1,
    suggestion: String? = nil, code: SyntaxError.Code = .syntaxError
  ) -> Failed {
    failure = SyntaxError(
      message, at: position ?? token.position, length: length, suggestion: suggestion, code: code)
    return Failed()
  }

  /// A statement or clause that Trino or Athena has and Tarn does not.
  @inline(never)
  mutating func refuse(
    _ subject: String, _ instead: String? = nil, at position: SourcePosition? = nil
  ) -> Failed {
    fail(
      "\(subject) is not supported", at: position,
      length: position == nil ? codePoints(of: token) : 1, suggestion: instead,
      code: .notSupported)
  }

  /// For messages: a whole comment or string would drown one, so it ends after 100 bytes.
  @inline(never)
  func text(of token: Token) -> String {
    var end = min(token.end, token.start + 100)
    while end < token.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[token.start..<end], as: UTF8.self)
  }

  @inline(never)
  func codePoints(of token: Token) -> Int {
    bytes[token.start..<token.end].prefix { $0 != 0x0A }.reduce(0) { count, byte in
      byte & 0xC0 == 0x80 ? count : count + 1
    }
  }
}
