/// A format of date_format and date_parse, or of format_datetime and parse_datetime, compiled
/// once to a row of elements and then run for each value. Names are English.
package struct TimeFormat: Equatable, Sendable {
  enum Field: Equatable, Sendable {
    case century
    case clockHourOfDay
    case clockHourOfHalfDay
    case day
    case dayOfYear
    case hourOfDay
    case hourOfHalfDay
    case minute
    case month
    case second
    case week
    case weekday
    case weekYear
    case year
    case yearOfEra
  }

  enum Element: Equatable, Sendable {
    case era
    /// Digits of the second: how many to print, at most how many to read.
    case fraction(print: Int, read: Int)
    case halfDay
    /// Bytes of `literals`: an array in here would be retained for each value.
    case literal(from: Int, to: Int)
    case monthName(short: Bool)
    /// Printed with at least, read with at most so many digits.
    case number(Field, least: Int, most: Int)
    /// The last two digits, read as the year within 50 years of the pivot. A lenient one reads
    /// any other count of digits as the year itself.
    case twoDigitYear(Field, pivot: Int64, isLenient: Bool)
    case weekdayName(short: Bool)
    case zoneID
    case zoneName
    case zoneOffset(separator: Bool)
  }

  var elements: [Element] = []
  var literals: [UInt8] = []

  private mutating func append(literal byte: UInt8) {
    literals.append(byte)
    if case .literal(let start, _)? = elements.last {
      elements[elements.count - 1] = .literal(from: start, to: literals.count)
    } else {
      elements.append(.literal(from: literals.count - 1, to: literals.count))
    }
  }

  /// Microseconds within which all values print alike on one wall clock; nil where the zone is
  /// printed too.
  package var granularity: Int64? {
    var finest: Int64 = 86_400_000_000
    for element in elements {
      switch element {
      case .zoneID, .zoneName, .zoneOffset: return nil
      case .fraction: finest = min(finest, 1_000)
      case .halfDay: finest = min(finest, 3_600_000_000)
      case .number(let field, _, _):
        switch field {
        case .clockHourOfDay, .clockHourOfHalfDay, .hourOfDay, .hourOfHalfDay:
          finest = min(finest, 3_600_000_000)
        case .minute: finest = min(finest, 60_000_000)
        case .second: finest = min(finest, 1_000_000)
        default: break
        }
      case .era, .literal, .monthName, .twoDigitYear, .weekdayName: break
      }
    }
    return finest
  }
}

// MARK: - MySQL's notation

extension TimeFormat {
  /// Compiles the notation of date_format and date_parse: `%Y-%m-%d %H:%i:%s`.
  package init(mysql format: UnsafeBufferPointer<UInt8>) throws(TimeError) {
    // Two-digit years lie in 1970 to 2069.
    let pivot: Int64 = 2_020
    var isEscaped = false
    for byte in format {
      guard isEscaped else {
        if byte == UInt8(ascii: "%") { isEscaped = true } else { append(literal: byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "a"): elements.append(.weekdayName(short: true))
      case UInt8(ascii: "b"): elements.append(.monthName(short: true))
      case UInt8(ascii: "c"): elements.append(.number(.month, least: 1, most: 2))
      case UInt8(ascii: "d"): elements.append(.number(.day, least: 2, most: 2))
      case UInt8(ascii: "e"): elements.append(.number(.day, least: 1, most: 2))
      case UInt8(ascii: "f"): elements.append(.fraction(print: 6, read: 9))
      case UInt8(ascii: "H"): elements.append(.number(.hourOfDay, least: 2, most: 2))
      case UInt8(ascii: "h"), UInt8(ascii: "I"):
        elements.append(.number(.clockHourOfHalfDay, least: 2, most: 2))
      case UInt8(ascii: "i"): elements.append(.number(.minute, least: 2, most: 2))
      case UInt8(ascii: "j"): elements.append(.number(.dayOfYear, least: 3, most: 3))
      case UInt8(ascii: "k"): elements.append(.number(.hourOfDay, least: 1, most: 2))
      case UInt8(ascii: "l"): elements.append(.number(.clockHourOfHalfDay, least: 1, most: 2))
      case UInt8(ascii: "M"): elements.append(.monthName(short: false))
      case UInt8(ascii: "m"): elements.append(.number(.month, least: 2, most: 2))
      case UInt8(ascii: "p"): elements.append(.halfDay)
      case UInt8(ascii: "r"):
        append(clock: .clockHourOfHalfDay)
        append(literal: 0x20)
        elements.append(.halfDay)
      case UInt8(ascii: "S"), UInt8(ascii: "s"):
        elements.append(.number(.second, least: 2, most: 2))
      case UInt8(ascii: "T"): append(clock: .hourOfDay)
      case UInt8(ascii: "v"): elements.append(.number(.week, least: 2, most: 2))
      case UInt8(ascii: "W"): elements.append(.weekdayName(short: false))
      case UInt8(ascii: "x"): elements.append(.number(.weekYear, least: 4, most: 4))
      case UInt8(ascii: "Y"): elements.append(.number(.year, least: 4, most: 4))
      case UInt8(ascii: "y"):
        elements.append(.twoDigitYear(.year, pivot: pivot, isLenient: false))
      case UInt8(ascii: "D"), UInt8(ascii: "U"), UInt8(ascii: "u"), UInt8(ascii: "V"),
        UInt8(ascii: "w"), UInt8(ascii: "X"):
        throw TimeError(
          .format, "%\(Character(UnicodeScalar(byte))) not supported in date format string")
      default: append(literal: byte)
      }
    }
  }

  private mutating func append(clock hour: Field) {
    elements.append(.number(hour, least: 2, most: 2))
    append(literal: UInt8(ascii: ":"))
    elements.append(.number(.minute, least: 2, most: 2))
    append(literal: UInt8(ascii: ":"))
    elements.append(.number(.second, least: 2, most: 2))
  }
}

// MARK: - Joda's notation

extension TimeFormat {
  /// Compiles the notation of format_datetime and parse_datetime: `yyyy-MM-dd'T'HH:mm:ss`.
  package init(joda pattern: UnsafeBufferPointer<UInt8>) throws(TimeError) {
    guard !pattern.isEmpty else {
      throw TimeError(.format, "Invalid pattern specification")
    }
    let thisYear: Int64 = 2_020
    var position = 0
    while position < pattern.count {
      let byte = pattern[position]
      guard isLetter(byte) else {
        if byte == UInt8(ascii: "'") {
          position = appendQuoted(pattern, after: position)
        } else {
          append(literal: byte)
          position += 1
        }
        continue
      }
      var count = 1
      while position + count < pattern.count, pattern[position + count] == byte { count += 1 }
      position += count
      let width = min(count, 100)
      switch byte {
      case UInt8(ascii: "G"): elements.append(.era)
      case UInt8(ascii: "C"): elements.append(.number(.century, least: width, most: width))
      case UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "Y"):
        let field: Field =
          byte == UInt8(ascii: "x")
          ? .weekYear : byte == UInt8(ascii: "y") ? .year : .yearOfEra
        let isNumberNext = TimeFormat.beginsNumber(pattern, at: position)
        if count == 2 {
          elements.append(
            .twoDigitYear(field, pivot: thisYear, isLenient: !isNumberNext))
        } else {
          elements.append(
            .number(field, least: width, most: isNumberNext ? width : max(9, width)))
        }
      case UInt8(ascii: "w"): elements.append(.number(.week, least: width, most: 2))
      case UInt8(ascii: "e"): elements.append(.number(.weekday, least: width, most: 1))
      case UInt8(ascii: "E"): elements.append(.weekdayName(short: count < 4))
      case UInt8(ascii: "D"): elements.append(.number(.dayOfYear, least: width, most: 3))
      case UInt8(ascii: "M"):
        elements.append(
          count < 3 ? .number(.month, least: width, most: 2) : .monthName(short: count < 4))
      case UInt8(ascii: "d"): elements.append(.number(.day, least: width, most: 2))
      case UInt8(ascii: "a"): elements.append(.halfDay)
      case UInt8(ascii: "K"): elements.append(.number(.hourOfHalfDay, least: width, most: 2))
      case UInt8(ascii: "h"):
        elements.append(.number(.clockHourOfHalfDay, least: width, most: 2))
      case UInt8(ascii: "H"): elements.append(.number(.hourOfDay, least: width, most: 2))
      case UInt8(ascii: "k"): elements.append(.number(.clockHourOfDay, least: width, most: 2))
      case UInt8(ascii: "m"): elements.append(.number(.minute, least: width, most: 2))
      case UInt8(ascii: "s"): elements.append(.number(.second, least: width, most: 2))
      case UInt8(ascii: "S"): elements.append(.fraction(print: width, read: width))
      case UInt8(ascii: "z"): elements.append(.zoneName)
      case UInt8(ascii: "Z"):
        elements.append(count > 2 ? .zoneID : .zoneOffset(separator: count == 2))
      default:
        throw TimeError(
          .format, "Illegal pattern component: \(Character(UnicodeScalar(byte)))")
      }
    }
  }

  /// A quoted text, in which two quotes are one; without a closing quote it runs to the end.
  private mutating func appendQuoted(
    _ pattern: UnsafeBufferPointer<UInt8>, after opening: Int
  ) -> Int {
    let quote = UInt8(ascii: "'")
    var position = opening + 1
    if position < pattern.count, pattern[position] == quote {
      append(literal: quote)
      return position + 1
    }
    while position < pattern.count {
      if pattern[position] == quote {
        guard position + 1 < pattern.count, pattern[position + 1] == quote else {
          return position + 1
        }
        position += 1
      }
      append(literal: pattern[position])
      position += 1
    }
    return position
  }

  /// Whether the next element reads digits, so that a year before it must not take them.
  private static func beginsNumber(_ pattern: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start < pattern.count else { return false }
    let byte = pattern[start]
    if byte == UInt8(ascii: "M") {
      var count = 1
      while start + count < pattern.count, pattern[start + count] == byte { count += 1 }
      return count <= 2
    }
    return "CxyYdhHkKmsSwDe".utf8.contains(byte)
  }
}
