import TarnColumns

extension ArrayFunctions {
  static let sets: [Function] = [
    byValue(
      "array_distinct", "An array without repeated elements.",
      example: "array_distinct(ARRAY[1, 2, 1])", gives: "[1,2]",
      ["(array(T)) -> array(T) where T: comparable"]
    ) { values, _ in
      .list(distinct(values[0].items) { _ in true })
    },
    byValue(
      "array_except", "The elements of an array that another one does not have, each once.",
      example: "array_except(ARRAY[1, 2, 3], ARRAY[2])", gives: "[1,3]",
      ["(array(T), array(T)) -> array(T) where T: comparable"]
    ) { values, _ in
      let other = Set(values[1].items.map(\.key))
      return .list(distinct(values[0].items) { !other.contains($0) })
    },
    byValue(
      "array_histogram", "How often each element occurs; NULLs are not counted.",
      example: "array_histogram(ARRAY['a', 'b', 'a'])", gives: #"{"a":2,"b":1}"#,
      ["(array(T)) -> map(T, bigint) where T: comparable"]
    ) { values, _ in
      var places: [[UInt8]: Int] = [:]
      var entries: [(key: Value, count: Int64)] = []
      for item in values[0].items where !item.isNull {
        let key = item.key
        if let place = places[key] {
          entries[place].count += 1
        } else {
          places[key] = entries.count
          entries.append((item, 1))
        }
      }
      return .map(entries.map { MapEntry($0.key, .integer($0.count)) })
    },
    byValue(
      "array_intersect", "The elements that two arrays have in common, each once.",
      example: "array_intersect(ARRAY[1, 2, 3], ARRAY[3, 2])", gives: "[2,3]",
      ["(array(T), array(T)) -> array(T) where T: comparable"]
    ) { values, _ in
      // In the longer array's order, as Trino has it.
      let (left, right) = (values[0].items, values[1].items)
      let (longer, shorter) = left.count < right.count ? (right, left) : (left, right)
      let other = Set(shorter.map(\.key))
      return .list(distinct(longer) { other.contains($0) })
    },
    byValue(
      "array_union", "The elements of two arrays, each once.",
      example: "array_union(ARRAY[1, 2], ARRAY[2, 3])", gives: "[1,2,3]",
      ["(array(T), array(T)) -> array(T) where T: comparable"]
    ) { values, _ in
      .list(distinct(values[0].items + values[1].items) { _ in true })
    },
  ]

  /// In the order of their first occurrence. Equal means not distinct: NULL and NaN are themselves.
  static func distinct(_ items: [Value], _ isWanted: ([UInt8]) -> Bool) -> [Value] {
    var seen: Set<[UInt8]> = []
    return items.filter { item in
      let key = item.key
      return isWanted(key) && seen.insert(key).inserted
    }
  }
}
