/// An expression as written. Chains of AND, OR, `||`, `+ -` and `* / %` are flat, so that a filter
/// of 100,000 terms has depth 2; the parser bounds every other nesting at 500 levels, which keeps
/// recursive walks, and the release of the tree, within small stacks.
///
/// `a.b = 1 AND (x OR y)` is
///
///     logical(and, [comparison(=, field(column a, b), literal 1),
///                   logical(or, [column x, column y])])
///
/// Parentheses leave no node; the printer puts them back where precedence needs them.
/// COALESCE, IF, NULLIF, TRY, CONCAT, GREATEST, … are plain calls.
package indirect enum Expression: Sendable {
  // Leaves
  case literal(Literal)
  case parameter(Parameter)
  /// A bare name: a column, a lambda's parameter, a table before a dot.
  case column(Identifier)
  /// CURRENT_DATE and its like.
  case current(CurrentValue)

  // Access
  /// `base.name`; also a qualified column, since syntax cannot tell `t.c` from `column.field`.
  case field(FieldAccess)
  /// `base[index]`.
  case element(ElementAccess)

  // Operators
  /// AND and OR.
  case logical(LogicalChain)
  case not(Not)
  case comparison(Comparison)
  case arithmetic(ArithmeticChain)
  case sign(Sign)
  /// `a || b || c`.
  case concatenation(Concatenation)
  case atTimeZone(AtTimeZone)

  // Predicates
  case between(Between)
  case inList(InList)
  case inSubquery(InSubquery)
  case like(Like)
  case isNull(IsNull)
  /// `IS [NOT] TRUE | FALSE | UNKNOWN`.
  case isTruth(IsTruth)
  case isDistinct(IsDistinct)
  case exists(Exists)
  case quantified(QuantifiedComparison)

  // Constructors and conditionals
  /// `(SELECT …)` as a value.
  case subquery(ScalarSubquery)
  case row(Row)
  case array(ArrayConstructor)
  case `case`(Case)
  case lambda(Lambda)
  /// CAST and TRY_CAST.
  case cast(Cast)

  // Calls
  case call(FunctionCall)
  case listagg(Listagg)
  case grouping(Grouping)
  case extract(Extract)
  case substring(Substring)
  case overlay(Overlay)
  case trim(Trim)
  case position(PositionOf)
  case normalize(Normalize)
  case jsonExists(JSONExists)
  case jsonValue(JSONValue)
  case jsonQuery(JSONQuery)
  case jsonObject(JSONObject)
  case jsonArray(JSONArray)
}

extension Expression {
  /// Where messages about this expression point, as in Trino: at the sign or word of an operator,
  /// at the first character of everything else.
  package var position: SourcePosition {
    switch self {
    case .literal(let node): node.position
    case .parameter(let node): node.position
    case .column(let node): node.position
    case .current(let node): node.position
    case .field(let node): node.position
    case .element(let node): node.position
    case .logical(let node): node.position
    case .not(let node): node.position
    case .comparison(let node): node.position
    case .arithmetic(let node): node.position
    case .sign(let node): node.position
    case .concatenation(let node): node.position
    case .atTimeZone(let node): node.position
    case .between(let node): node.position
    case .inList(let node): node.position
    case .inSubquery(let node): node.position
    case .like(let node): node.position
    case .isNull(let node): node.position
    case .isTruth(let node): node.position
    case .isDistinct(let node): node.position
    case .exists(let node): node.position
    case .quantified(let node): node.position
    case .subquery(let node): node.position
    case .row(let node): node.position
    case .array(let node): node.position
    case .case(let node): node.position
    case .lambda(let node): node.position
    case .cast(let node): node.position
    case .call(let node): node.position
    case .listagg(let node): node.position
    case .grouping(let node): node.position
    case .extract(let node): node.position
    case .substring(let node): node.position
    case .overlay(let node): node.position
    case .trim(let node): node.position
    case .position(let node): node.position
    case .normalize(let node): node.position
    case .jsonExists(let node): node.position
    case .jsonValue(let node): node.position
    case .jsonQuery(let node): node.position
    case .jsonObject(let node): node.position
    case .jsonArray(let node): node.position
    }
  }
}
