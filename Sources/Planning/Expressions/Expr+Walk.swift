package import TarnColumns

extension Expr {
  /// The node with each operand replaced.
  ///
  /// Over `a + b` with `body` giving column 0 for `a` and 1 for `b`: `column 0 + column 1`. The
  /// node itself is not given to `body`.
  package func mapOperands(_ body: (Expr) -> Expr) -> Expr {
    switch self {
    case .column, .outer, .constant, .parameter: return self
    case .and(let terms): return .and(terms.map(body))
    case .or(let terms): return .or(terms.map(body))
    case .not(let inner): return .not(body(inner))
    case .isNull(let inner): return .isNull(body(inner))
    case .comparison(let operation, let left, let right):
      return .comparison(operation, body(left), body(right))
    case .isDistinct(let left, let right): return .isDistinct(body(left), body(right))
    case .isIn(let value, let list): return .isIn(body(value), list.map(body))
    case .cases(let branches, let otherwise):
      return .cases(
        branches.map { CaseBranch(condition: body($0.condition), result: body($0.result)) },
        otherwise: body(otherwise))
    case .coalesce(let operands): return .coalesce(operands.map(body))
    case .nullIf(let first, let second, let type):
      return .nullIf(body(first), body(second), comparedAs: type)
    case .attempt(let inner): return .attempt(body(inner))
    case .cast(let inner, let type, let isTry, let position):
      return .cast(body(inner), to: type, isTry: isTry, position)
    case .field(let base, let index, let type): return .field(body(base), index, type)
    case .row(let fields, let type): return .row(fields.map(body), type)
    case .array(let elements, let element): return .array(elements.map(body), element: element)
    case .call(var call):
      call.arguments = call.arguments.map(body)
      return .call(call)
    case .lambda(let lambda):
      return .lambda(LambdaExpr(parameters: lambda.parameters, body: body(lambda.body)))
    }
  }

  /// The direct operands.
  package var operands: [Expr] {
    switch self {
    case .column, .outer, .constant, .parameter: return []
    case .and(let terms), .or(let terms), .coalesce(let terms): return terms
    case .not(let inner), .isNull(let inner), .attempt(let inner), .cast(let inner, _, _, _),
      .field(let inner, _, _):
      return [inner]
    case .comparison(_, let left, let right), .isDistinct(let left, let right),
      .nullIf(let left, let right, _):
      return [left, right]
    case .isIn(let value, let list): return [value] + list
    case .cases(let branches, let otherwise):
      var all: [Expr] = []
      for branch in branches {
        all.append(branch.condition)
        all.append(branch.result)
      }
      return all + [otherwise]
    case .row(let fields, _): return fields
    case .array(let elements, _): return elements
    case .call(let call): return call.arguments
    case .lambda(let lambda): return [lambda.body]
    }
  }

  /// Whether the node or any below it is so.
  package func contains(where condition: (Expr) -> Bool) -> Bool {
    condition(self) || operands.contains { $0.contains(where: condition) }
  }

  /// The node with every column replaced, at any depth.
  package func replacingColumns(_ body: (Int, SQLType) -> Expr) -> Expr {
    if case .column(let index, let type) = self { return body(index, type) }
    return mapOperands { $0.replacingColumns(body) }
  }

  package func shiftingColumns(by offset: Int) -> Expr {
    offset == 0 ? self : replacingColumns { .column($0 + offset, $1) }
  }

  /// The input columns that are read.
  package var columns: Set<Int> {
    var found: Set<Int> = []
    addColumns(to: &found)
    return found
  }

  package func addColumns(to found: inout Set<Int>) {
    if case .column(let index, _) = self {
      found.insert(index)
    } else {
      for operand in operands { operand.addColumns(to: &found) }
    }
  }

  package var isConstant: Bool {
    if case .constant = self { return true }
    return false
  }

  package var isTrue: Bool {
    if case .constant(.boolean(true), _) = self { return true }
    return false
  }

  /// The terms of a conjunction; none for TRUE.
  package var conjuncts: [Expr] {
    if case .and(let terms) = self { return terms.flatMap(\.conjuncts) }
    return isTrue ? [] : [self]
  }

  /// AND of the terms; TRUE for none.
  package static func conjunction(_ terms: [Expr]) -> Expr {
    switch terms.count {
    case 0: .constant(.boolean(true), .boolean)
    case 1: terms[0]
    default: .and(terms)
    }
  }
}
