import TarnColumns

extension Signature {
  /// Signatures are our own text: one that does not parse is our bug.
  package init(parsing text: String) {
    var parser = SignatureParser(text)
    self = parser.signature()
  }
}

/// A reader of the notation, in the order of its grammar.
private struct SignatureParser {
  private let text: String
  private var tokens: [String] = []
  private var next = 0

  init(_ text: String) {
    self.text = text
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if !word.isEmpty { tokens.append(word) }
      word = ""
      if character != " " { tokens.append(String(character)) }
    }
    if !word.isEmpty { tokens.append(word) }
  }

  mutating func signature() -> Signature {
    var parameters: [TypePattern] = []
    var isVariadic = false
    expect("(")
    while !accept(")") {
      parameters.append(type())
      if accept(".") {
        expect(".")
        expect(".")
        isVariadic = true
      }
      if !accept(",") {
        expect(")")
        break
      }
    }
    expect("-")
    expect(">")
    let result = type()
    return Signature(
      parameters: parameters, isVariadic: isVariadic, result: result, bounds: bounds())
  }

  private mutating func bounds() -> [String: TypeBound] {
    var bounds: [String: TypeBound] = [:]
    guard accept("where") else { return bounds }
    repeat {
      let variable = take()
      expect(":")
      bounds[variable] = take() == "orderable" ? .orderable : .comparable
    } while accept(",")
    return bounds
  }

  private mutating func type() -> TypePattern {
    let word = take()
    if Self.isTypeVariable(word) { return .variable(word) }
    var name = word
    if word == "interval" {
      // interval day to second, interval year to month
      for _ in 0..<3 { name += " " + take() }
      return .named(name, [])
    }
    var arguments: [TypePattern] = []
    if accept("(") {
      while !accept(")") {
        arguments.append(argument(of: word))
        if !accept(",") {
          expect(")")
          break
        }
      }
    }
    if peek() == "with" {
      for _ in 0..<3 { name += " " + take() }
    }
    return .named(name, arguments)
  }

  /// Types in array, map, row and function; numbers elsewhere.
  private mutating func argument(of name: String) -> TypePattern {
    switch name {
    case "array", "map", "row", "function": type()
    default: .number(number())
    }
  }

  private mutating func number() -> NumberPattern {
    var left = term()
    while let sign = peek(), sign == "+" || sign == "-" {
      next += 1
      let right = term()
      left = sign == "+" ? .sum(left, right) : .difference(left, right)
    }
    return left
  }

  private mutating func term() -> NumberPattern {
    var left = factor()
    while let sign = peek(), sign == "*" || sign == "/" {
      next += 1
      let right = factor()
      left = sign == "*" ? .product(left, right) : .quotient(left, right)
    }
    return left
  }

  private mutating func factor() -> NumberPattern {
    if accept("(") {
      let inner = number()
      expect(")")
      return inner
    }
    let word = take()
    if let literal = Int(word) { return .literal(literal) }
    if word == "min" || word == "max" {
      expect("(")
      let left = number()
      expect(",")
      let right = number()
      expect(")")
      return word == "min" ? .minimum(left, right) : .maximum(left, right)
    }
    return .variable(word)
  }

  private static func isTypeVariable(_ word: String) -> Bool {
    word.count == 1 && word.first?.isUppercase == true
  }

  private func peek() -> String? { next < tokens.count ? tokens[next] : nil }

  private mutating func take() -> String {
    precondition(next < tokens.count, "signature '\(text)' ends early")
    next += 1
    return tokens[next - 1]
  }

  private mutating func accept(_ token: String) -> Bool {
    guard peek() == token else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ token: String) {
    precondition(accept(token), "signature '\(text)': expected '\(token)' at token \(next)")
  }
}
