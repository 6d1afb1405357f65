import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  /// The expression as another type; a constant is converted at once where that cannot fail.
  func coerce(_ expression: Expr, to type: SQLType) -> Expr {
    if expression.type == type { return expression }
    if case .constant(let value, let source) = expression,
      let converted = constant(value, source, to: type)
    {
      return .constant(converted, type)
    }
    return .cast(expression, to: type, isTry: false, nil)
  }

  private func constant(_ value: Value, _ source: SQLType, to type: SQLType) -> Value? {
    switch (value, type) {
    case (.null, _): return .null
    case (.integer(let number), .double): return .double(Double(number))
    case (.integer, .bigint), (.integer, .integer), (.integer, .smallint):
      return source.isInteger && Coercion.allows(source, to: type) ? value : nil
    case (.text, .varchar): return Coercion.allows(source, to: type) ? value : nil
    default:
      // What cannot be converted fails where a row reaches it.
      return try? statement.constants.cast(value, from: source, to: type)
    }
  }

  /// Both sides as their common type; the message is Trino's.
  func common(
    _ left: Expr, _ right: Expr, _ symbol: String, at position: SourcePosition,
    places: (SourcePosition?, SourcePosition?) = (nil, nil)
  ) throws(SQLError) -> (Expr, Expr) {
    if let type = Coercion.common(left.type, right.type) {
      return (coerce(left, to: type), coerce(right, to: type))
    }
    if let (left, right) = try readingTime(left, right, places) { return (left, right) }
    throw SQLError(
      .typeMismatch, "Cannot apply operator: \(left.type) \(symbol) \(right.type)", at: position,
      suggestion: typeSuggestion(left, right))
  }

  /// CloudTrail Lake compares timestamps with text, which Trino does not.
  private func readingTime(
    _ left: Expr, _ right: Expr, _ places: (SourcePosition?, SourcePosition?)
  ) throws(SQLError) -> (Expr, Expr)? {
    guard statement.readsTextAsTime else { return nil }
    if let time = timeType(left.type), right.type.isText {
      return try common(left, readTime(right, as: time, at: places.1), "=", at: .start)
    }
    if let time = timeType(right.type), left.type.isText {
      return try common(readTime(left, as: time, at: places.0), right, "=", at: .start)
    }
    return nil
  }

  private func timeType(_ type: SQLType) -> SQLType? {
    switch type {
    case .timestamp, .timestampWithTimeZone, .date: .timestamp(precision: 3)
    default: nil
    }
  }

  func readTime(
    _ text: Expr, as type: SQLType, at position: SourcePosition?
  ) throws(SQLError) -> Expr {
    guard case .constant(let value, _) = text else {
      return .cast(text, to: type, isTry: false, position)
    }
    guard case .text(let bytes) = value else { return .constant(.null, type) }
    guard let instant = LakeTime.read(bytes) else {
      throw SQLError(
        .invalidLiteral, "'\(String(decoding: bytes, as: UTF8.self))' is not a valid timestamp",
        at: position, suggestion: "'2023-01-31 00:00:00'")
    }
    let digits = instant.micros % 1000 == 0 ? 3 : 6
    return .constant(.instant(instant), .timestamp(precision: digits))
  }

  /// What would be comparable: `'2023'` for `year = 2023`, and what the other dialect's table has.
  private func typeSuggestion(_ left: Expr, _ right: Expr) -> String? {
    for (column, other) in [(left, right), (right, left)] {
      if column.type.isText, case .constant(let value, let type) = other {
        switch (value, type) {
        case (.integer(let number), _) where type.isInteger: return "'\(number)'"
        case (.boolean(let flag), _): return "'\(flag)'"
        default: break
        }
      }
      if column.type == .boolean, case .constant(.text(let bytes), _) = other {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        if text == "true" || text == "false" { return text }
      }
      if column.type.isText, !column.isConstant, timeType(other.type) != nil {
        return "from_iso8601_timestamp(…), or --dialect lake, where eventTime is a timestamp"
      }
      if case .timestamp = column.type, other.type.isText {
        return "TIMESTAMP '…', or --dialect lake, which reads text as a timestamp"
      }
    }
    return nil
  }

  /// All as one type, for IN, CASE, COALESCE, arrays.
  func common(
    _ expressions: [Expr], at positions: [SourcePosition], _ mismatch: (SQLType, SQLType) -> String
  ) throws(SQLError) -> ([Expr], SQLType) {
    var type = SQLType.unknown
    for index in expressions.indices {
      guard let wider = Coercion.common(type, expressions[index].type) else {
        throw SQLError(
          .typeMismatch, mismatch(type, expressions[index].type), at: positions[index])
      }
      type = wider
    }
    return (expressions.map { coerce($0, to: type) }, type)
  }
}
