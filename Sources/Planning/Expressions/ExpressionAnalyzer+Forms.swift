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
    var arguments = [
      try analyze(node.source), try analyze(node.replacement), try analyze(node.start),
    ]
    if let length = node.length { arguments.append(try analyze(length)) }
    return try call("overlay", arguments, at: node.position)
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
