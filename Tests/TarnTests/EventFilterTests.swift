import TarnTesting
import Testing

@testable import Tarn

@Suite("Filters of events")
struct EventFilterTests {
  /// Five events that differ in everything a filter looks at.
  private static let records = [
    #"{"eventID":"1","eventTime":"2023-07-10T12:00:01Z","awsRegion":"eu-west-1","recipientAccountId":"111111111111","eventSource":"s3.amazonaws.com","eventName":"GetObject","sourceIPAddress":"203.0.113.7","readOnly":true,"userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111111111111:user/alice","userName":"alice","accessKeyId":"AKIA1"},"resources":[{"ARN":"arn:aws:s3:::evidence"}],"requestParameters":{"bucketName":"evidence"}}"#,
    #"{"eventID":"2","eventTime":"2023-07-10T12:00:02Z","awsRegion":"us-east-1","recipientAccountId":"222222222222","eventSource":"iam.amazonaws.com","eventName":"CreateUser","sourceIPAddress":"2001:DB8::1","readOnly":false,"errorCode":"AccessDenied","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::222222222222:assumed-role/ops/bob","accessKeyId":"ASIA2","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::222222222222:role/ops","userName":"ops"}}},"requestParameters":{"userName":"x_y"}}"#,
    #"{"eventID":"3","eventTime":"2023-07-11T00:00:00Z","awsRegion":"us-east-1","recipientAccountId":"222222222222","eventSource":"iam.amazonaws.com","eventName":"GetUser","sourceIPAddress":"cloudformation.amazonaws.com","userIdentity":{"type":"AWSService","invokedBy":"cloudformation.amazonaws.com"},"requestParameters":{"userName":"xay"}}"#,
    #"{"eventID":"4","eventTime":"Jul 10, 2023, 1:24:50 PM","awsRegion":"eu-west-1","eventName":"ConsoleLogin"}"#,
    #"{"eventID":"5","awsRegion":"eu-west-1","eventName":"Odd"}"#,
  ]

  private static func found(_ change: (inout EventFilter) throws -> Void) async throws -> String {
    let scratch = try Scratch()
    let file = try scratch.write("x.jsonl", records.joined(separator: "\n"))
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([file])
    var filter = EventFilter()
    try change(&filter)
    let condition = try filter.condition()
    let sql = "SELECT eventid FROM \(try lake.table(of: filter)) WHERE \(condition.sql) ORDER BY 1"
    var ids = ""
    for try await row in try await lake.query(sql, condition.parameters) { ids += row[0] ?? "" }
    return ids
  }

  private static func micros(_ text: String) throws -> Int64 {
    try LakeTime.micros(text, now: 0, zone: "UTC")
  }

  @Test("without a property every event is meant")
  func everything() async throws {
    #expect(try await Self.found { _ in } == "12345")
    #expect(try EventFilter().condition().sql == "true")
  }

  @Test("a window takes its beginning, not its end, and reads local times too")
  func windows() async throws {
    let (first, second) = try (
      Self.micros("2023-07-10T12:00:02Z"), Self.micros("2023-07-11T00:00:00Z")
    )
    #expect(try await Self.found { $0.from = first } == "234")
    #expect(try await Self.found { $0.to = second } == "124")
    #expect(
      try await Self.found {
        $0.from = first
        $0.to = second
      } == "24")
    #expect(throws: LakeError.self) {
      var filter = EventFilter()
      filter.from = second
      filter.to = first
      _ = try filter.condition()
    }
  }

  @Test(
    "each property chooses",
    arguments: [
      ("--account 111111111111", "1"), ("--region us-east-1", "23"),
      ("--region us-east-1 --region eu-west-1", "12345"), ("--principal alice", "1"),
      ("--principal bob", "2"), ("--principal ops", "2"),
      ("--principal arn:aws:iam::222222222222:role/ops", "2"),
      ("--principal cloudformation.amazonaws.com", "3"), ("--principal arn:aws:*", "12"),
      ("--access-key AKIA1", "1"), ("--access-key akia1", ""), ("--ip 203.0.113.7", "1"),
      ("--ip 203.0.0.0/16", "1"), ("--ip 2001:db8::/32", "2"), ("--ip 2001:db8:0:0::1", "2"),
      ("--ip cloudformation.amazonaws.com", "3"), ("--resource evidence", "1"),
      ("--resource arn:aws:s3:::evidence", "1"), ("--resource x_y", "2"),
      ("--event-name GetObject --event-name GetUser", "13"), ("--event-name Get*", "13"),
      ("--event-source iam", "23"), ("--event-source iam.amazonaws.com", "23"),
      ("--errors", "2"), ("--writes", "2345"), ("--writes --region eu-west-1", "45"),
      ("--where eventname='Odd'", "5"), ("--principal ';--", ""), ("--account 1'OR'1'='1", ""),
    ])
  func properties(_ options: String, _ expected: String) async throws {
    let found = try await Self.found { filter in
      var words = options.split(separator: " ").map(String.init)[...]
      while let name = words.popFirst() {
        switch name {
        case "--errors": filter.onlyErrors = true
        case "--writes": filter.onlyWrites = true
        default:
          let value = words.popFirst() ?? ""
          switch name {
          case "--account": filter.accounts.append(value)
          case "--region": filter.regions.append(value)
          case "--principal": filter.principals.append(value)
          case "--access-key": filter.accessKeys.append(value)
          case "--ip": filter.addresses.append(value)
          case "--resource": filter.resources.append(value)
          case "--event-name": filter.eventNames.append(value)
          case "--event-source": filter.eventSources.append(value)
          default: filter.clause = value
          }
        }
      }
    }
    #expect(found == expected, "\(options)")
  }

  @Test(
    "a condition cannot leave its parentheses",
    arguments: ["1=1) OR (1=1", "true -- x\n) OR (", "true; SELECT 1", ""])
  func conditions(_ text: String) throws {
    var filter = EventFilter()
    filter.clause = text
    #expect(throws: LakeError.self) { try filter.condition() }
  }

  @Test("a comment in a condition ends with it")
  func comments() async throws {
    #expect(
      try await Self.found {
        $0.clause = "eventname = 'Odd' -- any"
        $0.regions = ["us-east-1"]
      } == "")
  }

  @Test("a watchlist holds addresses, ranges, keys and ARNs")
  func watchlists() async throws {
    let list = try Watchlist(
      name: "list",
      text: """
        # known bad
        203.0.113.0/24   # a range
        ASIA2

        arn:aws:sts::1:assumed-role/a/b
        2001:db8::ff
        """)
    #expect(try await Self.found { $0.watchlist = list } == "12")
    #expect(list.entries.count == 4)
    #expect(list.match("203.0.113.200") == "203.0.113.0/24")
    #expect(list.match("203.0.114.1") == nil)
    #expect(list.match("2001:0db8::ff") == "2001:db8::ff")
    #expect(list.match("arn:aws:sts::1:assumed-role/a/b") != nil)
    #expect(throws: LakeError.self) { try Watchlist(name: "x", text: "# nothing") }
    #expect(throws: LakeError.self) { try Watchlist(name: "x", text: "203.0.113.0/33") }
    #expect(throws: LakeError.self) { try Watchlist(name: "x", text: "two words") }
  }

  @Test("bad ranges and unknown stores are named")
  func refusals() async throws {
    for text in ["10.0.0.0/33", "10.0.0/8", "x/8", "10.0.0.0/", "::1/129"] {
      #expect(throws: LakeError.self, "\(text)") { try NetworkAddress(text) }
    }
    await #expect(throws: LakeError.self) { try await Self.found { $0.store = "other" } }
  }
}
