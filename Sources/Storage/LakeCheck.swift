import TarnColumns
import TarnSQLite

/// Something in a lake that is not as it was written.
package struct LakeFinding: Sendable, Equatable {
  package var message: String
  package var segment: Int64?
  package var column: Int?

  package init(_ message: String, segment: Int64? = nil, column: Int? = nil) {
    self.message = message
    self.segment = segment
    self.column = column
  }

  init(_ error: StorageError) {
    self.init(error.message, segment: error.segment, column: error.column)
  }
}

/// Every checksum, count and invariant of a lake. Damage is named and never hides what is healthy:
/// each segment, and in it each column, is looked at by itself.
package struct LakeCheck {
  private let reader: LakeReader
  private let cancellation: LakeCancellation
  package private(set) var findings: [LakeFinding] = []
  private var shapes: Set<Int64> = []

  package init(_ reader: LakeReader, cancellation: LakeCancellation = LakeCancellation()) {
    self.reader = reader
    self.cancellation = cancellation
  }

  /// `progress` is told each segment that is done. `record` sees every record's bytes.
  package mutating func run(
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in },
    record: (LakeSegment, _ row: Int, [UInt8]) -> String? = { _, _, _ in nil }
  ) {
    structure()
    let segments: [LakeSegment]
    do throws(StorageError) {
      segments = try reader.segments()
    } catch {
      return findings.append(LakeFinding(error))
    }
    totals(segments)
    for (i, segment) in segments.enumerated() {
      if cancellation.isCancelled { return }
      columns(segment)
      records(segment, record)
      progress(i + 1, segments.count)
    }
    orphans(segments)
    ledger()
  }

  private mutating func attempt(_ body: (inout Self) throws(StorageError) -> Void) {
    do throws(StorageError) {
      try body(&self)
    } catch {
      findings.append(LakeFinding(error))
    }
  }

  /// SQLite's own check of its trees.
  private mutating func structure() {
    attempt { check throws(StorageError) in
      let answers = try check.reader.rows("PRAGMA integrity_check(20)") { $0.text(0) }
      for answer in answers where answer != "ok" {
        check.findings.append(LakeFinding("SQLite: \(answer)"))
      }
    }
  }

  private mutating func totals(_ segments: [LakeSegment]) {
    for segment in segments {
      if segment.row.checksum != segment.row.expectedChecksum {
        findings.append(
          LakeFinding("the segment's row does not match its checksum", segment: segment.id))
      }
      var next = 0
      for range in segment.ranges {
        if range.firstRow != next {
          findings.append(LakeFinding("rows belong to no partition", segment: segment.id))
        }
        next = range.firstRow + range.rows
      }
      if next != segment.rows {
        findings.append(
          LakeFinding(
            "the partitions have \(next) rows, the segment \(segment.rows)", segment: segment.id))
      }
    }
    let ranges = segments.flatMap { $0.ranges }
    attempt { check throws(StorageError) in
      var rows: [Int64: Int] = [:]
      var bytes: [Int64: Int] = [:]
      for range in ranges {
        rows[range.partition, default: 0] += range.rows
        bytes[range.partition, default: 0] += range.bytes
      }
      for partition in try check.reader.partitions() {
        if rows.removeValue(forKey: partition.id) ?? 0 != partition.rows
          || bytes[partition.id] ?? 0 != partition.bytes
        {
          check.findings.append(
            LakeFinding("partition \(partition.id) does not have the rows of its segments"))
        }
      }
      for partition in rows.keys.sorted() {
        check.findings.append(LakeFinding("partition \(partition) is missing"))
      }
      let lake = try check.reader.rows("SELECT rows, bytes FROM lake") { ($0.int(0), $0.int(1)) }
      let totals = segments.reduce((0, 0)) { ($0.0 + $1.rows, $0.1 + $1.row.bytes) }
      if lake.first.map({ $0 != totals }) ?? true {
        check.findings.append(LakeFinding("the lake's totals are not those of its segments"))
      }
    }
  }

  /// Every chunk's head and blocks, and every filter, of a segment.
  private mutating func columns(_ segment: LakeSegment) {
    let bounds = "BETWEEN \(segment.id << 20) AND \(segment.id << 20 | 0xF_FFFF)"
    var found: [(Int64, [UInt8], Int)] = []
    attempt { check throws(StorageError) in
      found = try check.reader.rows(
        "SELECT id, head, length(body) FROM chunk WHERE id \(bounds) ORDER BY id"
      ) { ($0.integer(0), $0.bytes(1), $0.int(2)) }
    }
    if found.count != segment.row.chunks {
      findings.append(
        LakeFinding(
          "\(found.count) chunks are there, \(segment.row.chunks) were written",
          segment: segment.id))
    }
    for (id, bytes, bodySize) in found {
      attempt { check throws(StorageError) in
        let head = try ChunkHead(id: id, bytes: bytes)
        guard head.bodySize == bodySize else {
          throw .damaged("the body has another size", segment: head.segment, column: head.column)
        }
        let chunk = ColumnChunk(reader: check.reader, head: head)
        let all = 0..<head.values
        if head.encoding == .shapes {
          _ = try chunk.codes(all)
          check.shapes.formUnion(head.shapeIDs)
        } else {
          _ = try chunk.texts(all)
        }
        if head.encoding == .dictionary { _ = try chunk.counts() }
      }
    }
    attempt { check throws(StorageError) in
      let filters = try check.reader.rows("SELECT id, body FROM filter WHERE id \(bounds)") {
        ($0.integer(0), $0.bytes(1))
      }
      for (id, body) in filters where BitFilter(body, id: id) == nil {
        check.findings.append(
          LakeFinding(
            "the filter does not match its checksum", segment: segment.id,
            column: Int(id & 0xF_FFFF)))
      }
    }
  }

  /// Every record can be put together, and their sizes add up.
  private mutating func records(
    _ segment: LakeSegment, _ look: (LakeSegment, Int, [UInt8]) -> String?
  ) {
    attempt { check throws(StorageError) in
      let records = try SegmentRecords(reader: check.reader, segment: segment)
      var record: [UInt8] = []
      var bytes = 0
      var row = 0
      while try records.append(to: &record) {
        bytes += record.count
        if let message = look(segment, row, record) {
          check.findings.append(LakeFinding(message, segment: segment.id))
        }
        record.removeAll(keepingCapacity: true)
        row += 1
      }
      if bytes != segment.row.bytes {
        throw .damaged(
          "the records have \(bytes) bytes, \(segment.row.bytes) were written",
          segment: segment.id)
      }
    }
  }

  /// Chunks and filters of no segment, and shapes that cannot be read.
  private mutating func orphans(_ segments: [LakeSegment]) {
    let alive = Set(segments.map { $0.id })
    for table in ["chunk", "filter"] {
      attempt { check throws(StorageError) in
        let owners = try check.reader.rows("SELECT DISTINCT id >> 20 FROM \(table)") {
          $0.integer(0)
        }
        for owner in owners where !alive.contains(owner) {
          check.findings.append(
            LakeFinding("\(table) rows belong to no segment", segment: owner))
        }
      }
    }
    for shape in shapes.sorted() {
      attempt { check throws(StorageError) in _ = try check.reader.shape(shape) }
    }
  }

  private mutating func ledger() {
    attempt { check throws(StorageError) in
      let packs = try check.reader.rows("SELECT first_file, files, body FROM source_pack") {
        ($0.integer(0), $0.int(1), $0.bytes(2))
      }
      for (first, files, body) in packs where SourcePack.decode(body, files: files) == nil {
        check.findings.append(LakeFinding("the ledger's pack \(first) is damaged"))
      }
    }
  }
}
