import TarnColumns

/// Numbers and sizes to and from texts, and `format`.
enum ConversionFunctions {
  static let family = "conversion"

  static let all: [Function] = [format, formatNumber, parseDataSize]

  // MARK: - format_number

  private static let formatNumber = Function(
    "format_number", family: family, "A number with three digits and a unit: K, M, B, T or Q.",
    example: "format_number(123456)", gives: "123K",
    [
      Overload(
        "(bigint) -> varchar",
        .text { (value: Int64, text: inout TextBuilder) in
          write(shortened(DecimalDigits(Int128(value), scale: 0)), into: &text)
        }),
      Overload(
        "(double) -> varchar",
        .text { (value: Double, text: inout TextBuilder) in
          guard value.isFinite else {
            return write(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity", into: &text)
          }
          return write(shortened(DecimalDigits(value)), into: &text)
        }),
    ])

  private static func write(_ value: String, into text: inout TextBuilder) -> Bool {
    text.write(value.utf8)
    return true
  }

  private static func shortened(_ number: DecimalDigits) -> String {
    let units = ["", "K", "M", "B", "T", "Q"]
    // 1 to 3 digits before the point.
    let unit = min(max((number.point - 1) / 3, 0), units.count - 1)
    var scaled = number
    scaled.point -= unit * 3
    scaled.round(toPlaces: max(0, 3 - max(scaled.point, 1)))
    return scaled.plain(trimmed: true) + units[unit]
  }

  // MARK: - parse_data_size

  private static let parseDataSize = Function(
    "parse_data_size", family: family, "The bytes of a size such as 2.3MB; a kB has 1,024.",
    example: "parse_data_size('2.3MB')", gives: "2411724",
    [
      Overload(
        "(varchar(x)) -> decimal(38, 0)", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Int128? in
          try dataSize(text.bytes)
        })
    ])

  private static func dataSize(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(EvaluationError) -> Int128 {
    func quoted() -> String { "'" + String(decoding: text.prefix(64), as: UTF8.self) + "'" }
    let invalid = EvaluationError(.invalidFunctionArgument, "Invalid data size: \(quoted())")
    let outOfRange = EvaluationError(
      .numericValueOutOfRange, "Value out of range: \(quoted())")
    var digits: Int128 = 0
    var scale = 0
    var hasPoint = false
    var end = 0
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 < 10 {
        let (scaled, overflows) = digits.multipliedReportingOverflow(by: 10)
        let (sum, alsoOverflows) = scaled.addingReportingOverflow(Int128(byte - 0x30))
        if overflows || alsoOverflows { throw outOfRange }
        digits = sum
        if hasPoint { scale += 1 }
      } else {
        break
      }
      end += 1
    }
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
    let name = String(decoding: text[end...], as: UTF8.self)
    guard end > 0, text[0] != UInt8(ascii: "."), text[end - 1] != UInt8(ascii: "."),
      let power = units.firstIndex(of: name)
    else { throw invalid }
    let (product, overflows) = digits.multipliedReportingOverflow(by: 1 << (10 * Int128(power)))
    if overflows || scale > 38 { throw outOfRange }
    let size = product / DecimalRange.power(scale)
    guard size <= DecimalRange.largest else {
      throw EvaluationError(
        .numericValueOutOfRange, "Value out of range: \(quoted()) ('\(size)B')")
    }
    return size
  }

  // MARK: - format

  private static let format = Function(
    "format", family: family, "Prints values by a format string of Java.",
    example: "format('%s has %,d rows, %.1f%% of all', 'a', 1234567, 12.34)",
    gives: "a has 1,234,567 rows, 12.3% of all",
    (1...12).map { count in
      // A type of its own for each argument: A, B, C, …
      let types = "ABCDEFGHIJKL".prefix(count).map(String.init).joined(separator: ", ")
      return Overload(
        "(varchar(x), \(types)) -> varchar", fallible: true, nullOnNull: false,
        prepared: { preparation in
          let types = preparation.argumentTypes
          return .values { values, call throws(EvaluationError) in
            guard case .text(let pattern) = values[0] else { return .null }
            var formatter = JavaFormatter(types: Array(types.dropFirst()))
            return .text(try formatter.format(pattern, Array(values.dropFirst())))
          }
        })
    })
}
