/// A decimal number digit by digit: what printing with a chosen precision needs.
///
/// 123.45 is digits [1, 2, 3, 4, 5] with the point after 3 of them; 0.01 is [1] with point -1.
struct DecimalDigits {
  var isNegative: Bool
  /// Without leading zeros; empty is zero.
  var digits: [UInt8]
  var point: Int

  init(_ unscaled: Int128, scale: Int) {
    isNegative = unscaled < 0
    digits = String(unscaled.magnitude).utf8.map { $0 - 0x30 }
    point = digits.count - scale
    dropZeros()
  }

  /// The shortest digits that read as the same double; the number is finite.
  init(_ value: Double) { self.init(description: "\(value.magnitude)", value.sign == .minus) }

  /// Likewise of a real.
  init(_ value: Float) { self.init(description: "\(value.magnitude)", value.sign == .minus) }

  /// Reads `0.1`, `12.0`, `1e-05`, `1.5e+300`.
  private init(description: String, _ isNegative: Bool) {
    self.isNegative = isNegative
    digits = []
    point = 0
    var hasPoint = false
    var exponent = 0
    for (offset, byte) in description.utf8.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(description.dropFirst(offset + 1)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else {
        digits.append(byte - 0x30)
        if !hasPoint { point += 1 }
      }
    }
    point += exponent
    dropZeros()
  }

  private mutating func dropZeros() {
    while digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 1 }
  }

  var isZero: Bool { digits.isEmpty }

  /// Half away from zero, keeping so many digits after the point.
  mutating func round(toPlaces places: Int) { round(keeping: point + places) }

  /// Half away from zero, keeping the first `count` digits.
  mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    if count < 0 {
      digits = []
      dropZeros()
      return
    }
    let isUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if isUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    dropZeros()
  }

  /// `-12.50` with so many places, or with as many as there are digits.
  func plain(places: Int? = nil, trimmed: Bool = false) -> String {
    var text: [UInt8] = []
    if isNegative, !isZero || !trimmed { text.append(UInt8(ascii: "-")) }
    text += whole
    let count = places ?? max(0, digits.count - point)
    if count > 0, !isZero || !trimmed {
      text.append(UInt8(ascii: "."))
      text += fraction(count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digits before the point, at least one.
  var whole: [UInt8] {
    if point <= 0 || isZero { return [0x30] }
    return (0..<point).map { ($0 < digits.count ? digits[$0] : 0) + 0x30 }
  }

  /// The first digits after the point.
  func fraction(_ count: Int) -> [UInt8] {
    (point..<point + count).map { place in
      !isZero && place >= 0 && place < digits.count ? digits[place] + 0x30 : 0x30
    }
  }

  /// As Java's Double.toString: plain from 0.001 to 10,000,000, else `1.0E10`.
  var java: String {
    let sign = isNegative ? "-" : ""
    if isZero { return sign + "0.0" }
    if point > -3, point <= 7 {
      let places = max(1, digits.count - point)
      return sign + String(decoding: whole + [0x2E] + fraction(places), as: UTF8.self)
    }
    let rest = digits.count > 1 ? digits.dropFirst().map { $0 + 0x30 } : [0x30]
    return sign + String(decoding: [digits[0] + 0x30, 0x2E] + rest, as: UTF8.self)
      + "E\(point - 1)"
  }
}
