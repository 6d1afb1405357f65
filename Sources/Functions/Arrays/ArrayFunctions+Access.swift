import TarnColumns

extension ArrayFunctions {
  static let access: [Function] = [
    Function(
      "$subscript", family: "operator", "The element of an array, or the value of a map's key.",
      example: "ARRAY[5, 6][2]", gives: "6",
      [
        Overload("(array(E), bigint) -> E", fallible: true, elementKernel(isStrict: true)),
        Overload("(map(K, V), K) -> V", fallible: true, MapFunctions.valueKernel(isStrict: true)),
      ]),
    Function(
      "cardinality", family: family, "How many elements an array, or entries a map, has.",
      example: "cardinality(ARRAY[1, 2, 3])", gives: "3",
      [
        Overload("(array(E)) -> bigint", cardinality { Lists($0).extents }),
        Overload("(map(K, V)) -> bigint", cardinality { Maps($0).extents }),
      ]),
    Function(
      "element_at", family: family,
      "The element at an index from 1, or from the end where it is negative; the value of a map's "
        + "key. NULL where there is none.",
      example: "element_at(ARRAY['a', 'b', 'c'], -1)", gives: "c",
      [
        Overload("(array(E), bigint) -> E", fallible: true, elementKernel(isStrict: false)),
        Overload("(map(K, V), K) -> V", MapFunctions.valueKernel(isStrict: false)),
      ]),
    byValue(
      "slice", "The part of an array that begins at an index and has at most a length.",
      example: "slice(ARRAY[1, 2, 3, 4], 2, 2)", gives: "[2,3]",
      ["(array(E), bigint, bigint) -> array(E)"], fallible: true
    ) { values, _ throws(EvaluationError) in
      let items = values[0].items
      let (start, length) = (values[1].number, values[2].number)
      guard start != 0 else { throw .argument("SQL array indices start at 1") }
      guard length >= 0 else {
        throw .argument("length must be greater than or equal to 0")
      }
      let count = Int64(items.count)
      // Neither end of Int64 is a place in an array.
      let first = start > 0 ? start - 1 : start < -count ? -1 : count + start
      guard first >= 0, first < count else { return .list([]) }
      return .list(Array(items[Int(first)..<Int(first + min(length, count - first))]))
    },
    byValue(
      "trim_array", "An array without its last elements.",
      example: "trim_array(ARRAY[1, 2, 3, 4], 1)", gives: "[1,2,3]",
      ["(array(E), bigint) -> array(E)"], fallible: true
    ) { values, _ throws(EvaluationError) in
      let items = values[0].items
      let size = values[1].number
      guard size >= 0 else { throw .argument("size must not be negative: \(size)") }
      guard size <= items.count else {
        throw .argument("size must not exceed array cardinality \(items.count): \(size)")
      }
      return .list(Array(items.dropLast(Int(size))))
    },
  ]

  private static func cardinality(
    _ extents: @escaping @Sendable (Vector) -> [Extent]
  ) -> Kernel {
    Kernel { call in
      let counts = extents(call.arguments[0]).map { Int64($0.length) }
      return Evaluated(
        Vector(
          .bigint, count: call.rows, .int64(counts), nulls: call.nulls(of: call.arguments)))
    }
  }

  /// Takes the elements' rows instead of copying values. `isStrict` is the subscript, which fails
  /// where element_at is NULL.
  private static func elementKernel(isStrict: Bool) -> Kernel {
    Kernel { call in
      let lists = Lists(call.arguments[0])
      let nulls = call.nulls(of: call.arguments)
      var picks = Picks(rows: call.rows)
      Int64.withView(call.arguments[1]) { indices in
        for row in 0..<call.rows {
          if nulls?[row] ?? false {
            picks.addNull()
            continue
          }
          let extent = lists.extents[row]
          let (index, count) = (indices[row], Int64(extent.length))
          if index > 0, index <= count {
            picks.add(extent.offset + Int(index) - 1)
          } else if !isStrict, index < 0, index >= -count {
            picks.add(extent.offset + Int(count + index))
          } else if index == 0 {
            picks.add(.argument("SQL array indices start at 1"))
          } else if !isStrict {
            picks.addNull()
          } else if index < 0 {
            picks.add(.argument("Array subscript is negative: \(index)"))
          } else {
            picks.add(
              .argument(
                "Array subscript must be less than or equal to array length: \(index) > \(count)"))
          }
        }
      }
      return picks.finish(lists.elements, call.type)
    }
  }
}

/// Rows of another vector, one for each row of a call, or null, or an error.
struct Picks {
  private var rows: [UInt32] = []
  private var nulls: [Bool]
  private var hasNulls = false
  private var errors = RowErrors()

  init(rows count: Int) {
    rows.reserveCapacity(count)
    nulls = [Bool](repeating: false, count: count)
  }

  mutating func add(_ row: Int) { rows.append(UInt32(row)) }

  mutating func addNull() {
    hasNulls = true
    nulls[rows.count] = true
    rows.append(0)
  }

  mutating func add(_ error: EvaluationError) {
    errors.add(error, row: rows.count)
    addNull()
  }

  consuming func finish(_ values: Vector, _ type: SQLType) -> Evaluated {
    // A null row points anywhere, which needs a value to point at.
    if values.count == 0 { return Evaluated(.nulls(type, count: rows.count), errors: errors) }
    let taken = values.taking(rows).retyped(type)
    guard hasNulls else { return Evaluated(taken, errors: errors) }
    var flags = taken.nulls ?? [Bool](repeating: false, count: rows.count)
    for row in flags.indices where nulls[row] { flags[row] = true }
    return Evaluated(
      Vector(type, count: rows.count, taken.storage, nulls: flags), errors: errors)
  }
}
