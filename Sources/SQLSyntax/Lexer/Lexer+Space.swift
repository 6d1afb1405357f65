extension Lexer {
  /// Steps over white space and comments. Returns where a comment begins that has no end.
  ///
  /// The spaces of other scripts, and the byte order mark, are space too: they arrive with texts
  /// pasted from web pages and cannot be seen.
  mutating func skipSpace() -> SourcePosition? {
    while true {
      switch byte(at: offset) {
      case 0x20, 0x09, 0x0D, 0x0A, 0x0C, 0x0B:
        step(to: offset &+ 1)
      case 0x2D where byte(at: offset &+ 1) == 0x2D:
        var end = offset &+ 2
        while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
        step(to: end)
      case 0x2F where byte(at: offset &+ 1) == 0x2A:
        let start = position
        var end = offset &+ 2
        while end < bytes.count, bytes[end] != 0x2A || byte(at: end &+ 1) != 0x2F { end &+= 1 }
        guard end < bytes.count else {
          step(to: bytes.count)
          return start
        }
        step(to: end &+ 2)
      case 0xC2, 0xE2, 0xE3, 0xEF:
        let width = wideSpace()
        guard width > 0 else { return nil }
        step(to: offset &+ width)
      default:
        return nil
      }
    }
  }

  /// The bytes of the space beyond ASCII that stands here: U+00A0, U+2000–U+200B, U+2028, U+2029,
  /// U+202F, U+205F, U+3000, U+FEFF; 0 when there is none.
  private func wideSpace() -> Int {
    let (second, third) = (byte(at: offset &+ 1), byte(at: offset &+ 2))
    switch (byte(at: offset), second) {
    case (0xC2, 0xA0): return 2
    case (0xE2, 0x80):
      return (0x80...0x8B).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
        ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
