import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Spread and shape of numbers: variance and its root, skewness, kurtosis, geometric mean, entropy.
enum MomentAggregates {
  static let all: [Function] = [
    function(
      "var_pop", "The variance of the whole population.", "2.25E0", { $0.count > 0 }
    ) { $0.second / $0.count },
    function(
      "var_samp", aliases: ["variance"], "The variance of a sample.", "3.0E0", { $0.count > 1 }
    ) { $0.second / ($0.count - 1) },
    function(
      "stddev_pop", "The standard deviation of the whole population.", "1.5E0", { $0.count > 0 }
    ) { ($0.second / $0.count).squareRoot() },
    function(
      "stddev_samp", aliases: ["stddev"], "The standard deviation of a sample.",
      "1.7320508075688772E0", { $0.count > 1 }
    ) { ($0.second / ($0.count - 1)).squareRoot() },
    function(
      "skewness", "Fisher's skewness: how far the distribution leans to one side.", "0.0E0",
      { $0.count > 2 }
    ) { $0.count.squareRoot() * $0.third / ($0.second * $0.second.squareRoot()) },
    function(
      "kurtosis", "The excess kurtosis of a sample: how heavy the tails are.",
      "-6.0E0", { $0.count > 3 }, Moments.excessKurtosis),
    .aggregate(
      "geometric_mean", "The n-th root of the product of the n values.",
      example: "SELECT geometric_mean(x) FROM (VALUES 1, 1, NULL) t(x)", gives: "1.0E0",
      overloads { PerGroup($0.type, GeometricMean()) }),
    .aggregate(
      "entropy", "The entropy in bits of the distribution that counts describe.",
      example: "SELECT entropy(x) FROM (VALUES 4, 4, 8) t(x)", gives: "1.5E0",
      overloads { PerGroup($0.type, Entropy()) }),
  ]

  static func overloads(
    _ make: @escaping @Sendable (Preparation) throws(EvaluationError) -> any Aggregate
  ) -> [Overload] {
    [
      Overload("(bigint) -> double", aggregate: make),
      Overload("(double) -> double", aggregate: make),
      Overload("(real) -> real", aggregate: make),
    ]
  }

  private static func function(
    _ name: String, aliases: [String] = [], _ summary: String, _ result: String,
    _ isDefined: @escaping @Sendable (Moments) -> Bool,
    _ read: @escaping @Sendable (Moments) -> Double
  ) -> Function {
    .aggregate(
      name, aliases: aliases, summary,
      example: "SELECT \(name)(x) FROM (VALUES 1, 1, NULL, 4, 4) t(x)", gives: result,
      overloads { PerGroup($0.type, SpreadState(isDefined, read)) })
  }
}

/// Count, mean and the sums of the second, third and fourth powers of the distances from it, kept
/// up to date value by value (Welford) and joined without the values (Chan, Pébay).
struct Moments {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private(set) var second = 0.0
  private(set) var third = 0.0
  private(set) var fourth = 0.0

  mutating func add(_ value: Double) {
    let before = count
    count += 1
    let delta = value - mean
    let step = delta / count
    let squareStep = step * step
    let term = delta * step * before
    mean += step
    fourth +=
      term * squareStep * (count * count - 3 * count + 3) + 6 * squareStep * second
      - 4 * step * third
    third += term * step * (count - 2) - 3 * step * second
    second += term
  }

  mutating func merge(_ other: Moments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let (n1, n2) = (count, other.count)
    let total = n1 + n2
    let delta = other.mean - mean
    let square = delta * delta
    let newFourth =
      fourth + other.fourth
      + square * square * n1 * n2 * (n1 * n1 - n1 * n2 + n2 * n2) / (total * total * total)
      + 6 * square * (n1 * n1 * other.second + n2 * n2 * second) / (total * total)
      + 4 * delta * (n1 * other.third - n2 * third) / total
    third =
      third + other.third + square * delta * n1 * n2 * (n1 - n2) / (total * total)
      + 3 * delta * (n1 * other.second - n2 * second) / total
    second += other.second + square * n1 * n2 / total
    fourth = newFourth
    mean = (n1 * mean + n2 * other.mean) / total
    count = total
  }

  @Sendable
  static func excessKurtosis(_ moments: Moments) -> Double {
    let count = moments.count
    let variance = moments.second / (count - 1)
    let scale = count * (count + 1) / ((count - 1) * (count - 2) * (count - 3))
    let excess = 3 * (count - 1) * (count - 1) / ((count - 2) * (count - 3))
    return scale * moments.fourth / (variance * variance) - excess
  }
}

extension Value {
  /// A double, rounded where the type is real.
  static func double(_ value: Double, of type: SQLType) -> Value {
    .double(type == .real ? Double(Float(value)) : value)
  }
}

private struct SpreadState: GroupState {
  private let isDefined: @Sendable (Moments) -> Bool
  private let read: @Sendable (Moments) -> Double
  private var moments = Moments()

  init(
    _ isDefined: @escaping @Sendable (Moments) -> Bool,
    _ read: @escaping @Sendable (Moments) -> Double
  ) {
    self.isDefined = isDefined
    self.read = read
  }

  mutating func add(_ arguments: [Vector], row: Int) -> Int {
    if let value = arguments[0].double(at: row) { moments.add(value) }
    return 0
  }

  mutating func merge(_ other: SpreadState) { moments.merge(other.moments) }

  func result(_ type: SQLType) -> Value {
    isDefined(moments) ? .double(read(moments), of: type) : .null
  }
}

private struct GeometricMean: GroupState {
  private var count = 0.0
  private var logarithms = 0.0

  mutating func add(_ arguments: [Vector], row: Int) -> Int {
    if let value = arguments[0].double(at: row) {
      count += 1
      logarithms += log(value)
    }
    return 0
  }

  mutating func merge(_ other: GeometricMean) {
    count += other.count
    logarithms += other.logarithms
  }

  func result(_ type: SQLType) -> Value {
    count == 0 ? .null : .double(exp(logarithms / count), of: type)
  }
}

/// Of counts c with sum s: Σ c/s · log₂(s/c).
private struct Entropy: GroupState {
  private var isEmpty = true
  private var sum = 0.0
  private var logarithms = 0.0

  mutating func add(_ arguments: [Vector], row: Int) throws(EvaluationError) -> Int {
    guard let count = arguments[0].double(at: row) else { return 0 }
    if count < 0 {
      throw EvaluationError(
        .invalidFunctionArgument, "Entropy count argument must be non-negative")
    }
    isEmpty = false
    if count > 0 {
      sum += count
      logarithms += count * log2(count)
    }
    return 0
  }

  mutating func merge(_ other: Entropy) {
    isEmpty = isEmpty && other.isEmpty
    sum += other.sum
    logarithms += other.logarithms
  }

  func result(_ type: SQLType) -> Value {
    if sum == 0 { return .double(0) }
    return .double(max(0, log2(sum) - logarithms / sum), of: type)
  }
}
