import TarnColumns

/// The functions of arrays. What runs over whole columns of events (subscripts, cardinality,
/// contains, lambdas) works on vectors; the rest goes value by value.
enum ArrayFunctions {
  static let all: [Function] =
    access + search + sets + building + sequences + lambdas + vectors

  static let family = "array"

  /// A function whose arguments and result are single values, null where an argument is.
  static func byValue(
    _ name: String, _ summary: String, example: String, gives result: String,
    _ signatures: [String], fallible: Bool = false,
    _ body: @escaping @Sendable ([Value], KernelCall) throws(EvaluationError) -> Value
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      signatures.map { Overload($0, fallible: fallible, .strictValues(body)) })
  }
}
