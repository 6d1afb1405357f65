import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyzeWindow(
    _ node: FunctionCall, _ function: Function, _ over: WindowReference
  ) throws(SQLError) -> Expr {
    if isInWindow {
      throw SQLError(
        .nestedWindow, "Cannot nest window functions: \(function.name)", at: node.position)
    }
    guard clause.allowsWindows, !isInAggregate, lambdaFrames.isEmpty else {
      throw SQLError(
        .expressionNotScalar,
        "\(clause.rawValue) cannot contain aggregations, window functions or grouping operations: "
          + "[\(function.name)]", at: node.position)
    }
    guard function.kind != .scalar else {
      throw SQLError(
        .functionNotWindow, "Not a window function: \(function.name)", at: node.position)
    }
    if !node.orderBy.isEmpty {
      throw SQLError(
        .notSupported, "Window function with ORDER BY is not supported", at: node.position)
    }
    if function.kind == .window, node.quantifier == .distinct || node.filter != nil {
      throw SQLError(
        .functionNotAggregate,
        "DISTINCT and FILTER are only valid for aggregation functions, which '\(function.name)' is "
          + "not", at: node.position)
    }
    isInWindow = true
    defer { isInWindow = false }
    let resolved = try resolve(function, node.arguments, at: node.position)
    let filter = try node.filter.map { filter throws(SQLError) in
      try boolean(filter, "FILTER expression")
    }
    let specification = try merged(over, at: node.position)
    var partitions: [Expr] = []
    for expression in specification.partitionBy {
      let value = try analyze(expression)
      guard value.type.isComparable else {
        throw SQLError(
          .typeMismatch,
          "\(value.type) is not comparable, and therefore cannot be used in window function "
            + "PARTITION BY", at: expression.position)
      }
      partitions.append(value)
    }
    let order = try sortKeys(specification.orderBy)
    let (unit, start, end) = try frame(specification.frame, order, function)
    let call = WindowCall(
      function: function, overload: resolved.overload, arguments: resolved.arguments,
      filter: filter, isDistinct: node.quantifier == .distinct,
      ignoresNulls: node.nullTreatment == .ignore,
      frame: Frame(unit: unit, start: .unboundedPreceding, end: .currentRow), type: resolved.type,
      position: node.position)
    windows.append(
      PendingWindow(
        call: call, partitionBy: partitions, orderBy: order, unit: unit, start: start, end: end))
    return .column(Placeholder.window + windows.count - 1, resolved.type)
  }

  /// What a window says with the named windows it refers to.
  private func merged(
    _ over: WindowReference, at position: SourcePosition
  ) throws(SQLError) -> WindowSpecification {
    switch over {
    case .named(let name): return try definition(name)
    case .inline(var own):
      guard let existing = own.existing else { return own }
      let base = try definition(existing)
      if !own.partitionBy.isEmpty {
        throw SQLError(
          .invalidWindowReference,
          "WINDOW specification with named WINDOW reference cannot specify PARTITION BY",
          at: own.position)
      }
      if !own.orderBy.isEmpty, !base.orderBy.isEmpty {
        throw SQLError(
          .invalidWindowReference,
          "Cannot specify ORDER BY if referenced named WINDOW specifies ORDER BY",
          at: own.position)
      }
      if base.frame != nil {
        throw SQLError(
          .invalidWindowReference,
          "Cannot reference named WINDOW containing frame specification", at: existing.position)
      }
      own.partitionBy = base.partitionBy
      if own.orderBy.isEmpty { own.orderBy = base.orderBy }
      own.existing = nil
      return own
    }
  }

  private func definition(_ name: Identifier) throws(SQLError) -> WindowSpecification {
    guard let definition = windowDefinitions[name.text.lowercased()] else {
      throw SQLError(
        .invalidWindowReference, "Cannot resolve WINDOW name \(name.text)", at: name.position)
    }
    // Definitions may refer to definitions before them only, so this ends.
    var earlier = windowDefinitions
    earlier[name.text.lowercased()] = nil
    let saved = windowDefinitions
    windowDefinitions = earlier
    defer { windowDefinitions = saved }
    return try merged(.inline(definition.window), at: name.position)
  }

  private typealias FrameParts = (WindowFrame.Unit, PendingWindow.Bound, PendingWindow.Bound)

  /// Without a frame: RANGE from the start of the partition to the current row's last peer.
  private func frame(
    _ frame: WindowFrame?, _ order: [PendingSortKey], _ function: Function
  ) throws(SQLError) -> FrameParts {
    guard let frame else { return (.range, .unboundedPreceding, .currentRow) }
    let start = try bound(frame.start, frame.unit, order)
    let end = try frame.end.map { end throws(SQLError) in try bound(end, frame.unit, order) }
    let last = end ?? .currentRow
    let error = { (words: String) in
      SQLError(.invalidWindowFrame, words, at: frame.position)
    }
    switch (start, last) {
    case (.unboundedFollowing, _):
      throw error("Window frame start cannot be UNBOUNDED FOLLOWING")
    case (_, .unboundedPreceding): throw error("Window frame end cannot be UNBOUNDED PRECEDING")
    case (.currentRow, .preceding), (.following, .preceding), (.following, .currentRow):
      throw error("Window frame starting from a later row cannot end with an earlier one")
    default: break
    }
    if frame.unit == .groups, order.isEmpty {
      throw SQLError(
        .missingOrderBy, "Window frame of type GROUPS requires ORDER BY", at: frame.position)
    }
    return (frame.unit, start, last)
  }

  private func bound(
    _ bound: WindowFrame.Bound, _ unit: WindowFrame.Unit, _ order: [PendingSortKey]
  ) throws(SQLError) -> PendingWindow.Bound {
    switch bound {
    case .unboundedPreceding: return .unboundedPreceding
    case .currentRow: return .currentRow
    case .unboundedFollowing: return .unboundedFollowing
    case .preceding(let value):
      return .preceding(
        try boundValue(value, unit, order, isPreceding: true), value.position)
    case .following(let value):
      return .following(
        try boundValue(value, unit, order, isPreceding: false), value.position)
    }
  }

  /// For ROWS and GROUPS a count; for RANGE the sort key's value at the bound, which is less on the
  /// side that comes first in the order.
  private func boundValue(
    _ expression: Expression, _ unit: WindowFrame.Unit, _ order: [PendingSortKey],
    isPreceding: Bool
  ) throws(SQLError) -> Expr {
    let value = try analyze(expression)
    guard unit == .range else {
      guard value.type.isInteger || value.type == .unknown else {
        throw SQLError(
          .typeMismatch,
          "Window frame \(unit.rawValue) bound must be of exact numeric type with scale 0 (actual: "
            + "\(value.type))", at: expression.position)
      }
      if case .constant(.integer(let number), _) = value, number < 0 {
        throw SQLError(
          .invalidWindowFrame, "Window frame offset must not be negative", at: expression.position)
      }
      return coerce(value, to: .bigint)
    }
    guard order.count == 1, let key = order.first else {
      throw SQLError(
        order.isEmpty ? .missingOrderBy : .invalidWindowFrame,
        "Window frame of type RANGE PRECEDING or FOLLOWING requires single sort item in ORDER BY",
        at: expression.position)
    }
    let subtracts = isPreceding != key.isDescending
    let moved = try arithmetic(
      subtracts ? "$subtract" : "$add", key.expression, value, subtracts ? "-" : "+",
      at: expression.position)
    guard let type = Coercion.common(moved.type, key.expression.type) else {
      throw SQLError(
        .typeMismatch,
        "Window frame RANGE value type (\(value.type)) not compatible with sort item "
          + "type (\(key.expression.type))", at: expression.position)
    }
    // Compared with the key by the executor, so of the key's type where that is wide enough.
    return type == key.expression.type ? coerce(moved, to: type) : moved
  }
}
