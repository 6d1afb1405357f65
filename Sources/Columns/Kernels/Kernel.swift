/// The code of one SQL function overload: whole vectors in, a vector out.
///
/// Most are made from a function of one row's values: see `Kernel+Rows.swift`.
@usableFromInline package struct Kernel: Sendable {
  @usableFromInline package let run: @Sendable (KernelCall) -> Evaluated
  /// The same where an argument is of coded texts; nil, or giving nil: they are decoded first.
  @usableFromInline package let runCoded: (@Sendable (KernelCall) -> Evaluated?)?

  @inlinable
  package init(
    coded: (@Sendable (KernelCall) -> Evaluated?)? = nil,
    _ run: @escaping @Sendable (KernelCall) -> Evaluated
  ) {
    self.run = run
    runCoded = coded
  }

  package func readingCoded(_ coded: @escaping @Sendable (KernelCall) -> Evaluated?) -> Kernel {
    Kernel(coded: coded, run)
  }
}

/// What a kernel is given.
@usableFromInline package struct KernelCall: Sendable {
  /// Of the overload's types, each of `rows` rows, in any storage.
  @usableFromInline package let arguments: [Vector]
  /// A lambda for each argument that is one (its vector is unused), else nil.
  @usableFromInline package let lambdas: [Lambda?]
  @usableFromInline package let rows: Int
  @usableFromInline package let type: SQLType
  @usableFromInline package let context: EvaluationContext

  package init(
    arguments: [Vector], lambdas: [Lambda?] = [], rows: Int, type: SQLType,
    context: EvaluationContext
  ) {
    self.arguments = arguments
    self.lambdas = lambdas
    self.rows = rows
    self.type = type
    self.context = context
  }
}

/// A lambda's body, evaluated over many elements at once.
///
/// `transform(a, x -> x + b)` with rows `a = [[1, 2], [3]]` makes one call with
/// `arguments = [[1, 2, 3]]` and `rows = [0, 0, 1]`, so that `b` is taken from rows 0, 0 and 1.
@usableFromInline package struct Lambda: Sendable {
  @usableFromInline package let parameters: [SQLType]
  @usableFromInline package let result: SQLType
  @usableFromInline package let evaluate:
    @Sendable (_ arguments: [Vector], _ rows: [UInt32]) -> Evaluated

  package init(
    parameters: [SQLType], result: SQLType,
    evaluate: @escaping @Sendable (_ arguments: [Vector], _ rows: [UInt32]) -> Evaluated
  ) {
    self.parameters = parameters
    self.result = result
    self.evaluate = evaluate
  }
}
