import TarnJSON
import Testing

@testable import TarnIngest

@Suite struct HostileTests {
  @Test("An array of 600,000 values is read, and so are as many that are none")
  func largeArrays() {
    var text = Array(#"{"Records":["#.utf8)
    for index in 0..<600_000 {
      if index > 0 { text.append(0x2c) }
      text += index % 2 == 0 ? [0x7b, 0x7d] : [0x31]
    }
    text += Array("]}".utf8)
    let (reading, sink) = readEnvelope(text)
    #expect(reading.records == 600_000)
    #expect(sink.taken.count == 300_000)
    #expect(sink.rejected.count == 300_000)
  }

  @Test("A record 10,000 levels deep is a record, alone and inside a text")
  func deep() {
    for open in ["[", #"{"a":"#] {
      let close = open == "[" ? "]" : "}"
      let nested =
        #"{"eventVersion":"#
        + String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
        + "}"
      #expect(readEnvelope(#"{"Records":[\#(nested),{}]}"#).texts == [nested, "{}"])
      #expect(
        readEnvelope(#"{"Events":[{"CloudTrailEvent":\#(quoted(nested))}]}"#).texts == [nested])
    }
  }

  @Test("300,000 open brackets, in or in front of a record, cost no stack")
  func brackets() {
    for open in ["[", "{", #"{"a":"#, #"{"Records":["#, #"[{"Events":["#, "{\"\\"] {
      let text = String(repeating: open, count: 300_000 / open.utf8.count)
      let (reading, _) = readEnvelope(Array(text.utf8))
      #expect(reading.records <= 300_000)
      _ = contentKind(text)
    }
  }

  @Test("A record up to the limit is offered whole; a larger one is passed over, not held")
  func largeRecord() {
    let limit = 1 << 20
    func text(_ size: Int) -> [UInt8] {
      var text = Array(#"{"Records":[{"eventVersion":"1"},{"eventVersion":""#.utf8)
      text += [UInt8](repeating: UInt8(ascii: "x"), count: size)
      text += Array(#""},{"eventVersion":"3"}]}"#.utf8)
      return text
    }
    let held = readEnvelope(text(limit - 100), piece: 1 << 14, recordLimit: limit).sink
    #expect(held.taken.count == 3)
    #expect(held.rejected.isEmpty)
    let passed = readEnvelope(text(5 * limit), piece: 1 << 14, recordLimit: limit).sink
    #expect(passed.texts == [#"{"eventVersion":"1"}"#, #"{"eventVersion":"3"}"#])
    #expect(passed.reasons == [.tooLarge])
    #expect(maximumRecordBytes == 64 << 20)
  }

  @Test("A large member beside the records is skipped without being held")
  func largeMember() {
    var text = Array(#"{"Records":[{"eventVersion":"1"}],"x":["#.utf8)
    text += [UInt8](repeating: UInt8(ascii: "1"), count: 3 << 20)
    text += Array(#"],"Records":[{"eventVersion":"2"}]}"#.utf8)
    let sink = readEnvelope(text, piece: 1 << 14, recordLimit: 1 << 20).sink
    #expect(sink.taken.count == 2)
    #expect(sink.rejected.isEmpty)
  }

  @Test("Thousands of broken records are searched once, not thousands of times")
  func manyBroken() {
    let broken = [
      #"{"eventVersion":"1","a":{{{"#, #"{"eventVersion":"1,"a":1}"#, #"{"x":}"#, "{", "\"",
    ]
    let clock = ContinuousClock()
    for part in broken {
      for (head, separator) in [(#"{"Records":["#, ","), ("{\"eventVersion\":\"1\"}\n", "\n")] {
        let text = head + Array(repeating: part, count: 5_000).joined(separator: separator)
        var reading: Reading?
        let time = clock.measure { reading = readEnvelope(Array(text.utf8)).reading }
        #expect((reading?.records ?? 0) >= 1)
        // Quadratic work would take minutes.
        #expect(time < .seconds(30), "\(part)")
      }
    }
  }

  @Test(
    "Lone surrogates, bad UTF-8 and control characters are the record's own matter",
    arguments: [
      (#"{"eventVersion":"\ud800"}"#, true), (#"{"eventVersion":"\u0000"}"#, true),
      ("{\"eventVersion\":\"\u{1}\"}", false),
    ])
  func texts(record: String, isRecord: Bool) {
    #expect(readEnvelope(#"{"Records":[\#(record)]}"#).texts == (isRecord ? [record] : []))
    let inside = readEnvelope(#"{"Events":[{"CloudTrailEvent":\#(quoted(record))}]}"#)
    #expect(inside.texts == (isRecord ? [record] : []))
    #expect(inside.rejected.count == (isRecord ? 0 : 1))
    let bytes = Array(#"{"Records":[{"a":""#.utf8) + [0xff] + Array(#""},{}]}"#.utf8)
    let (reading, sink) = readEnvelope(bytes)
    #expect(sink.texts == ["{}"])
    #expect(reading.rejected.map(\.reason) == [.malformed(.invalidUTF8)])
  }
}
