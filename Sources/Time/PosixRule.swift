/// The rule of a zone for all years after its table, as the last line of its file gives it in
/// the notation of the variable TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixRule: Equatable, Sendable {
  /// When a change happens within a year, on the clock that is valid before it.
  struct Change: Equatable, Sendable {
    enum Day: Equatable, Sendable {
      /// `J60`: 1 to 365, 29 February never counted.
      case julian(Int)
      /// `59`: 0 to 365, 29 February counted.
      case zeroBased(Int)
      /// `M3.5.0`: month, week (5 is the last) and weekday with Sunday 0.
      case month(Int, week: Int, weekday: Int)
    }
    var day: Day
    /// Seconds after midnight, -167 to 167 hours.
    var time: Int64
  }

  var standard: ZoneRules.LocalType
  var daylight: ZoneRules.LocalType?
  var start = Change(day: .month(3, week: 2, weekday: 0), time: 7_200)
  var end = Change(day: .month(11, week: 1, weekday: 0), time: 7_200)

  /// The stretch that holds the instant, cut at `first`, where the table ends.
  ///
  /// The changes of the year before, of the year and of the year after surround any instant of
  /// the year, even one within a day of New Year in another zone.
  func interval(at seconds: Int64, from first: Int64) -> ZoneInterval {
    guard let daylight else { return interval(standard, first, .max) }
    let year = CivilDate(daysSinceEpoch: floorDivide(seconds, 86_400)).year
    var start = Int64.min
    var type = standard
    for candidate in (year &- 1)...(year &+ 1) {
      let begins = instant(of: self.start, in: candidate) &- Int64(standard.offset)
      let ends = instant(of: self.end, in: candidate) &- Int64(daylight.offset)
      let changes =
        begins < ends
        ? [(begins, daylight), (ends, standard)] : [(ends, standard), (begins, daylight)]
      for (time, next) in changes {
        if time > seconds { return interval(type, max(start, first), time) }
        start = time
        type = next
      }
    }
    return interval(type, max(start, first), .max)
  }

  private func interval(
    _ type: ZoneRules.LocalType, _ start: Int64, _ end: Int64
  ) -> ZoneInterval {
    ZoneInterval(
      start: start, end: end, offset: type.offset, isDaylight: type.isDaylight,
      abbreviation: type.abbreviation)
  }

  /// Local seconds since 1970.
  private func instant(of change: Change, in year: Int64) -> Int64 {
    let newYear = CivilDate.uncheckedDays(year: year, month: 1, day: 1)
    var day: Int64
    switch change.day {
    case .julian(let number):
      day = newYear &+ Int64(number - 1)
      if CivilDate.isLeap(year), number >= 60 { day &+= 1 }
    case .zeroBased(let number):
      day = newYear &+ Int64(number)
    case .month(let month, let week, let weekday):
      let first = CivilDate.uncheckedDays(year: year, month: month, day: 1)
      // Sunday is 0 in the rule and 7 in the calendar.
      let ahead = (weekday - CivilDate.weekday(ofDay: first) + 14) % 7
      var dayOfMonth = ahead + 7 * (week - 1)
      if dayOfMonth >= CivilDate.days(inMonth: month, of: year) { dayOfMonth -= 7 }
      day = first &+ Int64(dayOfMonth)
    }
    return day &* 86_400 &+ change.time
  }
}

extension PosixRule {
  /// Reads the notation; nil where it is not wholly of it.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var cursor = ByteCursor(text)
    guard let name = PosixRule.name(&cursor), let offset = PosixRule.time(&cursor, hours: 24)
    else { return nil }
    standard = ZoneRules.LocalType(
      offset: Int32(-offset), isDaylight: false, abbreviation: name)
    if cursor.isAtEnd { return }
    guard let daylightName = PosixRule.name(&cursor) else { return nil }
    var daylightOffset = standard.offset + 3_600
    if !cursor.isAtEnd, cursor.peek != UInt8(ascii: ",") {
      guard let offset = PosixRule.time(&cursor, hours: 24) else { return nil }
      daylightOffset = Int32(-offset)
    }
    daylight = ZoneRules.LocalType(
      offset: daylightOffset, isDaylight: true, abbreviation: daylightName)
    if cursor.isAtEnd { return }
    guard cursor.accept(UInt8(ascii: ",")), let start = PosixRule.change(&cursor),
      cursor.accept(UInt8(ascii: ",")), let end = PosixRule.change(&cursor), cursor.isAtEnd
    else { return nil }
    self.start = start
    self.end = end
  }

  /// `CEST` or `<+0530>`.
  private static func name(_ cursor: inout ByteCursor) -> String? {
    var name: [UInt8] = []
    let isQuoted = cursor.accept(UInt8(ascii: "<"))
    while name.count < 16 {
      let byte = cursor.peek
      let isPart =
        isLetter(byte)
        || isQuoted && (isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
      guard isPart else { break }
      name.append(byte)
      cursor.skip(1)
    }
    guard name.count >= 3, !isQuoted || cursor.accept(UInt8(ascii: ">")) else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func time(_ cursor: inout ByteCursor, hours: Int) -> Int64? {
    let negative = cursor.accept(UInt8(ascii: "-"))
    if !negative { _ = cursor.accept(UInt8(ascii: "+")) }
    guard let hour = cursor.digits(1, 3), hour <= hours else { return nil }
    var seconds = hour * 3_600
    if cursor.accept(UInt8(ascii: ":")) {
      guard let minute = cursor.digits(1, 2), minute < 60 else { return nil }
      seconds += minute * 60
      if cursor.accept(UInt8(ascii: ":")) {
        guard let second = cursor.digits(1, 2), second < 60 else { return nil }
        seconds += second
      }
    }
    return Int64(negative ? -seconds : seconds)
  }

  private static func change(_ cursor: inout ByteCursor) -> Change? {
    var change = Change(day: .zeroBased(0), time: 7_200)
    if cursor.accept(UInt8(ascii: "M")) {
      guard let month = cursor.digits(1, 2), month >= 1, month <= 12,
        cursor.accept(UInt8(ascii: ".")), let week = cursor.digits(1), week >= 1, week <= 5,
        cursor.accept(UInt8(ascii: ".")), let weekday = cursor.digits(1), weekday <= 6
      else { return nil }
      change.day = .month(month, week: week, weekday: weekday)
    } else if cursor.accept(UInt8(ascii: "J")) {
      guard let day = cursor.digits(1, 3), day >= 1, day <= 365 else { return nil }
      change.day = .julian(day)
    } else {
      guard let day = cursor.digits(1, 3), day <= 365 else { return nil }
      change.day = .zeroBased(day)
    }
    if cursor.accept(UInt8(ascii: "/")) {
      guard let time = PosixRule.time(&cursor, hours: 167) else { return nil }
      change.time = time
    }
    return change
  }
}
