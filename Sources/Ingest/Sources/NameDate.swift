/// The delivery time in a CloudTrail file's name as a number that sorts like the time:
/// `…_20260115T0905Z_….json.gz` gives 202601150905, a name without one gives 0. Older files put
/// no underscore behind the `Z`; digests give seconds too.
package func deliveryMinute(inName name: UnsafeRawBufferPointer) -> UInt64 {
  // A place for the T has eight digits before it, four behind it.
  guard name.count >= 13 else { return 0 }
  for place in 8...(name.count - 5) where name[place] == UInt8(ascii: "T") {
    var value: UInt64 = 0
    var digits = 0
    for index in (place - 8)..<(place + 5) where index != place {
      let digit = name[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value * 10 + UInt64(digit)
      digits += 1
    }
    if digits == 12 { return value }
  }
  return 0
}

/// The day a directory stands for, told from its name and those above it: `2026/01/15`,
/// `year=2026/month=01/day=15` or `2026-01-15`.
struct DirectoryDate: Equatable, Sendable {
  var year: UInt16 = 0
  var month: UInt8 = 0
  var day: UInt8 = 0

  var isDay: Bool { day > 0 }

  /// Sorts like the day.
  var key: UInt32 { UInt32(year) * 512 + UInt32(month) * 32 + UInt32(day) }

  /// The date of a directory called `name` in a directory of this date. Below a day everything
  /// is of that day (hours, for example); a name that does not go on with the date ends it.
  func entering(_ name: UnsafeRawBufferPointer) -> DirectoryDate {
    if isDay { return self }
    var text = name[...]
    if let equals = text.firstIndex(of: UInt8(ascii: "=")) { text = text[(equals + 1)...] }
    if text.count == 10, text[text.startIndex + 4] == UInt8(ascii: "-"),
      text[text.startIndex + 7] == UInt8(ascii: "-")
    {
      let start = text.startIndex
      if let year = number(text[start..<(start + 4)], in: 1990...2199),
        let month = number(text[(start + 5)..<(start + 7)], in: 1...12),
        let day = number(text[(start + 8)...], in: 1...31)
      {
        return DirectoryDate(year: UInt16(year), month: UInt8(month), day: UInt8(day))
      }
    }
    if text.count == 4, let year = number(text, in: 1990...2199) {
      return DirectoryDate(year: UInt16(year))
    }
    if text.count == 2 {
      if year > 0, month == 0, let month = number(text, in: 1...12) {
        return DirectoryDate(year: year, month: UInt8(month))
      }
      if month > 0, let day = number(text, in: 1...31) {
        return DirectoryDate(year: year, month: month, day: UInt8(day))
      }
    }
    return DirectoryDate()
  }

  private func number(_ text: Slice<UnsafeRawBufferPointer>, in range: ClosedRange<Int>) -> Int? {
    var value = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return range.contains(value) ? value : nil
  }
}
