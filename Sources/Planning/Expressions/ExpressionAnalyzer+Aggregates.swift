import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyzeAggregate(
    _ node: FunctionCall, _ function: Function
  ) throws(SQLError) -> Expr {
    if node.nullTreatment != nil {
      throw SQLError(
        .nullTreatmentNotAllowed,
        "Cannot specify null treatment clause for \(function.name) function", at: node.position)
    }
    return try aggregate(
      function, node.arguments, isDistinct: node.quantifier == .distinct, filter: node.filter,
      orderBy: node.orderBy, at: node.position)
  }

  func aggregate(
    _ function: Function, _ arguments: [Expression], isDistinct: Bool, filter: Expression?,
    orderBy: [SortItem], at position: SourcePosition
  ) throws(SQLError) -> Expr {
    try checkAggregate(function.name, at: position)
    isInAggregate = true
    defer { isInAggregate = false }
    let resolved = try resolve(function, arguments, at: position)
    if isDistinct, let type = resolved.arguments.first(where: { !$0.type.isComparable })?.type {
      throw SQLError(
        .typeMismatch, "DISTINCT can only be applied to comparable types (actual: \(type))",
        at: position)
    }
    let condition = try filter.map { filter throws(SQLError) in
      try boolean(filter, "FILTER expression")
    }
    let keys = try sortKeys(orderBy)
    let call = AggregateCall(
      function: function, overload: resolved.overload, arguments: resolved.arguments,
      isDistinct: isDistinct, filter: condition, type: resolved.type, position: position)
    return add(PendingAggregate(call: call, orderBy: keys))
  }

  private func checkAggregate(_ name: String, at position: SourcePosition) throws(SQLError) {
    if isInAggregate {
      throw SQLError(
        .nestedAggregation, "Cannot nest aggregations inside aggregation: \(name)", at: position)
    }
    if !clause.allowsAggregates || !lambdaFrames.isEmpty {
      let place = lambdaFrames.isEmpty ? clause.rawValue : "Lambda expression"
      throw SQLError(
        .expressionNotScalar,
        "\(place) cannot contain aggregations, window functions or grouping operations: [\(name)]",
        at: position)
    }
  }

  /// One column for each different aggregate: `count(*)` in SELECT and in ORDER BY is the same.
  private func add(_ pending: PendingAggregate) -> Expr {
    let index =
      aggregates.firstIndex { $0.isSame(as: pending) }
      ?? {
        aggregates.append(pending)
        return aggregates.count - 1
      }()
    return .column(Placeholder.aggregate + index, pending.call.type)
  }

  func sortKeys(_ items: [SortItem]) throws(SQLError) -> [PendingSortKey] {
    var keys: [PendingSortKey] = []
    for item in items {
      let value = try analyze(item.expression)
      guard value.type.isOrderable else {
        throw SQLError(
          .typeMismatch,
          "Type \(value.type) is not orderable, and therefore cannot be used in ORDER BY",
          at: item.expression.position)
      }
      keys.append(
        PendingSortKey(
          expression: value, isDescending: item.isDescending, nullsFirst: item.nulls == .first))
    }
    return keys
  }

  func analyze(_ node: Listagg) throws(SQLError) -> Expr {
    guard let function = statement.functions.function(named: "listagg") else {
      throw SQLError(.functionNotFound, "Function 'listagg' not registered", at: node.position)
    }
    try checkAggregate("listagg", at: node.position)
    isInAggregate = true
    defer { isInAggregate = false }
    let value = try analyze(node.value)
    guard value.type.isText || value.type == .unknown else {
      throw SQLError(
        .typeMismatch, "Expected expression of varchar, but '\(value.type)' is given",
        at: node.value.position)
    }
    var overflowsWithError = true
    var filler = "..."
    var withCount = true
    if case .truncate(let text, let counts) = node.overflow {
      overflowsWithError = false
      filler = text?.text.string ?? "..."
      withCount = counts
    }
    let resolved = try resolve(
      function,
      values: [
        coerce(value, to: .text), coerce(Self.text(node.separator?.text.string ?? ""), to: .text),
        .constant(.boolean(overflowsWithError), .boolean), coerce(Self.text(filler), to: .text),
        .constant(.boolean(withCount), .boolean),
      ], at: node.position)
    let condition = try node.filter.map { filter throws(SQLError) in
      try boolean(filter, "FILTER expression")
    }
    let call = AggregateCall(
      function: function, overload: resolved.overload, arguments: resolved.arguments,
      isDistinct: node.quantifier == .distinct, filter: condition, type: resolved.type,
      position: node.position)
    return add(PendingAggregate(call: call, orderBy: try sortKeys(node.orderBy)))
  }

  func analyze(_ node: Grouping) throws(SQLError) -> Expr {
    guard clause.allowsAggregates, !isInAggregate else {
      throw SQLError(
        .expressionNotScalar,
        "\(clause.rawValue) cannot contain aggregations, window functions or grouping operations: "
          + "[grouping]", at: node.position)
    }
    guard node.columns.count <= 63 else {
      throw SQLError(.tooManyArguments, "GROUPING takes at most 63 arguments", at: node.position)
    }
    var arguments: [Expr] = []
    for column in node.columns { arguments.append(try analyzeName(column.parts, column.last)) }
    groupings.append(PendingGrouping(arguments: arguments, position: node.position))
    let type: SQLType = arguments.count > 31 ? .bigint : .integer
    return .column(Placeholder.grouping + groupings.count - 1, type)
  }
}

extension PendingAggregate {
  fileprivate func isSame(as other: PendingAggregate) -> Bool {
    call.function.name == other.call.function.name
      && call.overload.signature == other.call.overload.signature
      && call.isDistinct == other.call.isDistinct
      && Self.same(call.arguments, other.call.arguments)
      && Self.same(call.filter.map { [$0] } ?? [], other.call.filter.map { [$0] } ?? [])
      && PendingSortKey.same(orderBy, other.orderBy)
  }

  fileprivate static func same(_ left: [Expr], _ right: [Expr]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
  }
}

extension PendingSortKey {
  static func same(_ left: [PendingSortKey], _ right: [PendingSortKey]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        $0.isDescending == $1.isDescending && $0.nullsFirst == $1.nullsFirst
          && $0.expression.isSame(as: $1.expression)
      }
  }
}
