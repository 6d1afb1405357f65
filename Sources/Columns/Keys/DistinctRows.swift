/// The distinct rows of each group, for DISTINCT aggregates.
///
/// Rows are numbered as keys first; what is kept per group is a set of numbers. One group without
/// GROUP BY is by far the commonest: its set is the numbers' own list.
package struct DistinctRows: Sendable {
  private var keys: GroupKeys
  /// Of group 0: which numbers are in, and in what order they came.
  private var isInFirst: [Bool] = []
  private var first: [UInt32] = []
  /// (group, number) of all other groups.
  private var others = IntegerInterner()

  package init(_ types: [SQLType]) { keys = GroupKeys(types) }

  package var byteSize: Int {
    keys.byteSize + isInFirst.count + first.count * 4 + others.byteSize
  }

  package mutating func insert(_ columns: [Vector], groups: [UInt32]) {
    let numbers = keys.groups(of: columns, rows: groups.count)
    if isInFirst.count < keys.count {
      isInFirst += [Bool](repeating: false, count: keys.count - isInFirst.count)
    }
    for row in groups.indices {
      let number = numbers[row]
      if groups[row] != 0 {
        _ = others.number(UInt64(groups[row]) << 32 | UInt64(number))
      } else if !isInFirst[Int(number)] {
        isInFirst[Int(number)] = true
        first.append(number)
      }
    }
  }

  /// Every distinct row once, with its group.
  package func rows() -> (columns: [Vector], groups: [UInt32]) {
    let pairs = others.values
    let numbers = first + pairs.map { UInt32(truncatingIfNeeded: $0) }
    let groups =
      [UInt32](repeating: 0, count: first.count)
      + pairs.map { UInt32(truncatingIfNeeded: $0 >> 32) }
    return (keys.keys().map { $0.taking(numbers) }, groups)
  }
}
