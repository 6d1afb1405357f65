import Foundation
import TarnSynth
import TarnTesting
import Testing

@testable import Tarn

@Suite("The library over a lake of its own")
struct LakeTests {
  /// A small synthetic tree and the lake made of it.
  private static func lake(events: Int = 2_000) async throws -> (Scratch, EventLake, String) {
    let scratch = try Scratch()
    let tree = scratch.file("tree")
    var options = SynthOptions()
    options.events = events
    options.days = 3
    options.output = tree
    _ = try synthesize(options)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    let summary = try await lake.ingest([tree])
    #expect(
      summary.records == summary.new + summary.duplicate + summary.conflict + summary.rejected)
    #expect(summary.failedFiles == 0 && summary.rejected == 0)
    return (scratch, lake, tree)
  }

  private static func lines(_ lake: EventLake) throws -> [String] {
    var bytes: [UInt8] = []
    _ = try lake.exportEvents(EventSelection(), as: .jsonl) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func all(
    _ lake: EventLake, _ sql: String, _ parameters: [String: SQLValue] = [:]
  ) async throws -> [[String?]] {
    var rows: [[String?]] = []
    for try await row in try await lake.query(sql, parameters) { rows.append(row.texts) }
    return rows
  }

  @Test("a second ingest of the same tree changes nothing")
  func secondIngest() async throws {
    let (scratch, lake, tree) = try await Self.lake()
    let before = try Self.lines(lake)
    let again = try await lake.ingest([tree])
    #expect(again.new == 0 && again.knownFiles > 0)
    #expect(try Self.lines(lake) == before)
    _ = scratch
  }

  @Test("every row knows its file, its place in it, and when it was ingested")
  func provenance() async throws {
    let (scratch, lake, tree) = try await Self.lake(events: 300)
    let rows = try await Self.all(
      lake,
      #"""
      SELECT count(*), count("$ingested"), count("$path"), count("$index"),
        count_if("$path" LIKE '\(tree)%'), count_if("$ingested" > TIMESTAMP '2020-01-01')
      FROM cloudtrail_logs
      """#.replacingOccurrences(of: "\\(tree)", with: tree))
    #expect(Set(rows[0]).count == 1 && rows[0][0] != "0")
    _ = scratch
  }

  @Test("records come back byte for byte, whatever their oddities")
  func exactBytes() async throws {
    let scratch = try Scratch()
    let records = [
      #"{"eventTime":"2023-07-10T12:00:01Z","awsRegion":"us-east-1","eventID":"a","x":{"a.b":1,"a":{"b":[1, 2]}}}"#,
      #"{"eventID":"b","eventTime":"Jul 10, 2023, 1:24:50 PM","requestParameters":"text \u00e9 \ud800","n":1.50E+2}"#,
      #"{"eventID":"c","userIdentity":null,"eventTime":1688992790,"readOnly":"True","é":"\/"}"#,
      #"{ "eventID" : "d", "resources" : [ ], "deep":{"k":{"k":{"k":{}}}}, "k":1, "k":2 }"#,
      #"{"eventID":"e","requestParameters":{"Tagging":true,"tagging":"true"},"responseElements":{}}"#,
    ]
    let file = try scratch.write("odd.jsonl", records.joined(separator: "\n") + "\n")
    let lake = try await EventLake(at: scratch.file("lake.db"))
    let summary = try await lake.ingest([file])
    #expect(summary.new == records.count)
    #expect(try Set(Self.lines(lake)) == Set(records))
  }

  @Test("an equal record is a duplicate, another with its key a conflict")
  func duplicatesAndConflicts() async throws {
    let scratch = try Scratch()
    let record =
      #"{"eventID":"1","eventTime":"2023-07-10T12:00:01Z","recipientAccountId":"1","a":1}"#
    let reordered =
      #"{"eventTime":"2023-07-10T12:00:01Z","a":1,"eventID":"1","recipientAccountId":"1"}"#
    let other =
      #"{"eventID":"1","eventTime":"2023-07-10T12:00:01Z","recipientAccountId":"1","a":2}"#
    let file = try scratch.write("x.jsonl", [record, reordered, other].joined(separator: "\n"))
    let lake = try await EventLake(at: scratch.file("lake.db"))
    let summary = try await lake.ingest([file])
    #expect(summary.new == 1 && summary.duplicate == 1 && summary.conflict == 1)
    #expect(try Self.lines(lake) == [record, other])
  }

  @Test("counts agree between SQL and the export")
  func counts() async throws {
    let (scratch, lake, _) = try await Self.lake()
    let lines = try Self.lines(lake)
    let rows = try await Self.all(
      lake, "SELECT count(*), count(DISTINCT eventid), count(errorcode) FROM cloudtrail_logs")
    // The lens of events leaves Insights and aggregated records to theirs.
    let objects = try lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }.filter { !["Insight", "Aggregated"].contains($0["eventCategory"] as? String) }
    #expect(rows[0][0] == "\(objects.count)")
    let errors = objects.filter { $0["errorCode"] is String }.count
    #expect(rows[0][2] == "\(errors)")
    _ = scratch
  }

  @Test("groups by name are those of the records")
  func groups() async throws {
    let (scratch, lake, _) = try await Self.lake()
    var expected: [String: Int] = [:]
    for line in try Self.lines(lake) {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let name = object?["eventName"] as? String else { continue }
      expected[name, default: 0] += 1
    }
    let rows = try await Self.all(
      lake, "SELECT eventname, count(*) FROM cloudtrail_logs WHERE eventname IS NOT NULL GROUP BY 1"
    )
    let found = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] ?? "", Int($0[1] ?? "") ?? 0) })
    #expect(found == expected)
    _ = scratch
  }

  @Test("structs, JSON paths and parameters read the same value")
  func access() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "x.jsonl",
      """
      {"eventID":"1","eventTime":"2023-07-10T12:00:01Z","awsRegion":"eu-west-1","eventName":"A","userIdentity":{"type":"IAMUser","userName":"alice","sessionContext":{"attributes":{"mfaAuthenticated":"true"}}},"requestParameters":{"bucketName":"b","n":5,"nested":{"x":[1,2]}},"readOnly":false}
      {"eventID":"2","eventTime":"2023-07-10T12:00:02Z","awsRegion":"eu-west-1","eventName":"B","userIdentity":null,"requestParameters":null,"readOnly":true}

      """)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([file])
    let rows = try await Self.all(
      lake,
      """
      SELECT eventname, useridentity.username, useridentity.sessioncontext.attributes.mfaauthenticated,
        json_extract_scalar(requestparameters, '$.bucketName'),
        json_extract_scalar(requestparameters, '$.n'), requestparameters, readonly, region, day
      FROM cloudtrail_logs WHERE eventname <> :other ORDER BY eventname
      """, ["other": .text("C")])
    #expect(
      rows == [
        [
          "A", "alice", "true", "b", "5", #"{"bucketName":"b","n":5,"nested":{"x":[1,2]}}"#,
          "false", "eu-west-1", "10",
        ],
        ["B", nil, nil, nil, nil, nil, "true", "eu-west-1", "10"],
      ])
  }

  @Test("a misspelt column is an error with its place")
  func misspelt() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("x.jsonl", #"{"eventID":"1","eventName":"A"}"#)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([file])
    do {
      _ = try await Self.all(lake, "SELECT evntname FROM cloudtrail_logs")
      Issue.record("no error")
    } catch let error as LakeError {
      #expect(error.code == "COLUMN_NOT_FOUND")
      #expect(error.position?.line == 1 && error.position?.column == 8)
    }
  }
}
