import TarnColumns

extension Optimizer {
  /// A scan under a limit may stop early. The limit stays, since it also skips and cuts.
  static let limitIntoScan = Rule(name: "LimitIntoScan") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      guard case .limit(let input, let limit) = node, limit.ties == nil, let count = limit.count
      else { return node }
      let (wanted, overflow) = count.addingReportingOverflow(limit.offset)
      guard !overflow, let limited = input.limitingScan(to: wanted) else { return node }
      change.made()
      return .limit(limited, limit)
    }
    return change.isMade ? result : nil
  }
}

extension Plan {
  /// nil where there is no scan below whose rows come through one by one, or it is limited already.
  fileprivate func limitingScan(to count: Int) -> Plan? {
    switch self {
    case .project(let input, let expressions):
      return input.limitingScan(to: count).map { .project($0, expressions) }
    case .scan(var scan):
      if let limit = scan.limit, limit <= count { return nil }
      scan.limit = count
      return .scan(scan)
    default: return nil
    }
  }
}
