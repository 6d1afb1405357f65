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
    case .timestamp(let precision): toTimestamp(precision, from: source)
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
    case .timestamp: .rows { (instant: TarnColumns.Instant) in instant.time.day }
    case .timestampWithTimeZone:
      .rows { (instant: TarnColumns.Instant) in instant.wallClock?.day }
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
      return .rows { (time: TarnColumns.Instant) in
        TimeOfDay(picoseconds: time.micros).rounded(to: precision).picoseconds
      }
    case .timestamp:
      return .rows { (instant: TarnColumns.Instant) in
        instant.time.timeOfDay.rounded(to: precision).picoseconds
      }
    case .timestampWithTimeZone:
      return .rows { (instant: TarnColumns.Instant) in
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
    let startSeconds = context.start.time.seconds
    let sessionOffset = Int(sessionZone.offset(at: startSeconds)) / 60
    @Sendable func zoned(_ time: TimeOfDay, _ minutes: Int) -> TarnColumns.Instant {
      TarnColumns.Instant(
        micros: time.rounded(to: precision).picoseconds,
        zone: Zone(offsetMinutes: minutes)?.key ?? 0)
    }
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> TarnColumns.Instant? in
        guard let read = TimeText(text.bytes) else { throw failure(text, target) }
        return zoned(read.time, read.offsetMinutes ?? sessionOffset)
      }
    case .time:
      return .rows { (time: Int64) in zoned(TimeOfDay(picoseconds: time), sessionOffset) }
    case .timeWithTimeZone:
      return .rows { (time: TarnColumns.Instant) in
        TarnColumns.Instant(
          micros: TimeOfDay(picoseconds: time.micros).rounded(to: precision).picoseconds,
          zone: time.zone)
      }
    case .timestampWithTimeZone:
      return .rows { (instant: TarnColumns.Instant) -> TarnColumns.Instant? in
        let offset = Zone(key: instant.zone).offset(at: instant.time.seconds)
        return instant.wallClock.map { zoned($0.timeOfDay, Int(offset) / 60) }
      }
    default: return nil
    }
  }

  private static func toTimestamp(_ precision: Int, from source: SQLType) -> Kernel? {
    let target = SQLType.timestamp(precision: precision)
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> TarnColumns.Instant? in
        let trimmed = text.trimmed
        guard let read = TimestampText(trimmed.bytes), let local = read.local,
          let rounded = local.rounded(to: precision)
        else { throw failure(text, target) }
        return TarnColumns.Instant(rounded)
      }
    case .date:
      return .rows { (day: Int64) throws(EvaluationError) -> TarnColumns.Instant? in
        guard let local = TarnTime.Instant(day: day, time: TimeOfDay(picoseconds: 0)) else {
          throw overflow("date", target)
        }
        return TarnColumns.Instant(local)
      }
    case .timestamp:
      return .rows { (instant: TarnColumns.Instant) throws(EvaluationError) in
        guard let rounded = instant.time.rounded(to: precision) else {
          throw overflow("timestamp", target)
        }
        return TarnColumns.Instant(rounded)
      }
    case .timestampWithTimeZone:
      return .rows { (instant: TarnColumns.Instant) in
        instant.wallClock.flatMap { $0.rounded(to: precision) }.map { TarnColumns.Instant($0) }
      }
    default: return nil
    }
  }

  private static func toZoned(
    _ precision: Int, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    let target = SQLType.timestampWithTimeZone(precision: precision)
    let session = Zone(key: context.zone)
    @Sendable func local(
      _ clock: TarnTime.Instant?
    ) throws(EvaluationError) -> TarnColumns.Instant {
      guard let instant = clock?.rounded(to: precision)?.atZone(session), instant.fitsZonedRange
      else { throw overflow("timestamp", target) }
      return TarnColumns.Instant(instant, zone: session.key)
    }
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> TarnColumns.Instant? in
        let trimmed = text.trimmed
        guard let read = TimestampText(trimmed.bytes) else { throw failure(text, target) }
        let found: (instant: TarnTime.Instant, zone: Zone)?
        do throws(TimeError) {
          found = try read.instant(in: trimmed.bytes, session: session)
        } catch {
          throw failure(text, target)
        }
        guard let found, let rounded = found.instant.rounded(to: precision) else {
          throw failure(text, target)
        }
        return TarnColumns.Instant(rounded, zone: found.zone.key)
      }
    case .date:
      return .rows { (day: Int64) throws(EvaluationError) -> TarnColumns.Instant? in
        try local(TarnTime.Instant(day: day, time: TimeOfDay(picoseconds: 0)))
      }
    case .timestamp:
      return .rows { (instant: TarnColumns.Instant) throws(EvaluationError) in
        try local(instant.time)
      }
    case .timestampWithTimeZone:
      return .rows { (instant: TarnColumns.Instant) in
        instant.time.rounded(to: precision).map {
          TarnColumns.Instant($0, zone: instant.zone)
        }
      }
    default: return nil
    }
  }
}

extension TarnColumns.Instant {
  /// The same point as the time module counts it.
  var time: TarnTime.Instant {
    TarnTime.Instant(microseconds: micros, picoseconds: picos)
  }

  /// What the clocks of its zone show.
  var wallClock: TarnTime.Instant? { time.wallClock(in: Zone(key: zone)) }

  init(_ time: TarnTime.Instant, zone: UInt16 = 0) {
    self.init(micros: time.microseconds, picos: time.picoseconds, zone: zone)
  }
}

extension TextView {
  var trimmed: TextView {
    var bytes = bytes[...]
    while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 { bytes.removeLast() }
    return TextView(UnsafeBufferPointer(rebasing: bytes))
  }
}
