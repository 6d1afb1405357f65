/// Cuts a text into tokens, one at a time: what a table's name is depends on the grammar, so the
/// parser must be able to go back to a token's start and read it as a name (`takeTableNamePart`).
///
/// Works on bytes and makes no String. Columns are counted in code points by moving `columnBase`:
/// in `'é'=x` the sign stands at byte 4, the base moved from 0 to 1, so its column is 4 - 1 + 1.
struct Lexer {
  let bytes: [UInt8]
  var offset = 0
  private(set) var line = 1
  private(set) var columnBase = 0
  private let keywords = KeywordTable.shared

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// 0 past the end, which no rule below takes for anything.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  var position: SourcePosition {
    SourcePosition(line: line, column: offset &- columnBase &+ 1, offset: offset)
  }

  mutating func goBack(to token: Token) {
    offset = token.start
    line = token.line
    columnBase = token.columnBase
  }

  /// Steps over bytes whose lines and columns still have to be counted.
  mutating func step(to end: Int) {
    while offset < end {
      let byte = bytes[offset]
      offset &+= 1
      if byte == 0x0A {
        line &+= 1
        columnBase = offset
      } else if byte & 0xC0 == 0x80 {
        columnBase &+= 1
      }
    }
  }

  @inline(never)
  mutating func next() -> Token {
    if let start = skipSpace() {
      // A comment without an end is the last token, placed where it begins.
      return Token(
        kind: .unterminatedComment, keyword: .none, start: start.offset, end: bytes.count,
        line: start.line, columnBase: start.offset &- start.column &+ 1)
    }
    var token = Token(
      kind: .endOfText, keyword: .none, start: offset, end: offset, line: line,
      columnBase: columnBase)
    guard offset < bytes.count else { return token }
    let byte = bytes[offset]
    if Lexer.isNameStart(byte) {
      token.kind = word(from: byte)
      if token.kind == .word {
        token.keyword = keywords.keyword(in: bytes, from: token.start, to: offset)
      }
    } else if Lexer.isDigit(byte) || (byte == 0x2E && Lexer.isDigit(self.byte(at: offset &+ 1))) {
      token.kind = number()
    } else {
      token.kind = sign(byte)
    }
    token.end = offset
    return token
  }

  /// A word, or a string with a prefix: `X'00'`, `U&'…'`.
  private mutating func word(from first: UInt8) -> Token.Kind {
    let following = byte(at: offset &+ 1)
    if following == 0x27, first | 0x20 == 0x78 {
      offset &+= 1
      return quoted(by: 0x27) ? .binary : .unterminatedString
    }
    if following == 0x26, first | 0x20 == 0x75, byte(at: offset &+ 2) == 0x27 {
      offset &+= 2
      return quoted(by: 0x27) ? .unicodeString : .unterminatedString
    }
    offset &+= 1
    while Lexer.isNamePart(byte(at: offset)) { offset &+= 1 }
    return .word
  }

  private mutating func sign(_ byte: UInt8) -> Token.Kind {
    let following = self.byte(at: offset &+ 1)
    switch byte {
    case 0x27: return quoted(by: byte) ? .string : .unterminatedString
    case 0x22: return quoted(by: byte) ? .quotedName : .unterminatedName
    case 0x60: return quoted(by: byte) ? .backquotedName : .unterminatedName
    default: break
    }
    switch (byte, following) {
    case (0x2D, 0x3E): return took(2, .arrow)
    case (0x7C, 0x7C): return took(2, .concat)
    case (0x3E, 0x3D): return took(2, .greaterOrEqual)
    case (0x3C, 0x3D): return took(2, .lessOrEqual)
    case (0x3C, 0x3E), (0x21, 0x3D): return took(2, .notEqual)
    default: break
    }
    switch byte {
    case 0x25: return took(1, .percent)
    case 0x28: return took(1, .leftParenthesis)
    case 0x29: return took(1, .rightParenthesis)
    case 0x2A: return took(1, .star)
    case 0x2B: return took(1, .plus)
    case 0x2C: return took(1, .comma)
    case 0x2D: return took(1, .minus)
    case 0x2E: return took(1, .dot)
    case 0x2F: return took(1, .slash)
    case 0x3A: return took(1, .colon)
    case 0x3B: return took(1, .semicolon)
    case 0x3C: return took(1, .less)
    case 0x3D: return took(1, .equal)
    case 0x3E: return took(1, .greater)
    case 0x3F: return took(1, .question)
    case 0x5B: return took(1, .leftBracket)
    case 0x5D: return took(1, .rightBracket)
    default:
      var end = offset &+ 1
      while self.byte(at: end) & 0xC0 == 0x80 { end &+= 1 }
      step(to: end)
      return .stray
    }
  }

  private mutating func took(_ count: Int, _ kind: Token.Kind) -> Token.Kind {
    offset &+= count
    return kind
  }

  /// From the opening quote past the closing one; a doubled quote stands for itself.
  private mutating func quoted(by quote: UInt8) -> Bool {
    offset &+= 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset &+= 1
      if byte == quote {
        if self.byte(at: offset) != quote { return true }
        offset &+= 1
      } else if byte == 0x0A {
        line &+= 1
        columnBase = offset
      } else if byte & 0xC0 == 0x80 {
        columnBase &+= 1
      }
    }
    return false
  }
}

extension Lexer {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }

  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
}
