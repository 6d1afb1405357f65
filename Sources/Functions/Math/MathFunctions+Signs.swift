import TarnColumns

extension MathFunctions {
  static let signs: [Function] = [
    Function(
      "abs", family: family, "The magnitude of a number.", example: "abs(-5)", gives: "5",
      IntegerWidth.all.map { width in
        Overload(
          "(\(width.name)) -> \(width.name)", fallible: true,
          .rows { (x: Int64) throws(EvaluationError) -> Int64? in
            guard x != width.lowest else {
              throw EvaluationError(
                .numericValueOutOfRange, "Value \(x) is out of range for abs(\(width.name))")
            }
            return x < 0 ? -x : x
          })
      } + [
        Overload("(double) -> double", .rows { (x: Double) -> Double? in x.magnitude }),
        Overload("(real) -> real", .rows { (x: Double) -> Double? in x.magnitude }),
        Overload(
          "(decimal(p, s)) -> decimal(p, s)",
          .rows { (x: Int128) -> Int128? in x < 0 ? 0 &- x : x }),
      ]),
    Function(
      "mod", family: family, "The rest of a division, with the sign of the first number.",
      example: "mod(-7, 3)", gives: "-1",
      [IntegerArithmetic.overloads, DoubleArithmetic.overloads, DecimalOperators.overloads]
        .flatMap { table in
          table.filter { $0.name == "$modulus" }.flatMap(\.overloads)
        }),
    Function(
      "sign", family: family, "-1, 0 or 1 by the number's sign.", example: "sign(-5)",
      gives: "-1",
      IntegerWidth.all.map { width in
        Overload(
          "(\(width.name)) -> \(width.name)", .rows { (x: Int64) -> Int64? in x.signum() })
      } + [
        Overload("(double) -> double", .rows { (x: Double) -> Double? in sign(x) }),
        Overload("(real) -> real", .rows { (x: Double) -> Double? in sign(x) }),
        Overload(
          "(decimal(p, s)) -> decimal(1, 0)", .rows { (x: Int128) -> Int128? in x.signum() }),
      ]),
  ]

  /// Zeros and NaN are themselves.
  private static func sign(_ x: Double) -> Double {
    x > 0 ? 1 : (x < 0 ? -1 : x)
  }
}
