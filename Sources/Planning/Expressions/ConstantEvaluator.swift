package import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Evaluates expressions that read no row, with the kernels that rows use: literals of types,
/// constant folding, lens literals.
package struct ConstantEvaluator: Sendable {
  package let context: EvaluationContext

  package init(context: EvaluationContext) { self.context = context }

  /// The expression itself, where its operands are constants; nil where it is not of a kind that
  /// is folded, or where this Tarn has no code for it. The error is what a row would raise.
  package func evaluate(_ expression: Expr) throws(EvaluationError) -> Value? {
    switch expression {
    case .constant(let value, _): return value
    case .cast(let inner, let type, let isTry, _):
      guard case .constant(let value, let source) = inner else { return nil }
      do throws(EvaluationError) {
        return try cast(value, from: source, to: type)
      } catch {
        if isTry, error.code.isCaughtByTry { return .null }
        throw error
      }
    case .call(let call): return try evaluate(call)
    case .attempt(let inner):
      do throws(EvaluationError) {
        return try evaluate(inner)
      } catch {
        if error.code.isCaughtByTry { return .null }
        throw error
      }
    default: return nil
    }
  }

  /// nil where there is no such cast.
  package func cast(
    _ value: Value, from source: SQLType, to target: SQLType
  ) throws(EvaluationError) -> Value? {
    if source == target || value.isNull { return value }
    if source.isText, case .varchar(nil) = target { return value }
    guard let kernel = TarnFunctions.Cast.kernel(from: source, to: target, context: context)
    else { return nil }
    return try run(kernel, [value], [source], target)
  }

  private func evaluate(_ call: Call) throws(EvaluationError) -> Value? {
    guard call.function.isDeterministic else { return nil }
    var values: [Value] = []
    for argument in call.arguments {
      guard case .constant(let value, _) = argument else { return nil }
      if value.isNull, call.overload.isNullOnNull { return .null }
      values.append(value)
    }
    let types = call.arguments.map(\.type)
    switch call.overload.code {
    case .kernel(let kernel): return try run(kernel, values, types, call.type)
    case .prepared(let make):
      let preparation = Preparation(
        argumentTypes: types, constants: values, type: call.type, context: context)
      return try run(try make(preparation), values, types, call.type)
    case .aggregate, .window: return nil
    }
  }

  private func run(
    _ kernel: Kernel, _ values: [Value], _ types: [SQLType], _ type: SQLType
  ) throws(EvaluationError) -> Value {
    var vectors: [Vector] = []
    for index in values.indices {
      vectors.append(Vector(types[index], [values[index]]))
    }
    let result = kernel.run(
      KernelCall(
        arguments: vectors, lambdas: values.map { _ in nil }, rows: 1, type: type,
        context: context))
    if let error = result.errors.errors.first { throw error }
    return result.vector.value(at: 0)
  }
}
