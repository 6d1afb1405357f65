import Foundation
import TarnTesting
import Testing

@testable import TarnCLI

@Suite("The command line")
struct CommandTests {
  /// The program that this build made, beside the test bundle.
  static let program: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundle.map { ($0.bundlePath as NSString).deletingLastPathComponent }
    let own = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    for candidate in [folder, own].compactMap({ $0 }) + [Checkout.root + "/.build/debug"] {
      if FileManager.default.isExecutableFile(atPath: candidate + "/tarn") {
        return candidate + "/tarn"
      }
    }
    return Checkout.root + "/.build/debug/tarn"
  }()

  private static func tarn(_ arguments: String..., in folder: String) throws -> ProgramRun {
    try ProgramRun(program, arguments, in: folder)
  }

  @Test("help names every command and exits 0")
  func help() throws {
    let scratch = try Scratch()
    let run = try Self.tarn("--help", in: scratch.path)
    #expect(run.status == 0)
    for command in Main.commands { #expect(run.output.contains("  \(command.name) ")) }
    for command in Main.commands {
      let help = try Self.tarn(command.name, "--help", in: scratch.path)
      #expect(help.status == 0 && help.output.contains("usage: tarn \(command.name)"))
    }
  }

  @Test("a query without a table needs no lake")
  func withoutLake() throws {
    let scratch = try Scratch()
    let run = try Self.tarn("query", "SELECT 1 + 1 AS two, 'a,b'", in: scratch.path)
    #expect(run.status == 0)
    #expect(run.output == "two,_col1\n2,\"a,b\"\n")
  }

  @Test("a device given for the output stays what it is, and its errors are told")
  func device() throws {
    let scratch = try Scratch()
    var before = stat()
    guard stat("/dev/full", &before) == 0 else { return }
    let query = try Self.tarn("query", "SELECT 1", "-o", "/dev/full", in: scratch.path)
    #expect(query.status == 74)
    #expect(query.errors.contains("'/dev/full' cannot be written"))
    var after = stat()
    #expect(stat("/dev/full", &after) == 0)
    #expect(after.st_mode == before.st_mode && after.st_ino == before.st_ino)
    let folder = try Self.tarn("query", "SELECT 1", "-o", scratch.path, in: scratch.path)
    #expect(folder.status == 64)
  }

  struct ErrorCase: Sendable, CustomTestStringConvertible {
    let id: String
    let arguments: [String]
    let status: Int32
    let text: String
    var testDescription: String { id }
  }

  @Test(
    "errors say what is wrong and exit as documented",
    arguments: [
      ErrorCase(
        id: "unknown command", arguments: ["qery"], status: 64, text: "did you mean 'query'"),
      ErrorCase(
        id: "unknown option", arguments: ["query", "--formt", "csv"], status: 64,
        text: "Did you mean '--format'?"),
      ErrorCase(
        id: "missing value", arguments: ["query", "--format"], status: 64,
        text: "Missing value for '--format"),
      ErrorCase(id: "syntax", arguments: ["query", "SELEC 1"], status: 65, text: "line 1:1"),
      ErrorCase(
        id: "no lake", arguments: ["query", "SELECT * FROM cloudtrail_logs"], status: 66,
        text: "does not exist"),
      ErrorCase(
        id: "no input", arguments: ["ingest", "nowhere"], status: 66, text: "'nowhere'"),
      ErrorCase(
        id: "division", arguments: ["query", "SELECT 1 / 0"], status: 65, text: "DIVISION_BY_ZERO"),
      ErrorCase(
        id: "bad time", arguments: ["export", "events", "--from", "lately"], status: 64,
        text: "lately"),
    ])
  func errors(_ example: ErrorCase) throws {
    let scratch = try Scratch()
    let run = try ProgramRun(Self.program, example.arguments, in: scratch.path)
    #expect(run.status == example.status)
    #expect(run.errors.contains(example.text), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("files that are no CloudTrail are named and exit 66")
  func foreign() throws {
    let scratch = try Scratch()
    try scratch.write("in/notes.txt", "hello\n")
    let run = try Self.tarn("ingest", "in", in: scratch.path)
    #expect(run.status == 66)
  }

  @Test("synth, ingest, query and export work together")
  func together() throws {
    let scratch = try Scratch()
    let synth = try Self.tarn(
      "synth", "--events", "500", "--days", "1", "--out", "tree", in: scratch.path)
    #expect(synth.status == 0, "\(synth.errors)")
    let ingest = try Self.tarn("ingest", "tree", "--summary", "json", in: scratch.path)
    #expect(ingest.status == 0, "\(ingest.errors)")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(ingest.output.utf8)) as? [String: Any])
    let records = try #require(object["records"] as? Int)
    #expect(records >= 500)
    #expect(object["new"] as? Int == records)
    let export = try Self.tarn("export", "events", "-o", "out.jsonl", in: scratch.path)
    #expect(export.status == 0)
    let text = try String(contentsOfFile: scratch.file("out.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == records)
    let query = try Self.tarn(
      "query", "SELECT count(*) FROM cloudtrail_logs", "--format", "json", in: scratch.path)
    #expect(query.output.contains("\(records)"))
    for list in ["stores", "partitions", "stats", "log"] {
      let run = try Self.tarn(list, in: scratch.path)
      #expect(run.status == 0 && run.output.split(separator: "\n").count > 1, "\(list)")
    }
  }
}
