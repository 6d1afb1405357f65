/// Finds the end of a JSON value by its quotes and brackets alone, whatever lies between them.
/// The state survives from one buffer to the next.
///
/// Bracket kinds are not told apart: on broken text a wrong bracket is as good as a right one.
struct LenientSkip {
  private(set) var depth = 0
  private(set) var isInString = false
  private var isEscaped = false

  /// From `start`, which is the value's first byte at the first call. The offset behind the value,
  /// or nil where it goes on past `end`.
  mutating func advance(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, end <= bytes.count else { return nil }
    var at = start
    while at < end {
      if isInString {
        if isEscaped {
          isEscaped = false
          at &+= 1
          continue
        }
        at = Self.quoteOrBackslash(base, from: at, to: end)
        guard at < end else { return nil }
        if base.load(fromByteOffset: at, as: UInt8.self) == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          isInString = false
          if depth == 0 { return at &+ 1 }
        }
        at &+= 1
        continue
      }
      switch base.load(fromByteOffset: at, as: UInt8.self) {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return at }  // the end of what holds a bare scalar
        depth &-= 1
        if depth == 0 { return at &+ 1 }
      case UInt8(ascii: ","), 0x20, 0x0a, 0x0d, 0x09:
        if depth == 0 { return at }
      default: break
      }
      at &+= 1
    }
    return nil
  }

  /// The first quote or backslash, eight bytes at a time.
  private static func quoteOrBackslash(_ base: UnsafeRawPointer, from start: Int, to end: Int)
    -> Int
  {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = start
    while at &+ 8 <= end {
      let word = UInt64(littleEndian: (base + at).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5c)
      let marks =
        (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & (ones &* 0x80)
      // Only the lowest mark is exact, and only it is used.
      if marks != 0 { return at &+ (marks.trailingZeroBitCount &>> 3) }
      at &+= 8
    }
    while at < end {
      let byte = base.load(fromByteOffset: at, as: UInt8.self)
      if byte == 0x22 || byte == 0x5c { return at }
      at &+= 1
    }
    return end
  }

  /// The end of the value that begins at `start`; nil where it does not end in `bytes`. A bare
  /// scalar at the very end of the bytes ends there only if `isLast`.
  static func end(
    of bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool = true
  ) -> Int? {
    var skip = LenientSkip()
    if let end = skip.advance(bytes, from: start, to: bytes.count) { return end }
    return isLast && skip.depth == 0 && !skip.isInString && start < bytes.count ? bytes.count : nil
  }
}
