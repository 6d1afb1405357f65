import TarnColumns

extension Optimizer {
  /// Nothing is read or carried that no one above looks at.
  static let pruneColumns = Rule(name: "PruneColumns") { plan, _ in
    let change = Change()
    let result = Narrowing(rootsOnly: true, change: change).exact(plan)
    return change.isMade ? result : nil
  }
}
