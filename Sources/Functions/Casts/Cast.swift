package import TarnColumns

/// The one matrix of casts, a file per kind of target.
package enum Cast {
  /// The code that casts one type to another; nil where SQL has no such cast. Rows that cannot be
  /// cast raise INVALID_CAST_ARGUMENT; TRY_CAST turns those into nulls.
  package static func kernel(
    from source: SQLType, to target: SQLType, context: EvaluationContext
  ) -> Kernel? {
    if source == target { return Kernel { Evaluated($0.arguments[0].retyped(target)) } }
    if source == .unknown { return Kernel { Evaluated(.nulls($0.type, count: $0.rows)) } }
    if source == .json { return JSONDecoding.kernel(to: target) }
    switch target {
    case .boolean: return toBoolean(from: source)
    case .tinyint, .smallint, .integer, .bigint: return toInteger(target, from: source)
    case .real, .double: return toDouble(target, from: source)
    case .decimal: return toDecimal(target, from: source)
    case .varchar, .char: return toText(target, from: source, context)
    case .date, .time, .timeWithTimeZone, .timestamp, .timestampWithTimeZone:
      return toTime(target, from: source, context)
    case .array, .map, .row: return toContainer(target, from: source, context)
    case .uuid, .ipaddress, .varbinary: return toBytes(target, from: source)
    case .json: return JSONEncoding.kernel(from: source, context: context)
    case .intervalDayToSecond, .intervalYearToMonth, .unknown, .function: return nil
    }
  }

  /// Whether no value of the source type fails to be cast.
  package static func isInfallible(from source: SQLType, to target: SQLType) -> Bool {
    if source == target || source == .unknown { return true }
    switch (source, target) {
    case (.varchar, .varchar), (.char, .varchar), (.varchar, .char), (.char, .char): return true
    case (_, .varchar(nil)): return source.layout != .list && source.layout != .map
    case (.tinyint, .smallint), (.tinyint, .integer), (.tinyint, .bigint),
      (.smallint, .integer), (.smallint, .bigint), (.integer, .bigint):
      return true
    case (.real, .double), (.tinyint, .double), (.smallint, .double), (.integer, .double),
      (.bigint, .double):
      return true
    default: return false
    }
  }

  /// `Cannot cast 'abc' to INT`, with Trino's upper-case type names.
  static func failure(_ text: TextView, _ target: SQLType) -> EvaluationError {
    let shown = String(decoding: text.bytes.prefix(100), as: UTF8.self)
    return EvaluationError(
      .invalidCastArgument, "Cannot cast '\(shown)' to \(target.description)")
  }

  static func overflow(_ value: String, _ target: SQLType) -> EvaluationError {
    EvaluationError(
      .numericValueOutOfRange, "Out of range for \(target): \(value)")
  }
}
