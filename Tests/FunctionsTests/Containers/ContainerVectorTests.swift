import TarnColumns
import Testing

@testable import TarnFunctions

/// What the cases cannot show: many rows at once, nulls between them, codes and constants, and
/// errors that belong to one row.
struct ContainerVectorTests {
  private let arrays = Vector(
    .array(.bigint),
    [
      .list([.integer(1), .integer(2)]), .null, .list([]),
      .list([.integer(3), .null, .integer(5)]),
    ])

  private func columns(
    _ name: String, overload: Int = 0, _ arguments: [Vector], lambdas: [Lambda?] = [],
    _ type: SQLType
  ) throws -> Evaluated {
    let function = try #require(FunctionCatalog.function(named: name))
    guard case .kernel(let kernel) = function.overloads[overload].code else {
      preconditionFailure("prepared")
    }
    return kernel.run(
      KernelCall(
        arguments: arguments, lambdas: lambdas, rows: arguments[0].count, type: type,
        context: testContext))
  }

  /// Each element plus the number of its row; an error for 5.
  private let plusRow = Lambda(parameters: [.bigint], result: .bigint) { arguments, rows in
    var errors = RowErrors()
    var values: [Value] = []
    for index in rows.indices {
      let value = arguments[0].value(at: index)
      if value == .integer(5) {
        errors.add(EvaluationError(.divisionByZero, "five"), row: index)
        values.append(.null)
      } else {
        values.append(value.isNull ? .null : .integer(value.number + Int64(rows[index])))
      }
    }
    return Evaluated(Vector(.bigint, values), errors: errors)
  }

  private let isOdd = Lambda(parameters: [.bigint], result: .boolean) { arguments, rows in
    Evaluated(
      Vector(
        .boolean,
        rows.indices.map {
          let value = arguments[0].value(at: $0)
          return value.isNull ? .null : .boolean(value.number % 2 == 1)
        }))
  }

  private let unused = Vector.nulls(.unknown, count: 4)

  @Test("transform keeps rows apart and an element's error is its row's")
  func transform() throws {
    let result = try columns(
      "transform", [arrays, unused], lambdas: [nil, plusRow], .array(.bigint))
    #expect(result.vector.values().map(shown) == ["[1, 2]", "NULL", "[]", "[6, NULL, NULL]"])
    #expect(result.errors.rows == [3])
  }

  @Test("the same for codes and constants")
  func codes() throws {
    let coded = Vector(
      .array(.bigint), count: 3, .dictionary(codes: [3, 1, 0], values: arrays))
    let unused = Vector.nulls(.unknown, count: 3)
    let result = try columns("filter", [coded, unused], lambdas: [nil, isOdd], .array(.bigint))
    #expect(result.vector.values().map(shown) == ["[3, 5]", "NULL", "[1]"])
    let constant = Vector(.array(.bigint), count: 2, .constant(arrays.slice(0..<1)))
    let counts = try columns("cardinality", [constant], .bigint)
    #expect(counts.vector.values() == [.integer(2), .integer(2)])
  }

  @Test("conditions over elements are true, false or unknown")
  func matches() throws {
    func answers(_ name: String) throws -> [String] {
      try columns(name, [arrays, unused], lambdas: [nil, isOdd], .boolean).vector.values().map(
        shown)
    }
    #expect(try answers("any_match") == ["true", "NULL", "false", "true"])
    #expect(try answers("all_match") == ["false", "NULL", "true", "NULL"])
    #expect(try answers("none_match") == ["false", "NULL", "true", "false"])
  }

  @Test("subscripts of arrays, row by row")
  func subscripts() throws {
    let indices = Vector(.bigint, [.integer(2), .integer(1), .integer(1), .integer(2)])
    let strict = try columns("$subscript", [arrays, indices], .bigint)
    #expect(strict.vector.values().map(shown) == ["2", "NULL", "NULL", "NULL"])
    #expect(strict.errors.rows == [2])
    #expect(
      strict.errors.errors[0].message
        == "Array subscript must be less than or equal to array length: 1 > 0")
    for extreme in [Int64.min, -4, 0, 4, .max] {
      let index = Vector.constant(.integer(extreme), .bigint, count: 4)
      #expect(try columns("$subscript", [arrays, index], .bigint).errors.rows == [0, 2, 3])
      let lenient = try columns("element_at", [arrays, index], .bigint)
      #expect(lenient.errors.isEmpty == (extreme != 0))
    }
  }

  @Test("values of keys, by text and by number")
  func maps() throws {
    let maps = Vector(
      .map(.text, .bigint),
      [
        .map([MapEntry(.string("a"), .integer(1)), MapEntry(.string("b"), .null)]), .null,
        .map([]), .map([MapEntry(.string("b"), .integer(4))]),
      ])
    let key = Vector.constant(.string("b"), .text, count: 4)
    let lenient = try columns("element_at", overload: 1, [maps, key], .bigint)
    #expect(lenient.vector.values().map(shown) == ["NULL", "NULL", "NULL", "4"])
    let strict = try columns("$subscript", overload: 1, [maps, key], .bigint)
    #expect(strict.errors.rows == [2])
    #expect(strict.errors.errors[0].message == "Key not present in map: b")
    let numbers = Vector(
      .map(.bigint, .text), [.map([MapEntry(.integer(7), .string("x"))])])
    let seven = Vector(.bigint, [.integer(7)])
    #expect(
      try columns("element_at", overload: 1, [numbers, seven], .text).vector.values() == [
        .string("x")
      ])
    let keys = try columns("map_keys", [maps], .array(.text))
    #expect(keys.vector.values().map(shown) == ["[a, b]", "NULL", "[]", "[b]"])
  }

  @Test("reduce folds rows of different lengths")
  func reduce() throws {
    let sum = Lambda(parameters: [.bigint, .bigint], result: .bigint) { arguments, rows in
      Evaluated(
        Vector(
          .bigint,
          rows.indices.map {
            let value = arguments[1].value(at: $0)
            return value.isNull
              ? arguments[0].value(at: $0)
              : .integer(arguments[0].value(at: $0).number + value.number)
          }))
    }
    let start = Vector.constant(.integer(10), .bigint, count: 4)
    let identity = Lambda(parameters: [.bigint], result: .bigint) { arguments, _ in
      Evaluated(arguments[0])
    }
    let result = try columns(
      "reduce", [arrays, start, unused, unused], lambdas: [nil, nil, sum, identity], .bigint)
    #expect(result.vector.values().map(shown) == ["13", "NULL", "10", "18"])
  }

  @Test("hostile sizes are errors")
  func hostile() throws {
    let runner = CaseRunner(context: testContext)
    for sql in [
      "sequence(-9223372036854775807, 9223372036854775807)", "sequence(1, 100000)",
      "sequence(1, 2, 0)", "repeat(1, 9223372036854775807)", "slice(ARRAY[1], 0, 1)",
      "combinations(sequence(1, 400), 5)", "combinations(ARRAY[1], -1)", "ngrams(ARRAY[1], -1)",
      "trim_array(ARRAY[1], 9223372036854775807)", "slice(ARRAY[1], 1, -9223372036854775807)",
      "map(ARRAY[1, 1], ARRAY[2, 3])", "sequence(date '9999-12-31', date '1970-01-01')",
    ] {
      #expect(throws: EvaluationError.self, "\(sql)") { try runner.evaluate(sql) }
    }
    for sql in [
      "slice(ARRAY[1, 2], 9223372036854775807, 9223372036854775807)",
      "slice(ARRAY[1, 2], -9223372036854775807, 2)", "ngrams(ARRAY[1], 9223372036854775807)",
      "sequence(9223372036854775806, 9223372036854775807, 2)", "ngrams(ARRAY[], 2)",
      "combinations(ARRAY[], 0)", "array_sort(ARRAY[])", "contains_sequence(ARRAY[], ARRAY[1])",
    ] {
      #expect(throws: Never.self, "\(sql)") { try runner.evaluate(sql) }
    }
  }
}
