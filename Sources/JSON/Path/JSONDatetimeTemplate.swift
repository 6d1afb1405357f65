/// SQL's template of `.datetime("YYYY-MM-DD HH24:MI:SS.FF3")`: fields and the separators between
/// them. What it reads is written again in the one form that `JSONDatetime` knows.
///
/// Fields: YYYY, MM, DD, HH24, HH12, HH, MI, SS, FF1 to FF12, A.M., P.M., TZH, TZM.
struct JSONDatetimeTemplate: Sendable {
  private enum Field: Sendable, Equatable {
    case year
    case month
    case day
    case hour24
    case hour12
    case minute
    case second
    case fraction(Int)
    case meridiem
    case zoneHour
    case zoneMinute
    case separator(UInt8)
  }

  private let fields: [Field]

  private static let names: [(String, Field)] = [
    ("YYYY", .year), ("MM", .month), ("DD", .day), ("HH24", .hour24), ("HH12", .hour12),
    ("HH", .hour12), ("MI", .minute), ("SS", .second), ("A.M.", .meridiem), ("P.M.", .meridiem),
    ("TZH", .zoneHour), ("TZM", .zoneMinute),
  ]

  init?(_ template: [UInt8]) {
    var fields: [Field] = []
    var rest = template[...]
    while let byte = rest.first {
      if let (name, field) = Self.names.first(where: { rest.starts(with: $0.0.utf8) }) {
        guard !fields.contains(field) else { return nil }
        fields.append(field)
        rest.removeFirst(name.utf8.count)
      } else if rest.starts(with: "FF".utf8) {
        rest.removeFirst(2)
        let digits = rest.prefix { isDigit($0) }
        guard let count = Int(String(decoding: digits, as: UTF8.self)), (1...12).contains(count)
        else { return nil }
        rest.removeFirst(digits.count)
        fields.append(.fraction(count))
      } else {
        guard "-./,';: ".utf8.contains(byte) else { return nil }
        fields.append(.separator(byte))
        rest.removeFirst()
      }
    }
    guard fields.contains(where: { if case .separator = $0 { false } else { true } }) else {
      return nil
    }
    self.fields = fields
  }

  func parse(_ text: [UInt8]) -> JSONDatetime? {
    var rest = text[...]
    var read: [(field: Field, digits: [UInt8])] = []
    for field in fields {
      guard let digits = Self.take(field, from: &rest) else { return nil }
      read.append((field, digits))
    }
    guard rest.isEmpty else { return nil }
    return Self.written(read)
  }

  private static func take(_ field: Field, from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    switch field {
    case .separator(let byte):
      guard rest.first == byte else { return nil }
      rest.removeFirst()
      return []
    case .meridiem:
      guard rest.count >= 4 else { return nil }
      let word = Array(rest.prefix(4))
      rest.removeFirst(4)
      return word == Array("A.M.".utf8) || word == Array("P.M.".utf8) ? word : nil
    case .zoneHour:
      guard let sign = rest.first, sign == 0x2B || sign == 0x2D else { return nil }
      rest.removeFirst()
      return takeDigits(2, from: &rest).map { [sign] + $0 }
    case .year: return takeDigits(4, from: &rest)
    case .fraction(let count): return takeDigits(count, from: &rest)
    default: return takeDigits(2, from: &rest)
    }
  }

  private static func takeDigits(_ limit: Int, from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let digits = Array(rest.prefix(limit).prefix { isDigit($0) })
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    return Array(repeating: 0x30, count: max(0, min(limit, 4) - digits.count)) + digits
  }

  private static func written(_ read: [(field: Field, digits: [UInt8])]) -> JSONDatetime? {
    func digits(_ field: Field) -> [UInt8]? { read.first { $0.field == field }?.digits }
    var text: [UInt8] = []
    let dateFields = [digits(.year), digits(.month), digits(.day)]
    let hasDate = dateFields.contains { $0 != nil }
    if hasDate {
      let defaults = ["1970", "01", "01"]
      for (index, field) in dateFields.enumerated() {
        if index > 0 { text.append(0x2D) }
        text.append(contentsOf: field ?? Array(defaults[index].utf8))
      }
    }
    let hour = hour(digits(.hour24), digits(.hour12), digits(.meridiem))
    let minute = digits(.minute)
    let second = digits(.second)
    guard hour != nil || minute != nil || second != nil else { return JSONDatetime(text) }
    if hasDate { text.append(0x20) }
    text.append(contentsOf: hour ?? [0x30, 0x30])
    text.append(0x3A)
    text.append(contentsOf: minute ?? [0x30, 0x30])
    text.append(0x3A)
    text.append(contentsOf: second ?? [0x30, 0x30])
    for case (.fraction, let fraction) in read {
      text.append(0x2E)
      text.append(contentsOf: fraction)
    }
    if let zone = digits(.zoneHour) {
      if hasDate { text.append(0x20) }
      text.append(contentsOf: zone)
      text.append(0x3A)
      text.append(contentsOf: digits(.zoneMinute) ?? [0x30, 0x30])
    }
    return JSONDatetime(text)
  }

  private static func hour(
    _ hour24: [UInt8]?, _ hour12: [UInt8]?, _ meridiem: [UInt8]?
  ) -> [UInt8]? {
    guard hour24 == nil, let hour12, let value = Int(String(decoding: hour12, as: UTF8.self)),
      (1...12).contains(value)
    else { return hour24 ?? hour12 }
    let isAfternoon = meridiem?.first == UInt8(ascii: "P")
    let hour = value % 12 + (isAfternoon ? 12 : 0)
    return [0x30 + UInt8(hour / 10), 0x30 + UInt8(hour % 10)]
  }
}

extension JSONDatetime {
  /// Of one kind only; nil for others and where a zone is named, whose rules are not known here.
  func compared(to other: JSONDatetime) -> JSONOrder? {
    guard kind == other.kind else { return nil }
    if text == other.text { return .equal }
    guard let left = point, let right = other.point else { return nil }
    return left < right ? .less : left > right ? .greater : .equal
  }

  /// Picoseconds from the first day of year 0 or from midnight, in UTC where there is a zone.
  private var point: Int128? {
    var rest = text[...]
    func number() -> Int128 {
      let digits = rest.prefix { isDigit($0) }
      rest.removeFirst(digits.count)
      return Int128(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    var seconds: Int128 = 0
    if kind == .date || kind == .timestamp || kind == .timestampWithZone {
      let year = number()
      rest = rest.dropFirst()
      let month = number()
      rest = rest.dropFirst()
      // Months begin in March, so that the leap day is the last one of a year.
      let shifted = month > 2 ? year : year - 1
      let day = (153 * ((month + 9) % 12) + 2) / 5 + number()
      let leaps = (shifted + 400) / 4 - (shifted + 400) / 100 + (shifted + 400) / 400
      seconds = (shifted * 365 + leaps + day) * 86_400
      if kind == .date { return seconds * 1_000_000_000_000 }
      rest = rest.dropFirst()
    }
    seconds += number() * 3_600
    rest = rest.dropFirst()
    seconds += number() * 60
    if rest.first == 0x3A {
      rest = rest.dropFirst()
      seconds += number()
    }
    var picos: Int128 = 0
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      let digits = rest.prefix { isDigit($0) }.count
      picos = number() * JSONDecimal.power(12 - digits)
    }
    if rest.first == 0x20 { rest = rest.dropFirst() }
    if let sign = rest.first {
      if sign == 0x2B || sign == 0x2D {
        rest = rest.dropFirst()
        var offset = number() * 3_600
        rest = rest.dropFirst()
        offset += number() * 60
        seconds -= sign == 0x2B ? offset : -offset
      } else if !rest.elementsEqual("UTC".utf8) && !rest.elementsEqual("Z".utf8) {
        return nil
      }
    }
    return seconds * 1_000_000_000_000 + picos
  }
}
