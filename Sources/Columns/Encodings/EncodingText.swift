/// Texts that have a shorter form. Each `read` proves its own round trip: it answers nil for every
/// text that the matching `write` would not give back byte for byte.
@usableFromInline
package enum EncodingText {
  // UUIDs: 36 lower-case characters, 16 bytes.

  @inlinable
  package static func readUUID(
    _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard text.count == 36, let p = text.baseAddress else { return false }
    guard p[8] == 0x2D, p[13] == 0x2D, p[18] == 0x2D, p[23] == 0x2D else { return false }
    let raw = UnsafeRawPointer(p)
    // Four words of eight digits: 0-7, 9-12 and 14-17, 19-22 and 24-27, 28-35.
    let a = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let b =
      UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 9, as: UInt32.self)))
      | UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 14, as: UInt32.self)))
      &<< 32
    let c =
      UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 19, as: UInt32.self)))
      | UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 24, as: UInt32.self)))
      &<< 32
    let d = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 28, as: UInt64.self))
    guard let na = hexWord(a), let nb = hexWord(b), let nc = hexWord(c), let nd = hexWord(d)
    else { return false }
    let out = UnsafeMutableRawPointer(output)
    out.storeBytes(of: na.littleEndian, as: UInt32.self)
    out.storeBytes(of: nb.littleEndian, toByteOffset: 4, as: UInt32.self)
    out.storeBytes(of: nc.littleEndian, toByteOffset: 8, as: UInt32.self)
    out.storeBytes(of: nd.littleEndian, toByteOffset: 12, as: UInt32.self)
    return true
  }

  /// Eight lower-case hex digits in memory order as four bytes in memory order.
  @inlinable
  package static func hexWord(_ word: UInt64) -> UInt32? {
    let high: UInt64 = 0x8080_8080_8080_8080
    guard word & high == 0 else { return nil }
    // A letter has bit 6; digits are 0x30...0x39, letters 0x61...0x66.
    let letters = (word &>> 6) & 0x0101_0101_0101_0101
    let value = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &* 9
    // Back to text, to prove it: value + '0', and 0x27 more for letters.
    let isLetter = ((value &+ 0x7676_7676_7676_7676) & high) &>> 7
    let text = value &+ 0x3030_3030_3030_3030 &+ isLetter &* 0x27
    guard text == word, (value & 0xF0F0_F0F0_F0F0_F0F0) == 0 else { return nil }
    // Pairs: the first digit is the high half.
    let pairs = (value &<< 4 | value &>> 8) & 0x00FF_00FF_00FF_00FF
    let folded = (pairs | pairs &>> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: folded | folded &>> 16)
  }

  @inlinable
  package static func writeUUID(
    _ bytes: UnsafePointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
  ) {
    var at = 0
    for i in 0..<16 {
      if i == 4 || i == 6 || i == 8 || i == 10 {
        output[at] = 0x2D
        at &+= 1
      }
      output[at] = hexDigit(bytes[i] &>> 4)
      output[at &+ 1] = hexDigit(bytes[i] & 15)
      at &+= 2
    }
  }

  @inlinable
  package static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? value &+ 0x30 : value &+ 0x57
  }

  // Integers in their shortest form.

  @inlinable
  package static func readInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard !text.isEmpty, text.count <= 19 else { return nil }
    var i = 0
    let isNegative = text[0] == 0x2D
    if isNegative { i = 1 }
    guard i < text.count, text.count - i <= 18 else { return nil }
    // No leading zeros, and no -0.
    if text[i] == 0x30 && (text.count > i + 1 || isNegative) { return nil }
    var value: Int64 = 0
    while i < text.count {
      let digit = text[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      i &+= 1
    }
    return isNegative ? 0 &- value : value
  }

  /// Writes up to 20 bytes; returns how many.
  @inlinable
  package static func writeInteger(
    _ value: Int64, into output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var rest = value.magnitude
    var digits = 1
    var power = rest / 10
    while power > 0 {
      digits &+= 1
      power /= 10
    }
    let sign = value < 0 ? 1 : 0
    if sign == 1 { output[0] = 0x2D }
    var at = sign &+ digits
    repeat {
      at &-= 1
      output[at] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
      rest /= 10
    } while at > sign
    return sign &+ digits
  }

  // Seconds: YYYY-MM-DDTHH:MM:SSZ, years 1 to 9999.

  @inlinable
  package static func readSeconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count == 20, text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54,
      text[13] == 0x3A, text[16] == 0x3A, text[19] == 0x5A
    else { return nil }
    @inline(__always) func pair(_ at: Int) -> Int64? {
      let tens = text[at] &- 0x30
      let ones = text[at &+ 1] &- 0x30
      return tens < 10 && ones < 10 ? Int64(tens &* 10 &+ ones) : nil
    }
    guard let century = pair(0), let years = pair(2), let month = pair(5), let day = pair(8),
      let hour = pair(11), let minute = pair(14), let second = pair(17)
    else { return nil }
    let year = century &* 100 &+ years
    guard year >= 1, month >= 1, month <= 12, day >= 1, hour < 24, minute < 60, second < 60
    else { return nil }
    let isLeap = year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length: Int64 =
      month == 2
      ? (isLeap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
    guard day <= length else { return nil }
    return days(year, month, day) &* 86_400 &+ hour &* 3_600 &+ minute &* 60 &+ second
  }

  /// Days since 1970 of a date of the years 1 to 9999. The year begins in March here.
  @inlinable
  package static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let y = month <= 2 ? year &- 1 : year
    let era = y / 400
    let yearOfEra = y &- era &* 400
    let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }

  /// The seconds `writeSeconds` can write: 0001-01-01 to 9999-12-31.
  package static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Writes 20 bytes. `seconds` is within `secondsRange`.
  @inlinable
  package static func writeSeconds(
    _ seconds: Int64, into output: UnsafeMutablePointer<UInt8>
  ) {
    let shifted = seconds &+ 62_167_219_200
    var day = shifted / 86_400
    let second = shifted &- day &* 86_400
    // Days since 0000-03-01; the earliest second lies after it.
    day &-= 60
    let era = day / 146_097
    let dayOfEra = day &- era &* 146_097
    let yearOfEra =
      (dayOfEra &- dayOfEra / 1_460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let shiftedMonth = (5 &* dayOfYear &+ 2) / 153
    let dayOfMonth = dayOfYear &- (153 &* shiftedMonth &+ 2) / 5 &+ 1
    let month = shiftedMonth < 10 ? shiftedMonth &+ 3 : shiftedMonth &- 9
    let year = era &* 400 &+ yearOfEra &+ (month <= 2 ? 1 : 0)
    pair(year / 100, output)
    pair(year % 100, output + 2)
    output[4] = 0x2D
    pair(month, output + 5)
    output[7] = 0x2D
    pair(dayOfMonth, output + 8)
    output[10] = 0x54
    pair(second / 3_600, output + 11)
    output[13] = 0x3A
    pair(second / 60 % 60, output + 14)
    output[16] = 0x3A
    pair(second % 60, output + 17)
    output[19] = 0x5A
  }

  @inlinable
  package static func pair(_ value: Int64, _ output: UnsafeMutablePointer<UInt8>) {
    output[0] = UInt8(truncatingIfNeeded: value / 10) &+ 0x30
    output[1] = UInt8(truncatingIfNeeded: value % 10) &+ 0x30
  }
}
