import Foundation
import TarnTesting
import Testing

@testable import TarnCLI

@Suite("Commands that keep a lake in order")
struct UpkeepTests {
  private static let program = CommandTests.program

  /// A lake of three days, one bad record and one conflict.
  private static func lake() throws -> Scratch {
    let scratch = try Scratch()
    func event(_ id: String, _ day: String, _ name: String) -> String {
      #"{"eventVersion":"1.08","eventID":"\#(id)","eventTime":"\#(day)T10:00:00Z","eventName":"\#(name)","eventSource":"s3.amazonaws.com","awsRegion":"us-east-1","recipientAccountId":"111122223333"}"#
    }
    try scratch.write(
      "in/a.json",
      #"{"Records":[\#(event("a", "2024-01-01", "GetObject")),\#(event("b", "2024-02-01", "GetObject")),17]}"#
    )
    try scratch.write(
      "in/b.json",
      #"{"Records":[\#(event("c", "2024-03-01", "PutObject")),\#(event("b", "2024-02-01", "Other"))]}"#
    )
    let run = try tarn("ingest", "in", in: scratch)
    #expect(run.status == 2, "\(run.errors)")
    return scratch
  }

  private static func tarn(_ arguments: String..., in scratch: Scratch) throws -> ProgramRun {
    try ProgramRun(program, arguments, in: scratch.path)
  }

  private static func count(_ scratch: Scratch) throws -> String {
    try tarn("query", "SELECT count(*) FROM cloudtrail_logs", in: scratch).output
      .split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test("rejects and conflicts are listed; bytes only when asked for")
  func findings() throws {
    let scratch = try Self.lake()
    let rejects = try Self.tarn("rejects", in: scratch)
    #expect(rejects.status == 0)
    #expect(rejects.output.contains("a.json,2,") && !rejects.output.contains(",17"))
    #expect(try Self.tarn("rejects", "--bytes", in: scratch).output.contains(",17"))
    let conflicts = try Self.tarn("conflicts", in: scratch)
    #expect(conflicts.output.split(separator: "\n").count == 2)
    #expect(conflicts.output.contains("b.json,1,") || conflicts.output.contains("a.json,1,"))
  }

  @Test("a sound lake has no findings; a flipped byte has, with exit code 80")
  func check() throws {
    let scratch = try Self.lake()
    #expect(try Self.tarn("check", in: scratch).status == 0)
    let path = scratch.file("lake.db")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("GetObject".utf8)))
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try Self.tarn("check", in: scratch)
    #expect(damaged.status == 80)
    #expect(!damaged.output.isEmpty)
  }

  @Test("old events go, but not while a hold covers them")
  func retention() throws {
    let scratch = try Self.lake()
    #expect(try Self.count(scratch) == "4")
    let hold = try Self.tarn(
      "hold", "add", "case-7", "--to", "2024-01-15", "--reason", "inquiry", in: scratch)
    #expect(hold.status == 0, "\(hold.errors)")
    #expect(try Self.tarn("hold", "list", in: scratch).output.contains("case-7"))
    #expect(try Self.tarn("retain", "--before", "2024-02-10", in: scratch).status == 77)
    #expect(try Self.count(scratch) == "4")
    #expect(try Self.tarn("hold", "release", "case-7", in: scratch).status == 0)
    let dry = try Self.tarn("retain", "--before", "2024-02-10", "--dry-run", in: scratch)
    #expect(dry.errors.contains("3 events") && dry.errors.contains("would be deleted"))
    #expect(try Self.count(scratch) == "4")
    let done = try Self.tarn(
      "retain", "--older-than", "20d", "--now", "2024-03-01T10:00:00Z", in: scratch)
    #expect(done.status == 0, "\(done.errors)")
    #expect(try Self.count(scratch) == "1")
    #expect(try Self.tarn("check", in: scratch).status == 0)
  }

  @Test("a store has an id and a retention of its own")
  func stores() throws {
    let scratch = try Self.lake()
    let add = try Self.tarn(
      "stores", "add", "trail-2", "--id", "5e2676f8-1f9c-4f0e-9a0c-1b2c3d4e5f60", "--retention",
      "400d", in: scratch)
    #expect(add.status == 0, "\(add.errors)")
    let list = try Self.tarn("stores", in: scratch)
    #expect(list.output.contains("trail-2,5e2676f8-1f9c-4f0e-9a0c-1b2c3d4e5f60,400"))
    #expect(try Self.tarn("retain", "--dry-run", in: scratch).status == 0)
    #expect(try Self.tarn("stores", "add", "x", "--retention", "soon", in: scratch).status == 64)
  }

  @Test("a backup is a lake of its own and overwrites nothing")
  func backup() throws {
    let scratch = try Self.lake()
    #expect(try Self.tarn("backup", "copy.db", in: scratch).status == 0)
    #expect(try Self.tarn("check", "--lake", "copy.db", in: scratch).status == 0)
    #expect(try Self.tarn("backup", "copy.db", in: scratch).status == 74)
    #expect(try Self.tarn("compact", in: scratch).status == 0)
    #expect(try Self.count(scratch) == "4")
  }

  @Test("lookup-events gives pages, newest first, and refuses what AWS refuses")
  func lookup() throws {
    let scratch = try Self.lake()
    func page(_ arguments: String...) throws -> (events: [[String: Any]], token: String?) {
      let run = try ProgramRun(
        Self.program, ["lookup-events"] + arguments, in: scratch.path)
      #expect(run.status == 0, "\(run.errors)")
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      return (object["Events"] as? [[String: Any]] ?? [], object["NextToken"] as? String)
    }
    let all = try page()
    #expect(all.events.map { $0["EventId"] as? String } == ["c", "b", "b", "a"])
    #expect(all.token == nil)
    let record = try #require(all.events[0]["CloudTrailEvent"] as? String)
    #expect(record.contains(#""eventName":"PutObject""#))
    let first = try page("--max-results", "1")
    let second = try page("--max-results", "1", "--next-token", try #require(first.token))
    // Two records bear the id b; neither is lost between pages.
    let third = try page("--max-results", "1", "--next-token", try #require(second.token))
    let names = [second, third].map { $0.events.map { $0["EventName"] as? String } }
    #expect(names == [["GetObject"], ["Other"]])
    let last = try page("--max-results", "1", "--next-token", try #require(third.token))
    #expect(last.events.map { $0["EventId"] as? String } == ["a"] && last.token == nil)
    let named = try page(
      "--lookup-attributes", "AttributeKey=EventName,AttributeValue=GetObject",
      "--lookup-attributes", "AttributeKey=EventId,AttributeValue=a")
    #expect(named.events.count == 1)
    #expect(try page("--start-time", "2024-02-15").events.count == 1)
    let wrong = try Self.tarn(
      "lookup-events", "--lookup-attributes", "AttributeKey=EventNam,AttributeValue=x",
      in: scratch)
    #expect(wrong.status == 64 && wrong.errors.contains("Did you mean 'EventName'?"))
    let token = try Self.tarn("lookup-events", "--next-token", "zz", in: scratch)
    #expect(token.status == 64 && token.errors.contains("InvalidNextTokenException"))
  }

  @Test("tables are listed and described; completion scripts parse")
  func looking() throws {
    let scratch = try Self.lake()
    #expect(try Self.tarn("tables", in: scratch).output.contains("cloudtrail_logs"))
    #expect(
      try Self.tarn("describe", "cloudtrail_logs", in: scratch).output.contains("useridentity"))
    #expect(try Self.tarn("describe", "tarn.partitions", in: scratch).status == 0)
    #expect(try Self.tarn("describe", "no such\"; DROP", in: scratch).status != 0)
    let script = try Self.tarn("completion", "bash", in: scratch)
    try scratch.write("completion.bash", script.output)
    let bash = try ProgramRun("/bin/bash", ["-n", "completion.bash"], in: scratch.path)
    #expect(bash.status == 0, "\(bash.errors)")
    let words = try ProgramRun(
      "/bin/bash",
      [
        "-c",
        "source completion.bash; COMP_WORDS=(tarn look); COMP_CWORD=1; _tarn; echo ${COMPREPLY[@]}",
      ], in: scratch.path)
    #expect(words.output == "lookup-events\n")
    #expect(try Self.tarn("completion", "fish", in: scratch).output.contains("-a ingest"))
  }

  @Test("an ingest tells how far it is on a terminal, past a second, and cleans its line")
  func progressBar() throws {
    let scratch = try Scratch()
    // Linux's way to a terminal of one's own; elsewhere this is not tested.
    let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    var unlocked: Int32 = 0
    guard main >= 0, ioctl(main, 0x4004_5431, &unlocked) == 0,
      ioctl(main, 0x8004_5430, &number) == 0
    else { return }
    let name = "/dev/pts/\(number)"
    let terminal = open(name, O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["ingest", "-"]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    process.standardError = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    let input = Pipe()
    process.standardInput = input
    try process.run()
    Thread.sleep(forTimeInterval: 1.6)
    input.fileHandleForWriting.write(
      Data(#"{"eventVersion":"1.08","eventID":"x","eventTime":"2024-01-01T00:00:00Z"}"#.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    _ = fcntl(main, F_SETFL, O_NONBLOCK)
    while true {
      let count = read(main, &chunk, chunk.count)
      if count <= 0 { break }
      text += chunk[..<count]
    }
    close(main)
    let screen = String(decoding: text, as: UTF8.self)
    #expect(screen.contains("\r\u{1b}[K0 records"))
    #expect(screen.contains("\r\u{1b}[Kfiles    1 = 1 ingested"), "\(screen)")
    #expect(process.terminationStatus == 0)
  }

  @Test("--progress json prints lines that are objects")
  func progressLines() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["ingest", "-", "--progress", "json", "--summary", "json"]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    let (input, errors, output) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardError = errors
    process.standardOutput = output
    try process.run()
    Thread.sleep(forTimeInterval: 2.3)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let lines = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self
    ).split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(lines.count >= 1)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["records"] as? Int == 0 && object?["bytes_found"] != nil)
    }
  }
}
