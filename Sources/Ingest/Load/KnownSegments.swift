import TarnColumns
import TarnStorage

/// A segment as the search for duplicates sees it: when its events are, and which it may hold.
///
/// Unchecked: `lock` guards what is loaded late.
final class KnownSegment: @unchecked Sendable {
  let segment: LakeSegment
  private let lock = ThreadLock()
  private var identities: [UInt64]?
  private var table: IdentityTable?
  private var filter: BitFilter?
  private var hasFilter = false

  init(_ segment: LakeSegment, identities: [UInt64]? = nil) {
    self.segment = segment
    self.identities = identities
  }

  var minTime: Int64 { segment.row.minTime }
  var maxTime: Int64 { segment.row.maxTime }

  /// Frees what can be loaded again.
  func forget() {
    lock.withLock {
      identities = nil
      table = nil
      filter = nil
      hasFilter = false
    }
  }

  /// The filter, where the table is not there; nil means: ask the table.
  private func loadFilter(_ reader: LakeReader) throws(StorageError) -> BitFilter? {
    if table != nil || identities != nil { return nil }
    if !hasFilter {
      let id = segment.id
      filter = try reader.filter(id, column: SystemColumn.identity).flatMap {
        BitFilter($0, id: id << 20 | Int64(SystemColumn.identity))
      }
      hasFilter = true
    }
    return filter
  }

  private func loadTable(_ reader: LakeReader) throws(StorageError) -> IdentityTable {
    if let table { return table }
    let made = IdentityTable(try StoredIdentities.read(segment, reader))
    table = made
    return made
  }

  /// Pairs of (row here, index in `rows`) whose identity hashes are equal and whose time lies
  /// within the segment's.
  func matches(
    _ log: RowLog, _ rows: [UInt32], _ reader: () throws(StorageError) -> LakeReader
  ) throws(StorageError) -> [(stored: Int, index: Int)] {
    try lock.withLock { () throws(StorageError) in
      var candidates: [Int] = []
      let needsLake = table == nil && identities == nil
      let filter = needsLake ? try loadFilter(reader()) : nil
      for (i, row) in rows.enumerated() {
        let row = log.rows[Int(row)]
        guard row.time >= minTime, row.time <= maxTime else { continue }
        if let filter, !filter.mayContain(row.identity) { continue }
        candidates.append(i)
      }
      if candidates.isEmpty { return [] }
      let table = try needsLake ? loadTable(reader()) : loadOwnTable()
      var found: [(stored: Int, index: Int)] = []
      for i in candidates {
        table.find(log.rows[Int(rows[i])].identity) { found.append(($0, i)) }
      }
      return found.sorted { $0 < $1 }
    }
  }

  private func loadOwnTable() -> IdentityTable {
    if let table { return table }
    let made = IdentityTable(identities ?? [])
    identities = nil
    table = made
    return made
  }
}

/// Identity hashes of a stored segment's rows, read from its records.
enum StoredIdentities {
  static func read(
    _ segment: LakeSegment, _ reader: LakeReader
  ) throws(StorageError) -> [UInt64] {
    let records = try SegmentRecords(reader: reader, segment: segment)
    var scanner = ShapeScanner()
    var clock = EventClock(now: 0)
    var identities: [UInt64] = []
    identities.reserveCapacity(segment.rows)
    var record: [UInt8] = []
    while true {
      record.removeAll(keepingCapacity: true)
      guard try records.append(to: &record) else { return identities }
      let count = record.count
      record.append(contentsOf: repeatElement(0, count: ShapeScanner.padding))
      let hash = record.withUnsafeBytes { bytes -> UInt64? in
        let whole = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        guard (try? scanner.scan(whole, from: 0)) != nil else { return nil }
        return RowIdentity(scanner, clock: &clock).hash
      }
      guard let hash else {
        throw StorageError(.damaged, "a stored record is no JSON object", segment: segment.id)
      }
      identities.append(hash)
    }
  }
}

/// The segments of one store, as far as this process knows. Grows with its own commits and, under
/// the write lock, with those of others.
///
/// Unchecked: `lock` guards everything that changes.
final class KnownSegments: @unchecked Sendable {
  private let lock = ThreadLock()
  private var segments: [KnownSegment] = []
  private var ids: Set<Int64> = []
  /// How many of the newest keep their tables; each takes about 2 MB.
  private let kept: Int

  init(kept: Int) { self.kept = max(2, kept) }

  /// All segments, in the order in which they became known.
  var all: [KnownSegment] { lock.withLock { segments } }

  func add(_ segment: LakeSegment, identities: [UInt64]?) {
    lock.withLock {
      guard ids.insert(segment.id).inserted else { return }
      segments.append(KnownSegment(segment, identities: identities))
      if segments.count > kept { segments[segments.count - kept - 1].forget() }
    }
  }

  /// Takes what the lake holds now: others may have added segments, merged or removed them.
  func refresh(_ current: [LakeSegment]) {
    lock.withLock {
      let alive = Set(current.map { $0.id })
      segments.removeAll { !alive.contains($0.segment.id) }
      ids.formIntersection(alive)
      for segment in current where ids.insert(segment.id).inserted {
        segments.append(KnownSegment(segment))
      }
    }
  }
}
