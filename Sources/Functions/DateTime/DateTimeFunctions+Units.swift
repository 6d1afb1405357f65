import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let units: [Function] = [dateTrunc, dateAdd, dateDiff]

  private static let picosPerDay: Int64 = 86_400_000_000_000_000

  // MARK: - date_trunc

  private static let dateTrunc = Function(
    "date_trunc", family: family,
    "The beginning of the millisecond, second, minute, hour, day, week, month, quarter or year.",
    example: "date_trunc('hour', TIMESTAMP '2023-07-10 13:24:50.123')",
    gives: "2023-07-10 13:00:00.000",
    [
      Overload(
        "(varchar(x), date) -> date", fallible: true,
        .rows { (unit: TextView, day: Int64) throws(EvaluationError) -> Int64? in
          try TemporalUnit.read(unit, ofTimes: false, type: "DATE").truncated(day: day)
        }),
      Overload(
        "(varchar(x), time(p)) -> time(p)", fallible: true,
        .rows { (unit: TextView, time: Int64) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
          let length = (unit.microseconds ?? 1) &* 1_000_000
          return time / length &* length
        }),
      Overload(
        "(varchar(x), time(p) with time zone) -> time(p) with time zone", fallible: true,
        .rows { (unit: TextView, time: Instant) throws(EvaluationError) -> Instant? in
          let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
          let length = (unit.microseconds ?? 1) &* 1_000_000
          return Instant(micros: time.micros / length &* length, zone: time.zone)
        }),
      Overload(
        "(varchar(x), timestamp(p)) -> timestamp(p)", fallible: true,
        .rows { (unit: TextView, value: Instant) throws(EvaluationError) -> Instant? in
          let unit = try TemporalUnit.read(unit, type: "TIMESTAMP")
          return Instant(micros: unit.truncated(local: value.micros))
        }),
      Overload(
        "(varchar(x), timestamp(p) with time zone) -> timestamp(p) with time zone",
        fallible: true,
        prepared: { preparation in
          // The unit is nearly always a constant; it is read once.
          if case .text(let bytes)?? = preparation.constants.first,
            let unit = bytes.withUnsafeBufferPointer({
              try? TemporalUnit.read(TextView($0), type: "TIMESTAMP")
            })
          {
            let kernel = TemporalKernel.zonedRows(at: 1) {
              value, _, clock throws(EvaluationError) in
              try truncated(value, unit, &clock)
            }
            return Kernel { truncatedInUTC($0, unit) ?? kernel.run($0) }
          }
          return TemporalKernel.rows {
            (unit: TextView, value: Instant, _, clock) throws(EvaluationError) in
            try truncated(value, TemporalUnit.read(unit, type: "TIMESTAMP"), &clock)
          }
        }),
    ])

  /// Units of time of values in UTC, all without nulls: a division each.
  private static func truncatedInUTC(_ call: KernelCall, _ unit: TemporalUnit) -> Evaluated? {
    let vector = call.arguments[1]
    guard unit.isOfTime, let length = unit.microseconds, vector.nulls == nil,
      case .instant(let values) = vector.storage, values.allSatisfy({ $0.zone == 0 })
    else { return nil }
    let results = values.map { value in
      Instant(micros: floorDivide(value.micros, length) &* length)
    }
    return Evaluated(Vector(call.type, count: call.rows, .instant(results)))
  }

  private static func truncated(
    _ value: Instant, _ unit: TemporalUnit, _ clock: inout ZoneClock
  ) throws(EvaluationError) -> Instant? {
    if value.zone == 0, unit.isOfTime {
      return Instant(micros: unit.truncated(local: value.micros))
    }
    let offset = clock.offset(at: floorDivide(value.micros, 1_000_000), in: value.zone)
    let local = unit.truncated(local: value.micros &+ offset &* 1_000_000)
    let micros =
      unit.isOfTime
      ? clock.instant(ofLocalMicros: local, in: value.zone, near: offset)
      : clock.instant(ofLocalMicros: local, in: value.zone)
    guard let micros else { throw EvaluationError.longOverflow }
    return Instant(micros: micros, zone: value.zone)
  }

  // MARK: - date_add

  private static let dateAdd = Function(
    "date_add", family: family, "So many units later; a negative count is earlier.",
    example: "date_add('month', 1, DATE '2024-01-31')", gives: "2024-02-29",
    [
      Overload(
        "(varchar(x), bigint, date) -> date", fallible: true,
        .rows { (unit: TextView, count: Int64, day: Int64) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, ofTimes: false, type: "DATE")
          return try TemporalKernel.checkedDay(unit.adding(count, toDay: day))
        }),
      Overload(
        "(varchar(x), bigint, time(p)) -> time(p)", fallible: true,
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.type)
          return .rows { (unit: TextView, count: Int64, time: Int64) throws(EvaluationError) in
            let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
            return timeAdding(unit, count, time, precision)
          }
        }),
      Overload(
        "(varchar(x), bigint, time(p) with time zone) -> time(p) with time zone", fallible: true,
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.type)
          return .rows { (unit: TextView, count: Int64, time: Instant) throws(EvaluationError) in
            let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
            return Instant(
              micros: timeAdding(unit, count, time.micros, precision), zone: time.zone)
          }
        }),
      Overload(
        "(varchar(x), bigint, timestamp(p)) -> timestamp(p)", fallible: true,
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.type)
          return .rows { (unit: TextView, count: Int64, value: Instant) throws(EvaluationError) in
            let unit = try TemporalUnit.read(unit, type: "TIMESTAMP")
            let sum = Instant(
              micros: try unit.adding(count, toLocal: value.micros), picos: value.picos)
            guard let rounded = sum.rounded(to: precision) else {
              throw EvaluationError.longOverflow
            }
            return rounded
          }
        }),
      Overload(
        "(varchar(x), bigint, timestamp(p) with time zone) -> timestamp(p) with time zone",
        fallible: true,
        prepared: { preparation in
          let precision = TemporalKernel.precision(preparation.type)
          return TemporalKernel.rows {
            (
              unit: TextView, count: Int64, value: Instant, _, clock
            ) throws(EvaluationError) -> Instant? in
            let unit = try TemporalUnit.read(unit, type: "TIMESTAMP")
            let micros = try zonedAdding(unit, count, value, &clock)
            let sum = Moment(microseconds: micros, picoseconds: value.picos)
            guard let rounded = sum.rounded(to: precision) else {
              throw EvaluationError.longOverflow
            }
            return try TemporalKernel.checked(rounded, zone: value.zone)
          }
        }),
    ])

  /// Around midnight.
  private static func timeAdding(
    _ unit: TemporalUnit, _ count: Int64, _ picos: Int64, _ precision: Int
  ) -> Int64 {
    let length = (unit.microseconds ?? 1) &* 1_000_000
    // Only the rest of whole days counts, which keeps the product below 2⁶³.
    let distance = count % (picosPerDay / length) &* length
    return TimeOfDay(picoseconds: picos &+ distance).rounded(to: precision).picoseconds
  }

  /// Units of time are of the UTC line, longer ones of the wall clock.
  static func zonedAdding(
    _ unit: TemporalUnit, _ count: Int64, _ value: Instant, _ clock: inout ZoneClock
  ) throws(EvaluationError) -> Int64 {
    if unit.isOfTime { return try unit.adding(count, toLocal: value.micros) }
    let offset = clock.offset(at: floorDivide(value.micros, 1_000_000), in: value.zone)
    let moved: Int64
    do throws(EvaluationError) {
      moved = try unit.adding(count, toLocal: value.micros &+ offset &* 1_000_000)
    } catch {
      // The wall clock of a time with zone is counted in milliseconds in Trino, which fit.
      if error == .longOverflow {
        throw EvaluationError.millisOverflow(
          Int128(count) * Int128(unit.microseconds ?? unit.months * 2_629_746_000_000) / 1_000)
      }
      throw error
    }
    guard let micros = clock.instant(ofLocalMicros: moved, in: value.zone, near: offset) else {
      throw EvaluationError.longOverflow
    }
    return micros
  }

  // MARK: - date_diff

  private static let dateDiff = Function(
    "date_diff", family: family, "The whole units from one time to another.",
    example: "date_diff('day', DATE '2023-07-10', DATE '2024-07-10')", gives: "366",
    [
      Overload(
        "(varchar(x), date, date) -> bigint", fallible: true,
        .rows { (unit: TextView, first: Int64, second: Int64) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, ofTimes: false, type: "DATE")
          return unit.difference(
            from: first &* 86_400_000_000, to: second &* 86_400_000_000)
        }),
      Overload(
        "(varchar(x), time(p), time(q)) -> bigint", fallible: true,
        .rows { (unit: TextView, first: Int64, second: Int64) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
          return (second &- first) / ((unit.microseconds ?? 1) &* 1_000_000)
        }),
      Overload(
        "(varchar(x), time(p) with time zone, time(q) with time zone) -> bigint", fallible: true,
        .rows {
          (unit: TextView, first: Instant, second: Instant) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, ofDates: false, type: "TIME")
          let distance = utcPicoseconds(second) &- utcPicoseconds(first)
          return distance / ((unit.microseconds ?? 1) &* 1_000_000)
        }),
      Overload(
        "(varchar(x), timestamp(p), timestamp(q)) -> bigint", fallible: true,
        .rows {
          (unit: TextView, first: Instant, second: Instant) throws(EvaluationError) -> Int64? in
          try TemporalUnit.read(unit, type: "TIMESTAMP").difference(
            from: milliseconds(first), to: milliseconds(second))
        }),
      Overload(
        "(varchar(x), timestamp(p) with time zone, timestamp(q) with time zone) -> bigint",
        fallible: true,
        TemporalKernel.rows {
          (
            unit: TextView, first: Instant, second: Instant, _, clock
          ) throws(EvaluationError) -> Int64? in
          let unit = try TemporalUnit.read(unit, type: "TIMESTAMP")
          var start = milliseconds(first)
          var end = milliseconds(second)
          if !unit.isOfTime {
            // Both as the first one's zone shows them.
            start &+= clock.offset(at: floorDivide(start, 1_000_000), in: first.zone) &* 1_000_000
            end &+= clock.offset(at: floorDivide(end, 1_000_000), in: first.zone) &* 1_000_000
          }
          return unit.difference(from: start, to: end)
        }),
    ])

  /// Microseconds cut to milliseconds, in which Trino counts.
  private static func milliseconds(_ value: Instant) -> Int64 {
    floorDivide(value.micros, 1_000) &* 1_000
  }

  /// A time with zone on the clock of UTC; times of one instant are one day's.
  static func utcPicoseconds(_ time: Instant) -> Int64 {
    let offset = Int64(Zone(key: time.zone).fixedOffset ?? 0)
    return TimeOfDay(picoseconds: time.micros &- offset &* 1_000_000_000_000).picoseconds
  }
}
