import TarnColumns

/// first_value, last_value, nth_value, lag, lead.
enum WindowValueFunctions {
  static let all = [
    inFrame("first_value", "The first value of the frame.") { rows in rows.first },
    inFrame("last_value", "The last value of the frame.") { rows in rows.last },
    Function(
      "nth_value", kind: .window, family: "window", "The n-th value of the frame, from 1.",
      example: "SELECT nth_value(x, 1) OVER (ORDER BY x) FROM (VALUES 7) t(x)", gives: "7",
      [Overload("(T, bigint) -> T", window: { _ in PerPartition(nthValue) })]),
    offset(
      "lag", "The value of the row a number of rows before; a default where there is none.", -1),
    offset(
      "lead", "The value of the row a number of rows after; a default where there is none.", 1),
  ]

  private static func inFrame(
    _ name: String, _ summary: String,
    _ pick: @escaping @Sendable ([Int]) -> Int?
  ) -> Function {
    Function(
      name, kind: .window, family: "window", summary,
      example: "SELECT \(name)(x) OVER (ORDER BY x) FROM (VALUES 7) t(x)", gives: "7",
      [
        Overload(
          "(T) -> T",
          window: { _ in
            PerPartition { partition in
              let values = partition.arguments[0]
              return take(partition) { row in
                let frame = partition.frames[row]
                if !partition.ignoresNulls {
                  return frame.isEmpty ? nil : pick([frame.lowerBound, frame.upperBound - 1])
                }
                return pick(frame.filter { !values.isNull(at: $0) })
              }
            }
          })
      ])
  }

  private static func offset(_ name: String, _ summary: String, _ sign: Int) -> Function {
    let window: @Sendable (Preparation) throws(EvaluationError) -> any WindowFunction = { _ in
      PerPartition { partition throws(EvaluationError) in try shifted(partition, sign) }
    }
    return Function(
      name, kind: .window, family: "window", summary,
      example: "SELECT \(name)(x, 1, 0) OVER (ORDER BY x) FROM (VALUES 7) t(x)", gives: "0",
      [
        Overload("(T) -> T", window: window), Overload("(T, bigint) -> T", window: window),
        Overload("(T, bigint, T) -> T", window: window),
      ])
  }

  /// The partition's first argument at the rows chosen, null for nil.
  private static func take(
    _ partition: WindowPartition, _ choose: (Int) -> Int?
  ) -> Vector {
    let values = partition.arguments[0]
    var builder = VectorBuilder(values.type)
    for row in 0..<partition.count {
      builder.append(choose(row).map { values.value(at: $0) } ?? .null)
    }
    return builder.finish()
  }

  @Sendable
  private static func nthValue(_ partition: WindowPartition) throws(EvaluationError) -> Vector {
    let values = partition.arguments[0]
    var builder = VectorBuilder(values.type)
    for row in 0..<partition.count {
      guard case .integer(let number) = partition.arguments[1].value(at: row) else {
        builder.append(.null)
        continue
      }
      if number < 1 {
        throw EvaluationError(.invalidFunctionArgument, "Offset must be at least 1")
      }
      var rows = Array(partition.frames[row])
      if partition.ignoresNulls { rows = rows.filter { !values.isNull(at: $0) } }
      builder.append(number <= rows.count ? values.value(at: rows[Int(number) - 1]) : .null)
    }
    return builder.finish()
  }

  private static func shifted(
    _ partition: WindowPartition, _ sign: Int
  ) throws(EvaluationError) -> Vector {
    let values = partition.arguments[0]
    let hasDefault = partition.arguments.count > 2
    var builder = VectorBuilder(values.type)
    for row in 0..<partition.count {
      var distance: Int64 = 1
      if partition.arguments.count > 1 {
        guard case .integer(let number) = partition.arguments[1].value(at: row) else {
          throw EvaluationError(.invalidFunctionArgument, "Offset must not be null")
        }
        distance = number
      }
      if distance < 0 {
        throw EvaluationError(.invalidFunctionArgument, "Offset must be at least 0")
      }
      if let place = place(partition, from: row, sign, distance) {
        builder.append(values.value(at: place))
      } else {
        builder.append(hasDefault ? partition.arguments[2].value(at: row) : .null)
      }
    }
    return builder.finish()
  }

  private static func place(
    _ partition: WindowPartition, from row: Int, _ sign: Int, _ distance: Int64
  ) -> Int? {
    guard distance <= Int64(partition.count) else { return nil }
    if !partition.ignoresNulls {
      let place = row + sign * Int(distance)
      return (0..<partition.count).contains(place) ? place : nil
    }
    var place = row
    var left = distance
    while left > 0 {
      place += sign
      guard (0..<partition.count).contains(place) else { return nil }
      if !partition.arguments[0].isNull(at: place) { left -= 1 }
    }
    return place
  }
}
