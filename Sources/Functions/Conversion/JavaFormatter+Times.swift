import TarnColumns
import TarnTime

extension JavaFormatter {
  /// A value as its Java object's `toString` has it: `%s`.
  static func string(of value: Value, _ type: SQLType) throws(EvaluationError) -> [UInt8] {
    switch (type, value) {
    case (_, .null): return Array("null".utf8)
    case (_, .boolean(let flag)): return Array((flag ? "true" : "false").utf8)
    case (.real, .double(let number)):
      return Array((number.isFinite ? DecimalDigits(Float(number)).java : named(number)).utf8)
    case (_, .double(let number)):
      return Array((number.isFinite ? DecimalDigits(number).java : named(number)).utf8)
    case (.decimal(_, let scale), .wide(let number)):
      var digits = DecimalDigits(number, scale: scale)
      digits.isNegative = number < 0
      return Array(digits.plain(places: scale).utf8)
    case (.date, .integer(let day)):
      var text: [UInt8] = []
      if CivilDate(daysSinceEpoch: day).year > 9_999 { text.append(UInt8(ascii: "+")) }
      TimePrinting.date(day, into: &text)
      return text
    case (.time, .integer(let picoseconds)):
      return Array(javaTime(picoseconds).utf8)
    case (.timeWithTimeZone(let precision), .instant(let time)):
      var text: [UInt8] = []
      TimePrinting.time(
        TimeOfDay(picoseconds: time.micros), precision: precision,
        offsetMinutes: Int(Zone(key: time.zone).fixedOffset ?? 0) / 60, into: &text)
      return text
    case (.timestamp, .instant(let instant)):
      return javaTimestamp(instant.moment)
    case (.timestampWithTimeZone, .instant(let instant)):
      let zone = Zone(key: instant.zone)
      // Nanoseconds are the finest that Java knows; rounding comes before the zone.
      let moment = instant.moment.rounded(to: 9) ?? instant.moment
      var text = javaTimestamp(moment.wallClock(in: zone) ?? moment)
      let offset = zone.offset(at: moment.seconds)
      if offset == 0 {
        text.append(UInt8(ascii: "Z"))
      } else {
        text += isoOffset(offset).utf8
      }
      if zone.fixedOffset == nil || zone == .utc { text += "[\(zone.name)]".utf8 }
      return text
    case (.intervalDayToSecond, .integer(let milliseconds)):
      var text: [UInt8] = []
      TimePrinting.interval(milliseconds: milliseconds, into: &text)
      return text
    case (.intervalYearToMonth, .integer(let months)):
      var text: [UInt8] = []
      TimePrinting.interval(months: Int32(truncatingIfNeeded: months), into: &text)
      return text
    case (.ipaddress, .text(let bytes)):
      return Identifiers.addressText(bytes)
    case (.uuid, .text(let bytes)): return Identifiers.uuidText(bytes)
    case (.varbinary, _): break
    case (.char(let length), .text(let bytes)):
      let count = String(decoding: bytes, as: UTF8.self).unicodeScalars.count
      return bytes + [UInt8](repeating: 0x20, count: max(0, length - count))
    case (_, .text(let bytes)): return bytes
    case (_, .integer(let number)): return Array(String(number).utf8)
    default: break
    }
    throw EvaluationError(
      .invalidFunctionArgument, "Cannot format a value of type \(type)")
  }

  private static func named(_ number: Double) -> String {
    number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  static func isoOffset(_ seconds: Int32) -> String {
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let distance = abs(seconds)
    let rest = distance % 60 == 0 ? "" : ":" + two(distance % 60)
    return (seconds < 0 ? "-" : "+") + two(distance / 3_600) + ":" + two(distance / 60 % 60) + rest
  }

  /// `12:34`, `12:34:56`, `12:34:56.100`: seconds where there are any, 3, 6 or 9 digits.
  private static func javaTime(_ picoseconds: Int64) -> String {
    let time = TimeOfDay(picoseconds: picoseconds).rounded(to: 9)
    let nanoseconds = time.fraction / 1_000
    var text: [UInt8] = []
    let precision =
      nanoseconds == 0
      ? 0 : nanoseconds % 1_000_000 == 0 ? 3 : nanoseconds % 1_000 == 0 ? 6 : 9
    TimePrinting.time(time, precision: precision, into: &text)
    if time.second == 0, nanoseconds == 0 { text.removeLast(3) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func javaTimestamp(_ local: Moment) -> [UInt8] {
    let rounded = local.rounded(to: 9) ?? local
    var text: [UInt8] = []
    if rounded.date.year > 9_999 { text.append(UInt8(ascii: "+")) }
    TimePrinting.date(rounded.day, into: &text)
    text.append(UInt8(ascii: "T"))
    text += javaTime(rounded.timeOfDay.picoseconds).utf8
    return text
  }
}

/// The parts of dates and times that `%t` prints.
struct JavaTimePart {
  private var date: CivilDate?
  private var day: Int64 = 0
  private var time: TimeOfDay?
  private var zone: Zone?
  private var instant: Moment?

  init?(_ value: Value, _ type: SQLType) {
    switch (type, value) {
    case (.date, .integer(let day)): self.day = day
    case (.time, .integer(let picoseconds)):
      time = TimeOfDay(picoseconds: picoseconds)
      return
    case (.timestamp, .instant(let instant)):
      day = instant.moment.day
      time = instant.moment.timeOfDay
    case (.timestampWithTimeZone, .instant(let instant)):
      let zone = Zone(key: instant.zone)
      let local = instant.moment.wallClock(in: zone) ?? instant.moment
      self.instant = instant.moment
      self.zone = zone
      day = local.day
      time = local.timeOfDay
    default: return nil
    }
    date = CivilDate(daysSinceEpoch: day)
  }

  /// Nil where the value has no such part.
  func printed(_ letter: UInt8) -> String? {
    switch letter {
    case UInt8(ascii: "R"): return joined("H:M")
    case UInt8(ascii: "T"): return joined("H:M:S")
    case UInt8(ascii: "r"):
      return joined("I:M:S ").flatMap { text in
        printed(UInt8(ascii: "p")).map { text + $0.uppercased() }
      }
    case UInt8(ascii: "D"): return joined("m/d/y")
    case UInt8(ascii: "F"): return joined("Y-m-d")
    case UInt8(ascii: "c"):
      return joined("a b d ").flatMap { head in
        joined("T ").flatMap { middle in joined("Z Y").map { head + middle + $0 } }
      }
    default: return ofTime(letter) ?? ofDate(letter) ?? ofInstant(letter)
    }
  }

  /// Letters are parts, all else stands for itself.
  private func joined(_ letters: String) -> String? {
    var text = ""
    for letter in letters.utf8 {
      if letter & 0xDF >= 0x41, letter & 0xDF <= 0x5A {
        guard let part = printed(letter) else { return nil }
        text += part
      } else {
        text.unicodeScalars.append(UnicodeScalar(letter))
      }
    }
    return text
  }

  private func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private func ofTime(_ letter: UInt8) -> String? {
    guard let time else { return nil }
    let half = time.hour % 12 == 0 ? 12 : time.hour % 12
    switch letter {
    case UInt8(ascii: "H"): return padded(time.hour, 2)
    case UInt8(ascii: "I"): return padded(half, 2)
    case UInt8(ascii: "k"): return String(time.hour)
    case UInt8(ascii: "l"): return String(half)
    case UInt8(ascii: "M"): return padded(time.minute, 2)
    case UInt8(ascii: "S"): return padded(time.second, 2)
    case UInt8(ascii: "L"): return padded(time.fraction / 1_000_000_000, 3)
    case UInt8(ascii: "N"): return padded(time.fraction / 1_000, 9)
    case UInt8(ascii: "p"): return time.hour < 12 ? "am" : "pm"
    default: return nil
    }
  }

  private func ofDate(_ letter: UInt8) -> String? {
    guard let date else { return nil }
    switch letter {
    case UInt8(ascii: "B"): return pattern("MMMM")
    case UInt8(ascii: "b"), UInt8(ascii: "h"): return pattern("MMM")
    case UInt8(ascii: "A"): return pattern("EEEE")
    case UInt8(ascii: "a"): return pattern("EEE")
    case UInt8(ascii: "C"): return padded(date.year / 100, 2)
    case UInt8(ascii: "Y"): return padded(date.year, 4)
    case UInt8(ascii: "y"): return padded(floorRemainder(date.year, 100), 2)
    case UInt8(ascii: "j"): return padded(date.dayOfYear, 3)
    case UInt8(ascii: "m"): return padded(date.month, 2)
    case UInt8(ascii: "d"): return padded(date.day, 2)
    case UInt8(ascii: "e"): return String(date.day)
    default: return nil
    }
  }

  private func pattern(_ pattern: String) -> String? {
    guard let midnight = Moment(day: day, time: TimeOfDay(picoseconds: 0)) else { return nil }
    do throws(TimeError) {
      let format = try withBytes(of: pattern) { bytes throws(TimeError) in
        try TimeFormat(joda: bytes)
      }
      var text: [UInt8] = []
      format.print(midnight, into: &text)
      return String(decoding: text, as: UTF8.self)
    } catch { return nil }
  }

  private func ofInstant(_ letter: UInt8) -> String? {
    guard let zone, let instant else { return nil }
    let offset = zone.offset(at: instant.seconds)
    switch letter {
    case UInt8(ascii: "z"):
      return String(JavaFormatter.isoOffset(offset).filter { $0 != ":" })
    case UInt8(ascii: "Z"): return zone.interval(at: instant.seconds).abbreviation
    case UInt8(ascii: "s"): return String(instant.seconds)
    case UInt8(ascii: "Q"): return String(floorDivide(instant.microseconds, 1_000))
    default: return nil
    }
  }
}
