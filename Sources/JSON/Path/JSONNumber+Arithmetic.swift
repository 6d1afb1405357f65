// For `rounded`, whose code is the C library's.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

package enum JSONArithmetic: String, Sendable {
  case add = "ADD"
  case subtract = "SUBTRACT"
  case multiply = "MULTIPLY"
  case divide = "DIVIDE"
  case modulus = "MODULUS"
}

extension JSONNumber {
  /// The engine's arithmetic: the wider type of the two decides, overflow and division by zero are
  /// errors, decimals follow SQL's rules for precision and scale.
  func combined(
    _ operation: JSONArithmetic, with other: JSONNumber
  ) throws(JSONPathEvaluationError) -> JSONNumber {
    switch (self, other) {
    case (.double, _), (_, .double):
      return .double(Self.floating(operation, double, other.double))
    case (.real(let left), .real(let right)):
      return .real(Float(Self.floating(operation, Double(left), Double(right))))
    case (.real, .decimal), (.decimal, .real), (.real, _), (_, .real):
      return .real(Float(Self.floating(operation, double, other.double)))
    case (.decimal, _), (_, .decimal):
      return .decimal(try Self.decimal(operation, asDecimal, other.asDecimal))
    case (.integer(let left), .integer(let right)):
      let wide = try Self.whole(operation, Int64(left), Int64(right))
      guard let narrow = Int32(exactly: wide) else { throw Self.overflow("integer") }
      return .integer(narrow)
    default:
      return .bigint(try Self.whole(operation, asInt64, other.asInt64))
    }
  }

  func negated() throws(JSONPathEvaluationError) -> JSONNumber {
    switch self {
    case .integer(let value):
      guard value != .min else { throw Self.overflow("integer") }
      return .integer(-value)
    case .bigint(let value):
      guard value != .min else { throw Self.overflow("bigint") }
      return .bigint(-value)
    case .decimal(var value):
      value.unscaled = -value.unscaled
      return .decimal(value)
    case .real(let value): return .real(-value)
    case .double(let value): return .double(-value)
    }
  }

  func absolute() throws(JSONPathEvaluationError) -> JSONNumber {
    switch self {
    case .integer(let value): value < 0 ? try negated() : self
    case .bigint(let value): value < 0 ? try negated() : self
    case .decimal(let value): value.unscaled < 0 ? try negated() : self
    case .real(let value): .real(value.magnitude)
    case .double(let value): .double(value.magnitude)
    }
  }

  /// The nearest whole number on one side, of scale 0.
  func rounded(up: Bool) -> JSONNumber {
    switch self {
    case .integer, .bigint: return self
    case .real(let value): return .real(value.rounded(up ? .up : .down))
    case .double(let value): return .double(value.rounded(up ? .up : .down))
    case .decimal(let value):
      let power = JSONDecimal.power(value.scale)
      let (quotient, rest) = value.unscaled.quotientAndRemainder(dividingBy: power)
      var whole = quotient
      if rest > 0, up { whole += 1 }
      if rest < 0, !up { whole -= 1 }
      let precision = value.precision - value.scale + min(value.scale, 1)
      return .decimal(JSONDecimal(unscaled: whole, precision: max(precision, 1), scale: 0))
    }
  }

  /// The index that a subscript means; numbers with a fraction are rounded half up.
  func asIndex() throws(JSONPathEvaluationError) -> Int64 {
    switch self {
    case .integer(let value): return Int64(value)
    case .bigint(let value): return value
    case .decimal(let value):
      let half = JSONDecimal.power(value.scale) / 2
      let shifted = value.unscaled < 0 ? value.unscaled - half : value.unscaled + half
      guard let index = Int64(exactly: shifted / JSONDecimal.power(value.scale)) else {
        throw Self.overflow("bigint")
      }
      return index
    case .real, .double:
      let rounded = double.rounded()
      guard rounded >= -9.2e18, rounded <= 9.2e18 else { throw Self.overflow("bigint") }
      return Int64(rounded)
    }
  }

  private var asInt64: Int64 {
    switch self {
    case .integer(let value): Int64(value)
    case .bigint(let value): value
    default: 0
    }
  }

  private var asDecimal: JSONDecimal {
    switch self {
    case .decimal(let value): value
    case .integer(let value): JSONDecimal(unscaled: Int128(value), precision: 10, scale: 0)
    default: JSONDecimal(unscaled: Int128(asInt64), precision: 19, scale: 0)
    }
  }

  private static func floating(
    _ operation: JSONArithmetic, _ left: Double, _ right: Double
  ) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .modulus: left.truncatingRemainder(dividingBy: right)
    }
  }

  private static func whole(
    _ operation: JSONArithmetic, _ left: Int64, _ right: Int64
  ) throws(JSONPathEvaluationError) -> Int64 {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide, .modulus:
      guard right != 0 else { throw JSONPathEvaluationError("Division by zero") }
      if operation == .divide {
        result = left.dividedReportingOverflow(by: right)
      } else {
        result = (right == -1 ? 0 : left % right, false)
      }
    }
    guard !result.overflow else { throw overflow("bigint") }
    return result.partialValue
  }

  private static func decimal(
    _ operation: JSONArithmetic, _ left: JSONDecimal, _ right: JSONDecimal
  ) throws(JSONPathEvaluationError) -> JSONDecimal {
    let scale = max(left.scale, right.scale)
    let whole = max(left.precision - left.scale, right.precision - right.scale)
    switch operation {
    case .add, .subtract:
      guard let first = left.rescaled(to: scale), let second = right.rescaled(to: scale) else {
        throw overflow("decimal")
      }
      let sum =
        operation == .add
        ? first.addingReportingOverflow(second) : first.subtractingReportingOverflow(second)
      guard !sum.overflow else { throw overflow("decimal") }
      return try checked(sum.partialValue, precision: min(38, whole + scale + 1), scale: scale)
    case .multiply:
      let (product, wraps) = left.unscaled.multipliedReportingOverflow(by: right.unscaled)
      guard !wraps, left.scale + right.scale <= 38 else { throw overflow("decimal") }
      return try checked(
        product, precision: min(38, left.precision + right.precision),
        scale: left.scale + right.scale)
    case .divide:
      guard right.unscaled != 0 else { throw JSONPathEvaluationError("Division by zero") }
      // The quotient keeps `scale` digits, rounded half away from zero.
      let shift = scale + right.scale - left.scale
      let (numerator, wraps) = left.unscaled.multipliedReportingOverflow(
        by: JSONDecimal.power(shift))
      guard !wraps, shift <= 38 else { throw overflow("decimal") }
      var (quotient, rest) = numerator.quotientAndRemainder(dividingBy: right.unscaled)
      if rest.magnitude >= right.unscaled.magnitude - rest.magnitude {
        quotient += (numerator < 0) == (right.unscaled < 0) ? 1 : -1
      }
      let precision = left.precision + right.scale + max(right.scale - left.scale, 0)
      return try checked(quotient, precision: min(38, precision), scale: scale)
    case .modulus:
      guard right.unscaled != 0 else { throw JSONPathEvaluationError("Division by zero") }
      guard let first = left.rescaled(to: scale), let second = right.rescaled(to: scale) else {
        throw overflow("decimal")
      }
      let precision = min(whole, right.precision - right.scale) + scale
      return try checked(first % second, precision: max(1, min(38, precision)), scale: scale)
    }
  }

  private static func checked(
    _ unscaled: Int128, precision: Int, scale: Int
  ) throws(JSONPathEvaluationError) -> JSONDecimal {
    guard unscaled.magnitude < JSONDecimal.limit.magnitude else { throw overflow("decimal") }
    return JSONDecimal(unscaled: unscaled, precision: max(precision, scale), scale: scale)
  }

  private static func overflow(_ type: String) -> JSONPathEvaluationError {
    JSONPathEvaluationError("\(type) overflow")
  }

  /// Exact where both are exact, otherwise as doubles; nil where one is not a number.
  func compared(to other: JSONNumber) -> JSONOrder? {
    switch (self, other) {
    case (.double, _), (_, .double), (.real, _), (_, .real):
      let (left, right) = (double, other.double)
      if left.isNaN || right.isNaN { return .incomparable }
      return left < right ? .less : left > right ? .greater : .equal
    default: break
    }
    let (left, right) = (asDecimal, other.asDecimal)
    let scale = max(left.scale, right.scale)
    guard let first = left.rescaled(to: scale), let second = right.rescaled(to: scale) else {
      return double < other.double ? .less : .greater
    }
    return first < second ? .less : first > second ? .greater : .equal
  }
}

/// How two values stand to each other; NaN is neither less, equal nor greater.
enum JSONOrder: Sendable {
  case less
  case equal
  case greater
  case incomparable
}
