/// The decoded meaning of the bytes between a string's quotes.
package enum JSONString {
  /// Appends the decoded text: escapes become UTF-8, a lone surrogate becomes U+FFFD. Text without
  /// a backslash is copied as it stands. An escape that is not one of JSON (only in text that was
  /// never validated) is copied as written.
  package static func decode(_ raw: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    guard let base = raw.baseAddress else { return }
    var copied = 0
    var at = 0
    while true {
      at = nextBackslash(base, from: at, count: raw.count)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: raw[copied..<at]))
      guard at < raw.count else { return }
      let escape = Escape(base, at: at, count: raw.count)
      escape.append(to: &output)
      at += escape.length
      copied = at
    }
  }

  package static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(raw.count)
    decode(raw, into: &output)
    return output
  }

  package static func hasEscapes(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = raw.baseAddress else { return false }
    return nextBackslash(base, from: 0, count: raw.count) < raw.count
  }

  /// Whether the raw text means the decoded one, without building it.
  package static func equals(
    raw: UnsafeBufferPointer<UInt8>, decoded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let base = raw.baseAddress, raw.count > 0 else { return decoded.isEmpty }
    var at = 0
    var position = 0
    while true {
      let plainEnd = nextBackslash(base, from: at, count: raw.count)
      let length = plainEnd - at
      guard position + length <= decoded.count else { return false }
      for index in 0..<length where base[at + index] != decoded[position + index] { return false }
      position += length
      at = plainEnd
      guard at < raw.count else { return position == decoded.count }
      let escape = Escape(base, at: at, count: raw.count)
      guard escape.matches(decoded, at: &position) else { return false }
      at += escape.length
    }
  }

  /// Whether two raw texts mean the same.
  package static func equals(
    raw left: UnsafeBufferPointer<UInt8>, raw right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if !hasEscapes(right) { return equals(raw: left, decoded: right) }
    if !hasEscapes(left) { return equals(raw: right, decoded: left) }
    let decoded = decode(right)
    return decoded.withUnsafeBufferPointer { equals(raw: left, decoded: $0) }
  }

  static func nextBackslash(_ base: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    var at = start
    while at &+ 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let backslash = word ^ (Lanes.ones &* 0x5C)
      let marks = (backslash &- Lanes.ones) & ~backslash & Lanes.tops
      if marks != 0 { return at &+ Lanes.index(ofLowest: marks) }
      at &+= 8
    }
    while at < count, base[at] != 0x5C { at &+= 1 }
    return at
  }
}

/// One escape sequence (a surrogate pair is one) and the character it stands for.
private struct Escape {
  let length: Int
  /// At most four bytes of UTF-8, the first lowest.
  let bytes: UInt32
  let byteCount: Int

  init(_ base: UnsafePointer<UInt8>, at offset: Int, count: Int) {
    let second = offset + 1 < count ? base[offset + 1] : 0
    let plain: UInt8? =
      switch second {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): second
      case UInt8(ascii: "b"): 0x08
      case UInt8(ascii: "f"): 0x0C
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: nil
      }
    if let plain {
      self.init(length: 2, scalar: UInt32(plain))
      return
    }
    guard second == UInt8(ascii: "u"), let unit = Self.unit(base, at: offset, count: count) else {
      self.init(length: 1, scalar: 0x5C)
      return
    }
    if unit & 0xFC00 == 0xD800, let low = Self.unit(base, at: offset + 6, count: count),
      low & 0xFC00 == 0xDC00
    {
      self.init(length: 12, scalar: 0x10000 + ((unit & 0x3FF) << 10 | low & 0x3FF))
    } else {
      self.init(length: 6, scalar: unit & 0xF800 == 0xD800 ? 0xFFFD : unit)
    }
  }

  private init(length: Int, scalar: UInt32) {
    self.length = length
    switch scalar {
    case 0..<0x80:
      bytes = scalar
      byteCount = 1
    case 0x80..<0x800:
      bytes = (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8
      byteCount = 2
    case 0x800..<0x10000:
      bytes =
        (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
      byteCount = 3
    default:
      let head: UInt32 = (0xF0 | scalar >> 18) | (0x80 | scalar >> 12 & 0x3F) << 8
      bytes = head | (0x80 | scalar >> 6 & 0x3F) << 16 | (0x80 | scalar & 0x3F) << 24
      byteCount = 4
    }
  }

  /// The code unit of `\uXXXX` at the offset.
  private static func unit(_ base: UnsafePointer<UInt8>, at offset: Int, count: Int) -> UInt32? {
    guard offset + 6 <= count, base[offset] == 0x5C, base[offset + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for at in offset + 2..<offset + 6 {
      guard let digit = hexDigit(base[at]) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  func append(to output: inout [UInt8]) {
    var rest = bytes
    for _ in 0..<byteCount {
      output.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  func matches(_ decoded: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Bool {
    guard position + byteCount <= decoded.count else { return false }
    var rest = bytes
    for _ in 0..<byteCount {
      guard decoded[position] == UInt8(truncatingIfNeeded: rest) else { return false }
      rest >>= 8
      position += 1
    }
    return true
  }
}
