import Foundation
import TarnJSON
import TarnStorage
import Testing

@testable import TarnIngest

/// Bytes with the padding that the scanner may read.
func withPadding<R>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
  let padded = bytes + [UInt8](repeating: 0, count: ShapeScanner.padding)
  return try padded.withUnsafeBytes { all in
    try body(UnsafeRawBufferPointer(rebasing: all[..<bytes.count]))
  }
}

/// A scanner and the log it fills.
final class ScanBench {
  var scanner: ShapeScanner
  let log: RowLog
  var clock = EventClock(now: 1_800_000_000)

  init() {
    let tables = ScanTables()
    scanner = ShapeScanner(tables: tables)
    log = RowLog(tables: tables)
  }

  func take(_ bytes: [UInt8], from offset: Int = 0) throws -> Int {
    try withPadding(bytes) { bytes in
      let end = try scanner.scan(bytes, from: offset)
      log.append(scanner, file: 0, position: 0, RowIdentity(scanner, clock: &clock))
      return end
    }
  }

  func record(_ row: Int) -> [UInt8] {
    var output: [UInt8] = []
    log.appendRecord(row, to: &output)
    return output
  }
}

@Suite struct ScannerTests {
  static let records: [String] = [
    "{}", "{ }", "{\n}", #"{"a":1}"#, #"{"a":null}"#, #"{"a":{}}"#, #"{"a":{"b":{}}}"#,
    #"{"a":"","b":true,"c":false,"d":-0.5e+3,"e":[],"f":[1,[2,{"x":"]"}]]}"#,
    #" {"a" : "x" , "b" : { "c" : [ ] } } "#.trimmingCharacters(in: .whitespaces),
    #"{"a":5,"b":"5"}"#, #"{"a":"5","b":5}"#, #"{"a":{"b":"x","b":"y"}}"#, #"{"a":1,"a":2}"#,
    #"{"userIdentity":{"type":"Root","accountId":"1"},"eventTime":"2026-01-01T00:00:00Z"}"#,
    #"{"userIdentity":{"accountId":"1","accountId":"2"},"x":1}"#,
    #"{"userIdentity":{},"requestParameters":null}"#,
    #"{"requestParameters":{"a":{"requestParameters":{"b":1}}}}"#,
    #"{"requestParameters":[1],"responseElements":"text","additionalEventData":{"x":[]}}"#,
    #"{"tagging":"","Tagging":"","a.b":1,"a":{"b":1}}"#,
    #"{"\u0061":1,"b\"c":2,"😀":"\ud83d\ude00","lone":"\ud800"}"#,
    #"{"\ud800":1}"#, #"{"a\u0000b":"c\u0000"}"#, #"{"é":"é","e":"\u00e9"}"#,
    #"{"deep":"# + String(repeating: #"{"k":"#, count: 40) + "1"
      + String(repeating: "}", count: 40) + "}",
    #"{"arrays":"# + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
      + "}",
    "{" + (0..<700).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}",
    "{" + (0..<900).map { "\"nothing-\($0)\":null" }.joined(separator: ",") + "}",
    #"{"a":{"# + (0..<900).map { "\"nothing-\($0)\":null" }.joined(separator: ",")
      + #"},"b":"x"}"#,
    #"{"long":""# + String(repeating: "x", count: 2_000_000) + #""}"#,
  ]

  @Test("A record comes back byte for byte, alone and after every other", arguments: 0..<3)
  func roundTrip(_ round: Int) throws {
    let bench = ScanBench()
    let order = round == 0 ? Self.records : Self.records.shuffled() + Self.records.reversed()
    for (row, text) in order.enumerated() {
      let bytes = Array(text.utf8)
      // What follows the record does not matter.
      #expect(try bench.take(bytes + Array(#",{"x"#.utf8)) == bytes.count)
      #expect(bench.record(row) == bytes)
    }
    for (row, text) in order.enumerated() { #expect(bench.record(row) == Array(text.utf8)) }
  }

  @Test("A record seen before is scanned without learning again")
  func learnsOnce() throws {
    let bench = ScanBench()
    let first = #"{"a":"x","b":{"c":1,"d":null},"userIdentity":{"type":"Root"}}"#
    let second = #"{"a":"other","b":{"c":-7.5,"d":null},"userIdentity":{"type":""}}"#
    _ = try bench.take(Array(first.utf8))
    _ = try bench.take(Array(second.utf8))
    #expect(bench.scanner.learntRecords == 1)
    #expect(bench.scanner.tables.shapes[0].count == 1)
    #expect(bench.scanner.tables.shapes[1].count == 1)
  }

  @Test("Equal leaf bytes of different kinds are different columns")
  func kinds() throws {
    let bench = ScanBench()
    _ = try bench.take(Array(#"{"a":5}"#.utf8))
    _ = try bench.take(Array(#"{"a":"5"}"#.utf8))
    _ = try bench.take(Array(#"{"a":[5]}"#.utf8))
    _ = try bench.take(Array(#"{"a":true}"#.utf8))
    #expect(bench.scanner.tables.columns.map { $0.kind } == [.number, .string, .array, .boolean])
  }

  @Test(
    "Malformed records are refused with a place, and nothing of them is kept",
    arguments: [
      "", "[", "null", "{", #"{"a"#, #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,}"#, #"{"a":01}"#,
      #"{"a":1.}"#, #"{"a":-}"#, #"{"a":1e}"#, #"{"a":tru}"#, #"{"a":nulL}"#, #"{"a":"\x"}"#,
      #"{"a":"\u12G4"}"#, "{\"a\":\"\u{1}\"}", #"{"a" 1}"#, #"{"a":1 "b":2}"#, #"{a:1}"#,
      #"{"a":[1,]}"#, #"{"a":[1 2]}"#, #"{"a":[}"#, #"{"a":{"b":]}"#, #"{"a":"x}"#, #"{,}"#,
    ])
  func malformed(_ text: String) throws {
    let bench = ScanBench()
    _ = try bench.take(Array(#"{"a":"x","b":1}"#.utf8))
    _ = try bench.take(Array(#"{"a":[1],"b":1}"#.utf8))
    #expect(throws: ScanFailure.self) { try bench.take(Array(text.utf8)) }
    #expect(bench.log.count == 2)
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) throws {
    let bench = ScanBench()
    let start = Array(#"{"a":"x"#.utf8)
    let end = Array(#"y"}"#.utf8)
    #expect(throws: ScanFailure.self) { try bench.take(start + bytes + end) }
    _ = try bench.take(start + end)
    #expect(throws: ScanFailure.self) { try bench.take(start + bytes + end) }
    let inArray = Array(#"{"a":["x"#.utf8) + bytes + Array(#""]}"#.utf8)
    #expect(throws: ScanFailure.self) { try bench.take(inArray) }
  }

  @Test(
    "Well-known leaves are found wherever they stand",
    arguments: [
      #"{"eventTime":"T","awsRegion":"R","eventID":"E","userIdentity":{"accountId":"A"}}"#,
      #"{"eventTime":"x","eventTime":"T","awsRegion":"R","eventID":"E","userIdentity":{"accountId":"A"}}"#,
      #"{"eventTime":"T","awsRegion":"R","eventID":"E","userIdentity":{"accountId":"0","accountId":"A"}}"#,
    ])
  func wellKnown(_ text: String) throws {
    let bench = ScanBench()
    for _ in 0..<2 {
      try withPadding(Array(text.utf8)) { bytes in
        _ = try bench.scanner.scan(bytes, from: 0)
        func leaf(_ which: WellKnownLeaf) -> String? {
          bench.scanner.leaf(which).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(leaf(.eventTime) == "T")
        #expect(leaf(.awsRegion) == "R")
        #expect(leaf(.eventID) == "E")
        #expect(leaf(.identityAccountId) == "A")
        #expect(leaf(.accountId) == nil)
        let isString = bench.scanner.isString(.eventTime)
        #expect(isString)
      }
    }
  }

  @Test("A million distinct keys cost no more than their limit")
  func wide() throws {
    let bench = ScanBench()
    for row in 0..<3_000 {
      let text =
        #"{"tags":{"# + (0..<20).map { "\"t\(row)-\($0)\":\"v\"" }.joined(separator: ",")
        + #"},"eventName":"x"}"#
      _ = try bench.take(Array(text.utf8))
      #expect(bench.record(row) == Array(text.utf8))
    }
    #expect(bench.scanner.tables.columns.count < 600)
  }

  @Test("Many shapes of one part end in one opaque shape, and no byte is lost")
  func manySiblings() throws {
    let bench = ScanBench()
    let keys = (0..<12).map { "k\($0)" }
    var generator = SystemRandomNumberGenerator()
    for row in 0..<4_000 {
      let members = keys.shuffled(using: &generator).prefix(9).map { "\"\($0)\":\(row)" }
      let text = #"{"requestParameters":{"# + members.joined(separator: ",") + "}}"
      _ = try bench.take(Array(text.utf8))
      #expect(bench.record(row) == Array(text.utf8))
    }
  }
}
