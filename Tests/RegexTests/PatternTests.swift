import Testing

@testable import TarnRegex

@Suite struct PatternTests {
  @Test("case files match as written", arguments: PatternCase.files)
  func cases(_ file: String) throws {
    let cases = PatternCase.read(file)
    #expect(cases.count > 15)
    for one in cases {
      let matcher = Matcher(try Pattern(utf8: Array(one.pattern.utf8)))
      #expect(try spans(matcher, one.text) == one.spans, "\(one.place) \(one.pattern)")
      let matches = try one.text.withUnsafeBufferPointer { try matcher.isMatch($0) }
      #expect(matches == !one.spans.isEmpty, "\(one.place) \(one.pattern)")
    }
  }

  @Test("a bad pattern is refused with a sentence and an offset")
  func errors() {
    let lines = PatternCase.lines(of: "errors")
    #expect(lines.count > 25)
    for (place, fields) in lines {
      let expected = PatternError(message: fields[2], offset: Int(fields[1]) ?? -1)
      #expect(throws: expected, "\(place) \(fields[0])") {
        try Pattern(utf8: Array(fields[0].utf8))
      }
    }
  }

  @Test("flags may be given from outside")
  func outsideFlags() throws {
    let pattern = try Pattern(utf8: Array("^a.b$".utf8), flags: [.ignoreCase, .dotAll, .multiline])
    #expect(try spans(Matcher(pattern), Array("x\nA\nB\ny".utf8)) == "2-5")
  }

  @Test("group names lead to numbers")
  func names() throws {
    let pattern = try Pattern(utf8: Array("(?<year>\\d+)-(x)(?<rest>.*)".utf8))
    #expect(pattern.groupNames == ["year": 1, "rest": 3])
    #expect(pattern.groupCount == 3)
  }

  @Test("a search that begins inside sees the text before it")
  func searchFromInside() throws {
    let text = Array("ab ab".utf8)
    func first(_ pattern: String, _ start: Int) throws -> Range<Int>? {
      let matcher = Matcher(try Pattern(utf8: Array(pattern.utf8)))
      let found = try text.withUnsafeBufferPointer { try matcher.firstMatch(in: $0, from: start) }
      return found ? matcher.range(of: 0) : nil
    }
    #expect(try first("^a", 3) == nil)
    #expect(try first("\\bab", 3) == 3..<5)
    #expect(try first("\\bb", 1) == nil)
    #expect(try first("(?<=a)b", 1) == 1..<2)
    #expect(try first("$", 5) == 5..<5)
    #expect(try first("a", 6) == nil)
    #expect(try first("a", -1) == nil)
  }

  @Test("bytes that are no UTF-8 are characters of their own")
  func illFormed() throws {
    let text: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0xF5]
    #expect(
      try spans(Matcher(Pattern(utf8: Array(".".utf8))), text).split(separator: " ").count == 10)
    #expect(try spans(Matcher(Pattern(utf8: Array("[^a]b".utf8))), text) == "2-4")
    #expect(try spans(Matcher(Pattern(utf8: Array("(.)$".utf8))), text) == "9-10,9-10")
    #expect(try spans(Matcher(Pattern(utf8: [0x61, 0xFF])), text) == "0-2")
  }

  @Test("one matcher serves many texts")
  func reuse() throws {
    let matcher = Matcher(try Pattern(utf8: Array("(a+)(b)?".utf8)))
    #expect(try spans(matcher, Array("xaab".utf8)) == "1-4,1-3,3-4")
    #expect(try spans(matcher, Array("a".utf8)) == "0-1,0-1,-")
    #expect(try spans(matcher, []) == "")
    #expect(try spans(matcher, Array("ab".utf8)) == "0-2,0-1,1-2")
  }
}
