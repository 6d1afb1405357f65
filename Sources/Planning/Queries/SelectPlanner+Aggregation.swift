import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension SelectPlanner {
  /// Puts the aggregation into the plan and rewrites what follows over its output.
  ///
  ///     SELECT lower(a), sum(b) + 1 FROM t GROUP BY 1
  ///
  /// groups by a column `lower(a)` and leaves [column 0, $add(column 1, 1)].
  func planAggregation(
    _ analyzer: ExpressionAnalyzer, _ builder: inout PlanBuilder
  ) throws(SQLError) {
    var grouping = GroupingPlanner(items: items, analyzer: analyzer)
    try grouping.analyze(specification.groupBy)

    var needed = grouping.keys
    for aggregate in analyzer.aggregates {
      needed += aggregate.call.arguments + (aggregate.call.filter.map { [$0] } ?? [])
      needed += aggregate.orderBy.map(\.expression)
    }
    builder.place(analyzer.subqueries, usedBy: needed)
    let keys = builder.columns(grouping.keys)
    var calls: [AggregateCall] = []
    for pending in analyzer.aggregates {
      var call = pending.call
      call.orderBy = builder.sortKeys(pending.orderBy)
      calls.append(call)
    }
    for index in calls.indices {
      calls[index].arguments = calls[index].arguments.map(builder.resolved)
      calls[index].filter = calls[index].filter.map(builder.resolved)
    }
    let distinctKeys = Self.distinct(keys)
    let sets = grouping.sets.map { set in Self.distinct(set.map { distinctKeys.places[$0] }).values
    }
    builder.replace {
      .aggregate(Aggregation(input: $0, keys: distinctKeys.values, sets: sets, aggregates: calls))
    }
    // The numbers of the input's columns mean nothing from here on.
    builder = PlanBuilder(builder.plan)
    let rewrite = GroupedRewrite(
      keys: grouping.keys, columns: distinctKeys.places, sets: sets,
      keyCount: distinctKeys.values.count)
    try rewriteAll(with: rewrite, analyzer)
  }

  /// Equal columns once, and where each of the given ones went.
  private static func distinct(_ columns: [Int]) -> (values: [Int], places: [Int]) {
    var values: [Int] = []
    var places: [Int] = []
    for column in columns {
      if let known = values.firstIndex(of: column) {
        places.append(known)
      } else {
        places.append(values.count)
        values.append(column)
      }
    }
    return (values, places)
  }

  private func rewriteAll(
    with rewrite: GroupedRewrite, _ analyzer: ExpressionAnalyzer
  ) throws(SQLError) {
    for index in items.indices {
      items[index].expression = try rewrite.rewritten(
        items[index].expression, analyzer, items[index].text, at: items[index].position)
    }
    if let having, let node = specification.having {
      self.having = try rewrite.rewritten(having, analyzer, "HAVING", at: node.position)
    }
    for index in order.indices {
      let item = index < orderItems.count ? orderItems[index].expression : nil
      order[index].expression = try rewrite.rewritten(
        order[index].expression, analyzer,
        item?.sql ?? "ORDER BY",
        at: item?.position ?? specification.position)
    }
    let place = specification.position
    for index in analyzer.windows.indices {
      let position = analyzer.windows[index].call.position ?? place
      try analyzer.windows[index].mapExpressions { expression throws(SQLError) in
        try rewrite.rewritten(expression, analyzer, "window function", at: position)
      }
    }
    var remaining: Set<Int> = []
    for expression in allExpressions(analyzer) {
      for column in expression.columns where column >= Placeholder.subquery {
        let (kind, offset) = Placeholder.split(column)
        if kind == Placeholder.subquery {
          remaining.insert(offset / Placeholder.columnsPerSubquery)
        }
      }
    }
    for index in remaining.sorted().reversed() {
      let subquery = analyzer.subqueries[index]
      if case .isIn(let value) = subquery.kind {
        analyzer.subqueries[index].kind = .isIn(
          try rewrite.rewritten(value, analyzer, "IN", at: subquery.position))
      }
      analyzer.subqueries[index].plan = try rewrite.rewritten(
        subquery.plan, at: subquery.position)
    }
  }

  private func allExpressions(_ analyzer: ExpressionAnalyzer) -> [Expr] {
    var all = items.map(\.expression) + order.map(\.expression)
    if let having { all.append(having) }
    for window in analyzer.windows { all += window.expressions }
    return all
  }
}

/// What GROUP BY says: the key expressions and the sets of them.
struct GroupingPlanner {
  let items: [SelectPlanner.Item]
  let analyzer: ExpressionAnalyzer
  private(set) var keys: [Expr] = []
  /// Places in `keys`; one empty set without GROUP BY.
  private(set) var sets: [[Int]] = [[]]

  init(items: [SelectPlanner.Item], analyzer: ExpressionAnalyzer) {
    self.items = items
    self.analyzer = analyzer
  }

  private static let mostSets = 2048

  mutating func analyze(_ groupBy: GroupBy?) throws(SQLError) {
    guard let groupBy else { return }
    analyzer.clause = .groupBy
    for element in groupBy.elements {
      let alternatives = try alternatives(element)
      guard sets.count * alternatives.count <= Self.mostSets else {
        throw SQLError(
          .notSupported, "GROUP BY has more than \(Self.mostSets) grouping sets",
          at: element.position)
      }
      var product: [[Int]] = []
      for set in sets {
        for alternative in alternatives { product.append(set + alternative) }
      }
      sets = product
    }
    if groupBy.quantifier == .distinct {
      var seen: Set<Set<Int>> = []
      sets = sets.filter { seen.insert(Set($0)).inserted }
    }
  }

  /// The sets that one element stands for: ROLLUP (a, b) is (a, b), (a), ().
  private mutating func alternatives(_ element: GroupingElement) throws(SQLError) -> [[Int]] {
    switch element.kind {
    case .set(let set): return [try places(set)]
    case .groupingSets(let sets):
      var result: [[Int]] = []
      for set in sets { result.append(try places(set)) }
      return result
    case .rollup(let sets):
      var prefix: [Int] = []
      var result: [[Int]] = [[]]
      for set in sets {
        prefix += try places(set)
        result.append(prefix)
      }
      return result.reversed()
    case .cube(let sets):
      guard sets.count <= 11 else {
        throw SQLError(
          .notSupported, "CUBE has more than \(Self.mostSets) grouping sets", at: element.position)
      }
      var parts: [[Int]] = []
      for set in sets { parts.append(try places(set)) }
      return (0..<(1 << parts.count)).reversed().map { mask in
        parts.indices.filter { mask & (1 << (parts.count - 1 - $0)) != 0 }.flatMap { parts[$0] }
      }
    case .auto:
      var result: [Int] = []
      for item in items where !item.expression.hasPlaceholder {
        result.append(try key(item.expression, at: item.position))
      }
      return [result]
    }
  }

  private mutating func places(_ set: GroupingSet) throws(SQLError) -> [Int] {
    var places: [Int] = []
    for expression in set.expressions {
      if let ordinal = try QueryPlanner.ordinal(expression, items.count, "GROUP BY") {
        let value = items[ordinal].expression
        if value.hasGroupedPlaceholder {
          throw SQLError(
            .expressionNotScalar,
            "GROUP BY clause cannot contain aggregations, window functions or grouping operations: "
              + "[\(items[ordinal].text)]", at: expression.position)
        }
        places.append(try key(value, at: expression.position))
      } else {
        places.append(try key(analyzer.analyze(expression), at: expression.position))
      }
    }
    return places
  }

  private mutating func key(_ value: Expr, at position: SourcePosition) throws(SQLError) -> Int {
    guard value.type.isComparable else {
      throw SQLError(
        .typeMismatch,
        "\(value.type) is not comparable, and therefore cannot be used in GROUP BY", at: position)
    }
    if let known = keys.firstIndex(where: { $0.isSame(as: value) }) { return known }
    keys.append(value)
    return keys.count - 1
  }
}

extension Expr {
  fileprivate var hasPlaceholder: Bool { columns.contains { $0 >= Placeholder.aggregate } }

  /// Of an aggregate, a window or grouping().
  fileprivate var hasGroupedPlaceholder: Bool {
    columns.contains {
      $0 >= Placeholder.aggregate && Placeholder.split($0).kind != Placeholder.subquery
    }
  }
}
