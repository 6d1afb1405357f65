package import TarnColumns

extension Plan {
  /// The first expression that reads a column its operator is not given, or one of another type;
  /// nil for a plan that can run. Analysis must never make such a plan, and a mistake of ours must
  /// end in an error and not in a trap.
  package func inconsistency(outer: [[SQLType]] = []) -> String? {
    switch self {
    case .join(let join):
      let left = join.left.types
      let right = join.right.types
      if let found = join.left.inconsistency(outer: outer)
        ?? join.right.inconsistency(outer: outer)
      {
        return found
      }
      for key in join.keys {
        if let found = key.left.inconsistency(left, outer) ?? key.right.inconsistency(right, outer)
        {
          return found
        }
      }
      return join.condition?.inconsistency(left + right, outer)
    case .apply(let apply):
      let left = apply.left.types
      if let found = apply.left.inconsistency(outer: outer)
        ?? apply.right.inconsistency(outer: [left] + outer)
      {
        return found
      }
      guard case .mark(let key?) = apply.kind else { return nil }
      return key.left.inconsistency(left, outer)
        ?? key.right.inconsistency(apply.right.types, outer)
    default: break
    }
    for input in inputs {
      if let found = input.inconsistency(outer: outer) { return found }
    }
    let given: [SQLType]
    if case .scan(let scan) = self {
      given = scan.columns.map(\.type)
    } else {
      given = inputs.first?.types ?? []
    }
    for expression in expressions {
      if let found = expression.inconsistency(given, outer) { return found }
    }
    for column in columnNumbers where !given.indices.contains(column) { return "#\(column)" }
    return nil
  }

  /// Columns named by number: keys of groups, partitions and sorts.
  private var columnNumbers: [Int] {
    switch self {
    case .aggregate(let node):
      node.keys + node.aggregates.flatMap { $0.orderBy.map(\.column) }
    case .window(let node): node.partitionBy + node.orderBy.map(\.column)
    case .sort(_, let keys), .topN(_, let keys, _): keys.map(\.column)
    case .limit(_, let limit): (limit.ties ?? []).map(\.column)
    default: []
    }
  }
}

extension Expr {
  fileprivate func inconsistency(_ given: [SQLType], _ outer: [[SQLType]]) -> String? {
    switch self {
    case .column(let index, let type):
      return given.indices.contains(index) && given[index] == type ? nil : "#\(index) \(type)"
    case .outer(let index, let level, let type):
      let isThere =
        outer.indices.contains(level) && outer[level].indices.contains(index)
        && outer[level][index] == type
      return isThere ? nil : "\(self) \(type)"
    default:
      for operand in operands {
        if let found = operand.inconsistency(given, outer) { return found }
      }
      return nil
    }
  }
}
