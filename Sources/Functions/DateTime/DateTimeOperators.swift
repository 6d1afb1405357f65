import TarnColumns
import TarnTime

/// The overloads of `+ - * /` and of the sign that have a date, time or interval on a side; the
/// operators' functions take them up beside the numeric ones.
///
/// An interval of days to seconds is a length of time: it is added on the UTC line. One of years
/// and months is added on the wall clock, and the day is cut to the month's length.
package enum DateTimeOperators {
  package static let add: [Overload] =
    moving(.plus) + [
      Overload(
        "(interval day to second, interval day to second) -> interval day to second",
        fallible: true,
        intervals("day to second", "addition", "+") {
          $0.addingReportingOverflow($1)
        }),
      Overload(
        "(interval year to month, interval year to month) -> interval year to month",
        fallible: true,
        intervals("year to month", "addition", "+") {
          months($0.addingReportingOverflow($1))
        }),
    ]

  package static let subtract: [Overload] =
    moving(.minus) + differences + [
      Overload(
        "(interval day to second, interval day to second) -> interval day to second",
        fallible: true,
        intervals("day to second", "subtraction", "-") {
          $0.subtractingReportingOverflow($1)
        }),
      Overload(
        "(interval year to month, interval year to month) -> interval year to month",
        fallible: true,
        intervals("year to month", "subtraction", "-") {
          months($0.subtractingReportingOverflow($1))
        }),
    ]

  package static let multiply: [Overload] = [
    Overload(
      "(interval day to second, bigint) -> interval day to second", fallible: true,
      intervals("day to second", "multiplication", "*") { $0.multipliedReportingOverflow(by: $1) }),
    Overload(
      "(bigint, interval day to second) -> interval day to second", fallible: true,
      intervals("day to second", "multiplication", "*") { $0.multipliedReportingOverflow(by: $1) }),
    Overload(
      "(interval year to month, bigint) -> interval year to month", fallible: true,
      intervals("year to month", "multiplication", "*") {
        months($0.multipliedReportingOverflow(by: $1))
      }),
    Overload(
      "(bigint, interval year to month) -> interval year to month", fallible: true,
      intervals("year to month", "multiplication", "*") {
        months($0.multipliedReportingOverflow(by: $1))
      }),
    Overload(
      "(interval day to second, double) -> interval day to second", fallible: true,
      .rows { (interval: Int64, factor: Double) throws(EvaluationError) -> Int64? in
        try product(interval, factor, isMonths: false)
      }),
    Overload(
      "(double, interval day to second) -> interval day to second", fallible: true,
      .rows { (factor: Double, interval: Int64) throws(EvaluationError) -> Int64? in
        try product(interval, factor, isMonths: false)
      }),
    Overload(
      "(interval year to month, double) -> interval year to month", fallible: true,
      .rows { (interval: Int64, factor: Double) throws(EvaluationError) -> Int64? in
        try product(interval, factor, isMonths: true)
      }),
    Overload(
      "(double, interval year to month) -> interval year to month", fallible: true,
      .rows { (factor: Double, interval: Int64) throws(EvaluationError) -> Int64? in
        try product(interval, factor, isMonths: true)
      }),
  ]

  package static let divide: [Overload] = [
    Overload(
      "(interval day to second, double) -> interval day to second", fallible: true,
      .rows { (interval: Int64, divisor: Double) throws(EvaluationError) -> Int64? in
        try quotient(interval, divisor, isMonths: false)
      }),
    Overload(
      "(interval year to month, double) -> interval year to month", fallible: true,
      .rows { (interval: Int64, divisor: Double) throws(EvaluationError) -> Int64? in
        try quotient(interval, divisor, isMonths: true)
      }),
  ]

  package static let negate: [Overload] = [
    Overload(
      "(interval day to second) -> interval day to second", fallible: true,
      .rows { (interval: Int64) throws(EvaluationError) -> Int64? in
        guard interval != .min else {
          throw .intervalOverflow("day to second", "negation", "\(interval)")
        }
        return -interval
      }),
    Overload(
      "(interval year to month) -> interval year to month", fallible: true,
      .rows { (interval: Int64) throws(EvaluationError) -> Int64? in
        guard interval != Int64(Int32.min) else {
          throw .intervalOverflow("year to month", "negation", "\(interval)")
        }
        return -interval
      }),
  ]

  // MARK: - Intervals with intervals and numbers

  private static func intervals(
    _ type: String, _ what: String, _ sign: String,
    _ operation: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Kernel {
    .rows { (left: Int64, right: Int64) throws(EvaluationError) -> Int64? in
      let (result, overflows) = operation(left, right)
      guard !overflows else {
        throw .intervalOverflow(type, what, "\(left) \(sign) \(right)")
      }
      return result
    }
  }

  /// Months fit 32 bits.
  private static func months(
    _ result: (partialValue: Int64, overflow: Bool)
  ) -> (partialValue: Int64, overflow: Bool) {
    (result.partialValue, result.overflow || Int32(exactly: result.partialValue) == nil)
  }

  private static func product(
    _ interval: Int64, _ factor: Double, isMonths: Bool
  ) throws(EvaluationError) -> Int64 {
    if factor.isNaN {
      throw EvaluationError(.invalidFunctionArgument, "Cannot multiply by double NaN")
    }
    return saturated(Double(interval) * factor, isMonths: isMonths)
  }

  private static func quotient(
    _ interval: Int64, _ divisor: Double, isMonths: Bool
  ) throws(EvaluationError) -> Int64 {
    if divisor.isNaN || divisor == 0 {
      throw EvaluationError(
        .invalidFunctionArgument,
        divisor == 0 ? "Cannot divide by zero" : "Cannot divide by double NaN")
    }
    return saturated(Double(interval) / divisor, isMonths: isMonths)
  }

  /// Towards zero, the ends of the type standing for what lies beyond them.
  private static func saturated(_ value: Double, isMonths: Bool) -> Int64 {
    let least = isMonths ? Int64(Int32.min) : .min
    let most = isMonths ? Int64(Int32.max) : .max
    if value >= Double(most) { return most }
    if value <= Double(least) { return least }
    return value.isNaN ? 0 : Int64(value)
  }
}

extension EvaluationError {
  fileprivate static func intervalOverflow(
    _ type: String, _ what: String, _ values: String
  ) -> EvaluationError {
    EvaluationError(.numericValueOutOfRange, "interval \(type) \(what) overflow: \(values)")
  }
}
