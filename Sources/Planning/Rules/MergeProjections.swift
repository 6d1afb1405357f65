import TarnColumns

extension Optimizer {
  /// Two projections above each other are one, unless that would compute something twice; one that
  /// gives its input's columns as they are is none.
  static let mergeProjections = Rule(name: "MergeProjections") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      guard case .project(let input, let expressions) = node else { return node }
      if case .project(let inner, let first) = input, canInline(first, into: expressions) {
        change.made()
        return .project(
          inner, expressions.map { $0.replacingColumns { column, _ in first[column] } })
      }
      if isIdentity(expressions, width: input.types.count) {
        change.made()
        return input
      }
      return node
    }
    return change.isMade ? result : nil
  }

  private static func isIdentity(_ expressions: [Expr], width: Int) -> Bool {
    expressions.count == width
      && expressions.enumerated().allSatisfy { index, expression in
        if case .column(index, _) = expression { return true }
        return false
      }
  }

  private static func canInline(_ first: [Expr], into second: [Expr]) -> Bool {
    var uses = [Int](repeating: 0, count: first.count)
    for expression in second { count(expression, &uses, isShielded: false) }
    return first.indices.allSatisfy { index in
      switch first[index] {
      case .column, .constant, .outer: true
      case let expression: uses[index] <= 1 && expression.isDeterministic
      }
    }
  }

  /// A use inside a lambda is one for each element.
  private static func count(_ expression: Expr, _ uses: inout [Int], isShielded: Bool) {
    switch expression {
    case .column(let column, _): uses[column] += isShielded ? 2 : 1
    case .lambda(let lambda): count(lambda.body, &uses, isShielded: true)
    default: for operand in expression.operands { count(operand, &uses, isShielded: isShielded) }
    }
  }
}
