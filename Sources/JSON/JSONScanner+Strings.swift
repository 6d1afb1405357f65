/// Eight equal bytes, and the tricks on eight bytes at once. A byte is marked by its top bit.
/// A borrow can only spoil bytes above one that is marked already, so the *lowest* mark is exact,
/// and only that one is used.
enum Lanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Marks quotes, backslashes, control characters and bytes that are not ASCII.
  @inline(__always)
  static func endOfPlainText(_ word: UInt64) -> UInt64 {
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- (ones &* 0x20)
    return (quote | backslash | control | word) & tops
  }

  /// Marks quotes and backslashes and nothing else below them: for text that is known to be valid.
  @inline(__always)
  static func quoteOrBackslash(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & tops
  }

  /// The first of sixteen bytes that ends plain text, or 16. Read as signed bytes, everything
  /// that is not ASCII is less than a space, as control characters are. Most keys and values are
  /// shorter than sixteen bytes, so that one step without a loop, and without a wrong guess of
  /// the branch predictor, finds their end.
  @inline(__always)
  static func plainPrefix(_ bytes: SIMD16<Int8>) -> Int {
    let quote = bytes .== SIMD16<Int8>(repeating: 0x22)
    let backslash = bytes .== SIMD16<Int8>(repeating: 0x5C)
    let unusual = bytes .< SIMD16<Int8>(repeating: 0x20)
    return firstLane(words(quote) | words(backslash) | words(unusual))
  }

  /// The same for text that is known to be valid.
  @inline(__always)
  static func trustedPrefix(_ bytes: SIMD16<Int8>) -> Int {
    let quote = bytes .== SIMD16<Int8>(repeating: 0x22)
    let backslash = bytes .== SIMD16<Int8>(repeating: 0x5C)
    return firstLane(words(quote) | words(backslash))
  }

  /// A mask is eight bits a lane; its own operators are not specialised, those of words are.
  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// The index of the first marked byte; 64 trailing zeros of an empty word give 8.
  @inline(__always)
  private static func firstLane(_ marks: SIMD2<UInt64>) -> Int {
    let low = marks[0].trailingZeroBitCount &>> 3
    let high = marks[1].trailingZeroBitCount &>> 3
    return low == 8 ? 8 &+ high : low
  }

  @inline(__always)
  static func index(ofLowest marks: UInt64) -> Int {
    marks.trailingZeroBitCount &>> 3
  }
}

extension JSONScanner {
  /// From the byte after an opening quote to the offset of the closing one.
  @inline(__always)
  func closingQuote(from start: Int, hasEscapes: inout Bool) throws(JSONError) -> Int {
    var at = start
    while true {
      while at &+ 16 <= count {
        let length = Lanes.plainPrefix(block(at: at))
        at &+= length
        if length < 16 { break }
      }
      guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
      let byte = base[at]
      if byte == 0x22 { return at }
      if byte >= 0x20, byte < 0x80, byte != 0x5C {
        at &+= 1  // the last fifteen bytes of the buffer
      } else {
        if byte == 0x5C { hasEscapes = true }
        at = try endOfUnusual(at: at)
      }
    }
  }

  /// The end of an escape or of a character of several bytes.
  @inline(never)
  func endOfUnusual(at offset: Int) throws(JSONError) -> Int {
    let byte = base[offset]
    if byte == 0x5C { return try endOfEscape(at: offset) }
    if byte < 0x20 { throw JSONError(.controlCharacter, at: offset) }
    return try endOfCharacter(at: offset)
  }

  /// A lone surrogate is a well-formed escape: the grammar of RFC 8259 allows it, real logs hold
  /// it, and the record keeps its bytes.
  private func endOfEscape(at offset: Int) throws(JSONError) -> Int {
    guard offset &+ 1 < count else { throw JSONError(.unexpectedEnd, at: count) }
    switch base[offset &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return offset &+ 2
    case UInt8(ascii: "u"):
      for at in (offset &+ 2)..<(offset &+ 6) {
        guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
        guard hexDigit(base[at]) != nil else { throw JSONError(.invalidEscape, at: offset) }
      }
      return offset &+ 6
    default:
      throw JSONError(.invalidEscape, at: offset)
    }
  }

  /// One well-formed character of two to four bytes (Unicode's table 3-7).
  private func endOfCharacter(at offset: Int) throws(JSONError) -> Int {
    let length = lengthOfCharacter(at: offset)
    guard length > 0 else {
      throw JSONError(
        offset &+ 3 >= count && isCutCharacter(at: offset)
          ? .unexpectedEnd : .invalidUTF8, at: offset)
    }
    return offset &+ length
  }

  /// 0 where the bytes are not UTF-8.
  private func lengthOfCharacter(at offset: Int) -> Int {
    let lead = base[offset]
    let left = count &- offset
    func isTrail(_ index: Int, from low: UInt8 = 0x80, to high: UInt8 = 0xBF) -> Bool {
      let byte = base[offset &+ index]
      return byte >= low && byte <= high
    }
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && isTrail(1) ? 2 : 0
    case 0xE0...0xEF:
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return left >= 3 && isTrail(1, from: low, to: high) && isTrail(2) ? 3 : 0
    case 0xF0...0xF4:
      let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return left >= 4 && isTrail(1, from: low, to: high) && isTrail(2) && isTrail(3) ? 4 : 0
    default:
      return 0
    }
  }

  /// Whether the buffer ends inside what may have been a character: a cut file, not a bad one.
  private func isCutCharacter(at offset: Int) -> Bool {
    let lead = base[offset]
    let wanted =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard wanted > count &- offset else { return false }
    for at in (offset &+ 1)..<max(count, offset &+ 1) where base[at] & 0xC0 != 0x80 { return false }
    return true
  }

  /// The closing quote in valid text; `count` where there is none.
  @inline(__always)
  func trustedClosingQuote(from start: Int, hasEscapes: inout Bool) -> Int {
    var at = start
    while true {
      while at &+ 16 <= count {
        let length = Lanes.trustedPrefix(block(at: at))
        at &+= length
        if length < 16 { break }
      }
      guard at < count else { return count }
      switch base[at] {
      case 0x22: return at
      case 0x5C:
        hasEscapes = true
        at &+= 2
      default: at &+= 1
      }
    }
  }
}

@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte &- 0x30
  case 0x41...0x46: byte &- 0x37
  case 0x61...0x66: byte &- 0x57
  default: nil
  }
}
