package import TarnColumns

/// `+ - * / %` and negation of decimals, with Trino's result types. Values are unscaled; before a
/// sum both sides are brought to the larger scale.
enum DecimalOperators {
  static let overloads: [(name: String, overloads: [Overload])] = [
    ("$add", [Overload(sum, fallible: true, prepared: plus)]),
    ("$subtract", [Overload(sum, fallible: true, prepared: minus)]),
    (
      "$multiply",
      [
        // More than 38 digits: the scale gives way, but not below 6 of its digits.
        Overload(
          """
          (decimal(p, s), decimal(q, t)) -> \
          decimal(min(38, p + q), max(min(s + t, 38 - (p + q - s - t)), min(s + t, 6)))
          """, fallible: true, prepared: multiplied)
      ]
    ),
    (
      "$divide",
      [
        Overload(
          """
          (decimal(p, s), decimal(q, t)) -> \
          decimal(min(38, p - s + t + max(6, s + q + 1)), \
          max(6, min(max(6, s + q + 1), 38 - (p - s + t))))
          """, fallible: true, prepared: divided)
      ]
    ),
    (
      "$modulus",
      [
        Overload(
          "(decimal(p, s), decimal(q, t)) -> decimal(min(q - t, p - s) + max(s, t), max(s, t))",
          fallible: true, prepared: remainder)
      ]
    ),
    (
      "$negate",
      [Overload("(decimal(p, s)) -> decimal(p, s)", .rows { (value: Int128) in -value })]
    ),
  ]

  private static let sum = """
    (decimal(p, s), decimal(q, t)) -> \
    decimal(min(38, max(p - s, q - t) + max(s, t) + 1), max(s, t))
    """

  /// The factors that bring both arguments to the larger scale.
  private static func factors(_ preparation: Preparation) -> (Int128, Int128) {
    let left = scale(preparation.argumentTypes[0])
    let right = scale(preparation.argumentTypes[1])
    let common = max(left, right)
    return (DecimalRange.power(common - left), DecimalRange.power(common - right))
  }

  private static func scale(_ type: SQLType) -> Int {
    if case .decimal(_, let scale) = type { return scale }
    return 0
  }

  @Sendable
  private static func plus(_ preparation: Preparation) throws(EvaluationError) -> Kernel {
    try added(preparation, 1)
  }

  @Sendable
  private static func minus(_ preparation: Preparation) throws(EvaluationError) -> Kernel {
    try added(preparation, -1)
  }

  private static func added(
    _ preparation: Preparation, _ sign: Int128
  ) throws(EvaluationError) -> Kernel {
    let (leftFactor, rightFactor) = factors(preparation)
    return .rows { (left: Int128, right: Int128) throws(EvaluationError) -> Int128? in
      let (first, overflow) = left.multipliedReportingOverflow(by: leftFactor)
      let (second, secondOverflow) = right.multipliedReportingOverflow(by: rightFactor &* sign)
      let (result, sumOverflow) = first.addingReportingOverflow(second)
      return try DecimalRange.checked(
        overflow || secondOverflow || sumOverflow ? nil : result)
    }
  }

  @Sendable
  private static func multiplied(_ preparation: Preparation) throws(EvaluationError) -> Kernel {
    let full = scale(preparation.argumentTypes[0]) + scale(preparation.argumentTypes[1])
    let divisor = DecimalRange.power(full - scale(preparation.type))
    return .rows { (left: Int128, right: Int128) throws(EvaluationError) -> Int128? in
      let (result, overflow) = left.multipliedReportingOverflow(by: right)
      if divisor == 1 { return try DecimalRange.checked(overflow ? nil : result) }
      if overflow {
        return try DecimalRange.checked(DecimalRange.wideQuotient(left, right, divisor))
      }
      return try DecimalRange.checked(DecimalRange.roundedQuotient(result, divisor))
    }
  }

  /// The quotient at the result's scale, rounded half away from zero.
  @Sendable
  private static func divided(_ preparation: Preparation) throws(EvaluationError) -> Kernel {
    let leftScale = scale(preparation.argumentTypes[0])
    let rightScale = scale(preparation.argumentTypes[1])
    let shift = scale(preparation.type) - leftScale + rightScale
    let factor = DecimalRange.power(min(max(shift, 0), 38))
    return .rows { (left: Int128, right: Int128) throws(EvaluationError) -> Int128? in
      if right == 0 { throw EvaluationError(.divisionByZero, "Division by zero") }
      let (dividend, overflow) = left.multipliedReportingOverflow(by: factor)
      if overflow {
        return try DecimalRange.checked(DecimalRange.wideQuotient(left, factor, right))
      }
      return try DecimalRange.checked(DecimalRange.roundedQuotient(dividend, right))
    }
  }

  @Sendable
  private static func remainder(_ preparation: Preparation) throws(EvaluationError) -> Kernel {
    let (leftFactor, rightFactor) = factors(preparation)
    return .rows { (left: Int128, right: Int128) throws(EvaluationError) -> Int128? in
      if right == 0 { throw EvaluationError(.divisionByZero, "Division by zero") }
      let (first, overflow) = left.multipliedReportingOverflow(by: leftFactor)
      let (second, secondOverflow) = right.multipliedReportingOverflow(by: rightFactor)
      if secondOverflow { return first }
      return try DecimalRange.checked(overflow ? nil : first % second)
    }
  }
}

/// Limits and powers of decimals.
package enum DecimalRange {
  /// The largest unscaled value: 38 nines.
  package static let largest: Int128 = power(38) - 1

  /// 10 to the `exponent`, 0 through 38.
  package static func power(_ exponent: Int) -> Int128 { powers[min(max(exponent, 0), 38)] }

  private static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append((powers.last ?? 1) &* 10) }
    return powers
  }()

  /// The value if it is a decimal of at most 38 digits.
  package static func checked(_ value: Int128?) throws(EvaluationError) -> Int128 {
    guard let value, value >= -largest, value <= largest else {
      throw EvaluationError(.numericValueOutOfRange, "Decimal overflow")
    }
    return value
  }

  /// Rounded half away from zero; the divisor is not 0.
  package static func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let isHalfOrMore = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    guard isHalfOrMore, remainder != 0 else { return quotient }
    return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }

  /// `left * factor / divisor` where the product does not fit, nil where the quotient does not.
  static func wideQuotient(_ left: Int128, _ factor: Int128, _ divisor: Int128) -> Int128? {
    let product = left.magnitude.multipliedFullWidth(by: factor.magnitude)
    guard product.high < divisor.magnitude else { return nil }
    let (quotient, remainder) = divisor.magnitude.dividingFullWidth(product)
    let isHalfOrMore = remainder != 0 && remainder >= divisor.magnitude - remainder
    guard quotient < UInt128(largest) else { return nil }
    let magnitude = Int128(quotient) + (isHalfOrMore ? 1 : 0)
    let isNegative = ((left < 0) != (factor < 0)) != (divisor < 0)
    return isNegative ? -magnitude : magnitude
  }
}
