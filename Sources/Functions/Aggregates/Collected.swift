import TarnColumns

/// Rows kept until the end, by group in the order in which they came.
struct Collected {
  private var builder: VectorBuilder
  private var groups: [UInt32] = []
  private(set) var byteSize = 0

  init(_ type: SQLType) { builder = VectorBuilder(type) }

  mutating func append(_ vector: Vector, groups added: [UInt32]) {
    if added.isEmpty { return }
    // Of a dictionary with more values than rows only what the rows use is copied.
    let flat = vector.flat()
    builder.append(contentsOf: flat)
    groups.append(contentsOf: added)
    byteSize &+= added.count * 20
    if case .text(let texts) = flat.storage {
      for extent in texts.extents { byteSize &+= extent.length }
    }
  }

  mutating func append(_ other: Collected, groups theirs: [UInt32]) {
    builder.append(contentsOf: other.builder.finish())
    groups.append(contentsOf: other.groups.map { theirs[Int($0)] })
    byteSize &+= other.byteSize
  }

  /// The rows sorted by group, and where each group's lie.
  func ordered(count: Int) -> (values: Vector, extents: [Extent]) {
    var counts = [Int](repeating: 0, count: count)
    for group in groups { counts[Int(group)] += 1 }
    var extents: [Extent] = []
    extents.reserveCapacity(count)
    var start = 0
    for length in counts {
      extents.append(Extent(start, length))
      start += length
    }
    var next = extents.map(\.offset)
    var rows = [UInt32](repeating: 0, count: groups.count)
    for row in groups.indices {
      let group = Int(groups[row])
      rows[next[group]] = UInt32(truncatingIfNeeded: row)
      next[group] += 1
    }
    return (builder.finish().taking(rows), extents)
  }
}
