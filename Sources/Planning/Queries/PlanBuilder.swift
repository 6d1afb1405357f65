import TarnColumns
import TarnSQLSyntax

/// A plan that grows columns at its end, so that the numbers given out before stay right.
struct PlanBuilder {
  private(set) var plan: Plan
  /// Where placeholders have been put.
  private(set) var placed: [Int: Int] = [:]

  init(_ plan: Plan) { self.plan = plan }

  var width: Int { plan.types.count }

  /// Placeholders that are in the plan become its columns.
  func resolved(_ expression: Expr) -> Expr {
    placed.isEmpty ? expression : expression.replacingColumns { .column(placed[$0] ?? $0, $1) }
  }

  mutating func record(_ placeholder: Int, at column: Int) { placed[placeholder] = column }

  mutating func replace(_ body: (Plan) -> Plan) { plan = body(plan) }

  mutating func filter(_ condition: Expr) {
    plan = .filter(plan, resolved(condition))
  }

  /// Puts those subqueries into the plan that the expressions need, and those that these need.
  ///
  /// `x > (SELECT max(y) FROM t)` over columns 0...4 becomes `x > column 5` over
  /// apply(plan, single(…)).
  mutating func place(_ subqueries: [PendingSubquery], usedBy expressions: [Expr]) {
    var wanted: Set<Int> = []
    func collect(_ expression: Expr) {
      for column in expression.columns {
        let (kind, offset) = Placeholder.split(column)
        guard kind == Placeholder.subquery else { continue }
        let index = offset / Placeholder.columnsPerSubquery
        guard wanted.insert(index).inserted else { continue }
        if case .isIn(let value) = subqueries[index].kind { collect(value) }
      }
    }
    for expression in expressions { collect(expression) }
    for index in wanted.sorted() {
      let first = Placeholder.subquery + index * Placeholder.columnsPerSubquery
      if placed[first] != nil { continue }
      let start = width
      let subquery = subqueries[index]
      let kind: Apply.Kind
      var count = 1
      switch subquery.kind {
      case .scalar: kind = .cross
      case .singleRow:
        kind = .cross
        count = subquery.plan.types.count
      case .exists: kind = .mark(nil)
      case .isIn(let value):
        kind = .mark(JoinKey(left: resolved(value), right: .column(0, value.type)))
      }
      plan = .apply(Apply(kind: kind, left: plan, right: subquery.plan))
      for column in 0..<count { placed[first + column] = start + column }
    }
  }

  /// The columns that hold the expressions; those that are none yet are added.
  mutating func columns(_ expressions: [Expr]) -> [Int] {
    var added: [Expr] = []
    var columns: [Int] = []
    let start = width
    for expression in expressions {
      let value = resolved(expression)
      if case .column(let index, _) = value {
        columns.append(index)
      } else if let known = added.firstIndex(where: { $0.isSame(as: value) }) {
        columns.append(start + known)
      } else {
        columns.append(start + added.count)
        added.append(value)
      }
    }
    if !added.isEmpty {
      plan = .project(plan, plan.types.enumerated().map { .column($0, $1) } + added)
    }
    return columns
  }

  mutating func sortKeys(_ pending: [PendingSortKey]) -> [SortKey] {
    let columns = columns(pending.map(\.expression))
    return zip(columns, pending).map {
      SortKey(column: $0, isDescending: $1.isDescending, nullsFirst: $1.nullsFirst)
    }
  }
}
