extension Parser {
  /// What follows a value: a comparison, `[NOT] BETWEEN | IN | LIKE`, `IS [NOT] NULL | DISTINCT`.
  mutating func predicate(on left: Expression) throws(Failed) -> Expression {
    try deepen()
    if let comparison = comparisonOperator() { return try self.comparison(comparison, of: left) }
    if token.keyword == .is { return try isPredicate(left) }
    let isNegated = accept(.not)
    let position = position
    switch token.keyword {
    case .between: return try between(left, isNegated, position)
    case .in: return try membership(left, isNegated, position)
    case .like: return try like(left, isNegated, position)
    default:
      for keyword in [Keyword.between, .in, .like] { _ = at(keyword) }
      throw mismatch()
    }
  }

  private func comparisonOperator() -> ComparisonOperator? {
    switch token.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func comparison(
    _ operation: ComparisonOperator, of left: Expression
  ) throws(Failed) -> Expression {
    let position = position
    advance()
    if let quantifier = quantifier() {
      advance()
      advance()
      let query = try self.query()
      try expect(.rightParenthesis)
      return .quantified(
        QuantifiedComparison(
          value: left, operator: operation, quantifier: quantifier, query: query,
          position: position))
    }
    let right = try expression(.concatenation)
    return .comparison(
      Comparison(operator: operation, left: left, right: right, position: position))
  }

  /// ALL, ANY or SOME before a query in parentheses; else they are names.
  private mutating func quantifier() -> QuantifiedComparison.Quantifier? {
    let quantifier: QuantifiedComparison.Quantifier
    switch token.keyword {
    case .all: quantifier = .all
    case .any: quantifier = .any
    case .some: quantifier = .some
    default: return nil
    }
    guard peek().kind == .leftParenthesis else { return nil }
    var lexer = lookahead()
    var inner = lexer.next()
    while inner.kind == .leftParenthesis { inner = lexer.next() }
    return Self.beginsQuery(inner) ? quantifier : nil
  }

  private mutating func between(
    _ value: Expression, _ isNegated: Bool, _ position: SourcePosition
  ) throws(Failed) -> Expression {
    advance()
    let isSymmetric = betweenMode()
    let lower = try expression(.concatenation)
    try expect(.and)
    let upper = try expression(.concatenation)
    return .between(
      Between(
        value: value, lower: lower, upper: upper, isNegated: isNegated, isSymmetric: isSymmetric,
        position: position))
  }

  /// SYMMETRIC and ASYMMETRIC are names where no value follows them.
  private mutating func betweenMode() -> Bool {
    guard token.keyword == .symmetric || token.keyword == .asymmetric else { return false }
    switch peek().kind {
    case .word where peek().keyword == .and: return false
    case .concat, .dot, .leftBracket, .minus, .percent, .plus, .slash, .star: return false
    default:
      let isSymmetric = token.keyword == .symmetric
      advance()
      return isSymmetric
    }
  }

  private mutating func membership(
    _ value: Expression, _ isNegated: Bool, _ position: SourcePosition
  ) throws(Failed) -> Expression {
    advance()
    try expect(.leftParenthesis)
    if Self.beginsQuery(token) {
      let query = try self.query()
      try expect(.rightParenthesis)
      return .inSubquery(
        InSubquery(value: value, query: query, isNegated: isNegated, position: position))
    }
    let first = try expression()
    if let query = try queryGoingOn(from: first) {
      try expect(.rightParenthesis)
      return .inSubquery(
        InSubquery(value: value, query: query, isNegated: isNegated, position: position))
    }
    var list = [first]
    while accept(.comma) { list.append(try expression()) }
    try expect(.rightParenthesis)
    return .inList(InList(value: value, list: list, isNegated: isNegated, position: position))
  }

  private mutating func like(
    _ value: Expression, _ isNegated: Bool, _ position: SourcePosition
  ) throws(Failed) -> Expression {
    advance()
    let pattern = try expression(.concatenation)
    let escape = accept(.escape) ? try expression(.concatenation) : nil
    return .like(
      Like(
        value: value, pattern: pattern, escape: escape, isNegated: isNegated, position: position))
  }

  private mutating func isPredicate(_ value: Expression) throws(Failed) -> Expression {
    let position = position
    advance()
    let isNegated = accept(.not)
    if accept(.null) {
      return .isNull(IsNull(value: value, isNegated: isNegated, position: position))
    }
    if accept(.distinct) {
      try expect(.from)
      let right = try expression(.concatenation)
      return .isDistinct(
        IsDistinct(left: value, right: right, isNegated: isNegated, position: position))
    }
    let truth: IsTruth.Truth
    if accept(.true) {
      truth = .true
    } else if accept(.false) {
      truth = .false
    } else {
      try expect(.unknown)
      truth = .unknown
    }
    return .isTruth(IsTruth(value: value, truth: truth, isNegated: isNegated, position: position))
  }
}
