package import TarnColumns
package import TarnFunctions
package import TarnSQLSyntax

/// A tree of operators; rows flow from the leaves up. Each gives the columns of `types`, and its
/// expressions speak of its input's columns by number.
///
///     SELECT eventname, count(*) FROM cloudtrail_logs WHERE readonly = 'false' GROUP BY 1
///
///     project [column 0, column 1]
///       aggregate keys [0] aggregates [count(*)]
///         scan cloudtrail_logs [eventname, readonly] where readonly = 'false'
package indirect enum Plan: Sendable {
  case scan(Scan)
  /// Rows of expressions without columns. `types` names the columns even where there is no row.
  case values(rows: [[Expr]], types: [SQLType])
  case filter(Plan, Expr)
  case project(Plan, [Expr])
  case aggregate(Aggregation)
  case join(Join)
  /// The right side is evaluated for each row of the left, which it sees as `outer` columns.
  case apply(Apply)
  case unnest(Unnest)
  case window(Window)
  case sort(Plan, [SortKey])
  case limit(Plan, Limit)
  /// Sort and limit in one: keeps `count + offset` rows.
  case topN(Plan, [SortKey], Limit)
  /// UNION ALL: inputs of the same types.
  case union([Plan])
  /// INTERSECT and EXCEPT, with or without ALL.
  case setOperation(SetOperationPlan)
  case sample(Plan, fraction: Expr, isSystem: Bool)
  /// Evaluates `definition` once and lets `body` read it by `reference(id)`.
  case shared(id: Int, definition: Plan, body: Plan)
  /// Repeats `step`, which reads the last round's rows as `reference(id)`, until a round is empty.
  case recursive(id: Int, base: Plan, step: Plan, isDistinct: Bool)
  case reference(id: Int, types: [SQLType])
  /// Fails with SUBQUERY_MULTIPLE_ROWS past one row; no row gives one row of nulls.
  case single(Plan)

  package var types: [SQLType] {
    switch self {
    case .scan(let scan): scan.columns.map(\.type)
    case .values(_, let types), .reference(_, let types): types
    case .filter(let input, _), .sort(let input, _), .limit(let input, _),
      .topN(let input, _, _), .sample(let input, _, _), .single(let input):
      input.types
    case .project(_, let expressions): expressions.map(\.type)
    case .aggregate(let aggregation): aggregation.types
    case .join(let join): join.types
    case .apply(let apply): apply.types
    case .unnest(let unnest): unnest.types
    case .window(let window): window.input.types + window.functions.map(\.type)
    case .union(let inputs): inputs.first?.types ?? []
    case .setOperation(let operation): operation.left.types
    case .shared(_, _, let body): body.types
    case .recursive(_, let base, _, _): base.types
    }
  }
}

/// A plan and the names and types its result is shown with.
package struct PlannedQuery: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var type: SQLType

    package init(name: String, type: SQLType) {
      self.name = name
      self.type = type
    }
  }

  package var plan: Plan
  package var columns: [Column]
  /// Names of the rules that fired, in order.
  package var rules: [String]
  /// What the user should know: a placeholder resolved, a text read as JSON.
  package var notes: [String]

  package init(plan: Plan, columns: [Column], rules: [String] = [], notes: [String] = []) {
    self.plan = plan
    self.columns = columns
    self.rules = rules
    self.notes = notes
  }
}

/// Groups by the key columns of the input; one output row per group of each set.
/// Output: the keys, then a bigint set number where there is more than one set, then aggregates.
package struct Aggregation: Sendable {
  package var input: Plan
  /// Columns of the input.
  package var keys: [Int]
  /// Positions in `keys`; one set of all keys for a plain GROUP BY, one empty set without.
  package var sets: [[Int]]
  package var aggregates: [AggregateCall]

  package init(input: Plan, keys: [Int], sets: [[Int]], aggregates: [AggregateCall]) {
    self.input = input
    self.keys = keys
    self.sets = sets
    self.aggregates = aggregates
  }

  package var types: [SQLType] {
    let inputTypes = input.types
    return keys.map { inputTypes[$0] } + (sets.count > 1 ? [.bigint] : []) + aggregates.map(\.type)
  }
}

package struct AggregateCall: Sendable {
  package var function: Function
  package var overload: Overload
  /// Over the input's columns.
  package var arguments: [Expr]
  package var isDistinct: Bool
  package var filter: Expr?
  package var orderBy: [SortKey]
  package var type: SQLType
  package var position: SourcePosition?

  package init(
    function: Function, overload: Overload, arguments: [Expr], isDistinct: Bool = false,
    filter: Expr? = nil, orderBy: [SortKey] = [], type: SQLType, position: SourcePosition? = nil
  ) {
    self.function = function
    self.overload = overload
    self.arguments = arguments
    self.isDistinct = isDistinct
    self.filter = filter
    self.orderBy = orderBy
    self.type = type
    self.position = position
  }
}

package struct Join: Sendable {
  package enum Kind: String, Sendable {
    case inner
    case left
    case right
    case full
    /// Left rows with a partner; left columns only.
    case semi
    /// Left rows without one; left columns only. With `isNullAware`, as NOT IN: a null on either
    /// side makes the answer unknown, which drops the row unless the right side is empty.
    case anti
    /// Left rows with a boolean column more: IN as a value (true, false or null when
    /// `isNullAware`), EXISTS (true or false).
    case mark
  }

  package var kind: Kind
  package var left: Plan
  package var right: Plan
  /// Pairs of equal keys, over left and right columns each; empty means every pair.
  package var keys: [JoinKey]
  /// The rest of ON, over left columns then right columns.
  package var condition: Expr?
  package var isNullAware: Bool

  package init(
    kind: Kind, left: Plan, right: Plan, keys: [JoinKey], condition: Expr? = nil,
    isNullAware: Bool = false
  ) {
    self.kind = kind
    self.left = left
    self.right = right
    self.keys = keys
    self.condition = condition
    self.isNullAware = isNullAware
  }

  package var types: [SQLType] {
    switch kind {
    case .semi, .anti: left.types
    case .mark: left.types + [.boolean]
    default: left.types + right.types
    }
  }
}

package struct JoinKey: Sendable {
  package var left: Expr
  package var right: Expr

  package init(left: Expr, right: Expr) {
    self.left = left
    self.right = right
  }
}

package struct Apply: Sendable {
  package enum Kind: Sendable {
    /// Left rows with each right row.
    case cross
    /// The same, and a left row without any gets nulls.
    case left
    /// Left rows with a boolean column more. Without a key, as EXISTS: whether there is a right
    /// row. With one, as IN: whether the value over the left row equals that over any right row,
    /// null where only nulls stand in the way.
    case mark(JoinKey?)
  }

  package var kind: Kind
  package var left: Plan
  package var right: Plan

  package init(kind: Kind, left: Plan, right: Plan) {
    self.kind = kind
    self.left = left
    self.right = right
  }

  package var types: [SQLType] {
    if case .mark = kind { return left.types + [.boolean] }
    return left.types + right.types
  }
}

/// The input's columns, then each array's element or each map's key and value, then an ordinal.
package struct Unnest: Sendable {
  package var input: Plan
  /// Arrays and maps over the input's columns; an array of rows gives one column a field.
  package var expressions: [Expr]
  package var withOrdinality: Bool
  /// Keeps input rows whose lists are all empty.
  package var isOuter: Bool

  package init(input: Plan, expressions: [Expr], withOrdinality: Bool, isOuter: Bool) {
    self.input = input
    self.expressions = expressions
    self.withOrdinality = withOrdinality
    self.isOuter = isOuter
  }

  package var types: [SQLType] {
    var types = input.types
    for expression in expressions {
      switch expression.type {
      case .array(.row(let fields)): types += fields.map(\.type)
      case .array(let element): types.append(element)
      case .map(let key, let value): types += [key, value]
      default: break
      }
    }
    return withOrdinality ? types + [.bigint] : types
  }
}

/// Window functions that share partition and order; each adds a column.
package struct Window: Sendable {
  package var input: Plan
  package var partitionBy: [Int]
  package var orderBy: [SortKey]
  package var functions: [WindowCall]
  /// Only the first rows of each partition, so many, are wanted; the functions are row_number().
  package var limit: Int?

  package init(
    input: Plan, partitionBy: [Int], orderBy: [SortKey], functions: [WindowCall],
    limit: Int? = nil
  ) {
    self.input = input
    self.partitionBy = partitionBy
    self.orderBy = orderBy
    self.functions = functions
    self.limit = limit
  }
}

package struct WindowCall: Sendable {
  package var function: Function
  /// A window function's overload, or an aggregate's.
  package var overload: Overload
  package var arguments: [Expr]
  package var filter: Expr?
  package var isDistinct: Bool
  package var ignoresNulls: Bool
  package var frame: Frame
  package var type: SQLType
  package var position: SourcePosition?

  package init(
    function: Function, overload: Overload, arguments: [Expr], filter: Expr? = nil,
    isDistinct: Bool = false, ignoresNulls: Bool = false, frame: Frame, type: SQLType,
    position: SourcePosition? = nil
  ) {
    self.function = function
    self.overload = overload
    self.arguments = arguments
    self.filter = filter
    self.isDistinct = isDistinct
    self.ignoresNulls = ignoresNulls
    self.frame = frame
    self.type = type
    self.position = position
  }
}

package struct Frame: Sendable {
  package enum Bound: Sendable {
    case unboundedPreceding
    /// For RANGE the bound's sort key value is precomputed: a column of the input.
    case preceding(Expr)
    case currentRow
    case following(Expr)
    case unboundedFollowing
  }

  package var unit: WindowFrame.Unit
  package var start: Bound
  package var end: Bound

  package init(unit: WindowFrame.Unit, start: Bound, end: Bound) {
    self.unit = unit
    self.start = start
    self.end = end
  }
}

package struct SortKey: Sendable {
  package var column: Int
  package var isDescending: Bool
  package var nullsFirst: Bool

  package init(column: Int, isDescending: Bool = false, nullsFirst: Bool = false) {
    self.column = column
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

package struct Limit: Sendable {
  /// nil: all.
  package var count: Int?
  package var offset: Int
  /// FETCH FIRST … WITH TIES: also the rows equal to the last by these keys.
  package var ties: [SortKey]?

  package init(count: Int?, offset: Int = 0, ties: [SortKey]? = nil) {
    self.count = count
    self.offset = offset
    self.ties = ties
  }
}

package struct SetOperationPlan: Sendable {
  package enum Kind: String, Sendable {
    case intersect
    case except
  }

  package var kind: Kind
  package var isAll: Bool
  package var left: Plan
  package var right: Plan

  package init(kind: Kind, isAll: Bool, left: Plan, right: Plan) {
    self.kind = kind
    self.isAll = isAll
    self.left = left
    self.right = right
  }
}
