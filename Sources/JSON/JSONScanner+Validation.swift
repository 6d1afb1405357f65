extension JSONScanner {
  /// Checks the value at the offset (white space before it is skipped) and returns the offset
  /// behind its last byte.
  ///
  /// Strict after RFC 8259: UTF-8, control characters, escapes, number grammar. Equal keys are
  /// allowed. It is a loop, not a recursion: what is open is one bit a level (1 an object), so a
  /// million brackets cost 125 KB of heap and no stack. `maximumDepth` counts containers: a
  /// scalar has depth 0, `[]` depth 1.
  package func validate(
    at offset: Int, maximumDepth: Int = .max
  ) throws(JSONError) -> Int {
    var at = skipSpace(from: max(0, offset))
    var open = OpenContainers()
    var ignored = false
    value: while true {
      guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
      switch base[at] {
      case 0x22:
        at = try closingQuote(from: at &+ 1, hasEscapes: &ignored) &+ 1
      case UInt8(ascii: "{"):
        guard open.depth < maximumDepth else { throw JSONError(.depthLimit, at: at) }
        at = skipSpace(from: at &+ 1)
        guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
        if base[at] == UInt8(ascii: "}") {
          at &+= 1
        } else {
          open.push(isObject: true)
          at = try validateKey(at: at)
          continue value
        }
      case UInt8(ascii: "["):
        guard open.depth < maximumDepth else { throw JSONError(.depthLimit, at: at) }
        at = skipSpace(from: at &+ 1)
        guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
        if base[at] == UInt8(ascii: "]") {
          at &+= 1
        } else {
          open.push(isObject: false)
          continue value
        }
      default:
        at = try endOfPlainScalar(at: at)
      }
      while open.depth > 0 {
        at = skipSpace(from: at)
        guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
        let byte = base[at]
        if byte == UInt8(ascii: ",") {
          at = skipSpace(from: at &+ 1)
          if open.isObject { at = try validateKey(at: at) }
          continue value
        }
        guard byte == (open.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw JSONError(.expectedCommaOrEnd, at: at)
        }
        open.pop()
        at &+= 1
      }
      return at
    }
  }

  /// Checks that the buffer holds one value and nothing else but white space.
  package func validateWhole(maximumDepth: Int = .max) throws(JSONError) {
    let end = skipSpace(from: try validate(at: 0, maximumDepth: maximumDepth))
    guard end == count else { throw JSONError(.trailingBytes, at: end) }
  }

  /// From a key's opening quote to the first byte of the value.
  @inline(__always)
  private func validateKey(at offset: Int) throws(JSONError) -> Int {
    guard offset < count else { throw JSONError(.unexpectedEnd, at: count) }
    guard base[offset] == 0x22 else { throw JSONError(.expectedKey, at: offset) }
    var ignored = false
    let close = try closingQuote(from: offset &+ 1, hasEscapes: &ignored)
    return try valueAfterKey(close: close)
  }

  /// From a key's closing quote to the first byte of the value.
  @inline(__always)
  func valueAfterKey(close: Int) throws(JSONError) -> Int {
    let colon = skipSpace(from: close &+ 1)
    guard colon < count else { throw JSONError(.unexpectedEnd, at: count) }
    guard base[colon] == UInt8(ascii: ":") else { throw JSONError(.expectedColon, at: colon) }
    return skipSpace(from: colon &+ 1)
  }

  /// The end of a number, `true`, `false` or `null`.
  @inline(__always)
  func endOfPlainScalar(at offset: Int) throws(JSONError) -> Int {
    switch base[offset] {
    case UInt8(ascii: "t"): return try endOfLiteral("true", at: offset)
    case UInt8(ascii: "f"): return try endOfLiteral("false", at: offset)
    case UInt8(ascii: "n"): return try endOfLiteral("null", at: offset)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try endOfNumber(at: offset)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      throw JSONError(.invalidLiteral, at: offset)
    default: throw JSONError(.expectedValue, at: offset)
    }
  }

  @inline(__always)
  private func endOfLiteral(_ literal: StaticString, at offset: Int) throws(JSONError) -> Int {
    let length = literal.utf8CodeUnitCount
    for index in 0..<length {
      guard offset &+ index < count else { throw JSONError(.unexpectedEnd, at: count) }
      guard base[offset &+ index] == literal.utf8Start[index] else {
        throw JSONError(.invalidLiteral, at: offset)
      }
    }
    return offset &+ length
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  func endOfNumber(at offset: Int) throws(JSONError) -> Int {
    var at = offset
    if base[at] == UInt8(ascii: "-") { at &+= 1 }
    guard at < count else { throw JSONError(.unexpectedEnd, at: count) }
    if base[at] == UInt8(ascii: "0") {
      at &+= 1
      if at < count, isDigit(base[at]) { throw JSONError(.invalidNumber, at: offset) }
    } else {
      at = try endOfDigits(at: at, numberAt: offset)
    }
    if at < count, base[at] == UInt8(ascii: ".") {
      at = try endOfDigits(at: at &+ 1, numberAt: offset)
    }
    if at < count, base[at] | 0x20 == UInt8(ascii: "e") {
      at &+= 1
      if at < count, base[at] == UInt8(ascii: "+") || base[at] == UInt8(ascii: "-") { at &+= 1 }
      at = try endOfDigits(at: at, numberAt: offset)
    }
    return at
  }

  @inline(__always)
  private func endOfDigits(at start: Int, numberAt offset: Int) throws(JSONError) -> Int {
    guard start < count else { throw JSONError(.unexpectedEnd, at: count) }
    var at = start
    while at < count, isDigit(base[at]) { at &+= 1 }
    guard at > start else { throw JSONError(.invalidNumber, at: offset) }
    return at
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// One bit for every open container, the innermost lowest. Sixty-four levels fit a word; deeper
/// words wait in an array that ordinary records never allocate.
struct OpenContainers {
  private(set) var depth = 0
  private var bits: UInt64 = 0
  private var outer: [UInt64] = []

  @inline(__always)
  var isObject: Bool { bits & 1 == 1 }

  @inline(__always)
  mutating func push(isObject: Bool) {
    if depth & 63 == 0, depth > 0 { outer.append(bits) }
    bits = bits &<< 1 | (isObject ? 1 : 0)
    depth &+= 1
  }

  @inline(__always)
  mutating func pop() {
    depth &-= 1
    bits &>>= 1
    if depth & 63 == 0, depth > 0 { bits = outer.popLast() ?? 0 }
  }
}
