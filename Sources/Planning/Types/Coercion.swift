package import TarnColumns

/// The one table of implicit conversions, as Trino has it: what a type may silently become, and
/// the smallest type that two types may both become.
package enum Coercion {
  /// Whether every value of `source` may stand where `target` is wanted.
  package static func allows(_ source: SQLType, to target: SQLType) -> Bool {
    if source == target || source == .unknown { return true }
    switch (source, target) {
    case (.array(let from), .array(let to)): return allows(from, to: to)
    case (.map(let fromKey, let fromValue), .map(let toKey, let toValue)):
      return allows(fromKey, to: toKey) && allows(fromValue, to: toValue)
    case (.row(let from), .row(let to)):
      return from.count == to.count
        && zip(from, to).allSatisfy { allows($0.type, to: $1.type) }
    case (.function, .function): return false
    default: return common(source, target) == target
    }
  }

  /// The type that values of both are converted to before they are compared or put in one column:
  /// integer and decimal(5,2) meet in decimal(12,2); varchar(3) and varchar(5) in varchar(5).
  package static func common(_ left: SQLType, _ right: SQLType) -> SQLType? {
    if left == right { return left }
    switch (left, right) {
    case (.unknown, let other), (let other, .unknown): return other
    case (.varchar(let first), .varchar(let second)): return .varchar(length: longer(first, second))
    case (.char(let first), .char(let second)): return .char(length: max(first, second))
    case (.char(let length), .varchar(let other)), (.varchar(let other), .char(let length)):
      return .varchar(length: longer(length, other))
    case (.time(let first), .time(let second)): return .time(precision: max(first, second))
    case (.timeWithTimeZone(let first), .timeWithTimeZone(let second)),
      (.time(let first), .timeWithTimeZone(let second)),
      (.timeWithTimeZone(let first), .time(let second)):
      return .timeWithTimeZone(precision: max(first, second))
    case (.timestamp(let first), .timestamp(let second)):
      return .timestamp(precision: max(first, second))
    case (.timestampWithTimeZone(let first), .timestampWithTimeZone(let second)),
      (.timestamp(let first), .timestampWithTimeZone(let second)),
      (.timestampWithTimeZone(let first), .timestamp(let second)):
      return .timestampWithTimeZone(precision: max(first, second))
    case (.date, .timestamp(let precision)), (.timestamp(let precision), .date):
      return .timestamp(precision: precision)
    case (.date, .timestampWithTimeZone(let precision)),
      (.timestampWithTimeZone(let precision), .date):
      return .timestampWithTimeZone(precision: precision)
    case (.array(let first), .array(let second)):
      return common(first, second).map { .array($0) }
    case (.map(let firstKey, let firstValue), .map(let secondKey, let secondValue)):
      guard let key = common(firstKey, secondKey), let value = common(firstValue, secondValue)
      else { return nil }
      return .map(key, value)
    case (.row(let first), .row(let second)): return commonRow(first, second)
    default: return commonNumber(left, right)
    }
  }

  /// Of many; `unknown` for none.
  package static func common(_ types: [SQLType]) -> SQLType? {
    var result = SQLType.unknown
    for type in types {
      guard let wider = common(result, type) else { return nil }
      result = wider
    }
    return result
  }

  private static func longer(_ first: Int?, _ second: Int?) -> Int? {
    guard let first, let second else { return nil }
    return max(first, second)
  }

  /// Fields keep a name where both have the same one.
  private static func commonRow(_ first: [RowField], _ second: [RowField]) -> SQLType? {
    guard first.count == second.count else { return nil }
    var fields: [RowField] = []
    for (left, right) in zip(first, second) {
      guard let type = common(left.type, right.type) else { return nil }
      fields.append(RowField(left.name == right.name ? left.name : nil, type))
    }
    return .row(fields)
  }

  private static func commonNumber(_ left: SQLType, _ right: SQLType) -> SQLType? {
    guard left.isNumeric, right.isNumeric else { return nil }
    if left == .double || right == .double { return .double }
    if left == .real || right == .real { return .real }
    if let first = rank(left), let second = rank(right) { return first > second ? left : right }
    guard case .decimal(let firstPrecision, let firstScale)? = asDecimal(left),
      case .decimal(let secondPrecision, let secondScale)? = asDecimal(right)
    else { return nil }
    let scale = max(firstScale, secondScale)
    let whole = max(firstPrecision - firstScale, secondPrecision - secondScale)
    return .decimal(precision: min(38, whole + scale), scale: scale)
  }

  /// The order of the integer types.
  private static func rank(_ type: SQLType) -> Int? {
    switch type {
    case .tinyint: 0
    case .smallint: 1
    case .integer: 2
    case .bigint: 3
    default: nil
    }
  }

  /// The decimal that holds every value of an integer type.
  package static func asDecimal(_ type: SQLType) -> SQLType? {
    switch type {
    case .tinyint: .decimal(precision: 3, scale: 0)
    case .smallint: .decimal(precision: 5, scale: 0)
    case .integer: .decimal(precision: 10, scale: 0)
    case .bigint: .decimal(precision: 19, scale: 0)
    case .decimal: type
    default: nil
    }
  }
}
