/// Byte work of the scanner on raw pointers. Callers guarantee `scanPadding` readable bytes behind
/// `end`, so that a word may be loaded anywhere before it.
///
/// Every function returns where its token ends, or nil where the bytes are not that token; `why`
/// tells the reason on the slow path only.
enum ScanBytes {
  typealias Bytes = UnsafePointer<UInt8>

  @inline(__always)
  static func word(_ p: Bytes) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
  }

  /// Whether `count` bytes are equal; reads up to seven bytes past both.
  @inline(__always)
  static func equal(_ a: Bytes, _ b: Bytes, _ count: Int) -> Bool {
    var i = 0
    while i &+ 8 <= count {
      if word(a + i) != word(b + i) { return false }
      i &+= 8
    }
    if i < count {
      let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* (count &- i))
      return (word(a + i) ^ word(b + i)) &<< unused == 0
    }
    return true
  }

  /// The closing quote of a string whose content begins at `start`.
  ///
  /// Eight bytes at a time: a quote, a backslash, a control character or a byte above 0x7F sets the
  /// high bit of its place. Borrows only reach bytes above the lowest true hit, so the lowest is right.
  @inline(__always)
  static func stringEnd(_ start: Bytes, _ end: Bytes) -> Bytes? {
    var q = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while q < end {
      let w = word(q)
      let quote = w ^ 0x2222_2222_2222_2222
      let slash = w ^ 0x5C5C_5C5C_5C5C_5C5C
      let hits =
        (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
          | ((w &- 0x2020_2020_2020_2020) & ~w) | w) & high
      if hits == 0 {
        q += 8
        continue
      }
      q += hits.trailingZeroBitCount &>> 3
      if q.pointee == 0x22 { return q < end ? q : nil }
      guard q < end, let next = special(q, end) else { return nil }
      q = next
    }
    return nil
  }

  /// Steps over an escape or a multi-byte character; nil where it is neither.
  @inline(never)
  static func special(_ q: Bytes, _ end: Bytes) -> Bytes? {
    let byte = q.pointee
    if byte == 0x5C {
      switch q[1] {
      case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return q + 2
      case 0x75:
        guard end - q >= 6 else { return nil }
        for i in 2..<6 where !isHex(q[i]) { return nil }
        return q + 6
      default: return nil
      }
    }
    guard byte >= 0xC2 else { return nil }
    @inline(__always) func continues(_ i: Int) -> Bool { q[i] & 0xC0 == 0x80 }
    if byte < 0xE0 { return continues(1) ? q + 2 : nil }
    if byte < 0xF0 {
      guard continues(1), continues(2) else { return nil }
      if byte == 0xE0 && q[1] < 0xA0 { return nil }
      if byte == 0xED && q[1] > 0x9F { return nil }
      return q + 3
    }
    guard byte < 0xF5, continues(1), continues(2), continues(3) else { return nil }
    if byte == 0xF0 && q[1] < 0x90 { return nil }
    if byte == 0xF4 && q[1] > 0x8F { return nil }
    return q + 4
  }

  @inline(__always)
  static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The end of a number by JSON's grammar. What may follow it is for the caller to check.
  @inline(__always)
  static func numberEnd(_ start: Bytes, _ end: Bytes) -> Bytes? {
    var q = start
    if q < end && q.pointee == 0x2D { q += 1 }
    guard q < end, isDigit(q.pointee) else { return nil }
    if q.pointee == 0x30 {
      q += 1
    } else {
      while q < end && isDigit(q.pointee) { q += 1 }
    }
    if q < end && q.pointee == 0x2E {
      q += 1
      guard q < end, isDigit(q.pointee) else { return nil }
      while q < end && isDigit(q.pointee) { q += 1 }
    }
    if q < end && q.pointee | 0x20 == 0x65 {
      q += 1
      if q < end && (q.pointee == 0x2B || q.pointee == 0x2D) { q += 1 }
      guard q < end, isDigit(q.pointee) else { return nil }
      while q < end && isDigit(q.pointee) { q += 1 }
    }
    return q
  }

  /// The end of `true`, `false` or `null`.
  @inline(__always)
  static func wordEnd(_ start: Bytes, _ end: Bytes) -> Bytes? {
    let four = UInt32(truncatingIfNeeded: word(start))
    if four == 0x6575_7274 || four == 0x6C6C_756E { return end - start >= 4 ? start + 4 : nil }
    let isFalse = word(start) & 0xFF_FFFF_FFFF == 0x65_736C_6166
    return isFalse && end - start >= 5 ? start + 5 : nil
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  static func skipSpace(_ start: Bytes, _ end: Bytes) -> Bytes {
    var q = start
    while q < end && isSpace(q.pointee) { q += 1 }
    return q
  }
}
