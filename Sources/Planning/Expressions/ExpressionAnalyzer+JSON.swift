import TarnColumns
import TarnFunctions
import TarnSQLSyntax

// The SQL/JSON forms. Their clauses are no arguments: each form becomes a call of a function that
// is made for it.
extension ExpressionAnalyzer {
  func analyze(_ node: JSONExists) throws(SQLError) -> Expr {
    let (invocation, arguments) = try analyze(node.invocation)
    let onError: JSONForms.ExistsOnError =
      switch node.onError {
      case .error: .error
      case .true: .true
      case .unknown: .unknown
      case .false, nil: .false
      }
    let function = JSONForms.function(
      "json_exists", clauses: clauses(node.invocation, node.onError.map { $0.rawValue }),
      JSONForms.exists(invocation, onError: onError), isFallible: onError == .error)
    return form(function, arguments, .boolean, node.position)
  }

  /// `DEFAULT e` becomes a lambda without parameters, evaluated for the rows that need it.
  func analyze(_ node: JSONValue) throws(SQLError) -> Expr {
    let type = try node.returning.map { name throws(SQLError) in try SQLType(name) } ?? .text
    switch type {
    case .array, .map, .row, .json, .varbinary, .function, .unknown:
      throw SQLError(
        .typeMismatch, "Invalid return type of function JSON_VALUE: \(type)", at: node.position)
    default: break
    }
    var (invocation, arguments) = try analyze(node.invocation)
    func behavior(_ written: JSONValue.Behavior?) throws(SQLError) -> JSONForms.ValueBehavior {
      switch written {
      case .error: return .error
      case .null, nil: return .null
      case .default(let expression):
        let body = try returned(try analyze(expression), as: type, at: expression.position)
        arguments.append(.lambda(LambdaExpr(parameters: [], body: body)))
        return .default
      }
    }
    let onEmpty = try behavior(node.onEmpty)
    let onError = try behavior(node.onError)
    let function = JSONForms.function(
      "json_value", clauses: clauses(node.invocation, "\(onEmpty)", "\(onError)"),
      JSONForms.value(invocation, onEmpty: onEmpty, onError: onError),
      isFallible: onEmpty == .error || onError == .error)
    return form(function, arguments, type, node.position)
  }

  func analyze(_ node: JSONQuery) throws(SQLError) -> Expr {
    let (invocation, arguments) = try analyze(node.invocation)
    let wrapper: JSONForms.Wrapper =
      switch node.wrapper {
      case .conditional: .conditional
      case .unconditional: .unconditional
      case .without, nil: .without
      }
    if let quotes = node.quotes, let wrapper = node.wrapper, wrapper != .without {
      throw SQLError(
        .invalidFunctionArgument,
        "\(quotes.rawValue) behavior specified with \(wrapper.rawValue) behavior",
        at: node.position)
    }
    func behavior(_ written: JSONQuery.Behavior?) -> JSONForms.QueryBehavior {
      switch written {
      case .emptyArray: .emptyArray
      case .emptyObject: .emptyObject
      case .error: .error
      case .null, nil: .null
      }
    }
    let (onEmpty, onError) = (behavior(node.onEmpty), behavior(node.onError))
    let function = JSONForms.function(
      "json_query",
      clauses: clauses(
        node.invocation, "\(wrapper)", node.quotes.map { $0.rawValue }, "\(onEmpty)", "\(onError)"),
      JSONForms.query(
        invocation, wrapper: wrapper, omitQuotes: node.quotes == .omit, onEmpty: onEmpty,
        onError: onError), isFallible: onEmpty == .error || onError == .error)
    return try output(
      form(function, arguments, .text, node.position), node.returning, at: node.position)
  }

  func analyze(_ node: JSONObject) throws(SQLError) -> Expr {
    var arguments: [Expr] = []
    var inputs: [JSONForms.Input] = []
    for member in node.members {
      let key = try analyze(member.key)
      guard key.type.isText || key.type == .unknown else {
        throw SQLError(
          .typeMismatch, "Type of JSON object key must be a character string (actual: \(key.type))",
          at: member.key.position)
      }
      let (value, input) = try analyze(member.value)
      arguments.append(coerce(key, to: .text))
      arguments.append(value)
      inputs.append(input)
    }
    let isAbsent = node.onNull == .absent
    let function = JSONForms.function(
      "json_object",
      clauses: "\(inputs) \(isAbsent) \(node.uniqueKeys ?? false)",
      JSONForms.object(inputs, absentOnNull: isAbsent, uniqueKeys: node.uniqueKeys ?? false),
      isFallible: true)
    return try output(
      form(function, arguments, .text, node.position), node.returning, at: node.position)
  }

  func analyze(_ node: JSONArray) throws(SQLError) -> Expr {
    var arguments: [Expr] = []
    var inputs: [JSONForms.Input] = []
    for element in node.elements {
      let (value, input) = try analyze(element)
      arguments.append(value)
      inputs.append(input)
    }
    let isAbsent = node.onNull != .null
    let function = JSONForms.function(
      "json_array", clauses: "\(inputs) \(isAbsent)",
      JSONForms.array(inputs, absentOnNull: isAbsent), isFallible: inputs.contains(.json))
    return try output(
      form(function, arguments, .text, node.position), node.returning, at: node.position)
  }

  // MARK: - Parts of the forms

  private func form(
    _ function: Function, _ arguments: [Expr], _ type: SQLType, _ position: SourcePosition
  ) -> Expr {
    .call(
      Call(
        function: function, overload: function.overloads[0], arguments: arguments, type: type,
        position: position))
  }

  private func clauses(_ invocation: JSONPathInvocation, _ more: String?...) -> String {
    let names = invocation.passing.map { " \($0.name.text) \($0.input.format?.rawValue ?? "")" }
    return "'\(invocation.path.text.string)'\(names.joined()) "
      + more.compactMap { $0 }.joined(separator: ", ")
  }

  /// The input and the values after PASSING as arguments, and the compiled path.
  private func analyze(
    _ node: JSONPathInvocation
  ) throws(SQLError) -> (JSONForms.Invocation, [Expr]) {
    var arguments = [try readJSON(node.input)]
    var passing: [JSONForms.Input] = []
    var names: Set<[UInt8]> = []
    for argument in node.passing {
      guard names.insert(Array(argument.name.text.utf8)).inserted else {
        throw SQLError(
          .duplicateParameterName, "\(argument.name.text) JSON path parameter is specified twice",
          at: argument.name.position)
      }
      let (value, input) = try analyze(argument.input)
      arguments.append(value)
      passing.append(input)
    }
    let text = node.path.text.string
    let variables = node.passing.map { argument -> [UInt8] in
      // A name without quotes is written in capitals in the path, or as it stands.
      let upper = argument.name.text.uppercased()
      let isUpper = !argument.name.isQuoted && text.contains("$\(upper)")
      return Array((isUpper ? upper : argument.name.text).utf8)
    }
    do throws(JSONForms.PathFailure) {
      let path = try JSONForms.path(Array(text.utf8), variables: variables)
      return (JSONForms.Invocation(path: path, passing: passing), arguments)
    } catch {
      throw SQLError(
        error.isSyntax ? .syntaxError : .invalidPath, error.message,
        at: place(error.offset, in: node.path))
    }
  }

  /// The place of a path's byte: behind the quote, in code points.
  private func place(_ offset: Int, in literal: StringLiteral) -> SourcePosition {
    let before = String(decoding: literal.text.utf8.prefix(offset), as: UTF8.self)
    var position = literal.position
    position.column += 1 + before.unicodeScalars.count
    position.offset += 1 + offset
    return position
  }

  /// Text that holds JSON, by FORMAT JSON or because a path reads it.
  private func readJSON(_ input: JSONInput) throws(SQLError) -> Expr {
    let value = try analyze(input.value)
    let format = input.format ?? .json
    switch (value.type, format) {
    case (.json, .json), (.varchar, .json): return value
    case (.char, .json), (.unknown, .json): return coerce(value, to: .text)
    case (.varbinary, .json), (.varbinary, .utf8): return value
    case (.varbinary, _):
      throw SQLError(
        .notSupported, "\(format.rawValue) is not supported; JSON ENCODING UTF8 is",
        at: input.value.position)
    default:
      throw SQLError(
        .typeMismatch,
        "Cannot read input of type \(value.type) as JSON using formatting \(format.rawValue)",
        at: input.value.position)
    }
  }

  /// A value that is passed or put into an object or array. What a form gives is JSON without
  /// saying so.
  private func analyze(_ input: JSONInput) throws(SQLError) -> (Expr, JSONForms.Input) {
    let isForm =
      switch input.value {
      case .jsonQuery, .jsonObject, .jsonArray: true
      default: false
      }
    if isForm || input.format != nil { return (try readJSON(input), .json) }
    let value = try analyze(input.value)
    guard CastRules.allows(value.type, to: .text) || CastRules.allows(value.type, to: .json) else {
      throw SQLError(
        .notSupported, "A value of type \(value.type) cannot be passed as JSON",
        at: input.value.position)
    }
    return (value, value.type == .json ? .json : .value)
  }

  private func returned(
    _ value: Expr, as type: SQLType, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    if value.type == type { return value }
    guard CastRules.allows(value.type, to: type) else {
      throw SQLError(
        .typeMismatch,
        "Return type of JSON_VALUE and of its default must be the same (\(type) and \(value.type))",
        at: position)
    }
    if Coercion.allows(value.type, to: type) { return coerce(value, to: type) }
    return .cast(value, to: type, isTry: false, position)
  }

  private func output(
    _ text: Expr, _ returning: JSONReturning?, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    guard let returning else { return text }
    let type = try SQLType(returning.type)
    let format = returning.format ?? .json
    switch (type, format) {
    case (.varchar(nil), .json): return text
    case (.varchar, .json), (.char, .json): return .cast(text, to: type, isTry: false, position)
    case (.varbinary, .json), (.varbinary, .utf8):
      return try call("to_utf8", [text], at: position)
    default:
      throw SQLError(
        .typeMismatch, "Cannot output JSON value as \(type) using formatting \(format.rawValue)",
        at: position)
    }
  }
}
