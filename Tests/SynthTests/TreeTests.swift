import Foundation
import TarnJSON
import TarnZlib
import Testing

@testable import TarnSynth

struct TreeTests {
  @Test("equal options give equal trees on one thread and on three, another seed another tree")
  func determinism() throws {
    var options = SynthOptions()
    options.events = 3000
    options.eventsPerFile = 60
    let one = try Tree(options, threads: 1)
    let three = try Tree(options, threads: 3)
    #expect(one.files == three.files)
    #expect(one.summary.events == 3000)
    #expect(one.files.count == one.summary.files + 1)
    options.seed = 2
    let other = try Tree(options, threads: 2)
    #expect(Set(other.files.keys).intersection(one.files.keys) == ["stories.json"])
  }

  @Test("the tree holds the events that the stream gives, gzipped in AWS's layout")
  func treeEqualsStream() throws {
    var options = SynthOptions()
    options.events = 1500
    options.accounts = 2
    let tree = try Tree(options, threads: 2)
    var seen = 1
    try EventStream(options).forEachFileThrowing { path, json, _ in
      let file = try #require(tree.files[path])
      #expect(try Zlib.decompress(file, as: .gzip, limit: 1 << 26) == json)
      seen += 1
    }
    #expect(seen == tree.files.count)
  }

  @Test("a folder that holds a tree is refused")
  func refusesSecondTree() throws {
    var options = SynthOptions()
    options.events = 50
    let folder = FileManager.default.temporaryDirectory.appending(path: "synth-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    options.output = folder
    _ = try synthesize(options)
    #expect(throws: SynthError.notEmpty(path: folder)) { try synthesize(options) }
  }

  @Test("what cannot be written is said")
  func unwritable() {
    var options = SynthOptions()
    options.output = "/dev/null/tree"
    #expect(
      throws: SynthError.cannotWrite(path: "/dev/null/tree", reason: "Not a directory")
    ) { try synthesize(options) }
  }

  @Test("every file is valid JSON of unescaped, minified records")
  func validJSON() throws {
    for file in Sample.big.files {
      try file.json.withUnsafeBufferPointer { bytes in
        try JSONScanner(bytes).validateWhole(maximumDepth: 64)
      }
    }
    #expect(Sample.big.records.allSatisfy { !$0.fields.isEmpty })
  }

  @Test(
    "any number of events comes out exactly",
    arguments: [(1, 400, 1), (7, 1, 3), (999, 3, 30), (2000, 1, 365), (2000, 30_000, 1)])
  func exactCounts(events: Int, eventsPerFile: Int, days: Int) {
    var options = SynthOptions()
    options.eventsPerFile = eventsPerFile
    options.days = days
    options.regions = 17
    var stream = EventStream(options)
    stream.options.accounts = 3
    #expect(stream.events(count: events, seed: 4).count == events)
  }

  @Test("with one event a file, three in five files hold exactly one")
  func tinyFiles() {
    var options = SynthOptions()
    options.events = 2500
    options.eventsPerFile = 1
    options.days = 30
    var sizes: [Int] = []
    EventStream(options).forEachFile { _, _, records in sizes.append(records.count) }
    #expect(sizes.count > 1250)
    #expect(sizes.count(where: { $0 == 1 }) * 5 > sizes.count * 3)
  }
}

/// A tree on disk, read back and removed.
private struct Tree {
  var files: [String: [UInt8]] = [:]
  let summary: SynthSummary

  init(_ options: SynthOptions, threads: Int) throws {
    var options = options
    let root = FileManager.default.temporaryDirectory.appending(path: "synth-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    options.output = root.path
    options.threads = threads
    summary = try synthesize(options)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let full = root.appending(path: path)
      if try full.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      files[path] = Array(try Data(contentsOf: full))
    }
  }
}

extension EventStream {
  fileprivate func forEachFileThrowing(
    _ body: (String, [UInt8], [Range<Int>]) throws -> Void
  ) throws {
    var failure: (any Error)?
    forEachFile { path, json, records in
      do { try body(path, json, records) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
