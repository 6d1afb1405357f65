import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension Expr: CustomStringConvertible {
  /// For EXPLAIN and tests: columns of the input as `#0`, of an outer row as `^#0`, operators in
  /// their SQL form, everything that binds looser than a comparison in parentheses.
  package var description: String {
    switch self {
    case .column(let index, _): return "#\(index)"
    case .outer(let index, let level, _):
      return String(repeating: "^", count: level + 1) + "#\(index)"
    case .constant(let value, let type): return ConstantText.text(value, type)
    case .parameter(let id, _): return "$\(id)"
    case .and(let terms): return "(\(joined(terms, " and ")))"
    case .or(let terms): return "(\(joined(terms, " or ")))"
    case .not(let inner): return "not \(inner)"
    case .isNull(let inner): return "\(inner) is null"
    case .comparison(let operation, let left, let right):
      return "\(left) \(operation.rawValue) \(right)"
    case .isDistinct(let left, let right): return "\(left) is distinct from \(right)"
    case .isIn(let value, let list):
      let shown = joined(Array(list.prefix(20)), ", ") + (list.count > 20 ? ", …" : "")
      return "\(value) in (\(shown))"
    case .cases(let branches, let otherwise):
      let text = branches.map { "when \($0.condition) then \($0.result)" }
      return "case \(text.joined(separator: " ")) else \(otherwise) end"
    case .coalesce(let operands): return "coalesce(\(joined(operands, ", ")))"
    case .nullIf(let first, let second, _): return "nullif(\(first), \(second))"
    case .attempt(let inner): return "try(\(inner))"
    case .cast(let inner, let type, let isTry, _):
      return "\(isTry ? "try_cast" : "cast")(\(inner) as \(type))"
    case .field(let base, let index, _):
      if case .row(let fields) = base.type, let name = fields[index].name {
        return "\(base).\(name)"
      }
      return "\(base)[\(index + 1)]"
    case .row(let fields, _): return "row(\(joined(fields, ", ")))"
    case .array(let elements, _): return "array[\(joined(elements, ", "))]"
    case .call(let call): return Self.text(call)
    case .lambda(let lambda):
      let names = lambda.parameters.map { "$\($0.id)" }.joined(separator: ", ")
      return "(\(names)) -> \(lambda.body)"
    }
  }

  private func joined(_ expressions: [Expr], _ separator: String) -> String {
    expressions.map(\.description).joined(separator: separator)
  }

  private static func text(_ call: Call) -> String {
    let arguments = call.arguments.map(\.description)
    if arguments.count == 2, let sign = signs[call.function.name] {
      return "(\(arguments[0]) \(sign) \(arguments[1]))"
    }
    switch (call.function.name, arguments.count) {
    case ("$negate", 1): return "-\(arguments[0])"
    case ("$subscript", 2): return "\(arguments[0])[\(arguments[1])]"
    default: return "\(call.function.name)(\(arguments.joined(separator: ", ")))"
    }
  }

  private static let signs: [String: String] = [
    "$add": "+", "$subtract": "-", "$multiply": "*", "$divide": "/", "$modulus": "%",
    "$like": "like", "$at_timezone": "at time zone",
  ]
}

/// Constants as EXPLAIN shows them.
private enum ConstantText {
  static func text(_ value: Value, _ type: SQLType) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let flag): return flag ? "true" : "false"
    case .integer(let number):
      switch type {
      case .tinyint, .smallint, .integer, .bigint: return "\(number)"
      default: return "\(type) \(number)"
      }
    case .wide(let number):
      guard case .decimal(_, let scale) = type else { return "\(number)" }
      return decimal(number, scale)
    case .double(let number): return "\(number)"
    case .text(let bytes):
      if type.isText || type == .json {
        return "'\(String(decoding: bytes.prefix(200), as: UTF8.self))'"
      }
      return "\(type) of \(bytes.count) bytes"
    case .instant(let instant): return time(instant, type)
    case .list(let items):
      guard case .array(let element) = type else { return "list" }
      return "array[\(items.prefix(20).map { text($0, element) }.joined(separator: ", "))]"
    case .map(let entries): return "map of \(entries.count)"
    case .row(let items):
      guard case .row(let fields) = type else { return "row" }
      let shown = zip(items, fields).map { text($0, $1.type) }
      return "row(\(shown.joined(separator: ", ")))"
    }
  }

  /// In UTC; what is no timestamp as its number.
  private static func time(_ instant: Instant, _ type: SQLType) -> String {
    switch type {
    case .timestamp, .timestampWithTimeZone: break
    default: return "\(type) \(instant.micros)"
    }
    let second: Int64 = 1_000_000
    var seconds = instant.micros / second
    var fraction = instant.micros % second
    if fraction < 0 {
      fraction += second
      seconds -= 1
    }
    var days = seconds / 86_400
    var ofDay = seconds % 86_400
    if ofDay < 0 {
      ofDay += 86_400
      days -= 1
    }
    // Years that begin in March, in eras of 400.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
    var text = "'\(padded(year, 4))-\(padded(civil, 2))-\(padded(day, 2)) "
    text += "\(padded(ofDay / 3600, 2)):\(padded(ofDay / 60 % 60, 2)):\(padded(ofDay % 60, 2))"
    if fraction > 0 { text += ".\(padded(fraction, 6))" }
    if case .timestampWithTimeZone = type { text += " UTC" }
    return text + "'"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func decimal(_ number: Int128, _ scale: Int) -> String {
    var digits = String(number.magnitude)
    while digits.count <= scale { digits = "0" + digits }
    let whole = digits.dropLast(scale)
    let sign = number < 0 ? "-" : ""
    return sign + whole + (scale > 0 ? "." + digits.suffix(scale) : "")
  }
}
