import TarnColumns
import TarnPlanning
import TarnSQLSyntax

extension QuerySession.Options {
  /// Gives names their values.
  package mutating func bind(_ parameters: [String: SQLValue]) {
    named.merge(parameters.mapValues(PlanningSession.Parameter.init)) { $1 }
  }

  /// Takes `NAME=VALUE` for `:NAME`, or `VALUE` for the next `?`. A value that is a literal of SQL
  /// has its type; any other text is a varchar.
  package mutating func addParameter(_ text: String) throws {
    var name: String?
    var value = text
    if let equals = text.firstIndex(of: "="), equals != text.startIndex,
      text[..<equals].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    {
      name = String(text[..<equals])
      value = String(text[text.index(after: equals)...])
    }
    var parameter = PlanningSession.Parameter(.string(value), .varchar(length: nil))
    if case .literal? = try? Expression.parse(value) {
      parameter = try QuerySession(lakePath: nil, options: self).constant(Expression.parse(value))
    }
    if let name {
      named[name] = parameter
    } else {
      positional.append(parameter)
    }
  }
}
