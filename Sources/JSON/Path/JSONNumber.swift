/// A number of a path, with the SQL type that the engine's arithmetic gives it: integers wrap to no
/// wider type, decimals carry precision and scale, doubles come from exponents in the path, from
/// `.double()` and from arguments.
package enum JSONNumber: Sendable, Hashable {
  case integer(Int32)
  case bigint(Int64)
  case decimal(JSONDecimal)
  case real(Float)
  case double(Double)

  /// The value of a number token; nil where no SQL type holds it.
  package init?(token: ArraySlice<UInt8>) {
    let isInteger = token.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
    if isInteger {
      guard let value = Int64(String(decoding: token, as: UTF8.self)) else { return nil }
      self = Self.fitting(value)
    } else if let decimal = JSONDecimal(token: token) {
      self = .decimal(decimal)
    } else {
      return nil
    }
  }

  static func fitting(_ value: Int64) -> JSONNumber {
    Int32(exactly: value).map { .integer($0) } ?? .bigint(value)
  }

  package var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .bigint(let value): Double(value)
    case .decimal(let value): value.double
    case .real(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The type's name in SQL, for messages.
  package var typeName: String {
    switch self {
    case .integer: "integer"
    case .bigint: "bigint"
    case .decimal(let value): "decimal(\(value.precision), \(value.scale))"
    case .real: "real"
    case .double: "double"
    }
  }
}

/// A decimal of at most 38 digits.
package struct JSONDecimal: Sendable, Hashable {
  package var unscaled: Int128
  /// Digits in all and behind the point; 0 ≤ scale ≤ precision ≤ 38.
  package var precision: Int
  package var scale: Int

  package init(unscaled: Int128, precision: Int, scale: Int) {
    self.unscaled = unscaled
    self.precision = precision
    self.scale = scale
  }

  /// Keeps the digits as written: `1.50` has scale 2. nil past 38 digits.
  package init?(token: ArraySlice<UInt8>) {
    var unscaled: Int128 = 0
    var digits = 0
    var scale = 0
    var isNegative = false
    var pointIsSeen = false
    var exponent = 0
    var exponentIsNegative = false
    var inExponent = false
    for byte in token {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): pointIsSeen = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      case 0x30...0x39 where inExponent:
        exponent = exponent * 10 + Int(byte &- 0x30)
        if exponent > 1_000 { return nil }
      case 0x30...0x39:
        if digits > 0 || byte != 0x30 { digits += 1 }
        guard digits <= 38 else { return nil }
        unscaled = unscaled * 10 + Int128(byte &- 0x30)
        if pointIsSeen { scale += 1 }
      default: break
      }
    }
    scale += exponentIsNegative ? exponent : -exponent
    while scale < 0 {
      digits += unscaled == 0 ? 0 : 1
      guard digits <= 38 else { return nil }
      unscaled *= 10
      scale += 1
    }
    guard scale <= 38 else { return nil }
    self.unscaled = isNegative ? -unscaled : unscaled
    self.scale = scale
    precision = max(digits, scale, 1)
  }

  package var double: Double {
    Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// `-1.50`, with exactly `scale` digits behind the point.
  package var text: [UInt8] {
    var digits = Array(String(unscaled.magnitude).utf8)
    if digits.count <= scale {
      digits.insert(contentsOf: repeatElement(0x30, count: scale + 1 - digits.count), at: 0)
    }
    if scale > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - scale) }
    if unscaled < 0 { digits.insert(UInt8(ascii: "-"), at: 0) }
    return digits
  }

  /// 10^exponent for 0…38.
  static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<min(exponent, 38) { power *= 10 }
    return power
  }

  /// The same value with more digits behind the point; nil where it does not fit.
  func rescaled(to scale: Int) -> Int128? {
    guard scale >= self.scale, scale - self.scale <= 38 else { return nil }
    let (value, overflow) = unscaled.multipliedReportingOverflow(
      by: Self.power(scale - self.scale))
    return overflow ? nil : value
  }

  static let limit = power(38)
}
