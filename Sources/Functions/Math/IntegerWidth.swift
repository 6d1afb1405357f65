/// The integer types by their widths: functions that exist for each have the same code.
struct IntegerWidth: Sendable {
  let name: String
  let bits: Int64

  static let all = [
    IntegerWidth(name: "tinyint", bits: 8), IntegerWidth(name: "smallint", bits: 16),
    IntegerWidth(name: "integer", bits: 32), IntegerWidth(name: "bigint", bits: 64),
  ]

  var lowest: Int64 { .min >> (64 - bits) }
  var highest: Int64 { .max >> (64 - bits) }

  func contains(_ value: Int64) -> Bool { value >= lowest && value <= highest }

  /// The low bits with the sign that the type reads from them.
  func wrapped(_ value: Int64) -> Int64 { (value << (64 - bits)) >> (64 - bits) }
}
