import TarnColumns

@testable import TarnFunctions

/// Evaluates the expressions of cases with the functions themselves, one row at a time. It stands in
/// for the planner where functions of containers are judged; types of lambdas come from running them
/// once over NULLs.
struct CaseRunner: Sendable {
  let context: EvaluationContext

  typealias Names = [String: Typed]

  func evaluate(_ text: String) throws -> Typed {
    var parser = try CaseParser(text, context)
    return try evaluate(try parser.parse(), [:])
  }

  func evaluate(_ node: CaseNode, _ names: Names) throws -> Typed {
    switch node {
    case .literal(let typed): return typed
    case .name(let name):
      guard let typed = names[name] else { throw CaseError.unsupported("name \(name)") }
      return typed
    case .call(let name, let arguments): return try call(name, arguments, names)
    case .lambda: throw CaseError.unsupported("a lambda outside a call")
    case .array(let nodes):
      let items = try nodes.map { try evaluate($0, names) }
      let type = try common(items.map(\.type))
      return Typed(value: .list(try items.map { try cast($0, type).value }), type: .array(type))
    case .row(let nodes):
      let items = try nodes.map { try evaluate($0, names) }
      return Typed(
        value: .row(items.map(\.value)), type: .row(items.map { RowField(nil, $0.type) }))
    case .cast(let inner, let type, let isTry):
      let source = try evaluate(inner, names)
      guard isTry else { return try cast(source, type) }
      return (try? cast(source, type)) ?? Typed(value: .null, type: type)
    case .attempt(let inner):
      do {
        return try evaluate(inner, names)
      } catch let error as EvaluationError where error.code.isCaughtByTry {
        return Typed(value: .null, type: .unknown)
      }
    case .and(let left, let right): return try logic(left, right, names, deciding: false)
    case .or(let left, let right): return try logic(left, right, names, deciding: true)
    case .not(let inner):
      guard case .boolean(let flag) = try evaluate(inner, names).value else {
        return Typed(value: .null, type: .boolean)
      }
      return Typed(value: .boolean(!flag), type: .boolean)
    case .isNull(let inner):
      return Typed(value: .boolean(try evaluate(inner, names).value.isNull), type: .boolean)
    case .comparison(let symbol, let left, let right):
      return try compare(symbol, try evaluate(left, names), try evaluate(right, names))
    case .cases(let branches, let otherwise): return try choose(branches, otherwise, names)
    case .coalesce(let nodes):
      let items = try nodes.map { try evaluate($0, names) }
      let type = try common(items.map(\.type))
      return try cast(items.first { !$0.value.isNull } ?? items[0], type)
    }
  }

  private func logic(
    _ left: CaseNode, _ right: CaseNode, _ names: Names, deciding: Bool
  ) throws -> Typed {
    let first = try evaluate(left, names).value
    if first == .boolean(deciding) { return Typed(value: first, type: .boolean) }
    let second = try evaluate(right, names).value
    if second == .boolean(deciding) { return Typed(value: second, type: .boolean) }
    return Typed(
      value: first.isNull || second.isNull ? .null : .boolean(!deciding), type: .boolean)
  }

  private func choose(
    _ branches: [(condition: CaseNode, result: CaseNode)], _ otherwise: CaseNode?, _ names: Names
  ) throws -> Typed {
    // Every branch gives its type, only one its value.
    var types: [SQLType] = []
    var chosen: Typed?
    for branch in branches {
      let holds = try chosen == nil && evaluate(branch.condition, names).value == .boolean(true)
      if holds { chosen = try evaluate(branch.result, names) }
      types.append((try? evaluate(branch.result, names).type) ?? .unknown)
    }
    if let otherwise {
      types.append((try? evaluate(otherwise, names).type) ?? .unknown)
      if chosen == nil { chosen = try evaluate(otherwise, names) }
    }
    return try cast(chosen ?? Typed(value: .null, type: .unknown), try common(types))
  }

  private func compare(_ symbol: String, _ left: Typed, _ right: Typed) throws -> Typed {
    let type = try common([left.type, right.type])
    let (first, second) = (try cast(left, type).value, try cast(right, type).value)
    let answer: Bool?
    switch symbol {
    case "=": answer = ValueOrder.isEqual(first, second)
    case "<>", "!=": answer = ValueOrder.isEqual(first, second).map { !$0 }
    default:
      guard type.isOrderable else { throw CaseError.analysis("no order of \(type)") }
      guard let order = order(first, second) else {
        return Typed(value: .null, type: .boolean)
      }
      answer =
        switch symbol {
        case "<": order < 0
        case "<=": order <= 0
        case ">": order > 0
        default: order >= 0
        }
    }
    return Typed(value: answer.map { .boolean($0) } ?? .null, type: .boolean)
  }

  /// nil where a null decides.
  private func order(_ left: Value, _ right: Value) -> Int? {
    if left.isNull || right.isNull { return nil }
    let (first, second) = (left.items, right.items)
    if first.isEmpty, second.isEmpty { return ValueOrder.order(left, right) }
    for (item, other) in zip(first, second) {
      guard let order = order(item, other) else { return nil }
      if order != 0 { return order }
    }
    return ValueOrder.sign(first.count, second.count)
  }

  func cast(_ source: Typed, _ target: SQLType) throws -> Typed {
    if source.type == target { return source }
    guard let kernel = Cast.kernel(from: source.type, to: target, context: context) else {
      throw CaseError.analysis("Cannot cast \(source.type) to \(target)")
    }
    return try run(kernel, [source], lambdas: [], target)
  }

  private func run(
    _ kernel: Kernel, _ arguments: [Typed], lambdas: [Lambda?], _ type: SQLType
  ) throws -> Typed {
    let vectors = arguments.map { argument in
      if case .function = argument.type { return Vector.nulls(.unknown, count: 1) }
      return Vector(argument.type, [argument.value])
    }
    let result = kernel.run(
      KernelCall(arguments: vectors, lambdas: lambdas, rows: 1, type: type, context: context))
    if let error = result.errors.errors.first { throw error }
    return Typed(value: result.vector.value(at: 0), type: type)
  }

  // MARK: - Calls

  private func call(_ name: String, _ nodes: [CaseNode], _ names: Names) throws -> Typed {
    if name == "$subscript", case .row = try evaluate(nodes[0], names).type {
      throw CaseError.unsupported("the subscript of a row")
    }
    guard let function = FunctionCatalog.function(named: name) else {
      throw CaseError.unsupported("function \(name)")
    }
    let arguments: [Typed?] = try nodes.map { node in
      if case .lambda = node { return nil }
      return try evaluate(node, names)
    }
    var best: CaseMatch?
    var chosen: Overload?
    for overload in function.overloads {
      var match = CaseMatch(Signature(parsing: overload.signature), count: nodes.count)
      guard
        try match.fits(
          arguments.map { $0?.type },
          lambda: { index, parameters in
            guard case .lambda(let names, let body) = nodes[index] else { return nil }
            return try self.resultType(names, body, parameters, outer: [:], all: names)
          })
      else { continue }
      if match.cost < best?.cost ?? .max { (best, chosen) = (match, overload) }
    }
    guard let best, let chosen else {
      throw CaseError.analysis("no overload of \(name) takes \(arguments.map { $0?.type })")
    }
    var cast: [Typed] = []
    var lambdas: [Lambda?] = []
    for (index, type) in best.types.enumerated() {
      if let argument = arguments[index] {
        cast.append(try self.cast(argument, type))
        lambdas.append(nil)
      } else {
        cast.append(Typed(value: .null, type: type))
        lambdas.append(lambda(nodes[index], type, names))
      }
    }
    let kernel: Kernel
    switch chosen.code {
    case .kernel(let code): kernel = code
    case .prepared(let prepare):
      kernel = try prepare(
        Preparation(
          argumentTypes: best.types, constants: cast.map(\.value), type: best.result,
          context: context))
    default: throw CaseError.unsupported("\(name) is no scalar function")
    }
    return try run(kernel, cast, lambdas: lambdas, best.result)
  }

  /// What a lambda gives over NULLs of its parameters' types.
  private func resultType(
    _ names: [String], _ body: CaseNode, _ parameters: [SQLType], outer: Names, all: [String]
  ) throws -> SQLType {
    guard names.count == parameters.count else { throw CaseError.analysis("parameters") }
    var inner = outer
    for (name, type) in zip(names, parameters) { inner[name] = Typed(value: .null, type: type) }
    do {
      return try evaluate(body, inner).type
    } catch is EvaluationError {
      throw CaseError.unsupported("a lambda that fails over NULLs")
    }
  }

  private func lambda(_ node: CaseNode, _ type: SQLType, _ outer: Names) -> Lambda? {
    guard case .lambda(let names, let body) = node,
      case .function(let parameters, let result) = type
    else { return nil }
    let captured = (body, outer)
    return Lambda(parameters: parameters, result: result) { vectors, rows in
      var values: [Value] = []
      var errors = RowErrors()
      for row in rows.indices {
        var inner = captured.1
        for (index, name) in names.enumerated() {
          inner[name] = Typed(value: vectors[index].value(at: row), type: parameters[index])
        }
        do {
          values.append(try self.cast(try self.evaluate(captured.0, inner), result).value)
        } catch {
          values.append(.null)
          errors.add(
            error as? EvaluationError ?? EvaluationError(.genericUserError, "\(error)"), row: row)
        }
      }
      return Evaluated(Vector(result, values), errors: errors)
    }
  }

  func common(_ types: [SQLType]) throws -> SQLType {
    var common: SQLType = .unknown
    for type in types {
      guard let next = CaseMatch.common(common, type) else {
        throw CaseError.analysis("no common type of \(types)")
      }
      common = next
    }
    return common
  }
}
