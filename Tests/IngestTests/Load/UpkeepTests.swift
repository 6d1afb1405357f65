import Foundation
import TarnSQLite
import TarnStorage
import Testing

@testable import TarnIngest

/// Checks, merges, retention and copies of a lake.
@Suite struct UpkeepTests {
  let bench = LoadBench()

  /// Three small loads over two months and two regions.
  private func fill() throws -> [String] {
    var all: [String] = []
    for load in 0..<3 {
      let events = (0..<60).map { i in
        LoadBench.event(
          load * 100 + i, time: "2026-0\(1 + i % 2)-\(10 + i % 15)T0\(load):00:00Z",
          extra: i % 5 == 0 ? #","errorCode":"A\\u0042 \#(i)""# : "")
      }
      all += events
      try bench.ingest([bench.scratch.write("\(load).json", LoadBench.file(events))])
    }
    return all.sorted()
  }

  private func findings() throws -> [LakeFinding] {
    var check = LakeCheck(try LakeReader(path: bench.lake))
    check.run()
    return check.findings
  }

  @Test("A sound lake has no findings, before and after a compaction that keeps every byte")
  func compact() throws {
    let events = try fill()
    #expect(try findings() == [])
    let before = try identities()
    let summary = try Compactor.run(lake: bench.lake)
    #expect(summary.segmentsBefore == 6)
    #expect(summary.segmentsAfter == 2)
    #expect(try findings() == [])
    #expect(try bench.sorted() == events)
    #expect(try identities() == before)
    #expect(try Compactor.run(lake: bench.lake).merges == 0)
    // What was merged is still known.
    let again = bench.scratch.write("again.json", LoadBench.file(events))
    #expect(try bench.ingest([again]).duplicates == events.count)
  }

  /// Source file, index and commit of every record.
  private func identities() throws -> [String] {
    let reader = try LakeReader(path: bench.lake)
    var all: [String] = []
    for segment in try reader.segments() {
      let records = try SegmentRecords(reader: reader, segment: segment)
      for row in 0..<segment.rows {
        all.append("\(records.files[row]) \(records.positions[row]) \(records.commits[row])")
      }
    }
    return all.sorted()
  }

  @Test("Retention deletes what is older and nothing else; a hold forbids it")
  func retain() throws {
    let events = try fill()
    let reader = try LakeReader(path: bench.lake)
    let store = try #require(try reader.store("cloudtrail"))
    try reader.end()
    // 2026-02-15
    let rule = RetentionRule(store: store, before: 1_771_113_600_000_000)
    let kept = events.filter { $0.contains(#""2026-02-"#) && $0.contains(after: 15) }
    let dry = try Retention.run(lake: bench.lake, rule, isDryRun: true)
    #expect(dry.rows == events.count - kept.count)

    let writer = try LakeWriter(path: bench.lake, cancellation: LakeCancellation())
    try writer.begin()
    try writer.addHold(
      name: "case", store: nil, first: nil, last: nil, reason: "r", user: "u")
    try writer.commit()
    let refused = #expect(throws: StorageError.self) {
      _ = try Retention.run(lake: bench.lake, rule)
    }
    #expect(refused?.code == .held)
    #expect(try bench.records().count == events.count)
    try writer.begin()
    try writer.releaseHold("case")
    try writer.commit()

    let done = try Retention.run(lake: bench.lake, rule)
    #expect(done.rows == dry.rows)
    #expect(try bench.sorted() == kept)
    #expect(try findings() == [])
    #expect(try Retention.run(lake: bench.lake, rule).rows == 0)
  }

  @Test("A copy of a lake is the same lake, and nothing is overwritten")
  func backup() throws {
    let events = try fill()
    let copy = bench.scratch.path + "/copy.db"
    try LakeBackup.copy(bench.lake, to: copy, cancellation: LakeCancellation())
    var check = LakeCheck(try LakeReader(path: copy))
    check.run()
    #expect(check.findings == [])
    #expect(try LakeReader(path: copy).segments().reduce(0) { $0 + $1.rows } == events.count)
    #expect(throws: StorageError.self) {
      try LakeBackup.copy(bench.lake, to: copy, cancellation: LakeCancellation())
    }
  }

  @Test(
    "A change of any table is found",
    arguments: [
      "DELETE FROM chunk WHERE id = (SELECT max(id) FROM chunk)",
      "UPDATE chunk SET head = (SELECT head FROM chunk ORDER BY id LIMIT 1) WHERE id = (SELECT max(id) FROM chunk)",
      "UPDATE chunk SET body = zeroblob(length(body)) WHERE length(body) > 40",
      "UPDATE chunk SET body = substr(body, 1, length(body) - 1) WHERE length(body) > 40",
      "UPDATE segment SET rows = rows + 1",
      "UPDATE segment SET min_time = min_time + 1",
      "DELETE FROM segment WHERE id = 1",
      "DELETE FROM segment_range WHERE segment = 1",
      "UPDATE segment_range SET rows = rows + 1 WHERE segment = 1",
      "UPDATE partition SET rows = rows + 1",
      "DELETE FROM partition WHERE id = 1",
      "DELETE FROM shape",
      "UPDATE shape SET body = x'00'",
      "UPDATE filter SET body = zeroblob(length(body))",
      "UPDATE lake SET rows = rows - 1",
      "UPDATE source_pack SET body = x'00'",
    ])
  func tampering(_ sql: String) throws {
    _ = try fill()
    let plain = try SQLiteConnection(path: bench.lake, mode: .readWrite)
    try plain.execute(sql)
    #expect(try findings() != [])
  }

  @Test("Any byte of the file flipped is found or harmless, and never a trap")
  func flippedBytes() throws {
    let events = try fill()
    let whole = try Data(contentsOf: URL(filePath: bench.lake))
    let other = bench.scratch.path + "/flipped.db"
    var generator = ScannerAgreementTests.Random(state: 7)
    for _ in 0..<60 {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
        1
        << UInt8.random(in: 0..<8, using: &generator)
      try bytes.write(to: URL(filePath: other))
      guard let reader = try? LakeReader(path: other) else { continue }
      var records: [String] = []
      var check = LakeCheck(reader)
      check.run(record: { _, _, record in
        records.append(String(decoding: record, as: UTF8.self))
        return nil
      })
      if check.findings.isEmpty { #expect(records.sorted() == events) }
      try? FileManager.default.removeItem(atPath: other)
    }
  }
}

extension String {
  /// Whether the event's day of the month is `day` or later.
  fileprivate func contains(after day: Int) -> Bool {
    guard let found = range(of: "\"2026-02-"), let number = Int(self[found.upperBound...].prefix(2))
    else { return false }
    return number >= day
  }
}
