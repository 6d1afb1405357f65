extension JSONPathRun {
  /// True, false or unknown (nil). A predicate raises no errors: where an operand does, or where two
  /// items cannot be compared, it is unknown.
  mutating func holds(_ part: Int, _ scope: Scope) -> Bool? {
    switch path.parts[part] {
    case .and(let operands):
      var result: Bool? = true
      for operand in operands {
        let value = holds(operand, scope)
        if value == false { return false }
        if value == nil { result = nil }
      }
      return result
    case .or(let operands):
      var result: Bool? = false
      for operand in operands {
        let value = holds(operand, scope)
        if value == true { return true }
        if value == nil { result = nil }
      }
      return result
    case .not(let operand): return holds(operand, scope).map { !$0 }
    case .isUnknown(let operand): return holds(operand, scope) == nil
    case .exists(let operand): return sequence(operand, scope).map { !$0.isEmpty }
    case .comparison(let comparison, let left, let right):
      guard let first = sequence(left, scope), let second = sequence(right, scope) else {
        return nil
      }
      return compare(comparison, unwrapped(first), unwrapped(second))
    case .startsWith(let operand, let prefix):
      guard let items = sequence(operand, scope), let prefixes = sequence(prefix, scope),
        prefixes.count == 1, let start = textValue(of: prefixes[0])
      else { return nil }
      return anyText(of: items) { $0.starts(with: start) }
    case .likeRegex(let operand, let matcher):
      guard let items = sequence(operand, scope) else { return nil }
      return anyText(of: items, matcher)
    case .literal, .null, .context, .current, .last, .variable, .accessor, .signed, .arithmetic:
      preconditionFailure("a filter holds predicates only")
    }
  }

  private mutating func sequence(_ part: Int, _ scope: Scope) -> [Item]? {
    do throws(JSONPathEvaluationError) {
      return try evaluate(part, scope)
    } catch {
      return nil
    }
  }

  /// Lax mode stops at the first text that fits; one item that is not a text makes it unknown.
  private func anyText(of items: [Item], _ fits: ([UInt8]) -> Bool) -> Bool? {
    var found = false
    for item in unwrapped(items) {
      guard let text = textValue(of: item) else { return nil }
      if fits(text) {
        if isLax { return true }
        found = true
      }
    }
    return found
  }

  /// Every item of one side against every one of the other. JSON null equals null and nothing else
  /// and can be compared with anything; arrays and objects with null only.
  private func compare(
    _ comparison: JSONPath.Comparison, _ left: [Item], _ right: [Item]
  ) -> Bool? {
    guard !left.isEmpty, !right.isEmpty else { return false }
    let (leftKinds, rightKinds) = (Categories(left, self), Categories(right, self))
    if (leftKinds.hasContainer && (rightKinds.hasContainer || rightKinds.hasScalar))
      || (leftKinds.hasScalar && rightKinds.hasContainer)
    {
      return nil
    }
    var found = false
    switch comparison {
    case .equal: found = leftKinds.hasNull && rightKinds.hasNull
    case .notEqual:
      found =
        (leftKinds.hasNull && (rightKinds.hasScalar || rightKinds.hasContainer))
        || (rightKinds.hasNull && (leftKinds.hasScalar || leftKinds.hasContainer))
    default: break
    }
    if found, isLax { return true }
    guard leftKinds.hasScalar, rightKinds.hasScalar else { return found }
    guard let first = scalars(left), let second = scalars(right) else { return nil }
    for leftValue in first {
      for rightValue in second {
        guard let order = leftValue.compared(to: rightValue) else { return nil }
        if comparison.accepts(order) {
          if isLax { return true }
          found = true
        }
      }
    }
    return found
  }

  private func scalars(_ items: [Item]) -> [JSONScalar]? {
    var values: [JSONScalar] = []
    for item in items {
      do throws(JSONPathEvaluationError) {
        if let value = try scalar(of: item) { values.append(value) }
      } catch {
        return nil
      }
    }
    return values
  }

  private struct Categories {
    var hasNull = false
    var hasScalar = false
    var hasContainer = false

    init(_ items: [Item], _ run: JSONPathRun) {
      for item in items {
        switch run.kind(of: item) {
        case .null: hasNull = true
        case .array, .object: hasContainer = true
        default: hasScalar = true
        }
      }
    }
  }
}

extension JSONPath.Comparison {
  func accepts(_ order: JSONOrder) -> Bool {
    switch self {
    case .equal: order == .equal
    case .notEqual: order != .equal
    case .less: order == .less
    case .lessOrEqual: order == .less || order == .equal
    case .greater: order == .greater
    case .greaterOrEqual: order == .greater || order == .equal
    }
  }
}

extension JSONScalar {
  /// nil where SQL does not compare the two types.
  func compared(to other: JSONScalar) -> JSONOrder? {
    switch (self, other) {
    case (.number(let left), .number(let right)): left.compared(to: right)
    case (.text(let left), .text(let right)): Self.order(left, right)
    case (.boolean(let left), .boolean(let right)):
      left == right ? .equal : right ? .less : .greater
    case (.datetime(let left), .datetime(let right)): left.compared(to: right)
    default: nil
    }
  }

  static func order(_ left: [UInt8], _ right: [UInt8]) -> JSONOrder {
    if left == right { return .equal }
    return left.lexicographicallyPrecedes(right) ? .less : .greater
  }
}
