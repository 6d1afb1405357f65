package import TarnStorage

/// What a compaction did.
package struct CompactSummary: Sendable, Equatable {
  package var merges = 0
  package var segmentsBefore = 0
  package var segmentsAfter = 0
  package var bytesBefore = 0
  package var bytesAfter = 0
  package var wasCancelled = false

  package init() {}
}

/// Merges small segments of a store and month into full ones, a transaction each.
package enum Compactor {
  /// A segment this full is left alone: merging it again would only copy it.
  private static let fullRows = FormatLimit.segmentRows / 2

  package static func run(
    lake path: String, cancellation: LakeCancellation = LakeCancellation(), user: String = "",
    progress: (CompactSummary) -> Void = { _ in }
  ) throws(StorageError) -> CompactSummary {
    let writer = try LakeWriter(path: path, create: false, cancellation: cancellation)
    let reader = try LakeReader(path: path, cancellation: cancellation)
    let rewriter = try SegmentRewriter(level: 6)
    let began = ContinuousClock().now
    var summary = CompactSummary()
    let before = try reader.segments()
    summary.segmentsBefore = before.count
    summary.bytesBefore = before.reduce(0) { $0 + $1.row.stored }
    while !cancellation.isCancelled {
      try reader.begin()
      guard let group = candidates(try reader.segments()) else { break }
      if try merge(group, writer, reader, rewriter) { summary.merges += 1 }
      progress(summary)
    }
    try reader.begin()
    let after = try reader.segments()
    try reader.end()
    summary.segmentsAfter = after.count
    summary.bytesAfter = after.reduce(0) { $0 + $1.row.stored }
    summary.wasCancelled = cancellation.isCancelled
    if summary.merges > 0 {
      let seconds = (ContinuousClock().now - began).components.seconds
      try writer.begin()
      _ = try writer.addJournal(
        command: "compact", user: user, seconds: Double(seconds),
        counts: """
          {"merges":\(summary.merges),"segments_before":\(summary.segmentsBefore),\
          "segments_after":\(summary.segmentsAfter)}
          """)
      try writer.commit()
      try writer.releasePages()
    }
    try writer.finish()
    return summary
  }

  /// The next small segments to merge: neighbours in time of one store and month, together at most
  /// one full segment. Nil where there are none.
  static func candidates(_ segments: [LakeSegment]) -> [LakeSegment]? {
    struct Place: Hashable {
      var store: Int64
      var month: Int
    }
    var groups: [Place: [LakeSegment]] = [:]
    for segment in segments where segment.rows < fullRows {
      groups[Place(store: segment.row.store, month: segment.row.month), default: []]
        .append(segment)
    }
    let places = groups.keys.sorted { ($0.store, $0.month) < ($1.store, $1.month) }
    for place in places {
      let small = (groups[place] ?? []).sorted {
        ($0.row.minTime, $0.id) < ($1.row.minTime, $1.id)
      }
      for first in small.indices {
        var chosen: [LakeSegment] = []
        var rows = 0
        var bytes = 0
        for segment in small[first...] {
          if rows + segment.rows > FormatLimit.segmentRows
            || bytes + segment.row.bytes > FormatLimit.segmentBytes
          {
            break
          }
          chosen.append(segment)
          rows += segment.rows
          bytes += segment.row.bytes
        }
        if chosen.count > 1 { return chosen }
      }
    }
    return nil
  }

  /// One merge. False where others changed these segments meanwhile.
  private static func merge(
    _ group: [LakeSegment], _ writer: LakeWriter, _ reader: LakeReader,
    _ rewriter: SegmentRewriter
  ) throws(StorageError) -> Bool {
    let partitions = try reader.partitionsByID()
    rewriter.clear()
    for segment in group {
      try rewriter.collect(segment, reader, partitions: partitions) { _, _ in true }
    }
    try writer.begin()
    do throws(StorageError) {
      let alive = Set(try writer.segments().map { $0.id })
      guard group.allSatisfy({ alive.contains($0.id) }) else {
        writer.rollback()
        return false
      }
      for segment in group { try writer.remove(segment) }
      let level = (group.map { $0.row.level }.max() ?? 0) + 1
      try rewriter.write(writer, store: group[0].row.store, level: level)
      try writer.commit()
    } catch {
      writer.rollback()
      throw error
    }
    try reader.end()
    try writer.checkpoint()
    return true
  }
}

extension LakeReader {
  func partitionsByID() throws(StorageError) -> [Int64: LakePartition] {
    var all: [Int64: LakePartition] = [:]
    for partition in try partitions() { all[partition.id] = partition }
    return all
  }
}
