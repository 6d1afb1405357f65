import TarnColumns
import TarnTime

extension DateTimeOperators {
  enum Direction: Sendable {
    case minus
    case plus

    /// The ends of Int64 have no opposite; none of them is within the range of a time.
    func applied(to distance: Int64) -> Int64 { self == .plus ? distance : 0 &- distance }
  }

  /// Dates and times plus or minus intervals; for plus also with the sides exchanged.
  static func moving(_ direction: Direction) -> [Overload] {
    var overloads: [Overload] = []
    func append(_ time: String, _ interval: String, _ result: String, _ make: Make) {
      let kernel = Overload.prepare(make, at: 0)
      overloads.append(
        Overload("(\(time), \(interval)) -> \(result)", fallible: true, prepared: kernel))
      if direction == .plus {
        let exchanged = Overload.prepare(make, at: 1)
        overloads.append(
          Overload("(\(interval), \(time)) -> \(result)", fallible: true, prepared: exchanged))
      }
    }
    let daySecond = "interval day to second"
    let yearMonth = "interval year to month"

    append(
      "date", daySecond, "date",
      .integer { day, interval, _ throws(EvaluationError) in
        guard interval % 86_400_000 == 0 else {
          throw EvaluationError(
            .invalidFunctionArgument,
            direction == .plus
              ? "Cannot add hour, minutes or seconds to a date"
              : "Cannot subtract hour, minutes or seconds from a date")
        }
        return try TemporalKernel.checkedDay(
          TemporalUnit.day.adding(direction.applied(to: interval / 86_400_000), toDay: day))
      })
    append(
      "date", yearMonth, "date",
      .integer { day, interval, _ throws(EvaluationError) in
        try TemporalKernel.checkedDay(
          TemporalUnit.month.adding(direction.applied(to: interval), toDay: day))
      })
    append(
      "time(p)", daySecond, "time(max(p, 3))",
      .integer { time, interval, _ in
        moved(time, direction.applied(to: interval % 86_400_000))
      })
    append(
      "time(p) with time zone", daySecond, "time(max(p, 3)) with time zone",
      .instant { time, interval, _, _ in
        Instant(
          micros: moved(time.micros, direction.applied(to: interval % 86_400_000)), zone: time.zone)
      })
    append(
      "timestamp(p)", daySecond, "timestamp(max(p, 3))",
      .instant { value, interval, _, _ throws(EvaluationError) in
        Instant(
          micros: try TemporalUnit.millisecond.adding(
            direction.applied(to: interval), toLocal: value.micros), picos: value.picos)
      })
    append(
      "timestamp(p)", yearMonth, "timestamp(p)",
      .instant { value, interval, _, _ throws(EvaluationError) in
        Instant(
          micros: try TemporalUnit.month.adding(
            direction.applied(to: interval), toLocal: value.micros), picos: value.picos)
      })
    append(
      "timestamp(p) with time zone", daySecond, "timestamp(max(p, 3)) with time zone",
      .instant { value, interval, _, _ throws(EvaluationError) in
        let micros = try TemporalUnit.millisecond.adding(
          direction.applied(to: interval), toLocal: value.micros)
        return try TemporalKernel.checked(
          Moment(microseconds: micros, picoseconds: value.picos), zone: value.zone)
      })
    append(
      "timestamp(p) with time zone", yearMonth, "timestamp(p) with time zone",
      .instant { value, interval, _, clock throws(EvaluationError) in
        let micros = try DateTimeFunctions.zonedAdding(
          .month, direction.applied(to: interval), value, &clock)
        return try TemporalKernel.checked(
          Moment(microseconds: micros, picoseconds: value.picos), zone: value.zone)
      })
    return overloads
  }

  /// Around midnight, by less than a day.
  private static func moved(_ picos: Int64, _ milliseconds: Int64) -> Int64 {
    return TimeOfDay(picoseconds: picos &+ milliseconds &* 1_000_000_000).picoseconds
  }

  // MARK: - Differences

  /// An instant minus another is an interval in milliseconds, half up.
  static let differences: [Overload] = [
    Overload(
      "(date, date) -> interval day to second", fallible: true,
      .rows { (left: Int64, right: Int64) throws(EvaluationError) -> Int64? in
        let (interval, overflows) = (left &- right).multipliedReportingOverflow(by: 86_400_000)
        if overflows { throw EvaluationError.longOverflow }
        return interval
      }),
    Overload(
      "(time(p), time(q)) -> interval day to second",
      .rows { (left: Int64, right: Int64) -> Int64? in
        roundHalfUp(left &- right, to: 1_000_000_000) / 1_000_000_000
      }),
    Overload(
      "(time(p) with time zone, time(q) with time zone) -> interval day to second",
      .rows { (left: Instant, right: Instant) -> Int64? in
        let distance =
          DateTimeFunctions.utcPicoseconds(left) &- DateTimeFunctions.utcPicoseconds(right)
        return roundHalfUp(distance, to: 1_000_000_000) / 1_000_000_000
      }),
    Overload(
      "(timestamp(p), timestamp(q)) -> interval day to second", fallible: true,
      .rows { (left: Instant, right: Instant) throws(EvaluationError) -> Int64? in
        try difference(left, right)
      }),
    Overload(
      "(timestamp(p) with time zone, timestamp(q) with time zone) -> interval day to second",
      fallible: true,
      .rows { (left: Instant, right: Instant) throws(EvaluationError) -> Int64? in
        try difference(left, right)
      }),
  ]

  private static func difference(
    _ left: Instant, _ right: Instant
  ) throws(EvaluationError) -> Int64 {
    var (micros, overflows) = left.micros.subtractingReportingOverflow(right.micros)
    // Picoseconds decide only a tie, which goes up: of -499.9 µs as of 500.1 µs.
    if left.picos < right.picos { micros &-= 1 }
    overflows = overflows || micros > .max - 500
    if overflows { throw EvaluationError.longOverflow }
    return floorDivide(micros &+ 500, 1_000)
  }
}

/// The body of an operator that moves a time by an interval, whichever side the time is on.
enum Make: Sendable {
  /// Of dates and times of day.
  case integer(@Sendable (Int64, Int64, EvaluationContext) throws(EvaluationError) -> Int64)
  case instant(
    @Sendable (
      Instant, Int64, EvaluationContext, inout ZoneClock
    ) throws(EvaluationError) -> Instant)
}

extension Overload {
  /// The kernel with the time at argument 0 or 1.
  static func prepare(
    _ make: Make, at place: Int
  ) -> @Sendable (Preparation) throws(EvaluationError) -> Kernel {
    { _ in
      switch make {
      case .integer(let body):
        if place == 0 {
          return TemporalKernel.rows {
            (time: Int64, interval: Int64, context, _) throws(EvaluationError) -> Int64? in
            try body(time, interval, context)
          }
        }
        return TemporalKernel.rows {
          (interval: Int64, time: Int64, context, _) throws(EvaluationError) -> Int64? in
          try body(time, interval, context)
        }
      case .instant(let body):
        if place == 0 {
          return TemporalKernel.rows {
            (time: Instant, interval: Int64, context, clock) throws(EvaluationError) -> Instant? in
            try body(time, interval, context, &clock)
          }
        }
        return TemporalKernel.rows {
          (interval: Int64, time: Instant, context, clock) throws(EvaluationError) -> Instant? in
          try body(time, interval, context, &clock)
        }
      }
    }
  }
}
