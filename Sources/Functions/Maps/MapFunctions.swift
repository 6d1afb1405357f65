import TarnColumns

/// The functions of maps. A map's keys are unique, never NULL and hold none.
enum MapFunctions {
  static let all: [Function] = construction + parts + lambdas

  static let family = "map"

  static let construction: [Function] = [
    Function(
      "map", family: family, "A map of an array of keys and an array of values.",
      example: "map(ARRAY['a', 'b'], ARRAY[1, 2])", gives: #"{"a":1,"b":2}"#,
      [
        Overload(
          "() -> map(unknown, unknown)", nullOnNull: false, .values { _, _ in .map([]) }),
        Overload(
          "(array(K), array(V)) -> map(K, V) where K: comparable", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            let (keys, items) = (values[0].items, values[1].items)
            guard keys.count == items.count else {
              throw .argument("Key and value arrays must be the same length")
            }
            return .map(try unique(zip(keys, items).map { MapEntry($0, $1) }))
          }),
      ]),
    Function(
      "map_concat", family: family, "The entries of several maps; of equal keys the last map's.",
      example: "map_concat(map(ARRAY[1], ARRAY[5]), map(ARRAY[1, 2], ARRAY[6, 7]))",
      gives: #"{"1":6,"2":7}"#,
      [
        Overload(
          "(map(K, V), map(K, V)...) -> map(K, V)",
          .strictValues { values, _ in .map(joined(values.map(\.entries))) })
      ]),
    Function(
      "map_from_entries", family: family, "A map of an array of rows of a key and a value.",
      example: "map_from_entries(ARRAY[(1, 'x'), (2, 'y')])", gives: #"{"1":"x","2":"y"}"#,
      [
        Overload(
          "(array(row(K, V))) -> map(K, V) where K: comparable", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            .map(try unique(try entries(of: values[0])))
          })
      ]),
    Function(
      "multimap_from_entries", family: family,
      "A map of an array of rows of a key and a value, with all values of a key in an array.",
      example: "multimap_from_entries(ARRAY[(1, 'x'), (2, 'y'), (1, 'z')])",
      gives: #"{"1":["x","z"],"2":["y"]}"#,
      [
        Overload(
          "(array(row(K, V))) -> map(K, array(V)) where K: comparable", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            var places: [[UInt8]: Int] = [:]
            var groups: [(key: Value, values: [Value])] = []
            for entry in try entries(of: values[0]) {
              try checkKey(entry.key)
              let key = entry.key.key
              if let place = places[key] {
                groups[place].values.append(entry.value)
              } else {
                places[key] = groups.count
                groups.append((entry.key, [entry.value]))
              }
            }
            return .map(groups.map { MapEntry($0.key, .list($0.values)) })
          })
      ]),
  ]

  private static func entries(of array: Value) throws(EvaluationError) -> [MapEntry] {
    var entries: [MapEntry] = []
    for item in array.items {
      guard case .row(let fields) = item else { throw .argument("map entry cannot be null") }
      entries.append(MapEntry(fields[0], fields[1]))
    }
    return entries
  }

  static func checkKey(_ key: Value) throws(EvaluationError) {
    if key.isNull { throw .argument("map key cannot be null") }
    if key.isIndeterminate { throw .argument("map key cannot be indeterminate") }
  }

  /// The entries, whose keys must be fit for a map and differ.
  static func unique(_ entries: [MapEntry]) throws(EvaluationError) -> [MapEntry] {
    var seen: Set<[UInt8]> = []
    for entry in entries {
      try checkKey(entry.key)
      guard seen.insert(entry.key.key).inserted else {
        throw .argument("Duplicate map keys (\(shown(entry.key))) are not allowed")
      }
    }
    return entries
  }

  private static func joined(_ maps: [[MapEntry]]) -> [MapEntry] {
    var places: [[UInt8]: Int] = [:]
    var entries: [MapEntry] = []
    for entry in maps.joined() {
      let key = entry.key.key
      if let place = places[key] {
        entries[place].value = entry.value
      } else {
        places[key] = entries.count
        entries.append(entry)
      }
    }
    return entries
  }

  /// A key in a message, which knows no types: dates and decimals show their numbers.
  private static func shown(_ key: Value) -> String {
    switch key {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .wide(let number): "\(number)"
    case .double(let number): number.isNaN ? "NaN" : "\(number)"
    case .text(let bytes): String(decoding: bytes.prefix(100), as: UTF8.self)
    case .instant: "an instant"
    case .list(let items), .row(let items): "[\(items.map(shown).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\(shown($0.key))=\(shown($0.value))" }.joined(separator: ", "))}"
    }
  }
}
