/// Appends JSON tokens to bytes. Commas and brackets are the caller's, who knows the structure.
package enum JSONWriter {
  /// A string in quotes. Only what must be escaped is: quotes, backslashes and control characters;
  /// everything else keeps its UTF-8 bytes.
  package static func appendString(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    output.append(0x22)
    appendEscaped(text, to: &output)
    output.append(0x22)
  }

  package static func appendString(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendString($0, to: &output) }
  }

  /// The bytes between the quotes.
  package static func appendEscaped(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    guard let base = text.baseAddress else { return }
    var copied = 0
    var at = 0
    while true {
      at = nextSpecial(base, from: at, count: text.count)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<at]))
      guard at < text.count else { return }
      appendEscape(of: base[at], to: &output)
      at += 1
      copied = at
    }
  }

  package static func appendInteger(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
    output.append(contentsOf: String(value).utf8)
  }

  /// A finite double as Java prints it, which is what Trino's JSON holds (`1.0E10`, `0.001`);
  /// NaN and the infinities as strings, since JSON has no numbers for them.
  package static func appendDouble(_ value: Double, to output: inout [UInt8]) {
    guard value.isFinite else {
      let name: StaticString =
        value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
      name.withUTF8Buffer { output.append(contentsOf: $0) }
      return
    }
    var digits = ShortestDigits(value.description)
    if value.magnitude.bitPattern < 64 { digits.widen(multiple: value.bitPattern & 63) }
    appendJava(digits, isNegative: value.sign == .minus, to: &output)
  }

  /// A finite real, with the digits that tell it from its neighbours of the same width.
  package static func appendFloat(_ value: Float, to output: inout [UInt8]) {
    guard value.isFinite else {
      appendDouble(Double(value), to: &output)
      return
    }
    appendJava(ShortestDigits(value.description), isNegative: value.sign == .minus, to: &output)
  }

  /// A double as SQL's text has it: always with an exponent, and a digit behind the point of all
  /// but zero (`1.289E2`, `1.0E2`, `0E0`, `NaN`).
  package static func appendScientific(_ value: Double, to output: inout [UInt8]) {
    guard value.isFinite else {
      let name: StaticString = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
      name.withUTF8Buffer { output.append(contentsOf: $0) }
      return
    }
    let number = ShortestDigits(value.description)
    if value.sign == .minus { output.append(UInt8(ascii: "-")) }
    guard let first = number.digits.first else {
      output.append(contentsOf: [0x30, UInt8(ascii: "E"), 0x30])
      return
    }
    output.append(contentsOf: [first, 0x2E])
    if number.digits.count > 1 {
      output.append(contentsOf: number.digits[1...])
    } else {
      output.append(0x30)
    }
    output.append(UInt8(ascii: "E"))
    appendInteger(number.point - 1, to: &output)
  }

  private static func nextSpecial(
    _ base: UnsafePointer<UInt8>, from start: Int, count: Int
  ) -> Int {
    var at = start
    while at &+ 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let marks = Lanes.endOfPlainText(word)
      if marks == 0 {
        at &+= 8
        continue
      }
      at &+= Lanes.index(ofLowest: marks)
      if base[at] < 0x80 { return at }
      at &+= 1  // a byte of a longer character stays as it is
    }
    while at < count, base[at] >= 0x20, base[at] != 0x22, base[at] != 0x5C { at &+= 1 }
    return at
  }

  private static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(0x5C)
    switch byte {
    case 0x22, 0x5C: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, hexText(byte >> 4), hexText(byte)])
    }
  }

  private static func hexText(_ byte: UInt8) -> UInt8 {
    let digit = byte & 0x0F
    return digit < 10 ? 0x30 + digit : 0x37 + digit
  }

  /// Java's rule: plain notation from 10⁻³ to 10⁷, otherwise one digit, a point and an exponent;
  /// always at least one digit behind the point.
  private static func appendJava(
    _ number: ShortestDigits, isNegative: Bool, to output: inout [UInt8]
  ) {
    if isNegative { output.append(UInt8(ascii: "-")) }
    let digits = number.digits
    let point = number.point
    if digits.isEmpty {
      output.append(contentsOf: [0x30, 0x2E, 0x30])
    } else if point > -3 && point <= 0 {
      output.append(contentsOf: [0x30, 0x2E])
      output.append(contentsOf: repeatElement(0x30, count: -point))
      output.append(contentsOf: digits)
    } else if point > 0 && point <= 7 {
      for index in 0..<max(point, digits.count) {
        if index == point { output.append(0x2E) }
        output.append(index < digits.count ? digits[index] : 0x30)
      }
      if digits.count <= point { output.append(contentsOf: [0x2E, 0x30]) }
    } else {
      output.append(digits[0])
      output.append(0x2E)
      if digits.count > 1 { output.append(contentsOf: digits[1...]) } else { output.append(0x30) }
      output.append(UInt8(ascii: "E"))
      appendInteger(point - 1, to: &output)
    }
  }
}

/// The digits of Swift's shortest description, without zeros at either end, and where the decimal
/// point stands: the value is 0.d₁d₂d₃… × 10^point. `1.25e+20` has digits 125 and point 21.
private struct ShortestDigits {
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// Java shows at least two digits that are right. That differs only for the smallest doubles,
  /// the first multiples of 4.94 × 10⁻³²⁴, whose shortest form may be a single digit.
  mutating func widen(multiple: UInt64) {
    guard digits.count == 1 else { return }
    var scaled = Double(multiple) * 4.940_656_458_412_465_4
    var exponent = -323
    while scaled >= 10 {
      scaled /= 10
      exponent += 1
    }
    let two = Int(scaled * 10 + 0.5)
    digits = [0x30 + UInt8(two / 10), 0x30 + UInt8(two % 10)]
    point = exponent
  }

  init(_ description: String) {
    var exponent = 0
    var exponentIsNegative = false
    var pointIsSeen = false
    var inExponent = false
    var integerDigits = 0
    for byte in description.utf8 {
      switch byte {
      case 0x30...0x39 where inExponent:
        exponent = exponent &* 10 &+ Int(byte &- 0x30)
      case 0x30...0x39:
        digits.append(byte)
        if !pointIsSeen { integerDigits += 1 }
      case 0x2E: pointIsSeen = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): if inExponent { exponentIsNegative = true }
      default: break
      }
    }
    point = integerDigits + (exponentIsNegative ? -exponent : exponent)
    let zeros = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0x30 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
