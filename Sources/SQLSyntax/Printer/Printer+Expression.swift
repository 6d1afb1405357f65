extension Printer {
  /// With parentheses when the expression binds looser than its place asks for.
  mutating func write(_ expression: Expression, _ minimum: Precedence = .or) {
    guard Printer.precedence(of: expression) < minimum else { return writeBare(expression) }
    write("(")
    writeBare(expression)
    write(")")
  }

  mutating func write(_ expressions: [Expression]) { list(expressions) { $0.write($1) } }

  static func precedence(of expression: Expression) -> Precedence {
    switch expression {
    case .logical(let chain): chain.operator == .or ? .or : .and
    // A lambda takes everything to its right.
    case .lambda: .or
    case .not: .not
    case .comparison, .between, .inList, .inSubquery, .like, .isNull, .isTruth, .isDistinct,
      .quantified:
      .predicate
    case .concatenation: .concatenation
    case .arithmetic(let chain):
      chain.rest.first?.operator.isAdditive ?? true ? .additive : .multiplicative
    case .sign: .sign
    case .atTimeZone: .atTimeZone
    default: .primary
    }
  }

  /// Binds no payload itself: in a debug build the frame would have room for that of every case,
  /// and this recurses 500 deep.
  private mutating func writeBare(_ expression: Expression) {
    switch expression {
    case .literal, .parameter, .column, .current: writeLeaf(expression)
    case .field, .element: writeAccess(expression)
    case .subquery, .exists: writeSubquery(expression)
    case .row, .array, .case, .lambda, .cast: writeConstructor(expression)
    case .call, .listagg, .grouping, .extract: writeCall(expression)
    case .substring, .overlay, .trim, .position, .normalize: writeForm(expression)
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray: writeJSON(expression)
    case .logical, .not, .arithmetic, .concatenation, .sign, .atTimeZone:
      writeOperator(expression)
    case .comparison, .isNull, .isTruth, .isDistinct, .quantified: writeComparison(expression)
    case .between, .inList, .inSubquery, .like: writeRange(expression)
    }
  }

  private mutating func writeLeaf(_ expression: Expression) {
    switch expression {
    case .literal(let node): write(node)
    case .parameter(let node): write(node)
    case .column(let name): write(name)
    case .current(let node):
      write(node.kind.rawValue)
      if let precision = node.precision { write("(\(precision))") }
    default: break
    }
  }

  private mutating func writeAccess(_ expression: Expression) {
    switch expression {
    case .field(let node):
      writeBase(node.base, ofField: true)
      write(".")
      write(node.name)
    case .element(let node):
      writeBase(node.base, ofField: false)
      write("[")
      write(node.index, .concatenation)
      write("]")
    default: break
    }
  }

  private mutating func writeSubquery(_ expression: Expression) {
    switch expression {
    case .subquery(let node): write(inParentheses: node.query)
    case .exists(let node):
      write("EXISTS ")
      write(inParentheses: node.query)
    default: break
    }
  }

  private mutating func writeConstructor(_ expression: Expression) {
    switch expression {
    case .row(let node): write(node)
    case .array(let node):
      write("ARRAY[")
      write(node.elements)
      write("]")
    case .case(let node): write(node)
    case .lambda(let node): write(node)
    case .cast(let node): write(node)
    default: break
    }
  }

  /// `5.x` would be a decimal and a name.
  private mutating func writeBase(_ base: Expression, ofField: Bool) {
    guard ofField, Printer.isNumber(base) else { return write(base, .primary) }
    write("(")
    write(base)
    write(")")
  }

  static func isNumber(_ expression: Expression) -> Bool {
    guard case .literal(let literal) = expression else { return false }
    switch literal.value {
    case .integer, .decimal, .double: return true
    default: return false
    }
  }

  // MARK: Operators

  private mutating func writeOperator(_ expression: Expression) {
    switch expression {
    case .logical(let node):
      let level: Precedence = node.operator == .or ? .and : .not
      write(node.terms, joinedBy: " \(node.operator.rawValue) ", level)
    case .not(let node):
      write("NOT ")
      write(node.operand, .not)
    case .arithmetic(let node): write(node)
    case .concatenation(let node): write(node.terms, joinedBy: " || ", .additive)
    case .sign(let node): write(node)
    case .atTimeZone(let node):
      write(node.value, .atTimeZone)
      write(" AT TIME ZONE ")
      write(node.zone, .primary)
    default: break
    }
  }

  private mutating func write(
    _ terms: [Expression], joinedBy separator: String, _ level: Precedence
  ) {
    for (index, term) in terms.enumerated() {
      if index > 0 { write(separator) }
      write(term, level)
    }
  }

  private mutating func write(_ chain: ArithmeticChain) {
    let isAdditive = chain.rest.first?.operator.isAdditive ?? true
    let level: Precedence = isAdditive ? .multiplicative : .sign
    write(chain.first, level)
    for step in chain.rest {
      write(" \(step.operator.rawValue) ")
      write(step.operand, level)
    }
  }

  /// `-5` is a literal and `--` a comment, so what begins with a number or a sign gets parentheses.
  private mutating func write(_ sign: Sign) {
    write(sign.isNegative ? "-" : "+")
    let isAmbiguous = sign.isNegative && Printer.beginsWithNumber(sign.operand)
    write(sign.operand, isAmbiguous ? .inParentheses : .sign)
  }

  private static func beginsWithNumber(_ expression: Expression) -> Bool {
    var expression = expression
    while true {
      switch expression {
      case .field(let node): expression = node.base
      case .element(let node): expression = node.base
      case .atTimeZone(let node): expression = node.value
      case .sign: return true
      default: return isNumber(expression)
      }
    }
  }

  // MARK: Predicates

  private mutating func writeComparison(_ expression: Expression) {
    switch expression {
    case .comparison(let node):
      write(node.left, .concatenation)
      write(" \(node.operator.rawValue) ")
      write(node.right, .concatenation)
    case .isNull(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " IS NOT NULL" : " IS NULL")
    case .isTruth(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " IS NOT " : " IS ")
      write(node.truth.rawValue)
    case .isDistinct(let node):
      write(node.left, .concatenation)
      write(node.isNegated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ")
      write(node.right, .concatenation)
    case .quantified(let node):
      write(node.value, .concatenation)
      write(" \(node.operator.rawValue) \(node.quantifier.rawValue) ")
      write(inParentheses: node.query)
    default: break
    }
  }

  private mutating func writeRange(_ expression: Expression) {
    switch expression {
    case .between(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " NOT BETWEEN " : " BETWEEN ")
      if node.isSymmetric { write("SYMMETRIC ") }
      write(node.lower, .concatenation)
      write(" AND ")
      write(node.upper, .concatenation)
    case .inList(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " NOT IN (" : " IN (")
      write(node.list)
      write(")")
    case .inSubquery(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " NOT IN " : " IN ")
      write(inParentheses: node.query)
    case .like(let node):
      write(node.value, .concatenation)
      write(node.isNegated ? " NOT LIKE " : " LIKE ")
      write(node.pattern, .concatenation)
      if let escape = node.escape {
        write(" ESCAPE ")
        write(escape, .concatenation)
      }
    default: break
    }
  }

  // MARK: Constructors

  private mutating func write(_ row: Row) {
    let isPlain = !row.hasKeyword && row.fields.count > 1
    write(isPlain ? "(" : "ROW(")
    list(row.fields) { printer, field in
      printer.write(field.value)
      guard let name = field.name else { return }
      printer.write(" AS ")
      printer.write(name)
    }
    write(")")
  }

  private mutating func write(_ node: Case) {
    write("CASE")
    if let operand = node.operand {
      write(" ")
      write(operand)
    }
    for branch in node.branches {
      write(" WHEN ")
      write(branch.when)
      write(" THEN ")
      write(branch.then)
    }
    if let otherwise = node.otherwise {
      write(" ELSE ")
      write(otherwise)
    }
    write(" END")
  }

  private mutating func write(_ lambda: Lambda) {
    if lambda.parameters.count == 1 {
      write(lambda.parameters[0])
    } else {
      write(lambda.parameters)
    }
    write(" -> ")
    write(lambda.body)
  }

  private mutating func write(_ cast: Cast) {
    write(cast.isTry ? "TRY_CAST(" : "CAST(")
    write(cast.value)
    write(" AS ")
    write(cast.type)
    write(")")
  }
}
