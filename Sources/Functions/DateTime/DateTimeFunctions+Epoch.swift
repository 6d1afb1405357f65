import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let epoch: [Function] = [fromUnixtime, fromUnixtimeNanos, toUnixtime, date]

  private static let fromUnixtime = Function(
    "from_unixtime", family: family,
    "The time so many seconds after 1970, in the session's zone or in the one given.",
    example: "from_unixtime(1688995490, 'UTC')", gives: "2023-07-10 13:24:50.000 UTC",
    [
      Overload(
        "(double) -> timestamp(3) with time zone", fallible: true,
        TemporalKernel.rows {
          (seconds: Double, context, _) throws(EvaluationError) -> Instant? in
          try instant(ofSeconds: seconds, zone: context.zone)
        }),
      Overload(
        "(double, varchar(x)) -> timestamp(3) with time zone", fallible: true,
        prepared: { preparation in
          let read = TemporalKernel.zoneReader(preparation, at: 1)
          return .rows { (seconds: Double, name: TextView) throws(EvaluationError) -> Instant? in
            try instant(ofSeconds: seconds, zone: read(name).key)
          }
        }),
      Overload(
        "(double, bigint, bigint) -> timestamp(3) with time zone", fallible: true,
        .rows {
          (seconds: Double, hours: Int64, minutes: Int64) throws(EvaluationError) -> Instant? in
          let (scaled, overflows) = hours.multipliedReportingOverflow(by: 60)
          let (total, alsoOverflows) = scaled.addingReportingOverflow(minutes)
          guard !overflows, !alsoOverflows, let small = Int(exactly: total),
            let zone = Zone(offsetMinutes: small)
          else {
            throw EvaluationError(.invalidFunctionArgument, "Invalid offset minutes \(total)")
          }
          return try instant(ofSeconds: seconds, zone: zone.key)
        }),
    ])

  /// Rounds to milliseconds half up; what is past an Int64 becomes its end, which does not fit.
  private static func instant(
    ofSeconds seconds: Double, zone: UInt16
  ) throws(EvaluationError) -> Instant {
    let milliseconds = (seconds * 1_000 + 0.5).rounded(.down)
    let whole: Int64
    if milliseconds.isNaN {
      whole = 0
    } else if milliseconds >= 9.2e18 {
      whole = .max
    } else {
      whole = milliseconds <= -9.2e18 ? .min : Int64(milliseconds)
    }
    let (micros, overflows) = whole.multipliedReportingOverflow(by: 1_000)
    guard !overflows else { throw .millisOverflow(whole) }
    return try TemporalKernel.checked(Moment(microseconds: micros), zone: zone)
  }

  private static let fromUnixtimeNanos = Function(
    "from_unixtime_nanos", family: family,
    "The time so many nanoseconds after 1970, in the session's zone.",
    example: "to_unixtime(from_unixtime_nanos(1500000000))", gives: "1.5E0",
    [
      Overload(
        "(bigint) -> timestamp(9) with time zone",
        TemporalKernel.rows { (nanos: Int64, context, _) -> Instant? in
          Instant(
            micros: floorDivide(nanos, 1_000),
            picos: Int32(floorRemainder(nanos, 1_000)) * 1_000, zone: context.zone)
        }),
      Overload(
        "(decimal(p, s)) -> timestamp(9) with time zone", fallible: true,
        prepared: { preparation in
          guard case .decimal(_, let scale) = preparation.argumentTypes[0] else {
            preconditionFailure("from_unixtime_nanos of no decimal")
          }
          let unit = DecimalRange.power(scale)
          return TemporalKernel.rows {
            (unscaled: Int128, context, _) throws(EvaluationError) -> Instant? in
            let nanos = DecimalRange.roundedQuotient(unscaled, unit)
            var micros = nanos / 1_000
            var rest = nanos % 1_000
            if rest < 0 {
              rest += 1_000
              micros -= 1
            }
            guard let micros = Int64(exactly: micros) else {
              throw EvaluationError.millisOverflow(micros / 1_000)
            }
            return try TemporalKernel.checked(
              Moment(microseconds: micros, picoseconds: Int32(rest) * 1_000),
              zone: context.zone)
          }
        }),
    ])

  private static let toUnixtime = Function(
    "to_unixtime", family: family, "The seconds since 1970.",
    example: "to_unixtime(TIMESTAMP '2023-07-10 13:24:50.5 UTC')", gives: "1.6889954905E9",
    [
      Overload(
        "(timestamp(p) with time zone) -> double",
        .rows { (value: Instant) -> Double? in seconds(of: value) })
    ])

  private static func seconds(of value: Instant) -> Double {
    if value.picos == 0 { return Double(value.micros) / 1_000_000 }
    return Double(value.micros) / 1_000_000 + Double(value.picos) / 1e12
  }

  private static let date = Function(
    "date", family: family, "The date of a time, or of a text `YYYY-MM-DD`.",
    example: "date(TIMESTAMP '2023-07-10 13:24:50')", gives: "2023-07-10",
    [
      Overload("(date) -> date", Kernel { Evaluated($0.arguments[0]) }),
      Overload(
        "(varchar(x)) -> date", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Int64? in
          guard let day = parseDate(text.bytes) else {
            let excerpt = String(decoding: text.bytes.prefix(64), as: UTF8.self)
            throw EvaluationError(
              .invalidCastArgument, "Value cannot be cast to date: \(excerpt)")
          }
          return Int64(day)
        }),
      Overload(
        "(timestamp(p)) -> date",
        .rows { (value: Instant) -> Int64? in floorDivide(value.micros, 86_400_000_000) }),
      Overload(
        "(timestamp(p) with time zone) -> date",
        TemporalKernel.zoned { floorDivide($0, 86_400_000_000) }),
    ])
}
