/// Integers in the order of a column's values, so that a sort compares only integers: numbers
/// themselves, and ranks among the distinct values of everything else.
package struct OrderCodes {
  /// Arrays of one code a row, to be compared one after the other: where there are nulls, first
  /// whether the row is one.
  package static func codes(
    of vector: Vector, isDescending: Bool, nullsFirst: Bool
  ) -> [[Int64]] {
    var codes = words(vector)
    if isDescending {
      for word in codes.indices {
        for row in codes[word].indices { codes[word][row] = ~codes[word][row] }
      }
    }
    guard vector.mayHaveNulls else { return codes }
    var nulls = [Int64](repeating: 0, count: vector.count)
    for row in nulls.indices where vector.isNull(at: row) {
      nulls[row] = nullsFirst ? -1 : 1
      for word in codes.indices { codes[word][row] = 0 }
    }
    return [nulls] + codes
  }

  private static func words(_ vector: Vector) -> [[Int64]] {
    guard case .coded(.uuids(let values)) = vector.storage else { return [ascending(vector)] }
    // The sign bit turned over, unsigned order is signed order.
    func signed(_ word: UInt64) -> Int64 { Int64(bitPattern: word ^ (1 << 63)) }
    return [
      values.map { signed(UInt64(truncatingIfNeeded: $0 >> 64)) },
      values.map { signed(UInt64(truncatingIfNeeded: $0)) },
    ]
  }

  private static func ascending(_ vector: Vector) -> [Int64] {
    switch vector.storage {
    case .dictionary(let codes, let values):
      let used = usedOnly(codes, values)
      let ranks = ascending(used.values)
      return used.codes.map { ranks[Int($0)] }
    case .constant: return [Int64](repeating: 0, count: vector.count)
    case .int64(let values): return values
    case .coded(.seconds(let values)): return values
    case .boolean(let values): return values.map { $0 ? 1 : 0 }
    case .double(let values): return values.map(code)
    case .instant(let values):
      if values.allSatisfy({ $0.picos == 0 }) {
        return values.map(\.micros)
      }
      return ranks(vector)
    case .text(let texts): return ranks(texts)
    default: return ranks(vector)
    }
  }

  /// Ranks cost a sort of the values, so only of those that a row has.
  private static func usedOnly(
    _ codes: [UInt32], _ values: Vector
  ) -> (codes: [UInt32], values: Vector) {
    if values.count <= codes.count { return (codes, values) }
    var places = [UInt32: UInt32]()
    var used: [UInt32] = []
    let moved = codes.map { code in
      if let place = places[code] { return place }
      let place = UInt32(used.count)
      places[code] = place
      used.append(code)
      return place
    }
    return (moved, values.taking(used))
  }

  /// An integer in the order of doubles, NaN last and -0 equal to 0.
  private static func code(_ number: Double) -> Int64 {
    if number.isNaN { return .max }
    if number == 0 { return 0 }
    let bits = Int64(bitPattern: number.bitPattern)
    return bits >= 0 ? bits : (Int64.min &- bits)
  }

  private static func ranks(_ texts: TextArray) -> [Int64] {
    texts.arena.withUnsafeBufferPointer { arena in
      let extents = texts.extents
      let order = extents.indices.sorted {
        TextOrder.order(
          UnsafeBufferPointer(rebasing: arena[extents[$0].range]),
          UnsafeBufferPointer(rebasing: arena[extents[$1].range])) < 0
      }
      return ranks(order) {
        TextOrder.isEqual(
          UnsafeBufferPointer(rebasing: arena[extents[$0].range]),
          UnsafeBufferPointer(rebasing: arena[extents[$1].range]))
      }
    }
  }

  private static func ranks(_ vector: Vector) -> [Int64] {
    let values = vector.values()
    let order = values.indices.sorted { ValueOrder.order(values[$0], values[$1]) < 0 }
    return ranks(order) { ValueOrder.order(values[$0], values[$1]) == 0 }
  }

  /// Equal neighbours share a rank.
  private static func ranks(_ order: [Int], _ isEqual: (Int, Int) -> Bool) -> [Int64] {
    var ranks = [Int64](repeating: 0, count: order.count)
    var rank: Int64 = 0
    for index in order.indices {
      if index > 0, !isEqual(order[index - 1], order[index]) { rank += 1 }
      ranks[order[index]] = rank
    }
    return ranks
  }
}
