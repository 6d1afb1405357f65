import TarnColumns

/// The operators as functions. Dates and intervals add theirs in the date and time family; the
/// catalog joins the overloads of functions of one name.
enum Operators {
  static let all: [Function] = names.map { name, symbol, example, result in
    let tables = [
      IntegerArithmetic.overloads, DoubleArithmetic.overloads, DecimalOperators.overloads,
    ]
    let overloads = tables.flatMap { table in
      table.filter { $0.name == name }.flatMap(\.overloads)
    }
    return Function(
      name, family: "operator", "The operator \(symbol) of numbers.", example: example,
      gives: result, overloads)
  }

  private static let names: [(String, String, String, String)] = [
    ("$add", "+", "1 + 2", "3"),
    ("$divide", "/", "7 / 2", "3"),
    ("$modulus", "%", "7 % 2", "1"),
    ("$multiply", "*", "2 * 3", "6"),
    ("$negate", "-", "- (5)", "-5"),
    ("$subtract", "-", "1 - 2", "-1"),
  ]
}
