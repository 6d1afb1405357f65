import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Distributions and confidence intervals.
enum ProbabilityFunctions {
  static let family = "probability"

  static let all: [Function] = [
    distribution(
      "beta_cdf", "The chance that a value of the beta distribution (a, b) is at most v.",
      "beta_cdf(1, 1, 0.25)", "2.5E-1"
    ) { a, b, v throws(EvaluationError) in
      try require(a > 0 && b > 0, "a, b must be > 0")
      try require(v >= 0 && v <= 1, "value must be 0 >= v >= 1")
      return Distributions.incompleteBeta(a, b, v)
    },
    distribution(
      "inverse_beta_cdf", "The value that the beta distribution (a, b) is below with chance p.",
      "round(inverse_beta_cdf(1, 1, 0.25), 10)", "2.5E-1"
    ) { a, b, p throws(EvaluationError) in
      try require(p >= 0 && p <= 1, "p must be 0 >= p >= 1")
      try require(a > 0 && b > 0, "a, b must be > 0")
      return Distributions.inverseIncompleteBeta(a, b, p)
    },
    distribution(
      "inverse_normal_cdf",
      "The value that the normal distribution (mean, deviation) is below with chance p.",
      "inverse_normal_cdf(4, 2, 0.5)", "4.0E0"
    ) { mean, deviation, p throws(EvaluationError) in
      try require(p > 0 && p < 1, "p must be 0 > p > 1")
      try require(deviation > 0, "sd must be > 0")
      return mean + deviation * Distributions.inverseNormal(p)
    },
    distribution(
      "normal_cdf", "The chance that a value of the normal distribution is at most v.",
      "normal_cdf(0, 1, 0)", "5.0E-1"
    ) { mean, deviation, v throws(EvaluationError) in
      try require(deviation > 0, "standardDeviation must be > 0")
      return 0.5 * erfc(-(v - mean) / (deviation * 2.0.squareRoot()))
    },
    student(
      "t_cdf",
      "The chance that a value of Student's distribution (degrees of freedom) is at most v.",
      "t_cdf(0, 1)", "5.0E-1", Distributions.studentBelow),
    student(
      "t_pdf", "The density of Student's distribution (degrees of freedom) at v.",
      "round(t_pdf(0, 1), 4)", "3.183E-1", Distributions.studentDensity),
    wilson(
      "wilson_interval_lower", "The lower end of the Wilson interval of a share.",
      "round(wilson_interval_lower(1250, 1310, 1.96), 4)", "9.415E-1", -1),
    wilson(
      "wilson_interval_upper", "The upper end of the Wilson interval of a share.",
      "round(wilson_interval_upper(1250, 1310, 1.96), 4)", "9.643E-1", 1),
  ]

  private static func require(_ condition: Bool, _ message: String) throws(EvaluationError) {
    if !condition { throw EvaluationError(.invalidFunctionArgument, message) }
  }

  private static func distribution(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ body: @escaping @Sendable (Double, Double, Double) throws(EvaluationError) -> Double
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(double, double, double) -> double", fallible: true,
          .rows { (a: Double, b: Double, x: Double) throws(EvaluationError) -> Double? in
            try body(a, b, x)
          })
      ])
  }

  private static func student(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(double, double) -> double", fallible: true,
          .rows { (x: Double, freedom: Double) throws(EvaluationError) -> Double? in
            try require(
              freedom >= 1, "degrees of freedom must be greater than or equal to 1")
            return body(x, freedom)
          })
      ])
  }

  private static func wilson(
    _ name: String, _ summary: String, _ example: String, _ result: String, _ side: Double
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(bigint, bigint, double) -> double", fallible: true,
          .rows {
            (successes: Int64, trials: Int64, z: Double) throws(EvaluationError) -> Double? in
            try require(successes >= 0, "number of successes must not be negative")
            try require(trials > 0, "number of trials must be positive")
            try require(
              successes <= trials,
              "number of successes must not be larger than number of trials")
            try require(z >= 0, "z-score must not be negative")
            let count = Double(trials)
            let share = Double(successes) / count
            let spread = ((share * (1 - share) + z * z / (4 * count)) / count).squareRoot()
            return (share + z * z / (2 * count) + side * z * spread) / (1 + z * z / count)
          })
      ])
  }
}
