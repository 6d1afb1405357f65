import TarnColumns

extension Optimizer {
  /// A mark that only decides whether a row stays is a semi join, its negation an anti join.
  ///
  ///     WHERE x IN (SELECT …)   filter column 5 over mark join   semi join
  static let marksToSemiJoins = Rule(name: "MarksToSemiJoins") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      guard case .filter(.join(var join), let condition) = node, join.kind == .mark else {
        return node
      }
      let mark = join.left.types.count
      var kind: Join.Kind?
      var rest: [Expr] = []
      for term in condition.conjuncts {
        switch term {
        case .column(mark, _) where kind == nil: kind = .semi
        case .not(.column(mark, _)) where kind == nil: kind = .anti
        default: rest.append(term)
        }
      }
      guard let kind, !rest.contains(where: { $0.columns.contains(mark) }) else { return node }
      change.made()
      join.kind = kind
      if kind == .semi { join.isNullAware = false }
      // The mark stays a column, of one value now.
      let kept = join.left.types.enumerated().map { Expr.column($0, $1) }
      let marked = Plan.project(
        .join(join), kept + [.constant(.boolean(kind == .semi), .boolean)])
      return rest.isEmpty ? marked : .filter(marked, .conjunction(rest))
    }
    return change.isMade ? result : nil
  }
}
