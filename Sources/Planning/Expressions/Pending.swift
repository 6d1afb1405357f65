import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Column numbers beyond any real column, for what is yet to be put into the plan.
enum Placeholder {
  static let aggregate = 1 << 32
  static let window = 2 << 32
  static let subquery = 3 << 32
  static let grouping = 4 << 32
  /// Room for the columns that one subquery adds.
  static let columnsPerSubquery = 4

  /// The kind of a placeholder's number and its place in the list of its kind.
  static func split(_ column: Int) -> (kind: Int, index: Int) {
    (column & ~0xffff_ffff, column & 0xffff_ffff)
  }
}

/// An aggregate over the input's columns; its order is by expressions as yet.
struct PendingAggregate {
  var call: AggregateCall
  var orderBy: [PendingSortKey]
}

struct PendingSortKey {
  var expression: Expr
  var isDescending: Bool
  var nullsFirst: Bool
}

struct PendingWindow {
  enum Bound {
    case unboundedPreceding
    case preceding(Expr, SourcePosition)
    case currentRow
    case following(Expr, SourcePosition)
    case unboundedFollowing
  }

  var call: WindowCall
  var partitionBy: [Expr]
  var orderBy: [PendingSortKey]
  var unit: WindowFrame.Unit
  var start: Bound
  var end: Bound
}

/// A query inside an expression; its plan sees the row around it as `outer` columns.
struct PendingSubquery {
  enum Kind {
    /// The value of its only column in its only row.
    case scalar
    case exists
    /// Whether a row's column equals the value, null-aware.
    case isIn(Expr)
    /// The one row of an aggregate, several columns wide.
    case singleRow
  }

  var kind: Kind
  var plan: Plan
  var position: SourcePosition
}

/// `grouping(a, b)`.
struct PendingGrouping {
  var arguments: [Expr]
  var position: SourcePosition
}
