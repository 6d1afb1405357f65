import TarnColumns
import TarnSQLSyntax

/// Splits a condition over a pair of rows.
package enum JoinCondition {
  /// Equalities between the left row (columns below `width`) and the right one, and the rest.
  ///
  /// `a.x = b.y AND a.z > 1` is key (x, y) and the rest `a.z > 1`.
  static func split(_ condition: Expr, width: Int) -> (keys: [JoinKey], rest: [Expr]) {
    var keys: [JoinKey] = []
    var rest: [Expr] = []
    for term in condition.conjuncts {
      if let key = key(term, width: width) { keys.append(key) } else { rest.append(term) }
    }
    return (keys, rest)
  }

  static func key(_ term: Expr, width: Int) -> JoinKey? {
    guard case .comparison(.equal, let first, let second) = term, term.isDeterministic else {
      return nil
    }
    let firstColumns = first.columns
    let secondColumns = second.columns
    guard !firstColumns.isEmpty, !secondColumns.isEmpty else { return nil }
    if firstColumns.allSatisfy({ $0 < width }), secondColumns.allSatisfy({ $0 >= width }) {
      return JoinKey(left: first, right: second.shiftingColumns(by: -width))
    }
    if firstColumns.allSatisfy({ $0 >= width }), secondColumns.allSatisfy({ $0 < width }) {
      return JoinKey(left: second, right: first.shiftingColumns(by: -width))
    }
    return nil
  }
}
