import TarnColumns

extension MathFunctions {
  static let buckets: [Function] = [
    Function(
      "width_bucket", family: family,
      "The bucket of a number, between two bounds or in a sorted array of bounds.",
      example: "width_bucket(2, 0, 4, 3)", gives: "2",
      [
        Overload(
          "(double, double, double, bigint) -> bigint", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            guard case .double(let x) = values[0], case .double(let first) = values[1],
              case .double(let second) = values[2], case .integer(let count) = values[3]
            else { return .null }
            return .integer(try bucket(x, first, second, count))
          }),
        Overload(
          "(double, array(double)) -> bigint", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            guard case .double(let x) = values[0], case .list(let bins) = values[1] else {
              return .null
            }
            return .integer(try bucket(x, bins))
          }),
      ])
  ]

  private static func invalid(_ message: String) -> EvaluationError {
    EvaluationError(.invalidFunctionArgument, message)
  }

  /// Buckets of equal width from 1; 0 below them, one more than there are above. Where the first
  /// bound is the larger they are counted downwards.
  private static func bucket(
    _ x: Double, _ first: Double, _ second: Double, _ count: Int64
  ) throws(EvaluationError) -> Int64 {
    guard count > 0 else { throw invalid("bucketCount must be greater than 0") }
    guard !x.isNaN else { throw invalid("operand must not be NaN") }
    guard first.isFinite else { throw invalid("first bound must be finite") }
    guard second.isFinite else { throw invalid("second bound must be finite") }
    guard first != second else { throw invalid("bounds cannot equal each other") }
    let lower = min(first, second)
    let upper = max(first, second)
    var bucket: Int64 = 0
    if x >= upper {
      let (next, overflows) = count.addingReportingOverflow(1)
      guard !overflows else {
        throw EvaluationError(
          .numericValueOutOfRange,
          "Bucket for value \(x.isInfinite ? "Infinity" : "\(x)") is out of range")
      }
      bucket = next
    } else if x >= lower {
      let place = Double(count) * ((x - lower) / (upper - lower))
      bucket = (place >= 9.2e18 ? count - 1 : min(Int64(place), count - 1)) + 1
    }
    // From 0 ... count + 1 to the same downwards.
    return first > second ? count &- bucket &+ 1 : bucket
  }

  /// How many of the bounds are at most the number, by halving: an unsorted array is noticed only
  /// where the search passes.
  private static func bucket(_ x: Double, _ bins: [Value]) throws(EvaluationError) -> Int64 {
    guard !bins.isEmpty else { throw invalid("Bins cannot be an empty array") }
    guard !x.isNaN else { throw invalid("Operand cannot be NaN") }
    func bin(_ index: Int) throws(EvaluationError) -> Double {
      guard case .double(let value) = bins[index] else {
        throw invalid("Bin values cannot be NULL")
      }
      return value
    }
    var lower = 0
    var upper = bins.count
    while lower < upper {
      if try bin(lower) > bin(upper - 1) {
        throw invalid("Bin values are not sorted in ascending order")
      }
      let middle = (lower + upper) / 2
      let value = try bin(middle)
      guard value.isFinite else {
        let shown = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
        throw invalid("Bin value must be finite, got: \(shown)")
      }
      if x < value { upper = middle } else { lower = middle + 1 }
    }
    return Int64(lower)
  }

  // MARK: - Vectors

  static let distances: [Function] = [
    Function(
      "cosine_distance", family: family, "1 less the cosine similarity of two vectors.",
      example: "cosine_distance(ARRAY[1e0, 0e0], ARRAY[0e0, 1e0])", gives: "1.0E0",
      [
        vectors { left, right in cosine(left, right).map { 1 - $0 } },
        sparse { left, right in cosine(left, right).map { 1 - $0 } },
      ]),
    Function(
      "cosine_similarity", family: family,
      "The cosine of the angle between two vectors, given as arrays or as sparse maps.",
      example: "cosine_similarity(ARRAY[3e0, 4e0], ARRAY[3e0, 4e0])", gives: "1.0E0",
      [
        vectors { left, right in cosine(left, right) },
        sparse { left, right in cosine(left, right) },
      ]),
    Function(
      "dot_product", family: family, "The sum of the products of two vectors' elements.",
      example: "dot_product(ARRAY[1.0, 2.0], ARRAY[3.0, 4.0])", gives: "1.1E1",
      [vectors { left, right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }]),
    Function(
      "euclidean_distance", family: family, "The length of the difference of two vectors.",
      example: "euclidean_distance(ARRAY[0.0, 0.0], ARRAY[3.0, 4.0])", gives: "5.0E0",
      [
        vectors { left, right in
          zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
      ]),
  ]

  private static func cosine(_ left: [Double], _ right: [Double]) -> Double? {
    let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = length(left) * length(right)
    return lengths == 0 ? nil : product / lengths
  }

  private static func cosine(_ left: [[UInt8]: Double], _ right: [[UInt8]: Double]) -> Double? {
    var product = 0.0
    // In the order of the keys, so that the sum is the same each time.
    for key in left.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if let first = left[key], let second = right[key] { product += first * second }
    }
    let lengths = length(left.values.sorted()) * length(right.values.sorted())
    return lengths == 0 ? nil : product / lengths
  }

  private static func length(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Of two arrays of one length; a null element makes the result null.
  private static func vectors(
    _ body: @escaping @Sendable ([Double], [Double]) -> Double?
  ) -> Overload {
    Overload(
      "(array(double), array(double)) -> double", fallible: true,
      .strictValues { values, _ throws(EvaluationError) in
        guard case .list(let first) = values[0], case .list(let second) = values[1] else {
          return .null
        }
        guard first.count == second.count else {
          throw invalid("The arguments must have the same length")
        }
        guard let left = numbers(first), let right = numbers(second) else { return .null }
        return body(left, right).map { .double($0) } ?? .null
      })
  }

  /// Of two maps from a dimension's name to its value; dimensions that are absent are 0.
  private static func sparse(
    _ body: @escaping @Sendable ([[UInt8]: Double], [[UInt8]: Double]) -> Double?
  ) -> Overload {
    Overload(
      "(map(varchar, double), map(varchar, double)) -> double",
      .strictValues { values, _ throws(EvaluationError) in
        guard case .map(let first) = values[0], case .map(let second) = values[1],
          let left = numbers(first), let right = numbers(second)
        else { return .null }
        return body(left, right).map { .double($0) } ?? .null
      })
  }

  private static func numbers(_ values: [Value]) -> [Double]? {
    var numbers: [Double] = []
    for value in values {
      guard case .double(let number) = value else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func numbers(_ entries: [MapEntry]) -> [[UInt8]: Double]? {
    var numbers: [[UInt8]: Double] = [:]
    for entry in entries {
      guard case .text(let key) = entry.key, case .double(let number) = entry.value else {
        return nil
      }
      numbers[key] = number
    }
    return numbers
  }
}
