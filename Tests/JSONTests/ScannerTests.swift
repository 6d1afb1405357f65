import Testing

@testable import TarnJSON

struct ScannerTests {
  @Test("every valid text is accepted", arguments: caseLines("valid.txt"))
  func valid(_ text: String) throws {
    try Array(text.utf8).validateAsJSON()
  }

  @Test("the case files are there")
  func caseFiles() {
    #expect(caseLines("valid.txt").count > 30)
    #expect(caseLines("invalid.txt").count > 40)
    #expect(caseLines("equal.txt").count > 30)
  }

  @Test("every invalid text is refused at its byte", arguments: caseLines("invalid.txt"))
  func invalid(_ line: String) throws {
    let parts = line.split(separator: " ", maxSplits: 2)
    let error = #expect(throws: JSONError.self) { try Array(parts[2].utf8).validateAsJSON() }
    #expect(error?.offset == Int(parts[0]))
    #expect(error.map { "\($0.reason)" } == String(parts[1]))
  }

  @Test("a text that is cut at any byte is refused as cut", arguments: caseLines("valid.txt"))
  func truncated(_ text: String) throws {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let cut = Array(bytes[..<length])
      // A shorter number is a number.
      if (try? JSONTree(cut)) != nil {
        #expect(JSONKind(firstByte: cut.first { $0 > 0x20 } ?? 0) == .number)
        continue
      }
      let error = #expect(throws: JSONError.self) { try cut.validateAsJSON() }
      #expect(error?.reason == .unexpectedEnd, "\(length) bytes")
    }
  }

  @Test(
    "bytes that are not UTF-8 are refused wherever they stand",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE],
    ] as [[UInt8]])
  func invalidUTF8(_ bad: [UInt8]) {
    for padding in 0..<20 {
      let plain = [UInt8](repeating: 0x61, count: padding)
      let text = [0x22] + plain + bad + plain + [0x22]
      let error = #expect(throws: JSONError.self) { try text.validateAsJSON() }
      #expect(error?.offset == padding + 1)
      #expect(error?.reason == .invalidUTF8)
    }
  }

  @Test("a control character is refused at every place of a word", arguments: 0..<32)
  func control(_ byte: Int) {
    for padding in 0..<20 {
      let text =
        [0x22] + [UInt8](repeating: 0x7A, count: padding) + [UInt8(byte)]
        + Array("tail of text\"".utf8)
      let error = #expect(throws: JSONError.self) { try text.validateAsJSON() }
      #expect(error == JSONError(.controlCharacter, at: padding + 1))
    }
  }

  @Test("characters of two to four bytes are accepted at every place of a word")
  func characters() throws {
    for character in ["é", "漢", "\u{FFFF}", "\u{10FFFF}", "💰", "\u{7F}", "\u{80}", "\u{D7FF}"] {
      for padding in 0..<20 {
        try Array("\"\(String(repeating: "x", count: padding))\(character)\"".utf8).validateAsJSON()
      }
    }
  }

  @Test("depth costs no stack", arguments: [10_000, 1_000_000])
  func deep(_ depth: Int) throws {
    let arrays =
      [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
    try arrays.validateAsJSON()
    let tree = try JSONTree(arrays)
    #expect(tree.nodes.count == depth)
    #expect(tree.isEqual(to: tree))
    let objects =
      Array(String(repeating: #"[{"a":"#, count: depth / 2).utf8) + [0x31]
      + Array(String(repeating: "}]", count: depth / 2).utf8)
    try objects.validateAsJSON()
    #expect(try JSONEquality.areEqual(objects, [0x20] + objects))
    objects.withUnsafeBufferPointer {
      #expect(JSONScanner($0).skipValue(at: 0) == objects.count)
    }
  }

  @Test("mixed brackets are told apart at any depth")
  func mixedDepth() {
    for depth in [1, 2, 63, 64, 65, 127, 128, 129, 1000] {
      let kinds = (0..<depth).map { $0 % 3 == 0 }
      let head = kinds.map { $0 ? #"{"k":"# : "[" }.joined()
      let tail = kinds.reversed().map { $0 ? "}" : "]" }
      #expect(throws: Never.self) { try Array((head + "1" + tail.joined()).utf8).validateAsJSON() }
      for wrong in Set([0, depth / 2, depth - 1]) {
        var tail = tail
        tail[wrong] = tail[wrong] == "}" ? "]" : "}"
        let text = Array((head + "1" + tail.joined()).utf8)
        let error = #expect(throws: JSONError.self) { try text.validateAsJSON() }
        #expect(error == JSONError(.expectedCommaOrEnd, at: head.utf8.count + 1 + wrong))
      }
    }
  }

  @Test("the depth limit counts containers")
  func depthLimit() throws {
    let text = Array(#"{"a":[{}],"b":[1]}"#.utf8)
    try text.validateAsJSON(maximumDepth: 3)
    let error = #expect(throws: JSONError.self) { try text.validateAsJSON(maximumDepth: 2) }
    #expect(error == JSONError(.depthLimit, at: 6))
    try Array("1".utf8).validateAsJSON(maximumDepth: 0)
    #expect(throws: JSONError.self) { try Array("[]".utf8).validateAsJSON(maximumDepth: 0) }
  }

  @Test("a value is validated where it stands in a longer text")
  func atOffset() throws {
    let text = Array(#"xx {"a":1}{"b":[2]} "#.utf8)
    try text.withUnsafeBufferPointer { (bytes) throws in
      let scanner = JSONScanner(bytes)
      #expect(try scanner.validate(at: 2) == 10)
      #expect(try scanner.validate(at: 10) == 19)
      #expect(throws: JSONError(.unexpectedEnd, at: 20)) { try scanner.validate(at: 19) }
      #expect(throws: JSONError(.unexpectedEnd, at: 20)) { try scanner.validate(at: 9999) }
      #expect(throws: JSONError(.invalidLiteral, at: 0)) { try scanner.validate(at: -5) }
    }
  }

  @Test("every real record is valid, and no byte of it can be cut")
  func realRecords() throws {
    for record in sharedRecords() {
      do {
        try record.text.validateAsJSON()
        var cut = record.text
        cut.removeLast()
        #expect(throws: JSONError.self) { try cut.validateAsJSON() }
      } catch {
        Issue.record("\(record.file):\(record.line): \(error)")
      }
    }
  }
}
