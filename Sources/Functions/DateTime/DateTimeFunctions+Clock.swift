package import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let clock: [Function] = [now, currentTimezone]

  private static let now = Function(
    "now", family: family,
    "The time at which the query began, in the session's zone.",
    example: "now() - now()", gives: "0 00:00:00.000",
    [
      Overload(
        "() -> timestamp(3) with time zone",
        Kernel { call in
          let value = SessionClock(call.context).timestampWithTimeZone(precision: 3)
          return Evaluated(.constant(value, call.type, count: call.rows))
        })
    ])

  private static let currentTimezone = Function(
    "current_timezone", family: family, "The session's zone.",
    example: "length(current_timezone()) > 0", gives: "true",
    [
      Overload(
        "() -> varchar",
        Kernel { call in
          let name = Zone(key: call.context.zone).name
          return Evaluated(.constant(.string(name), call.type, count: call.rows))
        })
    ])
}

/// CURRENT_DATE and its kin as values: fixed when the query begins.
package struct SessionClock: Sendable {
  private let start: Moment
  private let zone: Zone

  package init(_ context: EvaluationContext) {
    start = context.start.moment
    zone = Zone(key: context.zone)
  }

  private func local(_ precision: Int) -> Moment {
    let local = start.wallClock(in: zone) ?? start
    // A clock cuts what its type cannot show: rounding could name a day that has not begun.
    return SessionClock.cut(local, to: precision)
  }

  private static func cut(_ moment: Moment, to precision: Int) -> Moment {
    if precision >= 12 { return moment }
    if precision >= 6 {
      let unit = Int32(truncatingIfNeeded: powerOfTen(12 - precision))
      return Moment(
        microseconds: moment.microseconds,
        picoseconds: moment.picoseconds - moment.picoseconds % unit)
    }
    let unit = powerOfTen(6 - precision)
    return Moment(microseconds: floorDivide(moment.microseconds, unit) &* unit)
  }

  package var date: Value { .integer(local(0).day) }

  /// CURRENT_TIMESTAMP.
  package func timestampWithTimeZone(precision: Int = 3) -> Value {
    .instant(Instant(SessionClock.cut(start, to: precision), zone: zone.key))
  }

  /// LOCALTIMESTAMP.
  package func timestamp(precision: Int = 3) -> Value { .instant(Instant(local(precision))) }

  /// LOCALTIME.
  package func time(precision: Int = 3) -> Value {
    .integer(local(precision).timeOfDay.picoseconds)
  }

  /// CURRENT_TIME: its zone is the session's offset at that time.
  package func timeWithTimeZone(precision: Int = 3) -> Value {
    let minutes = Int(zone.offset(at: start.seconds)) / 60
    let offset = Zone(offsetMinutes: minutes) ?? .utc
    return .instant(
      Instant(micros: local(precision).timeOfDay.picoseconds, zone: offset.key))
  }
}
