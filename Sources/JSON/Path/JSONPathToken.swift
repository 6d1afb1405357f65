/// One token of a path and where it begins.
struct JSONPathToken: Sendable {
  enum Kind: Sendable, Equatable {
    case word
    /// `$name`
    case variable
    case integer
    case decimal
    case double
    case string
    case symbol
    case end
  }

  var kind: Kind
  var offset: Int
  /// As written; a variable's without `$`, a string's decoded.
  var text: [UInt8]

  /// The token's text as it is shown in messages.
  var shown: String {
    kind == .end ? "<EOF>" : String(decoding: text, as: UTF8.self)
  }

  static func all(of text: [UInt8]) throws(JSONPathError) -> [JSONPathToken] {
    var tokens: [JSONPathToken] = []
    var at = 0
    while at < text.count {
      switch text[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "\""):
        tokens.append(try string(text, at: &at))
      case UInt8(ascii: "$"):
        let start = at
        let end = endOfWord(text, from: at + 1)
        at = end
        if end > start + 1 {
          tokens.append(
            JSONPathToken(kind: .variable, offset: start, text: Array(text[start + 1..<end])))
        } else {
          tokens.append(JSONPathToken(kind: .symbol, offset: start, text: [text[start]]))
        }
      case let byte where isLetter(byte):
        let end = endOfWord(text, from: at)
        tokens.append(JSONPathToken(kind: .word, offset: at, text: Array(text[at..<end])))
        at = end
      case let byte where isDigit(byte) || (byte == 0x2E && digit(text, at + 1)):
        tokens.append(number(text, at: &at))
      default:
        let length = symbols.first { text[at...].starts(with: $0) }?.count ?? 1
        tokens.append(
          JSONPathToken(kind: .symbol, offset: at, text: Array(text[at..<at + length])))
        at += length
      }
    }
    tokens.append(JSONPathToken(kind: .end, offset: text.count, text: []))
    return tokens
  }

  /// Of several bytes; every other byte is a symbol by itself, which the parser may refuse.
  private static let symbols: [[UInt8]] = ["==", "<>", "!=", "<=", ">=", "&&", "||", ".."].map {
    Array($0.utf8)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func digit(_ text: [UInt8], _ at: Int) -> Bool {
    at < text.count && isDigit(text[at])
  }

  private static func endOfWord(_ text: [UInt8], from start: Int) -> Int {
    guard start < text.count, isLetter(text[start]) else { return start }
    var at = start
    while at < text.count, isLetter(text[at]) || isDigit(text[at]) { at += 1 }
    return at
  }

  /// A quote inside is written twice.
  private static func string(_ text: [UInt8], at: inout Int) throws(JSONPathError) -> JSONPathToken
  {
    let start = at
    var decoded: [UInt8] = []
    at += 1
    while at < text.count {
      if text[at] == 0x22 {
        guard at + 1 < text.count, text[at + 1] == 0x22 else {
          at += 1
          return JSONPathToken(kind: .string, offset: start, text: decoded)
        }
        at += 1
      }
      decoded.append(text[at])
      at += 1
    }
    throw JSONPathError(at: start, "the string has no closing quote")
  }

  private static func number(_ text: [UInt8], at: inout Int) -> JSONPathToken {
    let start = at
    var kind = Kind.integer
    while digit(text, at) { at += 1 }
    if at < text.count, text[at] == 0x2E, !(at + 1 < text.count && text[at + 1] == 0x2E) {
      kind = .decimal
      at += 1
      while digit(text, at) { at += 1 }
    }
    if at < text.count, text[at] | 0x20 == UInt8(ascii: "e") {
      let signed = at + 1 < text.count && (text[at + 1] == 0x2B || text[at + 1] == 0x2D)
      let digits = at + (signed ? 2 : 1)
      if digit(text, digits) {
        kind = .double
        at = digits
        while digit(text, at) { at += 1 }
      }
    }
    return JSONPathToken(kind: kind, offset: start, text: Array(text[start..<at]))
  }
}
