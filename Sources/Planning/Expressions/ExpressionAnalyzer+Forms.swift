import TarnColumns
import TarnFunctions
import TarnSQLSyntax

// Forms with words between their arguments: each is a call of a function.
extension ExpressionAnalyzer {
  func analyze(_ node: Extract) throws(SQLError) -> Expr {
    let name =
      switch node.field {
      case .dayOfMonth: "day"
      case .dow, .dayOfWeek: "day_of_week"
      case .doy, .dayOfYear: "day_of_year"
      case .yow, .yearOfWeek: "year_of_week"
      default: node.field.rawValue.lowercased()
      }
    let source = try analyze(node.source)
    guard node.field.exists(in: source.type) else {
      throw SQLError(
        .typeMismatch, "Cannot extract \(name) from \(source.type)", at: node.source.position)
    }
    return try call(name, [source], at: node.position)
  }

  /// `OVERLAY(s PLACING r FROM p FOR n)` is `substr(s, 1, p - 1) || r || substr(s, p + n)`.
  func analyze(_ node: Overlay) throws(SQLError) -> Expr {
    let place = node.position
    let source = try analyze(node.source)
    let replacement = try analyze(node.replacement)
    let start = try analyze(node.start)
    let length =
      if let length = node.length { try analyze(length) } else {
        try call("length", [replacement], at: place)
      }
    let one = Expr.constant(.integer(1), .bigint)
    let before = try call(
      "substr", [source, one, arithmetic("$subtract", start, one, "-", at: place)], at: place)
    let after = try call(
      "substr", [source, arithmetic("$add", start, length, "+", at: place)], at: place)
    return try call("concat", [before, replacement, after], at: place)
  }

  func analyze(_ node: Trim) throws(SQLError) -> Expr {
    let name =
      switch node.side {
      case .leading: "ltrim"
      case .trailing: "rtrim"
      case .both: "trim"
      }
    var arguments = [try analyze(node.source)]
    if let characters = node.characters { arguments.append(try analyze(characters)) }
    return try call(name, arguments, at: node.position)
  }
}

extension Extract.Field {
  /// Whether a value of the type has such a part.
  fileprivate func exists(in type: SQLType) -> Bool {
    let isDate: Bool
    let isTime: Bool
    switch type {
    case .unknown: return true
    case .date: (isDate, isTime) = (true, false)
    case .time, .timeWithTimeZone: (isDate, isTime) = (false, true)
    case .timestamp, .timestampWithTimeZone: (isDate, isTime) = (true, true)
    case .intervalYearToMonth: return self == .year || self == .month
    case .intervalDayToSecond:
      return self == .day || self == .hour || self == .minute || self == .second
    default: return false
    }
    switch self {
    case .hour, .minute, .second: return isTime
    case .timezoneHour, .timezoneMinute:
      switch type {
      case .timeWithTimeZone, .timestampWithTimeZone: return true
      default: return false
      }
    default: return isDate
    }
  }
}
