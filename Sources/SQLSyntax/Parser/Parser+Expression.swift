/// What binds how tightly, loosest first. The predicates (comparison, BETWEEN, IN, LIKE, IS) do not
/// chain: `a = b = c` is an error, as in Trino.
enum Precedence: UInt8, Comparable {
  case or
  case and
  case not
  case predicate
  case concatenation
  case additive
  case multiplicative
  case sign
  case atTimeZone
  case primary
  /// Tighter than anything, so that the printer always writes parentheses.
  case inParentheses

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// What an operand of such an operator may be made of.
  var tighter: Precedence { Precedence(rawValue: rawValue &+ 1) ?? .inParentheses }
}

extension Parser {
  /// Precedence climbing. `NOT a + 1 = 2 OR b` is read at level `or`:
  ///
  ///     NOT  → operand at level not: a, then + takes 1, then = takes 2: not(a + 1 = 2)
  ///     OR   → collects operands at level and: or[not(…), b]
  mutating func expression(_ minimum: Precedence = .or) throws(Failed) -> Expression {
    try enter()
    let outer = beginWatch()
    defer {
      endWatch(outer)
      leave()
    }
    var left = try prefixed(minimum)
    var isPredicate = false
    while let precedence = infixPrecedence(), precedence >= minimum {
      switch precedence {
      case .or: left = try logicalChain(.or, of: left)
      case .and: left = try logicalChain(.and, of: left)
      case .predicate:
        guard !isPredicate else { return left }
        isPredicate = true
        left = try predicate(on: left)
      case .concatenation: left = try concatenation(of: left)
      case .additive, .multiplicative: left = try arithmeticChain(of: left, precedence)
      default: left = try atTimeZone(left)
      }
    }
    return left
  }

  /// The level of the operator that the current token begins.
  private mutating func infixPrecedence() -> Precedence? {
    switch token.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .predicate
    case .plus, .minus: .additive
    case .star, .slash, .percent: .multiplicative
    case .concat: .concatenation
    case .word:
      switch token.keyword {
      case .or: .or
      case .and: .and
      case .between, .in, .is, .like, .not: .predicate
      case .at where peek().keyword == .time: .atTimeZone
      default: nil
      }
    default: nil
    }
  }

  private mutating func prefixed(_ minimum: Precedence) throws(Failed) -> Expression {
    switch token.kind {
    case .word where token.keyword == .not && minimum <= .not: return try negation()
    case .minus, .plus:
      let following = peek().kind
      if token.kind == .minus,
        following == .integer || following == .decimal || following == .double
      {
        return try suffixed(try counted(try numericLiteral()))
      }
      return try signed()
    default: return try primary()
    }
  }

  private mutating func counted(_ expression: Expression) throws(Failed) -> Expression {
    try count()
    return expression
  }

  private mutating func negation() throws(Failed) -> Expression {
    let position = position
    try count()
    advance()
    return .not(Not(operand: try expression(.not), position: position))
  }

  private mutating func signed() throws(Failed) -> Expression {
    let position = position
    let isNegative = token.kind == .minus
    try count()
    advance()
    return .sign(Sign(isNegative: isNegative, operand: try expression(.sign), position: position))
  }

  // MARK: Chains

  private mutating func logicalChain(
    _ operation: LogicalChain.Operator, of first: Expression
  ) throws(Failed) -> Expression {
    let position = position
    let word: Keyword = operation == .or ? .or : .and
    let level: Precedence = operation == .or ? .and : .not
    try deepen()
    var terms = [first]
    while token.keyword == word {
      advance()
      terms.append(try expression(level))
    }
    return .logical(LogicalChain(operator: operation, terms: terms, position: position))
  }

  private mutating func concatenation(of first: Expression) throws(Failed) -> Expression {
    let position = position
    try deepen()
    var terms = [first]
    while token.kind == .concat {
      advance()
      terms.append(try expression(.additive))
    }
    return .concatenation(Concatenation(terms: terms, position: position))
  }

  private mutating func arithmeticChain(
    of first: Expression, _ precedence: Precedence
  ) throws(Failed) -> Expression {
    try deepen()
    var steps: [ArithmeticChain.Step] = []
    while let operation = arithmeticOperator(), infixPrecedence() == precedence {
      let position = position
      advance()
      let operand = try expression(precedence.tighter)
      steps.append(
        ArithmeticChain.Step(operator: operation, operand: operand, position: position))
    }
    return .arithmetic(ArithmeticChain(first: first, rest: steps))
  }

  private func arithmeticOperator() -> ArithmeticChain.Operator? {
    switch token.kind {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .percent: .modulus
    default: nil
    }
  }

  private mutating func atTimeZone(_ value: Expression) throws(Failed) -> Expression {
    let position = position
    try deepen()
    advance()
    advance()
    try expect(.zone)
    guard isString || token.keyword == .interval || isParameter else {
      note("'INTERVAL'")
      note("<string>")
      throw mismatch()
    }
    let zone = try expression(.primary)
    return .atTimeZone(AtTimeZone(value: value, zone: zone, position: position))
  }
}
