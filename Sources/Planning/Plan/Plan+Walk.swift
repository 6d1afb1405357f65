package import TarnColumns

extension Plan {
  /// The same operator over other inputs, given in the order of `inputs`.
  package func mapInputs(_ body: (Plan) -> Plan) -> Plan {
    switch self {
    case .scan, .values, .reference: return self
    case .filter(let input, let condition): return .filter(body(input), condition)
    case .project(let input, let expressions): return .project(body(input), expressions)
    case .sort(let input, let keys): return .sort(body(input), keys)
    case .limit(let input, let limit): return .limit(body(input), limit)
    case .topN(let input, let keys, let limit): return .topN(body(input), keys, limit)
    case .sample(let input, let fraction, let isSystem):
      return .sample(body(input), fraction: fraction, isSystem: isSystem)
    case .single(let input): return .single(body(input))
    case .aggregate(var node):
      node.input = body(node.input)
      return .aggregate(node)
    case .unnest(var node):
      node.input = body(node.input)
      return .unnest(node)
    case .window(var node):
      node.input = body(node.input)
      return .window(node)
    case .join(var node):
      node.left = body(node.left)
      node.right = body(node.right)
      return .join(node)
    case .apply(var node):
      node.left = body(node.left)
      node.right = body(node.right)
      return .apply(node)
    case .setOperation(var node):
      node.left = body(node.left)
      node.right = body(node.right)
      return .setOperation(node)
    case .union(let inputs): return .union(inputs.map(body))
    case .shared(let id, let definition, let rest):
      return .shared(id: id, definition: body(definition), body: body(rest))
    case .recursive(let id, let base, let step, let isDistinct):
      return .recursive(id: id, base: body(base), step: body(step), isDistinct: isDistinct)
    }
  }

  /// The operator with each of its own expressions replaced; its inputs stay.
  package func mapExpressions(_ body: (Expr) -> Expr) -> Plan {
    switch self {
    case .scan(var scan):
      scan.predicates = scan.predicates.map(body)
      return .scan(scan)
    case .values(let rows, let types): return .values(rows: rows.map { $0.map(body) }, types: types)
    case .filter(let input, let condition): return .filter(input, body(condition))
    case .project(let input, let expressions): return .project(input, expressions.map(body))
    case .sample(let input, let fraction, let isSystem):
      return .sample(input, fraction: body(fraction), isSystem: isSystem)
    case .aggregate(var node):
      for index in node.aggregates.indices {
        node.aggregates[index].arguments = node.aggregates[index].arguments.map(body)
        node.aggregates[index].filter = node.aggregates[index].filter.map(body)
      }
      return .aggregate(node)
    case .unnest(var node):
      node.expressions = node.expressions.map(body)
      return .unnest(node)
    case .window(var node):
      for index in node.functions.indices {
        node.functions[index] = node.functions[index].mapExpressions(body)
      }
      return .window(node)
    case .join(var node):
      node.keys = node.keys.map { JoinKey(left: body($0.left), right: body($0.right)) }
      node.condition = node.condition.map(body)
      return .join(node)
    case .apply(var node):
      if case .mark(let key?) = node.kind {
        node.kind = .mark(JoinKey(left: body(key.left), right: body(key.right)))
      }
      return .apply(node)
    case .limit, .topN, .sort, .single, .setOperation, .union, .shared, .recursive, .reference:
      return self
    }
  }

  /// The plan with the columns of the row that feeds it, or feeds a plan `level` further out,
  /// replaced. `body` gives an expression over that outer row: its columns become outer again.
  package func mappingOuter(level: Int, _ body: (Int, SQLType) -> Expr) -> Plan {
    let mapped = mapExpressions { $0.mappingOuter(level: level, body) }
    guard case .apply(var node) = mapped else {
      return mapped.mapInputs { $0.mappingOuter(level: level, body) }
    }
    node.left = node.left.mappingOuter(level: level, body)
    node.right = node.right.mappingOuter(level: level + 1, body)
    return .apply(node)
  }

  /// Whether any expression reads the row that feeds the plan, `level` levels out.
  package func readsOuter(level: Int) -> Bool {
    let own = expressions.contains { expression in
      expression.contains { node in
        if case .outer(_, let found, _) = node { return found == level }
        return false
      }
    }
    if own { return true }
    if case .apply(let node) = self {
      return node.left.readsOuter(level: level) || node.right.readsOuter(level: level + 1)
    }
    return inputs.contains { $0.readsOuter(level: level) }
  }

  /// The plan moved out of an enclosing `apply` that it does not read: references further out come
  /// one level nearer.
  package func leavingApply(from level: Int = 0) -> Plan {
    let mapped = mapExpressions { $0.leavingApply(from: level) }
    guard case .apply(var node) = mapped else {
      return mapped.mapInputs { $0.leavingApply(from: level) }
    }
    node.left = node.left.leavingApply(from: level)
    node.right = node.right.leavingApply(from: level + 1)
    return .apply(node)
  }
}

extension Expr {
  package func mappingOuter(level: Int, _ body: (Int, SQLType) -> Expr) -> Expr {
    if case .outer(let column, level, let type) = self {
      return body(column, type).replacingColumns { .outer($0, level: level, $1) }
    }
    return mapOperands { $0.mappingOuter(level: level, body) }
  }

  package func leavingApply(from level: Int) -> Expr {
    if case .outer(let column, let found, let type) = self, found > level {
      return .outer(column, level: found - 1, type)
    }
    return mapOperands { $0.leavingApply(from: level) }
  }

  /// The expression moved into the right side of an apply: outer rows are one level further.
  package func enteringApply() -> Expr {
    if case .outer(let column, let level, let type) = self {
      return .outer(column, level: level + 1, type)
    }
    return mapOperands { $0.enteringApply() }
  }

  package var readsOuter: Bool {
    contains { node in
      if case .outer = node { return true }
      return false
    }
  }
}

extension WindowCall {
  package func mapExpressions(_ body: (Expr) -> Expr) -> WindowCall {
    var call = self
    call.arguments = arguments.map(body)
    call.filter = filter.map(body)
    call.frame.start = frame.start.mapExpression(body)
    call.frame.end = frame.end.mapExpression(body)
    return call
  }
}

extension Frame.Bound {
  package func mapExpression(_ body: (Expr) -> Expr) -> Frame.Bound {
    switch self {
    case .preceding(let value): .preceding(body(value))
    case .following(let value): .following(body(value))
    case .unboundedPreceding, .currentRow, .unboundedFollowing: self
    }
  }
}
