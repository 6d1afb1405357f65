import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let iso8601: [Function] = [
    fromISO8601Date, fromISO8601Timestamp, fromISO8601TimestampNanos, toISO8601,
  ]

  private static let fromISO8601Date = Function(
    "from_iso8601_date", family: family,
    "Reads a date of ISO 8601: 2023-07-10, 2023-191, 2023-W28-1 or a part of them.",
    example: "from_iso8601_date('2023-W28-1')", gives: "2023-07-10",
    [
      Overload(
        "(varchar(x)) -> date", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Int64? in
          guard let day = IsoText.date(text.bytes) else { throw .invalidFormat(text) }
          return Int64(day)
        })
    ])

  private static let fromISO8601Timestamp = Function(
    "from_iso8601_timestamp", family: family,
    "Reads a time of ISO 8601; without an offset it is of the session's zone.",
    example: "from_iso8601_timestamp('2023-07-10T13:24:50Z')",
    gives: "2023-07-10 13:24:50.000 UTC",
    [
      Overload(
        "(varchar(x)) -> timestamp(3) with time zone", fallible: true,
        TemporalKernel.rows { (text: TextView, context, clock) throws(EvaluationError) in
          if let seconds = EventTime.canonicalSeconds(text.bytes) {
            return Instant(micros: seconds &* 1_000_000)
          }
          return try instant(text, cut: 1_000, context, &clock)
        }.readingCoded(CodedTextKernels.instants))
    ])

  private static let fromISO8601TimestampNanos = Function(
    "from_iso8601_timestamp_nanos", family: family,
    "Reads a time of ISO 8601 with nanoseconds; without an offset it is of the session's zone.",
    example: "from_iso8601_timestamp_nanos('2023-07-10T13:24:50.123456789Z')",
    gives: "2023-07-10 13:24:50.123456789 UTC",
    [
      Overload(
        "(varchar(x)) -> timestamp(9) with time zone", fallible: true,
        TemporalKernel.rows { (text: TextView, context, clock) throws(EvaluationError) in
          try instant(text, cut: 0, context, &clock)
        })
    ])

  /// Finer digits than milliseconds (or nanoseconds) are cut, not rounded.
  private static func instant(
    _ text: TextView, cut: Int64, _ context: EvaluationContext, _ clock: inout ZoneClock
  ) throws(EvaluationError) -> Instant? {
    guard let iso = IsoText(text.bytes) else { throw .invalidFormat(text) }
    var zone = context.zone
    if let minutes = iso.offsetMinutes {
      guard let fixed = Zone(offsetMinutes: minutes) else { throw .invalidFormat(text) }
      zone = fixed.key
    }
    guard let local = Moment(day: iso.day, time: iso.time),
      let micros = clock.instant(ofLocalMicros: local.microseconds, in: zone)
    else {
      let milliseconds =
        Int128(iso.day) * 86_400_000 + Int128(iso.time.picoseconds / 1_000_000_000)
      throw .millisOverflow(milliseconds)
    }
    let moment =
      cut > 0
      ? Moment(microseconds: floorDivide(micros, cut) &* cut)
      : Moment(microseconds: micros, picoseconds: local.picoseconds / 1_000 * 1_000)
    return try TemporalKernel.checked(moment, zone: zone)
  }

  private static let toISO8601 = Function(
    "to_iso8601", family: family, "Prints a date or time in ISO 8601.",
    example: "to_iso8601(TIMESTAMP '2023-07-10 13:24:50.123 UTC')",
    gives: "2023-07-10T13:24:50.123Z",
    [
      Overload(
        "(date) -> varchar(16)",
        .text { (day: Int64, text: inout TextBuilder) in
          var bytes: [UInt8] = []
          TimePrinting.date(day, into: &bytes)
          text.write(bytes)
          return true
        }),
      Overload(
        "(timestamp(p)) -> varchar(22 + p + min(p, 1))",
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.argumentTypes[0])
          return .text { (value: Instant, text: inout TextBuilder) in
            var bytes: [UInt8] = []
            TimePrinting.timestamp(
              value.moment, precision: precision, separator: UInt8(ascii: "T"), into: &bytes)
            text.write(bytes)
            return true
          }
        }),
      Overload(
        "(timestamp(p) with time zone) -> varchar(28 + p + min(p, 1))",
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.argumentTypes[0])
          return .text { (value: Instant, text: inout TextBuilder) in
            var bytes: [UInt8] = []
            TimePrinting.isoTimestamp(
              value.moment, zone: Zone(key: value.zone), precision: precision, into: &bytes)
            text.write(bytes)
            return true
          }
        }),
    ])
}

extension EvaluationError {
  fileprivate static func invalidFormat(_ text: TextView) -> EvaluationError {
    let excerpt = String(decoding: text.bytes.prefix(64), as: UTF8.self)
    return EvaluationError(.invalidFunctionArgument, "Invalid format: \"\(excerpt)\"")
  }
}
