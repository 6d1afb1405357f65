/// A time as ISO 8601 writes it, in the forms that from_iso8601_timestamp reads:
///
///     date      2001 · 2001-08 · 2001-08-22 · 2001-234 · 2001-W34 · 2001-W34-3
///     time      T03 · T03.5 · T03:04 · T03:04.5 · T03:04:05 · T03:04:05.321 (or a comma)
///     offset    Z · +07 · +07:09 · +0709
///
/// A date, a time after it, an offset after that; a time alone is of 1970-01-01.
package struct IsoText: Equatable, Sendable {
  package var day: Int64 = 0
  package var time = TimeOfDay(picoseconds: 0)
  /// Minutes east of UTC.
  package var offsetMinutes: Int?

  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    if let seconds = EventTime.canonicalSeconds(text) {
      day = floorDivide(seconds, 86_400)
      time = TimeOfDay(
        picoseconds: floorRemainder(seconds, 86_400) &* TimeOfDay.picosecondsPerSecond)
      offsetMinutes = 0
      return
    }
    var cursor = ByteCursor(text)
    if cursor.peek != UInt8(ascii: "T") {
      guard let day = IsoText.readDate(&cursor) else { return nil }
      self.day = day
      if cursor.isAtEnd { return }
    }
    guard cursor.accept(UInt8(ascii: "T")) else { return nil }
    if isDigit(cursor.peek) {
      guard let time = IsoText.readTime(&cursor) else { return nil }
      self.time = time
    }
    if cursor.isAtEnd { return }
    if cursor.accept(UInt8(ascii: "Z")) {
      offsetMinutes = 0
    } else {
      guard isDigit(cursor.peek(at: 2)), let minutes = readOffsetMinutes(&cursor) else {
        return nil
      }
      offsetMinutes = minutes
    }
    guard cursor.isAtEnd else { return nil }
  }

  /// The date forms alone, as from_iso8601_date reads them: days since 1970.
  package static func date(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
    var cursor = ByteCursor(text)
    guard let day = readDate(&cursor), cursor.isAtEnd else { return nil }
    return Int32(exactly: day)
  }

  private static func readDate(_ cursor: inout ByteCursor) -> Int64? {
    let negative = cursor.accept(UInt8(ascii: "-"))
    if !negative { _ = cursor.accept(UInt8(ascii: "+")) }
    guard let digits = cursor.digits(1, 9) else { return nil }
    let year = Int64(negative ? -digits : digits)
    guard cursor.accept(UInt8(ascii: "-")) else {
      return CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    }
    if cursor.accept(UInt8(ascii: "W")) {
      guard let week = cursor.digits(1, 2) else { return nil }
      var weekday = 1
      if cursor.accept(UInt8(ascii: "-")) {
        guard let read = cursor.digits(1), read >= 1, read <= 7 else { return nil }
        weekday = read
      }
      return day(ofISOYear: year, week: week, weekday: weekday)
    }
    if cursor.countDigits() == 3 {
      guard let number = cursor.digits(3), number >= 1,
        number <= (CivilDate.isLeap(year) ? 366 : 365),
        let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
      else { return nil }
      return first + Int64(number - 1)
    }
    guard let month = cursor.digits(1, 2) else { return nil }
    var day = 1
    if cursor.accept(UInt8(ascii: "-")) {
      guard let read = cursor.digits(1, 2) else { return nil }
      day = read
    }
    return CivilDate(year: year, month: month, day: day).daysSinceEpoch
  }

  /// Nil where the year has no such week.
  static func day(ofISOYear year: Int64, week: Int, weekday: Int) -> Int64? {
    guard week >= 1, week <= 53, let first = CivilDate.firstDay(ofISOYear: year) else {
      return nil
    }
    let day = first + Int64((week - 1) * 7 + weekday - 1)
    guard CivilDate.isoWeek(ofDay: day).year == year else { return nil }
    return day
  }

  /// A fraction may follow any part and is of that part.
  private static func readTime(_ cursor: inout ByteCursor) -> TimeOfDay? {
    guard let hour = cursor.digits(1, 2), hour < 24 else { return nil }
    var picoseconds = Int64(hour) * 3_600 * TimeOfDay.picosecondsPerSecond
    var unit: Int64 = 3_600
    if cursor.accept(UInt8(ascii: ":")) {
      guard let minute = cursor.digits(1, 2), minute < 60 else { return nil }
      picoseconds += Int64(minute) * 60 * TimeOfDay.picosecondsPerSecond
      unit = 60
      if cursor.accept(UInt8(ascii: ":")) {
        guard let second = cursor.digits(1, 2), second < 60 else { return nil }
        picoseconds += Int64(second) * TimeOfDay.picosecondsPerSecond
        unit = 1
      }
    }
    if cursor.accept(oneOf: UInt8(ascii: "."), UInt8(ascii: ",")) {
      let count = cursor.countDigits()
      guard count >= 1, let value = cursor.digits(min(count, 12)) else { return nil }
      cursor.skip(count - min(count, 12))
      // Below 10¹² × 3,600: within 52 bits.
      picoseconds += Int64(value) * powerOfTen(12 - min(count, 12)) * unit
    }
    return TimeOfDay(picoseconds: picoseconds)
  }
}
