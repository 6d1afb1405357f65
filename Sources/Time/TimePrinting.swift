/// Times as Trino prints them, appended to UTF-8 bytes.
package enum TimePrinting {
  /// `2020-01-31`; years past 9999 with all their digits, before year 0 with a minus.
  package static func date(_ day: Int64, into text: inout [UInt8]) {
    let date = CivilDate(daysSinceEpoch: day)
    number(date.year, width: 4, into: &text)
    monthAndDay(date, into: &text)
  }

  /// `13:04:05.123`.
  package static func time(_ time: TimeOfDay, precision: Int, into text: inout [UInt8]) {
    twoDigits(time.hour, into: &text)
    text.append(UInt8(ascii: ":"))
    twoDigits(time.minute, into: &text)
    text.append(UInt8(ascii: ":"))
    twoDigits(time.second, into: &text)
    fraction(time.fraction, precision: precision, into: &text)
  }

  /// `13:04:05.123+05:30`.
  package static func time(
    _ time: TimeOfDay, precision: Int, offsetMinutes: Int, into text: inout [UInt8]
  ) {
    self.time(time, precision: precision, into: &text)
    offset(seconds: offsetMinutes * 60, separator: true, into: &text)
  }

  /// `2020-01-31 13:04:05.123`; years past 9999 with a plus.
  package static func timestamp(
    _ local: Moment, precision: Int, separator: UInt8 = 0x20, into text: inout [UInt8]
  ) {
    let date = local.date
    let time = local.timeOfDay
    if date.year >= 0, date.year <= 9_999 {
      dateAndTime(date, time, separator, into: &text)
      fraction(time.fraction, precision: precision, into: &text)
      return
    }
    if date.year > 9_999 { text.append(UInt8(ascii: "+")) }
    number(date.year, width: 4, into: &text)
    monthAndDay(date, into: &text)
    text.append(separator)
    self.time(time, precision: precision, into: &text)
  }

  /// The 19 bytes of a year of four digits, written in one place and appended at once: appending
  /// them one by one costs three times as much.
  private static func dateAndTime(
    _ date: CivilDate, _ time: TimeOfDay, _ separator: UInt8, into text: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 19) { buffer in
      func pair(_ place: Int, _ value: Int) {
        buffer.initializeElement(at: place, to: UInt8(truncatingIfNeeded: value / 10) &+ 0x30)
        buffer.initializeElement(
          at: place &+ 1, to: UInt8(truncatingIfNeeded: value % 10) &+ 0x30)
      }
      let year = Int(date.year)
      let seconds = Int(time.picoseconds / TimeOfDay.picosecondsPerSecond)
      pair(0, year / 100)
      pair(2, year % 100)
      buffer.initializeElement(at: 4, to: UInt8(ascii: "-"))
      pair(5, date.month)
      buffer.initializeElement(at: 7, to: UInt8(ascii: "-"))
      pair(8, date.day)
      buffer.initializeElement(at: 10, to: separator)
      pair(11, seconds / 3_600)
      buffer.initializeElement(at: 13, to: UInt8(ascii: ":"))
      pair(14, seconds / 60 % 60)
      buffer.initializeElement(at: 16, to: UInt8(ascii: ":"))
      pair(17, seconds % 60)
      text.append(contentsOf: UnsafeBufferPointer(buffer))
    }
  }

  /// `2020-01-31 13:04:05.123 Europe/Paris`, from the instant and its zone.
  package static func timestamp(
    _ instant: Moment, zone: Zone, precision: Int, into text: inout [UInt8]
  ) {
    timestamp(instant.wallClock(in: zone) ?? instant, precision: precision, into: &text)
    text.append(0x20)
    text.append(contentsOf: zone.name.utf8)
  }

  /// ISO 8601: `2020-01-31T13:04:05.123+01:00`, with `Z` for UTC.
  package static func isoTimestamp(
    _ instant: Moment, zone: Zone, precision: Int, into text: inout [UInt8]
  ) {
    let shift = zone.offset(at: instant.seconds)
    timestamp(
      instant.adding(seconds: Int64(shift)) ?? instant, precision: precision,
      separator: UInt8(ascii: "T"), into: &text)
    if shift == 0 {
      text.append(UInt8(ascii: "Z"))
    } else {
      offset(seconds: Int(shift), separator: true, into: &text)
    }
  }

  /// `2023-07-10T13:24:50Z`, the canonical form of event times.
  package static func eventTime(seconds: Int64, into text: inout [UInt8]) {
    let date = CivilDate(daysSinceEpoch: floorDivide(seconds, 86_400))
    let ofDay = floorRemainder(seconds, 86_400)
    let time = TimeOfDay(picoseconds: ofDay &* TimeOfDay.picosecondsPerSecond)
    if date.year >= 0, date.year <= 9_999 {
      dateAndTime(date, time, UInt8(ascii: "T"), into: &text)
    } else {
      number(date.year, width: 4, into: &text)
      monthAndDay(date, into: &text)
      text.append(UInt8(ascii: "T"))
      self.time(time, precision: 0, into: &text)
    }
    text.append(UInt8(ascii: "Z"))
  }

  /// `3 04:05:06.789`, `-0 00:00:01.000`.
  package static func interval(milliseconds: Int64, into text: inout [UInt8]) {
    if milliseconds < 0 { text.append(UInt8(ascii: "-")) }
    let rest = milliseconds.magnitude
    digits(rest / 86_400_000, width: 1, into: &text)
    text.append(0x20)
    twoDigits(Int(rest / 3_600_000 % 24), into: &text)
    text.append(UInt8(ascii: ":"))
    twoDigits(Int(rest / 60_000 % 60), into: &text)
    text.append(UInt8(ascii: ":"))
    twoDigits(Int(rest / 1_000 % 60), into: &text)
    text.append(UInt8(ascii: "."))
    digits(rest % 1_000, width: 3, into: &text)
  }

  /// `1-2`, `-0-11`.
  package static func interval(months: Int32, into text: inout [UInt8]) {
    if months < 0 { text.append(UInt8(ascii: "-")) }
    digits(UInt64(months.magnitude / 12), width: 1, into: &text)
    text.append(UInt8(ascii: "-"))
    digits(UInt64(months.magnitude % 12), width: 1, into: &text)
  }

  // MARK: - Pieces

  static func monthAndDay(_ date: CivilDate, into text: inout [UInt8]) {
    text.append(UInt8(ascii: "-"))
    twoDigits(date.month, into: &text)
    text.append(UInt8(ascii: "-"))
    twoDigits(date.day, into: &text)
  }

  static func fraction(_ picoseconds: Int64, precision: Int, into text: inout [UInt8]) {
    let precision = min(max(precision, 0), 12)
    if precision == 0 { return }
    text.append(UInt8(ascii: "."))
    let cut = picoseconds.magnitude / powerOfTen(12 - precision).magnitude
    digits(cut, width: precision, into: &text)
  }

  /// `+05:30`, `-0800`; seconds only where the offset has them, as local mean times do.
  static func offset(seconds: Int, separator: Bool, into text: inout [UInt8]) {
    text.append(UInt8(ascii: seconds < 0 ? "-" : "+"))
    let distance = abs(seconds)
    twoDigits(distance / 3_600, into: &text)
    if separator { text.append(UInt8(ascii: ":")) }
    twoDigits(distance / 60 % 60, into: &text)
    if distance % 60 != 0 {
      if separator { text.append(UInt8(ascii: ":")) }
      twoDigits(distance % 60, into: &text)
    }
  }

  /// A minus where it is negative, then at least so many digits.
  static func number(_ value: Int64, width: Int, into text: inout [UInt8]) {
    switch (width, value) {
    case (2, 0..<100): twoDigits(Int(value), into: &text)
    case (4, 0..<10_000):
      twoDigits(Int(value) / 100, into: &text)
      twoDigits(Int(value) % 100, into: &text)
    default:
      if value < 0 { text.append(UInt8(ascii: "-")) }
      digits(value.magnitude, width: width, into: &text)
    }
  }

  static func digits(_ value: UInt64, width: Int, into text: inout [UInt8]) {
    let start = text.count
    var rest = value
    while rest != 0 || text.count - start < width {
      text.append(UInt8(truncatingIfNeeded: rest % 10) &+ 0x30)
      rest /= 10
    }
    text[start...].reverse()
  }

  @inline(__always)
  static func twoDigits(_ value: Int, into text: inout [UInt8]) {
    text.append(UInt8(truncatingIfNeeded: value / 10) &+ 0x30)
    text.append(UInt8(truncatingIfNeeded: value % 10) &+ 0x30)
  }
}
