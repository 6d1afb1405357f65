import TarnColumns
import TarnStorage

/// A segment whose chunks are written and whose ids are not the lake's yet: shapes, columns and
/// files become the lake's under the write lock (`LakeNames.draft`).
struct BuiltSegment {
  var month = 0
  var rows = 0
  var bytes = 0
  var ranges: [RangeDraft] = []
  /// By part: the scanner's shapes in the order of their codes.
  var shapes: [(part: RecordPart, local: [Int32], codes: ShapeCodes)] = []
  /// Differences to the number of the batch's first file.
  var files: [Int64] = []
  /// The commits that brought the rows; empty for the one that is about to.
  var commits: [Int64] = []
  var positions: EncodedChunk
  var columns: [(local: Int32, chunk: EncodedChunk)] = []
  /// -1: event identities.
  var filters: [(local: Int32, body: [UInt8])] = []

  /// `Row.identity` of every row.
  var identities: [UInt64] = []
  var minTime = Int64.max
  var maxTime = Int64.min

  /// What it holds in memory until it is stored.
  var storedBytes: Int {
    columns.reduce(0) { $0 + $1.chunk.head.count + $1.chunk.body.count }
  }
}

/// Builds segments from rows of a log. One per worker.
final class SegmentBuilder {
  let encoder: ChunkEncoder
  private var codes: [UInt32] = []

  init(level: Int32) throws(StorageError) {
    encoder = try ChunkEncoder(level: level)
  }

  /// Sorts rows by (month, region, time, file, position) and cuts them into segments.
  func build(_ log: RowLog, rows: [UInt32], commits: [Int64] = []) -> [BuiltSegment] {
    let sorted = sort(log, rows)
    var segments: [BuiltSegment] = []
    var from = 0
    while from < sorted.count {
      let month = Self.month(log.rows[Int(sorted[from])].day)
      var to = from + 1
      while to < sorted.count, Self.month(log.rows[Int(sorted[to])].day) == month { to += 1 }
      // Equal pieces rather than a full one and a crumb.
      let pieces = (to - from + FormatLimit.segmentRows - 1) / FormatLimit.segmentRows
      for piece in 0..<pieces {
        let first = from + (to - from) * piece / pieces
        let last = from + (to - from) * (piece + 1) / pieces
        var segment = build(log, sorted[first..<last], month: month)
        if !commits.isEmpty { segment.commits = sorted[first..<last].map { commits[Int($0)] } }
        segments.append(segment)
      }
      from = to
    }
    return segments
  }

  static func month(_ day: EventPlace.Day) -> Int { Int(day.year) * 100 + Int(day.month) }

  private struct SortKey {
    var monthAndRegion: UInt64
    var time: Int64
    var place: UInt64
    var row: UInt32
  }

  private func sort(_ log: RowLog, _ rows: [UInt32]) -> [UInt32] {
    let order = log.regions.indices.sorted {
      log.regions[$0].lexicographicallyPrecedes(log.regions[$1])
    }
    var rank = [UInt64](repeating: 0, count: order.count)
    for (i, region) in order.enumerated() { rank[region] = UInt64(i) }
    var keys = rows.map { index in
      let row = log.rows[Int(index)]
      return SortKey(
        monthAndRegion: UInt64(Self.month(row.day)) << 32 | rank[Int(row.region)],
        time: row.time, place: UInt64(row.file) << 32 | UInt64(row.position), row: index)
    }
    keys.sort { a, b in
      if a.monthAndRegion != b.monthAndRegion { return a.monthAndRegion < b.monthAndRegion }
      return a.time == b.time ? a.place < b.place : a.time < b.time
    }
    return keys.map { $0.row }
  }

  private func build(_ log: RowLog, _ order: ArraySlice<UInt32>, month: Int) -> BuiltSegment {
    let positions = order.map { Int64(log.rows[Int($0)].position) }
    var segment = BuiltSegment(
      month: month, rows: order.count, positions: encoder.integers(positions))
    addRanges(log, order, &segment)
    addShapes(log, order, &segment)
    addColumns(log, order, &segment)
    addIdentities(log, order, &segment)
    segment.files = order.map { Int64(log.rows[Int($0)].file) }
    return segment
  }

  private func addRanges(
    _ log: RowLog, _ order: ArraySlice<UInt32>, _ segment: inout BuiltSegment
  ) {
    var current: (region: UInt32, day: EventPlace.Day)?
    for (i, index) in order.enumerated() {
      let row = log.rows[Int(index)]
      if current?.region != row.region || current?.day != row.day {
        current = (row.region, row.day)
        segment.ranges.append(
          RangeDraft(
            region: log.regions[Int(row.region)], year: Int(row.day.year),
            month: Int(row.day.month), day: Int(row.day.day), firstRow: i, rows: 0, bytes: 0,
            minTime: row.time, maxTime: row.time, timesAreCanonical: true))
      }
      let last = segment.ranges.count - 1
      segment.ranges[last].rows += 1
      segment.ranges[last].bytes += Int(row.bytes)
      segment.ranges[last].minTime = min(segment.ranges[last].minTime, row.time)
      segment.ranges[last].maxTime = max(segment.ranges[last].maxTime, row.time)
      if !row.timeIsCanonical { segment.ranges[last].timesAreCanonical = false }
      segment.bytes += Int(row.bytes)
    }
  }

  private func addShapes(
    _ log: RowLog, _ order: ArraySlice<UInt32>, _ segment: inout BuiltSegment
  ) {
    for part in RecordPart.allCases {
      let owner = Int(part.rawValue)
      var rank = [Int32](repeating: -1, count: log.tables.shapes[owner].count)
      var local: [Int32] = []
      var codes: [UInt32] = []
      codes.reserveCapacity(order.count)
      for index in order {
        let shape = log.rows[Int(index)].shapes[owner]
        guard shape >= 0 else { continue }
        if rank[Int(shape)] < 0 {
          rank[Int(shape)] = Int32(local.count)
          local.append(shape)
        }
        codes.append(UInt32(rank[Int(shape)]))
      }
      guard !codes.isEmpty else { continue }
      let encoded = encoder.shapes(codes, distinct: local.count, rows: order.count)
      segment.shapes.append((part, local, encoded))
    }
  }

  /// Scatters the rows' leaf codes to their columns, then encodes column by column.
  private func addColumns(
    _ log: RowLog, _ order: ArraySlice<UInt32>, _ segment: inout BuiltSegment
  ) {
    // Columns of every shape in one flat array: the scatter touches no Swift array of arrays.
    var shapeStart: [[Int32]] = []
    var flat: [Int32] = []
    for part in 0..<RecordPart.count {
      var starts: [Int32] = []
      for shape in log.tables.shapes[part] {
        starts.append(Int32(flat.count))
        flat.append(contentsOf: shape.columns)
      }
      starts.append(Int32(flat.count))
      shapeStart.append(starts)
    }
    var rowsOf = shapeStart.map { [Int](repeating: 0, count: $0.count) }
    for index in order {
      let shapes = log.rows[Int(index)].shapes
      for part in 0..<RecordPart.count where shapes[part] >= 0 {
        rowsOf[part][Int(shapes[part])] += 1
      }
    }
    var starts = [Int](repeating: 0, count: log.columnCount + 1)
    for part in 0..<RecordPart.count {
      for (shape, rows) in rowsOf[part].enumerated() where rows > 0 {
        for place in shapeStart[part][shape]..<shapeStart[part][shape + 1] {
          starts[Int(flat[Int(place)]) + 1] += rows
        }
      }
    }
    for column in 0..<log.columnCount { starts[column + 1] += starts[column] }
    let total = starts[log.columnCount]
    if codes.count < total {
      codes = [UInt32](repeating: 0, count: total + total / 8)
    }
    var next = starts
    scatter(log, order, shapeStart, flat, &next)

    for column in 0..<log.columnCount where starts[column + 1] > starts[column] {
      let values = log.columns[column]
      let range = starts[column]..<starts[column + 1]
      let chunk = codes.withUnsafeBufferPointer { codes in
        encoder.encode(
          ColumnInput(
            arena: UnsafePointer(values.arena), offsets: UnsafePointer(values.offsets),
            entries: values.count, codes: UnsafeBufferPointer(rebasing: codes[range]),
            isDistinct: !values.isPlain, kind: log.tables.columns[column].kind,
            rows: order.count))
      }
      segment.columns.append((Int32(column), chunk))
      addFilter(log, column, range, chunk, &segment)
    }
  }

  private func scatter(
    _ log: RowLog, _ order: ArraySlice<UInt32>, _ shapeStart: [[Int32]], _ flat: [Int32],
    _ next: inout [Int]
  ) {
    codes.withUnsafeMutableBufferPointer { codes in
      next.withUnsafeMutableBufferPointer { next in
        flat.withUnsafeBufferPointer { flat in
          log.rows.withUnsafeBufferPointer { rows in
            for index in order {
              let row = rows[Int(index)]
              var leaf = Int(row.firstLeaf)
              for part in 0..<RecordPart.count where row.shapes[part] >= 0 {
                let shape = Int(row.shapes[part])
                let from = Int(shapeStart[part][shape])
                let to = Int(shapeStart[part][shape &+ 1])
                for place in from..<to {
                  let column = Int(flat[place])
                  codes[next[column]] = log.leafCodes[leaf]
                  next[column] &+= 1
                  leaf &+= 1
                }
              }
            }
          }
        }
      }
    }
  }

  /// Columns a look-up comes by: a few values of very many.
  private static let filtered: [[StaticString]] = [
    ["requestID"], ["userIdentity", "accessKeyId"], ["userIdentity", "arn"],
    ["userIdentity", "principalId"], ["sourceIPAddress"], ["sharedEventID"],
    ["responseElements", "credentials", "accessKeyId"],
  ]

  private func isFiltered(_ path: [[UInt8]]) -> Bool {
    Self.filtered.contains { keys in
      keys.count == path.count
        && zip(keys, path).allSatisfy { key, bytes in
          key.withUTF8Buffer { $0.elementsEqual(bytes) }
        }
    }
  }

  private func addFilter(
    _ log: RowLog, _ column: Int, _ range: Range<Int>, _ chunk: EncodedChunk,
    _ segment: inout BuiltSegment
  ) {
    let facts = log.tables.columns[column]
    guard facts.kind == .string, isFiltered(facts.path) else { return }
    let values = log.columns[column]
    var seen = [Bool](repeating: false, count: values.count)
    var distinct = 0
    for code in codes[range] where !seen[Int(code)] {
      seen[Int(code)] = true
      distinct += 1
    }
    // A small dictionary in the head answers by itself.
    guard distinct > 256 else { return }
    var filter = BitFilter(values: distinct, .oneInHundred)
    for code in 0..<values.count where seen[code] {
      let text = UnsafeRawBufferPointer(values.value(code))
      filter.insert(decoded(LeafBytes(text)) { BitFilter.hash($0) })
    }
    segment.filters.append((Int32(column), filter.bytes))
  }

  private func addIdentities(
    _ log: RowLog, _ order: ArraySlice<UInt32>, _ segment: inout BuiltSegment
  ) {
    var filter = BitFilter(values: order.count, .oneInThousand)
    segment.identities.reserveCapacity(order.count)
    for index in order {
      let row = log.rows[Int(index)]
      filter.insert(row.identity)
      segment.identities.append(row.identity)
      segment.minTime = min(segment.minTime, row.time)
      segment.maxTime = max(segment.maxTime, row.time)
    }
    segment.filters.append((-1, filter.bytes))
  }
}
