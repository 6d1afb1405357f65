import TarnColumns
import Testing

@testable import TarnFunctions

/// Aggregates in the forms that execution gives them: split among workers, as dictionaries, asked
/// for their result more than once.
@Suite struct AggregateStateTests {
  struct Call: Sendable, CustomTestStringConvertible {
    let name: String
    let types: [SQLType]
    let result: SQLType
    var testDescription: String { "\(name)(\(types.map(\.description).joined(separator: ", ")))" }
  }

  static let text = SQLType.varchar(length: nil)

  static let calls: [Call] = {
    var calls: [Call] = []
    for name in ["min", "max", "arbitrary"] {
      for type in [SQLType.bigint, .double, text, .boolean] {
        calls.append(Call(name: name, types: [type], result: type))
      }
    }
    for name in ["min_by", "max_by"] {
      calls.append(Call(name: name, types: [text, .bigint], result: text))
      calls.append(Call(name: name, types: [.bigint, text], result: .bigint))
    }
    for type in [SQLType.bigint, .double, text] {
      calls.append(Call(name: "array_agg", types: [type], result: .array(type)))
      calls.append(Call(name: "histogram", types: [type], result: .map(type, .bigint)))
      calls.append(Call(name: "approx_distinct", types: [type], result: .bigint))
      calls.append(Call(name: "checksum", types: [type], result: .varbinary))
      calls.append(Call(name: "count", types: [type], result: .bigint))
      calls.append(Call(name: "map_agg", types: [type, text], result: .map(type, text)))
      calls.append(
        Call(name: "multimap_agg", types: [type, text], result: .map(type, .array(text))))
    }
    for name in ["bitwise_and_agg", "bitwise_or_agg", "bitwise_xor_agg", "sum"] {
      calls.append(Call(name: name, types: [.bigint], result: .bigint))
    }
    for name in ["bool_and", "bool_or"] {
      calls.append(Call(name: name, types: [.boolean], result: .boolean))
    }
    for name in [
      "avg", "var_pop", "var_samp", "stddev_pop", "stddev_samp", "skewness", "kurtosis", "entropy",
    ] {
      calls.append(Call(name: name, types: [.bigint], result: .double))
    }
    for name in ["covar_pop", "corr", "regr_slope", "regr_intercept", "regr_r2", "regr_syy"] {
      calls.append(Call(name: name, types: [.double, .double], result: .double))
    }
    return calls
  }()

  /// 97 rows with repeated values and nulls, in 5 groups: 0 and 1 have no row, 4 has nulls alone.
  static let rows = 97

  static func column(_ type: SQLType, seed: Int) -> Vector {
    Vector(
      type,
      (0..<rows).map { row in
        let number = (row * 31 + seed * 17) % 23
        if number % 7 == 3 || groups[row] == 4 { return .null }
        switch type {
        case .bigint: return .integer(Int64(number))
        case .double: return .double(Double(number) / 4)
        case .boolean: return .boolean(number % 3 == 0)
        default: return .string("v\(number)")
        }
      })
  }

  static let groups: [UInt32] = (0..<rows).map { UInt32(($0 * $0 + 3) % 5) }

  func make(_ call: Call) throws -> any Aggregate {
    let function = try #require(FunctionCatalog.function(named: call.name))
    for overload in function.overloads {
      let signature = Signature(parsing: overload.signature)
      guard signature.parameters.count == call.types.count,
        case .aggregate(let make) = overload.code
      else { continue }
      let fits = zip(signature.parameters, call.types).allSatisfy { pattern, type in
        if case .variable = pattern { return true }
        return pattern.type(Bindings()) == type
      }
      if !fits { continue }
      return try make(
        Preparation(
          argumentTypes: call.types, constants: call.types.map { _ in nil }, type: call.result,
          context: EvaluationContext(start: Instant(micros: 0))))
    }
    throw EvaluationError(.functionNotFound, call.testDescription)
  }

  func columns(_ call: Call) -> [Vector] {
    call.types.indices.map { Self.column(call.types[$0], seed: $0) }
  }

  func isSame(_ left: Value, _ right: Value) -> Bool {
    if case .double(let first) = left, case .double(let second) = right {
      return first == second || (first - second).magnitude <= 1e-9 * second.magnitude
        || (first.isNaN && second.isNaN)
    }
    return ValueOrder.isIdentical(left, right)
  }

  @Test("Split among workers and merged, an aggregate gives the same", arguments: calls)
  func merges(_ call: Call) throws {
    let columns = columns(call)
    let whole = try make(call)
    whole.grow(to: 5)
    try whole.update(columns, groups: Self.groups)
    let first = try make(call)
    var parts = [first]
    for range in [0..<40, 40..<41, 41..<Self.rows] {
      let part = try range.lowerBound == 0 ? first : make(call)
      // The worker's own numbers of the groups: 4 - group.
      part.grow(to: 5)
      let own = range.lowerBound == 0
      try part.update(
        columns.map { $0.slice(range) },
        groups: Self.groups[range].map { own ? $0 : 4 - $0 })
      if !own { parts.append(part) }
    }
    for part in parts.dropFirst() { try first.merge(part, groups: [4, 3, 2, 1, 0]) }
    let expected = try whole.finish(count: 5)
    let merged = try first.finish(count: 5)
    let again = try first.finish(count: 5)
    for group in 0..<5 {
      #expect(isSame(merged.value(at: group), expected.value(at: group)), "group \(group)")
      #expect(isSame(again.value(at: group), expected.value(at: group)), "group \(group), again")
    }
  }

  @Test("A dictionary gives the same as its values", arguments: calls)
  func dictionaries(_ call: Call) throws {
    let flat = columns(call)
    let coded = flat.map { column in
      // Also a value that no row has.
      var values: [Value] = [.null, column.type == .double ? .double(-1) : .null]
      let codes = column.values().map { value -> UInt32 in
        if let code = values.firstIndex(where: { ValueOrder.isIdentical($0, value) }) {
          return UInt32(code)
        }
        values.append(value)
        return UInt32(values.count - 1)
      }
      let dictionary = Vector(column.type, values)
      return Vector(
        column.type, count: Self.rows, .dictionary(codes: codes, values: dictionary))
    }
    for groups in [Self.groups, [UInt32](repeating: 0, count: Self.rows)] {
      let one = try make(call)
      let other = try make(call)
      let count = Int(groups.max() ?? 0) + 1
      one.grow(to: count)
      other.grow(to: count)
      try one.update(flat, groups: groups)
      try other.update(coded, groups: groups)
      let expected = try one.finish(count: count)
      let found = try other.finish(count: count)
      for group in 0..<count {
        #expect(isSame(found.value(at: group), expected.value(at: group)), "group \(group)")
      }
    }
  }

  @Test("Estimates of distinct values stay within three standard errors", arguments: [11, 8, 14])
  func estimates(bits: Int) {
    let error = 1.04 / Double(1 << bits).squareRoot()
    for count in [500, 513, 2_000, 20_000, 200_000] {
      var sketch = HashSketch()
      let values = Vector(.bigint, count: count, .int64((0..<Int64(count)).map { $0 * 1_000 }))
      for hash in ValueHash.hashes(of: values) { _ = sketch.add(hash, bits: bits) }
      let estimate = Double(sketch.estimate(bits: bits))
      if count <= 512 {
        #expect(estimate == Double(count))
      } else {
        #expect((estimate - Double(count)).magnitude <= 3 * error * Double(count))
      }
    }
  }
}
