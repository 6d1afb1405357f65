package import TarnColumns

/// One SQL function, described once: `tarn functions`, SHOW FUNCTIONS, the reference table and the
/// tests of the examples come from this value.
///
///     static let reverse = Function(
///       "reverse", "Reverses a text by code points.",
///       example: "reverse('abc')", gives: "cba",
///       [Overload("(varchar(x)) -> varchar(x)", .text { text, out in … })])
package struct Function: Sendable {
  package enum Kind: String, Sendable {
    case aggregate
    case scalar
    case window
  }

  package let name: String
  package let kind: Kind
  package let aliases: [String]
  package let family: String
  /// One sentence.
  package let summary: String
  /// A complete expression (for an aggregate: over the column x of `VALUES` 1, 2, 3, NULL …, stated
  /// in full as a query), and its result as `CAST(… AS varchar)` or JSON prints it.
  package let example: String
  package let exampleResult: String
  /// Whether the same arguments always give the same result within one query.
  package let isDeterministic: Bool
  package let overloads: [Overload]

  package init(
    _ name: String, kind: Kind = .scalar, aliases: [String] = [], family: String,
    _ summary: String, example: String, gives exampleResult: String, isDeterministic: Bool = true,
    _ overloads: [Overload]
  ) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.family = family
    self.summary = summary
    self.example = example
    self.exampleResult = exampleResult
    self.isDeterministic = isDeterministic
    self.overloads = overloads
  }
}

/// One signature of a function and the code behind it.
package struct Overload: Sendable {
  /// `(varchar(x), bigint) -> varchar(x)`: see `Signature` for the notation.
  package let signature: String
  /// A call with a null argument is null without a call; kernels made by `Kernel.rows` and its kin
  /// keep this by themselves. False where nulls mean something (concat_ws, array constructors).
  package let isNullOnNull: Bool
  /// Whether a row can raise an error. Infallible conjuncts are evaluated first, in any order, and
  /// infallible expressions may move.
  package let isFallible: Bool
  /// The one argument that errors come from, where there is such: a path, a pattern. Where it is a
  /// constant, the preparation has seen it and no row can raise an error.
  package let fallibleArgument: Int?
  package let code: Code

  package enum Code: Sendable {
    case kernel(Kernel)
    /// Made once per query from the argument types and the arguments that are constant: a pattern
    /// is compiled here, a format parsed. What it throws is raised only where a row reaches it.
    case prepared(@Sendable (Preparation) throws(EvaluationError) -> Kernel)
    case aggregate(@Sendable (Preparation) throws(EvaluationError) -> any Aggregate)
    case window(@Sendable (Preparation) throws(EvaluationError) -> any WindowFunction)
  }

  package init(
    _ signature: String, fallible isFallible: Bool = false, nullOnNull isNullOnNull: Bool = true,
    _ kernel: Kernel
  ) {
    self.signature = signature
    self.isNullOnNull = isNullOnNull
    self.isFallible = isFallible
    fallibleArgument = nil
    code = .kernel(kernel)
  }

  package init(
    _ signature: String, fallible isFallible: Bool = false, unlessConstant argument: Int? = nil,
    nullOnNull isNullOnNull: Bool = true,
    prepared: @escaping @Sendable (Preparation) throws(EvaluationError) -> Kernel
  ) {
    self.signature = signature
    self.isNullOnNull = isNullOnNull
    self.isFallible = isFallible
    fallibleArgument = argument
    code = .prepared(prepared)
  }

  package init(
    _ signature: String,
    aggregate: @escaping @Sendable (Preparation) throws(EvaluationError) -> any Aggregate
  ) {
    self.signature = signature
    isNullOnNull = false
    isFallible = true
    fallibleArgument = nil
    code = .aggregate(aggregate)
  }

  package init(
    _ signature: String,
    window: @escaping @Sendable (Preparation) throws(EvaluationError) -> any WindowFunction
  ) {
    self.signature = signature
    isNullOnNull = false
    isFallible = true
    fallibleArgument = nil
    code = .window(window)
  }
}

extension Overload {
  /// Whether a row of a call can raise an error, by which of its arguments are constants.
  package func isFallible(whereConstant isConstant: (Int) -> Bool) -> Bool {
    isFallible && !(fallibleArgument.map(isConstant) ?? false)
  }
}

/// What is known of a call before any row is seen.
package struct Preparation: Sendable {
  package let argumentTypes: [SQLType]
  /// The arguments that are constant, nil elsewhere.
  package let constants: [Value?]
  /// For an aggregate, its arguments that are lambdas, by position; they read no columns. A scalar
  /// function is given its lambdas with each call.
  package let lambdas: [Lambda?]
  package let type: SQLType
  package let context: EvaluationContext

  package init(
    argumentTypes: [SQLType], constants: [Value?], lambdas: [Lambda?] = [], type: SQLType,
    context: EvaluationContext
  ) {
    self.argumentTypes = argumentTypes
    self.constants = constants
    self.lambdas = lambdas
    self.type = type
    self.context = context
  }
}
