import TarnColumns
import TarnStorage

/// Tells new records from those the lake, or the batch, already has.
///
/// Two records are the same event if their keys are equal. Equal content, as JSON: a duplicate,
/// counted and not stored. Other content: a conflict, stored and listed.
final class DuplicateSearch {
  enum Verdict {
    case new
    case duplicate
    /// Differs from a record of the lake.
    case conflict(file: Int64, position: Int)
    /// Differs from an earlier row of the log.
    case conflictInBatch(row: UInt32)
  }

  private let path: String
  private let cancellation: LakeCancellation
  private var reader: LakeReader?
  private var scanner = ShapeScanner()
  private var clock = EventClock(now: 0)
  private var mine: [UInt8] = []
  private var stored: [UInt8] = []
  /// Events of a file that fills several segments: those that are built already.
  private var earlier: [EventKey: (content: UInt64, position: UInt32)] = [:]

  init(path: String, cancellation: LakeCancellation) {
    self.path = path
    self.cancellation = cancellation
  }

  /// A verdict for each of `rows`, in their order.
  func verdicts(
    _ log: RowLog, _ rows: [UInt32], among known: [KnownSegment]
  ) throws(StorageError) -> [Verdict] {
    var verdicts = searchBatch(log, rows)
    if !earlier.isEmpty { searchEarlier(log, rows, &verdicts) }
    guard !known.isEmpty, !rows.isEmpty else { return verdicts }
    var first = Int64.max
    var last = Int64.min
    for row in rows {
      first = min(first, log.rows[Int(row)].time)
      last = max(last, log.rows[Int(row)].time)
    }
    defer { try? reader?.end() }
    var isFresh = false
    for segment in known where segment.minTime <= last && segment.maxTime >= first {
      let open = { () throws(StorageError) -> LakeReader in
        let reader = try self.openReader()
        if !isFresh { try reader.begin() }
        isFresh = true
        return reader
      }
      let matches = try segment.matches(log, rows, open)
      if matches.isEmpty { continue }
      try compare(log, rows, matches, segment, open(), &verdicts)
    }
    return verdicts
  }

  /// Whether any of `rows` may be in one of these segments: by hash, without comparing.
  func touches(
    _ log: RowLog, _ rows: [UInt32], _ known: ArraySlice<KnownSegment>
  ) throws(StorageError) -> Bool {
    defer { try? reader?.end() }
    for segment in known {
      let matches = try segment.matches(log, rows) { () throws(StorageError) in
        let reader = try self.openReader()
        try reader.begin()
        return reader
      }
      if !matches.isEmpty { return true }
    }
    return false
  }

  private func openReader() throws(StorageError) -> LakeReader {
    if let reader { return reader }
    let made = try LakeReader(path: path, cancellation: cancellation)
    reader = made
    return made
  }

  private func searchBatch(_ log: RowLog, _ rows: [UInt32]) -> [Verdict] {
    var verdicts = [Verdict](repeating: .new, count: rows.count)
    let table = IdentityTable(rows.map { log.rows[Int($0)].identity })
    for (i, index) in rows.enumerated() {
      let row = log.rows[Int(index)]
      var others: [Int] = []
      table.find(row.identity) { if $0 < i { others.append($0) } }
      if others.isEmpty { continue }
      for other in others.sorted() where log.rows[Int(rows[other])].key == row.key {
        if case .duplicate = verdicts[other] { continue }
        if isSame(log, index, rows[other]) {
          verdicts[i] = .duplicate
          break
        }
        if case .new = verdicts[i] { verdicts[i] = .conflictInBatch(row: rows[other]) }
      }
    }
    return verdicts
  }

  private func isSame(_ log: RowLog, _ a: UInt32, _ b: UInt32) -> Bool {
    mine.removeAll(keepingCapacity: true)
    stored.removeAll(keepingCapacity: true)
    log.appendRecord(Int(a), to: &mine)
    log.appendRecord(Int(b), to: &stored)
    return same()
  }

  private func same() -> Bool {
    mine.withUnsafeBytes { mine in
      stored.withUnsafeBytes { SameEvent(mine, $0) == .duplicate }
    }
  }

  private func searchEarlier(_ log: RowLog, _ rows: [UInt32], _ verdicts: inout [Verdict]) {
    for (i, index) in rows.enumerated() {
      guard case .new = verdicts[i], let known = earlier[log.rows[Int(index)].key] else {
        continue
      }
      verdicts[i] =
        content(log, index) == known.content
        ? .duplicate : .conflict(file: -1, position: Int(known.position))
    }
  }

  private func content(_ log: RowLog, _ row: UInt32) -> UInt64 {
    mine.removeAll(keepingCapacity: true)
    log.appendRecord(Int(row), to: &mine)
    return mine.withUnsafeBytes { BitFilter.hash($0) }
  }

  /// Remembers rows whose segment is built and not yet committed.
  func remember(_ log: RowLog, _ rows: [UInt32]) {
    for index in rows {
      let row = log.rows[Int(index)]
      earlier[row.key] = (content(log, index), row.position)
    }
  }

  func forgetEarlier() { earlier.removeAll() }

  /// Reads the segment's matching rows, in their order, and compares.
  private func compare(
    _ log: RowLog, _ rows: [UInt32], _ matches: [(stored: Int, index: Int)],
    _ segment: KnownSegment, _ reader: LakeReader, _ verdicts: inout [Verdict]
  ) throws(StorageError) {
    let records = try SegmentRecords(reader: reader, segment: segment.segment)
    var at = -1
    var key: EventKey?
    for (row, i) in matches {
      if case .duplicate = verdicts[i] { continue }
      if row != at {
        while records.next < row { _ = records.skip() }
        stored.removeAll(keepingCapacity: true)
        guard try records.append(to: &stored) else { return }
        key = storedKey()
        at = row
      }
      guard key == log.rows[Int(rows[i])].key else { continue }
      mine.removeAll(keepingCapacity: true)
      log.appendRecord(Int(rows[i]), to: &mine)
      if same() {
        verdicts[i] = .duplicate
      } else if case .new = verdicts[i] {
        verdicts[i] = .conflict(file: records.files[row], position: Int(records.positions[row]))
      }
    }
  }

  private func storedKey() -> EventKey? {
    let count = stored.count
    stored.append(contentsOf: repeatElement(0, count: ShapeScanner.padding))
    defer { stored.removeLast(ShapeScanner.padding) }
    return stored.withUnsafeBytes { bytes in
      let whole = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      guard (try? scanner.scan(whole, from: 0)) != nil else { return nil }
      return RowIdentity(scanner, clock: &clock).key
    }
  }
}
