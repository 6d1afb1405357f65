import TarnColumns
import TarnStorage

/// Writes rows of stored segments into new ones: merges, and what a retention leaves of a segment.
///
/// Records are put together and scanned again, so what is written is what an ingest would write; a
/// record's source file, index and commit stay with it.
final class SegmentRewriter {
  private let tables = ScanTables()
  private let log: RowLog
  private var scanner: ShapeScanner
  /// Years to 9999 are believed: the day of a stored record is known.
  private var clock = EventClock(now: 253_000_000_000)
  private let builder: SegmentBuilder
  private var names = LakeNames()
  private var commits: [Int64] = []

  init(level: Int32) throws(StorageError) {
    log = RowLog(tables: tables)
    scanner = ShapeScanner(tables: tables)
    builder = try SegmentBuilder(level: level)
  }

  /// Collects a segment's rows of the ranges and times that are wanted. `reader` sees the segment.
  func collect(
    _ segment: LakeSegment, _ reader: LakeReader, partitions: [Int64: LakePartition],
    keep: (LakePartition, Int64) -> Bool
  ) throws(StorageError) {
    let records = try SegmentRecords(reader: reader, segment: segment)
    var record: [UInt8] = []
    for range in segment.ranges {
      guard let partition = partitions[range.partition] else {
        throw StorageError(.damaged, "a partition is missing", segment: segment.id)
      }
      let day = EventPlace.Day(
        year: UInt16(clamping: partition.year), month: UInt8(clamping: partition.month),
        day: UInt8(clamping: partition.day))
      for row in range.range {
        record.removeAll(keepingCapacity: true)
        guard try records.append(to: &record) else { break }
        let count = record.count
        record.append(contentsOf: repeatElement(0, count: ShapeScanner.padding))
        let isTaken = record.withUnsafeBytes { bytes in
          let whole = UnsafeRawBufferPointer(rebasing: bytes[..<count])
          guard (try? scanner.scan(whole, from: 0)) == count else { return false }
          let identity = RowIdentity(scanner, clock: &clock, filed: day)
          guard keep(partition, identity.time) else { return true }
          log.append(
            scanner, file: UInt32(truncatingIfNeeded: records.files[row]),
            position: UInt32(truncatingIfNeeded: records.positions[row]), identity)
          commits.append(records.commits[row])
          return true
        }
        guard isTaken else {
          throw StorageError(.damaged, "a stored record is no JSON object", segment: segment.id)
        }
      }
    }
  }

  var rows: Int { log.count }
  var bytes: Int { log.recordBytes }

  /// Adds what was collected to the lake, inside the writer's transaction, and begins anew.
  func write(
    _ writer: LakeWriter, store: Int64, level: Int
  ) throws(StorageError) {
    names.forget()
    names.begin(before: writer.generation, own: -1)
    let built = builder.build(
      log, rows: (0..<log.count).map { UInt32($0) }, commits: commits)
    for segment in built {
      try writer.add(
        try names.draft(
          segment, store: store, firstFile: 0, journal: 0, level: level, tables, writer,
          builder.encoder))
    }
    clear()
  }

  func clear() {
    log.reset()
    commits.removeAll(keepingCapacity: true)
  }
}
