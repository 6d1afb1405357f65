import TarnColumns
import TarnTime

/// Casts between texts, dates, times and timestamps. Timestamps without a zone are civil clocks;
/// with one they are instants, and the session's zone lies between the two.
extension Cast {
  static func toTime(
    _ target: SQLType, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    switch target {
    case .date: toDate(from: source)
    case .time(let precision): toTimeOfDay(precision, from: source)
    case .timeWithTimeZone(let precision): toZonedTime(precision, from: source, context)
    case .timestamp(let precision): toTimestamp(precision, from: source, context)
    case .timestampWithTimeZone(let precision): toZoned(precision, from: source, context)
    default: nil
    }
  }

  private static func toDate(from source: SQLType) -> Kernel? {
    switch source {
    case .varchar, .char:
      .rows { (text: TextView) throws(EvaluationError) -> Int64? in
        guard let days = parseDate(text.bytes) else { throw failure(text, .date) }
        return Int64(days)
      }
    case .timestamp: .rows { (instant: Instant) in instant.moment.day }
    case .timestampWithTimeZone:
      .rows { (instant: Instant) in instant.wallClock?.day }
    default: nil
    }
  }

  private static func toTimeOfDay(_ precision: Int, from source: SQLType) -> Kernel? {
    let target = SQLType.time(precision: precision)
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Int64? in
        guard let read = TimeText(text.bytes), read.offsetMinutes == nil else {
          throw failure(text, target)
        }
        return read.time.rounded(to: precision).picoseconds
      }
    case .time:
      return .rows { (time: Int64) in
        TimeOfDay(picoseconds: time).rounded(to: precision).picoseconds
      }
    case .timeWithTimeZone:
      return .rows { (time: Instant) in
        TimeOfDay(picoseconds: time.micros).rounded(to: precision).picoseconds
      }
    case .timestamp:
      return .rows { (instant: Instant) in
        instant.moment.timeOfDay.rounded(to: precision).picoseconds
      }
    case .timestampWithTimeZone:
      return .rows { (instant: Instant) in
        instant.wallClock?.timeOfDay.rounded(to: precision).picoseconds
      }
    default: return nil
    }
  }

  private static func toZonedTime(
    _ precision: Int, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    let target = SQLType.timeWithTimeZone(precision: precision)
    let sessionZone = Zone(key: context.zone)
    let startSeconds = context.start.moment.seconds
    let sessionOffset = Int(sessionZone.offset(at: startSeconds)) / 60
    @Sendable func zoned(_ time: TimeOfDay, _ minutes: Int) -> Instant {
      Instant(
        micros: time.rounded(to: precision).picoseconds,
        zone: Zone(offsetMinutes: minutes)?.key ?? 0)
    }
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Instant? in
        guard let read = TimeText(text.bytes) else { throw failure(text, target) }
        return zoned(read.time, read.offsetMinutes ?? sessionOffset)
      }
    case .time:
      return .rows { (time: Int64) in zoned(TimeOfDay(picoseconds: time), sessionOffset) }
    case .timeWithTimeZone:
      return .rows { (time: Instant) in
        Instant(
          micros: TimeOfDay(picoseconds: time.micros).rounded(to: precision).picoseconds,
          zone: time.zone)
      }
    case .timestamp:
      return .rows { (instant: Instant) in zoned(instant.moment.timeOfDay, sessionOffset) }
    case .timestampWithTimeZone:
      return .rows { (instant: Instant) -> Instant? in
        let offset = Zone(key: instant.zone).offset(at: instant.moment.seconds)
        return instant.wallClock.map { zoned($0.timeOfDay, Int(offset) / 60) }
      }
    default: return nil
    }
  }

  /// The day on which the query began, by the session's clocks: the date of a time alone.
  private static func today(_ context: EvaluationContext) -> Int64 {
    context.start.moment.wallClock(in: Zone(key: context.zone))?.day ?? 0
  }

  private static func toTimestamp(
    _ precision: Int, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    let target = SQLType.timestamp(precision: precision)
    let today = today(context)
    @Sendable func onThisDay(_ picoseconds: Int64) -> Instant? {
      Moment(day: today, time: TimeOfDay(picoseconds: picoseconds))?.rounded(to: precision)
        .map { Instant($0) }
    }
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Instant? in
        let trimmed = text.trimmed
        guard let read = TimestampText(trimmed.bytes), let local = read.local,
          let rounded = local.rounded(to: precision), read.namesKnownZone(in: trimmed.bytes)
        else { throw failure(text, target) }
        return Instant(rounded)
      }
    case .date:
      return .rows { (day: Int64) throws(EvaluationError) -> Instant? in
        guard let local = Moment(day: day, time: TimeOfDay(picoseconds: 0)) else {
          throw overflow("date", target)
        }
        return Instant(local)
      }
    case .time: return .rows { (time: Int64) in onThisDay(time) }
    case .timeWithTimeZone: return .rows { (time: Instant) in onThisDay(time.micros) }
    case .timestamp:
      return .rows { (instant: Instant) throws(EvaluationError) in
        guard let rounded = instant.moment.rounded(to: precision) else {
          throw overflow("timestamp", target)
        }
        return Instant(rounded)
      }
    case .timestampWithTimeZone:
      return .rows { (instant: Instant) in
        instant.wallClock.flatMap { $0.rounded(to: precision) }.map { Instant($0) }
      }
    default: return nil
    }
  }

  private static func toZoned(
    _ precision: Int, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    let target = SQLType.timestampWithTimeZone(precision: precision)
    let session = Zone(key: context.zone)
    let today = today(context)
    @Sendable func local(
      _ clock: Moment?, in zone: Zone
    ) throws(EvaluationError) -> Instant {
      guard let instant = clock?.rounded(to: precision)?.atZone(zone), instant.fitsZonedRange
      else { throw overflow("timestamp", target) }
      return Instant(instant, zone: zone.key)
    }
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Instant? in
        let trimmed = text.trimmed
        guard let read = TimestampText(trimmed.bytes) else { throw failure(text, target) }
        let found: (instant: Moment, zone: Zone)?
        do throws(TimeError) {
          found = try read.instant(in: trimmed.bytes, session: session)
        } catch {
          throw failure(text, target)
        }
        guard let found, let rounded = found.instant.rounded(to: precision) else {
          throw failure(text, target)
        }
        return Instant(rounded, zone: found.zone.key)
      }
    case .date:
      return .rows { (day: Int64) throws(EvaluationError) -> Instant? in
        try local(Moment(day: day, time: TimeOfDay(picoseconds: 0)), in: session)
      }
    case .time:
      return .rows { (time: Int64) throws(EvaluationError) in
        try local(Moment(day: today, time: TimeOfDay(picoseconds: time)), in: session)
      }
    case .timeWithTimeZone:
      return .rows { (time: Instant) throws(EvaluationError) in
        try local(
          Moment(day: today, time: TimeOfDay(picoseconds: time.micros)), in: Zone(key: time.zone))
      }
    case .timestamp:
      return .rows { (instant: Instant) throws(EvaluationError) in
        try local(instant.moment, in: session)
      }
    case .timestampWithTimeZone:
      return .rows { (instant: Instant) in
        instant.moment.rounded(to: precision).map {
          Instant($0, zone: instant.zone)
        }
      }
    default: return nil
    }
  }
}

extension TimestampText {
  /// Whether the zone that the text ends in, if any, exists.
  fileprivate func namesKnownZone(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    do throws(TimeError) {
      _ = try instant(in: bytes, session: .utc)
      return true
    } catch {
      return false
    }
  }
}

extension Instant {
  /// What the clocks of its zone show.
  var wallClock: Moment? { moment.wallClock(in: Zone(key: zone)) }
}

extension TextView {
  var trimmed: TextView {
    var bytes = bytes[...]
    while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 { bytes.removeLast() }
    return TextView(UnsafeBufferPointer(rebasing: bytes))
  }
}
