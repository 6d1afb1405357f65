package import TarnColumns

/// The texts that CloudTrail Lake takes for a time: `2023-01-22 00:00:00`, with a `T`, a fraction,
/// `Z` or an offset, and a date alone; none means UTC.
package enum LakeTime {
  package static func read(_ text: [UInt8]) -> Instant? {
    var reader = Reader(bytes: text)
    reader.skipSpaces()
    guard let days = reader.date() else { return nil }
    var micros: Int64 = 0
    if reader.take(0x54) || reader.take(0x20) {
      reader.skipSpaces()
      if !reader.isAtEnd {
        guard let time = reader.time(), let offset = reader.offset() else { return nil }
        micros = time - offset
      }
    }
    reader.skipSpaces()
    guard reader.isAtEnd else { return nil }
    return Instant(micros: days * 86_400_000_000 + micros)
  }

  private struct Reader {
    let bytes: [UInt8]
    var next = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { next == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next < bytes.count, bytes[next] == byte else { return false }
      next += 1
      return true
    }

    mutating func skipSpaces() { while take(0x20) {} }

    /// One to `most` digits.
    mutating func number(_ most: Int) -> Int64? {
      var value: Int64 = 0
      let start = next
      while next < bytes.count, next - start < most, (0x30...0x39).contains(bytes[next]) {
        value = value * 10 + Int64(bytes[next] - 0x30)
        next += 1
      }
      return next > start ? value : nil
    }

    /// Days since 1970.
    mutating func date() -> Int64? {
      guard let year = number(4), take(0x2d), let month = number(2), take(0x2d),
        let day = number(2), (1...12).contains(month), day >= 1
      else { return nil }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard day <= lengths[Int(month) - 1] else { return nil }
      // Years that begin in March, so that the leap day is a year's last.
      let shifted = month <= 2 ? year - 1 : year
      let era = shifted / 400
      let ofEra = shifted - era * 400
      let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
      return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    /// Microseconds of the day.
    mutating func time() -> Int64? {
      guard let hour = number(2), hour < 24, take(0x3a), let minute = number(2), minute < 60
      else { return nil }
      var micros = (hour * 60 + minute) * 60_000_000
      guard take(0x3a) else { return micros }
      guard let second = number(2), second < 60 else { return nil }
      micros += second * 1_000_000
      if take(0x2e) {
        var unit: Int64 = 100_000
        let start = next
        while let digit = number(1) {
          micros += digit * unit
          unit /= 10
        }
        if next == start { return nil }
      }
      return micros
    }

    /// Microseconds east of UTC; 0 where there is none.
    mutating func offset() -> Int64? {
      skipSpaces()
      if isAtEnd { return 0 }
      if take(0x5a) { return 0 }
      if bytes[next...].elementsEqual("UTC".utf8) {
        next = bytes.count
        return 0
      }
      let isWest = take(0x2d)
      guard isWest || take(0x2b) else { return nil }
      guard let hours = number(2), hours <= 14 else { return nil }
      _ = take(0x3a)
      let minutes = isAtEnd ? 0 : number(2)
      guard let minutes, minutes < 60 else { return nil }
      let micros = (hours * 60 + minutes) * 60_000_000
      return isWest ? -micros : micros
    }
  }
}
