import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// Turns expressions over an aggregation's input into ones over its output.
struct GroupedRewrite {
  /// Over the input.
  let keys: [Expr]
  /// The output column of each key.
  let columns: [Int]
  let sets: [[Int]]
  let keyCount: Int

  private var firstAggregate: Int { keyCount + (sets.count > 1 ? 1 : 0) }

  func rewritten(
    _ expression: Expr, _ analyzer: ExpressionAnalyzer, _ text: String,
    at position: SourcePosition
  ) throws(SQLError) -> Expr {
    var isBad = false
    var badGrouping: SourcePosition?
    let result = walk(expression, analyzer, &isBad, &badGrouping)
    if let badGrouping {
      throw SQLError(
        .invalidArguments,
        "The arguments to GROUPING() must be expressions referenced by the GROUP BY at line "
          + "\(position.line) in the GROUP BY clause", at: badGrouping)
    }
    if isBad {
      throw SQLError(
        .expressionNotAggregate,
        "'\(text)' must be an aggregate expression or appear in GROUP BY clause", at: position)
    }
    return result
  }

  private func walk(
    _ expression: Expr, _ analyzer: ExpressionAnalyzer, _ isBad: inout Bool,
    _ badGrouping: inout SourcePosition?
  ) -> Expr {
    if let key = keys.firstIndex(where: { $0.isSame(as: expression) }) {
      return .column(columns[key], expression.type)
    }
    if case .column(let column, let type) = expression {
      let (kind, index) = Placeholder.split(column)
      switch kind {
      case Placeholder.aggregate: return .column(firstAggregate + index, type)
      case Placeholder.grouping:
        if let value = grouping(analyzer.groupings[index].arguments, type) { return value }
        badGrouping = analyzer.groupings[index].position
        return expression
      case Placeholder.window, Placeholder.subquery: return expression
      default:
        isBad = true
        return expression
      }
    }
    var bad = isBad
    var place = badGrouping
    let result = expression.mapOperands { walk($0, analyzer, &bad, &place) }
    isBad = bad
    badGrouping = place
    return result
  }

  /// A bit for each argument, 1 where the set does not group by it; the first is the highest.
  private func grouping(_ arguments: [Expr], _ type: SQLType) -> Expr? {
    var places: [Int] = []
    for argument in arguments {
      guard let key = keys.firstIndex(where: { $0.isSame(as: argument) }) else { return nil }
      places.append(columns[key])
    }
    let values = sets.map { set in
      places.reduce(Int64(0)) { $0 << 1 | (set.contains($1) ? 0 : 1) }
    }
    guard values.count > 1 else { return .constant(.integer(values.first ?? 0), type) }
    let branches = values.indices.dropLast().map { index in
      CaseBranch(
        condition: .comparison(
          .equal, .column(keyCount, .bigint), .constant(.integer(Int64(index)), .bigint)),
        result: .constant(.integer(values[index]), type))
    }
    return .cases(branches, otherwise: .constant(.integer(values.last ?? 0), type))
  }

  /// A subquery that stays after the aggregation sees its row: the columns that are keys.
  func rewritten(_ plan: Plan, at position: SourcePosition) throws(SQLError) -> Plan {
    var isBad = false
    let result = plan.mappingOuter(level: 0) { column, type in
      let key = keys.firstIndex { key in
        if case .column(column, _) = key { return true }
        return false
      }
      if let key { return .column(columns[key], type) }
      isBad = true
      return .column(column, type)
    }
    if isBad {
      throw SQLError(
        .expressionNotAggregate,
        "A subquery here can refer only to columns of the GROUP BY clause", at: position)
    }
    return result
  }
}
