/// A stretch of bytes in an arena.
struct Text: Equatable {
  var start: Int32
  var count: Int32

  static let none = Text(start: 0, count: 0)

  var isEmpty: Bool { count == 0 }
}

/// All fixed texts of a run behind one another: names, user agents, the literals of templates.
struct TextArena {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ string: some StringProtocol) -> Text {
    let text = Text(start: Int32(bytes.count), count: Int32(string.utf8.count))
    bytes.append(contentsOf: string.utf8)
    return text
  }

  func string(_ text: Text) -> String {
    let start = Int(text.start)
    return String(decoding: bytes[start..<start + Int(text.count)], as: UTF8.self)
  }
}
