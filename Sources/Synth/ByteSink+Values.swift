/// The values of a record as AWS spells them.
extension ByteSink {
  mutating func append(decimal value: Int) {
    var rest = value.magnitude
    if value < 0 { append(UInt8(ascii: "-")) }
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var length = 0
    withUnsafeMutableBytes(of: &digits) { scratch in
      repeat {
        scratch[23 - length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        length += 1
      } while rest > 0
    }
    withUnsafeBytes(of: digits) { scratch in
      for index in (24 - length)..<24 { append(scratch[index]) }
    }
  }

  @inline(__always)
  mutating func append(twoDigits value: Int) {
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10 % 10))
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
  }

  /// `2026-03-01`, with another separator for folders.
  mutating func append(date: CivilDate, separator: UInt8 = UInt8(ascii: "-")) {
    append(twoDigits: date.year / 100)
    append(twoDigits: date.year % 100)
    append(separator)
    append(twoDigits: date.month)
    append(separator)
    append(twoDigits: date.day)
  }

  /// `2026-03-01T09:05:00Z`
  mutating func append(time: Int) {
    let day = time.dividedFloor(by: 86400)
    let second = time - day * 86400
    append(date: CivilDate(days: day))
    append(UInt8(ascii: "T"))
    append(twoDigits: second / 3600)
    append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
    append(UInt8(ascii: "Z"))
  }

  /// `Mar 1, 2026, 9:05:00 AM`, as STS and IAM print times inside their answers.
  mutating func append(localeTime time: Int) {
    let day = time.dividedFloor(by: 86400)
    let second = time - day * 86400
    let date = CivilDate(days: day)
    append(CivilDate.monthNames[date.month - 1])
    append(" ")
    append(decimal: date.day)
    append(", ")
    append(decimal: date.year)
    append(", ")
    let hour = second / 3600
    append(decimal: hour % 12 == 0 ? 12 : hour % 12)
    append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
    append(hour < 12 ? " AM" : " PM")
  }

  /// A random UUID of version 4.
  mutating func append(uuid hash: UInt64) {
    let high = (mixed(hash) & ~0xF000) | 0x4000
    let low = (mixed(hash, 1) & ~(3 << 62)) | (1 << 63)
    for index in 0..<16 {
      if index == 8 || index == 12 { append(UInt8(ascii: "-")) }
      append(hexDigit: high >> UInt64(60 - 4 * index))
    }
    for index in 0..<16 {
      if index == 0 || index == 4 { append(UInt8(ascii: "-")) }
      append(hexDigit: low >> UInt64(60 - 4 * index))
    }
  }

  @inline(__always)
  private mutating func append(hexDigit bits: UInt64) {
    let value = UInt8(truncatingIfNeeded: bits & 15)
    append(value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &- 10 &+ value)
  }

  mutating func append(hex count: Int, _ hash: UInt64) {
    append(random: count, hash, bitsPerDigit: 4) { value in
      value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &- 10 &+ value
    }
  }

  /// Capitals and 2-7, the alphabet of access keys and principal ids.
  mutating func append(base32 count: Int, _ hash: UInt64) {
    append(random: count, hash, bitsPerDigit: 5) { value in
      value < 26 ? UInt8(ascii: "A") &+ value : UInt8(ascii: "2") &- 26 &+ value
    }
  }

  /// Letters of both cases and digits, the alphabet of file names.
  mutating func append(base62 count: Int, _ hash: UInt64) {
    append(random: count, hash, bitsPerDigit: 6) { value in
      switch value {
      case 0..<26: UInt8(ascii: "A") &+ value
      case 26..<52: UInt8(ascii: "a") &- 26 &+ value
      case 52..<62: UInt8(ascii: "0") &- 52 &+ value
      default: UInt8(ascii: "k") &+ value &- 62
      }
    }
  }

  mutating func append(base64 count: Int, _ hash: UInt64) {
    append(random: count, hash, bitsPerDigit: 6) { value in
      switch value {
      case 0..<26: UInt8(ascii: "A") &+ value
      case 26..<52: UInt8(ascii: "a") &- 26 &+ value
      case 52..<62: UInt8(ascii: "0") &- 52 &+ value
      case 62: UInt8(ascii: "+")
      default: UInt8(ascii: "/")
      }
    }
  }

  @inline(__always)
  private mutating func append(
    random count: Int, _ hash: UInt64, bitsPerDigit: UInt64, _ digit: (UInt8) -> UInt8
  ) {
    var left = 0
    var bits: UInt64 = 0
    var state = hash
    let mask = (UInt8(1) << UInt8(bitsPerDigit)) &- 1
    for _ in 0..<count {
      if left == 0 {
        state = mixed(state)
        bits = state
        left = 10
      }
      append(digit(UInt8(truncatingIfNeeded: bits) & mask))
      bits >>= bitsPerDigit
      left &-= 1
    }
  }
}
