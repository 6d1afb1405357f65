import TarnColumns

extension ArrayFunctions {
  static let vectors: [Function] = [
    vector(
      "cosine_distance", "One minus the cosine of the angle between two vectors.",
      example: "cosine_distance(ARRAY[1.0, 0.0], ARRAY[0.0, 1.0])", gives: "1.0E0"
    ) { left, right in
      cosine(left, right).map { 1 - $0 }
    },
    vector(
      "cosine_similarity", "The cosine of the angle between two vectors.",
      example: "cosine_similarity(ARRAY[0.0, 2.0], ARRAY[0.0, 4.0])", gives: "1.0E0",
      also: [
        Overload(
          "(map(varchar, double), map(varchar, double)) -> double",
          .strictValues { values, _ in
            similarity(values[0].entries, values[1].entries)
          })
      ]
    ) { left, right in
      cosine(left, right)
    },
    vector(
      "dot_product", "The sum of the products of two vectors' elements.",
      example: "dot_product(ARRAY[1.0, 2.0], ARRAY[3.0, 4.0])", gives: "1.1E1"
    ) { left, right in
      dot(left, right)
    },
    vector(
      "euclidean_distance", "The length of the difference of two vectors.",
      example: "euclidean_distance(ARRAY[0.0, 0.0], ARRAY[3.0, 4.0])", gives: "5.0E0"
    ) { left, right in
      zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    },
  ]

  private static func vector(
    _ name: String, _ summary: String, example: String, gives result: String,
    also more: [Overload] = [],
    _ body: @escaping @Sendable ([Double], [Double]) -> Double?
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(array(double), array(double)) -> double", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            let (left, right) = (values[0].items, values[1].items)
            guard left.count == right.count else {
              throw .argument("The arguments must have the same length")
            }
            guard !left.contains(where: \.isNull), !right.contains(where: \.isNull) else {
              return .null
            }
            return body(left.map(\.double), right.map(\.double)).map { .double($0) } ?? .null
          })
      ] + more)
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// nil for a vector of length 0, which has no direction.
  private static func cosine(_ left: [Double], _ right: [Double]) -> Double? {
    let lengths = dot(left, left).squareRoot() * dot(right, right).squareRoot()
    return lengths == 0 ? nil : dot(left, right) / lengths
  }

  /// Of sparse vectors: what a map lacks is 0.
  private static func similarity(_ left: [MapEntry], _ right: [MapEntry]) -> Value {
    guard !left.contains(where: \.value.isNull), !right.contains(where: \.value.isNull) else {
      return .null
    }
    var byKey: [[UInt8]: Double] = [:]
    for entry in right { byKey[entry.key.key] = entry.value.double }
    let product = left.reduce(0) { $0 + $1.value.double * (byKey[$1.key.key] ?? 0) }
    let first = left.map(\.value.double)
    let second = right.map(\.value.double)
    let lengths = dot(first, first).squareRoot() * dot(second, second).squareRoot()
    return lengths == 0 ? .null : .double(product / lengths)
  }
}

extension Value {
  fileprivate var double: Double {
    if case .double(let number) = self { return number }
    return .nan
  }
}
