import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  /// An overload, and the arguments as exactly its types.
  struct Resolved {
    var function: Function
    var overload: Overload
    var arguments: [Expr]
    var type: SQLType
  }

  func analyze(_ node: FunctionCall) throws(SQLError) -> Expr {
    let name = node.name.last.text.lowercased()
    let isPlain =
      node.over == nil && node.filter == nil && node.orderBy.isEmpty && node.quantifier == nil
    if isPlain, let expression = try conditional(name, node) { return expression }
    guard let function = statement.functions.function(named: name) else {
      throw SQLError(
        .functionNotFound, "Function '\(name)' not registered", at: node.position,
        suggestion: Spelling.nearest(to: name, among: suggestible))
    }
    if node.isStar, name != "count" {
      throw SQLError(
        .functionNotFound, "Function '\(name)' cannot be called with *", at: node.position)
    }
    if let over = node.over { return try analyzeWindow(node, function, over) }
    switch function.kind {
    case .aggregate: return try analyzeAggregate(node, function)
    case .window:
      throw SQLError(
        .missingOver, "Window function \(name) requires an OVER clause", at: node.position)
    case .scalar:
      if !isPlain {
        throw SQLError(
          .functionNotAggregate,
          "DISTINCT, ORDER BY and FILTER are only valid for aggregation functions, which '\(name)' "
            + "is not", at: node.position)
      }
      if node.nullTreatment != nil {
        throw SQLError(
          .nullTreatmentNotAllowed, "Cannot specify null treatment clause for \(name) function",
          at: node.position)
      }
    }
    return try scalarCall(resolve(function, node.arguments, at: node.position), node.position)
  }

  private var suggestible: [String] {
    statement.functions.names.filter { !$0.hasPrefix("$") }
  }

  /// A call of a scalar function by name, with arguments analysed already.
  func call(
    _ name: String, _ arguments: [Expr], at position: SourcePosition
  ) throws(SQLError) -> Expr {
    guard let function = statement.functions.function(named: name) else {
      throw SQLError(.functionNotFound, "Function '\(name)' not registered", at: position)
    }
    return try scalarCall(resolve(function, values: arguments, at: position), position)
  }

  private func scalarCall(_ resolved: Resolved, _ position: SourcePosition) -> Expr {
    .call(
      Call(
        function: resolved.function, overload: resolved.overload, arguments: resolved.arguments,
        type: resolved.type, position: position))
  }

  func resolve(
    _ function: Function, values: [Expr], at position: SourcePosition
  ) throws(SQLError) -> Resolved {
    try resolve(function, values.map { .value($0) }, at: position)
  }

  func resolve(
    _ function: Function, _ arguments: [Expression], at position: SourcePosition
  ) throws(SQLError) -> Resolved {
    guard arguments.count <= 127 else {
      throw SQLError(
        .tooManyArguments, "Too many arguments for function call \(function.name)()", at: position)
    }
    var given: [Given] = []
    for argument in arguments {
      if case .lambda(let lambda) = argument {
        given.append(.lambda(lambda))
      } else {
        given.append(.value(try analyze(argument)))
      }
    }
    return try resolve(function, given, at: position)
  }

  private enum Given {
    case value(Expr)
    case lambda(TarnSQLSyntax.Lambda)
  }

  private func resolve(
    _ function: Function, _ given: [Given], at position: SourcePosition
  ) throws(SQLError) -> Resolved {
    let resolver = OverloadResolver { [statement] in statement.signature($0) }
    let arguments = given.map { argument -> OverloadResolver.Argument in
      switch argument {
      case .value(let value): .value(value.type)
      case .lambda(let lambda): .lambda(lambda.parameters.count)
      }
    }
    guard var match = resolver.choose(function.overloads, arguments) else {
      throw unexpectedParameters(function, given, at: position)
    }
    var lambdas = try analyzeLambdas(given, &match, function, position)
    var result: [Expr] = []
    for index in given.indices {
      guard let type = match.formalType(index) else {
        throw unexpectedParameters(function, given, at: position)
      }
      switch given[index] {
      case .value(let value): result.append(coerce(value, to: type))
      case .lambda:
        guard var lambda = lambdas.removeValue(forKey: index), case .function(_, let wanted) = type
        else { throw unexpectedParameters(function, given, at: position) }
        guard Coercion.allows(lambda.body.type, to: wanted) else {
          throw unexpectedParameters(function, given, at: position)
        }
        lambda.body = coerce(lambda.body, to: wanted)
        result.append(.lambda(lambda))
      }
    }
    guard match.keepsBounds, let type = match.signature.result.type(match.bindings) else {
      throw unexpectedParameters(function, given, at: position)
    }
    return Resolved(
      function: function, overload: match.overload, arguments: result,
      type: type)
  }

  /// Lambdas are typed after the other arguments, from left to right: `reduce(a, 0, (s, x) -> …, s
  /// -> …)` knows s by the second argument. What a lambda gives may widen a variable that an
  /// earlier one was typed with; then all are typed again.
  private func analyzeLambdas(
    _ given: [Given], _ match: inout OverloadMatch, _ function: Function,
    _ position: SourcePosition
  ) throws(SQLError) -> [Int: LambdaExpr] {
    var lambdas: [Int: LambdaExpr] = [:]
    for _ in 0..<3 {
      let before = match.bindings.types
      lambdas.removeAll()
      for index in given.indices {
        guard case .lambda(let lambda) = given[index] else { continue }
        guard let types = match.lambdaTypes(index) else {
          throw unexpectedParameters(function, given, at: position)
        }
        let typed = try analyze(lambda, types)
        guard match.bindLambdaResult(index, to: typed.body.type) else {
          throw unexpectedParameters(function, given, at: position)
        }
        lambdas[index] = typed
      }
      if lambdas.isEmpty || match.bindings.types == before { break }
    }
    return lambdas
  }

  private func analyze(
    _ lambda: TarnSQLSyntax.Lambda, _ types: [SQLType]
  ) throws(SQLError) -> LambdaExpr {
    var frame: [String: Expr] = [:]
    var parameters: [LambdaExpr.Parameter] = []
    for (name, type) in zip(lambda.parameters, types) {
      let id = statement.makeID()
      parameters.append(LambdaExpr.Parameter(id: id, type: type))
      guard frame.updateValue(.parameter(id, type), forKey: name.text.lowercased()) == nil else {
        throw SQLError(
          .duplicateParameterName, "Lambda parameter '\(name.text)' is given twice",
          at: name.position)
      }
    }
    lambdaFrames.append(frame)
    defer { lambdaFrames.removeLast() }
    return LambdaExpr(parameters: parameters, body: try analyze(lambda.body))
  }

  private func unexpectedParameters(
    _ function: Function, _ given: [Given], at position: SourcePosition
  ) -> SQLError {
    let types = given.map { argument in
      switch argument {
      case .value(let value): value.type.description
      case .lambda(let lambda):
        "function(\(lambda.parameters.map { _ in "?" }.joined(separator: ",")))"
      }
    }
    let expected = function.overloads.map { overload -> String in
      "\(function.name)\(overload.signature.prefix { $0 != "-" })".trimmedRight
    }
    let message =
      "Unexpected parameters (\(types.joined(separator: ", "))) for function \(function.name). "
      + "Expected: \(expected.joined(separator: ", "))"
    return SQLError(
      .functionNotFound, message, at: position, suggestion: otherDialect(function.name, given))
  }

  /// A column that is text in Athena's table is a map in CloudTrail Lake's, and the other way round.
  private func otherDialect(_ name: String, _ given: [Given]) -> String? {
    guard case .value(let column)? = given.first, !column.isConstant else { return nil }
    switch (name, column.type) {
    case ("element_at", .varchar), ("map_keys", .varchar), ("map_values", .varchar):
      return "json_extract_scalar(…, '$.key'), or --dialect lake, where the column is a map"
    case ("json_extract_scalar", .map), ("json_extract", .map), ("json_parse", .map):
      return "element_at(…, 'key'), or --dialect athena, where the column is text"
    case ("from_iso8601_timestamp", .timestamp):
      return "the column itself, which is a timestamp, or --dialect athena, where it is text"
    default: return nil
    }
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
