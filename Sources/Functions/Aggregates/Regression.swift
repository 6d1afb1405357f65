import TarnColumns

/// Covariance, correlation and linear regression of pairs (y, x) of which neither is null.
enum RegressionAggregates {
  static let all: [Function] = [
    function("covar_pop", "The covariance of the whole population.", "2.0E0") {
      $0.count > 0 ? $0.product / $0.count : nil
    },
    function("covar_samp", "The covariance of a sample.", "3.0E0") {
      $0.count > 1 ? $0.product / ($0.count - 1) : nil
    },
    function("corr", "The coefficient of correlation.", "1.0E0") {
      finite($0.product / ($0.squareX * $0.squareY).squareRoot())
    },
    function("regr_slope", "The slope of the line that fits best.", "3.0E0") {
      finite($0.product / $0.squareX)
    },
    function("regr_intercept", "Where the line that fits best meets the y axis.", "0.0E0") {
      finite($0.meanY - $0.product / $0.squareX * $0.meanX)
    },
    function("regr_avgx", "The mean of the second argument.", "2.0E0") {
      $0.count > 0 ? $0.meanX : nil
    },
    function("regr_avgy", "The mean of the first argument.", "6.0E0") {
      $0.count > 0 ? $0.meanY : nil
    },
    function("regr_sxx", "The sum of the squared distances of the second argument.", "2.0E0") {
      $0.count > 0 ? $0.squareX : nil
    },
    function("regr_syy", "The sum of the squared distances of the first argument.", "18.0E0") {
      $0.count > 0 ? $0.squareY : nil
    },
    function("regr_sxy", "The sum of the products of the distances.", "6.0E0") {
      $0.count > 0 ? $0.product : nil
    },
    function("regr_r2", "The square of the coefficient of correlation.", "1.0E0") {
      if $0.count == 0 || $0.squareX == 0 { return nil }
      if $0.squareY == 0 { return 1 }
      return $0.product / $0.squareX * ($0.product / $0.squareY)
    },
    .aggregate(
      "regr_count", "The number of pairs of which neither is null.",
      example: "SELECT regr_count(y, x) FROM (VALUES (3.0, 1.0), (6.0, NULL)) t(y, x)", gives: "1",
      [
        Overload(
          "(double, double) -> bigint",
          aggregate: { PerGroup($0.type, LineState { $0.count }) })
      ]),
  ]

  @Sendable
  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  private static func function(
    _ name: String, _ summary: String, _ result: String,
    _ read: @escaping @Sendable (PairMoments) -> Double?
  ) -> Function {
    .aggregate(
      name, summary,
      example: "SELECT \(name)(y, x) FROM (VALUES (3e0, 1e0), (6e0, 2e0), (9e0, 3e0)) t(y, x)",
      gives: Self.printed[name] ?? result,
      [
        Overload(
          "(double, double) -> double", aggregate: { PerGroup($0.type, LineState(read)) }),
        Overload("(real, real) -> real", aggregate: { PerGroup($0.type, LineState(read)) }),
      ])
  }

  /// Where the result as printed differs from the plain number above.
  private static let printed = ["regr_syy": "1.8E1"]
}

/// Means, sums of squared distances and of products of distances, without keeping the pairs.
struct PairMoments {
  private(set) var count = 0.0
  private(set) var meanX = 0.0
  private(set) var meanY = 0.0
  private(set) var squareX = 0.0
  private(set) var squareY = 0.0
  private(set) var product = 0.0

  mutating func add(y: Double, x: Double) {
    count += 1
    let deltaX = x - meanX
    let deltaY = y - meanY
    meanX += deltaX / count
    meanY += deltaY / count
    product += deltaX * (y - meanY)
    squareX += deltaX * (x - meanX)
    squareY += deltaY * (y - meanY)
  }

  mutating func merge(_ other: PairMoments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let total = count + other.count
    let deltaX = other.meanX - meanX
    let deltaY = other.meanY - meanY
    let weight = count * other.count / total
    product += other.product + deltaX * deltaY * weight
    squareX += other.squareX + deltaX * deltaX * weight
    squareY += other.squareY + deltaY * deltaY * weight
    meanX += deltaX * other.count / total
    meanY += deltaY * other.count / total
    count = total
  }
}

private struct LineState: GroupState {
  private let read: @Sendable (PairMoments) -> Double?
  private var moments = PairMoments()

  init(_ read: @escaping @Sendable (PairMoments) -> Double?) { self.read = read }

  mutating func add(_ arguments: [Vector], row: Int) -> Int {
    if let y = arguments[0].double(at: row), let x = arguments[1].double(at: row) {
      moments.add(y: y, x: x)
    }
    return 0
  }

  mutating func merge(_ other: LineState) { moments.merge(other.moments) }

  func result(_ type: SQLType) -> Value {
    guard let value = read(moments) else { return .null }
    return type == .bigint ? .integer(Int64(value)) : .double(value, of: type)
  }
}
