/// A timestamp as SQL writes it, before its precision and zone are settled.
package struct TimestampText: Equatable, Sendable {
  /// Days since 1970 on the wall clock.
  package var day: Int64
  /// The fraction at full length.
  package var time: TimeOfDay
  /// How many digits the fraction had, 0 to 12.
  package var precision: Int
  /// Where the zone stands in the text.
  package var zone: Range<Int>?

  /// Reads `2020-01-31`, `2020-01-31 13:04`, `2020-01-31 13:04:05.123 Europe/Paris`; the year
  /// may have a sign and more digits. Nil for any other text.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    var cursor = ByteCursor(text)
    guard let day = readDate(&cursor, yearDigits: 4) else { return nil }
    self.day = day
    time = TimeOfDay(picoseconds: 0)
    precision = 0
    if cursor.isAtEnd { return }
    guard cursor.accept(UInt8(ascii: " ")) else { return nil }
    if isDigit(cursor.peek) {
      guard let read = readTime(&cursor) else { return nil }
      time = read.time
      precision = read.precision
    }
    while cursor.accept(UInt8(ascii: " ")) {}
    if !cursor.isAtEnd { zone = cursor.position..<text.count }
  }

  /// The wall clock as a point on its time line; nil past its range.
  package var local: Moment? { Moment(day: day, time: time) }

  /// The point on the UTC line for the text's zone, else for `session`; nil past the range of
  /// TIMESTAMP WITH TIME ZONE.
  package func instant(
    in text: UnsafeBufferPointer<UInt8>, session: Zone
  ) throws(TimeError) -> (instant: Moment, zone: Zone)? {
    var zone = session
    if let place = self.zone, place.upperBound <= text.count {
      zone = try Zone(UnsafeBufferPointer(rebasing: text[place]))
    }
    guard let local else { return nil }
    guard let instant = local.atZone(zone), instant.fitsZonedRange else { return nil }
    return (instant, zone)
  }
}

/// A time of day as SQL writes it.
package struct TimeText: Equatable, Sendable {
  package var time: TimeOfDay
  package var precision: Int
  /// Minutes east of UTC, where the text gives an offset.
  package var offsetMinutes: Int?

  /// Reads `13:04`, `13:04:05`, `13:04:05.123+05:30`; nil for any other text.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    var cursor = ByteCursor(text)
    guard let read = readTime(&cursor) else { return nil }
    time = read.time
    precision = read.precision
    while cursor.accept(UInt8(ascii: " ")) {}
    if cursor.isAtEnd { return }
    let negative = cursor.accept(UInt8(ascii: "-"))
    guard negative || cursor.accept(UInt8(ascii: "+")), let hours = cursor.digits(1, 2),
      cursor.accept(UInt8(ascii: ":")), let minutes = cursor.digits(2), cursor.isAtEnd,
      minutes < 60, hours * 60 + minutes <= 840
    else { return nil }
    let offset = hours * 60 + minutes
    offsetMinutes = negative ? -offset : offset
  }
}

/// Reads a DATE: `2020-01-31`, blanks around it, a sign and further digits in the year; days
/// since 1970, which for a DATE of SQL must fit an `Int32`.
package func parseDate(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
  var trimmed = text[...]
  while let first = trimmed.first, isBlank(first) { trimmed.removeFirst() }
  while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
  var cursor = ByteCursor(UnsafeBufferPointer(rebasing: trimmed))
  guard let day = readDate(&cursor, yearDigits: 1), cursor.isAtEnd else { return nil }
  return Int32(exactly: day)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

/// `[+-]y…y-m[m]-d[d]`, the year having at least so many digits.
private func readDate(_ cursor: inout ByteCursor, yearDigits: Int) -> Int64? {
  let negative = cursor.accept(UInt8(ascii: "-"))
  if !negative { _ = cursor.accept(UInt8(ascii: "+")) }
  guard let year = cursor.digits(yearDigits, 9), cursor.accept(UInt8(ascii: "-")),
    let month = cursor.digits(1, 2), cursor.accept(UInt8(ascii: "-")),
    let day = cursor.digits(1, 2)
  else { return nil }
  return CivilDate(year: Int64(negative ? -year : year), month: month, day: day).daysSinceEpoch
}

/// `h[h]:m[m][:s[s][.fraction]]`.
private func readTime(_ cursor: inout ByteCursor) -> (time: TimeOfDay, precision: Int)? {
  guard let hour = cursor.digits(1, 2), cursor.accept(UInt8(ascii: ":")),
    let minute = cursor.digits(1, 2)
  else { return nil }
  var second = 0
  var fraction: Int64 = 0
  var precision = 0
  if cursor.accept(UInt8(ascii: ":")) {
    guard let read = cursor.digits(1, 2) else { return nil }
    second = read
    if cursor.accept(UInt8(ascii: ".")) {
      guard let read = cursor.fraction() else { return nil }
      fraction = read.picoseconds
      precision = read.digits
    }
  }
  guard
    let time = TimeOfDay(hour: hour, minute: minute, second: second, fraction: fraction)
  else { return nil }
  return (time, precision)
}

extension Moment {
  /// The wall clock that `self` is, read in a zone: the instant on the UTC line; nil past the
  /// range.
  package func atZone(_ zone: Zone) -> Moment? {
    var clock = ZoneClock(zone)
    let local = seconds
    let instant = clock.instant(ofLocal: local)
    return adding(seconds: instant &- local)
  }

  /// The instant that `self` is, as the wall clock of a zone shows it; nil past the range.
  package func wallClock(in zone: Zone) -> Moment? {
    adding(seconds: Int64(zone.offset(at: seconds)))
  }
}
