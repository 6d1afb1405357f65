import TarnColumns

@testable import TarnFunctions

/// Runs an expression over the function catalogue, a row at a time.
struct ExpressionEvaluator: Sendable {
  struct Typed: Sendable {
    var value: Value
    var type: SQLType
  }

  /// No function of that name takes such arguments, or the evaluator does not know the syntax.
  struct Unresolved: Error {
    var text: String
  }

  /// Whether kernels are told which arguments are constant: all are, and both ways must agree.
  var tellsConstants: Bool
  var context = EvaluationContext(start: Instant(micros: 0))
  /// What a lambda's parameter stands for.
  var variables: [String: Typed] = [:]

  func evaluate(_ expression: Expression) throws -> Typed {
    switch expression {
    case .null: return Typed(value: .null, type: .unknown)
    case .boolean(let flag): return Typed(value: .boolean(flag), type: .boolean)
    case .integer(let number):
      let type: SQLType = Int32(exactly: number) == nil ? .bigint : .integer
      return Typed(value: .integer(number), type: type)
    case .double(let number): return Typed(value: .double(number), type: .double)
    case .decimal(let text):
      let digits = text.filter(\.isNumber)
      let scale = text.split(separator: ".").dropFirst().first?.count ?? 0
      guard let value = Int128(text.filter { $0 != "." }) else { throw Unresolved(text: text) }
      return Typed(
        value: .wide(value), type: .decimal(precision: max(digits.count, scale), scale: scale))
    case .text(let text):
      return Typed(value: .string(text), type: .varchar(length: text.unicodeScalars.count))
    case .binary(let bytes): return Typed(value: .text(bytes), type: .varbinary)
    case .name(let name):
      if let typed = variables[name] { return typed }
      return Typed(value: .string(name), type: .varchar(length: name.count))
    case .cast(let inner, let text):
      return try cast(try evaluate(inner), to: try type(text))
    case .array(let items):
      let typed = try items.map { try evaluate($0) }
      let element = typed.map(\.type).first { $0 != .unknown } ?? .unknown
      return Typed(
        value: .list(typed.map(\.value)), type: .array(element.isText ? .text : element))
    case .subscripted(let container, let index): return try element(container, index)
    case .equal(let left, let right):
      let values = (try evaluate(left).value, try evaluate(right).value)
      return Typed(value: .boolean(values.0 == values.1), type: .boolean)
    case .lambda: throw Unresolved(text: "lambda")
    case .call(let name, let arguments): return try call(name, arguments)
    }
  }

  private func element(_ container: Expression, _ index: Expression) throws -> Typed {
    let typed = try evaluate(container)
    let key = try evaluate(index)
    switch (typed.value, typed.type) {
    case (.list(let items), .array(let element)):
      guard case .integer(let place) = key.value, place >= 1, place <= items.count else {
        throw EvaluationError(.invalidFunctionArgument, "Array subscript out of bounds")
      }
      return Typed(value: items[Int(place) - 1], type: element)
    case (.map(let entries), .map(_, let value)):
      return Typed(value: entries.first { $0.key == key.value }?.value ?? .null, type: value)
    default: return Typed(value: .null, type: .unknown)
    }
  }

  // MARK: Calls

  private func call(_ name: String, _ expressions: [Expression]) throws -> Typed {
    if name == "cardinality", expressions.count == 1 {
      guard case .list(let items) = try evaluate(expressions[0]).value else {
        return Typed(value: .null, type: .bigint)
      }
      return Typed(value: .integer(Int64(items.count)), type: .bigint)
    }
    let name = name == "position" ? "strpos" : name
    guard let function = FunctionCatalog.function(named: name) else {
      throw Unresolved(text: name)
    }
    let typed = try expressions.map { expression in
      if case .lambda = expression { return Typed(value: .null, type: .function([], .unknown)) }
      return try evaluate(expression)
    }
    var best: (cost: Int, overload: Overload, signature: Signature, bindings: Bindings)?
    for overload in function.overloads {
      let signature = Signature(parsing: overload.signature)
      var bindings = Bindings()
      guard let cost = fit(signature, typed.map(\.type), &bindings) else { continue }
      if best == nil || cost < best?.cost ?? 0 { best = (cost, overload, signature, bindings) }
    }
    guard let best, let type = best.signature.result.type(best.bindings) else {
      throw Unresolved(text: "\(name)(\(typed.map { "\($0.type)" }.joined(separator: ", ")))")
    }
    var arguments: [Typed] = []
    var lambdas: [Lambda?] = []
    for (index, argument) in typed.enumerated() {
      let pattern = parameter(index, of: best.signature)
      guard case .lambda(let names, let body) = expressions[index] else {
        let target = pattern.type(best.bindings) ?? argument.type
        arguments.append(try cast(argument, to: target))
        lambdas.append(nil)
        continue
      }
      guard case .function(let parameters, let result)? = pattern.type(best.bindings) else {
        throw Unresolved(text: name)
      }
      arguments.append(Typed(value: .null, type: .unknown))
      lambdas.append(lambda(names, body, parameters, result))
    }
    return Typed(value: try run(best.overload, arguments, lambdas, type), type: type)
  }

  private func run(
    _ overload: Overload, _ arguments: [Typed], _ lambdas: [Lambda?], _ type: SQLType
  ) throws -> Value {
    let preparation = Preparation(
      argumentTypes: arguments.map(\.type),
      constants: arguments.map { tellsConstants ? .some($0.value) : nil }, type: type,
      context: context)
    let kernel: Kernel
    switch overload.code {
    case .kernel(let ready): kernel = ready
    case .prepared(let prepare): kernel = try prepare(preparation)
    case .aggregate, .window: throw Unresolved(text: "aggregate")
    }
    // Three rows, so that every row and not only the first is answered.
    let rows = 3
    let vectors = arguments.map { argument in
      tellsConstants
        ? Vector.constant(argument.value, argument.type, count: rows)
        : Vector(argument.type, [Value](repeating: argument.value, count: rows))
    }
    let evaluated = kernel.run(
      KernelCall(arguments: vectors, lambdas: lambdas, rows: rows, type: type, context: context))
    if let error = evaluated.errors.errors.last {
      precondition(evaluated.errors.rows == [0, 1, 2], "the same row errs in each place")
      throw error
    }
    let values = evaluated.vector.values()
    precondition(values.count == rows && Set(values).count == 1, "the same rows, the same values")
    return values[0]
  }

  private func lambda(
    _ names: [String], _ body: Expression, _ parameters: [SQLType], _ result: SQLType
  ) -> Lambda {
    Lambda(parameters: parameters, result: result) { arguments, rows in
      var builder = VectorBuilder(result)
      var errors = RowErrors()
      for row in rows.indices {
        var inner = self
        for (index, name) in names.enumerated() {
          inner.variables[name] = Typed(
            value: arguments[index].value(at: row), type: parameters[index])
        }
        do {
          builder.append(try inner.cast(try inner.evaluate(body), to: result).value)
        } catch {
          let raised = error as? EvaluationError
          errors.add(raised ?? EvaluationError(.genericUserError, "\(error)"), row: row)
          builder.append(.null)
        }
      }
      return Evaluated(builder.finish(), errors: errors)
    }
  }

  // MARK: Types

  private func parameter(_ index: Int, of signature: Signature) -> TypePattern {
    signature.parameters[min(index, signature.parameters.count - 1)]
  }

  /// The cost of the coercions that a call takes; nil: it does not fit.
  private func fit(_ signature: Signature, _ types: [SQLType], _ bindings: inout Bindings) -> Int? {
    let fixed = signature.parameters.count - (signature.isVariadic ? 1 : 0)
    guard types.count >= fixed, signature.isVariadic || types.count == fixed else { return nil }
    var cost = 0
    for (index, type) in types.enumerated() {
      guard let step = fit(parameter(index, of: signature), type, &bindings) else { return nil }
      cost += step
    }
    return cost
  }

  private func fit(_ pattern: TypePattern, _ type: SQLType, _ bindings: inout Bindings) -> Int? {
    switch pattern {
    case .variable(let name):
      if let bound = bindings.types[name], bound != type { return type == .unknown ? 1 : nil }
      bindings.types[name] = type
      return 0
    case .number: return nil
    case .named(let name, let arguments):
      func bind(_ length: Int) -> Int? {
        guard case .number(let number)? = arguments.first else { return 0 }
        if case .variable(let variable) = number {
          bindings.numbers[variable] = length
          return 0
        }
        return (number.value(bindings) ?? 0) >= length ? 0 : nil
      }
      switch (name, type) {
      case (_, .unknown):
        _ = bind(name == "varchar" ? 0 : 1)
        return 1
      case ("varchar", .varchar(let length)): return bind(length ?? Int(Int32.max))
      case ("varchar", .char(let length)): return bind(length).map { $0 + 2 }
      case ("char", .char(let length)): return bind(length)
      case ("function", .function): return 0
      case ("array", .array(let element)):
        return arguments.first.flatMap { fit($0, element, &bindings) }
      case ("bigint", _) where type.isInteger: return type == .bigint ? 0 : 1
      case ("integer", .integer), ("integer", .smallint), ("integer", .tinyint): return 0
      case ("double", .real): return 1
      case ("double", .decimal): return 2
      case ("double", _) where type.isInteger: return 3
      default: return TypePattern.plainTypes[name] == type ? 0 : nil
      }
    }
  }

  private func cast(_ typed: Typed, to type: SQLType) throws -> Typed {
    if typed.type == type { return typed }
    guard let kernel = Cast.kernel(from: typed.type, to: type, context: context) else {
      throw Unresolved(text: "cast from \(typed.type) to \(type)")
    }
    let evaluated = kernel.run(
      KernelCall(
        arguments: [Vector(typed.type, [typed.value])], rows: 1, type: type, context: context))
    if let error = evaluated.errors.errors.first { throw error }
    return Typed(value: evaluated.vector.value(at: 0), type: type)
  }

  private func type(_ text: String) throws -> SQLType {
    let signature = Signature(parsing: "() -> \(text)")
    if text == "char" { return .char(length: 1) }
    guard let type = signature.result.type(Bindings()) else { throw Unresolved(text: text) }
    return type
  }

  /// As an example's result is written: text as it is, arrays as JSON.
  func describe(_ typed: Typed) -> String {
    switch typed.value {
    case .null: return "NULL"
    case .boolean(let flag): return "\(flag)"
    case .integer(let number): return "\(number)"
    case .text(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .list(let items):
      let texts = items.map { item in
        item.isNull ? "null" : "\"\(describe(Typed(value: item, type: .text)))\""
      }
      return "[\(texts.joined(separator: ","))]"
    default:
      guard let text = try? cast(typed, to: .text) else { return "\(typed.value)" }
      return describe(text)
    }
  }
}
