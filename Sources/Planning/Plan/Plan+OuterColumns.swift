extension Plan {
  /// The columns of the row that the `level`-th Apply around this plan feeds in.
  package func outerColumns(level: Int) -> Set<Int> {
    var columns: Set<Int> = []
    collect(level, &columns)
    return columns
  }

  private func collect(_ level: Int, _ columns: inout Set<Int>) {
    for expression in expressions { expression.collectOuter(level, &columns) }
    switch self {
    case .apply(let apply):
      apply.left.collect(level, &columns)
      apply.right.collect(level + 1, &columns)
    default:
      for input in inputs { input.collect(level, &columns) }
    }
  }

  /// The plans whose rows it takes.
  package var inputs: [Plan] {
    switch self {
    case .scan, .values, .reference: []
    case .filter(let input, _), .project(let input, _), .sort(let input, _),
      .limit(let input, _), .topN(let input, _, _), .sample(let input, _, _),
      .single(let input):
      [input]
    case .aggregate(let aggregation): [aggregation.input]
    case .join(let join): [join.left, join.right]
    case .apply(let apply): [apply.left, apply.right]
    case .unnest(let unnest): [unnest.input]
    case .window(let window): [window.input]
    case .union(let inputs): inputs
    case .setOperation(let operation): [operation.left, operation.right]
    case .shared(_, let definition, let body): [definition, body]
    case .recursive(_, let base, let step, _): [base, step]
    }
  }

  /// Its own expressions, not those of its inputs.
  package var expressions: [Expr] {
    switch self {
    case .scan(let scan): scan.predicates
    case .values(let rows, _): rows.flatMap { $0 }
    case .filter(_, let condition): [condition]
    case .project(_, let expressions): expressions
    case .aggregate(let aggregation):
      aggregation.aggregates.flatMap { $0.arguments + ($0.filter.map { [$0] } ?? []) }
    case .join(let join):
      join.keys.flatMap { [$0.left, $0.right] } + (join.condition.map { [$0] } ?? [])
    case .unnest(let unnest): unnest.expressions
    case .window(let window):
      window.functions.flatMap { call in
        call.arguments + (call.filter.map { [$0] } ?? []) + call.frame.expressions
      }
    case .sample(_, let fraction, _): [fraction]
    case .apply(let apply):
      if case .mark(let key?) = apply.kind { [key.left] } else { [] }
    default: []
    }
  }
}

extension Frame {
  package var expressions: [Expr] {
    [start, end].compactMap { bound in
      switch bound {
      case .preceding(let expression), .following(let expression): expression
      default: nil
      }
    }
  }
}

extension Expr {
  /// The expressions directly inside.
  package var children: [Expr] {
    switch self {
    case .column, .outer, .constant, .parameter: []
    case .and(let operands), .or(let operands), .coalesce(let operands),
      .row(let operands, _), .array(let operands, _):
      operands
    case .not(let inner), .isNull(let inner), .attempt(let inner), .cast(let inner, _, _, _),
      .field(let inner, _, _):
      [inner]
    case .comparison(_, let left, let right), .isDistinct(let left, let right),
      .nullIf(let left, let right, _):
      [left, right]
    case .isIn(let value, let list): [value] + list
    case .cases(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.result] } + [otherwise]
    case .call(let call): call.arguments
    case .lambda(let lambda): [lambda.body]
    }
  }

  fileprivate func collectOuter(_ level: Int, _ columns: inout Set<Int>) {
    if case .outer(let column, let own, _) = self, own == level { columns.insert(column) }
    for child in children { child.collectOuter(level, &columns) }
  }
}
