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
    return try call(name, [analyze(node.source)], at: node.position)
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
