import TarnColumns
import TarnFunctions

/// A value with its type.
struct Typed: Sendable {
  var value: Value
  var type: SQLType
}

enum CaseError: Error {
  /// The expression is of no grammar that these tests know; the engine's own tests do.
  case unsupported(String)
  /// The analysis would refuse it.
  case analysis(String)
}

/// An expression of a case: constants, calls, containers, lambdas.
indirect enum CaseNode: Sendable {
  case literal(Typed)
  case name(String)
  case call(String, [CaseNode])
  case lambda([String], CaseNode)
  case array([CaseNode])
  case row([CaseNode])
  case cast(CaseNode, SQLType, isTry: Bool)
  case and(CaseNode, CaseNode)
  case or(CaseNode, CaseNode)
  case not(CaseNode)
  case comparison(String, CaseNode, CaseNode)
  case isNull(CaseNode)
  case cases([(condition: CaseNode, result: CaseNode)], otherwise: CaseNode?)
  case coalesce([CaseNode])
  case attempt(CaseNode)
}

/// Reads the text of a case.
struct CaseParser {
  private enum Token: Equatable {
    case word(String)
    case quoted(String)
    case string(String)
    case number(String)
    case symbol(String)
    case end
  }

  private var tokens: [Token] = []
  private var next = 0
  private let context: EvaluationContext

  init(_ text: String, _ context: EvaluationContext) throws {
    self.context = context
    tokens = try Self.tokens(text)
  }

  mutating func parse() throws -> CaseNode {
    let node = try expression()
    guard peek == .end else { throw CaseError.unsupported("\(peek)") }
    return node
  }

  // MARK: - Tokens

  private static func tokens(_ text: String) throws -> [Token] {
    var tokens: [Token] = []
    let text = Array(text.unicodeScalars)
    var at = 0
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar == "_" || scalar == "$"
    }
    func isDigit(_ index: Int) -> Bool { index < text.count && ("0"..."9").contains(text[index]) }
    while at < text.count {
      let scalar = text[at]
      if scalar.properties.isWhitespace {
        at += 1
      } else if scalar == "'" || scalar == "\"" {
        var content = ""
        at += 1
        while true {
          guard at < text.count else { throw CaseError.unsupported("an open quote") }
          if text[at] == scalar {
            at += 1
            guard at < text.count, text[at] == scalar else { break }
          }
          content.unicodeScalars.append(text[at])
          at += 1
        }
        tokens.append(scalar == "'" ? .string(content) : .quoted(content))
      } else if isDigit(at) || (scalar == "." && isDigit(at + 1)) {
        let start = at
        while isDigit(at) || (at < text.count && text[at] == ".") { at += 1 }
        if at < text.count, text[at] == "e" || text[at] == "E" {
          let sign = at + 1 < text.count && (text[at + 1] == "-" || text[at + 1] == "+")
          if isDigit(at + (sign ? 2 : 1)) {
            at += sign ? 2 : 1
            while isDigit(at) { at += 1 }
          }
        }
        var digits = ""
        digits.unicodeScalars.append(contentsOf: text[start..<at])
        tokens.append(.number(digits))
      } else if isLetter(scalar) {
        var word = ""
        while at < text.count, isLetter(text[at]) || isDigit(at) {
          word.unicodeScalars.append(text[at])
          at += 1
        }
        tokens.append(.word(word.lowercased()))
      } else {
        let pairs = ["->", "||", "<>", "!=", "<=", ">="]
        let pair = at + 1 < text.count ? "\(scalar)\(text[at + 1])" : ""
        tokens.append(.symbol(pairs.contains(pair) ? pair : "\(scalar)"))
        at += pairs.contains(pair) ? 2 : 1
      }
    }
    return tokens + [.end]
  }

  private var peek: Token { tokens[next] }

  private mutating func accept(_ text: String) -> Bool {
    guard peek == .symbol(text) || peek == .word(text) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard accept(text) else { throw CaseError.unsupported("\(peek), not \(text)") }
  }

  private mutating func list(until end: String) throws -> [CaseNode] {
    var nodes: [CaseNode] = []
    while !accept(end) {
      nodes.append(try expression())
      if !accept(","), peek != .symbol(end) { throw CaseError.unsupported("\(peek)") }
    }
    return nodes
  }

  // MARK: - Grammar

  mutating func expression() throws -> CaseNode {
    if let lambda = try lambda() { return lambda }
    var left = try conjunction()
    while accept("or") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func lambda() throws -> CaseNode? {
    let start = next
    var names: [String] = []
    if case .word(let name) = peek, tokens[next + 1] == .symbol("->") {
      names = [name]
      next += 1
    } else if accept("(") {
      while case .word(let name) = peek {
        names.append(name)
        next += 1
        _ = accept(",")
      }
      guard accept(")"), peek == .symbol("->") else {
        next = start
        return nil
      }
    } else {
      return nil
    }
    try expect("->")
    return .lambda(names, try expression())
  }

  private mutating func conjunction() throws -> CaseNode {
    var left = try negation()
    while accept("and") { left = .and(left, try negation()) }
    return left
  }

  private mutating func negation() throws -> CaseNode {
    if accept("not") { return .not(try negation()) }
    let left = try sum()
    if accept("is") {
      let isNot = accept("not")
      try expect("null")
      return isNot ? .not(.isNull(left)) : .isNull(left)
    }
    for symbol in ["=", "<>", "!=", "<=", ">=", "<", ">"] where accept(symbol) {
      return .comparison(symbol, left, try sum())
    }
    return left
  }

  private mutating func sum() throws -> CaseNode {
    var left = try product()
    while case .symbol(let symbol) = peek, ["+", "-", "||"].contains(symbol) {
      next += 1
      let names = ["+": "$add", "-": "$subtract", "||": "concat"]
      left = .call(names[symbol] ?? "", [left, try product()])
    }
    return left
  }

  private mutating func product() throws -> CaseNode {
    var left = try unary()
    while case .symbol(let symbol) = peek, ["*", "/", "%"].contains(symbol) {
      next += 1
      let names = ["*": "$multiply", "/": "$divide", "%": "$modulus"]
      left = .call(names[symbol] ?? "", [left, try unary()])
    }
    return left
  }

  private mutating func unary() throws -> CaseNode {
    if accept("-") {
      if case .number(let digits) = peek {
        next += 1
        return .literal(try number("-" + digits))
      }
      return .call("$negate", [try unary()])
    }
    var node = try primary()
    while accept("[") {
      node = .call("$subscript", [node, try expression()])
      try expect("]")
    }
    return node
  }

  private mutating func primary() throws -> CaseNode {
    let token = peek
    next += 1
    switch token {
    case .string(let text):
      return .literal(
        Typed(value: .string(text), type: .varchar(length: text.unicodeScalars.count)))
    case .number(let digits): return .literal(try number(digits))
    case .quoted(let name):
      guard accept("(") else { return .name(name) }
      return .call(name, try list(until: ")"))
    case .symbol("("):
      let nodes = try list(until: ")")
      return nodes.count == 1 ? nodes[0] : .row(nodes)
    case .word(let word): return try named(word)
    default: throw CaseError.unsupported("\(token)")
    }
  }

  private mutating func named(_ word: String) throws -> CaseNode {
    switch word {
    case "null": return .literal(Typed(value: .null, type: .unknown))
    case "true", "false":
      return .literal(Typed(value: .boolean(word == "true"), type: .boolean))
    case "array" where accept("["): return .array(try list(until: "]"))
    case "row" where accept("("): return .row(try list(until: ")"))
    case "cast", "try_cast":
      try expect("(")
      let node = try expression()
      try expect("as")
      let type = try type()
      try expect(")")
      return .cast(node, type, isTry: word == "try_cast")
    case "try" where accept("("):
      let node = try expression()
      try expect(")")
      return .attempt(node)
    case "if" where accept("("):
      let nodes = try list(until: ")")
      return .cases(
        [(nodes[0], nodes[1])], otherwise: nodes.count > 2 ? nodes[2] : nil)
    case "coalesce" where accept("("): return .coalesce(try list(until: ")"))
    case "case": return try cases()
    default: break
    }
    if case .string(let text) = peek {
      guard let type = Self.types[word] else { throw CaseError.unsupported("\(word) literal") }
      next += 1
      let source = CaseNode.literal(Typed(value: .string(text), type: .text))
      return word == "json"
        ? .call("json_parse", [source]) : .cast(source, type(text), isTry: false)
    }
    guard accept("(") else { return .name(word) }
    return .call(word, try list(until: ")"))
  }

  private mutating func cases() throws -> CaseNode {
    var branches: [(condition: CaseNode, result: CaseNode)] = []
    while accept("when") {
      let condition = try expression()
      try expect("then")
      branches.append((condition, try expression()))
    }
    let otherwise = accept("else") ? try expression() : nil
    try expect("end")
    return .cases(branches, otherwise: otherwise)
  }

  /// Types of literals by their word and text.
  private static let types: [String: @Sendable (String) -> SQLType] = [
    "bigint": { _ in .bigint }, "smallint": { _ in .smallint }, "tinyint": { _ in .tinyint },
    "integer": { _ in .integer }, "real": { _ in .real }, "double": { _ in .double },
    "date": { _ in .date }, "json": { _ in .json }, "varchar": { _ in .text },
    "decimal": { text in
      let digits = text.filter(\.isNumber).drop { $0 == "0" }.count
      let scale = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
      return .decimal(precision: max(digits, scale ?? 0, 1), scale: scale ?? 0)
    },
    "timestamp": { text in
      let fraction = text.drop { $0 != "." }.dropFirst().prefix { $0.isNumber }.count
      return text.dropFirst(11).contains { $0 == "+" || $0 == "-" || $0.isLetter }
        ? .timestampWithTimeZone(precision: fraction) : .timestamp(precision: fraction)
    },
  ]

  private func number(_ digits: String) throws -> Typed {
    if digits.contains("e") || digits.contains("E") {
      guard let value = Double(digits) else { throw CaseError.unsupported(digits) }
      return Typed(value: .double(value), type: .double)
    }
    if !digits.contains("."), let value = Int64(digits) {
      return Typed(value: .integer(value), type: Int32(exactly: value) == nil ? .bigint : .integer)
    }
    let scale = digits.contains(".") ? digits.drop { $0 != "." }.count - 1 : 0
    guard let value = Int128(digits.filter { $0 != "." }) else {
      throw CaseError.unsupported(digits)
    }
    let count = digits.filter(\.isNumber).drop { $0 == "0" }.count
    return Typed(
      value: .wide(value), type: .decimal(precision: max(count, scale, 1), scale: scale))
  }

  private mutating func type() throws -> SQLType {
    guard case .word(var name) = peek else { throw CaseError.unsupported("\(peek)") }
    next += 1
    switch name {
    case "array":
      try expect("(")
      let element = try type()
      try expect(")")
      return .array(element)
    case "map":
      try expect("(")
      let key = try type()
      try expect(",")
      let value = try type()
      try expect(")")
      return .map(key, value)
    case "row":
      try expect("(")
      var fields: [RowField] = []
      repeat { fields.append(try field()) } while accept(",")
      try expect(")")
      return .row(fields)
    default: break
    }
    var numbers: [Int] = []
    if accept("(") {
      while case .number(let digits) = peek {
        next += 1
        numbers.append(Int(digits) ?? 0)
        _ = accept(",")
      }
      try expect(")")
    }
    if accept("with") {
      try expect("time")
      try expect("zone")
      name += " with time zone"
    }
    let pattern = TypePattern.named(name, numbers.map { .number(.literal($0)) })
    guard let type = pattern.type(Bindings()) else { throw CaseError.unsupported("type \(name)") }
    return type
  }

  private mutating func field() throws -> RowField {
    let start = next
    if case .word(let name) = peek {
      next += 1
      if case .word = peek { return RowField(name, try type()) }
      next = start
    }
    return RowField(nil, try type())
  }
}
