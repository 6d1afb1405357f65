/// Numbers 64-bit values in order of first appearance. Also numbers pairs of 32-bit numbers, which
/// is how keys of several columns become one.
package struct IntegerInterner: Sendable {
  package private(set) var values: [UInt64] = []
  /// Number + 1 by hash; 0 is free.
  private var table = [UInt32](repeating: 0, count: 64)
  private let seed = TextHash.seed

  package init() {}

  package var count: Int { values.count }

  package var byteSize: Int { values.count * 8 + table.count * 4 }

  package mutating func number(_ value: UInt64) -> UInt32 {
    let mask = table.count &- 1
    var slot = Int(truncatingIfNeeded: TextHash.hash(value, seed: seed)) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { break }
      if values[Int(entry &- 1)] == value { return entry &- 1 }
      slot = (slot &+ 1) & mask
    }
    let number = UInt32(values.count)
    table[slot] = number + 1
    values.append(value)
    if values.count * 2 > table.count { grow() }
    return number
  }

  package func existingNumber(_ value: UInt64) -> UInt32? {
    let mask = table.count &- 1
    var slot = Int(truncatingIfNeeded: TextHash.hash(value, seed: seed)) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { return nil }
      if values[Int(entry &- 1)] == value { return entry &- 1 }
      slot = (slot &+ 1) & mask
    }
  }

  private mutating func grow() {
    let size = table.count * 2
    var grown = [UInt32](repeating: 0, count: size)
    let mask = size - 1
    for number in values.indices {
      var slot = Int(truncatingIfNeeded: TextHash.hash(values[number], seed: seed)) & mask
      while grown[slot] != 0 { slot = (slot + 1) & mask }
      grown[slot] = UInt32(number) + 1
    }
    table = grown
  }
}
