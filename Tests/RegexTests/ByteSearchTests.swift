import Testing

@testable import TarnRegex

@Suite struct ByteSearchTests {
  private func find(_ needle: [UInt8], _ text: [UInt8], _ start: Int = 0) -> Int {
    needle.withUnsafeBufferPointer { sought in
      text.withUnsafeBufferPointer { ByteSearch.find(sought, in: $0, from: start) }
    }
  }

  @Test("found at every place of texts of every small length", arguments: [1, 2, 3, 8, 9, 17])
  func everywhere(_ length: Int) {
    let needle = (0..<length).map { UInt8(0x41 + $0 % 20) }
    for count in length...140 {
      var text = [UInt8](repeating: 0x2E, count: count)
      #expect(find(needle, text) == -1)
      for place in stride(from: 0, through: count - length, by: 1) {
        text.replaceSubrange(place..<place + length, with: needle)
        #expect(find(needle, text) == place)
        #expect(find(needle, text, place) == place)
        #expect(find(needle, text, place + 1) == -1)
        text.replaceSubrange(
          place..<place + length, with: repeatElement(0x2E, count: length))
      }
    }
  }

  @Test("first and last byte alone are not enough")
  func nearMisses() {
    let text = Array(repeating: Array("axb".utf8), count: 60).flatMap { $0 }
    #expect(find(Array("ayb".utf8), text) == -1)
    #expect(find(Array("ayb".utf8), text + Array("ayb".utf8)) == 180)
  }

  @Test("empty needles, empty texts, starts outside")
  func edges() {
    #expect(find([], []) == 0)
    #expect(find([], [1, 2], 2) == 2)
    #expect(find([], [1, 2], 3) == -1)
    #expect(find([1], []) == -1)
    #expect(find([1], [1], -1) == -1)
    #expect(find([1, 2, 3], [1, 2]) == -1)
  }
}
