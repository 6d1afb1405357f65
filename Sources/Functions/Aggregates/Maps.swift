import TarnColumns

/// map_agg, map_union, multimap_agg, histogram, approx_most_frequent.
enum MapAggregates {
  static let all: [Function] = [
    .aggregate(
      "histogram", "How often each value that is not null occurs.",
      example: "SELECT histogram(x) FROM (VALUES 'a', 'b', 'a') t(x)", gives: "{\"a\":2,\"b\":1}",
      [Overload("(T) -> map(T, bigint) where T: comparable", aggregate: { ValueCounts($0) })]),
    .aggregate(
      "approx_most_frequent",
      "The values that occur most often, with how often: how many of them, the value, and how many "
        + "different ones to remember.",
      example: "SELECT approx_most_frequent(2, x, 9) FROM (VALUES 'a', 'b', 'a', 'c') t(x)",
      gives: "{\"a\":2,\"b\":1}",
      [
        Overload(
          "(bigint, bigint, bigint) -> map(bigint, bigint)", aggregate: { ValueCounts($0) }),
        Overload(
          "(bigint, varchar(x), bigint) -> map(varchar(x), bigint)",
          aggregate: { ValueCounts($0) }),
      ]),
    .aggregate(
      "map_agg", "A map from keys to values; of a key that comes twice the first value stays.",
      example: "SELECT map_agg(k, v) FROM (VALUES ('a', 1), ('b', 2)) t(k, v)",
      gives: "{\"a\":1,\"b\":2}",
      [Overload("(K, V) -> map(K, V) where K: comparable", aggregate: { FirstByKey($0) })]),
    .aggregate(
      "map_union", "The union of all maps; of a key that comes twice the first value stays.",
      example: "SELECT map_union(x) FROM (VALUES map(ARRAY['a'], ARRAY[1]), "
        + "map(ARRAY['b'], ARRAY[2])) t(x)",
      gives: "{\"a\":1,\"b\":2}",
      [
        Overload("(map(K, V)) -> map(K, V) where K: comparable", aggregate: { FirstByKey($0) })
      ]),
    .aggregate(
      "multimap_agg", "A map from keys to arrays of all their values.",
      example: "SELECT multimap_agg(k, v) FROM (VALUES ('a', 1), ('b', 2), ('a', 3)) t(k, v)",
      gives: "{\"a\":[1,3],\"b\":[2]}",
      [Overload("(K, V) -> map(K, array(V)) where K: comparable", aggregate: { AllByKey($0) })]),
  ]
}

/// histogram, and approx_most_frequent, which gives the largest counts only. The counts are exact:
/// what Trino approximates is told apart by nothing but memory.
private final class ValueCounts: Aggregate {
  private let type: SQLType
  private let argument: Int
  private var keys: GroupedKeys
  private var counts: [Int64] = []
  private var limit: Int64?
  private let isLimited: Bool

  init(_ preparation: Preparation) {
    type = preparation.type
    isLimited = preparation.argumentTypes.count == 3
    argument = isLimited ? 1 : 0
    keys = GroupedKeys(preparation.argumentTypes[argument])
  }

  var byteSize: Int { keys.byteSize + counts.count * 8 }

  func grow(to count: Int) {}

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    if isLimited, limit == nil, !groups.isEmpty {
      guard let buckets = arguments[0].integer(at: 0), buckets > 1 else {
        throw EvaluationError(
          .invalidFunctionArgument, "approx_most_frequent bucket count must be greater than one")
      }
      limit = buckets
    }
    let vector = arguments[argument]
    let (rows, present) = vector.present(groups)
    add(keys.numbers(of: rows.map { vector.taking($0) } ?? vector, groups: present), nil)
  }

  private func add(_ numbers: [UInt32], _ added: [Int64]?) {
    if counts.count < keys.count {
      counts += [Int64](repeating: 0, count: keys.count - counts.count)
    }
    for (index, number) in numbers.enumerated() {
      counts[Int(number)] &+= added?[index] ?? 1
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? ValueCounts else { return }
    limit = limit ?? other.limit
    add(keys.merge(other.keys, groups: groups), other.counts)
  }

  func finish(count: Int) -> Vector {
    let all = keys.maps(type, Vector(.bigint, count: counts.count, .int64(counts)), count: count)
    guard let limit, case .map(var maps) = all.storage,
      case .int64(let counts) = maps.values.storage
    else { return all }
    // Most frequent first, then by first appearance.
    var picked: [UInt32] = []
    for index in maps.extents.indices {
      let order = maps.extents[index].range.sorted {
        counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1
      }
      let kept = order.prefix(Int(clamping: limit))
      maps.extents[index] = Extent(picked.count, kept.count)
      picked += kept.map { UInt32(truncatingIfNeeded: $0) }
    }
    maps.keys = maps.keys.taking(picked)
    maps.values = maps.values.taking(picked)
    return Vector(type, count: count, .map(maps), nulls: all.nulls)
  }
}

/// map_agg and map_union: the first value of each key.
private final class FirstByKey: Aggregate {
  private let type: SQLType
  private let isUnion: Bool
  private var keys: GroupedKeys
  private var values: VectorBuilder
  /// Groups that had an empty map and no key: their result is an empty map, not null.
  private var isPresent: [Bool] = []
  private var bytes = 0

  init(_ preparation: Preparation) {
    type = preparation.type
    isUnion = preparation.argumentTypes.count == 1
    guard case .map(let key, let value) = preparation.type else {
      preconditionFailure("a map aggregate gives \(preparation.type)")
    }
    keys = GroupedKeys(key)
    values = VectorBuilder(value)
  }

  var byteSize: Int { keys.byteSize + bytes }

  func grow(to count: Int) {
    if count > isPresent.count {
      isPresent += [Bool](repeating: false, count: count - isPresent.count)
    }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    guard isUnion else {
      let (rows, present) = arguments[0].present(groups)
      let picked = rows.map { rows in arguments.map { $0.taking(rows) } } ?? arguments
      add(keys.numbers(of: picked[0], groups: present), picked[1])
      return
    }
    let maps = Maps(arguments[0])
    var entries: [UInt32] = []
    var owners: [UInt32] = []
    for row in groups.indices where !maps.isNull(row) {
      isPresent[Int(groups[row])] = true
      for entry in maps.extents[row].range {
        entries.append(UInt32(truncatingIfNeeded: entry))
        owners.append(groups[row])
      }
    }
    add(keys.numbers(of: maps.keys.taking(entries), groups: owners), maps.values.taking(entries))
  }

  private func add(_ numbers: [UInt32], _ added: Vector) {
    for (row, number) in numbers.enumerated() where Int(number) == values.count {
      values.append(added.value(at: row))
      bytes &+= 24
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? FirstByKey else { return }
    for index in other.isPresent.indices where other.isPresent[index] {
      isPresent[Int(groups[index])] = true
    }
    add(keys.merge(other.keys, groups: groups), other.values.finish())
  }

  func finish(count: Int) -> Vector {
    let maps = keys.maps(type, values.finish(), count: count)
    guard isUnion, let nulls = maps.nulls else { return maps }
    return Vector(
      type, count: count, maps.storage, nulls: nulls.indices.map { nulls[$0] && !isPresent[$0] })
  }
}

/// multimap_agg.
private final class AllByKey: Aggregate {
  private let type: SQLType
  private let listType: SQLType
  private var keys: GroupedKeys
  private var values: Collected

  init(_ preparation: Preparation) {
    type = preparation.type
    guard case .map(let key, .array(let value)) = preparation.type else {
      preconditionFailure("multimap_agg gives \(preparation.type)")
    }
    listType = .array(value)
    keys = GroupedKeys(key)
    values = Collected(value)
  }

  var byteSize: Int { keys.byteSize + values.byteSize }

  func grow(to count: Int) {}

  func update(_ arguments: [Vector], groups: [UInt32]) {
    let (rows, present) = arguments[0].present(groups)
    let picked = rows.map { rows in arguments.map { $0.taking(rows) } } ?? arguments
    values.append(picked[1], groups: keys.numbers(of: picked[0], groups: present))
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? AllByKey else { return }
    values.append(other.values, groups: keys.merge(other.keys, groups: groups))
  }

  func finish(count: Int) -> Vector {
    let (elements, extents) = values.ordered(count: keys.count)
    let lists = Vector(
      listType, count: extents.count, .list(ListArray(extents: extents, elements: elements.flat())))
    return keys.maps(type, lists, count: count)
  }
}
