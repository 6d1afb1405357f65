package import TarnColumns

/// A signature parsed from its notation, which is Trino's:
///
///     (varchar(x), bigint) -> varchar(x)
///     (array(E), function(E, T)) -> array(T)
///     (decimal(p, s)) -> decimal(min(38, p - s + min(s, 1)), 0)
///     (T, T...) -> T where T: orderable          the last parameter may repeat (0 or more times)
///     (timestamp(p)) -> timestamp(p)
///
/// An upper-case letter is any type, a lower-case one any number in a type. `comparable` and
/// `orderable` bound a type. Arithmetic in the result: + - * /, min(a, b), max(a, b).
package struct Signature: Sendable {
  package let parameters: [TypePattern]
  /// Whether the last parameter may be given any number of times, also none.
  package let isVariadic: Bool
  package let result: TypePattern
  package let bounds: [String: TypeBound]
}

package enum TypeBound: Sendable {
  case comparable
  case orderable
}

/// A type with variables in it.
package indirect enum TypePattern: Sendable, Hashable {
  /// `T`
  case variable(String)
  /// `varchar(x)`, `array(E)`, `bigint`, `function(E, T)`, `row(...)` by name and arguments.
  case named(String, [TypePattern])
  /// A number in a type: `3`, `x`, `min(38, p + 1)`.
  case number(NumberPattern)
}

package indirect enum NumberPattern: Sendable, Hashable {
  case literal(Int)
  case variable(String)
  case sum(NumberPattern, NumberPattern)
  case difference(NumberPattern, NumberPattern)
  case product(NumberPattern, NumberPattern)
  /// Rounded down; a division by zero has no value.
  case quotient(NumberPattern, NumberPattern)
  case minimum(NumberPattern, NumberPattern)
  case maximum(NumberPattern, NumberPattern)
}

/// What the variables of a signature stand for in one call.
package struct Bindings: Sendable {
  package var types: [String: SQLType] = [:]
  package var numbers: [String: Int] = [:]

  package init() {}
}
