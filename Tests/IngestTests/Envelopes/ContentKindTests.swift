import Testing

@testable import TarnIngest

struct KindCase: CustomTestStringConvertible, Sendable {
  var text: String
  var kind: ContentKind
  var testDescription: String { String(text.prefix(60)) }
}

private let unknownJSON = "not CloudTrail: JSON of another kind"

private let kinds: [KindCase] = [
  KindCase(text: "", kind: .empty),
  KindCase(text: " \n", kind: .empty),
  KindCase(text: "[]", kind: .empty),
  KindCase(text: #"{"Records":[]}"#, kind: .events(.json)),
  KindCase(text: #"{"Records": [ {"whatever":1} ]}"#, kind: .events(.json)),
  KindCase(text: #"{"Records":null}"#, kind: .other(unknownJSON)),
  KindCase(text: #"{"foo":1}"#, kind: .other(unknownJSON)),
  KindCase(text: #"[{"foo":1}]"#, kind: .other(unknownJSON)),
  KindCase(text: "[1,2]", kind: .other("not CloudTrail: text")),
  KindCase(
    text: #"{"awsAccountId":"111122223333","digestStartTime":"2026-01-01T00:00:00Z"}"#,
    kind: .digest),
  KindCase(
    text: #"{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1"}]}"#,
    kind: .other("event notification")),
  KindCase(
    text: #"{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[]}"#,
    kind: .other("config snapshot")),
  KindCase(
    text: #"{"version":"1.0","region":"us-east-1","files":[{"fileHashValue":"a"}],"#
      + #""hashSignature":"x"}"#, kind: .other("lake query result signature")),
  KindCase(
    text: #"{"version":"0","source":"aws.ec2","detail":{"instance-id":"i-1"}}"#,
    kind: .other("EventBridge event of another kind")),
  KindCase(
    text: #"{"logEvents":[{"id":"1","message":"START"}]}"#,
    kind: .other("CloudWatch log of another kind")),
  KindCase(
    text: "version account-id interface-id srcaddr\n2 1 eni-1 10.0.0.1\n",
    kind: .other("vpc flow log")),
  KindCase(
    text: "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249",
    kind: .other("vpc flow log")),
  KindCase(
    text: String(repeating: "7", count: 64) + " bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 x",
    kind: .other("s3 access log")),
  KindCase(
    text: "https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39",
    kind: .other("elb log")),
  KindCase(
    text: "2015-05-13T23:39:43.945958Z my-lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001 0.0",
    kind: .other("elb log")),
  KindCase(text: "#Version: 1.0\n#Fields: date\n", kind: .other("cloudfront log")),
  KindCase(text: "<?xml version='1.0'?>", kind: .other("not CloudTrail: XML or HTML")),
  KindCase(
    text: "eventName,count,day\nA,1,2\n",
    kind: .other("not CloudTrail: CSV without an eventJson column")),
  KindCase(text: "hello\nworld\n", kind: .other("not CloudTrail: text")),
  KindCase(text: "PAR1....", kind: .other("not CloudTrail: Parquet")),
  KindCase(text: "garbage\n{\"eventVersion\":\"1.08\"}\n", kind: .events(.json)),
  KindCase(text: "{broken\n{\"eventVersion\":\"1.08\"}\n", kind: .events(.json)),
]

@Suite struct ContentKindTests {
  @Test("What a file is is told from its content", arguments: kinds)
  func kind(_ kind: KindCase) {
    #expect(contentKind(kind.text) == kind.kind)
  }

  @Test("A beginning of any length is looked at without a trap")
  func prefixes() {
    for kind in kinds {
      let text = Array(kind.text.utf8)
      for count in 0...text.count {
        Array(text[..<count]).withUnsafeBytes { _ = ContentKind(head: $0, isWhole: false) }
      }
    }
  }

  @Test(
    "A bucket's folders say what lies in them",
    arguments: [
      ("p/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/01/x.json.gz", BucketFolder.events),
      ("/AWSLogs/o-abc/111122223333/CloudTrail-Insight/a/x", .events),
      ("/AWSLogs/111122223333/CloudTrail-NetworkActivity/a/x", .events),
      ("/AWSLogs/111122223333/CloudTrail-Aggregated/a/x", .events),
      ("/AWSLogs/111122223333/CloudTrail-Digest/a/x", .digest),
      ("/AWSLogs/111122223333/vpcflowlogs/a/x", .other("vpc flow log")),
      ("/AWSLogs/111122223333/CloudTrailish/a/x", nil),
      ("/AWSLogs/elsewhere/CloudTrail/a/x", nil),
      ("/logs/CloudTrail/a/x", nil),
      ("", nil),
    ] as [(String, BucketFolder?)])
  func folder(path: String, expected: BucketFolder?) {
    #expect(BucketFolder(path: Array(path.utf8)) == expected)
  }
}
