import Foundation
import TarnJSON
import TarnZlib
import Testing

@testable import TarnIngest

/// The lines of the real events beside the package, where they are there.
enum RealData {
  static let files: [(name: String, records: [[UInt8]])] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for place in ["../shared/data", "../../shared/data"] {
      let folder = root.appending(path: place)
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
        continue
      }
      return names.filter { $0.hasSuffix(".jsonl") }.sorted().compactMap { name in
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
        return (name, data.split(separator: 0x0a).map { Array($0) })
      }
    }
    return []
  }()
}

/// Each way in which records travel, made from the records' bytes.
enum Wrapping: CaseIterable {
  case records, prettyRecords, array, lines, concatenated, lookupEvents, eventBridge, cloudWatch
  case filteredLog, logExport, auditEvents, lakeResult

  var format: EventFormat { self == .lakeResult ? .csv : .json }

  func wrap(_ records: [[UInt8]]) -> [UInt8] {
    switch self {
    case .records: join(#"{"Records":["#, records, ",", "]}")
    case .prettyRecords:
      join("\u{feff}{\n  \"Records\" : [\n    ", records, ",\n    ", "\n  ]\n}\n")
    case .array: join("[", records, ", ", "]")
    case .lines: join("", records, "\n", "\n")
    case .concatenated: join("", records, "", "")
    case .lookupEvents:
      join(
        #"{"NextToken":"x","Events":["#,
        records.map { join(#"{"EventId":"1","CloudTrailEvent":"#, [text($0)], "", "}") }, ",", "]}")
    case .eventBridge:
      join("", records.map { join(#"{"version":"0","detail":"#, [$0], "", "}") }, "\n", "")
    case .cloudWatch:
      join(
        "",
        records.map {
          join(#"{"owner":"1","logEvents":[{"id":"1","message":"#, [text($0)], "", "}]}")
        }, "", "")
    case .filteredLog:
      join(
        #"{"events":["#,
        records.map { join(#"{"timestamp":1,"message":"#, [text($0)], "", #","eventId":"3"}"#) },
        ",", #"],"searchedLogStreams":[]}"#)
    case .logExport:
      join("", records.map { join("2026-01-15T09:05:00.000Z ", [$0], "", "") }, "\n", "\n")
    case .auditEvents:
      join(
        #"{"auditEvents":["#,
        records.map { join(#"{"id":"a","eventData":"#, [text($0)], "", "}") }, ",", "]}")
    case .lakeResult:
      join("eventID,eventJson\n", records.map { join("1,\"", [doubled($0)], "", "\"") }, "\n", "\n")
    }
  }

  private func join(
    _ head: String, _ parts: [[UInt8]], _ separator: String, _ tail: String
  ) -> [UInt8] {
    Array(head.utf8) + Array(parts.joined(separator: Array(separator.utf8))) + Array(tail.utf8)
  }

  private func text(_ record: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    record.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
    return output
  }

  private func doubled(_ record: [UInt8]) -> [UInt8] {
    record.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
  }
}

@Suite struct RealDataTests {
  @Test("Real events come out of every envelope byte for byte", arguments: Wrapping.allCases)
  func everyEnvelope(_ wrapping: Wrapping) {
    for file in RealData.files {
      // What stands alone in a log or on a bus must look like CloudTrail; a few fixtures do not.
      let records = file.records.filter { record in
        record.withUnsafeBytes { ObjectKind($0, at: 0) } == .record(certain: true)
      }
      let limit = 300
      let some = Array(records.prefix(limit))
      guard !some.isEmpty else { continue }
      let text = wrapping.wrap(some)
      let kind = text.prefix(65_536).withUnsafeBytes { ContentKind(head: $0, isWhole: false) }
      #expect(kind == .events(wrapping.format), "\(file.name)")
      let (reading, sink) = readEnvelope(text, as: wrapping.format)
      #expect(sink.taken.map(\.text) == some, "\(file.name)")
      #expect(sink.rejected.isEmpty)
      #expect(reading.isComplete)
      let pieces = readEnvelope(text, as: wrapping.format, piece: 5000).reading
      #expect(pieces == reading, "\(file.name)")
    }
  }

  @Test("Every line of the real files is a record")
  func lines() {
    for file in RealData.files {
      let (reading, sink) = readEnvelope(Wrapping.lines.wrap(file.records))
      #expect(sink.taken.map(\.text) == file.records)
      #expect(reading.foreign == 0)
    }
  }
}
