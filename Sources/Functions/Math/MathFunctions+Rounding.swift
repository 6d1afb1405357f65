import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension MathFunctions {
  static let rounding: [Function] = [ceiling, floor, round, truncate]

  private static let wholeOf = "decimal(min(38, p - s + min(s, 1)), 0)"

  private static let ceiling = Function(
    "ceiling", aliases: ["ceil"], family: family, "The next whole number upwards.",
    example: "ceiling(DECIMAL '4.2')", gives: "5",
    integers + doubles { $0.rounded(.up) } + [
      Overload(
        "(decimal(p, s)) -> \(wholeOf)",
        prepared: decimal { value, unit in
          let quotient = value / unit
          return value % unit > 0 ? quotient + 1 : quotient
        })
    ])

  private static let floor = Function(
    "floor", family: family, "The next whole number downwards.",
    example: "floor(DECIMAL '-4.2')", gives: "-5",
    integers + doubles { $0.rounded(.down) } + [
      Overload(
        "(decimal(p, s)) -> \(wholeOf)",
        prepared: decimal { value, unit in
          let quotient = value / unit
          return value % unit < 0 ? quotient - 1 : quotient
        })
    ])

  private static let truncate = Function(
    "truncate", family: family,
    "The number without its fraction, or without digits beyond a place.",
    example: "truncate(DECIMAL '4.78', 1)", gives: "4.70",
    doubles { $0.rounded(.towardZero) } + [
      Overload(
        "(decimal(p, s)) -> decimal(max(p - s, 1), 0)",
        prepared: decimal { value, unit in value / unit }),
      Overload(
        "(decimal(p, s), bigint) -> decimal(p, s)",
        prepared: { preparation in
          let scale = scale(preparation.argumentTypes[0])
          return .rows { (value: Int128, places: Int64) -> Int128? in
            let cut = Int64(scale).subtractingReportingOverflow(places)
            if cut.partialValue <= 0 || cut.overflow && places > 0 { return value }
            if cut.overflow || cut.partialValue > 38 { return 0 }
            let unit = DecimalRange.power(Int(cut.partialValue))
            return value / unit * unit
          }
        }),
    ])

  private static let round = Function(
    "round", family: family, "To a whole number, or to so many places; halves away from zero.",
    example: "round(2.5)", gives: "3",
    integers + integersToPlaces + doubles { roundHalfAway($0) } + doublesToPlaces + [
      Overload(
        "(decimal(p, s)) -> \(wholeOf)",
        prepared: decimal { value, unit in DecimalRange.roundedQuotient(value, unit) }),
      Overload(
        "(decimal(p, s), bigint) -> decimal(min(38, p + 1), s)", fallible: true,
        prepared: { preparation in
          let scale = scale(preparation.argumentTypes[0])
          return .rows { (value: Int128, places: Int64) throws(EvaluationError) -> Int128? in
            let cut = Int64(scale).subtractingReportingOverflow(places)
            if cut.partialValue <= 0 || cut.overflow && places > 0 { return value }
            if cut.overflow || cut.partialValue > 38 { return 0 }
            let unit = DecimalRange.power(Int(cut.partialValue))
            let rounded = DecimalRange.roundedQuotient(value, unit)
              .multipliedReportingOverflow(by: unit)
            return try DecimalRange.checked(rounded.overflow ? nil : rounded.partialValue)
          }
        }),
    ])

  // MARK: - Integers

  /// Whole numbers are what they are.
  private static let integers = IntegerWidth.all.map { width in
    Overload("(\(width.name)) -> \(width.name)", Kernel { Evaluated($0.arguments[0]) })
  }

  private static let integersToPlaces = IntegerWidth.all.map { width in
    Overload(
      "(\(width.name), bigint) -> \(width.name)", fallible: true,
      .rows { (x: Int64, places: Int64) throws(EvaluationError) -> Int64? in
        if places >= 0 { return x }
        let unit = places >= -18 ? Int64(DecimalRange.power(Int(-places))) : nil
        guard let unit else { throw outOfRange(x, places, width) }
        let rounded = DecimalRange.roundedQuotient(Int128(x), Int128(unit)) * Int128(unit)
        guard let result = Int64(exactly: rounded), width.contains(result) else {
          throw outOfRange(x, places, width)
        }
        return result
      })
  }

  private static func outOfRange(
    _ x: Int64, _ places: Int64, _ width: IntegerWidth
  ) -> EvaluationError {
    EvaluationError(
      .numericValueOutOfRange, "Value \(x) is out of range for round(\(width.name), \(places))")
  }

  // MARK: - Doubles and reals

  private static func doubles(_ operation: @escaping @Sendable (Double) -> Double) -> [Overload] {
    [
      Overload("(double) -> double", .rows { (x: Double) -> Double? in operation(x) }),
      Overload("(real) -> real", .rows { (x: Double) -> Double? in operation(x) }),
    ]
  }

  private static let doublesToPlaces: [Overload] = [
    Overload(
      "(double, bigint) -> double",
      .rows { (x: Double, places: Int64) -> Double? in rounded(x, to: places) }),
    Overload(
      "(real, bigint) -> real",
      .rows { (x: Double, places: Int64) -> Double? in
        Double(Float(rounded(x, to: places)))
      }),
  ]

  private static func roundHalfAway(_ x: Double) -> Double {
    x.rounded(.toNearestOrAwayFromZero)
  }

  /// Beyond the digits that a double has, either nothing is left to round or nothing remains.
  private static func rounded(_ x: Double, to places: Int64) -> Double {
    guard x.isFinite else { return x }
    if places > 323 { return x }
    if places < -308 { return x < 0 ? -0.0 : 0 }
    if places < 0 {
      let unit = pow(10, Double(-places))
      return roundHalfAway(x / unit) * unit
    }
    let factor = pow(10, Double(min(places, 308)))
    let scaled = x * factor
    guard scaled.isFinite, scaled.magnitude < 4_503_599_627_370_496 else { return x }
    return roundHalfAway(scaled) / factor
  }

  // MARK: - Decimals

  static func scale(_ type: SQLType) -> Int {
    if case .decimal(_, let scale) = type { return scale }
    return 0
  }

  /// A whole number from the unscaled value and the unit of its whole part.
  private static func decimal(
    _ operation: @escaping @Sendable (Int128, Int128) -> Int128
  ) -> @Sendable (Preparation) throws(EvaluationError) -> Kernel {
    { preparation in
      let unit = DecimalRange.power(scale(preparation.argumentTypes[0]))
      return .rows { (value: Int128) -> Int128? in operation(value, unit) }
    }
  }
}
