import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The mathematical functions.
enum MathFunctions {
  static let family = "math"

  static let all: [Function] =
    constants + powers + angles + signs + rounding + bases + random + buckets + distances

  /// A function of one double.
  static func double(
    _ name: String, aliases: [String] = [], _ summary: String, _ example: String,
    _ result: String, _ operation: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(
      name, aliases: aliases, family: family, summary, example: example, gives: result,
      [Overload("(double) -> double", .rows { (x: Double) -> Double? in operation(x) })])
  }

  private static func constant(
    _ name: String, _ summary: String, _ result: String, _ value: Double
  ) -> Function {
    Function(
      name, family: family, summary, example: "\(name)()", gives: result,
      [
        Overload(
          "() -> double",
          Kernel { Evaluated(.constant(.double(value), $0.type, count: $0.rows)) })
      ])
  }

  private static let constants: [Function] = [
    constant("e", "Euler's number.", "2.718281828459045E0", 2.718281828459045),
    constant("infinity", "Positive infinity.", "Infinity", .infinity),
    constant("nan", "Not a number.", "NaN", .nan),
    constant("pi", "The circle's number.", "3.141592653589793E0", .pi),
    test("is_finite", "Whether a number is neither infinite nor NaN.", "is_finite(1e0)") {
      $0.isFinite
    },
    test("is_infinite", "Whether a number is infinite.", "is_infinite(infinity())") {
      $0.isInfinite
    },
    test("is_nan", "Whether a number is NaN.", "is_nan(nan())", also: ["real"]) { $0.isNaN },
  ]

  private static func test(
    _ name: String, _ summary: String, _ example: String, also types: [String] = [],
    _ operation: @escaping @Sendable (Double) -> Bool
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: "true",
      (["double"] + types).map { type in
        Overload("(\(type)) -> boolean", .rows { (x: Double) -> Bool? in operation(x) })
      })
  }

  private static let powers: [Function] = [
    double("cbrt", "The cube root.", "cbrt(27)", "3.0E0") { cubeRoot($0) },
    double("exp", "Euler's number to a power.", "exp(0)", "1.0E0") { exp($0) },
    double("ln", "The natural logarithm.", "ln(1)", "0.0E0") { log($0) },
    double("log10", "The logarithm to base 10.", "log10(1000)", "3.0E0") { log10($0) },
    double("log2", "The logarithm to base 2.", "log2(8)", "3.0E0") { log2($0) },
    double("sqrt", "The square root.", "sqrt(9)", "3.0E0") { $0.squareRoot() },
    Function(
      "log", family: family, "The logarithm of the second number to the base of the first.",
      example: "log(2, 8)", gives: "3.0E0",
      [
        Overload(
          "(double, double) -> double",
          .rows { (base: Double, x: Double) -> Double? in log(x) / log(base) })
      ]),
    Function(
      "power", aliases: ["pow"], family: family, "A number to a power.",
      example: "power(2, 10)", gives: "1.024E3",
      [
        Overload(
          "(double, double) -> double",
          .rows { (base: Double, exponent: Double) -> Double? in javaPower(base, exponent) })
      ]),
  ]

  /// The library's root may be off by its last digit; a step of Newton's settles it.
  private static func cubeRoot(_ x: Double) -> Double {
    let root = cbrt(x)
    guard root.isNormal else { return root }
    let square = root * root
    let better = root - (square * root - x) / (3 * square)
    return better.isFinite ? better : root
  }

  /// As Java has it, which differs from C where the base is ±1 and the exponent has no value.
  private static func javaPower(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 { return 1 }
    if exponent.isNaN || (abs(base) == 1 && exponent.isInfinite) { return .nan }
    return pow(base, exponent)
  }

  private static let angles: [Function] = [
    double("acos", "The angle of a cosine, in radians.", "acos(1)", "0.0E0") { acos($0) },
    double("asin", "The angle of a sine, in radians.", "asin(0)", "0.0E0") { asin($0) },
    double("atan", "The angle of a tangent, in radians.", "atan(0)", "0.0E0") { atan($0) },
    Function(
      "atan2", family: family, "The angle of the point (second, first), in radians.",
      example: "atan2(0, 1)", gives: "0.0E0",
      [
        Overload(
          "(double, double) -> double",
          .rows { (y: Double, x: Double) -> Double? in atan2(y, x) })
      ]),
    double("cos", "The cosine.", "cos(0)", "1.0E0") { cos($0) },
    double("cosh", "The hyperbolic cosine.", "cosh(0)", "1.0E0") { cosh($0) },
    double("degrees", "Radians in degrees.", "degrees(pi())", "1.8E2") { $0 * (180 / .pi) },
    double("radians", "Degrees in radians.", "radians(180)", "3.141592653589793E0") {
      $0 / 180 * .pi
    },
    double("sin", "The sine.", "sin(0)", "0.0E0") { sin($0) },
    double("sinh", "The hyperbolic sine.", "sinh(0)", "0.0E0") { sinh($0) },
    double("tan", "The tangent.", "tan(0)", "0.0E0") { tan($0) },
    double("tanh", "The hyperbolic tangent.", "tanh(0)", "0.0E0") { tanh($0) },
  ]
}
