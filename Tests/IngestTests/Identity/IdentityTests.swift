import TarnTime
import Testing

@testable import TarnIngest

/// Fields from text; nil stays absent.
private func withFields<Value>(
  id: String? = nil, recipient: String? = nil, identity: String? = nil, account: String? = nil,
  time: String? = nil, window: String? = nil, region: String? = nil,
  _ body: (IdentityFields) throws -> Value
) rethrows -> Value {
  let texts = [id, recipient, identity, account, time, window, region].map {
    Array(($0 ?? "").utf8)
  }
  let all = texts.flatMap { $0 }
  return try all.withUnsafeBytes { bytes in
    var start = 0
    let leaves = zip(texts, [id, recipient, identity, account, time, window, region])
      .map { text, given -> LeafBytes? in
        defer { start += text.count }
        guard given != nil else { return nil }
        return LeafBytes(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + text.count)]))
      }
    var fields = IdentityFields()
    fields.eventID = leaves[0]
    fields.recipientAccountId = leaves[1]
    fields.identityAccountId = leaves[2]
    fields.accountId = leaves[3]
    fields.eventTime = leaves[4]
    fields.windowStart = leaves[5]
    fields.awsRegion = leaves[6]
    return try body(fields)
  }
}

private func key(
  id: String? = nil, recipient: String? = nil, identity: String? = nil, account: String? = nil,
  time: String? = nil, record: String = "{}"
) -> EventKey {
  withFields(id: id, recipient: recipient, identity: identity, account: account, time: time) {
    fields in
    let clock = EventClock(now: 1_790_000_000)
    return Array(record.utf8).withUnsafeBytes { bytes in
      EventKey(fields, time: clock.time(of: fields), record: bytes)
    }
  }
}

private let uuid = "c61c9a5d-4d9c-45ee-8c46-9845ea001e97"

@Suite struct EventKeyTests {
  @Test("A UUID is its own number")
  func number() {
    let key = key(id: uuid, recipient: "111122223333", time: "2026-01-15T09:05:00Z")
    #expect(key.idHigh == 0xc61c_9a5d_4d9c_45ee)
    #expect(key.idLow == 0x8c46_9845_ea00_1e97)
    #expect(key.account == 111_122_223_334)
    #expect(key.second == 1_768_467_900)
  }

  @Test("The account is the recipient's, else the identity's, else the record's")
  func account() {
    let expected = key(id: uuid, recipient: "111122223333")
    #expect(key(id: uuid, recipient: "111122223333", identity: "9", account: "8") == expected)
    #expect(key(id: uuid, identity: "111122223333", account: "8") == expected)
    #expect(key(id: uuid, account: "111122223333") == expected)
    #expect(key(id: uuid) != expected)
    #expect(key(id: uuid, recipient: "000000000000") != key(id: uuid))
    #expect(key(id: uuid, recipient: "anonymous") != key(id: uuid, recipient: "other"))
  }

  @Test("Time is part of the key, its writing is not")
  func time() {
    let expected = key(id: uuid, time: "2026-01-15T09:05:00Z")
    #expect(key(id: uuid, time: "2026-01-15 09:05:00") == expected)
    #expect(key(id: uuid, time: "2026-01-15T10:05:00.000+01:00") == expected)
    #expect(key(id: uuid, time: "1768467900") == expected)
    #expect(key(id: uuid, time: "2026-01-15T09:05:01Z") != expected)
    #expect(key(id: uuid, time: "no time").second == .min)
  }

  @Test("Other ids are compared by their decoded text")
  func otherIDs() {
    #expect(key(id: "abc") == key(id: #"\u0061bc"#))
    #expect(key(id: "abc") != key(id: "abd"))
    #expect(key(id: uuid.uppercased()) != key(id: uuid))
    #expect(uuid.utf8.count == 36)
    let broken = uuid.dropLast() + "g"
    #expect(key(id: String(broken)) != key(id: uuid))
  }

  @Test("Without an id the record's bytes are one")
  func noID() {
    #expect(key(record: #"{"a":1}"#) == key(record: #"{"a":1}"#))
    #expect(key(record: #"{"a":1}"#) != key(record: #"{"a":2}"#))
    #expect(key(id: "", record: #"{"a":1}"#) == key(record: #"{"a":1}"#))
    #expect(key(id: #"{"a":1}"#) != key(record: #"{"a":1}"#))
  }
}

@Suite struct EventPlaceTests {
  @Test(
    "A record lies on the UTC day of its time",
    arguments: [
      ("2026-01-15T23:59:59Z", (2026, 1, 15)), ("2026-01-15T23:59:59-01:00", (2026, 1, 16)),
      ("2024-02-29T00:00:00Z", (2024, 2, 29)), ("1688560107857", (2023, 7, 5)),
      ("1.688560107857E9", (2023, 7, 5)), ("Jul 10, 2023, 1:24:50 PM", (2023, 7, 10)),
      ("2005-12-31T23:59:59Z", (0, 0, 0)), ("2006-01-01T00:00:00Z", (2006, 1, 1)),
      ("2027-12-31T23:59:59Z", (2027, 12, 31)), ("2028-01-01T00:00:00Z", (0, 0, 0)),
      ("...", (0, 0, 0)), ("", (0, 0, 0)), ("9223372036854775807", (0, 0, 0)),
    ] as [(String, (UInt16, UInt8, UInt8))])
  func day(text: String, expected: (UInt16, UInt8, UInt8)) {
    var clock = EventClock(now: 1_768_467_900)
    let day = withFields(time: text) { clock.day(of: clock.time(of: $0)) }
    #expect(day == EventPlace.Day(year: expected.0, month: expected.1, day: expected.2))
  }

  @Test("An aggregated record has the time of its window")
  func window() {
    let clock = EventClock(now: 1_768_467_900)
    let seconds = withFields(window: "2026-01-15T09:05:00Z") { clock.time(of: $0)?.seconds }
    #expect(seconds == 1_768_467_900)
    let unreadable = withFields(time: "soon", window: "2026-01-15T09:05:00Z") {
      clock.time(of: $0)?.seconds
    }
    #expect(unreadable == 1_768_467_900)
  }

  @Test("The clock may be anywhere", arguments: [Int64.min, -1, 0, .max])
  func extremes(now: Int64) {
    var clock = EventClock(now: now)
    #expect(clock.day(of: EventTime(seconds: .min)) == EventPlace.unknownDay)
    _ = clock.day(of: EventTime(seconds: .max))
  }

  @Test(
    "A region is a short word of small letters, digits and hyphens",
    arguments: [
      ("eu-west-1", true), ("us-gov-east-1", true), ("", false), ("EU-WEST-1", false),
      ("a b", false), ("../x", false), (String(repeating: "a", count: 32), true),
      (String(repeating: "a", count: 33), false), ("é", false), (#"\u0061"#, false),
    ])
  func region(text: String, expected: Bool) {
    #expect(withFields(region: text) { isRegion($0.awsRegion) } == expected)
    #expect(!isRegion(nil))
  }
}

@Suite struct SameEventTests {
  @Test(
    "Equal as JSON is a duplicate, all else under one key a conflict",
    arguments: [
      (#"{"a":1,"b":"x"}"#, #"{"a":1,"b":"x"}"#, SameEvent.duplicate),
      (#"{"a":1,"b":"x"}"#, #"{ "b" : "\u0078", "a" : 1.0 }"#, .duplicate),
      (#"{"a":[1,2]}"#, #"{"a":[2,1]}"#, .conflict),
      (#"{"a":"é"}"#, #"{"a":"e\u0301"}"#, .conflict),
      (#"{"a":1}"#, #"{"a":"1"}"#, .conflict),
      (#"{"a":1}"#, #"{"a":1,"b":null}"#, .conflict),
      (#"{"a":1}"#, #"{"a":"#, .conflict),
    ])
  func decision(left: String, right: String, expected: SameEvent) {
    let same = Array(left.utf8).withUnsafeBytes { left in
      Array(right.utf8).withUnsafeBytes { SameEvent(left, $0) }
    }
    #expect(same == expected)
  }
}
