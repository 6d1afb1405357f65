extension Parser {
  /// `'…'` or `U&'…'`, where nothing else can stand.
  mutating func stringLiteral() throws(Failed) -> StringLiteral {
    let position = position
    return StringLiteral(try string(), position: position)
  }

  /// The same; in definitions Hive also has strings in double quotes.
  mutating func definitionString() throws(Failed) -> StringLiteral {
    guard token.kind == .quotedName else { return try stringLiteral() }
    let name = takeIdentifier()
    return StringLiteral(Text(name.text), position: name.position)
  }

  var isString: Bool { token.kind == .string || token.kind == .unicodeString }

  mutating func string() throws(Failed) -> Text {
    switch token.kind {
    case .string:
      let text = content(of: token, quotedBy: 0x27)
      advance()
      return Text(text)
    case .unicodeString:
      return Text(try unicodeString())
    default:
      note("<string>")
      throw mismatch()
    }
  }

  mutating func integer() throws(Failed) -> Int64 {
    guard token.kind == .integer else {
      note("<integer>")
      throw mismatch()
    }
    let value = try integerValue(isNegative: false)
    advance()
    return value
  }

  /// A number with the minus before it, if there is one: `number: '-'? digits` in Trino's grammar.
  mutating func numericLiteral() throws(Failed) -> Expression {
    let position = position
    let isNegative = accept(.minus)
    let value: Literal.Value
    switch token.kind {
    case .integer:
      value = .integer(try integerValue(isNegative: isNegative))
    case .decimal:
      value = .decimal((isNegative ? "-" : "") + digits())
    default:
      value = .double(Double((isNegative ? "-" : "") + digits()) ?? .nan)
    }
    advance()
    return .literal(Literal(value, position: position))
  }

  private func digits() -> String {
    String(decoding: bytes[token.start..<token.end].filter { $0 != 0x5F }, as: UTF8.self)
  }

  private mutating func integerValue(isNegative: Bool) throws(Failed) -> Int64 {
    var digits = digits()
    var radix = 10
    if digits.utf8.count > 2, let mark = digits.utf8.dropFirst().first, mark >= 0x3A {
      radix = mark | 0x20 == 0x78 ? 16 : mark | 0x20 == 0x6F ? 8 : 2
      digits = String(digits.dropFirst(2))
    }
    guard let value = Int64((isNegative ? "-" : "") + digits, radix: radix) else {
      throw fail(
        "Invalid numeric literal: \(text(of: token))", length: codePoints(of: token),
        suggestion: "a larger number is written DECIMAL '…'")
    }
    return value
  }

  mutating func binaryLiteral() throws(Failed) -> Expression {
    let position = position
    var digits: [UInt8] = []
    for byte in bytes[(token.start + 2)..<(token.end - 1)] where !Self.isSpace(byte) {
      guard Lexer.isHexDigit(byte) else {
        throw fail(
          "Binary literal can only contain hexadecimal digits", length: codePoints(of: token))
      }
      digits.append(byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
    }
    guard digits.count % 2 == 0 else {
      throw fail(
        "Binary literal must contain an even number of digits", length: codePoints(of: token))
    }
    advance()
    let values = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return .literal(Literal(.binary(values), position: position))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  // MARK: Intervals

  /// `INTERVAL [+ | -] 'text' field [TO field]`; the word INTERVAL is the current token.
  mutating func intervalLiteral() throws(Failed) -> Expression {
    let position = position
    advance()
    var isNegative = false
    if token.kind == .minus || token.kind == .plus {
      isNegative = token.kind == .minus
      advance()
    }
    let textPosition = self.position
    let text = try string()
    let (from, to) = try intervalFields()
    let interval = Literal.Interval(
      isNegative: isNegative, text: text, from: from, to: to, textPosition: textPosition)
    return .literal(Literal(.interval(interval), position: position))
  }

  /// `DAY`, `DAY TO SECOND`, `YEAR TO MONTH`. TO belongs to the interval where one of its kind can
  /// follow; else it is left alone, for it may be an alias.
  mutating func intervalFields() throws(Failed) -> (Literal.Interval.Field, Literal.Interval.Field?)
  {
    typealias Field = Literal.Interval.Field
    let start = token
    guard let from = Field(keyword: token.keyword) else {
      for field in Field.allCases { note("'\(field.rawValue)'") }
      throw mismatch()
    }
    advance()
    let allowed: [Field]
    switch from {
    case .year: allowed = [.month]
    case .day, .hour, .minute: allowed = [.hour, .minute, .second]
    case .month, .second: allowed = []
    }
    guard token.keyword == .to, !allowed.isEmpty else { return (from, nil) }
    advance()
    guard let to = Field(keyword: token.keyword), allowed.contains(to) else {
      for field in allowed { note("'\(field.rawValue)'") }
      throw mismatch()
    }
    guard to.order > from.order else {
      throw fail(
        "Invalid interval qualifier: \(from.rawValue) TO \(to.rawValue)", at: start.position,
        length: codePoints(of: start))
    }
    advance()
    return (from, to)
  }
}

extension Literal.Interval.Field {
  init?(keyword: Keyword) {
    switch keyword {
    case .year: self = .year
    case .month: self = .month
    case .day: self = .day
    case .hour: self = .hour
    case .minute: self = .minute
    case .second: self = .second
    default: return nil
    }
  }

  fileprivate var order: Int {
    switch self {
    case .year: 0
    case .month: 1
    case .day: 2
    case .hour: 3
    case .minute: 4
    case .second: 5
    }
  }
}
