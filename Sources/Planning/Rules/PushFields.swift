import TarnColumns

extension Optimizer {
  /// `useridentity.arn`, `json_extract_scalar(requestparameters, '$.a')` and
  /// `element_at(requestparameters, 'a')` become columns of the scan, which reads those values alone
  /// and never the structure around them.
  static let pushFields = Rule(name: "PushFields") { plan, _ in
    let change = Change()
    let result = Narrowing(rootsOnly: false, change: change).exact(plan)
    return change.isMade ? result : nil
  }
}
