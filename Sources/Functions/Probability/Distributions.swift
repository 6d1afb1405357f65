#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The special functions behind the distributions, to about 15 digits.
enum Distributions {
  /// I_x(a, b), the regularised incomplete beta function.
  ///
  /// The continued fraction converges fast below (a + 1) / (a + b + 2); above it the mirrored
  /// function is taken.
  static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    guard a.isFinite, b.isFinite, !x.isNaN else { return .nan }
    let logFront =
      lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    if x < (a + 1) / (a + b + 2) { return exp(logFront) * fraction(a, b, x) / a }
    return 1 - exp(logFront) * fraction(b, a, 1 - x) / b
  }

  /// Lentz's evaluation of the continued fraction. It needs about the root of the larger of a and
  /// b in steps; the bound is for what no one asks in earnest.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...2_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let change = d * c
      result *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return result
  }

  /// The x with I_x(a, b) = p: by halving, since the function rises without a break.
  static func inverseIncompleteBeta(_ a: Double, _ b: Double, _ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return 1 }
    guard a.isFinite, b.isFinite, !p.isNaN else { return .nan }
    var low = 0.0
    var high = 1.0
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle == low || middle == high { break }
      if incompleteBeta(a, b, middle) < p { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// The standard normal quantile: a first guess by a tail formula, then Newton's and Halley's
  /// steps on the complementary error function, which keeps its digits in the tails.
  static func inverseNormal(_ p: Double) -> Double {
    if p == 0.5 { return 0 }
    let isLower = p < 0.5
    let tail = isLower ? p : 1 - p
    let t = (-2 * log(tail)).squareRoot()
    var x =
      t - (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<4 {
      let error = 0.5 * erfc(x / 2.0.squareRoot()) - tail
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let step = error / density
      x += step / (1 - x * step / 2)
    }
    return isLower ? -x : x
  }

  static func studentBelow(_ x: Double, _ freedom: Double) -> Double {
    if x.isNaN || freedom.isNaN { return .nan }
    if x.isInfinite { return x < 0 ? 0 : 1 }
    if x == 0 { return 0.5 }
    let tail = 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + x * x))
    return x < 0 ? tail : 1 - tail
  }

  static func studentDensity(_ x: Double, _ freedom: Double) -> Double {
    let logFront =
      lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - 0.5 * log(freedom * .pi)
    return exp(logFront - (freedom + 1) / 2 * log1p(x * x / freedom))
  }
}
