import TarnColumns

/// `+ - * / %` and negation of double and real. A real is a double rounded after each step.
enum DoubleArithmetic {
  static let overloads: [(name: String, overloads: [Overload])] = [
    ("$add", binary { $0 + $1 }),
    ("$subtract", binary { $0 - $1 }),
    ("$multiply", binary { $0 * $1 }),
    ("$divide", binary { $0 / $1 }),
    ("$modulus", binary { $0.truncatingRemainder(dividingBy: $1) }),
    (
      "$negate",
      [
        Overload("(double) -> double", .rows { (value: Double) in -value }),
        Overload("(real) -> real", .rows { (value: Double) in -value }),
      ]
    ),
  ]

  private static func binary(
    _ operation: @escaping @Sendable (Double, Double) -> Double
  ) -> [Overload] {
    [
      Overload(
        "(double, double) -> double",
        .rows { (left: Double, right: Double) in operation(left, right) }),
      Overload(
        "(real, real) -> real",
        .rows { (left: Double, right: Double) in Double(Float(operation(left, right))) }),
    ]
  }
}
