import TarnStorage

/// Rows in the order they were scanned: shape codes, one value code per leaf, and identity.
///
/// A batch lives here between the scan and the segments built from it. Values are interned while
/// their bytes are still in the first cache level; sorting, dropping duplicates and splitting by
/// month then move codes only.
package final class RowLog {
  package struct Row {
    /// The shape of each part, -1 where the record has none; the last two lanes are unused.
    var shapes: SIMD8<Int32>
    /// Index of its first leaf code: leaves of the record's own shape, then of each part's.
    var firstLeaf: UInt32
    var bytes: UInt32
    /// Index of its source file in the batch, and the record's index in that file.
    package var file: UInt32
    package var position: UInt32
    /// Microseconds since 1970; `unknownTime` where none was readable.
    package var time: Int64
    package var key: EventKey
    /// `BitFilter.hash` of the event's id, or of its key where it has none.
    package var identity: UInt64
    /// UTC; unknown where the time is, or cannot be right.
    package var day: EventPlace.Day
    package var region: UInt32
    package var timeIsCanonical: Bool
  }

  package static let unknownTime = Int64.min

  package let tables: ScanTables
  package private(set) var rows: [Row] = []
  private(set) var leafCodes: UnsafeMutablePointer<UInt32>
  private var leafRoom = 1 << 16
  private(set) var leafCount = 0
  private(set) var columns: UnsafeMutablePointer<ValueLog>
  private var columnRoom = 256
  private(set) var columnCount = 0
  /// JSON bytes of the rows.
  package private(set) var recordBytes = 0
  package private(set) var regions: [[UInt8]] = []
  private var lastRegion = 0

  package init(tables: ScanTables) {
    self.tables = tables
    leafCodes = .allocate(capacity: leafRoom)
    columns = .allocate(capacity: columnRoom)
  }

  deinit {
    leafCodes.deallocate()
    for i in 0..<columnCount { columns[i].deallocate() }
    columns.deallocate()
  }

  package var count: Int { rows.count }

  /// Makes ready for the next batch; memory and what was learnt about columns stay.
  package func reset() {
    rows.removeAll(keepingCapacity: true)
    leafCount = 0
    recordBytes = 0
    for i in 0..<columnCount { columns[i].reset() }
    regions.removeAll(keepingCapacity: true)
    lastRegion = 0
  }

  /// Keeps the record `scanner` read last.
  package func append(
    _ scanner: borrowing ShapeScanner, file: UInt32, position: UInt32, _ identity: RowIdentity
  ) {
    if tables.columns.count > columnCount { addColumns() }
    let first = leafCount
    var shapes = SIMD8<Int32>(repeating: -1)
    for owner in 0..<RecordPart.count {
      shapes[owner] = scanner.shapes[owner]
      guard scanner.shapes[owner] >= 0 else { continue }
      let spans = scanner.spans[owner]
      if leafCount &+ spans.count > leafRoom { growLeaves(spans.count) }
      for i in 0..<spans.count {
        let span = spans.base[i]
        leafCodes[leafCount &+ i] = columns[Int(span.column)].append(
          span.start, Int(span.count))
      }
      leafCount &+= spans.count
    }
    rows.append(
      Row(
        shapes: shapes, firstLeaf: UInt32(truncatingIfNeeded: first),
        bytes: UInt32(truncatingIfNeeded: scanner.recordBytes), file: file, position: position,
        time: identity.time, key: identity.key, identity: identity.hash, day: identity.day,
        region: intern(identity.region), timeIsCanonical: identity.timeIsCanonical))
    recordBytes &+= scanner.recordBytes
  }

  private func intern(_ region: UnsafeRawBufferPointer) -> UInt32 {
    if lastRegion < regions.count, region.elementsEqual(regions[lastRegion]) {
      return UInt32(lastRegion)
    }
    if let known = regions.firstIndex(where: { region.elementsEqual($0) }) {
      lastRegion = known
    } else {
      lastRegion = regions.count
      regions.append(Array(region))
    }
    return UInt32(lastRegion)
  }

  private func addColumns() {
    let wanted = tables.columns.count
    if wanted > columnRoom {
      let room = max(wanted, columnRoom * 2)
      let larger = UnsafeMutablePointer<ValueLog>.allocate(capacity: room)
      larger.moveInitialize(from: columns, count: columnCount)
      columns.deallocate()
      columns = larger
      columnRoom = room
    }
    while columnCount < wanted {
      (columns + columnCount).initialize(to: ValueLog())
      columnCount += 1
    }
  }

  private func growLeaves(_ more: Int) {
    let room = max(leafRoom * 2, leafCount + more)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    larger.update(from: leafCodes, count: leafCount)
    leafCodes.deallocate()
    leafCodes = larger
    leafRoom = room
  }

  /// Removes the rows from `count` on: those of a file that failed. Values they brought stay in
  /// the logs unused, which costs memory until the next batch and nothing in the lake.
  package func truncate(to count: Int) {
    guard count < rows.count else { return }
    leafCount = Int(rows[count].firstLeaf)
    for row in rows[count...] { recordBytes &-= Int(row.bytes) }
    rows.removeLast(rows.count - count)
  }

  /// Rows from `first` on belong to file `file` of another batch.
  func renumberFiles(from first: Int, to file: UInt32) {
    for i in first..<max(first, rows.count) { rows[i].file = file }
  }

  /// The record of a row, byte for byte.
  package func appendRecord(_ index: Int, to output: inout [UInt8]) {
    let row = rows[index]
    var next = Int(row.firstLeaf)
    var starts = SIMD8<Int32>(repeating: 0)
    for owner in 0..<RecordPart.count where row.shapes[owner] >= 0 {
      starts[owner] = Int32(truncatingIfNeeded: next)
      next += tables.shapes[owner][Int(row.shapes[owner])].columns.count
    }
    appendPart(0, row, starts, &output)
  }

  private func appendPart(
    _ owner: Int, _ row: Row, _ starts: SIMD8<Int32>, _ output: inout [UInt8]
  ) {
    guard row.shapes[owner] >= 0 else { return }
    let shape = tables.shapes[owner][Int(row.shapes[owner])]
    var leaf = Int(starts[owner])
    var from = 0
    for piece in shape.pieces {
      output.append(contentsOf: shape.text[from..<Int(piece.end)])
      from = Int(piece.end)
      switch piece.target {
      case .column(let column):
        output.append(contentsOf: columns[Int(column)].value(Int(leafCodes[leaf])))
        leaf += 1
      case .part(let part): appendPart(Int(part.rawValue), row, starts, &output)
      case .end: return
      }
    }
  }
}
