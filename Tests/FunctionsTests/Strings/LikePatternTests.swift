import Foundation
import Testing

@testable import TarnFunctions

@Suite struct LikePatternTests {
  private func matches(_ text: [UInt8], _ pattern: [UInt8], _ escape: [UInt8]?) throws -> Bool {
    try pattern.withUnsafeBufferPointer { pattern in
      let compiled: LikePattern
      if let escape {
        compiled = try escape.withUnsafeBufferPointer { try LikePattern(pattern, escape: $0) }
      } else {
        compiled = try LikePattern(pattern)
      }
      return text.withUnsafeBufferPointer { compiled.matches($0) }
    }
  }

  @Test("the case file matches as written")
  func cases() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases/functions/like.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 50)
    for line in lines {
      let fields = line.split(separator: "\t").map { $0 == "ε" ? [] : Array($0.utf8) }
      let escape = fields[2] == [0x2D] ? nil : fields[2]
      #expect(try matches(fields[0], fields[1], escape) == (fields[3] == [0x31]), "\(line)")
    }
  }

  /// The definition, one character at a time.
  private func slowly(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == 0x25 {
      return slowly(text, pattern.dropFirst())
        || (!text.isEmpty && slowly(text.dropFirst(), pattern))
    }
    guard let own = text.first else { return false }
    return (first == 0x5F || first == own) && slowly(text.dropFirst(), pattern.dropFirst())
  }

  @Test("small texts and patterns over a, b, _ and %, all of them")
  func exhaustive() throws {
    func all(_ letters: String, upTo length: Int) -> [[UInt8]] {
      var result: [[UInt8]] = [[]]
      var last: [[UInt8]] = [[]]
      for _ in 0..<length {
        last = last.flatMap { word in letters.utf8.map { word + [$0] } }
        result += last
      }
      return result
    }
    let texts = all("ab", upTo: 4)
    var matched = 0
    for pattern in all("ab_%", upTo: 4) {
      try pattern.withUnsafeBufferPointer { bytes in
        let compiled = try LikePattern(bytes)
        for text in texts {
          let found = text.withUnsafeBufferPointer { compiled.matches($0) }
          if found { matched += 1 }
          #expect(found == slowly(text[...], pattern[...]), "\(text) like \(pattern)")
        }
      }
    }
    #expect(matched > 1_000)
  }

  @Test("shapes that need no pieces are known")
  func shapes() throws {
    func shape(_ pattern: String) throws -> LikePattern.Shape {
      try Array(pattern.utf8).withUnsafeBufferPointer { try LikePattern($0).shape }
    }
    #expect(try shape("abc") == .exact(Array("abc".utf8)))
    #expect(try shape("abc%") == .prefix(Array("abc".utf8)))
    #expect(try shape("%abc") == .suffix(Array("abc".utf8)))
    #expect(try shape("%abc%") == .contains(Array("abc".utf8)))
    #expect(try shape("%%abc%%") == .contains(Array("abc".utf8)))
    #expect(try shape("%") == .prefix([]))
    #expect(try shape("a%c") == .pieces)
    #expect(try shape("a_c") == .pieces)
  }

  @Test(
    "bad escapes are refused",
    arguments: [
      ("a", "", LikePattern.Failure.escapeIsNoCharacter), ("a", "##", .escapeIsNoCharacter),
      ("a#b", "#", .escapeBeforeOther), ("a#", "#", .escapeBeforeOther),
    ])
  func escapes(_ pattern: String, _ escape: String, _ failure: LikePattern.Failure) {
    #expect(throws: failure) { try matches([], Array(pattern.utf8), Array(escape.utf8)) }
  }
}
