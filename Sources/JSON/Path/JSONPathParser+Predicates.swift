extension JSONPathParser {
  /// `a || b || c`
  mutating func parseDisjunction() throws(JSONPathError) -> Int {
    var operands = [try parseConjunction()]
    while accept("||") { operands.append(try parseConjunction()) }
    return operands.count == 1 ? operands[0] : try add(.or(operands), over: operands)
  }

  private mutating func parseConjunction() throws(JSONPathError) -> Int {
    var operands = [try parsePredicate()]
    while accept("&&") { operands.append(try parsePredicate()) }
    return operands.count == 1 ? operands[0] : try add(.and(operands), over: operands)
  }

  private mutating func parsePredicate() throws(JSONPathError) -> Int {
    if accept("!") {
      let operand = try parseDelimited()
      return try add(.not(operand), over: [operand])
    }
    if let parenthesised = try acceptParenthesised() { return parenthesised }
    if peekWord("exists"), peek("(", ahead: 1) { return try parseDelimited() }
    return try parseOverOperands()
  }

  /// `exists(path)` or `(predicate)`
  private mutating func parseDelimited() throws(JSONPathError) -> Int {
    if acceptWord("exists") {
      try expect("(")
      let path = try nested { parser throws(JSONPathError) in try parser.parseSum() }
      try expect(")")
      return try add(.exists(path), over: [path])
    }
    try expect("(")
    let inner = try nested { parser throws(JSONPathError) in try parser.parseDisjunction() }
    try expect(")")
    return inner
  }

  /// `(predicate)`, perhaps with `is unknown`; nil where the parenthesis belongs to an operand, as
  /// in `(@.a + 1) > 2`.
  private mutating func acceptParenthesised() throws(JSONPathError) -> Int? {
    guard peek("(") else { return nil }
    let start = position
    if let attempt = predicateAttempts[start] {
      guard let attempt else { return nil }
      position = attempt.end
      return attempt.part
    }
    var part: Int?
    do throws(JSONPathError) {
      let inner = try parseDelimited()
      part = inner
      if acceptWord("is") {
        guard acceptWord("unknown") else { throw mismatch("'unknown'") }
        part = try add(.isUnknown(inner), over: [inner])
      }
    } catch {
      // What is invalid as a predicate is invalid as an operand too.
      if error.kind == .invalid { throw error }
      part = nil
    }
    if let part {
      predicateAttempts[start] = .some((part, position))
      return part
    }
    position = start
    predicateAttempts[start] = .some(nil)
    return nil
  }

  private mutating func parseOverOperands() throws(JSONPathError) -> Int {
    let left = try parseSum()
    if acceptWord("like_regex") { return try parseLikeRegex(left) }
    if peekWord("starts"), peekWord("with", ahead: 1) {
      position += 2
      guard token.kind == .string || token.kind == .variable else {
        throw mismatch("a string or a variable")
      }
      let prefix = try parsePrefix()
      return try add(.startsWith(left, prefix: prefix), over: [left, prefix])
    }
    for (symbol, comparison) in Self.comparisons where accept(symbol) {
      let right = try parseSum()
      return try add(.comparison(comparison, left, right), over: [left, right])
    }
    throw mismatch("a comparison, 'like_regex' or 'starts with'")
  }

  private static let comparisons: [(StaticString, JSONPath.Comparison)] = [
    ("==", .equal), ("<>", .notEqual), ("!=", .notEqual), ("<=", .lessOrEqual), ("<", .less),
    (">=", .greaterOrEqual), (">", .greater),
  ]

  private mutating func parsePrefix() throws(JSONPathError) -> Int {
    let token = token
    position += 1
    if token.kind == .string { return try add(.literal(.text(token.text)), over: []) }
    guard let index = variables.firstIndex(of: token.text) else {
      throw JSONPathError(
        .invalid, at: token.offset, "no value passed for parameter '\(token.shown)'")
    }
    return try add(.variable(index), over: [])
  }

  private mutating func parseLikeRegex(_ operand: Int) throws(JSONPathError) -> Int {
    let pattern = token
    guard pattern.kind == .string else { throw mismatch("a pattern in double quotes") }
    position += 1
    var flags = ""
    if acceptWord("flag") {
      guard token.kind == .string else { throw mismatch("flags in double quotes") }
      flags = token.shown
      for flag in flags.unicodeScalars where !"imsxq".unicodeScalars.contains(flag) {
        throw JSONPathError(.invalid, at: token.offset, "there is no regex flag '\(flag)'")
      }
      position += 1
    }
    if let feature = JSONPathPattern.unsupportedFeature(in: pattern.text) {
      throw JSONPathError(
        .invalid, at: pattern.offset, "\(feature) are not supported in a like_regex pattern")
    }
    guard let compiled = matcher(pattern.shown, flags) else {
      throw JSONPathError(
        .invalid, at: pattern.offset, "the like_regex pattern is not a regular expression")
    }
    return try add(.likeRegex(operand, compiled), over: [operand])
  }
}

/// What XQuery's regular expressions, which SQL prescribes here, do not have though the engine's do.
enum JSONPathPattern {
  static func unsupportedFeature(in pattern: [UInt8]) -> String? {
    var at = 0
    var inClass = false
    func byte(_ offset: Int) -> UInt8 {
      at + offset < pattern.count ? pattern[at + offset] : 0
    }
    while at < pattern.count {
      switch pattern[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "["):
        if byte(1) == UInt8(ascii: ":"), inClass { return "POSIX bracket classes" }
        inClass = true
      case UInt8(ascii: "]"): inClass = false
      case UInt8(ascii: "(") where !inClass && byte(1) == UInt8(ascii: "?"):
        if let feature = groupFeature(byte(2), byte(3)) { return feature }
      case UInt8(ascii: "+") where !inClass && at > 0:
        let before = pattern[at - 1]
        let isEscaped = at > 1 && pattern[at - 2] == UInt8(ascii: "\\")
        if !isEscaped, before == 0x2A || before == 0x2B || before == 0x3F || before == 0x7D {
          return "possessive quantifiers"
        }
      default: break
      }
      at += 1
    }
    return nil
  }

  /// By the bytes behind `(?`.
  private static func groupFeature(_ first: UInt8, _ second: UInt8) -> String? {
    switch first {
    case UInt8(ascii: ":"): nil
    case UInt8(ascii: ">"): "atomic groups"
    case UInt8(ascii: "="), UInt8(ascii: "!"): "look-around assertions"
    case UInt8(ascii: "<"):
      second == UInt8(ascii: "=") || second == UInt8(ascii: "!")
        ? "look-around assertions" : "named groups"
    default: "inline regex flags"
    }
  }
}
