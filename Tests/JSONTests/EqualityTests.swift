import Testing

@testable import TarnJSON

struct EqualityTests {
  @Test("texts are compared as values, from both sides", arguments: caseLines("equal.txt"))
  func cases(_ line: String) throws {
    let sides = line.dropFirst(2).split(separator: " | ").map { Array($0.utf8) }
    let expected = line.first == "="
    #expect(try JSONEquality.areEqual(sides[0], sides[1]) == expected)
    #expect(try JSONEquality.areEqual(sides[1], sides[0]) == expected)
  }

  @Test("a text that is not JSON equals nothing, not even itself")
  func invalid() {
    #expect(throws: JSONError.self) { try JSONEquality.areEqual([0x78], [0x78]) }
    #expect(throws: JSONError.self) { try JSONEquality.areEqual([0x31], []) }
  }

  @Test("minify removes the white space between tokens only")
  func minify() {
    let text = Array(" { \"a b\" : [ 1 ,\t\"x \\\" y\" , { } ] ,\r\n \"c\":\nnull } ".utf8)
    text.withUnsafeBufferPointer { bytes in
      let scanner = JSONScanner(bytes)
      var output: [UInt8] = []
      scanner.minify(0..<bytes.count, into: &output)
      #expect(String(decoding: output, as: UTF8.self) == #"{"a b":[1,"x \" y",{}],"c":null}"#)
      #expect(!scanner.isMinified(0..<bytes.count))
      output.withUnsafeBufferPointer { #expect(JSONScanner($0).isMinified(0..<$0.count)) }
      scanner.minify(-5..<0, into: &output)
      scanner.minify(9..<9999, into: &output)
    }
  }

  @Test("a million keys in another order are the same object")
  func manyKeys() throws {
    let keys = (0..<100_000).map { "\"key\($0)\":\($0)" }
    let forward = Array("{\(keys.joined(separator: ","))}".utf8)
    let backward = Array("{\(keys.reversed().joined(separator: ","))}".utf8)
    #expect(try JSONEquality.areEqual(forward, backward))
  }

  @Test("every real record survives minify and equals itself, and nothing that was changed")
  func realRecords() throws {
    for record in sharedRecords() {
      let small = record.text.withUnsafeBufferPointer { bytes in
        var small: [UInt8] = []
        JSONScanner(bytes).minify(0..<bytes.count, into: &small)
        return small
      }
      #expect(try JSONEquality.areEqual([0x20] + small, record.text))
      // One more member at the end of the object.
      let changed = small.dropLast() + Array(#","x":0}"#.utf8)
      #expect(try !JSONEquality.areEqual(Array(changed), record.text))
    }
  }
}
