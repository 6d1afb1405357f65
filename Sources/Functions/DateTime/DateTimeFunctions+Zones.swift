import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let zones: [Function] = [
    atTimezone, withTimezone, timezone, timezoneHour, timezoneMinute,
  ]

  /// Also AT TIME ZONE, whose operator it is.
  private static let atTimezone = Function(
    "at_timezone", aliases: ["$at_timezone"], family: family,
    "The same instant as the clocks of another zone show it.",
    example: "at_timezone(TIMESTAMP '2023-07-10 13:24:50 UTC', '+02:00')",
    gives: "2023-07-10 15:24:50 +02:00",
    [
      Overload(
        "(timestamp(p) with time zone, varchar(x)) -> timestamp(p) with time zone",
        fallible: true,
        prepared: { preparation in
          let read = TemporalKernel.zoneReader(preparation, at: 1)
          return .rows { (value: Instant, name: TextView) throws(EvaluationError) -> Instant? in
            let zone = try read(name)
            return Instant(micros: value.micros, picos: value.picos, zone: zone.key)
          }
        }),
      Overload(
        "(timestamp(p) with time zone, interval day to second) -> timestamp(p) with time zone",
        fallible: true,
        .rows { (value: Instant, offset: Int64) throws(EvaluationError) -> Instant? in
          let zone = try zone(ofOffset: offset)
          return Instant(micros: value.micros, picos: value.picos, zone: zone.key)
        }),
      Overload(
        "(time(p) with time zone, varchar(x)) -> time(p) with time zone", fallible: true,
        TemporalKernel.rows {
          (time: Instant, name: TextView, context, _) throws(EvaluationError) -> Instant? in
          let zone = try TemporalKernel.zone(name)
          // A time of no day takes the offset of the day on which the query runs.
          let seconds = zone.offset(at: context.start.moment.seconds)
          let fixed = Zone(offsetMinutes: Int(seconds) / 60) ?? .utc
          return moved(time, to: fixed)
        }),
      Overload(
        "(time(p) with time zone, interval day to second) -> time(p) with time zone",
        fallible: true,
        .rows { (time: Instant, offset: Int64) throws(EvaluationError) -> Instant? in
          moved(time, to: try zone(ofOffset: offset))
        }),
    ])

  private static func zone(ofOffset milliseconds: Int64) throws(EvaluationError) -> Zone {
    guard milliseconds % 60_000 == 0 else {
      throw EvaluationError(
        .invalidFunctionArgument,
        "Invalid time zone offset interval: interval contains seconds")
    }
    let minutes = milliseconds / 60_000
    guard let small = Int(exactly: minutes), let zone = Zone(offsetMinutes: small) else {
      throw EvaluationError(.invalidFunctionArgument, "Invalid offset minutes \(minutes)")
    }
    return zone
  }

  private static func moved(_ time: Instant, to zone: Zone) -> Instant {
    let offset = Int64(zone.fixedOffset ?? 0)
    let utc = utcPicoseconds(time)
    let local = TimeOfDay(picoseconds: utc &+ offset &* 1_000_000_000_000)
    return Instant(micros: local.picoseconds, zone: zone.key)
  }

  private static let withTimezone = Function(
    "with_timezone", family: family, "The instant at which a zone's clocks show the time.",
    example: "with_timezone(TIMESTAMP '2023-07-10 13:24:50', '+02:00')",
    gives: "2023-07-10 13:24:50 +02:00",
    [
      Overload(
        "(timestamp(p), varchar(x)) -> timestamp(p) with time zone", fallible: true,
        prepared: { preparation in
          let read = TemporalKernel.zoneReader(preparation, at: 1)
          return TemporalKernel.rows {
            (value: Instant, name: TextView, _, clock) throws(EvaluationError) -> Instant? in
            let zone = try read(name)
            guard let micros = clock.instant(ofLocalMicros: value.micros, in: zone.key) else {
              throw EvaluationError.longOverflow
            }
            return try TemporalKernel.checked(
              Moment(microseconds: micros, picoseconds: value.picos), zone: zone.key)
          }
        })
    ])

  private static let timezone = Function(
    "timezone", family: family, "The name of the value's zone.",
    example: "timezone(TIMESTAMP '2023-07-10 13:24:50 +02:00')", gives: "+02:00",
    [
      Overload(
        "(timestamp(p) with time zone) -> varchar",
        .text { (value: Instant, text: inout TextBuilder) in
          text.write(Zone(key: value.zone).name.utf8)
          return true
        }),
      Overload(
        "(time(p) with time zone) -> varchar",
        .text { (value: Instant, text: inout TextBuilder) in
          let zone = Zone(key: value.zone)
          text.write((zone == .utc ? "+00:00" : zone.name).utf8)
          return true
        }),
    ])

  private static let timezoneHour = Function(
    "timezone_hour", family: family, "The hours of the zone's offset from UTC.",
    example: "timezone_hour(TIMESTAMP '2023-07-10 13:24:50 +05:30')", gives: "5",
    offsets { $0 / 3_600 })

  private static let timezoneMinute = Function(
    "timezone_minute", family: family, "The minutes of the zone's offset from UTC.",
    example: "timezone_minute(TIMESTAMP '2023-07-10 13:24:50 +05:30')", gives: "30",
    offsets { $0 / 60 % 60 })

  private static func offsets(_ part: @escaping @Sendable (Int64) -> Int64) -> [Overload] {
    [
      Overload(
        "(timestamp(p) with time zone) -> bigint",
        TemporalKernel.zonedRows { value, _, clock -> Int64? in
          part(clock.offset(at: floorDivide(value.micros, 1_000_000), in: value.zone))
        }),
      Overload(
        "(time(p) with time zone) -> bigint",
        .rows { (value: Instant) -> Int64? in
          part(Int64(Zone(key: value.zone).fixedOffset ?? 0))
        }),
    ]
  }
}
