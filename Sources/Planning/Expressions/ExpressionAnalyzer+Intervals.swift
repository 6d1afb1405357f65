import TarnColumns
import TarnSQLSyntax

extension ExpressionAnalyzer {
  /// `INTERVAL '2 10:30' DAY TO MINUTE` is milliseconds, `INTERVAL '1-2' YEAR TO MONTH` months.
  func analyze(_ interval: Literal.Interval) throws(SQLError) -> Expr {
    let text = interval.text.string
    let error = SQLError(
      .invalidLiteral,
      "'\(text)' is not a valid interval literal", at: interval.textPosition)
    guard let first = Self.fields.firstIndex(of: interval.from),
      let last = Self.fields.firstIndex(of: interval.to ?? interval.from), last >= first
    else { throw error }
    let isMonths = first < 2
    guard isMonths == (last < 2) else { throw error }

    var bytes = Array(text.utf8)
    var isNegative = interval.isNegative
    if let sign = bytes.first, sign == 0x2d || sign == 0x2b {
      if sign == 0x2d { isNegative.toggle() }
      bytes.removeFirst()
    }
    var total: Int64 = 0
    var next = 0
    for field in first...last {
      if field > first {
        // What is not written at the end is zero.
        if next == bytes.count { break }
        guard next < bytes.count, bytes[next] == Self.separators[field] else { throw error }
        next += 1
      }
      guard let (number, fraction) = Self.number(bytes, &next, takesFraction: field == 5) else {
        throw error
      }
      let (product, overflow) = number.multipliedReportingOverflow(by: Self.units[field])
      let (sum, sumOverflow) = total.addingReportingOverflow(product)
      let (all, allOverflow) = sum.addingReportingOverflow(fraction)
      if overflow || sumOverflow || allOverflow { throw error }
      total = all
    }
    guard next == bytes.count else { throw error }
    if isMonths, Int32(exactly: total) == nil { throw error }
    return .constant(
      .integer(isNegative ? -total : total), isMonths ? .intervalYearToMonth : .intervalDayToSecond)
  }

  private static let fields: [Literal.Interval.Field] = [
    .year, .month, .day, .hour, .minute, .second,
  ]
  private static let units: [Int64] = [12, 1, 86_400_000, 3_600_000, 60_000, 1000]
  /// Before each field: `-`, space, `:`.
  private static let separators: [UInt8] = [0, 0x2d, 0, 0x20, 0x3a, 0x3a]

  /// A whole number, and for seconds the milliseconds after the point.
  private static func number(
    _ bytes: [UInt8], _ next: inout Int, takesFraction: Bool
  ) -> (Int64, Int64)? {
    var number: Int64 = 0
    let start = next
    while next < bytes.count, (0x30...0x39).contains(bytes[next]) {
      guard next - start < 18 else { return nil }
      number = number * 10 + Int64(bytes[next] - 0x30)
      next += 1
    }
    guard next > start else { return nil }
    var fraction: Int64 = 0
    if takesFraction, next < bytes.count, bytes[next] == 0x2e {
      next += 1
      var unit: Int64 = 100
      while next < bytes.count, (0x30...0x39).contains(bytes[next]) {
        fraction += Int64(bytes[next] - 0x30) * unit
        unit /= 10
        next += 1
      }
    }
    return (number, fraction)
  }
}
