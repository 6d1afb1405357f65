/// Enough of SQL's expressions to write a function's example down and run it without the engine:
/// literals, calls, CAST, ARRAY, subscripts, lambdas, ||, = and LIKE.
indirect enum Expression: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case decimal(String)
  case double(Double)
  case text(String)
  case binary([UInt8])
  case name(String)
  case call(String, [Expression])
  case cast(Expression, String)
  case array([Expression])
  case subscripted(Expression, Expression)
  case lambda([String], Expression)
  case equal(Expression, Expression)
}

struct ExpressionParser {
  struct Unsupported: Error {
    var text: String
  }

  private enum Token: Equatable {
    case word(String)
    case number(String)
    case string(String)
    case symbol(String)
  }

  private var tokens: [Token] = []
  private var position = 0

  static func parse(_ text: String) throws -> Expression {
    var parser = try ExpressionParser(text)
    let result = try parser.expression()
    guard parser.position == parser.tokens.count else { throw Unsupported(text: text) }
    return result
  }

  private init(_ text: String) throws {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar == "_" || scalar == "$"
        || ("0"..."9").contains(scalar)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == " " || scalar == "\n" {
        index += 1
      } else if scalar == "'" || scalar == "\"" {
        var value = ""
        index += 1
        while index < scalars.count {
          if scalars[index] == scalar {
            if index + 1 < scalars.count, scalars[index + 1] == scalar { index += 1 } else { break }
          }
          value.unicodeScalars.append(scalars[index])
          index += 1
        }
        index += 1
        tokens.append(scalar == "'" ? .string(value) : .word(value))
      } else if ("0"..."9").contains(scalar) {
        var value = ""
        while index < scalars.count,
          isWord(scalars[index]) || scalars[index] == "."
            || (scalars[index] == "-" && value.lowercased().hasSuffix("e"))
        {
          value.unicodeScalars.append(scalars[index])
          index += 1
        }
        tokens.append(.number(value))
      } else if isWord(scalar) {
        var value = ""
        while index < scalars.count, isWord(scalars[index]) {
          value.unicodeScalars.append(scalars[index])
          index += 1
        }
        tokens.append(.word(value))
      } else {
        let pair = index + 1 < scalars.count ? String(scalar) + String(scalars[index + 1]) : ""
        if pair == "||" || pair == "->" {
          tokens.append(.symbol(pair))
          index += 2
        } else {
          tokens.append(.symbol(String(scalar)))
          index += 1
        }
      }
    }
  }

  private var peek: Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func accept(_ symbol: String) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func accept(word: String) -> Bool {
    guard case .word(let found)? = peek, found.uppercased() == word else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard accept(symbol) else { throw Unsupported(text: "no \(symbol)") }
  }

  private mutating func expression() throws -> Expression {
    let left = try concatenation()
    if accept("=") { return .equal(left, try concatenation()) }
    if accept(word: "LIKE") {
      var arguments = [left, try concatenation()]
      if accept(word: "ESCAPE") { arguments.append(try concatenation()) }
      return .call("$like", arguments)
    }
    return left
  }

  private mutating func concatenation() throws -> Expression {
    var parts = [try postfix()]
    while accept("||") { parts.append(try postfix()) }
    return parts.count == 1 ? parts[0] : .call("concat", parts)
  }

  private mutating func postfix() throws -> Expression {
    var result = try primary()
    while accept("[") {
      result = .subscripted(result, try expression())
      try expect("]")
    }
    return result
  }

  private mutating func primary() throws -> Expression {
    let token = peek
    position += 1
    switch token {
    case .string(let text): return .text(text)
    case .number(let text): return try number(text)
    case .symbol("-"):
      guard case .number(let text)? = peek else { throw Unsupported(text: "-") }
      position += 1
      return try number("-" + text)
    case .symbol("("):
      let inner = try expression()
      try expect(")")
      return inner
    case .word(let word): return try word.isEmpty ? .null : named(word)
    default: throw Unsupported(text: "\(String(describing: token))")
    }
  }

  private func number(_ text: String) throws -> Expression {
    if let value = Int64(text) { return .integer(value) }
    if text.lowercased().contains("e"), let value = Double(text) { return .double(value) }
    guard text.contains(".") else { throw Unsupported(text: text) }
    return .decimal(text)
  }

  private mutating func named(_ word: String) throws -> Expression {
    switch word.uppercased() {
    case "NULL": return .null
    case "TRUE": return .boolean(true)
    case "FALSE": return .boolean(false)
    case "CAST" where peek == .symbol("("):
      try expect("(")
      let value = try expression()
      guard accept(word: "AS") else { throw Unsupported(text: "CAST") }
      let type = try typeText()
      try expect(")")
      return .cast(value, type)
    case "ARRAY" where peek == .symbol("["):
      try expect("[")
      return .array(try list(closing: "]"))
    default: break
    }
    if case .string(let text)? = peek {
      position += 1
      if word.uppercased() == "X" { return .binary(try hex(text)) }
      if word.uppercased() == "CHAR" { return .cast(.text(text), "char(\(text.count))") }
      return .cast(.text(text), word.lowercased())
    }
    if accept("->") { return .lambda([word], try expression()) }
    guard accept("(") else { return .name(word) }
    if word.uppercased() == "TRIM" { return try trim() }
    return .call(word.lowercased(), try arguments(of: word.lowercased()))
  }

  /// `TRIM([LEADING | TRAILING | BOTH] [characters] FROM text)`, or as other calls.
  private mutating func trim() throws -> Expression {
    var name = "trim"
    var isSpecial = true
    if accept(word: "LEADING") {
      name = "ltrim"
    } else if accept(word: "TRAILING") {
      name = "rtrim"
    } else if !accept(word: "BOTH") {
      isSpecial = false
    }
    var arguments: [Expression] = []
    if isSpecial, accept(word: "FROM") {
      arguments = [try expression()]
    } else {
      arguments = [try expression()]
      if accept(word: "FROM") {
        arguments.insert(try expression(), at: 0)
      } else if accept(",") {
        arguments.append(try expression())
      }
    }
    try expect(")")
    return .call(name, arguments)
  }

  /// With the words that some functions take between their arguments.
  private mutating func arguments(of name: String) throws -> [Expression] {
    if accept(")") { return [] }
    var result = [try name == "position" ? concatenation() : expression()]
    if name == "position", accept(word: "IN") {
      result.insert(try expression(), at: 0)
      try expect(")")
      return result
    }
    if accept(word: "FROM") {
      result.append(try expression())
      if accept(word: "FOR") { result.append(try expression()) }
      try expect(")")
      return result
    }
    while accept(",") { result.append(try expression()) }
    try expect(")")
    return result
  }

  private mutating func list(closing: String) throws -> [Expression] {
    if accept(closing) { return [] }
    var result = [try expression()]
    while accept(",") { result.append(try expression()) }
    try expect(closing)
    return result
  }

  private mutating func typeText() throws -> String {
    var text = ""
    var depth = 0
    while let token = peek {
      if token == .symbol(")"), depth == 0 { return text }
      position += 1
      switch token {
      case .word(let word): text += word.lowercased()
      case .number(let number): text += number
      case .symbol(let symbol):
        text += symbol
        if symbol == "(" { depth += 1 }
        if symbol == ")" { depth -= 1 }
      case .string: throw Unsupported(text: "type")
      }
    }
    throw Unsupported(text: "type")
  }

  private func hex(_ text: String) throws -> [UInt8] {
    let digits = try text.map { character in
      guard let digit = character.hexDigitValue else { throw Unsupported(text: text) }
      return UInt8(digit)
    }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
