/// Lengths of time in words.
package enum DurationText {
  /// `1 minute, 36 seconds`; weeks are the largest unit. Nil where the number is not finite or
  /// past the range.
  package static func humanReadable(seconds: Double, into text: inout [UInt8]) -> Bool {
    let rounded = (seconds + 0.5).rounded(.down)
    guard seconds.isFinite, abs(rounded) < 9.2e18 else { return false }
    var rest = Int64(rounded).magnitude
    let units: [(StaticString, UInt64)] = [
      ("week", 604_800), ("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1),
    ]
    var isFirst = true
    for (name, length) in units {
      let count = rest / length
      rest %= length
      guard count > 0 || (isFirst && length == 1) else { continue }
      if !isFirst { text.append(contentsOf: ", ".utf8) }
      isFirst = false
      TimePrinting.digits(count, width: 1, into: &text)
      text.append(0x20)
      name.withUTF8Buffer { text.append(contentsOf: $0) }
      if count != 1 { text.append(UInt8(ascii: "s")) }
    }
    return true
  }

  /// Milliseconds of `1234 ms`, `42.8ms`, `3.81 d`, `5m`: a number and one of ns, us, ms, s, m,
  /// h, d; half a millisecond rounds up. Nil for any other text or past the range.
  package static func milliseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var cursor = ByteCursor(text)
    cursor.skipSpaces()
    let start = cursor.position
    guard cursor.countDigits() > 0 else { return nil }
    cursor.skip(cursor.countDigits())
    if cursor.peek == UInt8(ascii: "."), isDigit(cursor.peek(at: 1)) {
      cursor.skip(1)
      cursor.skip(cursor.countDigits())
    }
    guard cursor.position - start <= 400,
      let value = Double(String(decoding: text[start..<cursor.position], as: UTF8.self))
    else { return nil }
    cursor.skipSpaces()
    var factor: Double?
    for (unit, length) in units {
      var rest = cursor
      if rest.accept(unit), !isLetter(rest.peek) {
        cursor = rest
        factor = length
        break
      }
    }
    cursor.skipSpaces()
    guard let factor, cursor.isAtEnd else { return nil }
    let milliseconds = (value * factor + 0.5).rounded(.down)
    guard milliseconds < 9.2e18 else { return nil }
    return Int64(milliseconds)
  }

  private static let units: [(StaticString, Double)] = [
    ("ns", 1e-6), ("us", 1e-3), ("ms", 1), ("s", 1e3), ("m", 6e4), ("h", 3.6e6), ("d", 8.64e7),
  ]
}
