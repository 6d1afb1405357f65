import TarnColumns

extension ArrayFunctions {
  /// As many combinations as one row may give.
  private static let combinationLimit = 100_000
  private static let repeatLimit: Int64 = 10_000

  static let building: [Function] = [
    Function(
      "array_join", family: family,
      "The elements as text with a delimiter between them; NULLs are left out or replaced.",
      example: "array_join(ARRAY[1, NULL, 2], ',', 'x')", gives: "1,x,2",
      [
        Overload("(array(T), varchar(x)) -> varchar", fallible: true, prepared: joined),
        Overload("(array(T), varchar(x), varchar(y)) -> varchar", fallible: true, prepared: joined),
      ]),
    byValue(
      "combinations", "All choices of n elements, in the array's order; n is at most 5.",
      example: "combinations(ARRAY[1, 2, 3], 2)", gives: "[[1,2],[1,3],[2,3]]",
      ["(array(T), bigint) -> array(array(T))"], fallible: true
    ) { values, _ throws(EvaluationError) in
      .list(try combinations(of: values[0].items, size: values[1].number))
    },
    Function(
      "concat", family: family, "Puts arrays, or an array and an element, together, as || does.",
      example: "concat(ARRAY[1], ARRAY[2, 3])", gives: "[1,2,3]",
      [
        Overload(
          "(array(E), array(E)...) -> array(E)",
          .strictValues { values, _ in .list(values.flatMap(\.items)) }),
        Overload(
          "(array(E), E) -> array(E)", nullOnNull: false,
          .values { values, _ in
            values[0].isNull ? .null : .list(values[0].items + [values[1]])
          }),
        Overload(
          "(E, array(E)) -> array(E)", nullOnNull: false,
          .values { values, _ in
            values[1].isNull ? .null : .list([values[0]] + values[1].items)
          }),
      ]),
    byValue(
      "flatten", "The elements of the arrays in an array, as one array.",
      example: "flatten(ARRAY[ARRAY[1, 2], ARRAY[3]])", gives: "[1,2,3]",
      ["(array(array(T))) -> array(T)"]
    ) { values, _ in
      .list(values[0].items.flatMap(\.items))
    },
    byValue(
      "ngrams", "The runs of n neighbouring elements.",
      example: "ngrams(ARRAY[1, 2, 3], 2)", gives: "[[1,2],[2,3]]",
      ["(array(T), bigint) -> array(array(T))"], fallible: true
    ) { values, _ throws(EvaluationError) in
      let items = values[0].items
      guard values[1].number > 0 else { throw .argument("N must be positive") }
      let size = Int(min(values[1].number, Int64(items.count)))
      return .list(
        (0...items.count - size).map { .list(Array(items[$0..<$0 + size])) })
    },
    Function(
      "repeat", family: family, "An array of one value, many times.",
      example: "repeat('a', 3)", gives: #"["a","a","a"]"#,
      [
        Overload(
          "(T, bigint) -> array(T)", fallible: true, nullOnNull: false,
          .values { values, _ throws(EvaluationError) in
            if values[1].isNull { return .null }
            let count = values[1].number
            guard count >= 0 else {
              throw .argument(
                "count argument of repeat function must be greater than or equal to 0")
            }
            guard count <= repeatLimit else {
              throw .argument(
                "count argument of repeat function must be less than or equal to 10000")
            }
            if case .text(let bytes) = values[0], Int64(bytes.count) * count > 1 << 20 {
              throw .argument("result of repeat function must not take more than 1048576 bytes")
            }
            return .list([Value](repeating: values[0], count: Int(count)))
          })
      ]),
    byValue(
      "reverse", "An array from its last element to its first.",
      example: "reverse(ARRAY[1, 2, 3])", gives: "[3,2,1]", ["(array(E)) -> array(E)"]
    ) { values, _ in
      .list(values[0].items.reversed())
    },
    Function(
      "shuffle", family: family, "An array in a random order.",
      example: "cardinality(shuffle(ARRAY[1, 2, 3]))", gives: "3", isDeterministic: false,
      [
        Overload(
          "(array(E)) -> array(E)",
          .strictValues { values, _ in .list(values[0].items.shuffled()) })
      ]),
    Function(
      "zip", family: family,
      "Arrays side by side, as an array of rows; the shorter ones end in NULLs.",
      example: "cardinality(zip(ARRAY[1, 2], ARRAY['a', 'b']))", gives: "2",
      ["A, B", "A, B, C", "A, B, C, D", "A, B, C, D, E"].map { names in
        let arrays = names.split(separator: ",").map { "array(\($0.drop { $0 == " " }))" }
        return Overload(
          "(\(arrays.joined(separator: ", "))) -> array(row(\(names)))",
          .strictValues { values, _ in
            let lists = values.map(\.items)
            let count = lists.map(\.count).max() ?? 0
            return .list(
              (0..<count).map { index in
                .row(lists.map { index < $0.count ? $0[index] : .null })
              })
          })
      }),
  ]

  private static let joined: @Sendable (Preparation) throws(EvaluationError) -> Kernel = {
    preparation throws(EvaluationError) in
    guard case .array(let element) = preparation.argumentTypes[0],
      let cast = Cast.kernel(from: element, to: .text, context: preparation.context)
    else {
      throw EvaluationError(
        .operatorNotFound,
        "Input type \(preparation.argumentTypes[0]) not supported")
    }
    return Kernel { call in
      let lists = Lists(call.arguments[0])
      let texts = cast.run(
        KernelCall(
          arguments: [lists.elements], rows: lists.elements.count, type: .text,
          context: call.context))
      let nulls = call.nulls(of: call.arguments)
      var result = TextResult(rows: call.rows)
      for row in 0..<call.rows {
        if nulls?[row] ?? false {
          result.appendNull(rows: call.rows)
          continue
        }
        let range = lists.extents[row].range
        if let index = texts.errors.rows.firstIndex(where: { range.contains(Int($0)) }) {
          result.append(texts.errors.errors[index], rows: call.rows)
          continue
        }
        var isFirst = true
        for element in range {
          var piece = texts.vector.value(at: element)
          if piece.isNull, call.arguments.count > 2 { piece = call.arguments[2].value(at: row) }
          guard case .text(let bytes) = piece else { continue }
          if !isFirst, case .text(let delimiter) = call.arguments[1].value(at: row) {
            result.texts.write(delimiter)
          }
          result.texts.write(bytes)
          isFirst = false
        }
        result.close(isPresent: true, rows: call.rows)
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  /// Ordered by the last chosen element, then the one before: what comes earlier uses fewer of the
  /// array's elements.
  private static func combinations(
    of items: [Value], size: Int64
  ) throws(EvaluationError) -> [Value] {
    guard size >= 0 else { throw .argument("combination size must not be negative: \(size)") }
    guard size <= 5 else { throw .argument("combination size must not exceed 5: \(size)") }
    guard size <= items.count else { return [] }
    let size = Int(size)
    var count = 1
    for index in 0..<size {
      // Stays exact: the product of k neighbours is divisible by k!.
      let (product, overflows) = count.multipliedReportingOverflow(by: items.count - index)
      guard !overflows else { throw .argument("combinations exceed max size") }
      count = product / (index + 1)
    }
    guard count <= combinationLimit else { throw .argument("combinations exceed max size") }
    var chosen = Array(0..<size)
    var results: [Value] = []
    results.reserveCapacity(count)
    while true {
      results.append(.list(chosen.map { items[$0] }))
      // Move the first index that has room before the next one, and those before it to the start.
      guard
        let place = chosen.indices.first(where: { index in
          chosen[index] + 1 < (index + 1 < size ? chosen[index + 1] : items.count)
        })
      else { return results }
      chosen[place] += 1
      for index in 0..<place { chosen[index] = index }
    }
  }
}
