import TarnColumns

extension ArrayFunctions {
  static let search: [Function] = [
    byValue(
      "array_max", "The largest element; NULL where one is NULL or there is none.",
      example: "array_max(ARRAY[2, 7, 3])", gives: "7", ["(array(T)) -> T where T: orderable"]
    ) { values, _ in extreme(of: values[0].items, nanIsLast: false) { $0 > 0 } },
    byValue(
      "array_min", "The smallest element; NULL where one is NULL or there is none.",
      example: "array_min(ARRAY[2, 7, 3])", gives: "2", ["(array(T)) -> T where T: orderable"]
    ) { values, _ in extreme(of: values[0].items, nanIsLast: true) { $0 < 0 } },
    byValue(
      "array_position",
      "The index, from 1, of the first element that equals a value; 0 if none does.",
      example: "array_position(ARRAY['a', 'b'], 'b')", gives: "2",
      ["(array(T), T) -> bigint where T: comparable"], fallible: true
    ) { values, _ throws(EvaluationError) in
      for (index, item) in values[0].items.enumerated() where !item.isNull {
        guard let equal = ValueOrder.isEqual(item, values[1]) else {
          throw indeterminate("array_position")
        }
        if equal { return .integer(Int64(index) + 1) }
      }
      return .integer(0)
    },
    byValue(
      "array_remove", "An array without the elements that equal a value.",
      example: "array_remove(ARRAY[1, 2, 1], 1)", gives: "[2]",
      ["(array(T), T) -> array(T) where T: comparable"], fallible: true
    ) { values, _ throws(EvaluationError) in
      var kept: [Value] = []
      for item in values[0].items {
        if !item.isNull {
          guard let equal = ValueOrder.isEqual(item, values[1]) else {
            throw indeterminate("array_remove")
          }
          if equal { continue }
        }
        kept.append(item)
      }
      return .list(kept)
    },
    byValue(
      "arrays_overlap",
      "Whether two arrays have an element in common; NULL where only a NULL could be it.",
      example: "arrays_overlap(ARRAY[1, 2], ARRAY[2, 3])", gives: "true",
      ["(array(T), array(T)) -> boolean where T: comparable"]
    ) { values, _ in
      let (left, right) = (values[0].items, values[1].items)
      if left.isEmpty || right.isEmpty { return .boolean(false) }
      let known = Set(left.filter { !$0.isNull }.map(\.key))
      if right.contains(where: { !$0.isNull && known.contains($0.key) }) { return .boolean(true) }
      return left.contains(where: \.isNull) || right.contains(where: \.isNull)
        ? .null : .boolean(false)
    },
    Function(
      "contains", family: family,
      "Whether an array has an element; NULL where only a NULL could be it.",
      example: "contains(ARRAY['a', 'b'], 'b')", gives: "true",
      [
        Overload("(array(T), T) -> boolean where T: comparable", fallible: true, containsKernel)
      ]),
    byValue(
      "contains_sequence", "Whether an array holds all elements of another one, side by side.",
      example: "contains_sequence(ARRAY[1, 2, 3], ARRAY[2, 3])", gives: "true",
      ["(array(T), array(T)) -> boolean where T: comparable"]
    ) { values, _ in
      let keys = values[0].items.map(\.key)
      let wanted = values[1].items.map(\.key)
      guard wanted.count <= keys.count else { return .boolean(false) }
      let isFound = (0...keys.count - wanted.count).contains { start in
        keys[start..<start + wanted.count].elementsEqual(wanted)
      }
      return .boolean(isFound)
    },
  ]

  /// Two values that differ only where one has a NULL inside are neither equal nor not.
  private static func indeterminate(_ name: String) -> EvaluationError {
    EvaluationError(
      .notSupported, "\(name) does not support arrays with elements that contain null")
  }

  private static func extreme(
    of items: [Value], nanIsLast: Bool, _ isBetter: (Int) -> Bool
  ) -> Value {
    guard var best = items.first, !items.contains(where: \.isNull) else { return .null }
    for item in items.dropFirst() where isBetter(order(item, best, nanIsLast: nanIsLast)) {
      best = item
    }
    return best
  }

  /// NaN is neither the largest nor the smallest where there is a number: it stands on the far side
  /// of the one that is looked for.
  private static func order(_ left: Value, _ right: Value, nanIsLast: Bool) -> Int {
    switch (left, right) {
    case (.double(let left), .double(let right)) where left.isNaN || right.isNaN:
      let order = ValueOrder.sign(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0)
      return nanIsLast ? order : -order
    case (.list(let left), .list(let right)), (.row(let left), .row(let right)):
      for (first, second) in zip(left, right) {
        let order = order(first, second, nanIsLast: nanIsLast)
        if order != 0 { return order }
      }
      return ValueOrder.sign(left.count, right.count)
    default: return ValueOrder.order(left, right)
    }
  }

  /// Texts are compared where they lie.
  private static let containsKernel = Kernel { call in
    let lists = Lists(call.arguments[0])
    let wanted = call.arguments[1]
    let nulls = call.nulls(of: call.arguments)
    var result = LaneResult<Bool>(rows: call.rows)
    func search(_ isEqual: (_ element: Int, _ row: Int) -> Bool?) {
      for row in 0..<call.rows {
        if nulls?[row] ?? false {
          result.appendNull(rows: call.rows)
          continue
        }
        var found: Bool? = false
        var isUnclear = false
        for element in lists.extents[row].range {
          if lists.elements.nulls?[element] ?? false {
            found = nil
            continue
          }
          let equal = isEqual(element, row)
          if equal == true {
            found = true
            break
          }
          isUnclear = isUnclear || equal == nil
        }
        if isUnclear, found != true {
          result.append(indeterminate("contains"), rows: call.rows)
        } else {
          result.append(found, rows: call.rows)
        }
      }
    }
    if case .text(let texts) = lists.elements.storage, wanted.type.layout == .text {
      TextView.withView(wanted) { wanted in
        texts.arena.withUnsafeBufferPointer { arena in
          search { element, row in
            let extent = texts.extents[element]
            return TextOrder.order(
              UnsafeBufferPointer(
                rebasing: arena[extent.offset..<extent.offset + extent.length]), wanted[row].bytes)
              == 0
          }
        }
      }
    } else {
      let values = wanted.values()
      search { ValueOrder.isEqual(lists.elements.value(at: $0), values[$1]) }
    }
    return result.finish(call.type)
  }
}
