import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension SelectPlanner {
  /// One Window operator for all functions with the same partition and order.
  func planWindows(
    _ analyzer: ExpressionAnalyzer, _ builder: inout PlanBuilder
  ) throws(SQLError) {
    var groups: [[Int]] = []
    for index in analyzer.windows.indices {
      let window = analyzer.windows[index]
      builder.place(analyzer.subqueries, usedBy: window.expressions)
      let known = groups.firstIndex { group in
        analyzer.windows[group[0]].hasSameOrder(as: window)
      }
      if let known { groups[known].append(index) } else { groups.append([index]) }
    }
    for group in groups {
      let windows = group.map { analyzer.windows[$0] }
      guard let first = windows.first else { continue }
      let partition = builder.columns(first.partitionBy)
      let order = builder.sortKeys(first.orderBy)
      var calls: [WindowCall] = []
      for window in windows {
        var call = window.call
        call.frame = Frame(
          unit: window.unit, start: bound(window.start, window.unit, &builder),
          end: bound(window.end, window.unit, &builder))
        calls.append(call)
      }
      for index in calls.indices { calls[index] = calls[index].mapExpressions(builder.resolved) }
      let start = builder.width
      builder.replace {
        .window(Window(input: $0, partitionBy: partition, orderBy: order, functions: calls))
      }
      for (offset, index) in group.enumerated() {
        builder.record(Placeholder.window + index, at: start + offset)
      }
    }
  }

  /// A RANGE bound is a column of the input.
  private func bound(
    _ bound: PendingWindow.Bound, _ unit: WindowFrame.Unit, _ builder: inout PlanBuilder
  ) -> Frame.Bound {
    func value(_ expression: Expr) -> Expr {
      guard unit == .range else { return expression }
      return .column(builder.columns([expression])[0], expression.type)
    }
    switch bound {
    case .unboundedPreceding: return .unboundedPreceding
    case .preceding(let expression, _): return .preceding(value(expression))
    case .currentRow: return .currentRow
    case .following(let expression, _): return .following(value(expression))
    case .unboundedFollowing: return .unboundedFollowing
    }
  }
}

extension PendingWindow {
  func hasSameOrder(as other: PendingWindow) -> Bool {
    partitionBy.count == other.partitionBy.count
      && zip(partitionBy, other.partitionBy).allSatisfy { $0.isSame(as: $1) }
      && PendingSortKey.same(orderBy, other.orderBy)
  }

  var expressions: [Expr] {
    var all = call.arguments + partitionBy + orderBy.map(\.expression)
    if let filter = call.filter { all.append(filter) }
    for bound in [start, end] {
      switch bound {
      case .preceding(let value, _), .following(let value, _): all.append(value)
      case .unboundedPreceding, .currentRow, .unboundedFollowing: break
      }
    }
    return all
  }

  mutating func mapExpressions(_ body: (Expr) throws(SQLError) -> Expr) throws(SQLError) {
    for index in call.arguments.indices {
      call.arguments[index] = try body(call.arguments[index])
    }
    if let filter = call.filter { call.filter = try body(filter) }
    for index in partitionBy.indices { partitionBy[index] = try body(partitionBy[index]) }
    for index in orderBy.indices {
      orderBy[index].expression = try body(orderBy[index].expression)
    }
    start = try start.mapped(body)
    end = try end.mapped(body)
  }
}

extension PendingWindow.Bound {
  fileprivate func mapped(
    _ body: (Expr) throws(SQLError) -> Expr
  ) throws(SQLError) -> PendingWindow.Bound {
    switch self {
    case .preceding(let value, let position): .preceding(try body(value), position)
    case .following(let value, let position): .following(try body(value), position)
    case .unboundedPreceding, .currentRow, .unboundedFollowing: self
    }
  }
}
