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
    for expression in second { count(expression, &uses, isInLambda: false) }
    let shielded = second.reduce(into: Set<Int>()) { $0.formUnion($1.shieldedColumns) }
    return first.indices.allSatisfy { index in
      switch first[index] {
      case .column, .constant, .outer: true
      case let expression:
        uses[index] <= 1 && expression.isDeterministic
          && !(shielded.contains(index) && expression.isFallible)
      }
    }
  }

  /// A use inside a lambda is one for each element.
  private static func count(_ expression: Expr, _ uses: inout [Int], isInLambda: Bool) {
    switch expression {
    case .column(let column, _): uses[column] += isInLambda ? 2 : 1
    case .lambda(let lambda): count(lambda.body, &uses, isInLambda: true)
    default: for operand in expression.operands { count(operand, &uses, isInLambda: isInLambda) }
    }
  }
}

extension Expr {
  /// The columns that are read where they may not be evaluated, or where an error would become
  /// NULL: in branches, terms after the first, lambdas and TRY. What can raise must not be put in
  /// their place.
  var shieldedColumns: Set<Int> {
    switch self {
    case .and, .or, .cases, .coalesce, .attempt, .lambda: columns
    default: operands.reduce(into: Set<Int>()) { $0.formUnion($1.shieldedColumns) }
    }
  }
}
