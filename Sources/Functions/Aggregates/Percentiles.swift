import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// approx_percentile.
enum PercentileAggregates {
  static let all: [Function] = [
    .aggregate(
      "approx_percentile",
      "The value below which a share of the values lies, or one for each of an array of shares; "
        + "optionally with a weight a row. Exact up to a million different values, then within 1 %.",
      example: "SELECT approx_percentile(x, 0.5) FROM (VALUES 1, 2, 9, NULL) t(x)", gives: "2",
      ["bigint", "double", "real"].flatMap(overloads))
  ]

  private static func overloads(_ type: String) -> [Overload] {
    [
      Overload(
        "(\(type), double) -> \(type)",
        aggregate: { PerGroup($0.type, WeightedValues(weight: nil, shares: 1)) }),
      Overload(
        "(\(type), array(double)) -> array(\(type))",
        aggregate: { PerGroup($0.type, WeightedValues(weight: nil, shares: 1)) }),
      Overload(
        "(\(type), double, double) -> \(type)",
        aggregate: { PerGroup($0.type, WeightedValues(weight: 1, shares: 2)) }),
      Overload(
        "(\(type), double, array(double)) -> array(\(type))",
        aggregate: { PerGroup($0.type, WeightedValues(weight: 1, shares: 2)) }),
    ]
  }
}

/// How often each value came with each weight. Past a million different pairs values are rounded to
/// 0.5 % of themselves; that depends on what came alone, never on its order.
private struct WeightedValues: GroupState {
  private struct Key: Hashable {
    var value: Double
    var weight: Double
  }

  private let weight: Int?
  private let shares: Int
  private var share: Value = .null
  private var counts: [Key: Int64] = [:]
  private var isRounded = false

  private static let limit = 1_000_000

  init(weight: Int?, shares: Int) {
    self.weight = weight
    self.shares = shares
  }

  mutating func add(_ arguments: [Vector], row: Int) throws(EvaluationError) -> Int {
    guard let value = arguments[0].double(at: row) else { return 0 }
    if share.isNull { share = try checked(arguments[shares].value(at: row)) }
    var key = Key(value: value == 0 ? 0 : value, weight: 1)
    if let weight {
      guard let given = arguments[weight].double(at: row) else { return 0 }
      guard given > 0, given.isFinite else {
        throw EvaluationError(.invalidFunctionArgument, "percentile weight must be > 0")
      }
      key.weight = given
    }
    if value.isNaN {
      throw EvaluationError(.invalidFunctionArgument, "approx_percentile value must not be NaN")
    }
    return take(key, 1)
  }

  private func checked(_ share: Value) throws(EvaluationError) -> Value {
    for item in share.items.isEmpty ? [share] : share.items {
      guard case .double(let number) = item else {
        throw EvaluationError(.invalidFunctionArgument, "Percentile cannot be null")
      }
      guard number >= 0, number <= 1 else {
        throw EvaluationError(.invalidFunctionArgument, "Percentile must be between 0 and 1")
      }
    }
    return share
  }

  private mutating func take(_ key: Key, _ count: Int64) -> Int {
    let before = counts.count
    counts[isRounded ? Self.rounded(key) : key, default: 0] &+= count
    if counts.count > Self.limit, !isRounded { round() }
    return (counts.count - before) * 48
  }

  private mutating func round() {
    isRounded = true
    let exact = counts
    counts = [:]
    for (key, count) in exact { counts[Self.rounded(key), default: 0] &+= count }
  }

  /// The middle of the value's place on a logarithmic scale.
  private static func rounded(_ key: Key) -> Key {
    if key.value == 0 || !key.value.isFinite { return key }
    let step = 0.01
    let place = (log(key.value.magnitude) / step).rounded()
    let magnitude = exp(place * step)
    return Key(value: key.value < 0 ? -magnitude : magnitude, weight: key.weight)
  }

  mutating func merge(_ other: WeightedValues) {
    if share.isNull { share = other.share }
    if other.isRounded, !isRounded { round() }
    for (key, count) in other.counts { _ = take(key, count) }
  }

  func result(_ type: SQLType) -> Value {
    if counts.isEmpty { return .null }
    let sorted = counts.sorted {
      $0.key.value != $1.key.value
        ? $0.key.value < $1.key.value : $0.key.weight < $1.key.weight
    }
    let ranks = WeightedRanks(
      values: sorted.map(\.key.value), weights: sorted.map(\.key.weight),
      counts: sorted.map(\.value))
    if case .array(let element) = type {
      return .list(
        share.items.map { item in
          guard case .double(let share) = item else { return .null }
          return Self.value(ranks.value(at: share), element)
        })
    }
    guard case .double(let share) = share else { return .null }
    return Self.value(ranks.value(at: share), type)
  }

  private static func value(_ number: Double, _ type: SQLType) -> Value {
    if type != .bigint { return .double(number, of: type) }
    return .integer(Int64(exactly: number.rounded()) ?? (number < 0 ? .min : .max))
  }
}

/// Values in ascending order, each with a weight and how often it came. A value of weight 1 is a
/// step; between heavier ones the value is interpolated, each standing in the middle of its weight.
private struct WeightedRanks {
  let values: [Double]
  let weights: [Double]
  let counts: [Int64]

  func value(at share: Double) -> Double {
    guard let first = values.first, let last = values.last, let firstWeight = weights.first,
      let lastWeight = weights.last
    else { return .nan }
    var total = 0.0
    for index in values.indices { total += weights[index] * Double(counts[index]) }
    let offset = share * total
    if values.count == 1 || offset < 1 || (firstWeight > 1 && offset < firstWeight / 2) {
      return first
    }
    if offset > total - 1 || (lastWeight > 1 && total - offset <= lastWeight / 2) { return last }
    var before = 0.0
    for index in values.indices {
      let span = weights[index] * Double(counts[index])
      // Between the middles of the first and last of equal values.
      let end = before + span
      if offset < end - weights[index] / 2 { return values[index] }
      guard index + 1 < values.count else { break }
      let next = weights[index + 1] / 2
      if offset < end + next {
        return between(
          index, left: offset - (end - weights[index] / 2), right: end + next - offset)
      }
      before = end
    }
    return last
  }

  /// The distances are those to the middles of the value and of the next one.
  private func between(_ index: Int, left: Double, right: Double) -> Double {
    var (left, right) = (left, right)
    if weights[index] == 1 {
      if left < 0.5 { return values[index] }
      left -= 0.5
    }
    if weights[index + 1] == 1 {
      if right <= 0.5 { return values[index + 1] }
      right -= 0.5
    }
    if left + right == 0 { return values[index + 1] }
    return (values[index] * right + values[index + 1] * left) / (left + right)
  }
}
