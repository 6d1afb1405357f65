import TarnColumns

/// row_number, rank, dense_rank, percent_rank, cume_dist, ntile.
enum RankingFunctions {
  static let all = [
    function("row_number", "The row's number in its partition, from 1.", "1") { partition in
      integers(partition) { Int64($0 + 1) }
    },
    function("rank", "One more than the number of rows before the row's peers.", "1") {
      partition in
      integers(partition) { Int64(partition.peers[$0].lowerBound + 1) }
    },
    function("dense_rank", "The number of the row's peer group, from 1.", "1") { partition in
      var number: Int64 = 0
      return integers(partition) { row in
        if partition.peers[row].lowerBound == row { number += 1 }
        return number
      }
    },
    doubles("percent_rank", "(rank - 1) / (rows - 1); 0 for a single row.", "0.0E0") {
      partition, row in
      partition.count <= 1
        ? 0 : Double(partition.peers[row].lowerBound) / Double(partition.count - 1)
    },
    doubles("cume_dist", "The share of rows up to the row's last peer.", "1.0E0") {
      partition, row in
      Double(partition.peers[row].upperBound) / Double(partition.count)
    },
    Function(
      "ntile", kind: .window, family: "window",
      "The row's number among n buckets that differ in size by at most one.",
      example: "SELECT ntile(2) OVER (ORDER BY x) FROM (VALUES 1) t(x)", gives: "1",
      [Overload("(bigint) -> bigint", window: { _ in PerPartition(ntile) })]),
  ]

  private static func function(
    _ name: String, _ summary: String, _ result: String,
    _ evaluate: @escaping @Sendable (WindowPartition) throws(EvaluationError) -> Vector
  ) -> Function {
    Function(
      name, kind: .window, family: "window", summary,
      example: "SELECT \(name)() OVER (ORDER BY x) FROM (VALUES 1) t(x)", gives: result,
      [Overload("() -> bigint", window: { _ in PerPartition(evaluate) })])
  }

  private static func doubles(
    _ name: String, _ summary: String, _ result: String,
    _ value: @escaping @Sendable (WindowPartition, Int) -> Double
  ) -> Function {
    Function(
      name, kind: .window, family: "window", summary,
      example: "SELECT \(name)() OVER (ORDER BY x) FROM (VALUES 1) t(x)", gives: result,
      [
        Overload(
          "() -> double",
          window: { _ in
            PerPartition { partition in
              let values = (0..<partition.count).map { value(partition, $0) }
              return Vector(.double, count: partition.count, .double(values))
            }
          })
      ])
  }

  private static func integers(
    _ partition: WindowPartition, _ value: (Int) -> Int64
  ) -> Vector {
    Vector(.bigint, count: partition.count, .int64((0..<partition.count).map(value)))
  }

  @Sendable
  private static func ntile(_ partition: WindowPartition) throws(EvaluationError) -> Vector {
    var values: [Value] = []
    for row in 0..<partition.count {
      guard case .integer(let buckets) = partition.arguments[0].value(at: row) else {
        values.append(.null)
        continue
      }
      if buckets < 1 {
        throw EvaluationError(.invalidFunctionArgument, "Buckets must be greater than 0")
      }
      let count = Int64(partition.count)
      let index = Int64(row)
      if count < buckets {
        values.append(.integer(index + 1))
        continue
      }
      let size = count / buckets
      let larger = count % buckets
      let inLarger = larger * (size + 1)
      values.append(
        .integer(
          index < inLarger ? index / (size + 1) + 1 : (index - inLarger) / size + larger + 1))
    }
    return Vector(.bigint, values)
  }
}

/// A window function that is one closure.
final class PerPartition: WindowFunction {
  private let run: @Sendable (WindowPartition) throws(EvaluationError) -> Vector

  init(_ run: @escaping @Sendable (WindowPartition) throws(EvaluationError) -> Vector) {
    self.run = run
  }

  func evaluate(_ partition: WindowPartition) throws(EvaluationError) -> Vector {
    try run(partition)
  }
}
