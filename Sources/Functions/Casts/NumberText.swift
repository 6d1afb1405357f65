/// Numbers as texts, the way Trino prints and reads them.
package enum NumberText {
  /// `1.71E1`, `0.0E0`, `NaN`, `-Infinity`: the shortest digits that give the number back.
  package static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return scientific("\(value)")
  }

  package static func text(real value: Double) -> String {
    if value.isNaN || value.isInfinite { return text(value) }
    return scientific("\(Float(value))")
  }

  /// From Swift's shortest form (`17.1`, `1e+20`, `5e-324`) to one digit before the point.
  private static func scientific(_ shortest: String) -> String {
    guard let decimal = decimal(shortest) else { return shortest }
    let sign = shortest.utf8.first == UInt8(ascii: "-") ? "-" : ""
    if decimal.digits.allSatisfy({ $0 == 0x30 }) { return sign + "0.0E0" }
    var digits = decimal.digits.drop { $0 == 0x30 }
    let exponent = digits.count - 1 + decimal.exponent
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    let first = String(decoding: digits.prefix(1), as: UTF8.self)
    let rest = String(decoding: digits.dropFirst(), as: UTF8.self)
    return "\(sign)\(first).\(rest.isEmpty ? "0" : rest)E\(exponent)"
  }

  /// A decimal with its point: 1234 at scale 2 is `12.34`, 5 at scale 2 is `0.05`.
  package static func text(_ value: Int128, scale: Int) -> String {
    var digits = String(value.magnitude)
    if scale > 0 {
      if digits.utf8.count <= scale {
        digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return value < 0 ? "-" + digits : digits
  }

  /// Digits with an optional sign, nothing else.
  package static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var index = 0
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      index = 1
    }
    guard index < bytes.count else { return nil }
    var value: Int64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) =
        isNegative
        ? product.subtractingReportingOverflow(Int64(digit))
        : product.addingReportingOverflow(Int64(digit))
      if overflow || sumOverflow { return nil }
      value = sum
      index += 1
    }
    return value
  }

  /// As Java reads doubles: blanks around, an exponent, `NaN`, `Infinity`.
  package static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var slice = bytes[...]
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    guard slice.count <= 400 else { return nil }
    let text = String(decoding: slice, as: UTF8.self)
    switch text {
    case "NaN", "+NaN", "-NaN": return .nan
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: break
    }
    // Swift reads more than Java does: hexadecimal, `nan(0x1)`, `inf`.
    let isPlain = slice.allSatisfy {
      ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2b || $0 == 0x2d || $0 == 0x2e || $0 | 0x20 == 0x65
    }
    guard isPlain else { return nil }
    if let value = Double(text) { return value }
    // `1.` and `.5` and `1.e3`
    let completed = text.replacing(".e", with: ".0e").replacing(".E", with: ".0e")
    return Double(
      (completed.hasPrefix(".") ? "0" : "") + completed + (text.hasSuffix(".") ? "0" : ""))
  }

  /// Digits and an exponent of ten: `-12.50e3` is [1, 2, 5, 0] × 10^1, negative.
  package struct Decimal {
    package var isNegative: Bool
    package var digits: [UInt8]
    package var exponent: Int

    /// The unscaled value at a scale, rounded half away from zero; nil past 38 digits.
    package func rescaled(to scale: Int) -> Int128? {
      let (shift, overflow) = exponent.addingReportingOverflow(scale)
      if overflow { return nil }
      var value: Int128 = 0
      let kept = shift < 0 ? max(0, digits.count + max(shift, -digits.count - 1)) : digits.count
      for digit in digits.prefix(kept) {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = product.addingReportingOverflow(Int128(digit - 0x30))
        if overflow || sumOverflow { return nil }
        value = sum
      }
      if shift < 0 {
        let isWhole = digits.count + max(shift, -digits.count - 1) >= 0
        if isWhole, kept < digits.count, digits[kept] >= 0x35 { value += 1 }
      } else if value != 0 {
        guard shift <= 38 else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(
          by: DecimalRange.power(shift))
        if overflow { return nil }
        value = product
      }
      return isNegative ? -value : value
    }
  }

  /// Reads `[+-]digits[.digits][e[+-]digits]`.
  package static func decimal(_ text: String) -> Decimal? {
    var decimal = Decimal(isNegative: false, digits: [], exponent: 0)
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 { bytes.removeLast() }
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      decimal.isNegative = first == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    var seenPoint = false
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if byte >= 0x30, byte <= 0x39 {
        decimal.digits.append(byte)
        if seenPoint { decimal.exponent -= 1 }
      } else {
        break
      }
      bytes.removeFirst()
    }
    if decimal.digits.isEmpty { return nil }
    if let byte = bytes.first {
      guard byte | 0x20 == UInt8(ascii: "e") else { return nil }
      bytes.removeFirst()
      guard let exponent = Int(String(decoding: bytes, as: UTF8.self)),
        (-10_000...10_000).contains(exponent)
      else { return nil }
      decimal.exponent += exponent
    }
    return decimal
  }
}
