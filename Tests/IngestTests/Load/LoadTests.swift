import Foundation
import TarnStorage
import TarnSynth
import TarnZlib
import Testing

@testable import TarnIngest

/// A lake of its own in a folder of its own.
struct LoadBench {
  let scratch = Scratch()
  var lake: String { scratch.path + "/lake.db" }
  var options: LoadOptions {
    var options = LoadOptions(now: 1_800_000_000)
    options.fast = true
    return options
  }

  @discardableResult
  func ingest(_ paths: [[UInt8]], _ change: (inout LoadOptions) -> Void = { _ in }) throws
    -> LoadSummary
  {
    var options = options
    change(&options)
    let summary = try Loader.run(lake: lake, paths, options: options)
    #expect(
      summary.records
        == summary.new + summary.duplicates + summary.conflicts + summary.rejected)
    #expect(
      summary.files
        == summary.ingestedFiles + summary.knownFiles + summary.skippedFiles
        + summary.failedFiles)
    return summary
  }

  /// All records, in the lake's order.
  func records() throws -> [[UInt8]] {
    let reader = try LakeReader(path: lake)
    var all: [[UInt8]] = []
    for segment in try reader.segments() {
      let records = try SegmentRecords(reader: reader, segment: segment)
      while true {
        var record: [UInt8] = []
        guard try records.append(to: &record) else { break }
        all.append(record)
      }
    }
    return all
  }

  func sorted() throws -> [String] {
    try records().map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  static func event(
    _ i: Int, id: String? = nil, time: String = "2026-01-15T10:00:00Z", extra: String = ""
  ) -> String {
    let id = id ?? "00000000-0000-4000-8000-" + String(1_000_000_000_00 + i)
    return #"{"eventVersion":"1.09","userIdentity":{"type":"Root","accountId":"111122223333"},"#
      + #""eventTime":"\#(time)","eventName":"E\#(i % 7)","awsRegion":"eu-west-1","#
      + #""requestParameters":{"n":\#(i)},"responseElements":null\#(extra),"eventID":"\#(id)"}"#
  }

  static func file(_ events: [String]) -> String {
    #"{"Records":["# + events.joined(separator: ",") + "]}"
  }
}

@Suite struct LoadTests {
  let bench = LoadBench()

  @Test("What went in comes out, byte for byte and once")
  func roundTrip() throws {
    let events = (0..<500).map { LoadBench.event($0) }
    _ = bench.scratch.write("a/1.json", LoadBench.file(Array(events[..<200])))
    let compressed = try Zlib.compress(
      Array(LoadBench.file(Array(events[200...])).utf8), as: .gzip, level: 6)
    _ = bench.scratch.write("a/2.json.gz", compressed)
    let first = try bench.ingest([Array((bench.scratch.path + "/a").utf8)])
    #expect(first.new == 500)
    #expect(try bench.sorted() == events.sorted())

    let again = try bench.ingest([Array((bench.scratch.path + "/a").utf8)])
    #expect(again.knownFiles == 2)
    #expect(again.records == 0)
  }

  @Test("The same events from another file are duplicates, whatever their white space")
  func duplicates() throws {
    let events = (0..<100).map { LoadBench.event($0) }
    let one = bench.scratch.write("one.json", LoadBench.file(events))
    let two = bench.scratch.write(
      "two.json", LoadBench.file(events.map { $0.replacing(#"":"#, with: #"" : "#) }))
    try bench.ingest([one])
    let second = try bench.ingest([two])
    #expect(second.duplicates == 100)
    #expect(second.new == 0)
    #expect(try bench.sorted() == events.sorted())
  }

  @Test("Duplicates and conflicts inside one file are told apart")
  func conflicts() throws {
    let event = LoadBench.event(1)
    let changed = LoadBench.event(1, extra: #","x":1"#)
    let file = bench.scratch.write(
      "a.json", LoadBench.file([event, changed, event, changed, LoadBench.event(2)]))
    let summary = try bench.ingest([file])
    #expect(summary.new == 2)
    #expect(summary.conflicts == 1)
    #expect(summary.duplicates == 2)
    #expect(try bench.sorted() == [event, changed, LoadBench.event(2)].sorted())
    // The other way round in a later run: both are there already.
    let later = bench.scratch.write("b.json", LoadBench.file([changed, event]))
    #expect(try bench.ingest([later]).duplicates == 2)
    let third = LoadBench.event(1, extra: #","x":2"#)
    let more = bench.scratch.write("c.json", LoadBench.file([third]))
    #expect(try bench.ingest([more]).conflicts == 1)
    #expect(try bench.records().count == 4)
  }

  @Test("One bad record is a reject, the rest of its file is stored")
  func rejects() throws {
    let file = bench.scratch.write(
      "a.json", LoadBench.file([LoadBench.event(1), #"{"eventID":tru}"#, LoadBench.event(2)]))
    let summary = try bench.ingest([file])
    #expect(summary.new == 2)
    #expect(summary.rejected == 1)
  }

  @Test("Nothing of a file that breaks off is kept, and nothing else is lost")
  func truncated() throws {
    let good = LoadBench.file((0..<50).map { LoadBench.event($0) })
    let bad = try Zlib.compress(
      Array(LoadBench.file((100..<3_000).map { LoadBench.event($0) }).utf8), as: .gzip, level: 1)
    _ = bench.scratch.write("a/1.json", good)
    _ = bench.scratch.write("a/2.json.gz", Array(bad.dropLast(20)))
    _ = bench.scratch.write("a/3.json", LoadBench.file((50..<60).map { LoadBench.event($0) }))
    let summary = try bench.ingest([Array((bench.scratch.path + "/a").utf8)])
    #expect(summary.failedFiles == 1)
    #expect(summary.failures.count == 1)
    #expect(summary.new == 60)
    #expect(try bench.records().count == 60)
  }

  @Test("A file larger than a segment is stored whole", arguments: [false, true])
  func large(_ breaks: Bool) throws {
    let events = (0..<70_000).map { LoadBench.event($0) } + [LoadBench.event(5)]
    _ = bench.scratch.write("a/0.json", LoadBench.file([LoadBench.event(-1)]))
    var bytes = try Zlib.compress(Array(LoadBench.file(events).utf8), as: .gzip, level: 1)
    if breaks { bytes.removeLast(30) }
    _ = bench.scratch.write("a/1.json.gz", bytes)
    _ = bench.scratch.write("a/2.json", LoadBench.file([LoadBench.event(-2)]))
    let summary = try bench.ingest([Array((bench.scratch.path + "/a").utf8)]) { $0.workers = 1 }
    #expect(summary.failedFiles == (breaks ? 1 : 0))
    #expect(summary.new == (breaks ? 2 : 70_002))
    #expect(summary.duplicates == (breaks ? 0 : 1))
    #expect(try bench.records().count == summary.new)
  }

  @Test("A synthetic tree comes back whole from two workers")
  func synthetic() throws {
    var synth = SynthOptions()
    synth.events = 3_000
    synth.days = 40
    synth.output = bench.scratch.path + "/tree"
    let made = try synthesize(synth)
    let summary = try bench.ingest([Array((synth.output + "/AWSLogs").utf8)])
    #expect(summary.records == made.events)
    #expect(summary.failedFiles == 0)
    #expect(try bench.records().count == summary.new + summary.conflicts)
    let reader = try LakeReader(path: bench.lake)
    let segments = try reader.segments()
    #expect(try reader.partitions().reduce(0) { $0 + $1.rows } == summary.new + summary.conflicts)
    #expect(segments.reduce(0) { $0 + $1.rows } == summary.new + summary.conflicts)
    for segment in segments {
      #expect(segment.ranges.reduce(0) { $0 + $1.rows } == segment.rows)
      #expect(segment.row.checksum == segment.row.expectedChecksum)
    }
  }

  @Test("Presence and ranks from shape codes agree with the chunks")
  func presence() throws {
    let events = (0..<300).map {
      LoadBench.event($0, extra: $0 % 3 == 0 ? #","errorCode":"X"# + "\"" : "")
    }
    try bench.ingest([bench.scratch.write("a.json", LoadBench.file(events))])
    let reader = try LakeReader(path: bench.lake)
    let segment = try #require(try reader.segments().first)
    let column = try #require(try reader.columns().first { $0.path == #"["errorCode"]"# })
    let rows = SegmentRows(reader: reader, segment: segment)
    let (presence, values) = try rows.values(of: column.id, rows: 0..<300)
    #expect(presence.count { $0 } == 100)
    #expect(values == 0..<100)
    #expect(try reader.head(segment.id, column: column.id)?.values == 100)
    #expect(try rows.values(of: column.id, rows: 150..<300).values == 50..<100)
  }
}
