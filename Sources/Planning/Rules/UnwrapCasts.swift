import TarnColumns

extension Optimizer {
  /// A comparison of a timestamp, cast to one with a zone or of more digits, with a constant is one
  /// of the timestamp itself, which prunes:
  ///
  ///     eventtime > now() - INTERVAL '1' DAY     eventtime > timestamp constant
  ///
  /// Only in UTC, where the cast keeps order and loses no time, and where the constant has no more
  /// digits than the timestamp.
  static let unwrapCasts = Rule(name: "UnwrapCasts") { plan, context in
    guard context.constants.context.zone == 0 else { return nil }
    let change = Change()
    let result = plan.transformedUp { node in node.mapExpressions { $0.unwrapped(change) } }
    return change.isMade ? result : nil
  }
}

extension Expr {
  fileprivate func unwrapped(_ change: Change) -> Expr {
    let node = mapOperands { $0.unwrapped(change) }
    guard case .comparison(let operation, let left, let right) = node else { return node }
    if let (value, constant) = Self.unwrapped(left, right) {
      change.made()
      return .comparison(operation, value, constant)
    }
    if let (value, constant) = Self.unwrapped(right, left) {
      change.made()
      return .comparison(operation, constant, value)
    }
    return node
  }

  private static func unwrapped(_ side: Expr, _ other: Expr) -> (Expr, Expr)? {
    guard case .cast(let inner, let target, false, _) = side,
      case .timestamp(let precision) = inner.type, precision <= 6,
      case .constant(.instant(let instant), _) = other, instant.picos == 0
    else { return nil }
    switch target {
    case .timestamp(let wide) where wide >= precision: break
    case .timestampWithTimeZone(let wide) where wide >= precision: break
    default: return nil
    }
    var unit: Int64 = 1
    for _ in precision..<6 { unit *= 10 }
    guard instant.micros % unit == 0 else { return nil }
    return (
      inner,
      .constant(.instant(Instant(micros: instant.micros)), .timestamp(precision: precision))
    )
  }
}
