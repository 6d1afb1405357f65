/// Finds the keyword that a word of the text is, ignoring case, without making a String of it:
/// an open-addressing table over the keywords' bytes.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()

  private static let slotCount = 1024
  private var slots: [Keyword]
  /// The keyword's bytes, at `slot * width`; the rest is zero.
  private var texts: [UInt8]
  private let width: Int

  private init() {
    let keywords = Keyword.allCases.filter { $0 != .none }
    let longest = keywords.map(\.rawValue.utf8.count).max() ?? 0
    width = longest + 1
    slots = Array(repeating: .none, count: Self.slotCount)
    texts = Array(repeating: 0, count: Self.slotCount * width)
    for keyword in keywords {
      let bytes = Array(keyword.rawValue.utf8)
      var slot = Self.hash(of: bytes, from: 0, to: bytes.count)
      while slots[slot] != .none { slot = (slot &+ 1) & (Self.slotCount - 1) }
      slots[slot] = keyword
      for index in bytes.indices { texts[slot * width + index] = bytes[index] }
    }
  }

  func keyword(in bytes: [UInt8], from start: Int, to end: Int) -> Keyword {
    let count = end &- start
    guard count > 1, count < width else { return .none }
    var slot = Self.hash(of: bytes, from: start, to: end)
    while slots[slot] != .none {
      let base = slot &* width
      var index = 0
      while index < count, texts[base &+ index] == Self.upper(bytes[start &+ index]) { index &+= 1 }
      if index == count, texts[base &+ index] == 0 { return slots[slot] }
      slot = (slot &+ 1) & (Self.slotCount &- 1)
    }
    return .none
  }

  private static func hash(of bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in start..<end { hash = (hash ^ UInt32(upper(bytes[index]))) &* 16_777_619 }
    return Int((hash ^ (hash >> 15)) & UInt32(slotCount &- 1))
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
  }
}
