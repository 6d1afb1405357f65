package import TarnColumns
package import TarnFunctions
package import TarnSQLSyntax

/// An expression after analysis: names are column numbers, calls are overloads, every coercion is
/// a cast, and each node knows its type.
///
/// `eventname = 'X' AND cardinality(resources) > 0` over a scan of (eventname, resources) is
///
///     and([comparison(=, column 0 varchar, constant 'X' varchar),
///          comparison(>, call cardinality(column 1 array), constant 0 bigint)])
package indirect enum Expr: Sendable {
  /// A column of the operator's input.
  case column(Int, SQLType)
  /// A column of the row that an enclosing `Apply` feeds in: `level` 0 is the nearest.
  case outer(Int, level: Int, SQLType)
  case constant(Value, SQLType)
  /// A lambda's parameter, by an id unique in the statement.
  case parameter(Int, SQLType)

  // Logic; operands are boolean
  case and([Expr])
  case or([Expr])
  case not(Expr)
  case isNull(Expr)
  /// Both sides of one type.
  case comparison(ComparisonOperation, Expr, Expr)
  case isDistinct(Expr, Expr)
  /// All of one type; the constants among them may be looked up in a table.
  case isIn(Expr, [Expr])

  // Branches: only the branch taken is evaluated
  case cases([CaseBranch], otherwise: Expr)
  case coalesce([Expr])
  /// NULL where both, cast to a common type, are equal; the first as it is otherwise.
  case nullIf(Expr, Expr, comparedAs: SQLType)
  /// Trino's codes become NULL.
  case attempt(Expr)

  // Values
  case cast(Expr, to: SQLType, isTry: Bool, SourcePosition?)
  /// A field of a row.
  case field(Expr, Int, SQLType)
  case row([Expr], SQLType)
  case array([Expr], element: SQLType)
  case call(Call)
  case lambda(LambdaExpr)

  package var type: SQLType {
    switch self {
    case .column(_, let type), .outer(_, _, let type), .constant(_, let type),
      .parameter(_, let type), .cast(_, let type, _, _), .field(_, _, let type),
      .row(_, let type):
      type
    case .and, .or, .not, .isNull, .comparison, .isDistinct, .isIn: .boolean
    case .cases(_, let otherwise): otherwise.type
    case .coalesce(let operands): operands.first?.type ?? .unknown
    case .nullIf(let first, _, _): first.type
    case .attempt(let inner): inner.type
    case .array(_, let element): .array(element)
    case .call(let call): call.type
    case .lambda(let lambda): .function(lambda.parameters.map(\.type), lambda.body.type)
    }
  }
}

package struct CaseBranch: Sendable {
  package var condition: Expr
  package var result: Expr

  package init(condition: Expr, result: Expr) {
    self.condition = condition
    self.result = result
  }
}

/// A scalar function's overload applied to arguments of exactly its types.
package struct Call: Sendable {
  package var function: Function
  package var overload: Overload
  package var arguments: [Expr]
  package var type: SQLType
  package var position: SourcePosition?

  package init(
    function: Function, overload: Overload, arguments: [Expr], type: SQLType,
    position: SourcePosition?
  ) {
    self.function = function
    self.overload = overload
    self.arguments = arguments
    self.type = type
    self.position = position
  }
}

package struct LambdaExpr: Sendable {
  package struct Parameter: Sendable {
    package var id: Int
    package var type: SQLType

    package init(id: Int, type: SQLType) {
      self.id = id
      self.type = type
    }
  }

  package var parameters: [Parameter]
  package var body: Expr

  package init(parameters: [Parameter], body: Expr) {
    self.parameters = parameters
    self.body = body
  }
}
