package import TarnStorage

/// What is to be deleted: events of a store before a moment.
package struct RetentionRule: Sendable {
  package var store: Int64
  /// Microseconds since 1970; events before it go, those of unknown time stay.
  package var before: Int64
  /// Nil: every region.
  package var region: String?

  package init(store: Int64, before: Int64, region: String? = nil) {
    self.store = store
    self.before = before
    self.region = region
  }
}

package struct RetentionSummary: Sendable, Equatable {
  package var rows = 0
  package var bytes = 0
  package var deletedSegments = 0
  package var rewrittenSegments = 0
  package var wasCancelled = false

  package init() {}
}

/// Deletes old events: whole segments where all rows go, and those across the cut by rewriting them.
///
/// Small transactions, so that readers and loaders go on; a kill between two leaves some of the old
/// events in place and nothing half done. The ledger keeps the files' entries, so that a later
/// ingest does not bring the events back.
package enum Retention {
  package static func run(
    lake path: String, _ rule: RetentionRule, isDryRun: Bool = false, user: String = "",
    cancellation: LakeCancellation = LakeCancellation()
  ) throws(StorageError) -> RetentionSummary {
    let reader = try LakeReader(path: path, cancellation: cancellation)
    var summary = RetentionSummary()
    let partitions = try reader.partitionsByID()
    let touched = try reader.segments(store: rule.store).filter { segment in
      segment.ranges.contains { applies(rule, $0, partitions) }
    }
    for segment in touched {
      try refuseHeld(rule, segment, try reader.holds(), partitions)
      if isDryRun { try count(rule, segment, reader, partitions, &summary) }
    }
    if isDryRun || touched.isEmpty { return summary }

    let writer = try LakeWriter(path: path, create: false, cancellation: cancellation)
    let rewriter = try SegmentRewriter(level: 6)
    let began = ContinuousClock().now
    for segment in touched {
      if cancellation.isCancelled { break }
      try delete(rule, segment, writer, reader, rewriter, partitions, &summary)
    }
    try reader.begin()
    var shapes: Set<Int64> = []
    for segment in try reader.segments() {
      for part in RecordPart.allCases {
        let head = try reader.head(segment.id, column: SystemColumn.shapes(of: part))
        shapes.formUnion(head?.shapeIDs ?? [])
      }
    }
    let generation = reader.generation
    try reader.end()
    // Another program may have added shapes since: then they are left for the next time.
    if try writer.begin() == generation { try writer.removeUnreferenced(shapes: shapes) }
    let seconds = (ContinuousClock().now - began).components.seconds
    _ = try writer.addJournal(
      command: "retain", user: user, seconds: Double(seconds),
      counts: """
        {"rows":\(summary.rows),"bytes":\(summary.bytes),\
        "deleted_segments":\(summary.deletedSegments),\
        "rewritten_segments":\(summary.rewrittenSegments)}
        """)
    try writer.commit()
    try writer.releasePages()
    try writer.finish()
    summary.wasCancelled = cancellation.isCancelled
    return summary
  }

  /// Whether some rows of a range may have to go.
  private static func applies(
    _ rule: RetentionRule, _ range: SegmentRange, _ partitions: [Int64: LakePartition]
  ) -> Bool {
    guard let partition = partitions[range.partition], partition.year > 0 else { return false }
    if let region = rule.region, region != partition.region { return false }
    return range.minTime < rule.before
  }

  private static func goes(
    _ rule: RetentionRule, _ partition: LakePartition, _ time: Int64
  ) -> Bool {
    partition.year > 0 && time < rule.before
      && (rule.region == nil || rule.region == partition.region)
  }

  private static func refuseHeld(
    _ rule: RetentionRule, _ segment: LakeSegment, _ holds: [LakeHold],
    _ partitions: [Int64: LakePartition]
  ) throws(StorageError) {
    for range in segment.ranges where applies(rule, range, partitions) {
      let last = min(range.maxTime, rule.before - 1)
      if let hold = holds.first(where: {
        $0.covers(store: rule.store, from: range.minTime, to: last)
      }) {
        throw StorageError(.held, "hold '\(hold.name)' forbids deleting these events")
      }
    }
  }

  private static func isWhole(
    _ rule: RetentionRule, _ segment: LakeSegment, _ partitions: [Int64: LakePartition]
  ) -> Bool {
    segment.ranges.allSatisfy { range in
      applies(rule, range, partitions) && range.maxTime < rule.before
    }
  }

  private static func count(
    _ rule: RetentionRule, _ segment: LakeSegment, _ reader: LakeReader,
    _ partitions: [Int64: LakePartition], _ summary: inout RetentionSummary
  ) throws(StorageError) {
    if isWhole(rule, segment, partitions) {
      summary.deletedSegments += 1
      summary.rows += segment.rows
      summary.bytes += segment.row.bytes
      return
    }
    summary.rewrittenSegments += 1
    let rewriter = try SegmentRewriter(level: 1)
    try rewriter.collect(segment, reader, partitions: partitions) {
      goes(rule, $0, $1)
    }
    summary.rows += rewriter.rows
    summary.bytes += rewriter.bytes
  }

  private static func delete(
    _ rule: RetentionRule, _ segment: LakeSegment, _ writer: LakeWriter, _ reader: LakeReader,
    _ rewriter: SegmentRewriter, _ partitions: [Int64: LakePartition],
    _ summary: inout RetentionSummary
  ) throws(StorageError) {
    let whole = isWhole(rule, segment, partitions)
    rewriter.clear()
    if !whole {
      try rewriter.collect(segment, reader, partitions: partitions) {
        !goes(rule, $0, $1)
      }
    }
    let rows = segment.rows - (whole ? 0 : rewriter.rows)
    let bytes = segment.row.bytes - (whole ? 0 : rewriter.bytes)
    guard rows > 0 else { return }
    try writer.begin()
    do throws(StorageError) {
      // Holds count at the moment of the deletion.
      try refuseHeld(rule, segment, try writer.holds(), partitions)
      guard try writer.segments(store: rule.store).contains(where: { $0.id == segment.id })
      else {
        // Merged meanwhile: the next run finds it.
        return writer.rollback()
      }
      try writer.remove(segment)
      if !whole { try rewriter.write(writer, store: rule.store, level: segment.row.level) }
      try writer.commit()
    } catch {
      writer.rollback()
      throw error
    }
    summary.rows += rows
    summary.bytes += bytes
    if whole { summary.deletedSegments += 1 } else { summary.rewrittenSegments += 1 }
    try writer.checkpoint()
  }
}
