import TarnSQLite
import TarnTesting
import Testing

@testable import Tarn

@Suite("Case files")
struct CaseFileTests {
  private static let records = [
    #"{"eventID":"1","eventTime":"2023-07-10T12:00:02Z","awsRegion":"eu-west-1","eventName":"=A","userIdentity":{"arn":"u"},"requestParameters":{"k":"é"}}"#,
    #"{ "eventID":"2", "eventTime":"2023-07-10T12:00:01Z","eventName":"B'; DROP TABLE events;--"}"#,
    #"{"eventID":"3","eventName":"C","x":"\u0000 \ud800"}"#,
    #"{"eventID":"4","eventTime":"2024-01-01T00:00:00Z","eventName":"D"}"#,
  ]

  private static func lake() async throws -> (Scratch, EventLake) {
    let scratch = try Scratch()
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([
      try scratch.write("x.jsonl", records.joined(separator: "\n")),
      try scratch.write(
        "y.jsonl", #"{"eventID":"5","eventTime":"2024-02-01T00:00:00Z","eventName":"E"}"#),
    ])
    return (scratch, lake)
  }

  private static let origin = ExportOrigin(program: "tarn test", arguments: ["a", "b"], now: 0)

  @Test("a plain file holds events, originals and what is known of them")
  func contents() async throws {
    let (scratch, lake) = try await Self.lake()
    let path = scratch.file("case.db")
    var timeline = Timeline()
    timeline.filter.clause = "eventid <> '5'"
    let export = try lake.exportCase(timeline, to: path, origin: Self.origin)
    #expect(export.rows == 4)
    let database = try SQLiteConnection(path: path, mode: .readOnly)
    #expect(try database.text("PRAGMA integrity_check") == "ok")
    #expect(
      try database.text("SELECT group_concat(eventid, '') FROM (SELECT * FROM events ORDER BY id)")
        == "2143")
    for (number, record) in Self.records.enumerated() {
      let sql = "SELECT record FROM originals WHERE event_id = '\(number + 1)'"
      #expect(try database.text(sql) == record)
    }
    let joined = """
      SELECT count(*) FROM events e JOIN originals o USING (id) JOIN timeline t USING (id)
      WHERE e.eventid = o.event_id AND e.eventid = t.event_id
        AND e.eventname IS json_extract(record, '$.eventName')
      """
    #expect(try database.integer(joined) == 4)
    #expect(try database.text("SELECT useridentity ->> '$.arn' FROM events WHERE id = 2") == "u")
    #expect(try database.integer("SELECT count(*) FROM source_files") == 1)
    #expect(try database.integer("SELECT rows FROM source_files") == 4)
    #expect(try database.integer("SELECT length(sha256) FROM source_files") == 64)
    #expect(try database.integer("SELECT count(*) FROM journal") == 1)
    #expect(try database.integer("SELECT count(*) FROM queries") == 2)
    #expect(
      try database.text("SELECT value FROM case_info WHERE name = 'command'") == "a b")
    #expect(try database.integer("SELECT sum(events) FROM coverage") == 5)
    withExtendedLifetime(scratch) {}
  }

  @Test("a case without events is a case, and nothing half made is left")
  func edges() async throws {
    let (scratch, lake) = try await Self.lake()
    var timeline = Timeline()
    timeline.filter.eventNames = ["Nothing"]
    let path = scratch.file("empty.db")
    #expect(try lake.exportCase(timeline, to: path, origin: Self.origin).rows == 0)
    let database = try SQLiteConnection(path: path, mode: .readOnly)
    #expect(try database.integer("SELECT count(*) FROM events") == 0)
    timeline.filter.clause = "nothing = 1"
    #expect(throws: LakeError.self) {
      try lake.exportCase(timeline, to: scratch.file("bad.db"), origin: Self.origin)
    }
    #expect(!Files.exists(scratch.file("bad.db")))
    #expect(!Files.exists(scratch.file("bad.db.partial")))
  }
}
