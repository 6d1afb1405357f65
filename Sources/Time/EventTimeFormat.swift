/// One way in which event times are written. `all` is the table: the first format that reads
/// the whole text wins, and no text is read by two formats with different results.
package struct EventTimeFormat: Sendable {
  package let name: String
  /// A text of this format, which the tests read.
  package let example: String
  let read: @Sendable (inout ByteCursor) -> EventTime?

  package static let all: [EventTimeFormat] = [
    EventTimeFormat(
      name: "ISO 8601, T or a space, with or without fraction and zone",
      example: "2023-07-10T13:24:50.123+02:00", read: readExtended),
    EventTimeFormat(
      name: "ISO 8601 basic", example: "20131102T010628Z", read: readBasic),
    EventTimeFormat(
      name: "epoch seconds, milliseconds, microseconds or nanoseconds",
      example: "1.688560107857E9", read: readEpoch),
    EventTimeFormat(
      name: "month name first", example: "Jul 10, 2023, 1:24:50 PM", read: readMonthFirst),
    EventTimeFormat(
      name: "day first, as in HTTP and access logs",
      example: "Tue, 02 Jul 2013 01:06:28 GMT", read: readDayFirst),
    EventTimeFormat(
      name: "weekday, month, day, time, zone, year", example: "Tue Jul 02 01:06:28 UTC 2013",
      read: readYearLast),
  ]
}

/// `2023-07-10`, `2023-07-10 13:24`, `2023/07/10 13:24:50,5 +0200`.
@Sendable
private func readExtended(_ cursor: inout ByteCursor) -> EventTime? {
  guard let year = cursor.digits(4) else { return nil }
  let separator = cursor.peek
  guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return nil }
  cursor.skip(1)
  guard let month = cursor.digits(1, 2), cursor.accept(separator),
    let day = cursor.digits(1, 2)
  else { return nil }
  var clock = ClockFields()
  if !cursor.isAtEnd {
    if !cursor.accept(oneOf: UInt8(ascii: "T"), UInt8(ascii: "t")) {
      guard cursor.accept(UInt8(ascii: " ")) else { return nil }
      cursor.skipSpaces()
    }
    guard let read = readClock(&cursor) else { return nil }
    clock = read
    guard readOffset(&cursor, into: &clock) else { return nil }
  }
  return eventTime(year: year, month: month, day: day, clock)
}

/// `20131102`, `20131102T010628Z`, `20131102T010628.123+0200`, `20131102010628`.
@Sendable
private func readBasic(_ cursor: inout ByteCursor) -> EventTime? {
  let count = cursor.countDigits()
  guard count == 8 || count == 14, let year = cursor.digits(4), let month = cursor.digits(2),
    let day = cursor.digits(2)
  else { return nil }
  var clock = ClockFields()
  if !cursor.isAtEnd {
    guard count == 14 || cursor.accept(oneOf: UInt8(ascii: "T"), UInt8(ascii: "t")),
      let hour = cursor.digits(2), let minute = cursor.digits(2)
    else { return nil }
    clock.hour = hour
    clock.minute = minute
    if let second = cursor.digits(2) {
      clock.second = second
      guard readFraction(&cursor, into: &clock) else { return nil }
    }
    guard readOffset(&cursor, into: &clock) else { return nil }
  }
  return eventTime(year: year, month: month, day: day, clock)
}

/// A decimal number, its unit told by its size: seconds below 10¹¹ (the year 5138), then
/// milliseconds, microseconds and nanoseconds, a thousand times more each.
@Sendable
private func readEpoch(_ cursor: inout ByteCursor) -> EventTime? {
  let negative = cursor.accept(UInt8(ascii: "-"))
  guard isDigit(cursor.peek) else { return nil }
  var mantissa: UInt64 = 0
  var exponent = 0
  var significant = 0
  var afterPoint = false
  while true {
    let byte = cursor.peek
    if isDigit(byte) {
      cursor.skip(1)
      if significant < 19 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        if mantissa != 0 { significant += 1 }
        if afterPoint { exponent -= 1 }
      } else if !afterPoint {
        exponent += 1
      }
    } else if byte == UInt8(ascii: "."), !afterPoint, isDigit(cursor.peek(at: 1)) {
      cursor.skip(1)
      afterPoint = true
    } else {
      break
    }
  }
  if cursor.accept(oneOf: UInt8(ascii: "E"), UInt8(ascii: "e")) {
    let minus = cursor.accept(UInt8(ascii: "-"))
    if !minus { _ = cursor.accept(UInt8(ascii: "+")) }
    guard let power = cursor.digits(1, 3) else { return nil }
    exponent += minus ? -power : power
  }
  // The value is below 10^magnitude.
  let magnitude = significant + exponent
  guard magnitude <= 20 else { return nil }
  let power = magnitude <= 11 ? 9 : magnitude <= 14 ? 6 : magnitude <= 17 ? 3 : 0
  var nanoseconds = Int128(mantissa)
  let scale = exponent + power
  if scale >= 0 {
    // The value is below 10^20 here, in nanoseconds below 10^29: far below 2^127.
    for _ in 0..<min(scale, 19) { nanoseconds &*= 10 }
  } else {
    guard scale > -60 else { return EventTime(seconds: 0) }
    for _ in 0..<(-scale) { nanoseconds /= 10 }
  }
  if negative { nanoseconds = -nanoseconds }
  var seconds = nanoseconds / 1_000_000_000
  var rest = nanoseconds % 1_000_000_000
  if rest < 0 {
    rest += 1_000_000_000
    seconds -= 1
  }
  guard let whole = Int64(exactly: seconds) else { return nil }
  return EventTime(seconds: whole, nanoseconds: Int32(truncatingIfNeeded: rest))
}

/// `Jul 10, 2023, 1:24:50 PM`, `Mar 25, 2014 8:17:37 PM`, `July 10, 2023`.
@Sendable
private func readMonthFirst(_ cursor: inout ByteCursor) -> EventTime? {
  guard let month = cursor.name(monthNames) else { return nil }
  cursor.skipSpaces()
  guard let day = cursor.digits(1, 2), cursor.accept(UInt8(ascii: ",")) else { return nil }
  cursor.skipSpaces()
  guard let year = cursor.digits(4) else { return nil }
  var clock = ClockFields()
  if !cursor.isAtEnd {
    _ = cursor.accept(UInt8(ascii: ","))
    cursor.skipSpaces()
    if cursor.accept(ignoringCase: "at") { cursor.skipSpaces() }
    guard let read = readClock(&cursor) else { return nil }
    clock = read
    guard readHalfOfDay(&cursor, into: &clock), readOffset(&cursor, into: &clock) else {
      return nil
    }
  }
  return eventTime(year: year, month: month, day: day, clock)
}

/// `Tue, 02 Jul 2013 01:06:28 GMT`, `02 Jul 2013`, `02/Jul/2013:01:06:28 +0000`.
@Sendable
private func readDayFirst(_ cursor: inout ByteCursor) -> EventTime? {
  if cursor.name(weekdayNames) != nil {
    guard cursor.accept(UInt8(ascii: ",")) else { return nil }
    cursor.skipSpaces()
  }
  guard let day = cursor.digits(1, 2) else { return nil }
  let separator = cursor.peek
  guard
    separator == UInt8(ascii: " ") || separator == UInt8(ascii: "/")
      || separator == UInt8(ascii: "-")
  else { return nil }
  cursor.skip(1)
  guard let month = cursor.name(monthNames), cursor.accept(separator),
    let year = cursor.digits(4)
  else { return nil }
  var clock = ClockFields()
  if !cursor.isAtEnd {
    guard cursor.accept(oneOf: UInt8(ascii: " "), UInt8(ascii: ":")),
      let read = readClock(&cursor)
    else { return nil }
    clock = read
    guard readHalfOfDay(&cursor, into: &clock), readOffset(&cursor, into: &clock) else {
      return nil
    }
  }
  return eventTime(year: year, month: month, day: day, clock)
}

/// `Tue Jul 02 01:06:28 UTC 2013`, the zone being optional.
@Sendable
private func readYearLast(_ cursor: inout ByteCursor) -> EventTime? {
  guard cursor.name(weekdayNames) != nil else { return nil }
  cursor.skipSpaces()
  guard let month = cursor.name(monthNames) else { return nil }
  cursor.skipSpaces()
  guard let day = cursor.digits(1, 2), cursor.accept(UInt8(ascii: " ")),
    var clock = readClock(&cursor)
  else { return nil }
  cursor.skipSpaces()
  if !isDigit(cursor.peek) {
    guard readOffset(&cursor, into: &clock), cursor.accept(UInt8(ascii: " ")) else {
      return nil
    }
  }
  guard let year = cursor.digits(4) else { return nil }
  return eventTime(year: year, month: month, day: day, clock)
}

// MARK: - Pieces

private struct ClockFields {
  var hour = 0
  var minute = 0
  var second = 0
  var nanoseconds = 0
  var offset = 0
}

/// `13:24`, `1:24:50`, `13:24:50.123456789`, `13:24:50,123`.
private func readClock(_ cursor: inout ByteCursor) -> ClockFields? {
  var clock = ClockFields()
  guard let hour = cursor.digits(1, 2), cursor.accept(UInt8(ascii: ":")),
    let minute = cursor.digits(2)
  else { return nil }
  clock.hour = hour
  clock.minute = minute
  if cursor.accept(UInt8(ascii: ":")) {
    guard let second = cursor.digits(2) else { return nil }
    clock.second = second
    guard readFraction(&cursor, into: &clock) else { return nil }
  }
  return clock
}

/// False only where a point is not followed by one to twelve digits.
private func readFraction(_ cursor: inout ByteCursor, into clock: inout ClockFields) -> Bool {
  guard cursor.accept(oneOf: UInt8(ascii: "."), UInt8(ascii: ",")) else { return true }
  guard let fraction = cursor.fraction() else { return false }
  clock.nanoseconds = Int(fraction.picoseconds / 1_000)
  return true
}

/// AM or PM, which need an hour of 1 to 12.
private func readHalfOfDay(_ cursor: inout ByteCursor, into clock: inout ClockFields) -> Bool {
  cursor.skipSpaces()
  let afternoon = cursor.accept(ignoringCase: "pm")
  guard afternoon || cursor.accept(ignoringCase: "am") else { return true }
  guard clock.hour >= 1, clock.hour <= 12 else { return false }
  clock.hour = clock.hour % 12 + (afternoon ? 12 : 0)
  return true
}

/// Nothing (UTC), `Z`, `UTC`, `GMT`, `+02`, `+0200`, `+02:00`; blanks may come before.
///
/// Names of zones are not read: an abbreviation such as `CST` has several meanings.
private func readOffset(_ cursor: inout ByteCursor, into clock: inout ClockFields) -> Bool {
  let start = cursor.position
  cursor.skipSpaces()
  if cursor.accept(ignoringCase: "utc") || cursor.accept(ignoringCase: "gmt") { return true }
  if cursor.accept(ignoringCase: "z") { return true }
  let negative = cursor.accept(UInt8(ascii: "-"))
  guard negative || cursor.accept(UInt8(ascii: "+")) else {
    cursor.move(to: start)
    return true
  }
  guard let hours = cursor.digits(2) else { return false }
  var minutes = 0
  if cursor.accept(UInt8(ascii: ":")) {
    guard let read = cursor.digits(2) else { return false }
    minutes = read
  } else if let read = cursor.digits(2) {
    minutes = read
  }
  guard hours <= 18, minutes < 60 else { return false }
  let offset = hours * 3_600 + minutes * 60
  clock.offset = negative ? -offset : offset
  return true
}

private func eventTime(year: Int, month: Int, day: Int, _ clock: ClockFields) -> EventTime? {
  guard clock.hour < 24, clock.minute < 60, clock.second < 60,
    let days = CivilDate(year: Int64(year), month: month, day: day).daysSinceEpoch
  else { return nil }
  let seconds = days * 86_400 + Int64(clock.hour * 3_600 + clock.minute * 60 + clock.second)
  return EventTime(
    seconds: seconds - Int64(clock.offset), nanoseconds: Int32(clock.nanoseconds))
}
