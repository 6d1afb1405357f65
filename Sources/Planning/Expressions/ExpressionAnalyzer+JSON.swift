import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// The SQL/JSON forms. Their clauses are no arguments: each form becomes a function of its own,
/// whose name tells path and clauses, so that two forms are the same only where these are.
extension ExpressionAnalyzer {
  func analyze(_ node: JSONExists) throws(SQLError) -> Expr {
    let (invocation, arguments) = try invocation(node.invocation)
    let behavior: JSONForms.ExistsOnError =
      switch node.onError {
      case nil, .false: .false
      case .error: .error
      case .true: .true
      case .unknown: .unknown
      }
    return form(
      "json_exists", node.invocation, "\(behavior) on error",
      JSONForms.exists(invocation, onError: behavior), arguments, .boolean, node.position,
      isFallible: behavior == .error)
  }

  func analyze(_ node: JSONValue) throws(SQLError) -> Expr {
    var (invocation, arguments) = try invocation(node.invocation)
    let type = try node.returning.map { name throws(SQLError) in try SQLType(name) } ?? .text
    switch type {
    case .boolean, .varchar, .char, .date, .time, .timeWithTimeZone, .timestamp,
      .timestampWithTimeZone:
      break
    default:
      guard type.isNumeric else {
        throw SQLError(
          .typeMismatch, "Invalid return type of function JSON_VALUE: \(type)", at: node.position)
      }
    }
    let onEmpty = try behavior(node.onEmpty, type, &arguments)
    let onError = try behavior(node.onError, type, &arguments)
    return form(
      "json_value", node.invocation, "\(onEmpty) on empty \(onError) on error",
      JSONForms.value(invocation, onEmpty: onEmpty, onError: onError), arguments, type,
      node.position, isFallible: onEmpty != .null || onError != .null)
  }

  /// A default is a lambda without parameters, evaluated for the rows that need it.
  private func behavior(
    _ clause: JSONValue.Behavior?, _ type: SQLType, _ arguments: inout [Expr]
  ) throws(SQLError) -> JSONForms.ValueBehavior {
    switch clause {
    case nil, .null: return .null
    case .error: return .error
    case .default(let expression):
      let value = try analyze(expression)
      guard Coercion.allows(value.type, to: type) else {
        throw SQLError(
          .typeMismatch,
          "Function JSON_VALUE default result must evaluate to a \(type) (actual: \(value.type))",
          at: expression.position)
      }
      arguments.append(.lambda(LambdaExpr(parameters: [], body: coerce(value, to: type))))
      return .default
    }
  }

  func analyze(_ node: JSONQuery) throws(SQLError) -> Expr {
    let (invocation, arguments) = try invocation(node.invocation)
    let wrapper: JSONForms.Wrapper =
      switch node.wrapper {
      case nil, .without: .without
      case .conditional: .conditional
      case .unconditional: .unconditional
      }
    if wrapper != .without, node.quotes != nil {
      throw SQLError(
        .invalidFunctionArgument,
        "\(node.quotes?.rawValue ?? "") behavior specified with \(node.wrapper?.rawValue ?? "")",
        at: node.position)
    }
    let onEmpty = Self.behavior(node.onEmpty)
    let onError = Self.behavior(node.onError)
    let omits = node.quotes == .omit
    let result = form(
      "json_query", node.invocation,
      "\(wrapper)\(omits ? " omit quotes" : "") \(onEmpty) on empty \(onError) on error",
      JSONForms.query(
        invocation, wrapper: wrapper, omitQuotes: omits, onEmpty: onEmpty, onError: onError),
      arguments, .text, node.position, isFallible: onEmpty == .error || onError == .error)
    return try returned(result, node.returning, "JSON_QUERY", at: node.position)
  }

  private static func behavior(_ clause: JSONQuery.Behavior?) -> JSONForms.QueryBehavior {
    switch clause {
    case nil, .null: .null
    case .emptyArray: .emptyArray
    case .emptyObject: .emptyObject
    case .error: .error
    }
  }

  func analyze(_ node: JSONObject) throws(SQLError) -> Expr {
    var arguments: [Expr] = []
    var inputs: [JSONForms.Input] = []
    for member in node.members {
      let key = try analyze(member.key)
      guard key.type.isText else {
        throw SQLError(
          .typeMismatch, "Invalid type of JSON object key: \(key.type)", at: member.key.position)
      }
      arguments.append(coerce(key, to: .text))
      let (value, input) = try self.input(member.value)
      arguments.append(value)
      inputs.append(input)
    }
    let absent = node.onNull == .absent
    let unique = node.uniqueKeys == true
    let kernel = JSONForms.object(inputs, absentOnNull: absent, uniqueKeys: unique)
    let name = "json_object \(inputs) \(absent ? "absent" : "null") on null \(unique)"
    return try returned(
      call(JSONForms.function(name, kernel), arguments, .text, node.position), node.returning,
      "JSON_OBJECT", at: node.position)
  }

  func analyze(_ node: JSONArray) throws(SQLError) -> Expr {
    var arguments: [Expr] = []
    var inputs: [JSONForms.Input] = []
    for element in node.elements {
      let (value, input) = try self.input(element)
      arguments.append(value)
      inputs.append(input)
    }
    let absent = node.onNull != .null
    let kernel = JSONForms.array(inputs, absentOnNull: absent)
    let name = "json_array \(inputs) \(absent ? "absent" : "null") on null"
    return try returned(
      call(JSONForms.function(name, kernel), arguments, .text, node.position), node.returning,
      "JSON_ARRAY", at: node.position)
  }

  // MARK: - Shared parts

  private func invocation(
    _ node: JSONPathInvocation
  ) throws(SQLError) -> (JSONForms.Invocation, [Expr]) {
    let position = node.input.value.position
    let source = try analyze(node.input.value)
    try checkFormat(node.input, source.type)
    switch source.type {
    case .varchar, .char, .json, .varbinary: break
    case .unknown: break
    default:
      throw SQLError(
        .typeMismatch, "Cannot read input of type \(source.type) as JSON", at: position)
    }
    var arguments = [source.type == .unknown ? coerce(source, to: .text) : source]
    var passing: [JSONForms.Input] = []
    var names: [[UInt8]] = []
    for argument in node.passing {
      let name = Array(argument.name.text.utf8)
      if names.contains(name) {
        throw SQLError(
          .duplicateParameterName, "\(argument.name.text) JSON path parameter is specified twice",
          at: argument.name.position)
      }
      let (value, input) = try self.input(argument.input)
      arguments.append(value)
      passing.append(input)
      names.append(name)
    }
    do {
      let path = try JSONForms.path(Array(node.path.text.utf8), variables: names)
      return (JSONForms.Invocation(path: path, passing: passing), arguments)
    } catch {
      let (message, offset) = JSONForms.explanation(error)
      var position = node.path.position
      // Past the quote, in code points of the text before the error.
      let before = String(decoding: node.path.text.utf8.prefix(offset), as: UTF8.self)
      position.column += 1 + before.unicodeScalars.count
      position.offset += 1 + offset
      throw SQLError(.invalidPath, "Invalid JSON path: \(message)", at: position)
    }
  }

  /// A form inside a form is JSON without being said to be.
  private func input(_ node: JSONInput) throws(SQLError) -> (Expr, JSONForms.Input) {
    let value = try analyze(node.value)
    try checkFormat(node, value.type)
    switch node.value {
    case .jsonObject, .jsonArray, .jsonQuery: return (value, .json)
    default: return (value, node.format == nil ? .value : .json)
    }
  }

  private func checkFormat(_ node: JSONInput, _ type: SQLType) throws(SQLError) {
    switch node.format {
    case nil, .json, .utf8: break
    case .utf16, .utf32:
      throw SQLError(
        .notSupported, "JSON in \(node.format?.rawValue ?? "") is not supported; UTF8 is",
        at: node.value.position)
    }
    if node.format != nil, !(type.isText || type == .varbinary || type == .unknown) {
      throw SQLError(
        .typeMismatch, "Cannot read input of type \(type) as JSON using formatting FORMAT JSON",
        at: node.value.position)
    }
  }

  private func returned(
    _ value: Expr, _ returning: JSONReturning?, _ name: String, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    guard let returning else { return value }
    let type = try SQLType(returning.type)
    guard type.isText || type == .varbinary else {
      throw SQLError(
        .typeMismatch, "Cannot output JSON value as \(type) using formatting FORMAT JSON",
        at: position)
    }
    if case .call(var call) = value, type == .varbinary {
      call.type = type
      return .call(call)
    }
    return type == .text ? value : .cast(value, to: type, isTry: false, position)
  }

  private func form(
    _ name: String, _ node: JSONPathInvocation, _ clauses: String, _ kernel: Kernel,
    _ arguments: [Expr], _ type: SQLType, _ position: SourcePosition, isFallible: Bool
  ) -> Expr {
    let names = node.passing.map { " \($0.name.text)" }.joined()
    let full = "\(name) '\(node.path.text.string)'\(names) \(clauses)"
    return call(
      JSONForms.function(full, kernel, isFallible: isFallible), arguments, type, position)
  }

  private func call(
    _ function: Function, _ arguments: [Expr], _ type: SQLType, _ position: SourcePosition
  ) -> Expr {
    .call(
      Call(
        function: function, overload: function.overloads[0], arguments: arguments, type: type,
        position: position))
  }
}
