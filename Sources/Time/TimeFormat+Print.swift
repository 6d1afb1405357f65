extension TimeFormat {
  /// Prints a wall clock. The zone and its instant serve the zone elements only; without a zone
  /// they print nothing, as for values that have none.
  package func print(
    _ local: Moment, zone: Zone? = nil, at instant: Moment? = nil, into text: inout [UInt8]
  ) {
    let day = local.day
    let date = CivilDate(daysSinceEpoch: day)
    let time = local.timeOfDay
    for element in elements {
      switch element {
      case .literal(let start, let end):
        for index in start..<end { text.append(literals[index]) }
      case .number(let field, let least, _):
        TimePrinting.number(value(of: field, day, date, time), width: least, into: &text)
      case .twoDigitYear(let field, _, _):
        let year = value(of: field, day, date, time)
        TimePrinting.twoDigits(Int(floorRemainder(year, 100)), into: &text)
      case .monthName(let short): append(monthNames[date.month - 1], short, into: &text)
      case .weekdayName(let short):
        append(weekdayNames[CivilDate.weekday(ofDay: day) - 1], short, into: &text)
      case .halfDay: text.append(contentsOf: (time.hour < 12 ? "AM" : "PM").utf8)
      case .era: text.append(contentsOf: (date.year > 0 ? "AD" : "BC").utf8)
      case .fraction(let width, _):
        // Values have milliseconds at this point; finer digits are zeros.
        let milliseconds = time.fraction / 1_000_000_000
        if width <= 3 {
          let cut = milliseconds / powerOfTen(3 - width)
          TimePrinting.digits(cut.magnitude, width: width, into: &text)
        } else {
          TimePrinting.digits(milliseconds.magnitude, width: 3, into: &text)
          text.append(contentsOf: repeatElement(0x30, count: width - 3))
        }
      case .zoneID: if let zone { text.append(contentsOf: zone.name.utf8) }
      case .zoneName:
        if let zone {
          let name = zone.interval(at: (instant ?? local).seconds).abbreviation
          text.append(contentsOf: name.utf8)
        }
      case .zoneOffset(let separator):
        if let zone {
          TimePrinting.offset(
            seconds: Int(zone.offset(at: (instant ?? local).seconds)), separator: separator,
            into: &text)
        }
      }
    }
  }

  private func value(
    of field: Field, _ day: Int64, _ date: CivilDate, _ time: TimeOfDay
  ) -> Int64 {
    switch field {
    case .century: return (date.year > 0 ? date.year : 1 &- date.year) / 100
    case .clockHourOfDay: return Int64(time.hour == 0 ? 24 : time.hour)
    case .clockHourOfHalfDay: return Int64(time.hour % 12 == 0 ? 12 : time.hour % 12)
    case .day: return Int64(date.day)
    case .dayOfYear: return Int64(date.dayOfYear)
    case .hourOfDay: return Int64(time.hour)
    case .hourOfHalfDay: return Int64(time.hour % 12)
    case .minute: return Int64(time.minute)
    case .month: return Int64(date.month)
    case .second: return Int64(time.second)
    case .week: return Int64(CivilDate.isoWeek(ofDay: day).week)
    case .weekday: return Int64(CivilDate.weekday(ofDay: day))
    case .weekYear: return CivilDate.isoWeek(ofDay: day).year
    case .year: return date.year
    case .yearOfEra: return date.year > 0 ? date.year : 1 &- date.year
    }
  }

  /// `january` as `January` or `Jan`.
  private func append(_ name: StaticString, _ short: Bool, into text: inout [UInt8]) {
    name.withUTF8Buffer { bytes in
      guard let first = bytes.first else { return }
      text.append(first & 0xDF)
      text.append(contentsOf: bytes.dropFirst().prefix(short ? 2 : bytes.count))
    }
  }
}
