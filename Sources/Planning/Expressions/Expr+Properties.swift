import TarnColumns
import TarnFunctions

extension Expr {
  /// Whether some row could raise an error here.
  package var isFallible: Bool {
    switch self {
    case .attempt: return false
    case .cast(let inner, let type, let isTry, _):
      if inner.isFallible { return true }
      return !isTry && !Self.castAlwaysSucceeds(from: inner.type, to: type)
    case .call(let call):
      return call.overload.isFallible { call.arguments[$0].isConstant }
        || call.arguments.contains(where: \.isFallible)
    default: return operands.contains(where: \.isFallible)
    }
  }

  /// Whether evaluating it elsewhere, more or less often, gives the same.
  package var isDeterministic: Bool {
    !contains { node in
      if case .call(let call) = node { return !call.function.isDeterministic }
      return false
    }
  }

  /// Whether it may move to where more rows pass.
  package var isMovable: Bool { !isFallible && isDeterministic }

  private static func castAlwaysSucceeds(from source: SQLType, to target: SQLType) -> Bool {
    if Coercion.allows(source, to: target) { return true }
    switch (source, target) {
    case (.json, _), (_, .json): return false
    case (.array, _), (.map, _), (.row, _), (.varbinary, _), (.function, _): return false
    case (_, .varchar(nil)): return true
    case (.varchar, .varchar), (.char, .varchar), (.varchar, .char), (.char, .char): return true
    case (.timestamp, .date), (.timestampWithTimeZone, .date): return true
    case (.timestampWithTimeZone, .timestamp): return true
    case (.timestamp(let from), .timestamp(let to)): return to >= from
    case (.timestamp, .time), (.timestampWithTimeZone, .time): return true
    case (_, .boolean): return source.isNumeric
    case (.boolean, _): return target.isNumeric && !isSmallDecimal(target)
    default: return false
    }
  }

  private static func isSmallDecimal(_ type: SQLType) -> Bool {
    if case .decimal(let precision, let scale) = type { return precision == scale }
    return false
  }

  /// Whether two expressions over the same input always have the same value. Calls that are not
  /// deterministic are the same only where they were written once.
  package func isSame(as other: Expr) -> Bool {
    switch (self, other) {
    case (.column(let left, _), .column(let right, _)): return left == right
    case (.outer(let left, let level, _), .outer(let right, let otherLevel, _)):
      return left == right && level == otherLevel
    case (.constant(let left, let type), .constant(let right, let otherType)):
      return left == right && type == otherType
    case (.parameter(let left, _), .parameter(let right, _)): return left == right
    case (.cast(let left, let type, let isTry, _), .cast(let right, let other, let otherTry, _)):
      return type == other && isTry == otherTry && left.isSame(as: right)
    case (.field(let left, let index, _), .field(let right, let other, _)):
      return index == other && left.isSame(as: right)
    case (.comparison(let operation, _, _), .comparison(let otherOperation, _, _)):
      return operation == otherOperation && hasSameOperands(as: other)
    case (.nullIf(_, _, let type), .nullIf(_, _, let otherType)):
      return type == otherType && hasSameOperands(as: other)
    case (.row(_, let type), .row(_, let otherType)):
      return type == otherType && hasSameOperands(as: other)
    case (.array(_, let type), .array(_, let otherType)):
      return type == otherType && hasSameOperands(as: other)
    case (.call(let call), .call(let otherCall)):
      return call.function.name == otherCall.function.name
        && call.overload.signature == otherCall.overload.signature && call.type == otherCall.type
        && (call.function.isDeterministic || call.position == otherCall.position)
        && hasSameOperands(as: other)
    case (.and, .and), (.or, .or), (.not, .not), (.isNull, .isNull), (.isIn, .isIn),
      (.isDistinct, .isDistinct), (.coalesce, .coalesce), (.attempt, .attempt):
      return hasSameOperands(as: other)
    case (.cases(let branches, _), .cases(let otherBranches, _)):
      return branches.count == otherBranches.count && hasSameOperands(as: other)
    case (.lambda(let lambda), .lambda(let otherLambda)):
      return lambda.isSame(as: otherLambda)
    default: return false
    }
  }

  private func hasSameOperands(as other: Expr) -> Bool {
    let left = operands
    let right = other.operands
    return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
  }

  fileprivate func replacingParameters(_ ids: [Int: Int]) -> Expr {
    if case .parameter(let id, let type) = self { return .parameter(ids[id] ?? id, type) }
    return mapOperands { $0.replacingParameters(ids) }
  }
}

extension LambdaExpr {
  /// Parameters have ids of their own; `x -> x + 1` written twice is the same function.
  fileprivate func isSame(as other: LambdaExpr) -> Bool {
    guard parameters.map(\.type) == other.parameters.map(\.type) else { return false }
    let pairs = zip(other.parameters.map(\.id), parameters.map(\.id))
    let ids = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    return body.isSame(as: other.body.replacingParameters(ids))
  }
}
