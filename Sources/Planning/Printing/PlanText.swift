import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension PlannedQuery {
  /// What EXPLAIN shows: the operators, outermost first, each line with what it does and, after the
  /// arrow, what it gives; then the rules that fired and the notes.
  package var text: String {
    var text = plan.text
    text += "columns: "
    text += columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ") + "\n"
    if !rules.isEmpty { text += "rules: \(rules.joined(separator: ", "))\n" }
    for note in notes { text += "note: \(note)\n" }
    return text
  }
}

extension Plan {
  package var text: String {
    var writer = PlanWriter()
    writer.write(self)
    return writer.text
  }

  /// The operator itself, in one line.
  package var line: String { PlanWriter.line(self) }
}

/// Writes a plan as lines, an operator each, inputs indented below it.
private struct PlanWriter {
  private(set) var text = ""
  private var depth = 0

  mutating func write(_ plan: Plan) {
    text += String(repeating: "  ", count: depth) + Self.line(plan) + "\n"
    depth += 1
    for input in plan.inputs { write(input) }
    depth -= 1
  }

  static func line(_ plan: Plan) -> String {
    switch plan {
    case .scan(let scan): return line(scan)
    case .values(let rows, _): return line(rows)
    case .filter(_, let condition): return "filter \(condition)"
    case .project(_, let expressions): return "project \(list(expressions))"
    case .aggregate(let node): return line(node)
    case .join(let join): return line(join)
    case .apply(let apply): return line(apply)
    case .unnest(let node):
      return "unnest \(node.expressions.map(\.description).joined(separator: ", "))"
        + (node.withOrdinality ? " with ordinality" : "") + (node.isOuter ? " outer" : "")
    case .window(let node): return line(node)
    case .sort(_, let keys): return "sort \(list(keys))"
    case .limit(_, let limit): return "limit \(line(limit))"
    case .topN(_, let keys, let limit): return "top \(line(limit)) by \(list(keys))"
    case .union(let inputs): return "union of \(inputs.count)"
    case .setOperation(let node): return node.kind.rawValue + (node.isAll ? " all" : "")
    case .sample(_, let fraction, let isSystem):
      return "sample \(isSystem ? "system" : "bernoulli") \(fraction)"
    case .shared(let id, _, _): return "shared \(id)"
    case .recursive(let id, _, _, let isDistinct):
      return "recursive \(id)" + (isDistinct ? " distinct" : "")
    case .reference(let id, let types): return "reference \(id) \(list(types))"
    case .single: return "single row"
    }
  }

  private static func list<Item: CustomStringConvertible>(_ items: [Item]) -> String {
    "[\(items.map(\.description).joined(separator: ", "))]"
  }

  private static func line(_ scan: Scan) -> String {
    var line = "scan \(scan.table.name)"
    if let store = scan.table.store { line += " of '\(store)'" }
    line += " [\(scan.columns.map(\.name).joined(separator: ", "))]"
    if !scan.predicates.isEmpty {
      line += " where " + scan.predicates.map(\.description).joined(separator: " and ")
    }
    if let limit = scan.limit { line += " limit \(limit)" }
    return line
  }

  private static func line(_ rows: [[Expr]]) -> String {
    let shown = rows.prefix(10).map { list($0) }.joined(separator: ", ")
    return "values \(shown)" + (rows.count > 10 ? ", … \(rows.count) rows" : "")
  }

  private static func line(_ node: Aggregation) -> String {
    var line = "aggregate"
    if !node.keys.isEmpty { line += " by " + list(node.keys.map { "#\($0)" }) }
    if node.sets.count != 1 || node.sets[0].count != node.keys.count {
      line += " sets " + list(node.sets.map { list($0) })
    }
    if !node.aggregates.isEmpty { line += " \(list(node.aggregates))" }
    return line
  }

  private static func line(_ join: Join) -> String {
    var line = "\(join.kind.rawValue) join"
    if join.isNullAware { line += " null-aware" }
    if !join.keys.isEmpty {
      line += " on " + join.keys.map { "\($0.left) = right \($0.right)" }.joined(separator: ", ")
    }
    if let condition = join.condition { line += " if \(condition)" }
    return line
  }

  private static func line(_ apply: Apply) -> String {
    switch apply.kind {
    case .cross: "apply"
    case .left: "apply left"
    case .mark(nil): "apply exists"
    case .mark(let key?): "apply \(key.left) in right \(key.right)"
    }
  }

  private static func line(_ node: Window) -> String {
    var line = "window"
    if !node.partitionBy.isEmpty { line += " by " + list(node.partitionBy.map { "#\($0)" }) }
    if !node.orderBy.isEmpty { line += " order " + list(node.orderBy) }
    line += " \(list(node.functions))"
    if let limit = node.limit { line += " first \(limit)" }
    return line
  }

  private static func line(_ limit: Limit) -> String {
    var line = limit.count.map(String.init) ?? "all"
    if limit.offset > 0 { line += " offset \(limit.offset)" }
    if let ties = limit.ties { line += " with ties \(list(ties))" }
    return line
  }
}

extension SortKey: CustomStringConvertible {
  package var description: String {
    "#\(column)" + (isDescending ? " desc" : "") + (nullsFirst ? " nulls first" : "")
  }
}

extension AggregateCall: CustomStringConvertible {
  package var description: String {
    var text = "\(function.name)(\(isDistinct ? "distinct " : "")"
    text += arguments.map(\.description).joined(separator: ", ")
    if !orderBy.isEmpty {
      text += " order by " + orderBy.map(\.description).joined(separator: ", ")
    }
    text += ")"
    if let filter { text += " filter \(filter)" }
    return text
  }
}

extension WindowCall: CustomStringConvertible {
  package var description: String {
    var text = "\(function.name)(\(isDistinct ? "distinct " : "")"
    text += arguments.map(\.description).joined(separator: ", ") + ")"
    if let filter { text += " filter \(filter)" }
    if ignoresNulls { text += " ignore nulls" }
    if case (.range, .unboundedPreceding, .currentRow) = (frame.unit, frame.start, frame.end) {
      return text
    }
    return text + " \(frame.unit.rawValue.lowercased()) \(frame.start) to \(frame.end)"
  }
}

extension Frame.Bound: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unboundedPreceding: "start"
    case .preceding(let value): "\(value) before"
    case .currentRow: "here"
    case .following(let value): "\(value) after"
    case .unboundedFollowing: "end"
    }
  }
}
