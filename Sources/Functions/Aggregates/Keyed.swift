import TarnColumns

/// The pairs of a group and a key, numbered in order of first appearance: what the aggregates that
/// give maps stand on. Keys of a dictionary cost one look-up per distinct value.
struct GroupedKeys {
  private var keys: GroupKeys

  init(_ type: SQLType) { keys = GroupKeys([.bigint, type]) }

  var count: Int { keys.count }

  var byteSize: Int { keys.byteSize }

  /// Each row's pair; rows with a null key must be gone.
  mutating func numbers(of vector: Vector, groups: [UInt32]) -> [UInt32] {
    let places = Vector(.bigint, count: groups.count, .int64(groups.map { Int64($0) }))
    return keys.groups(of: [places, vector], rows: groups.count)
  }

  /// The other's pairs by our numbers.
  mutating func merge(_ other: GroupedKeys, groups: [UInt32]) -> [UInt32] {
    let (values, theirs) = other.pairs()
    return numbers(of: values, groups: theirs.map { groups[Int($0)] })
  }

  /// The key and the group of each pair.
  func pairs() -> (keys: Vector, groups: [UInt32]) {
    let columns = keys.keys()
    guard case .int64(let places) = columns[0].storage else { return (columns[1], []) }
    return (columns[1], places.map { UInt32(truncatingIfNeeded: $0) })
  }

  /// A map a group: `values` has a row for each pair.
  func maps(_ type: SQLType, _ values: Vector, count: Int) -> Vector {
    let (keys, groups) = pairs()
    var rows = Collected(.bigint)
    let numbers = (0..<Int64(groups.count)).map { $0 }
    rows.append(Vector(.bigint, count: numbers.count, .int64(numbers)), groups: groups)
    let (order, extents) = rows.ordered(count: count)
    guard case .int64(let places) = order.storage else { return .nulls(type, count: count) }
    let picked = places.map { UInt32(truncatingIfNeeded: $0) }
    let nulls = extents.map { $0.length == 0 }
    return Vector(
      type, count: count,
      .map(
        MapArray(
          extents: extents, keys: keys.flat().taking(picked), values: values.flat().taking(picked))),
      nulls: nulls.contains(true) ? nulls : nil)
  }
}

extension Vector {
  /// The rows that are not null, and their groups.
  func present(_ groups: [UInt32]) -> (rows: [UInt32]?, groups: [UInt32]) {
    guard mayHaveNulls else { return (nil, groups) }
    let rows = groups.indices.filter { !isNull(at: $0) }.map { UInt32(truncatingIfNeeded: $0) }
    return (rows, rows.map { groups[Int($0)] })
  }
}
