import TarnColumns

extension Optimizer {
  /// ORDER BY with LIMIT keeps as many rows as are wanted and never sorts the rest.
  static let sortLimitToTopN = Rule(name: "SortLimitToTopN") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      guard case .limit(.sort(let input, let keys), let limit) = node, limit.ties == nil,
        let count = limit.count, count <= 1_000_000, limit.offset <= 1_000_000
      else { return node }
      change.made()
      return .topN(input, keys, limit)
    }
    return change.isMade ? result : nil
  }
}
