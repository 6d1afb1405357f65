/// Integers of 128 bits as the unscaled values of decimals.
package enum DecimalArithmetic {
  /// 10 to the power of 0 ... 38, clamped.
  package static func powerOfTen(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<min(max(exponent, 0), 38) { power &*= 10 }
    return power
  }

  /// Half away from zero; the divisor is positive.
  package static func roundedQuotient(_ value: Int128, _ divisor: Int128) -> Int128 {
    let quotient = value / divisor
    let rest = (value % divisor).magnitude
    // The rest is compared with what is missing, since its double may not fit.
    if rest >= divisor.magnitude - rest { return value < 0 ? quotient - 1 : quotient + 1 }
    return quotient
  }
}
