import Testing

@testable import TarnRegex

@Suite struct UnicodeTableTests {
  @Test("the tables of \\w and \\d say what the runtime says")
  func tables() {
    var differing = 0
    for value in UInt32(0)..<0x20000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      // The runtime may know characters that are newer than the tables, or older ones fewer.
      let isWord =
        scalar.properties.isAlphabetic
        || [.nonspacingMark, .enclosingMark, .spacingMark, .decimalNumber, .connectorPunctuation]
          .contains(category)
      if isWord != ScalarSet.word.contains(value) { differing += 1 }
      if (category == .decimalNumber) != ScalarSet.digit.contains(value) { differing += 1 }
    }
    // A Unicode version adds a few hundred letters; a wrong table differs in tens of thousands.
    #expect(differing < 1_000)
  }

  @Test(
    "scripts hold their letters",
    arguments: [
      ("Latin", "é"), ("Greek", "γ"), ("Cyrillic", "Ж"), ("Han", "有"), ("Hiragana", "ひ"),
      ("Katakana", "カ"), ("Hangul", "한"), ("Arabic", "ب"), ("Hebrew", "א"), ("Thai", "ก"),
      ("Devanagari", "अ"), ("Armenian", "Ա"), ("Georgian", "ა"),
    ] as [(String, Unicode.Scalar)])
  func scripts(_ name: String, _ letter: Unicode.Scalar) throws {
    let set = try #require(ScalarSet.named(name))
    #expect(set.contains(letter.value))
    #expect(!set.contains(0x31))
    #expect(ScalarSet.named("Is" + name) == set)
    #expect(ScalarSet.named("script=" + name.uppercased()) == set)
  }

  @Test("set algebra")
  func algebra() {
    let low = ScalarSet(0x61, 0x66)
    let high = ScalarSet(0x64, 0x7A)
    #expect(low.intersection(high) == ScalarSet(0x64, 0x66))
    #expect(low.union(high) == ScalarSet(0x61, 0x7A))
    #expect(low.inverted.inverted == low)
    #expect(ScalarSet.all.inverted.isEmpty)
    #expect(ScalarSet().inverted == .all)
    #expect(low.intersection(ScalarSet()).isEmpty)
  }
}
