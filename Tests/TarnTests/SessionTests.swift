import Foundation
import TarnTesting
import Testing

@testable import Tarn

@Suite("Sessions")
struct SessionTests {
  private static func event(
    _ id: String, _ second: Int, key: String?, arn: String, name: String = "ListBuckets",
    issues: String? = nil, created: String? = nil, shared: String? = nil,
    identity: String? = nil, account: String = "1", more: String = ""
  ) -> String {
    let keyText = key.map { #""accessKeyId":"\#($0)","# } ?? ""
    let response =
      issues.map { #","responseElements":{"credentials":{"accessKeyId":"\#($0)"}}"# }
      ?? created.map { #","responseElements":{"accessKey":{"accessKeyId":"\#($0)"}}"# } ?? ""
    let sharedText = shared.map { #","sharedEventID":"\#($0)""# } ?? ""
    let context = identity.map { #","sessionContext":{"sourceIdentity":"\#($0)"}"# } ?? ""
    return
      #"{"eventID":"\#(id)","eventTime":"2023-07-10T12:00:0\#(second)Z","awsRegion":"eu-west-1","recipientAccountId":"\#(account)","eventName":"\#(name)","userIdentity":{\#(keyText)"arn":"\#(arn)"\#(context)}\#(response)\#(sharedText)\#(more)}"#
  }

  private static func lake(_ records: [String]) async throws -> (Scratch, EventLake) {
    let scratch = try Scratch()
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([try scratch.write("x.jsonl", records.joined(separator: "\n"))])
    return (scratch, lake)
  }

  private static func events(_ lake: EventLake, _ subject: String) throws -> String {
    var timeline = Timeline()
    timeline.follow(try lake.session(of: subject, stop: nil))
    timeline.profile = try timeline.profile.choosing(["event_id"])
    let (text, _) = try TimelineTests.text(lake, timeline)
    return csvRows(text).dropFirst().map { $0[0] }.joined()
  }

  private static let chain = [
    event("a", 0, key: "AKIA0", arn: "user/u", name: "AssumeRole", issues: "ASIA1", shared: "s1"),
    event("b", 0, key: nil, arn: "", name: "AssumeRole", shared: "s1", account: "2"),
    event("c", 1, key: "ASIA1", arn: "role/one/x"),
    event("d", 2, key: "ASIA1", arn: "role/one/x", name: "AssumeRole", issues: "ASIA2"),
    event("e", 3, key: "ASIA2", arn: "role/two/x", account: "2"),
    event("f", 4, key: "ASIA2", arn: "role/two/x", name: "CreateAccessKey", created: "AKIA9"),
    event("g", 5, key: "AKIA9", arn: "user/new"),
    event("h", 6, key: "AKIA7", arn: "user/other"),
    // It gives itself out: must not go round for ever.
    event("i", 7, key: "AKIA9", arn: "user/new", name: "AssumeRole", issues: "ASIA1"),
  ]

  @Test("roles, created keys and other accounts' records, as a tree")
  func chain() async throws {
    let (scratch, lake) = try await Self.lake(Self.chain)
    let session = try lake.session(of: "AKIA0", stop: nil)
    #expect(session.keys == ["AKIA0", "ASIA1", "ASIA2", "AKIA9"])
    #expect(session.credentials.map(\.depth) == [0, 1, 2, 3])
    #expect(session.credentials.map(\.events) == [1, 2, 2, 2])
    #expect(session.credentials[3].link == "CreateAccessKey")
    #expect(session.lines.count == 4 && session.lines[2].hasPrefix("   └─ ASIA2  role/two/x"))
    #expect(try Self.events(lake, "AKIA0").sorted() == Array("abcdefgi"))
    withExtendedLifetime(scratch) {}
  }

  @Test("from the middle: where it came from, and what came after")
  func middle() async throws {
    let (scratch, lake) = try await Self.lake(Self.chain.dropLast())
    let session = try lake.session(of: "ASIA2", stop: nil)
    #expect(session.ancestors.map(\.key) == ["AKIA0", "ASIA1"])
    #expect(session.keys == ["ASIA2", "AKIA9"])
    #expect(try Self.events(lake, "ASIA2").sorted() == Array("defg"))
    withExtendedLifetime(scratch) {}
  }

  @Test("an ARN stands for all its keys and its sign-ins")
  func arn() async throws {
    let (scratch, lake) = try await Self.lake([
      Self.event("a", 0, key: nil, arn: "arn:u", name: "ConsoleLogin"),
      Self.event("b", 1, key: "ASIA1", arn: "arn:u", name: "AssumeRole", issues: "ASIA3"),
      Self.event("c", 2, key: "AKIA2", arn: "arn:u"),
      Self.event("d", 3, key: "ASIA3", arn: "arn:r"),
      Self.event("e", 4, key: nil, arn: "arn:v", name: "ConsoleLogin"),
    ])
    #expect(try Self.events(lake, "arn:u") == "abcd")
    #expect(try lake.session(of: "arn:u", stop: nil).keys == ["ASIA1", "ASIA3", "AKIA2"])
    #expect(try Self.events(lake, "arn:v") == "e")
    #expect(try Self.events(lake, "arn:nobody") == "")
    #expect(try Self.events(lake, "AKIA-nobody") == "")
    withExtendedLifetime(scratch) {}
  }

  @Test("a source identity joins sessions whose issuing is missing")
  func sourceIdentity() async throws {
    let (scratch, lake) = try await Self.lake([
      Self.event("a", 0, key: "ASIA1", arn: "r1", identity: "judy"),
      Self.event("b", 1, key: "ASIA2", arn: "r2", identity: "judy"),
      Self.event("c", 2, key: "ASIA3", arn: "r3", identity: "ann"),
    ])
    let session = try lake.session(of: "ASIA1", stop: nil)
    #expect(session.keys == ["ASIA1", "ASIA2"])
    #expect(session.credentials[1].link == "source identity judy")
    #expect(try Self.events(lake, "ASIA1") == "ab")
    withExtendedLifetime(scratch) {}
  }

  @Test("a console key takes the sign-in with it")
  func console() async throws {
    let (scratch, lake) = try await Self.lake([
      Self.event("a", 0, key: nil, arn: "u", name: "ConsoleLogin"),
      Self.event(
        "b", 1, key: "ASIA1", arn: "u", more: #","sessionCredentialFromConsole":"true""#),
      Self.event("c", 2, key: nil, arn: "v", name: "ConsoleLogin"),
    ])
    #expect(try Self.events(lake, "ASIA1") == "ab")
    withExtendedLifetime(scratch) {}
  }
}
