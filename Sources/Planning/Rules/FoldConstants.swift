import TarnColumns
import TarnSQLSyntax

extension Optimizer {
  /// Computes what depends on no row once, and leaves out branches that are decided.
  ///
  /// `x = 1 + 1 AND TRUE` becomes `x = 2`. An expression that raises stays: it raises only where a
  /// row reaches it.
  static let foldConstants = Rule(name: "FoldConstants") { plan, context in
    let change = Change()
    let folder = ConstantFolder(constants: context.constants, change: change)
    let result = plan.transformedUp { node in
      let folded = node.mapExpressions { folder.folded($0) }
      if case .filter(let input, let condition) = folded, condition.isTrue {
        change.made()
        return input
      }
      return folded
    }
    return change.isMade ? result : nil
  }
}

struct ConstantFolder {
  let constants: ConstantEvaluator
  let change: Change

  func folded(_ expression: Expr) -> Expr {
    let node = expression.mapOperands { folded($0) }
    guard let simpler = simplified(node) else { return node }
    change.made()
    return simpler
  }

  private func simplified(_ node: Expr) -> Expr? {
    switch node {
    case .cast(let inner, let type, let isTry, _):
      if case .constant = inner { return evaluated(node) }
      // A varchar of any length is the same bytes as one without a bound.
      if case .cast(let first, let middle, false, _) = inner, !isTry, middle.isText,
        case .varchar(nil) = type, case .varchar = first.type, case .varchar(nil) = middle
      {
        return .cast(first, to: type, isTry: false, nil)
      }
      return nil
    case .call(let call):
      return call.arguments.allSatisfy(\.isConstant) ? evaluated(node) : nil
    case .attempt(let inner):
      if inner.isConstant { return inner }
      return evaluated(node)
    case .not(let inner):
      guard case .constant(let value, _) = inner else { return nil }
      if case .boolean(let flag) = value { return .constant(.boolean(!flag), .boolean) }
      return inner
    case .isNull(let inner):
      guard case .constant(let value, _) = inner else { return nil }
      return .constant(.boolean(value.isNull), .boolean)
    case .comparison(let operation, let left, let right): return compared(operation, left, right)
    case .and(let terms): return chain(terms, isAnd: true)
    case .or(let terms): return chain(terms, isAnd: false)
    case .cases(let branches, let otherwise): return cases(branches, otherwise)
    case .coalesce(let operands): return coalesced(operands)
    case .field(.row(let fields, _), let index, let type)
    where fields.allSatisfy(\.isMovable) && fields[index].type == type:
      return fields[index]
    default: return nil
    }
  }

  private func evaluated(_ node: Expr) -> Expr? {
    guard let value = try? constants.evaluate(node) else { return nil }
    return .constant(value, node.type)
  }

  /// Only where the order of values is their encoding's.
  private func compared(_ operation: ComparisonOperation, _ left: Expr, _ right: Expr) -> Expr? {
    guard case .constant(let first, let type) = left, case .constant(let second, _) = right
    else { return nil }
    if first.isNull || second.isNull { return .constant(.null, .boolean) }
    let isLess: Bool
    switch (first, second) {
    case (.integer(let first), .integer(let second)): isLess = first < second
    case (.wide(let first), .wide(let second)): isLess = first < second
    case (.text(let first), .text(let second)) where type.isText:
      if case .char = type { return nil }
      isLess = first.lexicographicallyPrecedes(second)
    case (.boolean(let first), .boolean(let second)): isLess = !first && second
    default: return nil
    }
    let isEqual = first == second
    let result =
      switch operation {
      case .equal: isEqual
      case .notEqual: !isEqual
      case .less: isLess
      case .lessOrEqual: isLess || isEqual
      case .greater: !isLess && !isEqual
      case .greaterOrEqual: !isLess
      }
    return .constant(.boolean(result), .boolean)
  }

  /// Flattens, drops neutral terms, and ends at a deciding one. A term before a deciding one may
  /// raise, so it stays; one after it is never evaluated.
  private func chain(_ terms: [Expr], isAnd: Bool) -> Expr? {
    var result: [Expr] = []
    var isChanged = false
    for term in terms {
      switch term {
      case .constant(.boolean(let flag), _):
        isChanged = true
        if flag == isAnd { continue }
        if result.allSatisfy({ !$0.isFallible }) { return term }
        result.append(term)
        return isChanged && result.count < terms.count ? rebuilt(result, isAnd) : nil
      case .and(let inner) where isAnd:
        result += inner
        isChanged = true
      case .or(let inner) where !isAnd:
        result += inner
        isChanged = true
      default: result.append(term)
      }
    }
    return isChanged || result.count < 2 ? rebuilt(result, isAnd) : nil
  }

  private func rebuilt(_ terms: [Expr], _ isAnd: Bool) -> Expr {
    switch terms.count {
    case 0: .constant(.boolean(isAnd), .boolean)
    case 1: terms[0]
    default: isAnd ? .and(terms) : .or(terms)
    }
  }

  private func cases(_ branches: [CaseBranch], _ otherwise: Expr) -> Expr? {
    var kept: [CaseBranch] = []
    for branch in branches {
      guard case .constant(let value, _) = branch.condition else {
        kept.append(branch)
        continue
      }
      if case .boolean(true) = value {
        return kept.isEmpty ? branch.result : .cases(kept, otherwise: branch.result)
      }
    }
    if kept.isEmpty { return otherwise }
    return kept.count < branches.count ? .cases(kept, otherwise: otherwise) : nil
  }

  private func coalesced(_ operands: [Expr]) -> Expr? {
    var kept: [Expr] = []
    for operand in operands {
      guard case .constant(let value, _) = operand else {
        kept.append(operand)
        continue
      }
      if value.isNull { continue }
      if kept.isEmpty { return operand }
      kept.append(operand)
      break
    }
    if kept.isEmpty { return operands.last }
    if kept.count == 1 { return kept[0] }
    return kept.count < operands.count ? .coalesce(kept) : nil
  }
}
