/// Which rows of a segment have an identity hash. Several rows may: conflicts are stored.
struct IdentityTable {
  private var hashes: [UInt64]
  private var rows: [UInt32]
  private let mask: Int

  init(_ identities: [UInt64]) {
    var size = 16
    while size < identities.count * 2 { size *= 2 }
    mask = size - 1
    hashes = Array(repeating: 0, count: size)
    rows = Array(repeating: 0, count: size)
    for (row, hash) in identities.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while rows[slot] != 0 { slot = (slot &+ 1) & mask }
      hashes[slot] = hash
      rows[slot] = UInt32(row &+ 1)
    }
  }

  /// Calls `body` with every row that has the hash.
  @inline(__always)
  func find(_ hash: UInt64, _ body: (Int) -> Void) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while rows[slot] != 0 {
      if hashes[slot] == hash { body(Int(rows[slot] &- 1)) }
      slot = (slot &+ 1) & mask
    }
  }
}
