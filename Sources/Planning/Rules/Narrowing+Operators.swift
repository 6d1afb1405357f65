import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension Narrowing {
  /// An access to a column that is itself an access asks the input for both at once: `c.arn` over
  /// `c = useridentity` is `useridentity.arn`.
  func narrow(_ input: Plan, _ expressions: [Expr], _ need: Set<Access>) -> Answer {
    var composed: [Access: Access] = [:]
    var whole: Set<Int> = []
    for access in need {
      if !access.isRoot, let base = expressions[access.column].access,
        let inner = access.within(base)
      {
        composed[access] = inner
      } else {
        whole.insert(access.column)
      }
    }
    let below = Set(composed.values).union(accesses(whole.map { expressions[$0] }))
    let answer = narrow(input, below)
    let types = answer.plan.types
    var columns: [(Access, Expr)] = []
    for (access, inner) in composed.sorted(by: { $0.key < $1.key }) {
      if let place = answer.given[inner] {
        columns.append((access, .column(place, types[place])))
      } else {
        whole.insert(access.column)
      }
    }
    for column in whole.sorted() {
      columns.append(
        (Access(column: column), expressions[column].replacingAccesses(answer.given)))
    }
    columns.sort { $0.0 < $1.0 }
    if whole.count < expressions.count, rootsOnly { change.made() }
    var given: [Access: Int] = [:]
    var output: [Expr] = []
    var places: [Int: Int] = [:]
    for (access, expression) in columns {
      // Columns only: they are many, and anything else is computed where it is written.
      if case .column(let column, _) = expression {
        if let known = places[column] {
          given[access] = known
          continue
        }
        places[column] = output.count
      }
      given[access] = output.count
      output.append(expression)
    }
    return (.project(answer.plan, output), given)
  }

  func narrow(_ node: Aggregation, _ need: Set<Access>) -> Answer {
    let first = node.keys.count + (node.sets.count > 1 ? 1 : 0)
    let used = Set(need.map(\.column))
    let kept = node.aggregates.indices.filter { used.contains(first + $0) }
    var result = node
    result.aggregates = kept.map { node.aggregates[$0] }
    if kept.count < node.aggregates.count { change.made() }
    var below = Set(node.keys.map { Access(column: $0) })
    for call in result.aggregates {
      below.formUnion(accesses(call.arguments + (call.filter.map { [$0] } ?? [])))
      below.formUnion(Self.roots(call.orderBy))
    }
    let answer = narrow(node.input, below)
    result.input = answer.plan
    result.keys = node.keys.map { answer.given[Access(column: $0)] ?? $0 }
    for index in result.aggregates.indices {
      var call = result.aggregates[index]
      call.arguments = call.arguments.map { $0.replacingAccesses(answer.given) }
      call.filter = call.filter.map { $0.replacingAccesses(answer.given) }
      call.orderBy = call.orderBy.moved(answer.given)
      result.aggregates[index] = call
    }
    return (.aggregate(result), Self.places(Array(0..<first) + kept.map { first + $0 }))
  }

  func narrow(_ node: Join, _ need: Set<Access>) -> Answer {
    let width = node.left.types.count
    var join = node
    let pair = need.union(accesses(node.condition.map { [$0] } ?? []))
    let mark = node.kind == .mark ? width : nil
    var left = pair.filter { $0.column < width }
    left.formUnion(accesses(node.keys.map(\.left)))
    var right: Set<Access> = []
    for access in pair
    where access.column >= width && (node.kind != .mark || !need.contains(access)) {
      right.insert(access.shifted(by: -width))
    }
    if let mark, let condition = node.condition {
      // The number of the mark is also that of the right side's first column in the condition.
      for access in accesses([condition]) where access.column >= mark {
        right.insert(access.shifted(by: -width))
      }
    }
    right.formUnion(accesses(node.keys.map(\.right)))
    let leftAnswer = narrow(node.left, left)
    let rightAnswer = narrow(node.right, right)
    join.left = leftAnswer.plan
    join.right = rightAnswer.plan
    join.keys = node.keys.map { key in
      JoinKey(
        left: key.left.replacingAccesses(leftAnswer.given),
        right: key.right.replacingAccesses(rightAnswer.given))
    }
    let newWidth = join.left.types.count
    var given = leftAnswer.given
    for (access, place) in rightAnswer.given {
      given[access.shifted(by: width)] = newWidth + place
    }
    join.condition = node.condition.map { $0.replacingAccesses(given) }
    switch node.kind {
    case .inner, .left, .right, .full: break
    case .semi, .anti: given = leftAnswer.given
    case .mark:
      given = leftAnswer.given
      given[Access(column: width)] = newWidth
    }
    return (.join(join), given)
  }

  func narrow(_ node: Apply, _ need: Set<Access>) -> Answer {
    let width = node.left.types.count
    var apply = node
    var left = need.filter { $0.column < width }
    for column in node.right.outerColumnsRead(level: 0) { left.insert(Access(column: column)) }
    var right: Set<Access> = []
    var key: JoinKey?
    if case .mark(let found) = node.kind {
      key = found
      if let found {
        left.formUnion(accesses([found.left]))
        right.formUnion(accesses([found.right]))
      }
    } else {
      for access in need where access.column >= width { right.insert(access.shifted(by: -width)) }
    }
    let leftAnswer = narrow(node.left, left)
    let rightAnswer = narrow(node.right, right)
    apply.left = leftAnswer.plan
    apply.right = rightAnswer.plan.mappingOuter(level: 0) { column, type in
      .column(leftAnswer.given[Access(column: column)] ?? column, type)
    }
    let newWidth = apply.left.types.count
    var given = leftAnswer.given
    if case .mark = node.kind {
      given[Access(column: width)] = newWidth
      apply.kind = .mark(
        key.map {
          JoinKey(
            left: $0.left.replacingAccesses(leftAnswer.given),
            right: $0.right.replacingAccesses(rightAnswer.given))
        })
    } else {
      for (access, place) in rightAnswer.given {
        given[access.shifted(by: width)] = newWidth + place
      }
    }
    return (.apply(apply), given)
  }

  func narrow(_ node: Unnest, _ need: Set<Access>) -> Answer {
    let width = node.input.types.count
    let total = node.types.count
    let below = need.filter { $0.column < width }.union(accesses(node.expressions))
    let answer = narrow(node.input, below)
    var unnest = node
    unnest.input = answer.plan
    unnest.expressions = node.expressions.map { $0.replacingAccesses(answer.given) }
    let newWidth = answer.plan.types.count
    var given = answer.given
    for column in width..<total { given[Access(column: column)] = newWidth + column - width }
    return (.unnest(unnest), given)
  }

  func narrow(_ node: Window, _ need: Set<Access>) -> Answer {
    let width = node.input.types.count
    let used = Set(need.map(\.column))
    let kept = node.functions.indices.filter { used.contains(width + $0) }
    if kept.count < node.functions.count, !kept.isEmpty || node.limit == nil { change.made() }
    let below = need.filter { $0.column < width }
    if kept.isEmpty, node.limit == nil { return narrow(node.input, below) }
    var window = node
    if !kept.isEmpty { window.functions = kept.map { node.functions[$0] } }
    var inside = below.union(Self.roots(node.orderBy))
    for column in node.partitionBy { inside.insert(Access(column: column)) }
    for function in window.functions { inside.formUnion(accesses(function.expressions)) }
    let answer = narrow(node.input, inside)
    window.input = answer.plan
    window.partitionBy = node.partitionBy.map { answer.given[Access(column: $0)] ?? $0 }
    window.orderBy = node.orderBy.moved(answer.given)
    window.functions = window.functions.map { function in
      function.mapExpressions { $0.replacingAccesses(answer.given) }
    }
    var given = answer.given
    let newWidth = answer.plan.types.count
    for (place, index) in kept.enumerated() {
      given[Access(column: width + index)] = newWidth + place
    }
    return (.window(window), given)
  }
}

extension WindowCall {
  var expressions: [Expr] {
    var found: [Expr] = []
    _ = mapExpressions { expression in
      found.append(expression)
      return expression
    }
    return found
  }
}

extension Plan {
  /// The columns of the outer row that the plan reads, `level` levels out.
  func outerColumnsRead(level: Int) -> Set<Int> {
    var found: Set<Int> = []
    _ = mappingOuter(level: level) { column, type in
      found.insert(column)
      return .column(column, type)
    }
    return found
  }
}
