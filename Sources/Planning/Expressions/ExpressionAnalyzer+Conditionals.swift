import TarnColumns
import TarnSQLSyntax

extension ExpressionAnalyzer {
  /// `CASE x WHEN 1 THEN a ELSE b END` is cases([x = 1 → a], otherwise: b).
  func analyze(_ node: TarnSQLSyntax.Case) throws(SQLError) -> Expr {
    let operand = try node.operand.map { operand throws(SQLError) in try analyze(operand) }
    var conditions: [Expr] = []
    var results: [Expr] = []
    var positions: [SourcePosition] = []
    for branch in node.branches {
      if let operand, let place = node.operand?.position {
        let value = try analyze(branch.when)
        do throws(SQLError) {
          conditions.append(
            try comparison(
              .equal, operand, value, at: branch.when.position,
              places: (place, branch.when.position)))
        } catch {
          guard error.code == .typeMismatch else { throw error }
          throw SQLError(
            .typeMismatch,
            "CASE operand type does not match WHEN clause operand type: \(operand.type) vs "
              + "\(value.type)", at: branch.when.position, suggestion: error.suggestion)
        }
      } else {
        conditions.append(try boolean(branch.when, "CASE WHEN clause"))
      }
      results.append(try analyze(branch.then))
      positions.append(branch.then.position)
    }
    if let otherwise = node.otherwise {
      results.append(try analyze(otherwise))
      positions.append(otherwise.position)
    } else {
      results.append(.constant(.null, .unknown))
      positions.append(node.position)
    }
    let (values, _) = try common(results, at: positions) { type, other in
      "All CASE results must be the same type or coercible to a common type. Cannot find common "
        + "type between \(type) and \(other)"
    }
    return Self.cases(conditions, values)
  }

  /// One value more than conditions.
  private static func cases(_ conditions: [Expr], _ values: [Expr]) -> Expr {
    let branches = zip(conditions, values).map { CaseBranch(condition: $0, result: $1) }
    return .cases(branches, otherwise: values[conditions.count])
  }

  /// IF, COALESCE, NULLIF and TRY, which are not functions: they need not evaluate each operand;
  /// and typeof, which needs none.
  func conditional(_ name: String, _ node: FunctionCall) throws(SQLError) -> Expr? {
    func check(_ range: ClosedRange<Int>, _ words: String) throws(SQLError) {
      if range.contains(node.arguments.count), !node.isStar { return }
      throw SQLError(
        .invalidFunctionArgument, "Invalid number of arguments for '\(name)' function: \(words)",
        at: node.position)
    }
    let positions = node.arguments.map(\.position)
    switch name {
    case "if":
      try check(2...3, "it takes 2 or 3")
      let condition = try boolean(node.arguments[0], "IF condition")
      var results: [Expr] = []
      for argument in node.arguments.dropFirst() { results.append(try analyze(argument)) }
      if results.count == 1 { results.append(.constant(.null, .unknown)) }
      let (values, _) = try common(
        results, at: [positions[1], positions.last ?? node.position]
      ) { type, other in
        "Result types for IF must be the same: \(type), \(other)"
      }
      return Self.cases([condition], values)
    case "coalesce":
      try check(2...Int.max, "it takes at least 2")
      var operands: [Expr] = []
      for argument in node.arguments { operands.append(try analyze(argument)) }
      let (values, _) = try common(operands, at: positions) { type, other in
        "All COALESCE operands must be the same type or coercible to a common type. Cannot find "
          + "common type between \(type) and \(other)"
      }
      return .coalesce(values)
    case "nullif":
      try check(2...2, "it takes 2")
      let first = try analyze(node.arguments[0])
      let second = try analyze(node.arguments[1])
      let pair = try common(
        first, second, "=", at: node.position, places: (positions[0], positions[1]))
      guard pair.0.type.isComparable else {
        throw SQLError(
          .typeMismatch, "Types are not comparable with NULLIF: \(first.type) vs \(second.type)",
          at: node.position)
      }
      return .nullIf(first, pair.1, comparedAs: pair.0.type)
    case "typeof":
      try check(1...1, "it takes 1")
      return .constant(.string(try analyze(node.arguments[0]).type.description), .text)
    case "try":
      try check(1...1, "it takes 1")
      return .attempt(try analyze(node.arguments[0]))
    default: return nil
    }
  }

  func analyze(_ node: TarnSQLSyntax.Row) throws(SQLError) -> Expr {
    var values: [Expr] = []
    var fields: [RowField] = []
    for field in node.fields {
      let value = try analyze(field.value)
      values.append(value)
      fields.append(RowField(field.name?.text, value.type))
    }
    return .row(values, .row(fields))
  }

  func analyze(_ node: ArrayConstructor) throws(SQLError) -> Expr {
    var elements: [Expr] = []
    for element in node.elements { elements.append(try analyze(element)) }
    let (values, type) = try common(elements, at: node.elements.map(\.position)) { type, other in
      "All ARRAY elements must be the same type or coercible to a common type. Cannot find common "
        + "type between \(type) and \(other)"
    }
    return .array(values, element: type)
  }

  func analyze(_ node: TarnSQLSyntax.Cast) throws(SQLError) -> Expr {
    let value = try analyze(node.value)
    let type = try SQLType(node.type)
    if value.type == type { return value }
    if case .constant(.null, _) = value { return .constant(.null, type) }
    guard CastRules.allows(value.type, to: type) else {
      throw SQLError(
        .typeMismatch, "Cannot cast \(value.type) to \(type)", at: node.position)
    }
    if case .char(let length) = value.type, !type.isText {
      return .cast(
        coerce(value, to: .varchar(length: length)), to: type, isTry: node.isTry, node.position)
    }
    return .cast(value, to: type, isTry: node.isTry, node.position)
  }
}
