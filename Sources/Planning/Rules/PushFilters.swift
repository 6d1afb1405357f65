import TarnColumns
import TarnSQLSyntax

extension Optimizer {
  /// Moves each term of a filter as far down as it keeps its meaning: through projections into
  /// scans and the sides of joins, below aggregations where it reads keys only. Terms that can
  /// raise never move below a join, aggregation, UNNEST, window or limit, where more rows pass.
  static let pushFilters = Rule(name: "PushFilters") { plan, _ in
    let change = Change()
    let result = FilterPusher(change: change).push(plan, [])
    return change.isMade ? result : nil
  }
}

private struct FilterPusher {
  let change: Change

  /// The plan with the terms, which are over its output, applied somewhere inside or on top.
  func push(_ plan: Plan, _ terms: [Expr]) -> Plan {
    switch plan {
    case .filter(let input, let condition):
      return push(input, condition.conjuncts + terms)
    case .project(let input, let expressions):
      let (down, up) = split(terms) { term in
        let shielded = term.shieldedColumns
        return term.columns.allSatisfy { column in
          expressions[column].isDeterministic
            && !(shielded.contains(column) && expressions[column].isFallible)
        }
      }
      let moved = down.map { $0.replacingColumns { column, _ in expressions[column] } }
      if !moved.isEmpty { change.made() }
      return filtered(.project(push(input, moved), expressions), up)
    case .sort(let input, let keys):
      if !terms.isEmpty { change.made() }
      return .sort(push(input, terms), keys)
    case .scan(let scan): return push(scan, terms)
    case .join(let join): return push(join, terms)
    case .aggregate(let node): return push(node, terms)
    case .window(var node):
      let (down, up) = split(terms) { term in
        node.limit == nil && term.isMovable
          && term.columns.allSatisfy { node.partitionBy.contains($0) }
      }
      if !down.isEmpty { change.made() }
      node.input = push(node.input, down)
      return filtered(.window(node), up)
    case .unnest(var node):
      let (down, up) = movable(terms, below: node.input.types.count)
      node.input = push(node.input, down)
      return filtered(.unnest(node), up)
    case .apply(var node):
      let (down, up) = movable(terms, below: node.left.types.count)
      node.left = push(node.left, down)
      node.right = push(node.right, [])
      return filtered(.apply(node), up)
    case .union(let inputs):
      let (down, up) = split(terms) { $0.isDeterministic }
      if !down.isEmpty { change.made() }
      return filtered(.union(inputs.map { push($0, down) }), up)
    case .setOperation(var node):
      let (down, up) = split(terms) { $0.isMovable }
      if !down.isEmpty { change.made() }
      node.left = push(node.left, down)
      node.right = push(node.right, down)
      return filtered(.setOperation(node), up)
    case .shared(let id, let definition, let body):
      return .shared(id: id, definition: push(definition, []), body: push(body, terms))
    case .limit, .topN, .sample, .single, .values, .reference, .recursive:
      return filtered(plan.mapInputs { push($0, []) }, terms)
    }
  }

  private func filtered(_ plan: Plan, _ terms: [Expr]) -> Plan {
    terms.isEmpty ? plan : .filter(plan, .conjunction(Expr.safeFirst(terms)))
  }

  private func split(_ terms: [Expr], _ condition: (Expr) -> Bool) -> ([Expr], [Expr]) {
    (terms.filter(condition), terms.filter { !condition($0) })
  }

  /// Terms over the first columns only that may move.
  private func movable(_ terms: [Expr], below width: Int) -> ([Expr], [Expr]) {
    let parts = split(terms) { term in
      term.isMovable && term.columns.allSatisfy { $0 < width }
    }
    if !parts.0.isEmpty { change.made() }
    return parts
  }

  /// What depends on an outer row or on chance stays a filter.
  private func push(_ scan: Scan, _ terms: [Expr]) -> Plan {
    guard scan.limit == nil else { return filtered(.scan(scan), terms) }
    let (down, up) = split(terms) { $0.isDeterministic && !$0.readsOuter }
    if down.isEmpty { return filtered(.scan(scan), up) }
    // A safe term above one that can raise would be evaluated too late.
    change.made()
    var scan = scan
    scan.predicates = Expr.safeFirst(scan.predicates + down)
    return filtered(.scan(scan), up)
  }

  /// Terms over keys choose groups; with several sets a key is null in some, and a global
  /// aggregation has a row even where nothing is left.
  private func push(_ node: Aggregation, _ terms: [Expr]) -> Plan {
    var node = node
    let (down, up) = split(terms) { term in
      node.sets.count == 1 && node.sets[0].count == node.keys.count && !node.keys.isEmpty
        && term.isMovable && term.columns.allSatisfy { $0 < node.keys.count }
    }
    if !down.isEmpty { change.made() }
    let keys = node.keys
    node.input = push(
      node.input, down.map { $0.replacingColumns { .column(keys[$0], $1) } })
    return filtered(.aggregate(node), up)
  }

  private func push(_ join: Join, _ terms: [Expr]) -> Plan {
    var join = join
    let width = join.left.types.count
    var left: [Expr] = []
    var right: [Expr] = []
    var up: [Expr] = []
    var inside: [Expr] = []
    for term in terms {
      switch side(term, width) {
      case .left where join.kind != .right && join.kind != .full: left.append(term)
      case .right where join.kind == .inner || join.kind == .right:
        right.append(term.shiftingColumns(by: -width))
      default:
        if join.kind == .inner, !term.isFallible, let key = JoinCondition.key(term, width: width) {
          join.keys.append(key)
          change.made()
        } else if join.kind == .inner, term.isMovable, !term.readsOuter, !term.columns.isEmpty {
          inside.append(term)
          change.made()
        } else {
          up.append(term)
        }
      }
    }
    // ON of an outer join keeps the rows of the preserved side, so its terms may only thin the
    // other one.
    for term in join.condition?.conjuncts ?? [] {
      switch (side(term, width), join.kind) {
      case (.left, .inner), (.left, .right), (.left, .semi): left.append(term)
      case (.right, .inner), (.right, .left), (.right, .semi), (.right, .anti), (.right, .mark):
        if join.isNullAware {
          inside.append(term)
        } else {
          right.append(term.shiftingColumns(by: -width))
        }
      default: inside.append(term)
      }
    }
    if !left.isEmpty || !right.isEmpty { change.made() }
    join.condition = inside.isEmpty ? nil : .conjunction(Expr.safeFirst(inside))
    join.left = push(join.left, left)
    join.right = push(join.right, right)
    return filtered(.join(join), up)
  }

  private enum Side {
    case left
    case right
    case both
  }

  /// Where a term may go; one that may not move belongs to both.
  private func side(_ term: Expr, _ width: Int) -> Side {
    let columns = term.columns
    guard term.isMovable, !columns.isEmpty else { return .both }
    if columns.allSatisfy({ $0 < width }) { return .left }
    if columns.allSatisfy({ $0 >= width }) { return .right }
    return .both
  }
}
