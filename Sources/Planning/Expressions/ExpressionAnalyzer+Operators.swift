import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyze(_ chain: LogicalChain) throws(SQLError) -> Expr {
    var terms: [Expr] = []
    for term in chain.terms {
      terms.append(try boolean(term, "Logical expression term"))
    }
    return chain.operator == .and ? .and(terms) : .or(terms)
  }

  func analyze(_ node: TarnSQLSyntax.Comparison) throws(SQLError) -> Expr {
    let places = (node.left.position, node.right.position)
    return try comparison(
      node.operator.operation, analyze(node.left), analyze(node.right), at: node.position,
      places: places)
  }

  func comparison(
    _ operation: ComparisonOperation, _ left: Expr, _ right: Expr, at position: SourcePosition,
    places: (SourcePosition?, SourcePosition?) = (nil, nil)
  ) throws(SQLError) -> Expr {
    let (left, right) = try common(
      left, right, operation.rawValue, at: position, places: places)
    let isFine =
      operation == .equal || operation == .notEqual
      ? left.type.isComparable : left.type.isOrderable
    guard isFine else {
      throw SQLError(
        .typeMismatch, "Cannot apply operator: \(left.type) \(operation.rawValue) \(right.type)",
        at: position)
    }
    return .comparison(operation, left, right)
  }

  func analyze(_ node: Between) throws(SQLError) -> Expr {
    let value = try analyze(node.value)
    let lower = try comparison(
      .greaterOrEqual, value, analyze(node.lower), at: node.position,
      places: (node.value.position, node.lower.position))
    let upper = try comparison(
      .lessOrEqual, value, analyze(node.upper), at: node.position,
      places: (node.value.position, node.upper.position))
    return node.isNegated ? .not(.and([lower, upper])) : .and([lower, upper])
  }

  func analyze(_ node: InList) throws(SQLError) -> Expr {
    var all = [try analyze(node.value)]
    var positions = [node.value.position]
    for item in node.list {
      var value = try analyze(item)
      if statement.readsTextAsTime, value.type.isText {
        switch all[0].type {
        case .timestamp, .timestampWithTimeZone, .date:
          value = try readTime(value, as: .timestamp(precision: 3), at: item.position)
        default: break
        }
      }
      all.append(value)
      positions.append(item.position)
    }
    let (operands, type) = try common(all, at: positions) { type, other in
      "IN value and list items must be the same type: \(type), \(other)"
    }
    guard type.isComparable else {
      throw SQLError(.typeMismatch, "Cannot apply operator: \(type) IN", at: node.position)
    }
    let test: Expr =
      operands.count == 2
      ? .comparison(.equal, operands[0], operands[1])
      : .isIn(operands[0], Array(operands.dropFirst()))
    return node.isNegated ? .not(test) : test
  }

  func analyze(_ node: TarnSQLSyntax.IsDistinct) throws(SQLError) -> Expr {
    let (left, right) = try common(
      analyze(node.left), analyze(node.right), "IS DISTINCT FROM", at: node.position,
      places: (node.left.position, node.right.position))
    guard left.type.isComparable else {
      throw SQLError(
        .typeMismatch, "Cannot apply operator: \(left.type) IS DISTINCT FROM \(right.type)",
        at: node.position)
    }
    return node.isNegated ? .not(.isDistinct(left, right)) : .isDistinct(left, right)
  }

  /// `c IS TRUE` is never null: c is not distinct from TRUE.
  func analyze(_ node: IsTruth) throws(SQLError) -> Expr {
    let value = try boolean(node.value, "Operand of IS \(node.truth.rawValue)")
    let test: Expr =
      switch node.truth {
      case .true: .not(.isDistinct(value, .constant(.boolean(true), .boolean)))
      case .false: .not(.isDistinct(value, .constant(.boolean(false), .boolean)))
      case .unknown: .isNull(value)
      }
    return node.isNegated ? Self.negation(test) : test
  }

  func analyze(_ node: Like) throws(SQLError) -> Expr {
    var operands = [try text(node.value, "Left side")]
    operands.append(try text(node.pattern, "Pattern"))
    if let escape = node.escape { operands.append(try text(escape, "Escape")) }
    let test = try call("$like", operands, at: node.position)
    return node.isNegated ? .not(test) : test
  }

  private func text(_ expression: Expression, _ what: String) throws(SQLError) -> Expr {
    let value = try analyze(expression)
    if value.type.isText { return value }
    if value.type == .unknown { return .constant(.null, .text) }
    throw SQLError(
      .typeMismatch,
      "\(what) of LIKE expression must evaluate to a varchar (actual: \(value.type))",
      at: expression.position)
  }

  func analyze(_ chain: ArithmeticChain) throws(SQLError) -> Expr {
    guard chain.rest.count <= 1000 else {
      throw SQLError(
        .notSupported, "More than 1000 operators in one chain of arithmetic", at: chain.position)
    }
    var value = try analyze(chain.first)
    for step in chain.rest {
      let operand = try analyze(step.operand)
      value = try arithmetic(
        Self.functionName(step.operator), value, operand, step.operator.rawValue,
        at: step.position)
    }
    return value
  }

  private static func functionName(_ operation: ArithmeticChain.Operator) -> String {
    switch operation {
    case .add: "$add"
    case .subtract: "$subtract"
    case .multiply: "$multiply"
    case .divide: "$divide"
    case .modulus: "$modulus"
    }
  }

  func arithmetic(
    _ name: String, _ left: Expr, _ right: Expr, _ symbol: String, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    do throws(SQLError) {
      return try call(name, [left, right], at: position)
    } catch {
      guard error.code == .functionNotFound else { throw error }
      throw SQLError(
        .typeMismatch, "Cannot apply operator: \(left.type) \(symbol) \(right.type)", at: position)
    }
  }

  func analyze(_ node: Sign) throws(SQLError) -> Expr {
    let operand = try analyze(node.operand)
    if !node.isNegative {
      switch operand.type {
      case _ where operand.type.isNumeric: return operand
      case .intervalDayToSecond, .intervalYearToMonth, .unknown: return operand
      default:
        throw SQLError(
          .typeMismatch,
          "Unary '+' operator cannot be applied to \(operand.type) type", at: node.position)
      }
    }
    do throws(SQLError) {
      return try call("$negate", [operand], at: node.position)
    } catch {
      guard error.code == .functionNotFound else { throw error }
      throw SQLError(
        .typeMismatch, "Cannot apply operator: -\(operand.type)", at: node.position)
    }
  }

  /// One call of `concat` with all terms where its types allow that, else from left to right.
  func analyze(_ node: Concatenation) throws(SQLError) -> Expr {
    var terms: [Expr] = []
    for term in node.terms { terms.append(try analyze(term)) }
    if let whole = try? call("concat", terms, at: node.position) { return whole }
    guard terms.count <= 1000 else {
      throw SQLError(.notSupported, "More than 1000 terms of mixed types in ||", at: node.position)
    }
    var value = terms[0]
    for term in terms.dropFirst() {
      value = try arithmetic("concat", value, term, "||", at: node.position)
    }
    return value
  }

  func analyze(_ node: ElementAccess) throws(SQLError) -> Expr {
    let base = try analyze(node.base)
    let index = try analyze(node.index)
    if case .row(let fields) = base.type {
      guard case .constant(.integer(let number), _) = index else {
        throw SQLError(
          .expressionNotConstant, "Subscript expression on ROW requires a constant index",
          at: node.index.position)
      }
      guard number >= 1, number <= fields.count else {
        throw SQLError(
          .invalidFunctionArgument, "Invalid subscript index: \(number). ROW indices start at 1",
          at: node.index.position)
      }
      let place = Int(number) - 1
      return Self.field(base, place, fields[place].type)
    }
    do throws(SQLError) {
      return try call("$subscript", [base, index], at: node.position)
    } catch {
      guard error.code == .functionNotFound else { throw error }
      throw SQLError(
        .typeMismatch, "Cannot use \(index.type) for subscript of \(base.type)",
        at: node.index.position)
    }
  }
}

extension ComparisonOperator {
  /// The same in the engine's words.
  var operation: ComparisonOperation {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
