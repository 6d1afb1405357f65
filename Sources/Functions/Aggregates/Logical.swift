import TarnColumns

/// bool_and, bool_or, and the bitwise aggregates.
enum LogicalAggregates {
  static let all = [
    boolean(
      "bool_and", aliases: ["every"], "Whether every value that is not null is true.", "false",
      isAnd: true),
    boolean("bool_or", "Whether any value is true.", "true", isAnd: false),
    bitwise("bitwise_and_agg", "The bits set in all values, in two's complement.", "4") { $0 & $1 },
    bitwise("bitwise_or_agg", "The bits set in any value, in two's complement.", "7") { $0 | $1 },
    bitwise(
      "bitwise_xor_agg", "The bits set in an odd number of values, in two's complement.", "3"
    ) { $0 ^ $1 },
  ]

  private static func boolean(
    _ name: String, aliases: [String] = [], _ summary: String, _ result: String, isAnd: Bool
  ) -> Function {
    .aggregate(
      name, aliases: aliases, summary,
      example: "SELECT \(name)(x) FROM (VALUES true, NULL, false) t(x)", gives: result,
      [
        Overload(
          "(boolean) -> boolean",
          aggregate: { PerGroup($0.type, Verdict(isAnd: isAnd)) })
      ])
  }

  private static func bitwise(
    _ name: String, _ summary: String, _ result: String,
    _ combine: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> Function {
    .aggregate(
      name, summary, example: "SELECT \(name)(x) FROM (VALUES 5, NULL, 6) t(x)", gives: result,
      [Overload("(bigint) -> bigint", aggregate: { PerGroup($0.type, Bits(combine)) })])
  }
}

private struct Verdict: GroupState {
  private let isAnd: Bool
  private var verdict: Bool?

  init(isAnd: Bool) { self.isAnd = isAnd }

  mutating func add(_ arguments: [Vector], row: Int) -> Int {
    if verdict == !isAnd { return 0 }
    if case .boolean(let flag) = arguments[0].value(at: row) { take(flag) }
    return 0
  }

  private mutating func take(_ flag: Bool) {
    let sofar = verdict ?? flag
    verdict = isAnd ? sofar && flag : sofar || flag
  }

  mutating func merge(_ other: Verdict) {
    if let flag = other.verdict { take(flag) }
  }

  func result(_ type: SQLType) -> Value { verdict.map { .boolean($0) } ?? .null }
}

private struct Bits: GroupState {
  private let combine: @Sendable (Int64, Int64) -> Int64
  private var bits: Int64?

  init(_ combine: @escaping @Sendable (Int64, Int64) -> Int64) { self.combine = combine }

  mutating func add(_ arguments: [Vector], row: Int) -> Int {
    if let number = arguments[0].integer(at: row) { take(number) }
    return 0
  }

  private mutating func take(_ number: Int64) {
    bits = bits.map { combine($0, number) } ?? number
  }

  mutating func merge(_ other: Bits) {
    if let number = other.bits { take(number) }
  }

  func result(_ type: SQLType) -> Value { bits.map { .integer($0) } ?? .null }
}
