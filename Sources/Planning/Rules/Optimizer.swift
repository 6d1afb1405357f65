import TarnColumns

/// A rewriting of plans that gives the same rows. Each is a file of this folder.
struct Rule: Sendable {
  let name: String
  /// Whether it decides what a query means, and so cannot be switched off.
  var isMeaning = false
  /// The plan rewritten, or nil where the rule does not apply anywhere.
  let apply: @Sendable (Plan, RuleContext) -> Plan?
}

/// What rules may look at beside the plan.
struct RuleContext {
  let constants: ConstantEvaluator
  let isEnabled: (String) -> Bool
}

/// Runs the rules in their order, each until it no longer fires.
struct Optimizer {
  /// The one list. What comes later sees what the earlier ones left.
  static let rules: [Rule] = [
    foldConstants,
    unwrapCasts,
    normalizeConjunctions,
    decorrelateSubqueries,
    pushFilters,
    marksToSemiJoins,
    pushFilters,
    rowNumberFilterToTopN,
    pushFields,
    pruneColumns,
    mergeProjections,
    foldConstants,
    sortLimitToTopN,
    limitIntoScan,
  ]

  static var names: [String] {
    rules.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private let disabled: Set<String>
  private let context: RuleContext
  private(set) var fired: [String] = []

  init(disabled: Set<String>, constants: ConstantEvaluator) {
    self.disabled = disabled
    context = RuleContext(constants: constants, isEnabled: { !disabled.contains($0) })
  }

  mutating func optimized(_ plan: Plan) -> Plan {
    var plan = plan
    for rule in Self.rules where rule.isMeaning || !disabled.contains(rule.name) {
      // A bound, so that a mistake in a rule cannot hang a query.
      for _ in 0..<10 {
        guard let next = rule.apply(plan, context) else { break }
        plan = next
        if !fired.contains(rule.name) { fired.append(rule.name) }
      }
    }
    return plan
  }
}

/// Collects whether a rewriting changed anything.
final class Change {
  private(set) var isMade = false

  func made() { isMade = true }
}

extension Plan {
  /// Rewrites from the leaves up.
  func transformedUp(_ body: (Plan) -> Plan) -> Plan {
    body(mapInputs { $0.transformedUp(body) })
  }
}
