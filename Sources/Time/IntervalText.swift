/// The fields of INTERVAL literals, largest first.
package enum IntervalField: Int, Comparable, Sendable, CaseIterable {
  case year
  case month
  case day
  case hour
  case minute
  case second

  package static func < (left: IntervalField, right: IntervalField) -> Bool {
    left.rawValue < right.rawValue
  }

  package var isYearMonth: Bool { self <= .month }
}

/// INTERVAL literals: `'1-2' YEAR TO MONTH`, `'3 04:05:06.789' DAY TO SECOND`.
///
/// Fields may be left off at the end: `'3 04' DAY TO SECOND` is three days and four hours.
package enum IntervalText {
  /// Months of an interval of years and months; nil where the text or the range of fields is
  /// wrong or the value does not fit.
  package static func months(
    _ text: UnsafeBufferPointer<UInt8>, from first: IntervalField, to last: IntervalField? = nil
  ) -> Int32? {
    if let last, last <= first { return nil }
    let last = last ?? first
    guard first.isYearMonth, last.isYearMonth,
      let values = fields(text, from: first, to: last)
    else { return nil }
    var months: Int64 = 0
    for (field, value) in values.parts {
      let (scaled, overflows) = value.multipliedReportingOverflow(by: field == .year ? 12 : 1)
      let (sum, alsoOverflows) = months.addingReportingOverflow(scaled)
      guard !overflows, !alsoOverflows else { return nil }
      months = sum
    }
    return Int32(exactly: values.isNegative ? 0 &- months : months)
  }

  /// Milliseconds of an interval of days to seconds, likewise.
  package static func milliseconds(
    _ text: UnsafeBufferPointer<UInt8>, from first: IntervalField, to last: IntervalField? = nil
  ) -> Int64? {
    if let last, last <= first { return nil }
    let last = last ?? first
    guard !first.isYearMonth, !last.isYearMonth,
      let values = fields(text, from: first, to: last)
    else { return nil }
    var total = values.milliseconds
    for (field, value) in values.parts {
      let unit: Int64
      switch field {
      case .day: unit = 86_400_000
      case .hour: unit = 3_600_000
      case .minute: unit = 60_000
      default: unit = 1_000
      }
      let (scaled, overflows) = value.multipliedReportingOverflow(by: unit)
      let (sum, alsoOverflows) = total.addingReportingOverflow(scaled)
      guard !overflows, !alsoOverflows else { return nil }
      total = sum
    }
    return values.isNegative ? 0 &- total : total
  }

  private struct Fields {
    var isNegative = false
    var parts: [(IntervalField, Int64)] = []
    var milliseconds: Int64 = 0
  }

  private static func fields(
    _ text: UnsafeBufferPointer<UInt8>, from first: IntervalField, to last: IntervalField
  ) -> Fields? {
    var cursor = ByteCursor(text)
    var fields = Fields()
    fields.isNegative = cursor.accept(UInt8(ascii: "-"))
    if !fields.isNegative { _ = cursor.accept(UInt8(ascii: "+")) }
    var field = first
    while true {
      guard let value = cursor.digits(1, 18) else { return nil }
      fields.parts.append((field, Int64(value)))
      if field == .second, cursor.accept(UInt8(ascii: ".")) {
        // Milliseconds are the finest there is; further digits are cut.
        let count = cursor.countDigits()
        guard count >= 1, let value = cursor.digits(min(count, 3)) else { return nil }
        cursor.skip(count - min(count, 3))
        fields.milliseconds = Int64(value) * powerOfTen(3 - min(count, 3))
      }
      if cursor.isAtEnd { return fields }
      let separator: UInt8
      switch field {
      case .year: separator = UInt8(ascii: "-")
      case .day: separator = UInt8(ascii: " ")
      default: separator = UInt8(ascii: ":")
      }
      guard field < last, cursor.accept(separator),
        let next = IntervalField(rawValue: field.rawValue + 1)
      else { return nil }
      field = next
    }
  }
}
