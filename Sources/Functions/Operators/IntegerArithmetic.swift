import TarnColumns

/// `+ - * / %` and negation of tinyint, smallint, integer and bigint: the same code at four
/// ranges, with Trino's overflow errors.
enum IntegerArithmetic {
  static let overloads: [(name: String, overloads: [Overload])] = [
    ("$add", binary("addition", "+") { $0.addingReportingOverflow($1) }),
    ("$subtract", binary("subtraction", "-") { $0.subtractingReportingOverflow($1) }),
    ("$multiply", binary("multiplication", "*") { $0.multipliedReportingOverflow(by: $1) }),
    ("$divide", division { $0.dividedReportingOverflow(by: $1) }),
    ("$modulus", division { left, right in (right == -1 ? 0 : left % right, false) }),
    ("$negate", negation),
  ]

  private struct Range: Sendable {
    let name: String
    let lowest: Int64
    let highest: Int64
  }

  private static let ranges = [
    Range(name: "tinyint", lowest: Int64(Int8.min), highest: Int64(Int8.max)),
    Range(name: "smallint", lowest: Int64(Int16.min), highest: Int64(Int16.max)),
    Range(name: "integer", lowest: Int64(Int32.min), highest: Int64(Int32.max)),
    Range(name: "bigint", lowest: .min, highest: .max),
  ]

  private static func binary(
    _ noun: String, _ sign: String,
    _ operation: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> [Overload] {
    ranges.map { range in
      Overload(
        "(\(range.name), \(range.name)) -> \(range.name)", fallible: true,
        .rows { (left: Int64, right: Int64) throws(EvaluationError) -> Int64? in
          let (result, overflow) = operation(left, right)
          if overflow || result < range.lowest || result > range.highest {
            throw EvaluationError(
              .numericValueOutOfRange, "\(range.name) \(noun) overflow: \(left) \(sign) \(right)")
          }
          return result
        })
    }
  }

  private static func division(
    _ operation: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> [Overload] {
    ranges.map { range in
      Overload(
        "(\(range.name), \(range.name)) -> \(range.name)", fallible: true,
        .rows { (left: Int64, right: Int64) throws(EvaluationError) -> Int64? in
          if right == 0 { throw EvaluationError(.divisionByZero, "Division by zero") }
          let (result, overflow) = operation(left, right)
          if overflow || result > range.highest {
            throw EvaluationError(
              .numericValueOutOfRange, "\(range.name) division overflow: \(left) / \(right)")
          }
          return result
        })
    }
  }

  private static var negation: [Overload] {
    ranges.map { range in
      Overload(
        "(\(range.name)) -> \(range.name)", fallible: true,
        .rows { (value: Int64) throws(EvaluationError) -> Int64? in
          if value == range.lowest {
            throw EvaluationError(
              .numericValueOutOfRange, "\(range.name) negation overflow: \(value)")
          }
          return -value
        })
    }
  }
}
