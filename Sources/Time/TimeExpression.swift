/// A time as people write it on a command line, resolved against a clock.
///
///     2024-05-01 · 2024-05-01T10:00Z · 2024-05-01 10:00:00+02:00    ISO 8601 and RFC 3339
///     1714550400 · 1714550400000                                   epoch seconds, milliseconds
///     now · today · yesterday · tomorrow                           days begin in the zone
///     now-2h · -90d · T-90d · today-1w · now+30min · 90d ago       from a base, one step or more
///
/// Units: s sec, min, h, d, w, mo, y (and their words in full). `m` and `M` are refused, since
/// half of the people mean minutes and the other half months.
package struct TimeExpression: Equatable, Sendable {
  package var instant: Moment
  /// Whether it moves with the clock.
  package var isRelative: Bool
  /// Whether it names a whole day, so that an end of a window may mean the end of that day.
  package var isWholeDay: Bool

  package init(
    _ text: UnsafeBufferPointer<UInt8>, now: Moment, zone: Zone = .utc
  ) throws(TimeError) {
    var cursor = ByteCursor(text)
    cursor.skipSpaces()
    let start = cursor.position
    guard !cursor.isAtEnd, text.count <= 128 else { throw .unreadable(text) }
    let local = now.wallClock(in: zone) ?? now

    if let base = TimeExpression.base(&cursor) {
      isRelative = true
      switch base {
      case .now:
        instant = now
        isWholeDay = false
      case .day(let distance):
        guard let midnight = Moment(day: local.day + distance, time: TimeOfDay(picoseconds: 0)),
          let begin = midnight.atZone(zone)
        else { throw .outOfRange(text) }
        instant = begin
        isWholeDay = true
      }
      guard try steps(&cursor, text, zone) else { throw .unreadable(text) }
      return
    }
    cursor.move(to: start)
    if let absolute = try TimeExpression.absolute(text, zone: zone) {
      self = absolute
      return
    }
    // `-90d`, `+1h`, `90d ago`
    instant = now
    isRelative = true
    isWholeDay = false
    guard try steps(&cursor, text, zone) else { throw .unreadable(text) }
  }

  package init(_ text: String, now: Moment, zone: Zone = .utc) throws(TimeError) {
    self = try withBytes(of: text) { bytes throws(TimeError) in
      try TimeExpression(bytes, now: now, zone: zone)
    }
  }

  private enum Base {
    case now
    /// Midnight so many days from today.
    case day(Int64)
  }

  private static func base(_ cursor: inout ByteCursor) -> Base? {
    if cursor.accept(ignoringCase: "now") { return .now }
    if cursor.accept(ignoringCase: "today") { return .day(0) }
    if cursor.accept(ignoringCase: "yesterday") { return .day(-1) }
    if cursor.accept(ignoringCase: "tomorrow") { return .day(1) }
    let sign = cursor.peek(at: 1)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"), cursor.accept(ignoringCase: "t") {
      return .now
    }
    return nil
  }

  private static func absolute(
    _ text: UnsafeBufferPointer<UInt8>, zone: Zone
  ) throws(TimeError) -> TimeExpression? {
    // A zone's name behind a blank is SQL's way; everything else is a time as events write it.
    if let sql = TimestampText(text) {
      guard let (instant, _) = try sql.instant(in: text, session: zone) else {
        throw .outOfRange(text)
      }
      return TimeExpression(
        instant: instant, isRelative: false, isWholeDay: text.count == 10 && sql.zone == nil)
    }
    guard let time = EventTime(text), text.first != UInt8(ascii: "-") else { return nil }
    let fraction = Int64(time.nanoseconds) * 1_000
    guard var instant = Moment(seconds: time.seconds, fraction: fraction) else {
      throw .outOfRange(text)
    }
    if zone != .utc, EventTime.hasNoZone(text) {
      guard let shifted = instant.atZone(zone) else { throw .outOfRange(text) }
      instant = shifted
    }
    return TimeExpression(instant: instant, isRelative: false, isWholeDay: false)
  }

  private init(instant: Moment, isRelative: Bool, isWholeDay: Bool) {
    self.instant = instant
    self.isRelative = isRelative
    self.isWholeDay = isWholeDay
  }

  /// Applies `-2h`, `-1d+6h`, `90 days ago` to the instant; false where the text is neither.
  private mutating func steps(
    _ cursor: inout ByteCursor, _ text: UnsafeBufferPointer<UInt8>, _ zone: Zone
  ) throws(TimeError) -> Bool {
    while true {
      cursor.skipSpaces()
      if cursor.isAtEnd { return true }
      let isBack = cursor.accept(UInt8(ascii: "-"))
      let isSigned = isBack || cursor.accept(UInt8(ascii: "+"))
      cursor.skipSpaces()
      guard let count = cursor.digits(1, 9) else { return false }
      cursor.skipSpaces()
      let unit = try TimeExpression.unit(&cursor, text, count: count, isBack: isBack || !isSigned)
      guard let unit else { return false }
      var sign: Int64 = isBack ? -1 : 1
      if !isSigned {
        cursor.skipSpaces()
        guard cursor.accept(ignoringCase: "ago") else { return false }
        sign = -1
      }
      switch unit {
      case .seconds(let length):
        guard let next = instant.adding(seconds: sign * Int64(count) * length) else {
          throw .outOfRange(text)
        }
        instant = next
        if length < 86_400 { isWholeDay = false }
      case .days(let length):
        // Days keep the time of day of the zone's clocks over a change of summer time.
        try move(zone, text) { date in
          CivilDate(daysSinceEpoch: date &+ sign * Int64(count) * length)
        }
      case .months(let length):
        try move(zone, text) { date in
          CivilDate(daysSinceEpoch: date).adding(months: sign * Int64(count) * length)
        }
      }
    }
  }

  private mutating func move(
    _ zone: Zone, _ text: UnsafeBufferPointer<UInt8>, _ step: (Int64) -> CivilDate?
  ) throws(TimeError) {
    guard let local = instant.wallClock(in: zone), let day = step(local.day)?.daysSinceEpoch,
      let moved = Moment(day: day, time: local.timeOfDay), let instant = moved.atZone(zone)
    else { throw .outOfRange(text) }
    self.instant = instant
  }

  private enum Unit {
    case seconds(Int64)
    case days(Int64)
    case months(Int64)
  }

  private static func unit(
    _ cursor: inout ByteCursor, _ text: UnsafeBufferPointer<UInt8>, count: Int, isBack: Bool
  ) throws(TimeError) -> Unit? {
    var word: [UInt8] = []
    while word.count < 16, isLetter(cursor.peek) {
      word.append(cursor.peek)
      cursor.skip(1)
    }
    if word == [UInt8(ascii: "m")] || word == [UInt8(ascii: "M")] {
      throw .ambiguousUnit(text, count: count, isBack: isBack)
    }
    switch String(decoding: word.map(asciiLower), as: UTF8.self) {
    case "s", "sec", "secs", "second", "seconds": return .seconds(1)
    case "min", "mins", "minute", "minutes": return .seconds(60)
    case "h", "hr", "hrs", "hour", "hours": return .seconds(3_600)
    case "d", "day", "days": return .days(1)
    case "w", "week", "weeks": return .days(7)
    case "mo", "mon", "month", "months": return .months(1)
    case "q", "quarter", "quarters": return .months(3)
    case "y", "yr", "year", "years": return .months(12)
    default: return nil
    }
  }
}

extension EventTime {
  /// Whether a readable text gives a wall clock alone: then a zone may be put to it.
  fileprivate static func hasNoZone(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var bytes = Array(text)
    while bytes.last == 0x20 { bytes.removeLast() }
    // Numbers count from 1970 in UTC and cannot take a zone behind them.
    let number = bytes.allSatisfy { isDigit($0) || ".eE+-".utf8.contains($0) }
    if number, !bytes.contains(UInt8(ascii: "-")) || bytes.contains(UInt8(ascii: ".")) {
      return false
    }
    bytes.append(UInt8(ascii: "Z"))
    return bytes.withUnsafeBufferPointer { EventTime($0) != nil }
  }
}

extension TimeError {
  private static let accepted =
    "accepted are 2024-05-01, 2024-05-01T10:00:00Z, epoch seconds or milliseconds, now, today,"
    + " yesterday, now-2h, -90d, '90d ago' (units s, min, h, d, w, mo, y)"

  private static func quoted(_ text: UnsafeBufferPointer<UInt8>) -> String {
    "'" + String(decoding: text.prefix(64), as: UTF8.self) + "'"
  }

  fileprivate static func unreadable(_ text: UnsafeBufferPointer<UInt8>) -> TimeError {
    TimeError(.text, "\(quoted(text)) is not a time; \(accepted)")
  }

  fileprivate static func outOfRange(_ text: UnsafeBufferPointer<UInt8>) -> TimeError {
    TimeError(.range, "\(quoted(text)) is outside the range of times")
  }

  fileprivate static func ambiguousUnit(
    _ text: UnsafeBufferPointer<UInt8>, count: Int, isBack: Bool
  ) -> TimeError {
    let sign = isBack ? "-" : "+"
    return TimeError(
      .text,
      "\(quoted(text)) may mean minutes or months; write \(sign)\(count)min or \(sign)\(count)mo")
  }
}
