import Foundation
import TarnSynth
import TarnTesting
import Testing

@testable import Tarn

/// A synthetic lake with its stories, made once for the suite.
private actor StoryLake {
  struct Story: Decodable, Sendable {
    struct Event: Decodable, Sendable {
      let eventID: String
      let eventTime: String
    }
    let name: String
    let keys: [String]
    let addresses: [String]
    let events: [Event]
  }
  private struct Book: Decodable { let stories: [Story] }

  static let shared = StoryLake()
  private var made: (EventLake, [Story])?
  /// Lives as long as the tests.
  private var scratch: Scratch?

  func get() throws -> (EventLake, [Story]) {
    if let made { return made }
    let scratch = try Scratch()
    var options = SynthOptions()
    options.events = 4_000
    options.days = 4
    options.output = scratch.file("tree")
    _ = try synthesize(options)
    let lake = EventLake(unopened: scratch.file("lake.db"))
    _ = try lake.ingestNow([scratch.file("tree")], IngestOptions(), IngestStop())
    self.scratch = scratch
    let text = try Data(contentsOf: URL(fileURLWithPath: scratch.file("tree/stories.json")))
    let book = try JSONDecoder().decode(Book.self, from: text)
    made = (lake, book.stories)
    return (lake, book.stories)
  }
}

/// RFC 4180, for checks only.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var bytes = Array(text.utf8)[...]
  func end() { row.append(String(decoding: cell, as: UTF8.self)); cell = [] }
  while let byte = bytes.popFirst() {
    switch byte {
    case UInt8(ascii: "\""):
      if isQuoted, bytes.first == byte {
        cell.append(byte)
        bytes.removeFirst()
      } else {
        isQuoted.toggle()
      }
    case UInt8(ascii: ",") where !isQuoted: end()
    case UInt8(ascii: "\n") where !isQuoted:
      end()
      rows.append(row)
      row = []
    default: cell.append(byte)
    }
  }
  return rows
}

@Suite("Timelines", .serialized)
struct TimelineTests {
  static func text(_ lake: EventLake, _ timeline: Timeline) throws -> (String, RowExport) {
    var bytes: [UInt8] = []
    let export = try lake.exportTimeline(timeline) { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), export)
  }

  @Test("a story's timeline is the story's own list", arguments: ["tarn", "timesketch", "suzaku"])
  func stories(_ profile: String) async throws {
    let (lake, stories) = try await StoryLake.shared.get()
    #expect(stories.count == 5)
    for story in stories {
      let first = try #require(story.events.first), last = try #require(story.events.last)
      var timeline = Timeline()
      timeline.profile = try TimelineProfile(named: profile)
      timeline.filter.from = try LakeTime.micros(first.eventTime, now: 0, zone: "UTC")
      timeline.filter.to = try LakeTime.micros(last.eventTime, now: 0, zone: "UTC") + 1_000_000
      timeline.filter.addresses = story.addresses
      timeline.filter.accessKeys = story.keys
      let (text, export) = try Self.text(lake, timeline)
      let rows = csvRows(text)
      let idColumn = try #require(
        rows[0].firstIndex { ["event_id", "EventID"].contains($0) })
      let found = rows.dropFirst().map { $0[idColumn] }
      #expect(export.rows == story.events.count, "\(story.name)")
      // Events of one second have no order of their own; all others keep the story's.
      var times: [String: String] = [:]
      for event in story.events { times[event.eventID] = event.eventTime }
      #expect(found.map { times[$0] } == story.events.map { $0.eventTime }, "\(story.name)")
      #expect(Set(found) == Set(story.events.map(\.eventID)), "\(story.name)")
    }
  }

  @Test("a story follows from its first key")
  func storySessions() async throws {
    let (lake, stories) = try await StoryLake.shared.get()
    for story in stories {
      let first = try #require(story.events.first)
      let last = try #require(story.events.last)
      var timeline = Timeline()
      timeline.filter.from = try LakeTime.micros(first.eventTime, now: 0, zone: "UTC")
      timeline.filter.to = try LakeTime.micros(last.eventTime, now: 0, zone: "UTC") + 1_000_000
      timeline.filter.addresses = story.addresses
      let session = try lake.session(of: try #require(story.keys.first), stop: nil)
      #expect(Set(session.keys).isSuperset(of: story.keys), "\(story.name)")
      timeline.follow(session)
      timeline.profile = try timeline.profile.choosing(["event_id"])
      let (text, _) = try Self.text(lake, timeline)
      let found = csvRows(text).dropFirst().map { $0[0] }
      #expect(found.sorted() == story.events.map(\.eventID).sorted(), "\(story.name)")
    }
  }

  @Test("first and last seen are the least and the greatest time of every principal")
  func summary() async throws {
    let (lake, _) = try await StoryLake.shared.get()
    var expected: [String: (first: String, last: String, events: Int, errors: Int)] = [:]
    var bytes: [UInt8] = []
    _ = try lake.exportEvents(EventSelection(), as: .jsonl) { bytes += $0 }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      if ["Insight", "Aggregated"].contains(object["eventCategory"] as? String) { continue }
      let identity = object["userIdentity"] as? [String: Any]
      let time = try #require(object["eventTime"] as? String)
      let names = ["arn", "invokedBy", "userName", "principalId"].map { identity?[$0] as? String }
      let name = names.compactMap { $0 }.first ?? object["sourceIPAddress"] as? String ?? ""
      var entry = expected[name] ?? (time, time, 0, 0)
      entry.first = min(entry.first, time)
      entry.last = max(entry.last, time)
      entry.events += 1
      if object["errorCode"] is String { entry.errors += 1 }
      expected[name] = entry
    }
    var count = 0
    let result = try lake.start(try lake.principalSummary(EventFilter()))
    while let batch = try result.next() {
      for row in batch.texts {
        count += 1
        let entry = try #require(expected[row[0] ?? ""], "\(row)")
        #expect(row[1]?.prefix(19) == entry.first.prefix(19))
        #expect(row[2]?.prefix(19) == entry.last.prefix(19))
        #expect(row[3] == "\(entry.events)" && row[4] == "\(entry.errors)")
      }
    }
    #expect(count == expected.count && count > 20)
  }

  @Test("headings are the profiles' lists", arguments: ["tarn", "timesketch", "suzaku"])
  func headings(_ name: String) throws {
    let path = Checkout.root + "/Tests/Cases/profiles/\(name).txt"
    let expected = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    var timeline = Timeline()
    timeline.profile = try TimelineProfile(named: name)
    #expect(timeline.headings == expected.map(String.init))
  }

  @Test("a whole lake comes in time's order, span after span")
  func order() async throws {
    let (lake, _) = try await StoryLake.shared.get()
    var timeline = Timeline()
    timeline.profile = try TimelineProfile.tarn.choosing(["time", "source_file", "source_index"])
    let (text, export) = try Self.text(lake, timeline)
    let rows = csvRows(text).dropFirst()
    #expect(export.rows == rows.count && export.rows > 3_000)
    let keys = rows.map {
      "\($0[0]) \($0[1]) " + String(repeating: "0", count: 9 - $0[2].count) + $0[2]
    }
    #expect(keys == keys.sorted())
    let spans = TimelineSpan.spans(
      of: [("a", 5), ("b", 5), ("c", 1), ("d", 99), ("e", 1)], limit: 10)
    #expect(spans.map { "\($0.first)\($0.last)\($0.rows)" } == ["ab10", "cc1", "dd99", "ee1"])
    #expect(TimelineSpan.spans(of: [("2", 1), ("0", 1)], limit: 9).map(\.first) == ["2", "0"])
  }

  @Test("local times, unknown times and marks")
  func columns() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "x.jsonl",
      """
      {"eventID":"1","eventTime":"2023-07-10T12:00:01Z","eventName":"A","sourceIPAddress":"203.0.113.9"}
      {"eventID":"2","eventName":"NoTime"}
      {"eventID":"3","eventTime":"Jul 10, 2023, 1:24:50 AM","eventName":"=cmd()"}

      """)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([file])
    var timeline = Timeline()
    timeline.zone = "Europe/Zurich"
    timeline.watchlist = try Watchlist(name: "w", text: "203.0.113.0/24")
    timeline.profile = try timeline.profile.choosing(["time", "local_time", "what", "watch"])
    let (text, export) = try Self.text(lake, timeline)
    #expect(
      csvRows(text) == [
        ["time", "local_time", "what", "watch"],
        [
          "2023-07-10T01:24:50.000000Z", "2023-07-10T03:24:50.000000+02:00", "'=cmd()", "",
        ],
        ["2023-07-10T12:00:01Z", "2023-07-10T14:00:01.000000+02:00", "A", "203.0.113.0/24"],
        ["", "", "NoTime", ""],
      ])
    #expect(export.rows == 3 && export.neutralized == 1 && export.replaced == 0)
    #expect(throws: LakeError.self) { try TimelineProfile.tarn.choosing(["nothing"]) }
    #expect(throws: LakeError.self) { try TimelineProfile(named: "nothing") }
  }

  @Test("no event: the headings alone")
  func empty() async throws {
    let (lake, _) = try await StoryLake.shared.get()
    var timeline = Timeline()
    timeline.filter.from = 0
    timeline.filter.to = 1
    let (text, export) = try Self.text(lake, timeline)
    #expect(export.rows == 0 && csvRows(text) == [timeline.headings])
  }

  // MARK: - Manifests

  /// An export of some events with its manifest.
  private static func exported() async throws -> (Scratch, EventLake, String) {
    let (lake, stories) = try await StoryLake.shared.get()
    let scratch = try Scratch()
    var timeline = Timeline()
    timeline.filter.addresses = stories[0].addresses
    timeline.zone = "Europe/Zurich"
    let origin = ExportOrigin(program: "tarn test", arguments: ["export"], now: 1_000_000)
    let path = scratch.file("t.csv")
    _ = try lake.exportTimeline(timeline, to: path, as: .csv, raw: false, origin: origin)
    return (scratch, lake, path)
  }

  @Test("an export is whole, verifies, and verifies again after later ingests")
  func verifies() async throws {
    let (scratch, lake, path) = try await Self.exported()
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    #expect(names == ["t.csv", "t.csv.manifest.json"])
    #expect(try EventLake.verify(path).differences == [])
    let more = try scratch.write(
      "more.jsonl",
      #"{"eventID":"later","eventTime":"2026-03-03T00:00:00Z","sourceIPAddress":"185.220.101.47"}"#)
    _ = try await lake.ingest([more])
    let check = try lake.verify(path)
    #expect(check.differences == [] && check.wasRepeated && check.rows > 20)
  }

  @Test("a row leads to its record's bytes")
  func origins() async throws {
    let (scratch, lake, path) = try await Self.exported()
    defer { withExtendedLifetime(scratch) {} }
    let rows = csvRows(try String(contentsOfFile: path, encoding: .utf8))
    let id = try #require(rows[0].firstIndex(of: "event_id"))
    for row in [1, rows.count - 1] {
      let origin = try lake.origin(ofRow: row, in: path)
      #expect(String(decoding: origin.record, as: UTF8.self).contains(rows[row][id]))
      #expect(origin.file.hasSuffix(".json.gz") && origin.sha256.count == 64)
    }
    #expect(throws: LakeError.self) { try lake.origin(ofRow: rows.count, in: path) }
  }

  @Test("every change of one field is found")
  func tampering() async throws {
    let (scratch, lake, path) = try await Self.exported()
    defer { withExtendedLifetime(scratch) {} }
    let manifestPath = path + ".manifest.json"
    let whole = try String(contentsOfFile: manifestPath, encoding: .utf8)
    let lines = whole.split(separator: "\n").map(String.init)
    var fields = 0
    for (number, line) in lines.enumerated() where line.contains(":") {
      fields += 1
      var changed = lines
      // The last letter or digit of the line becomes another one.
      let place = try #require(line.lastIndex { $0.isLetter || $0.isNumber })
      changed[number].replaceSubrange(place...place, with: line[place] == "1" ? "2" : "1")
      try changed.joined(separator: "\n").appending("\n").write(
        toFile: manifestPath, atomically: false, encoding: .utf8)
      #expect(throws: LakeError.self, "\(line)") { try EventLake.verify(path) }
    }
    #expect(fields > 25)
    // A seal made anew does not help against the lake.
    try whole.write(toFile: manifestPath, atomically: false, encoding: .utf8)
    let manifest = try Manifest(reading: manifestPath)
    for key in [
      "sha256", "rows", "lake", "commit", "sources", "coverage", "bytes", "file",
      "neutralized_cells", "replaced_cells", "sql", "parameters",
    ] {
      let forged = Manifest(
        manifest.members.map { member in
          guard member.key == key else { return member }
          return switch member.value {
          case .number(let digits): (key, .number("\((Int(digits) ?? 0) + 1)"))
          case .text(let text) where key == "sql":
            (key, .text(text.replacing("ORDER BY o1", with: "ORDER BY o3")))
          case .text(let text): (key, .text(text + "0"))
          case .array(let elements): (key, .array(Array(elements.dropLast())))
          default: (key, .object([("event_1", .text("1.2.3.4"))]))
          }
        })
      try Data(forged.bytes).write(to: URL(fileURLWithPath: manifestPath))
      let check = try? lake.verify(path)
      // A commit more is the same lake as long as nothing was ingested between.
      if key != "commit" { #expect(check?.differences != [], "\(key)") }
    }
    try whole.write(toFile: manifestPath, atomically: false, encoding: .utf8)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try EventLake.verify(path).differences.count == 1)
  }

  @Test("what breaks off bears no name")
  func partial() throws {
    let scratch = try Scratch()
    struct Broken: Error {}
    do {
      let file = try ExportFile(scratch.file("x.csv"))
      try file.write(Array("half".utf8))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["x.csv.partial"])
      throw Broken()
    } catch {}
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    #expect(throws: LakeError.self) { try ExportFile(scratch.file("no/such/folder.csv")) }
  }
}
