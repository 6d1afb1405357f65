extension Parser {
  /// `U&'h\00e9llo'`, `U&'h#00e9llo' UESCAPE '#'`, `\+01F600` for six digits, `\\` for itself.
  mutating func unicodeString() throws(Failed) -> String {
    let literal = token
    let text = content(of: token, quotedBy: 0x27, prefix: 2)
    advance()
    var escape = Unicode.Scalar("\\")
    if accept(.uescape) {
      let place = token
      let wanted = try string().string.unicodeScalars
      guard let first = wanted.first, wanted.count == 1, !Self.isForbidden(first) else {
        throw fail(
          "Invalid Unicode escape character: '\(String(wanted))'", at: place.position,
          length: codePoints(of: place))
      }
      escape = first
    }
    var decoded = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == escape else {
        decoded.append(scalar)
        continue
      }
      if rest.first == escape {
        rest.removeFirst()
        decoded.append(escape)
        continue
      }
      var count = 4
      if rest.first == "+" {
        rest.removeFirst()
        count = 6
      }
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
        let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value)
      else {
        throw fail(
          "Invalid Unicode escape: '\(escape)\(count == 6 ? "+" : "")\(String(digits))'",
          at: literal.position, length: codePoints(of: literal))
      }
      rest.removeFirst(count)
      decoded.append(scalar)
    }
    return String(decoded)
  }

  /// Hexadecimal digits, plus, quotes and white space cannot be the escape.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isASCIIHexDigit || scalar == "+" || scalar == "'" || scalar == "\""
      || scalar.properties.isWhitespace
  }
}
