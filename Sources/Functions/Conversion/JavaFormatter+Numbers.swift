extension JavaFormatter {
  func integer(_ number: Int64, _ specifier: Specifier) -> [UInt8] {
    switch specifier.conversion | 0x20 {
    case UInt8(ascii: "d"):
      return signed(
        Array(String(number.magnitude).utf8), [], isNegative: number < 0, specifier)
    default:
      // Negative numbers show their two's complement.
      let isHex = specifier.conversion | 0x20 == UInt8(ascii: "x")
      var digits = Array(String(UInt64(bitPattern: number), radix: isHex ? 16 : 8).utf8)
      let prefix = specifier.isAlternate ? (isHex ? "0x" : "0") : ""
      if specifier.isPadded, let width = specifier.width {
        let missing = max(0, width - digits.count - prefix.utf8.count)
        digits = [UInt8](repeating: 0x30, count: missing) + digits
      }
      return Array(prefix.utf8) + digits
    }
  }

  /// `number` is nil where `value` is not finite.
  func floating(_ number: DecimalDigits?, _ value: Double, _ specifier: Specifier) -> [UInt8] {
    guard var number else {
      if value.isNaN { return Array("NaN".utf8) }
      let sign = value < 0 ? "-" : specifier.hasSign ? "+" : ""
      return Array((sign + "Infinity").utf8)
    }
    let isNegative = number.isNegative
    var precision = specifier.precision ?? 6
    switch specifier.conversion | 0x20 {
    case UInt8(ascii: "f"):
      number.round(toPlaces: precision)
    case UInt8(ascii: "g"):
      // So many digits in all; plain from 10⁻⁴ to 10^precision.
      precision = max(precision, 1)
      number.round(keeping: precision)
      if !number.isZero, number.point < -3 || number.point > precision {
        return scientific(number, precision - 1, isNegative, specifier)
      }
      precision = number.isZero ? precision - 1 : precision - number.point
    default:
      number.round(keeping: precision + 1)
      return scientific(number, precision, isNegative, specifier)
    }
    return signed(
      number.whole, precision > 0 ? [0x2E] + number.fraction(precision) : [],
      isNegative: isNegative, specifier)
  }

  /// `1.234560e+02`.
  private func scientific(
    _ number: DecimalDigits, _ precision: Int, _ isNegative: Bool, _ specifier: Specifier
  ) -> [UInt8] {
    var mantissa = number
    let exponent = number.isZero ? 0 : number.point - 1
    mantissa.point = 1
    var tail: [UInt8] = precision > 0 ? [0x2E] + mantissa.fraction(precision) : []
    let distance = exponent.magnitude
    tail += Array((exponent < 0 ? "e-" : "e+").utf8)
    if distance < 10 { tail.append(0x30) }
    tail += Array(String(distance).utf8)
    var plain = specifier
    plain.isGrouped = false
    return signed(mantissa.whole, tail, isNegative: isNegative, plain)
  }

  /// Groups, signs and zeros around the digits before and after the point.
  private func signed(
    _ whole: [UInt8], _ tail: [UInt8], isNegative: Bool, _ specifier: Specifier
  ) -> [UInt8] {
    var head: [UInt8] = []
    for (index, digit) in whole.enumerated() {
      if specifier.isGrouped, index > 0, (whole.count - index) % 3 == 0 {
        head.append(UInt8(ascii: ","))
      }
      head.append(digit)
    }
    var sign = ""
    if isNegative {
      sign = specifier.isBracketed ? "(" : "-"
    } else if specifier.hasSign {
      sign = "+"
    } else if specifier.hasBlank {
      sign = " "
    }
    let end = isNegative && specifier.isBracketed ? ")" : ""
    if specifier.isPadded, !specifier.isLeft, let width = specifier.width {
      let length = sign.utf8.count + head.count + tail.count + end.utf8.count
      head = [UInt8](repeating: 0x30, count: max(0, width - length)) + head
    }
    return Array(sign.utf8) + head + tail + Array(end.utf8)
  }
}
