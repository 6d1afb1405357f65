import TarnJSON
import Testing

@testable import TarnIngest

private let one = #"{"eventVersion":"1.08","eventName":"A","n":1.50}"#
private let two = #"{"eventVersion":"1.08","eventName":"B \"}]{ é","r":[{},[]]}"#
private let three = #"{ "awsRegion" : "eu-west-1" , "eventTime" : null }"#

struct Envelope: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  var format = EventFormat.json
  var foreign = 0
  var testDescription: String { name }
}

private let pretty = """
  {
    "Records" : [
      \(one) ,
      \(two),
      \(three)
    ]
  }

  """

private func cloudWatchEvent(_ message: String) -> String {
  #"{"id":"3","timestamp":1700000000000,"message":\#(quoted(message))}"#
}

private func lookupEvent(_ record: String) -> String {
  #"{"EventId":"x","EventTime":1.7e9,"Resources":[{"ResourceName":"a"}],"#
    + #""CloudTrailEvent":\#(quoted(record)),"Username":"u"}"#
}

private func bridgeEvent(_ record: String) -> String {
  #"{"version":"0","detail-type":"AWS API Call via CloudTrail","resources":[],"detail":\#(record)}"#
}

private func cell(_ text: String) -> String {
  "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}

private let all = [one, two, three]

private let envelopes: [Envelope] = [
  Envelope(name: "Records", text: #"{"Records":[\#(all.joined(separator: ","))]}"#),
  Envelope(
    name: "Records between other keys",
    text: #"{"v":{"a":[1,"]}"]},"Records":[\#(all.joined(separator: ","))],"z":[{"a":1}],"y":2}"#),
  Envelope(name: "Records, pretty", text: pretty),
  Envelope(name: "with a byte order mark", text: "\u{feff}" + pretty),
  Envelope(name: "several Records objects", text: all.map { #"{"Records":[\#($0)]}"# }.joined()),
  Envelope(
    name: "an array of Records objects",
    text: "[" + all.map { #"{"Records":[\#($0)]}"# }.joined(separator: ",") + "]"),
  Envelope(name: "array", text: "[\(all.joined(separator: ",\n"))]\n"),
  Envelope(name: "array of arrays", text: "[[\(one),\(two)],[],[\(three)]]"),
  Envelope(name: "lines", text: all.joined(separator: "\n")),
  Envelope(
    name: "lines of CR LF with blank ones", text: all.joined(separator: "\r\n\r\n") + "\r\n"),
  Envelope(name: "concatenated", text: all.joined()),
  Envelope(name: "JSON text sequence", text: all.map { "\u{1e}" + $0 + "\n" }.joined()),
  Envelope(
    name: "LookupEvents",
    text: #"{"Events":[\#(all.map(lookupEvent).joined(separator: ", "))],"NextToken":"t"}"#),
  Envelope(
    name: "LookupEvents, token first, two pages",
    text: #"{"NextToken":"t","Events":[\#(lookupEvent(one)),\#(lookupEvent(two))]}"# + "\n"
      + #"{"Events":[\#(lookupEvent(three))]}"#),
  Envelope(name: "array of texts", text: "[\(all.map(quoted).joined(separator: ","))]"),
  Envelope(name: "texts separated by tabs", text: all.joined(separator: "\t")),
  Envelope(name: "EventBridge lines", text: all.map(bridgeEvent).joined(separator: "\n")),
  Envelope(name: "EventBridge array", text: "[\(all.map(bridgeEvent).joined(separator: ","))]"),
  Envelope(
    name: "EventBridge, one of another kind",
    text: (all + [#"{"instance-id":"i-1","state":"running"}"#]).map(bridgeEvent)
      .joined(separator: "\n"), foreign: 1),
  Envelope(
    name: "CloudWatch Logs subscription",
    text: #"{"messageType":"DATA_MESSAGE","owner":"1","subscriptionFilters":["f"],"logEvents":["#
      + (all + ["START RequestId: 1"]).map(cloudWatchEvent).joined(separator: ",") + "]}",
    foreign: 1),
  Envelope(
    name: "filter-log-events",
    text: #"{"events":[\#(all.map(cloudWatchEvent).joined(separator: ","))],"#
      + #""searchedLogStreams":[{"logStreamName":"s"}]}"#),
  Envelope(
    name: "CloudWatch Logs export", text: all.map { "2026-01-15T09:05:00.000Z \($0)\n" }.joined()),
  Envelope(name: "a log event a line", text: all.map(cloudWatchEvent).joined(separator: "\n")),
  Envelope(
    name: "PutAuditEvents",
    text: #"{"auditEvents":["#
      + all.map { #"{"id":"1","eventData":\#(quoted($0))}"# }.joined(separator: ",") + "]}"),
  Envelope(
    name: "Lake eventData",
    text: all.map { #"{"eventData":\#($0),"id":"1"}"# }.joined(separator: "\n")
  ),
  Envelope(
    name: "Lake result",
    text: "eventID,eventJson,eventTime\n"
      + all.map { "1,\(cell($0)),\"2026-01-01 00:00:00.000\"" }.joined(separator: "\n"),
    format: .csv),
  Envelope(
    name: "Lake result, quoted header, CR LF",
    text: "\"eventJson\"\r\n" + all.map { cell($0) + "\r\n" }.joined(), format: .csv),
]

@Suite struct EnvelopeTests {
  @Test("Every envelope is recognised and yields the exact bytes in order", arguments: envelopes)
  func exact(_ envelope: Envelope) {
    #expect(contentKind(envelope.text) == .events(envelope.format))
    let (reading, sink) = readEnvelope(Array(envelope.text.utf8), as: envelope.format)
    #expect(sink.texts == all)
    #expect(sink.taken.map(\.index) == [0, 1, 2])
    #expect(sink.rejected.isEmpty)
    #expect(reading.foreign == envelope.foreign)
    #expect(reading.isComplete)
  }

  @Test("Pieces of any size give the same", arguments: envelopes)
  func pieces(_ envelope: Envelope) {
    let text = Array(envelope.text.utf8)
    let whole = readEnvelope(text, as: envelope.format).reading
    for size in [1, 2, 3, 7, 31, 64, 200] {
      #expect(readEnvelope(text, as: envelope.format, piece: size).reading == whole)
    }
  }

  @Test("A cut-off file is never complete and yields a prefix of its records", arguments: envelopes)
  func cut(_ envelope: Envelope) {
    let text = Array(envelope.text.utf8)
    for count in 0..<text.count {
      let (_, sink) = readEnvelope(Array(text[..<count]), as: envelope.format)
      #expect(all.starts(with: sink.texts.prefix { all.contains($0) }))
      #expect(sink.taken.count <= 3)
    }
  }

  @Test("A sink without room is asked again later")
  func full() {
    for text in envelopes.map(\.text) where contentKind(text) == .events(.json) {
      var padded = PaddedBuffer()
      Array(text.utf8).withUnsafeBytes { padded.append($0) }
      var reader = EnvelopeReader(.json)
      var sink = CollectingSink()
      sink.room = 1
      var found: [String] = []
      var at = 0
      reading: while true {
        switch reader.read(padded.bytes, from: at, isLast: true, into: &sink) {
        case .ended: break reading
        case .needsMore: preconditionFailure("all is there")
        case .full(let place):
          #expect(sink.taken.count == 1)
          at = place
        }
        found += sink.texts
        sink.taken = []
      }
      #expect(found + sink.texts == all)
    }
  }
}

struct BadRecord: CustomTestStringConvertible, Sendable {
  var text: String
  var kept: [String]
  var reasons: [RejectReason]
  var testDescription: String { text }
}

private let badRecords: [BadRecord] = [
  BadRecord(
    text: #"{"Records":[\#(one),null,5,"x",[1,{}],true,\#(two)]}"#, kept: [one, two],
    reasons: [.notAnObject, .notAnObject, .notAnObject, .notAnObject, .notAnObject]),
  BadRecord(
    text: #"{"Records":[\#(one),{"eventVersion":1,},\#(two)]}"#, kept: [one, two],
    reasons: [.malformed(.expectedKey)]),
  BadRecord(
    text: #"{"Records":[\#(one),{"eventVersion":"1.0,"x":"y"},\#(two),\#(one)]}"#,
    kept: [one, two, one], reasons: [.malformed(.expectedCommaOrEnd)]),
  BadRecord(
    text: #"{"Records":[\#(one),{"eventVersion":"1","a":{"b":1},\#(two)]}"#, kept: [one, two],
    reasons: [.malformed(.expectedKey)]),
  BadRecord(
    text: #"{"Records":[\#(one),{"eventVersion":"1","a":1}},\#(two)]}"#,
    kept: [one, #"{"eventVersion":"1","a":1}"#, two], reasons: [.notAnObject]),
  BadRecord(
    text: "\(one)\n{\"eventVersion\":\"1\n\(two)\n\(three)", kept: [one, two, three],
    reasons: [.malformed(.controlCharacter)]),
  BadRecord(
    text: "\(one)\nnot json, {\"a\":1}\n\(two)\n", kept: [one, two], reasons: [.notAnObject]),
  BadRecord(
    text: "\(one)\n{{{\n\(two)\n", kept: [one, two], reasons: [.malformed(.expectedKey)]),
  BadRecord(
    text: #"{"Records":[\#(one),{"eventVersion":"1.08","eventNa"#, kept: [one],
    reasons: [.truncated]),
  BadRecord(
    text: #"{"Events":[{"EventId":"1"},\#(lookupEvent(one)),\#(lookupEvent("5")),"#
      + #"\#(lookupEvent("{} {}")),\#(lookupEvent("{\"a\":")),7]}"#,
    kept: [one],
    reasons: [
      .noRecordInside, .notAnObject, .malformed(.trailingBytes), .truncated, .notAnObject,
    ]),
  BadRecord(
    text: #"{"Events":[{"CloudTrailEvent":"{\x}"},\#(lookupEvent(one))]}"#, kept: [one],
    reasons: [.malformed(.invalidEscape)]),
]

@Suite struct BadRecordTests {
  @Test("One bad record does not lose its file", arguments: badRecords)
  func recovery(_ bad: BadRecord) {
    let (reading, sink) = readEnvelope(Array(bad.text.utf8))
    #expect(sink.texts == bad.kept)
    #expect(sink.reasons == bad.reasons)
    // Indexes count records and rejects alike, each once.
    let indexes = (sink.taken.map(\.index) + sink.rejected.map(\.index)).sorted()
    #expect(indexes == Array(0..<reading.records))
    for size in [1, 5, 40] {
      let inPieces = readEnvelope(Array(bad.text.utf8), piece: size).sink
      #expect(inPieces.texts == bad.kept)
    }
  }

  @Test("A reject says where it lies in the content")
  func offsets() {
    let text = #"{"Records":[{"a":1},null,{"b":2}]}"#
    for size in [Int.max, 1, 6] {
      let sink = readEnvelope(Array(text.utf8), piece: size).sink
      #expect(sink.rejected.map(\.offset) == [20])
      #expect(sink.rejectedTexts == [Array("null".utf8)])
    }
  }

  @Test("In a CSV a row without a record or a closing quote is rejected alone")
  func csv() {
    let sink = readEnvelope(
      "a,eventJson\n1\n2,\(cell(one))\n3,x\n4,\"{\n5,\(two.first ?? " ")", as: .csv)
    #expect(sink.texts == [one])
    #expect(sink.reasons.first == .noRecordInside)
    #expect(sink.rejected.count >= 3)
  }
}
