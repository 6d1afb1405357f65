import TarnColumns

extension Optimizer {
  /// In every AND what cannot raise comes first, in the order written, then what can, from left to
  /// right: rows that a safe term drops never reach an unsafe one. This is meaning, not speed, so
  /// the rule cannot be switched off. OR keeps its order.
  static let normalizeConjunctions = Rule(name: "NormalizeConjunctions", isMeaning: true) {
    plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      let normal = node.mapExpressions { $0.normalized(change) }
      if case .filter(.filter(let input, let first), let second) = normal {
        change.made()
        return .filter(input, Expr.and(first.conjuncts + second.conjuncts).normalized(change))
      }
      return normal
    }
    return change.isMade ? result : nil
  }
}

extension Expr {
  fileprivate func normalized(_ change: Change) -> Expr {
    let node = mapOperands { $0.normalized(change) }
    guard case .and(let terms) = node else { return node }
    let flat = node.conjuncts
    let ordered = Self.safeFirst(flat)
    let isSame =
      flat.count == terms.count
      && zip(flat.map(\.isFallible), ordered.map(\.isFallible)).allSatisfy(==)
    if isSame { return node }
    change.made()
    return .conjunction(ordered)
  }

  /// Infallible terms, then fallible ones, each in their order.
  static func safeFirst(_ terms: [Expr]) -> [Expr] {
    terms.filter { !$0.isFallible } + terms.filter(\.isFallible)
  }
}
