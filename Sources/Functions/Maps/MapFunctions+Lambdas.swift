import TarnColumns

extension MapFunctions {
  static let lambdas: [Function] = [
    Function(
      "map_filter", family: family, "The entries for which a condition of key and value holds.",
      example: "map_filter(map(ARRAY['a', 'b'], ARRAY[1, 2]), (k, v) -> v > 1)", gives: #"{"b":2}"#,
      [
        Overload(
          "(map(K, V), function(K, V, boolean)) -> map(K, V)", fallible: true, filterKernel)
      ]),
    Function(
      "map_zip_with", family: family,
      "What a lambda makes of each key and its values in two maps; NULL stands for a missing one.",
      example: "map_zip_with(map(ARRAY[1], ARRAY[2]), map(ARRAY[1], ARRAY[3]), (k, v, w) -> v + w)",
      gives: #"{"1":5}"#,
      [
        Overload(
          "(map(K, V), map(K, W), function(K, V, W, R)) -> map(K, R)", fallible: true, zipKernel)
      ]),
    Function(
      "transform_keys", family: family, "A map with the keys that a lambda makes of each entry.",
      example: "transform_keys(map(ARRAY[1, 2], ARRAY['a', 'b']), (k, v) -> k + 1)",
      gives: #"{"2":"a","3":"b"}"#,
      [
        Overload(
          "(map(K, V), function(K, V, R)) -> map(R, V)", fallible: true, transformKeysKernel)
      ]),
    Function(
      "transform_values", family: family,
      "A map with the values that a lambda makes of each entry.",
      example: "transform_values(map(ARRAY[1, 2], ARRAY[10, 20]), (k, v) -> k + v)",
      gives: #"{"1":11,"2":22}"#,
      [
        Overload(
          "(map(K, V), function(K, V, R)) -> map(K, R)", fallible: true, transformValuesKernel)
      ]),
  ]

  private static let filterKernel = Kernel { call in
    let maps = Maps(call.arguments[0])
    let spread = Spread(maps.extents, nulls: maps.nulls)
    let answer = call.lambda(1).evaluate(
      [maps.keys.taking(spread.elements), maps.values.taking(spread.elements)], spread.parents)
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
    let result = MapArray(
      extents: extents, keys: maps.keys.taking(kept), values: maps.values.taking(kept))
    return Evaluated(
      Vector(call.type, count: call.rows, .map(result), nulls: maps.nulls),
      errors: spread.lifted(answer.errors))
  }

  private static let transformValuesKernel = Kernel { call in
    let maps = Maps(call.arguments[0])
    let spread = Spread(maps.extents, nulls: maps.nulls)
    let keys = maps.keys.taking(spread.elements)
    let result = call.lambda(1).evaluate(
      [keys, maps.values.taking(spread.elements)], spread.parents)
    let array = MapArray(extents: spread.extents, keys: keys, values: result.vector.flat())
    return Evaluated(
      Vector(call.type, count: call.rows, .map(array), nulls: maps.nulls),
      errors: spread.lifted(result.errors))
  }

  /// A row whose new keys are not fit for a map has an error and no entries.
  private static let transformKeysKernel = Kernel { call in
    let maps = Maps(call.arguments[0])
    let spread = Spread(maps.extents, nulls: maps.nulls)
    let values = maps.values.taking(spread.elements)
    let result = call.lambda(1).evaluate(
      [maps.keys.taking(spread.elements), values], spread.parents)
    let keys = result.vector.flat()
    var errors = spread.lifted(result.errors)
    let failed = Set(errors.rows)
    var keyErrors = RowErrors()
    var extents = spread.extents
    for row in 0..<call.rows {
      if failed.contains(UInt32(row)) {
        extents[row].length = 0
        continue
      }
      do throws(EvaluationError) {
        _ = try unique(extents[row].range.map { MapEntry(keys.value(at: $0), .null) })
      } catch {
        keyErrors.add(error, row: row)
        extents[row].length = 0
      }
    }
    errors.merge(keyErrors)
    let array = MapArray(extents: extents, keys: keys, values: values)
    return Evaluated(
      Vector(call.type, count: call.rows, .map(array), nulls: maps.nulls), errors: errors)
  }

  private static let zipKernel = Kernel { call in
    let (left, right) = (Maps(call.arguments[0]), Maps(call.arguments[1]))
    let nulls = call.nulls(of: Array(call.arguments[0...1]))
    let lambda = call.lambda(2)
    var keys = VectorBuilder(lambda.parameters[0])
    var lefts = VectorBuilder(lambda.parameters[1])
    var rights = VectorBuilder(lambda.parameters[2])
    var extents: [Extent] = []
    for row in 0..<call.rows {
      let begin = keys.count
      if !(nulls?[row] ?? false) {
        var others: [[UInt8]: Int] = [:]
        for entry in right.extents[row].range { others[right.keys.value(at: entry).key] = entry }
        for entry in left.extents[row].range {
          let key = left.keys.value(at: entry)
          keys.append(key)
          lefts.append(left.values.value(at: entry))
          let other = others.removeValue(forKey: key.key)
          rights.append(other.map { right.values.value(at: $0) } ?? .null)
        }
        for entry in others.values.sorted() {
          keys.append(right.keys.value(at: entry))
          lefts.append(.null)
          rights.append(right.values.value(at: entry))
        }
      }
      extents.append(Extent(begin, keys.count - begin))
    }
    let spread = Spread(extents, nulls: nulls)
    let keyVector = keys.finish()
    let result = lambda.evaluate([keyVector, lefts.finish(), rights.finish()], spread.parents)
    let array = MapArray(extents: extents, keys: keyVector, values: result.vector.flat())
    return Evaluated(
      Vector(call.type, count: call.rows, .map(array), nulls: nulls),
      errors: spread.lifted(result.errors))
  }
}
