package import TarnColumns
import TarnFunctions
package import TarnPlanning
import TarnSQLSyntax

/// An expression made ready: kernels chosen and prepared, patterns compiled, constants as vectors.
/// Made once per query, evaluated per batch by any thread.
package struct Program: Sendable {
  let node: Node
  package let type: SQLType
  /// Whether a row may raise. Infallible programs may be evaluated for rows that nobody asked for.
  let isFallible: Bool
  /// The columns it reads, ascending.
  package let columns: [Int]

  indirect enum Node: Sendable {
    case column(Int)
    case outer(Int, level: Int)
    case parameter(Int)
    /// One row.
    case constant(Vector)
    case kernel(Kernel, [Program], lambdas: [LambdaProgram?], isPure: Bool)
    /// What preparing threw: raised by each row that gets here.
    case failure(EvaluationError)
    case and([Program])
    case or([Program])
    case not(Program)
    case isNull(Program)
    case cases([Branch], otherwise: Program)
    case coalesce([Program])
    case nullIf(Program, Program, equality: Program)
    case attempt(Program)
    case field(Program, Int)
    case row([Program])
    case array([Program])
    case isIn(Program, [Program], constants: ConstantSet?)
  }

  struct Branch: Sendable {
    let condition: Program
    let result: Program
  }

  struct LambdaProgram: Sendable {
    let parameters: [LambdaExpr.Parameter]
    let body: Program
  }

  init(_ node: Node, _ type: SQLType, isFallible: Bool, columns: some Sequence<Int>) {
    self.node = node
    self.type = type
    self.isFallible = isFallible
    self.columns = Set(columns).sorted()
  }
}

extension Program {
  /// Makes an expression ready. What cannot work (a pattern that does not compile) is kept as a
  /// failure, since Trino raises it only where a row arrives.
  package init(_ expression: Expr, _ context: EvaluationContext) {
    func make(_ inner: Expr) -> Program { Program(inner, context) }
    let type = expression.type
    switch expression {
    case .column(let index, _):
      self.init(.column(index), type, isFallible: false, columns: [index])
    case .outer(let index, let level, _):
      self.init(.outer(index, level: level), type, isFallible: false, columns: [])
    case .parameter(let id, _):
      self.init(.parameter(id), type, isFallible: false, columns: [])
    case .constant(let value, _):
      self.init(.constant(Vector(type, [value])), type, isFallible: false, columns: [])
    case .and(let operands): self.init(operands.map(make), type) { .and($0) }
    case .or(let operands): self.init(operands.map(make), type) { .or($0) }
    case .not(let inner): self.init([make(inner)], type) { .not($0[0]) }
    case .isNull(let inner): self.init([make(inner)], type) { .isNull($0[0]) }
    case .comparison(let operation, let left, let right):
      let kernel = Kernel.comparison(operation, of: left.type)
      self.init([make(left), make(right)], type) {
        .kernel(kernel, $0, lambdas: [], isPure: true)
      }
    case .isDistinct(let left, let right):
      self.init([make(left), make(right)], type) {
        .kernel(.isDistinct, $0, lambdas: [], isPure: true)
      }
    case .isIn(let value, let list):
      let operands = [make(value)] + list.map(make)
      let constants = ConstantSet(operands.dropFirst(), type: value.type)
      self.init(operands, type) { .isIn($0[0], Array($0.dropFirst()), constants: constants) }
    case .cases(let branches, let otherwise):
      let ready = branches.flatMap { [make($0.condition), make($0.result)] } + [make(otherwise)]
      self.init(ready, type) { programs in
        .cases(
          stride(from: 0, to: programs.count - 1, by: 2).map {
            Branch(condition: programs[$0], result: programs[$0 + 1])
          }, otherwise: programs[programs.count - 1])
      }
    case .coalesce(let operands): self.init(operands.map(make), type) { .coalesce($0) }
    case .nullIf(let first, let second, let common):
      let left = first.type == common ? first : .cast(first, to: common, isTry: false, nil)
      let right = second.type == common ? second : .cast(second, to: common, isTry: false, nil)
      self.init([make(first), make(second), make(.comparison(.equal, left, right))], type) {
        .nullIf($0[0], $0[1], equality: $0[2])
      }
    case .attempt(let inner):
      let program = make(inner)
      self.init(.attempt(program), type, isFallible: false, columns: program.columns)
    case .cast(let inner, let target, let isTry, _):
      self.init(cast: make(inner), to: target, isTry: isTry, context)
    case .field(let base, let index, _): self.init([make(base)], type) { .field($0[0], index) }
    case .row(let fields, _): self.init(fields.map(make), type) { .row($0) }
    case .array(let elements, _): self.init(elements.map(make), type) { .array($0) }
    case .call(let call): self.init(call, context)
    case .lambda(let lambda):
      // Reached only through a call, which takes the body out.
      self.init(
        .constant(.nulls(.unknown, count: 1).flat()), lambda.body.type, isFallible: false,
        columns: [])
    }
  }

  private init(_ operands: [Program], _ type: SQLType, _ node: ([Program]) -> Node) {
    self.init(
      node(operands), type, isFallible: operands.contains { $0.isFallible },
      columns: operands.flatMap(\.columns))
  }

  private init(
    cast inner: Program, to target: SQLType, isTry: Bool, _ context: EvaluationContext
  ) {
    let kernel = Cast.kernel(from: inner.type, to: target, context: context)
    let node: Node =
      if let kernel {
        .kernel(kernel, [inner], lambdas: [], isPure: true)
      } else {
        .failure(
          EvaluationError(.typeMismatch, "Cannot cast \(inner.type) to \(target)"))
      }
    let isFallible = !Cast.isInfallible(from: inner.type, to: target)
    let program = Program(
      node, target, isFallible: isFallible || inner.isFallible, columns: inner.columns)
    self =
      isTry
      ? Program(.attempt(program), target, isFallible: false, columns: inner.columns) : program
  }

  private init(_ call: Call, _ context: EvaluationContext) {
    var arguments: [Program] = []
    var lambdas: [LambdaProgram?] = []
    for argument in call.arguments {
      arguments.append(Program(argument, context))
      if case .lambda(let lambda) = argument {
        lambdas.append(
          LambdaProgram(parameters: lambda.parameters, body: Program(lambda.body, context)))
      } else {
        lambdas.append(nil)
      }
    }
    let inside = lambdas.compactMap { $0?.body }
    let columns = arguments.flatMap(\.columns) + inside.flatMap(\.columns)
    var isFallible =
      call.overload.isFallible { arguments[$0].constantValue != nil }
      || (arguments + inside).contains { $0.isFallible }
    let preparation = Preparation(
      argumentTypes: call.arguments.map(\.type),
      constants: arguments.map { $0.constantValue }, type: call.type, context: context)
    let node: Node
    do throws(EvaluationError) {
      let kernel: Kernel
      switch call.overload.code {
      case .kernel(let ready): kernel = ready
      case .prepared(let prepare): kernel = try prepare(preparation)
      case .aggregate, .window:
        throw EvaluationError(
          .functionNotFound, "Function '\(call.function.name)' is not a scalar function")
      }
      node = .kernel(
        kernel, arguments, lambdas: lambdas.contains { $0 != nil } ? lambdas : [],
        isPure: call.function.isDeterministic)
    } catch {
      node = .failure(error)
      isFallible = true
    }
    self.init(node, call.type, isFallible: isFallible, columns: columns)
  }

  /// The value of a program that is a constant.
  package var constantValue: Value? {
    guard case .constant(let vector) = node else { return nil }
    return vector.value(at: 0)
  }
}

/// The constants of an IN list, looked up by number.
struct ConstantSet: Sendable {
  let keys: KeyColumn
  let hasNull: Bool

  /// nil where a member is not constant, or the type's equality is not that of keys.
  init?(_ members: some Collection<Program>, type: SQLType) {
    guard members.count > 2 else { return nil }
    switch type.layout {
    case .int64, .int128, .text: break
    default: return nil
    }
    if case .char = type { return nil }
    var values: [Value] = []
    for member in members {
      guard let value = member.constantValue else { return nil }
      values.append(value)
    }
    var keys = KeyColumn(type)
    _ = keys.numbers(of: Vector(type, values))
    self.keys = keys
    hasNull = values.contains { $0.isNull }
  }
}

extension Program {
  /// Whether the same rows always give the same values.
  var isPure: Bool {
    switch node {
    case .column, .outer, .parameter, .constant, .failure: true
    case .kernel(_, let arguments, let lambdas, let isPure):
      isPure && arguments.allSatisfy(\.isPure) && lambdas.allSatisfy { $0?.body.isPure ?? true }
    case .and(let operands), .or(let operands), .coalesce(let operands), .row(let operands),
      .array(let operands):
      operands.allSatisfy(\.isPure)
    case .not(let inner), .isNull(let inner), .attempt(let inner), .field(let inner, _):
      inner.isPure
    case .cases(let branches, let otherwise):
      otherwise.isPure && branches.allSatisfy { $0.condition.isPure && $0.result.isPure }
    case .nullIf(let first, let second, let equality):
      first.isPure && second.isPure && equality.isPure
    case .isIn(let value, let list, _): value.isPure && list.allSatisfy(\.isPure)
    }
  }
}

extension Transform {
  var isFallible: Bool {
    switch self {
    case .filter(let condition): condition.isFallible
    case .project(let programs): programs.contains { $0.isFallible }
    }
  }

  var isPure: Bool {
    switch self {
    case .filter(let condition): condition.isPure
    case .project(let programs): programs.allSatisfy(\.isPure)
    }
  }
}
