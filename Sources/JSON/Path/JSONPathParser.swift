/// Reads tokens into a `JSONPath`. `parts` grows bottom up; `depths` says how deep each part nests,
/// so that a part that evaluation could not reach within the limit is never made.
struct JSONPathParser {
  let text: [UInt8]
  let tokens: [JSONPathToken]
  let variables: [[UInt8]]
  let matcher: JSONPath.MatcherCompiler
  var parts: [JSONPath.Part] = []
  private var depths: [Int] = []
  var position = 0
  /// Open parentheses, filters and subscripts: the depth of the parser's own recursion.
  private var nesting = 0
  /// Open filters and subscripts: where `@` and `last` mean something.
  private var filters = 0
  private var subscripts = 0
  /// A parenthesis may hold a predicate or an operand, and only its end tells. Remembering the
  /// attempt keeps nested ones linear: at this token a predicate ends there, or there is none.
  var predicateAttempts: [Int: (part: Int, end: Int)?] = [:]

  init(
    text: [UInt8], tokens: [JSONPathToken], variables: [[UInt8]],
    matcher: @escaping JSONPath.MatcherCompiler
  ) {
    self.text = text
    self.tokens = tokens
    self.variables = variables
    self.matcher = matcher
  }

  var token: JSONPathToken { tokens[min(position, tokens.count - 1)] }

  func peek(_ symbol: StaticString, ahead: Int = 0) -> Bool {
    let token = tokens[min(position + ahead, tokens.count - 1)]
    return token.kind == .symbol && token.text.elementsEqual(symbol)
  }

  mutating func accept(_ symbol: StaticString) -> Bool {
    guard peek(symbol) else { return false }
    position += 1
    return true
  }

  func peekWord(_ word: StaticString, ahead: Int = 0) -> Bool {
    let token = tokens[min(position + ahead, tokens.count - 1)]
    return token.kind == .word && token.text.elementsEqual(word)
  }

  mutating func acceptWord(_ word: StaticString) -> Bool {
    guard peekWord(word) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: StaticString) throws(JSONPathError) {
    guard accept(symbol) else { throw mismatch("'\(symbol)'") }
  }

  func mismatch(_ expected: String) -> JSONPathError {
    JSONPathError(at: token.offset, "mismatched input '\(token.shown)' expecting \(expected)")
  }

  mutating func add(_ part: JSONPath.Part, over children: [Int]) throws(JSONPathError) -> Int {
    let depth = 1 + (children.map { depths[$0] }.max() ?? 0)
    guard depth <= JSONPath.depthLimit else { throw tooDeep() }
    parts.append(part)
    depths.append(depth)
    return parts.count - 1
  }

  private func tooDeep() -> JSONPathError {
    JSONPathError(
      at: token.offset, "the path is nested deeper than \(JSONPath.depthLimit) levels")
  }

  mutating func nested(
    _ body: (inout JSONPathParser) throws(JSONPathError) -> Int
  ) throws(JSONPathError) -> Int {
    guard nesting < JSONPath.depthLimit else { throw tooDeep() }
    nesting += 1
    defer { nesting -= 1 }
    return try body(&self)
  }

  mutating func parsePath() throws(JSONPathError) -> JSONPath {
    let mode: JSONPath.Mode
    if acceptWord("lax") {
      mode = .lax
    } else if acceptWord("strict") {
      mode = .strict
    } else {
      throw mismatch("{'lax', 'strict'}")
    }
    let root = try parseSum()
    guard token.kind == .end else { throw mismatch("<EOF>") }
    return JSONPath(mode: mode, parts: parts, root: root)
  }

  /// `a + b - c`, after products.
  mutating func parseSum() throws(JSONPathError) -> Int {
    var left = try parseProduct()
    while true {
      let operation: JSONArithmetic
      if accept("+") {
        operation = .add
      } else if accept("-") {
        operation = .subtract
      } else {
        return left
      }
      let right = try parseProduct()
      left = try add(.arithmetic(operation, left, right), over: [left, right])
    }
  }

  private mutating func parseProduct() throws(JSONPathError) -> Int {
    var left = try parseSigned()
    while true {
      let operation: JSONArithmetic
      if accept("*") {
        operation = .multiply
      } else if accept("/") {
        operation = .divide
      } else if accept("%") {
        operation = .modulus
      } else {
        return left
      }
      let right = try parseSigned()
      left = try add(.arithmetic(operation, left, right), over: [left, right])
    }
  }

  private mutating func parseSigned() throws(JSONPathError) -> Int {
    var minuses: [Bool] = []
    while peek("+") || peek("-") {
      minuses.append(peek("-"))
      position += 1
    }
    var operand: Int
    // `-9223372036854775808` is one literal.
    if minuses.last == true, token.kind == .integer || token.kind == .decimal {
      minuses.removeLast()
      operand = try parseAccessors(base: try parseNumber(isNegative: true))
    } else {
      operand = try parseAccessors(base: try parsePrimary())
    }
    for isMinus in minuses.reversed() {
      operand = try add(.signed(isMinus: isMinus, operand), over: [operand])
    }
    return operand
  }

  private mutating func parsePrimary() throws(JSONPathError) -> Int {
    let token = token
    switch token.kind {
    case .integer, .decimal, .double: return try parseNumber(isNegative: false)
    case .string:
      position += 1
      return try add(.literal(.text(token.text)), over: [])
    case .variable:
      position += 1
      guard let index = variables.firstIndex(of: token.text) else {
        throw JSONPathError(
          .invalid, at: token.offset, "no value passed for parameter '\(token.shown)'")
      }
      return try add(.variable(index), over: [])
    default: break
    }
    if accept("$") { return try add(.context, over: []) }
    if accept("@") {
      guard filters > 0 else {
        throw JSONPathError(.invalid, at: token.offset, "'@' cannot stand outside a filter")
      }
      return try add(.current, over: [])
    }
    if acceptWord("last") {
      guard subscripts > 0 else {
        throw JSONPathError(.invalid, at: token.offset, "'last' cannot stand outside a subscript")
      }
      return try add(.last, over: [])
    }
    if acceptWord("null") { return try add(.null, over: []) }
    if acceptWord("true") { return try add(.literal(.boolean(true)), over: []) }
    if acceptWord("false") { return try add(.literal(.boolean(false)), over: []) }
    if accept("(") {
      let inner = try nested { parser throws(JSONPathError) in try parser.parseSum() }
      try expect(")")
      return inner
    }
    throw mismatch("a literal, a variable or '('")
  }

  private mutating func parseNumber(isNegative: Bool) throws(JSONPathError) -> Int {
    let token = token
    position += 1
    let digits = isNegative ? [UInt8(ascii: "-")] + token.text : token.text
    let number: JSONNumber?
    if token.kind == .double {
      number = Double(String(decoding: digits, as: UTF8.self)).map { .double($0) }
    } else {
      number = JSONNumber(token: digits[...])
    }
    guard let number else {
      throw JSONPathError(
        .invalid, at: token.offset, "the number '\(token.shown)' is too large for a SQL type")
    }
    return try add(.literal(.number(number)), over: [])
  }

  private mutating func parseAccessors(base: Int) throws(JSONPathError) -> Int {
    var steps: [JSONPath.Step] = []
    var children = [base]
    while true {
      if accept("..") {
        steps.append(.descendant(try parseKey()))
      } else if accept(".") {
        steps.append(try parseMember())
      } else if accept("[") {
        steps.append(try parseSubscripts(children: &children))
      } else if accept("?") {
        try expect("(")
        filters += 1
        defer { filters -= 1 }
        let predicate = try nested { parser throws(JSONPathError) in try parser.parseDisjunction() }
        try expect(")")
        children.append(predicate)
        steps.append(.filter(predicate))
      } else {
        break
      }
    }
    return steps.isEmpty ? base : try add(.accessor(base, steps), over: children)
  }

  private mutating func parseKey() throws(JSONPathError) -> [UInt8] {
    let token = token
    guard token.kind == .word || token.kind == .string else { throw mismatch("a key") }
    position += 1
    return token.text
  }

  /// What follows a point: a key, `*` or a method's call.
  private mutating func parseMember() throws(JSONPathError) -> JSONPath.Step {
    if accept("*") { return .anyMember }
    let token = token
    let key = try parseKey()
    guard token.kind == .word, peek("(") else { return .member(key) }
    guard let method = JSONPath.Method(rawValue: token.shown) else {
      throw JSONPathError(at: token.offset, "there is no method '\(token.shown)'")
    }
    position += 1
    if method == .datetime, self.token.kind == .string {
      let template = self.token
      position += 1
      try expect(")")
      guard let parsed = JSONDatetimeTemplate(template.text) else {
        throw JSONPathError(
          .invalid, at: template.offset, "the datetime template '\(template.shown)' is not valid")
      }
      return .datetime(parsed)
    }
    try expect(")")
    return .method(method)
  }

  private mutating func parseSubscripts(
    children: inout [Int]
  ) throws(JSONPathError) -> JSONPath.Step {
    if peek("*"), peek("]", ahead: 1) {
      position += 2
      return .anyElement
    }
    subscripts += 1
    defer { subscripts -= 1 }
    var list: [JSONPath.Subscript] = []
    repeat {
      let from = try nested { parser throws(JSONPathError) in try parser.parseSum() }
      children.append(from)
      var to: Int?
      if acceptWord("to") {
        let end = try nested { parser throws(JSONPathError) in try parser.parseSum() }
        children.append(end)
        to = end
      }
      list.append(JSONPath.Subscript(from: from, to: to))
    } while accept(",")
    try expect("]")
    return .elements(list)
  }
}

extension [UInt8] {
  fileprivate func elementsEqual(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    for index in indices where self[index] != literal.utf8Start[index] { return false }
    return true
  }
}
