extension TimeFormat {
  /// What a text held: a wall clock in milliseconds and, if it named one, a zone.
  package struct Parsed: Equatable, Sendable {
    /// Milliseconds since 1970 on the wall clock.
    package var milliseconds: Int64
    package var zone: Zone?
  }

  private struct Fields {
    var year: Int64?
    var yearOfEra: Int64?
    var isBeforeChrist: Bool?
    var century: Int64?
    var weekYear: Int64?
    var month: Int?
    var week: Int?
    var dayOfYear: Int?
    var day: Int?
    var weekday: Int?
    var isAfternoon: Bool?
    var hourOfDay: Int?
    var hourOfHalfDay: Int?
    var minute = 0
    var second = 0
    var milliseconds: Int64 = 0
    var zone: Zone?
  }

  /// Reads the whole text. Fields that the format lacks are those of 1970-01-01 00:00, the year
  /// 2000 where there are only months and days.
  package func parse(_ text: UnsafeBufferPointer<UInt8>) throws(TimeError) -> Parsed {
    var cursor = ByteCursor(text)
    var fields = Fields()
    for element in elements {
      let start = cursor.position
      guard read(element, &cursor, into: &fields) else {
        throw .malformed(text, at: start)
      }
    }
    guard cursor.isAtEnd else { throw .malformed(text, at: cursor.position) }
    guard let milliseconds = milliseconds(of: fields) else {
      throw TimeError(
        .text, "Cannot parse '\(excerpt(text))': a field is outside its range")
    }
    return Parsed(milliseconds: milliseconds, zone: fields.zone)
  }

  private func read(
    _ element: Element, _ cursor: inout ByteCursor, into fields: inout Fields
  ) -> Bool {
    switch element {
    case .literal(let start, let end):
      for index in start..<end {
        let next = cursor.peek
        guard !cursor.isAtEnd, asciiLower(next) == asciiLower(literals[index]) else {
          return false
        }
        cursor.skip(1)
      }
      return true
    case .number(let field, _, let most):
      guard let value = number(&cursor, field, most: most) else { return false }
      return set(field, value, in: &fields)
    case .twoDigitYear(let field, let pivot, let isLenient):
      let count = cursor.countDigits()
      if isLenient, count != 2 || isSign(cursor.peek) {
        guard let value = number(&cursor, field, most: 9) else { return false }
        return set(field, value, in: &fields)
      }
      guard let value = cursor.digits(2) else { return false }
      // The year with these digits from 50 before the pivot to 49 after it.
      let first = pivot - 50
      let year = first + floorRemainder(Int64(value) - first, 100)
      return set(field, year, in: &fields)
    case .monthName:
      guard let month = cursor.name(monthNames) else { return false }
      fields.month = month
      return true
    case .weekdayName:
      guard let weekday = cursor.name(weekdayNames) else { return false }
      fields.weekday = weekday
      return true
    case .halfDay:
      if cursor.accept(ignoringCase: "am") {
        fields.isAfternoon = false
      } else if cursor.accept(ignoringCase: "pm") {
        fields.isAfternoon = true
      } else {
        return false
      }
      return true
    case .era:
      if cursor.accept(ignoringCase: "bce") || cursor.accept(ignoringCase: "bc") {
        fields.isBeforeChrist = true
      } else if cursor.accept(ignoringCase: "ad") || cursor.accept(ignoringCase: "ce") {
        fields.isBeforeChrist = false
      } else {
        return false
      }
      return true
    case .fraction(_, let most):
      let count = min(cursor.countDigits(), most)
      let kept = min(count, 3)
      guard let value = cursor.digits(kept) else { return false }
      cursor.skip(count - kept)
      fields.milliseconds = Int64(value) * powerOfTen(3 - kept)
      return true
    case .zoneID, .zoneName:
      return readZone(&cursor, into: &fields)
    case .zoneOffset:
      if cursor.accept(ignoringCase: "z") {
        fields.zone = .utc
        return true
      }
      guard isDigit(cursor.peek(at: 2)), let minutes = readOffsetMinutes(&cursor),
        let zone = Zone(offsetMinutes: minutes)
      else { return false }
      fields.zone = zone
      return true
    }
  }

  private func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// The longest name of a zone at the position.
  private func readZone(_ cursor: inout ByteCursor, into fields: inout Fields) -> Bool {
    var name: [UInt8] = []
    while name.count < 64 {
      let byte = cursor.peek(at: name.count)
      guard isLetter(byte) || isDigit(byte) || "/_+-:".utf8.contains(byte) else { break }
      name.append(byte)
    }
    while !name.isEmpty {
      let zone = name.withUnsafeBufferPointer { bytes -> Zone? in
        do { return try Zone(bytes) } catch { return nil }
      }
      if let zone {
        cursor.skip(name.count)
        fields.zone = zone
        return true
      }
      // A shorter name ends before a sign or digit that belongs to what follows.
      while let last = name.popLast(), isLetter(last) || isDigit(last) {}
    }
    return false
  }

  private func number(_ cursor: inout ByteCursor, _ field: Field, most: Int) -> Int64? {
    var rest = cursor
    var isNegative = false
    switch field {
    case .year, .weekYear, .yearOfEra:
      isNegative = rest.accept(UInt8(ascii: "-"))
      if !isNegative { _ = rest.accept(UInt8(ascii: "+")) }
    default: break
    }
    let count = min(rest.countDigits(), most, 18)
    guard count > 0, let value = rest.digits(count) else { return nil }
    cursor = rest
    return Int64(isNegative ? -value : value)
  }

  /// False where the value is out of the field's range.
  private func set(_ field: Field, _ value: Int64, in fields: inout Fields) -> Bool {
    let small = Int(clamping: value)
    func isIn(_ range: ClosedRange<Int>) -> Bool { range.contains(small) }
    switch field {
    case .century: fields.century = value
    case .clockHourOfDay:
      fields.hourOfDay = small % 24
      return isIn(1...24)
    case .clockHourOfHalfDay:
      fields.hourOfHalfDay = small % 12
      return isIn(1...12)
    case .day:
      fields.day = small
      return isIn(1...31)
    case .dayOfYear:
      fields.dayOfYear = small
      return isIn(1...366)
    case .hourOfDay:
      fields.hourOfDay = small
      return isIn(0...23)
    case .hourOfHalfDay:
      fields.hourOfHalfDay = small
      return isIn(0...11)
    case .minute:
      fields.minute = small
      return isIn(0...59)
    case .month:
      fields.month = small
      return isIn(1...12)
    case .second:
      fields.second = small
      return isIn(0...59)
    case .week:
      fields.week = small
      return isIn(1...53)
    case .weekday:
      fields.weekday = small
      return isIn(1...7)
    case .weekYear: fields.weekYear = value
    case .year: fields.year = value
    case .yearOfEra: fields.yearOfEra = value
    }
    return true
  }

  // MARK: - From fields to a time

  private func milliseconds(of fields: Fields) -> Int64? {
    guard let day = day(of: fields) else { return nil }
    var hour = fields.hourOfDay ?? 0
    if fields.hourOfDay == nil, fields.hourOfHalfDay != nil || fields.isAfternoon != nil {
      hour = (fields.hourOfHalfDay ?? 0) + (fields.isAfternoon == true ? 12 : 0)
    }
    let (ofDays, overflows) = day.multipliedReportingOverflow(by: 86_400_000)
    let ofTime =
      Int64(hour * 3_600 + fields.minute * 60 + fields.second) * 1_000 + fields.milliseconds
    let (sum, alsoOverflows) = ofDays.addingReportingOverflow(ofTime)
    return overflows || alsoOverflows ? nil : sum
  }

  /// Fields are applied from the largest to the smallest, each setting those below it back to
  /// their first value: a week year alone is the Monday of its week 1.
  private func day(of fields: Fields) -> Int64? {
    var year = fields.year
    if let ofEra = fields.yearOfEra {
      year = fields.isBeforeChrist == true ? 1 - ofEra : ofEra
    } else if let century = fields.century, year == nil {
      year = century * 100
    }
    let hasDays =
      fields.month != nil || fields.day != nil || fields.week != nil || fields.weekday != nil
      || fields.dayOfYear != nil
    if year == nil, fields.weekYear == nil, hasDays { year = 2_000 }

    var day: Int64 = 0
    if let year {
      guard let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch else { return nil }
      day = first
    }
    if let weekYear = fields.weekYear {
      guard let first = CivilDate.firstDay(ofISOYear: weekYear) else { return nil }
      day = first
    }
    if let month = fields.month {
      let year = CivilDate(daysSinceEpoch: day).year
      guard let first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch else {
        return nil
      }
      day = first
    }
    if let week = fields.week {
      let year = CivilDate.isoWeek(ofDay: day).year
      guard let monday = IsoText.day(ofISOYear: year, week: week, weekday: 1) else { return nil }
      day = monday
    }
    if let number = fields.dayOfYear {
      let year = CivilDate(daysSinceEpoch: day).year
      guard number <= (CivilDate.isLeap(year) ? 366 : 365),
        let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
      else { return nil }
      day = first + Int64(number - 1)
    }
    if let number = fields.day {
      var date = CivilDate(daysSinceEpoch: day)
      date.day = number
      guard let next = date.daysSinceEpoch else { return nil }
      day = next
    }
    if let weekday = fields.weekday {
      day += Int64(weekday - CivilDate.weekday(ofDay: day))
    }
    return day
  }
}

/// At most 64 bytes of a text for a message.
private func excerpt(_ text: UnsafeBufferPointer<UInt8>) -> String {
  String(decoding: text.prefix(64), as: UTF8.self) + (text.count > 64 ? "…" : "")
}

extension TimeError {
  fileprivate static func malformed(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> TimeError
  {
    let what =
      place >= text.count
      ? "is too short"
      : "is malformed at \"\(excerpt(UnsafeBufferPointer(rebasing: text[place...])))\""
    return TimeError(.text, "Invalid format: \"\(excerpt(text))\" \(what)")
  }
}
