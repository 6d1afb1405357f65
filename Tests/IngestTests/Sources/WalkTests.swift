import Foundation
import Testing

@testable import TarnIngest

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite struct WalkTests {
  @Test("Days come in their order, whatever they lie under; files by the minute in their name")
  func order() {
    let scratch = Scratch()
    let base = "AWSLogs/111122223333/CloudTrail"
    let names = [
      "\(base)/eu-west-1/2026/01/16/a_20260116T0000Z_x.json.gz",
      "\(base)/eu-west-1/2026/01/15/b_20260115T0905Z_a.json.gz",
      "\(base)/eu-west-1/2026/01/15/a_20260115T1000Z_a.json.gz",
      "\(base)/us-east-1/2026/01/15/z_20260115T0000Z_z.json.gz",
      "\(base)/us-east-1/2025/12/31/a_20251231T0000Z_z.json.gz",
      "readme.txt",
      "hive/year=2025/month=06/day=01/hour=01/x.json",
      "flat/2024-02-03/y.json",
    ]
    for name in names { _ = scratch.write(name, "x") }
    let expected = [
      "readme.txt",
      "flat/2024-02-03/y.json",
      "hive/year=2025/month=06/day=01/hour=01/x.json",
      "\(base)/us-east-1/2025/12/31/a_20251231T0000Z_z.json.gz",
      "\(base)/eu-west-1/2026/01/15/b_20260115T0905Z_a.json.gz",
      "\(base)/eu-west-1/2026/01/15/a_20260115T1000Z_a.json.gz",
      "\(base)/us-east-1/2026/01/15/z_20260115T0000Z_z.json.gz",
      "\(base)/eu-west-1/2026/01/16/a_20260116T0000Z_x.json.gz",
    ]
    #expect(files(items([scratch.bytes]), under: scratch) == expected)
    #expect(files(items([scratch.bytes + Array("/.".utf8)]), under: scratch) == expected)
  }

  @Test("A directory larger than a batch is handed out whole", arguments: [1, 7, 1000])
  func batches(size: Int) {
    let scratch = Scratch()
    for index in 0..<50 { _ = scratch.write("d/\(index).json", "x") }
    for index in 0..<5 { _ = scratch.write("d/sub\(index)/x", "x") }
    let found = files(items([scratch.bytes], batchNames: size), under: scratch)
    #expect(found.count == 55)
    #expect(Set(found).count == 55)
  }

  @Test("A file has its directory without links, its own name, its size and its time")
  func identity() throws {
    let scratch = Scratch()
    let path = scratch.write("real/a.json", "12345")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: scratch.path + "/real")
    let direct = try file(path)
    let linked = try file(Array("\(scratch.path)/link/../link/a.json".utf8))
    #expect(direct == linked)
    #expect(String(decoding: direct.directory, as: UTF8.self) == scratch.path + "/real")
    #expect(direct.size == 5)
    #expect(direct.modified > 1_600_000_000_000_000_000)
    #expect(items([Array("-".utf8)]).count == 1)
  }

  @Test("Links are followed once; loops and dangling links end in an error or nothing")
  func links() throws {
    let scratch = Scratch()
    _ = scratch.write("a/x.json", "x")
    let manager = FileManager.default
    func link(_ name: String, to target: String) throws {
      try manager.createSymbolicLink(
        atPath: scratch.path + "/" + name, withDestinationPath: target)
    }
    try link("a/up", to: "..")
    try link("b", to: "a")
    try link("self", to: "self")
    try link("gone", to: "nowhere")
    try link("y.json", to: "a/x.json")
    let found = items([scratch.bytes])
    #expect(files(found, under: scratch).sorted() == ["a/x.json", "y.json"])
    let problems = found.compactMap { item -> SourceError.Code? in
      if case .problem(_, let error) = item { return error.code }
      return nil
    }
    #expect(problems == [.missing, .link])
  }

  @Test("Pipes, sockets and missing paths neither hang nor trap")
  func specials() {
    let scratch = Scratch()
    _ = scratch.write("x.json", "x")
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    let found = items([scratch.bytes])
    #expect(files(found, under: scratch) == ["x.json"])
    #expect(
      found.contains(
        .skipped(path: Array((scratch.path + "/pipe").utf8), what: "named pipe")))
    guard case .problem(_, let error) = items([Array((scratch.path + "/none").utf8)]).first else {
      Issue.record("a missing path is no problem")
      return
    }
    #expect(error.code == .missing)
    #expect(error.message == "cannot inspect '\(scratch.path)/none': No such file or directory")
  }

  @Test("A pipe that the user names is read to its end")
  func namedPipe() async throws {
    let scratch = Scratch()
    let path = scratch.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = Task.detached {
      FileHandle(forWritingAtPath: path)?.write(Data("hello".utf8))
    }
    let read = try readAll(Array(path.utf8))
    await writer.value
    #expect(read.first?.bytes == Array("hello".utf8))
  }

  @Test("Names need not be UTF-8, and are shown without ambiguity")
  func names() throws {
    let scratch = Scratch()
    let name: [UInt8] = [0x66, 0xff, 0x0a, 0x67]
    let path = scratch.bytes + [0x2f] + name
    let created = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
    }
    // Some file systems accept UTF-8 only.
    guard created >= 0 else { return }
    close(created)
    let found = items([scratch.bytes])
    guard case .file(let file) = found.first else {
      Issue.record("the file is not found")
      return
    }
    #expect(file.name == name)
    #expect(displayText(name) == "f\\xff\\x0ag")
    #expect(try readAll(file.path).first?.bytes == [])
  }

  @Test(
    "A path shows control characters and stray bytes as numbers",
    arguments: [
      (Array("a/é.gz".utf8), "a/é.gz"), ([0x1b, 0x5b], "\\x1b["), ([0xc3], "\\xc3"),
      ([0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"), ([0xc2, 0x85], "\\xc2\\x85"), ([], ""),
    ] as [([UInt8], String)])
  func display(path: [UInt8], text: String) {
    #expect(displayText(path) == text)
  }

  @Test(
    "The delivery minute is read from a name",
    arguments: [
      ("111122223333_CloudTrail_us-east-1_20260115T0905Z_AbC.json.gz", 202_601_150_905),
      ("1_CloudTrail_us-east-1_20140620T1255ZHdkvFTXOA3Vnhbc.json.gz", 201_406_201_255),
      ("1_CloudTrail-Digest_x_t_us-east-1_20260115T090500Z.json.gz", 202_601_150_905),
      ("20260115T0905", 202_601_150_905), ("0260115T0905", 0), ("", 0), ("TTTTTTTTTTTTTT", 0),
    ] as [(String, UInt64)])
  func minute(name: String, expected: UInt64) {
    #expect(Array(name.utf8).withUnsafeBytes { deliveryMinute(inName: $0) } == expected)
  }
}
