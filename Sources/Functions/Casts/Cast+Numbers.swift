import TarnColumns

extension Cast {
  static func toBoolean(from source: SQLType) -> Kernel? {
    switch source {
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Bool? in
        switch String(decoding: text.bytes.prefix(8), as: UTF8.self).lowercased() {
        case "t", "true", "1": return true
        case "f", "false", "0": return false
        default: throw failure(text, .boolean)
        }
      }
    default:
      switch source.layout {
      case .int64 where source.isInteger: return .rows { (value: Int64) in value != 0 }
      case .double: return .rows { (value: Double) in value != 0 }
      case .int128: return .rows { (value: Int128) in value != 0 }
      default: return nil
      }
    }
  }

  private static func bounds(_ type: SQLType) -> ClosedRange<Int64> {
    switch type {
    case .tinyint: Int64(Int8.min)...Int64(Int8.max)
    case .smallint: Int64(Int16.min)...Int64(Int16.max)
    case .integer: Int64(Int32.min)...Int64(Int32.max)
    default: Int64.min...Int64.max
    }
  }

  static func toInteger(_ target: SQLType, from source: SQLType) -> Kernel? {
    let bounds = bounds(target)
    switch source {
    case .boolean: return .rows { (value: Bool) in Int64(value ? 1 : 0) }
    case .tinyint, .smallint, .integer, .bigint:
      return .rows { (value: Int64) throws(EvaluationError) -> Int64? in
        guard bounds.contains(value) else { throw overflow("\(value)", target) }
        return value
      }
    case .real, .double:
      return .rows { (value: Double) throws(EvaluationError) -> Int64? in
        if value.isNaN {
          throw EvaluationError(.invalidCastArgument, "Cannot cast double NaN to \(target)")
        }
        // Half up, as Java's Math.round.
        let rounded = (value + 0.5).rounded(.down)
        let exact = value.rounded(.towardZero) == value ? value : rounded
        guard exact >= -0x1p63, exact < 0x1p63, bounds.contains(Int64(exact)) else {
          throw overflow(NumberText.text(value), target)
        }
        return Int64(exact)
      }
    case .decimal(_, let scale):
      let divisor = DecimalRange.power(scale)
      return .rows { (value: Int128) throws(EvaluationError) -> Int64? in
        let rounded = DecimalRange.roundedQuotient(value, divisor)
        guard let narrow = Int64(exactly: rounded), bounds.contains(narrow) else {
          throw EvaluationError(
            .numericValueOutOfRange,
            "Cannot cast '\(NumberText.text(value, scale: scale))' to \(target)")
        }
        return narrow
      }
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Int64? in
        guard let value = NumberText.integer(text.trimmed.bytes), bounds.contains(value) else {
          throw failure(text, target)
        }
        return value
      }
    default: return nil
    }
  }

  static func toDouble(_ target: SQLType, from source: SQLType) -> Kernel? {
    let isReal = target == .real
    @Sendable func rounded(_ value: Double) -> Double { isReal ? Double(Float(value)) : value }
    switch source {
    case .boolean: return .rows { (value: Bool) in value ? 1.0 : 0.0 }
    case .tinyint, .smallint, .integer, .bigint:
      return .rows { (value: Int64) in isReal ? Double(Float(value)) : Double(value) }
    case .real, .double: return .rows { (value: Double) in rounded(value) }
    case .decimal(_, let scale):
      return .rows { (value: Int128) in
        // Through the digits, so that the nearest double is met.
        Double(NumberText.text(value, scale: scale)).map(rounded)
      }
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Double? in
        guard let value = NumberText.double(text.bytes) else { throw failure(text, target) }
        return rounded(value)
      }
    default: return nil
    }
  }

  static func toDecimal(_ target: SQLType, from source: SQLType) -> Kernel? {
    guard case .decimal(let precision, let scale) = target else { return nil }
    let limit = DecimalRange.power(precision)
    let factor = DecimalRange.power(scale)
    // A text is no number of the type, a number is one out of its range.
    let code: ErrorCode = source.isText ? .invalidCastArgument : .numericValueOutOfRange
    @Sendable func checked(
      _ value: Int128?, _ shown: @autoclosure () -> String
    ) throws(EvaluationError) -> Int128 {
      guard let value, value > -limit, value < limit else {
        throw EvaluationError(code, "Cannot cast '\(shown())' to \(target)")
      }
      return value
    }
    switch source {
    case .boolean: return .rows { (value: Bool) in value ? factor : 0 }
    case .tinyint, .smallint, .integer, .bigint:
      return .rows { (value: Int64) throws(EvaluationError) -> Int128? in
        let (product, overflow) = Int128(value).multipliedReportingOverflow(by: factor)
        return try checked(overflow ? nil : product, "\(value)")
      }
    case .decimal(_, let sourceScale):
      let divisor = DecimalRange.power(max(0, sourceScale - scale))
      let multiplier = DecimalRange.power(max(0, scale - sourceScale))
      return .rows { (value: Int128) throws(EvaluationError) -> Int128? in
        let rounded = DecimalRange.roundedQuotient(value, divisor)
        let (product, overflow) = rounded.multipliedReportingOverflow(by: multiplier)
        return try checked(
          overflow ? nil : product, NumberText.text(value, scale: sourceScale))
      }
    case .real, .double:
      let isReal = source == .real
      return .rows { (value: Double) throws(EvaluationError) -> Int128? in
        if value.isNaN {
          throw EvaluationError(.invalidCastArgument, "Cannot cast 'NaN' to \(target)")
        }
        let shown = isReal ? "\(Float(value))" : "\(value)"
        let digits = shown.utf8.elementsEqual("nan".utf8) ? nil : NumberText.decimal(shown)
        return try checked(digits.flatMap { $0.rescaled(to: scale) }, NumberText.text(value))
      }
    case .varchar, .char:
      return .rows { (text: TextView) throws(EvaluationError) -> Int128? in
        let string = String(decoding: text.bytes.prefix(200), as: UTF8.self)
        let digits = NumberText.decimal(string)
        return try checked(digits.flatMap { $0.rescaled(to: scale) }, string)
      }
    default: return nil
    }
  }
}
