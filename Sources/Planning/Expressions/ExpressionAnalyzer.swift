import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Turns expressions as written into expressions of the plan, over the columns of one scope.
///
/// What cannot be computed from a row alone is collected and stands as a column whose number lies
/// far beyond any real one, until the clause that owns it has put it into the plan:
///
///     count(*) + 1   gives   $add(column Placeholder.aggregate + 0, 1), aggregates [count(*)]
final class ExpressionAnalyzer {
  /// Where an expression stands, which decides what it may hold.
  enum Clause: String {
    case select = "SELECT"
    case `where` = "WHERE clause"
    case groupBy = "GROUP BY clause"
    case having = "HAVING clause"
    case orderBy = "ORDER BY clause"
    case join = "JOIN clause"
    case unnest = "UNNEST"
    case values = "VALUES"
    case parameter = "parameter"

    var allowsAggregates: Bool { self == .select || self == .having || self == .orderBy }
    var allowsWindows: Bool { self == .select || self == .orderBy }
  }

  let statement: StatementState
  let scope: Scope
  var clause: Clause
  /// Plans a query that stands in an expression.
  let planner: QueryPlanner
  /// Names that mean an expression: ORDER BY sees the select list so.
  var aliases: [String: AliasMeaning] = [:]
  var windowDefinitions: [String: WindowDefinition] = [:]

  // Collected
  var aggregates: [PendingAggregate] = []
  var windows: [PendingWindow] = []
  var subqueries: [PendingSubquery] = []
  var groupings: [PendingGrouping] = []

  // Where the walk is
  var lambdaFrames: [[String: Expr]] = []
  var isInAggregate = false
  var isInWindow = false

  enum AliasMeaning {
    case expression(Expr)
    case ambiguous
  }

  init(
    _ statement: StatementState, _ scope: Scope, _ clause: Clause, planner: QueryPlanner
  ) {
    self.statement = statement
    self.scope = scope
    self.clause = clause
    self.planner = planner
  }

  func analyze(_ expression: Expression) throws(SQLError) -> Expr {
    switch expression {
    case .literal(let literal): return try analyze(literal)
    case .parameter(let parameter): return try analyze(parameter)
    case .column, .field: return try analyzeName(expression)
    case .current(let value): return try analyze(value)
    case .element(let access): return try analyze(access)
    case .logical(let chain): return try analyze(chain)
    case .not(let node):
      return Self.negation(try boolean(node.operand, "Value of logical NOT expression"))
    case .comparison(let node): return try analyze(node)
    case .arithmetic(let chain): return try analyze(chain)
    case .sign(let node): return try analyze(node)
    case .concatenation(let node): return try analyze(node)
    case .atTimeZone(let node):
      return try call("$at_timezone", [analyze(node.value), analyze(node.zone)], at: node.position)
    case .between(let node): return try analyze(node)
    case .inList(let node): return try analyze(node)
    case .inSubquery(let node): return try analyze(node)
    case .like(let node): return try analyze(node)
    case .isNull(let node):
      let test = Expr.isNull(try analyze(node.value))
      return node.isNegated ? .not(test) : test
    case .isTruth(let node): return try analyze(node)
    case .isDistinct(let node): return try analyze(node)
    case .exists(let node): return try analyze(node)
    case .quantified(let node): return try analyze(node)
    case .subquery(let node): return try analyze(node)
    case .row(let node): return try analyze(node)
    case .array(let node): return try analyze(node)
    case .case(let node): return try analyze(node)
    case .lambda(let node):
      throw SQLError(
        .typeMismatch,
        "A lambda stands where a value is needed; only an argument of a function "
          + "such as filter or transform can be one", at: node.position)
    case .cast(let node): return try analyze(node)
    case .call(let node): return try analyze(node)
    case .listagg(let node): return try analyze(node)
    case .grouping(let node): return try analyze(node)
    case .extract(let node): return try analyze(node)
    case .substring(let node):
      let length = try node.length.map { length throws(SQLError) in [try analyze(length)] } ?? []
      return try call(
        "substring", [analyze(node.source), analyze(node.start)] + length, at: node.position)
    case .overlay(let node): return try analyze(node)
    case .trim(let node): return try analyze(node)
    case .position(let node):
      return try call(
        "strpos", [analyze(node.haystack), analyze(node.needle)], at: node.position)
    case .normalize(let node):
      let form = node.form ?? .nfc
      return try call(
        "normalize", [analyze(node.value), Self.text(form.rawValue)], at: node.position)
    case .jsonExists(let node): return try analyze(node)
    case .jsonValue(let node): return try analyze(node)
    case .jsonQuery(let node): return try analyze(node)
    case .jsonObject(let node): return try analyze(node)
    case .jsonArray(let node): return try analyze(node)
    }
  }

  /// A condition; `subject` begins the message where it is none.
  func boolean(_ expression: Expression, _ subject: String) throws(SQLError) -> Expr {
    let result = try analyze(expression)
    if result.type == .boolean { return result }
    if result.type == .unknown { return .constant(.null, .boolean) }
    throw SQLError(
      .typeMismatch, "\(subject) must evaluate to a boolean (actual: \(result.type))",
      at: expression.position)
  }

  static func negation(_ expression: Expr) -> Expr {
    if case .not(let inner) = expression { return inner }
    return .not(expression)
  }

  static func text(_ string: String) -> Expr {
    .constant(.string(string), .varchar(length: string.unicodeScalars.count))
  }
}
