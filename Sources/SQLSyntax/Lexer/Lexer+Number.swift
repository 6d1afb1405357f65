extension Lexer {
  /// A number, or a digit name when letters follow without a gap: `1e10` is a double, `5e2676f8`
  /// and `1day` are digit names, as in Trino, where the longer match wins.
  mutating func number() -> Token.Kind {
    var kind = Token.Kind.integer
    var end = offset
    if bytes[offset] == 0x30, let past = endOfPrefixedInteger() {
      end = past
    } else {
      end = endOfDigits(from: end)
      if byte(at: end) == 0x2E {
        kind = .decimal
        end = endOfDigits(from: end &+ 1)
      }
      if byte(at: end) | 0x20 == 0x65 {
        var exponent = end &+ 1
        if byte(at: exponent) == 0x2B || byte(at: exponent) == 0x2D { exponent &+= 1 }
        if Lexer.isDigit(byte(at: exponent)) {
          kind = .double
          end = endOfDigits(from: exponent)
        }
      }
    }
    var wordEnd = offset
    while Lexer.isNamePart(byte(at: wordEnd)) { wordEnd &+= 1 }
    if wordEnd > end {
      offset = wordEnd
      return .digitName
    }
    offset = end
    return kind
  }

  /// Past digits that may be grouped by single underscores: `1_000`.
  private func endOfDigits(from start: Int) -> Int {
    var end = start
    while Lexer.isDigit(byte(at: end)) {
      end &+= 1
      if end > start, byte(at: end) == 0x5F, Lexer.isDigit(byte(at: end &+ 1)) { end &+= 1 }
    }
    return end
  }

  /// `0x1F`, `0o17`, `0b101`.
  private func endOfPrefixedInteger() -> Int? {
    let radix: UInt8
    switch byte(at: offset &+ 1) | 0x20 {
    case 0x78: radix = 16
    case 0x6F: radix = 8
    case 0x62: radix = 2
    default: return nil
    }
    var end = offset &+ 2
    func isDigit(_ byte: UInt8) -> Bool {
      radix == 16 ? Lexer.isHexDigit(byte) : byte &- 0x30 < radix
    }
    while isDigit(byte(at: end)) {
      end &+= 1
      if byte(at: end) == 0x5F, isDigit(byte(at: end &+ 1)) { end &+= 1 }
    }
    return end > offset &+ 2 ? end : nil
  }
}
