import TarnColumns

/// numeric_histogram.
enum NumericHistogramAggregates {
  static let all: [Function] = [
    .aggregate(
      "numeric_histogram",
      "A histogram of at most so many buckets, from the middle of each to its weight.",
      example: "SELECT numeric_histogram(2, x) FROM (VALUES 1e0, 2e0, 9e0) t(x)",
      gives: "{\"1.5E0\":2.0,\"9.0E0\":1.0}",
      [
        Overload(
          "(bigint, double) -> map(double, double)",
          aggregate: { PerGroup($0.type, Buckets()) }),
        Overload(
          "(bigint, double, double) -> map(double, double)",
          aggregate: { PerGroup($0.type, Buckets()) }),
        Overload(
          "(bigint, real) -> map(real, real)", aggregate: { PerGroup($0.type, Buckets()) }),
        Overload(
          "(bigint, real, double) -> map(real, real)",
          aggregate: { PerGroup($0.type, Buckets()) }),
      ])
  ]
}

/// Values with weights; when many have gathered, the two neighbours that lose least by it become
/// one at their weighted mean, until no more are left than asked for (after Ben-Haim and
/// Tom-Tov).
private struct Buckets: GroupState {
  private struct Bucket {
    var middle: Double
    var weight: Double
  }

  private var limit = 0
  private var buckets: [Bucket] = []

  mutating func add(_ arguments: [Vector], row: Int) throws(EvaluationError) -> Int {
    if limit == 0 {
      guard let asked = arguments[0].integer(at: row), asked >= 2 else {
        throw EvaluationError(
          .invalidFunctionArgument, "numeric_histogram bucket count must be greater than one")
      }
      limit = Int(min(asked, 1_000_000))
    }
    guard let value = arguments[1].double(at: row) else { return 0 }
    var weight = 1.0
    if arguments.count > 2 {
      guard let given = arguments[2].double(at: row) else { return 0 }
      weight = given
    }
    guard value.isFinite, weight.isFinite else {
      throw EvaluationError(
        .invalidFunctionArgument, "numeric_histogram values and weights must be finite")
    }
    buckets.append(Bucket(middle: value, weight: weight))
    if buckets.count < max(2 * limit, limit + 1_000) { return 16 }
    let before = buckets.count
    buckets = compacted()
    return (buckets.count - before) * 16
  }

  mutating func merge(_ other: Buckets) {
    limit = max(limit, other.limit)
    buckets += other.buckets
    if buckets.count > 2 * limit + 1_000 { buckets = compacted() }
  }

  private func compacted() -> [Bucket] {
    var sorted: [Bucket] = []
    for bucket in buckets.sorted(by: { $0.middle < $1.middle }) {
      if let last = sorted.last, last.middle == bucket.middle {
        sorted[sorted.count - 1].weight += bucket.weight
      } else {
        sorted.append(bucket)
      }
    }
    return sorted.count <= limit ? sorted : merged(sorted)
  }

  /// What two neighbours lose: the variance that becoming one hides.
  private static func loss(_ left: Bucket, _ right: Bucket) -> Double {
    let distance = right.middle - left.middle
    return left.weight * right.weight / (left.weight + right.weight) * distance * distance
  }

  /// Takes the pair that loses least from a heap of all pairs; a pair that changed since it was
  /// put there is known by its stamp and skipped.
  private func merged(_ sorted: [Bucket]) -> [Bucket] {
    var buckets = sorted
    var next = Array(1...sorted.count)
    var previous = (0..<sorted.count).map { $0 - 1 }
    var stamps = [Int](repeating: 0, count: sorted.count)
    var heap = LossHeap()
    for index in 0..<sorted.count - 1 {
      heap.push(LossHeap.Pair(loss: Self.loss(sorted[index], sorted[index + 1]), left: index))
    }
    var count = sorted.count
    while count > limit, let pair = heap.pop() {
      let left = pair.left
      if pair.stamp != stamps[left] { continue }
      let right = next[left]
      guard right < buckets.count else { continue }
      let weight = buckets[left].weight + buckets[right].weight
      buckets[left].middle =
        (buckets[left].middle * buckets[left].weight
          + buckets[right].middle * buckets[right].weight) / weight
      buckets[left].weight = weight
      stamps[right] = -1
      next[left] = next[right]
      if next[left] < buckets.count { previous[next[left]] = left }
      count -= 1
      for changed in [left, previous[left]] where changed >= 0 && next[changed] < buckets.count {
        stamps[changed] += 1
        heap.push(
          LossHeap.Pair(
            loss: Self.loss(buckets[changed], buckets[next[changed]]), left: changed,
            stamp: stamps[changed]))
      }
    }
    return buckets.indices.filter { stamps[$0] >= 0 }.map { buckets[$0] }
  }

  func result(_ type: SQLType) -> Value {
    if buckets.isEmpty { return .null }
    var element = SQLType.double
    if case .map(let key, _) = type { element = key }
    return .map(
      compacted().map {
        MapEntry(.double($0.middle, of: element), .double($0.weight, of: element))
      })
  }
}

/// Pairs of neighbours, the least loss first, then the leftmost.
private struct LossHeap {
  struct Pair {
    var loss: Double
    var left: Int
    var stamp = 0

    static func < (first: Pair, second: Pair) -> Bool {
      first.loss != second.loss ? first.loss < second.loss : first.left < second.left
    }
  }

  private var pairs: [Pair] = []

  mutating func push(_ pair: Pair) {
    pairs.append(pair)
    var child = pairs.count - 1
    while child > 0, pairs[child] < pairs[(child - 1) / 2] {
      pairs.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Pair? {
    guard let first = pairs.first else { return nil }
    let last = pairs.removeLast()
    if pairs.isEmpty { return first }
    pairs[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < pairs.count && pairs[child] < pairs[least] {
        least = child
      }
      if least == parent { return first }
      pairs.swapAt(parent, least)
      parent = least
    }
  }
}
