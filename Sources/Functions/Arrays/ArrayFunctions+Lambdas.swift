import TarnColumns

extension ArrayFunctions {
  static let lambdas: [Function] = [
    matching(
      "all_match", "Whether a condition holds for every element.",
      example: "all_match(ARRAY[2, 4], x -> x > 1)", gives: "true", of: .all),
    matching(
      "any_match", "Whether a condition holds for an element.",
      example: "any_match(ARRAY[2, 4], x -> x > 3)", gives: "true", of: .any),
    matching(
      "none_match", "Whether a condition holds for no element.",
      example: "none_match(ARRAY[2, 4], x -> x > 9)", gives: "true", of: .none),
    Function(
      "array_first", family: family, "The first element, or the first for which a condition holds.",
      example: "array_first(ARRAY[1, 5, 9], x -> x > 2)", gives: "5",
      [
        Overload("(array(E)) -> E", .strictValues { values, _ in values[0].items.first ?? .null }),
        Overload("(array(E), function(E, boolean)) -> E", fallible: true, firstMatch),
      ]),
    Function(
      "array_last", family: family, "The last element.",
      example: "array_last(ARRAY[1, 5, 9])", gives: "9",
      [
        Overload("(array(E)) -> E", .strictValues { values, _ in values[0].items.last ?? .null })
      ]),
    Function(
      "array_sort", family: family,
      "An array in order, NULLs last, or in the order that a lambda of two elements gives by -1, 0 "
        + "and 1.",
      example: "array_sort(ARRAY[3, 1, 2])", gives: "[1,2,3]",
      [
        Overload(
          "(array(E)) -> array(E) where E: orderable",
          .strictValues { values, _ in
            // Swift's sort is not stable by contract; equal elements look the same here.
            .list(values[0].items.sorted { ValueOrder.order($0, $1) < 0 })
          }),
        Overload("(array(T), function(T, T, bigint)) -> array(T)", fallible: true, sortedByLambda),
      ]),
    Function(
      "filter", family: family, "The elements for which a condition holds.",
      example: "filter(ARRAY[5, -6, 7], x -> x > 0)", gives: "[5,7]",
      [Overload("(array(T), function(T, boolean)) -> array(T)", fallible: true, filterKernel)]),
    Function(
      "reduce", family: family,
      "Folds an array into one value: a first state, what a lambda makes of a state and an element, "
        + "and what another makes of the last state.",
      example: "reduce(ARRAY[5, 20, 50], 0, (s, x) -> s + x, s -> s)", gives: "75",
      [
        Overload(
          "(array(T), S, function(S, T, S), function(S, R)) -> R", fallible: true,
          nullOnNull: false, reduceKernel)
      ]),
    Function(
      "transform", family: family, "What a lambda makes of each element.",
      example: "transform(ARRAY[5, 6], x -> x + 1)", gives: "[6,7]",
      [Overload("(array(T), function(T, U)) -> array(U)", fallible: true, transformKernel)]),
    Function(
      "zip_with", family: family,
      "What a lambda makes of the elements of two arrays, side by side; the shorter one ends in "
        + "NULLs.",
      example: "zip_with(ARRAY[1, 2], ARRAY[3, 4], (x, y) -> x + y)", gives: "[4,6]",
      [
        Overload(
          "(array(T), array(U), function(T, U, R)) -> array(R)", fallible: true, zipKernel)
      ]),
  ]

  enum Quantifier: Sendable {
    case all
    case any
    case none
  }

  private static func matching(
    _ name: String, _ summary: String, example: String, gives result: String,
    of quantifier: Quantifier
  ) -> Function {
    let kernel = Kernel { call in
      let lists = Lists(call.arguments[0])
      let spread = Spread(lists.extents, nulls: lists.nulls)
      let answer = call.lambda(1).evaluate(
        [lists.elements.taking(spread.elements)], spread.parents)
      let answers = Answers(answer.vector)
      // The answer that decides, what it decides, and what holds without it.
      let deciding = quantifier != .all
      var result = LaneResult<Bool>(rows: call.rows)
      for row in 0..<call.rows {
        if lists.isNull(row) {
          result.appendNull(rows: call.rows)
          continue
        }
        var value: Bool? = quantifier != .any
        for index in spread.extents[row].range {
          if answers[index] == deciding {
            value = quantifier == .any
            break
          }
          if answers[index] == nil { value = nil }
        }
        result.append(value, rows: call.rows)
      }
      var evaluated = result.finish(call.type)
      evaluated.errors.merge(spread.lifted(answer.errors))
      return evaluated
    }
    return Function(
      name, family: family, summary, example: example, gives: result,
      [Overload("(array(T), function(T, boolean)) -> boolean", fallible: true, kernel)])
  }

  private static let firstMatch = Kernel { call in
    let lists = Lists(call.arguments[0])
    let spread = Spread(lists.extents, nulls: lists.nulls)
    let answer = call.lambda(1).evaluate(
      [lists.elements.taking(spread.elements)], spread.parents)
    let answers = Answers(answer.vector)
    var picks = Picks(rows: call.rows)
    for row in 0..<call.rows {
      if let match = spread.extents[row].range.first(where: { answers[$0] == true }) {
        picks.add(Int(spread.elements[match]))
      } else {
        picks.addNull()
      }
    }
    var evaluated = picks.finish(lists.elements, call.type)
    evaluated.errors.merge(spread.lifted(answer.errors))
    return evaluated
  }

  private static let transformKernel = Kernel { call in
    let lists = Lists(call.arguments[0])
    let spread = Spread(lists.extents, nulls: lists.nulls)
    let result = call.lambda(1).evaluate(
      [lists.elements.taking(spread.elements)], spread.parents)
    return Evaluated(
      Vector(
        call.type, count: call.rows,
        .list(ListArray(extents: spread.extents, elements: result.vector.flat())),
        nulls: lists.nulls), errors: spread.lifted(result.errors))
  }

  private static let filterKernel = Kernel { call in
    let lists = Lists(call.arguments[0])
    let spread = Spread(lists.extents, nulls: lists.nulls)
    let answer = call.lambda(1).evaluate(
      [lists.elements.taking(spread.elements)], spread.parents)
    let answers = Answers(answer.vector)
    var kept: [UInt32] = []
    var extents: [Extent] = []
    extents.reserveCapacity(call.rows)
    for row in 0..<call.rows {
      let begin = kept.count
      for index in spread.extents[row].range where answers[index] == true {
        kept.append(spread.elements[index])
      }
      extents.append(Extent(begin, kept.count - begin))
    }
    return Evaluated(
      Vector(
        call.type, count: call.rows,
        .list(ListArray(extents: extents, elements: lists.elements.taking(kept))),
        nulls: lists.nulls), errors: spread.lifted(answer.errors))
  }

  /// One evaluation for the i-th elements of all rows that have one: as many as the longest array.
  private static let reduceKernel = Kernel { call in
    let lists = Lists(call.arguments[0])
    var states = call.arguments[1].flat().values()
    var errors = [EvaluationError?](repeating: nil, count: call.rows)
    let (step, last) = (call.lambda(2), call.lambda(3))
    let stateType = step.parameters[0]
    var place = 0
    while true {
      var rows: [UInt32] = []
      var elements: [UInt32] = []
      for row in 0..<call.rows
      where !lists.isNull(row) && errors[row] == nil && place < lists.extents[row].length {
        rows.append(UInt32(row))
        elements.append(UInt32(lists.extents[row].offset + place))
      }
      if rows.isEmpty { break }
      let result = step.evaluate(
        [Vector(stateType, rows.map { states[Int($0)] }), lists.elements.taking(elements)], rows)
      for (index, row) in rows.enumerated() {
        states[Int(row)] = result.vector.value(at: index)
      }
      let moved = result.errors.moved(to: rows)
      for (row, error) in zip(moved.rows, moved.errors) { errors[Int(row)] = error }
      place += 1
    }
    let rows = (0..<call.rows).filter { !lists.isNull($0) && errors[$0] == nil }.map { UInt32($0) }
    let result = last.evaluate(
      [Vector(last.parameters[0], rows.map { states[Int($0)] })], rows)
    var values = [Value](repeating: .null, count: call.rows)
    for (index, row) in rows.enumerated() { values[Int(row)] = result.vector.value(at: index) }
    let moved = result.errors.moved(to: rows)
    for (row, error) in zip(moved.rows, moved.errors) { errors[Int(row)] = error }
    var rowErrors = RowErrors()
    for row in 0..<call.rows {
      if let error = errors[row] { rowErrors.add(error, row: row) }
    }
    return Evaluated(Vector(call.type, values), errors: rowErrors)
  }

  private static let zipKernel = Kernel { call in
    let (left, right) = (Lists(call.arguments[0]), Lists(call.arguments[1]))
    let nulls = call.nulls(of: Array(call.arguments[0...1]))
    var extents: [Extent] = []
    var total = 0
    for row in 0..<call.rows {
      let isNull = nulls?[row] ?? false
      let length = isNull ? 0 : max(left.extents[row].length, right.extents[row].length)
      extents.append(Extent(total, length))
      total += length
    }
    let spread = Spread(extents, nulls: nulls)
    func padded(_ lists: Lists, _ type: SQLType) -> Vector {
      var picks = Picks(rows: total)
      for row in 0..<call.rows {
        for index in 0..<extents[row].length {
          if index < lists.extents[row].length {
            picks.add(lists.extents[row].offset + index)
          } else {
            picks.addNull()
          }
        }
      }
      return picks.finish(lists.elements, type).vector
    }
    let lambda = call.lambda(2)
    let result = lambda.evaluate(
      [padded(left, lambda.parameters[0]), padded(right, lambda.parameters[1])], spread.parents)
    return Evaluated(
      Vector(
        call.type, count: call.rows,
        .list(ListArray(extents: extents, elements: result.vector.flat())), nulls: nulls),
      errors: spread.lifted(result.errors))
  }

  /// Merges runs of doubling length; every comparison is one evaluation of the lambda.
  private static let sortedByLambda = Kernel { call in
    let lists = Lists(call.arguments[0])
    var places: [UInt32] = []
    var extents: [Extent] = []
    var errors = RowErrors()
    for row in 0..<call.rows {
      let begin = places.count
      if !lists.isNull(row) {
        do throws(EvaluationError) {
          places += try merged(lists, row, call.lambda(1))
        } catch {
          errors.add(error, row: row)
        }
      }
      extents.append(Extent(begin, places.count - begin))
    }
    return Evaluated(
      Vector(
        call.type, count: call.rows,
        .list(ListArray(extents: extents, elements: lists.elements.taking(places))),
        nulls: lists.nulls), errors: errors)
  }

  private static func merged(
    _ lists: Lists, _ row: Int, _ lambda: Lambda
  ) throws(EvaluationError) -> [UInt32] {
    var order = lists.extents[row].range.map { UInt32($0) }
    // The later element is asked about first, as Java's sort does.
    func precedes(_ right: UInt32, _ left: UInt32) throws(EvaluationError) -> Bool {
      let result = lambda.evaluate(
        [lists.elements.taking([right]), lists.elements.taking([left])], [UInt32(row)])
      if let error = result.errors.errors.first { throw error }
      guard case .integer(let answer) = result.vector.value(at: 0), (-1...1).contains(answer) else {
        throw .argument("Lambda comparator must return either -1, 0, or 1")
      }
      return answer < 0
    }
    var width = 1
    while width < order.count {
      var next: [UInt32] = []
      next.reserveCapacity(order.count)
      for start in stride(from: 0, to: order.count, by: 2 * width) {
        let middle = min(start + width, order.count)
        let end = min(start + 2 * width, order.count)
        var (left, right) = (start, middle)
        while left < middle || right < end {
          let takesRight =
            left == middle ? true : right == end ? false : try precedes(order[right], order[left])
          next.append(takesRight ? order[right] : order[left])
          if takesRight { right += 1 } else { left += 1 }
        }
      }
      order = next
      width *= 2
    }
    return order
  }
}
