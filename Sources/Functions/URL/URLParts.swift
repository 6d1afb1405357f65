/// A URI taken apart as Java's `java.net.URI` does it (RFC 2396 with every non-ASCII character that
/// is no control and no blank), since what Trino answers for odd ones is what that class answers.
///
///     http://eve@example.com:8080/a/b?k=v#top
///     scheme ┘    │          │    │   │   └ fragment
///          authority: user, host, port └ path   └ query
struct URLParts {
  /// A part's range in the text, nil where it is not there.
  var scheme: Range<Int>?
  var host: Range<Int>?
  var port: Int64?
  var path: Range<Int>?
  var query: Range<Int>?
  var fragment: Range<Int>?

  private let text: UnsafeBufferPointer<UInt8>

  /// nil: no URI.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var end = text.count
    if let hash = text.firstIndex(of: 0x23) {
      guard isLegal(hash + 1..<text.count, Self.isURI) else { return nil }
      fragment = hash + 1..<text.count
      end = hash
    }
    var start = 0
    let stop = text[..<end].firstIndex { [0x2F, 0x3F, 0x3A].contains($0) }
    if let stop, text[stop] == 0x3A {
      guard stop > 0, Self.isAlpha(text[0]),
        text[..<stop].allSatisfy({
          Self.isAlpha($0) || Self.isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0)
        })
      else { return nil }
      scheme = 0..<stop
      start = stop + 1
      if start == end { return nil }
      if text[start] != 0x2F {
        // mailto:… and the like: one opaque part without path or query.
        guard isLegal(start..<end, Self.isURI) else { return nil }
        return
      }
    }
    if start + 1 < end, text[start] == 0x2F, text[start + 1] == 0x2F {
      start += 2
      let close = text[start..<end].firstIndex { $0 == 0x2F || $0 == 0x3F } ?? end
      if start < close {
        guard readAuthority(start..<close) else { return nil }
      } else if start == text.count {
        return nil
      }
      start = close
    }
    let mark = text[start..<end].firstIndex(of: 0x3F) ?? end
    guard isLegal(start..<mark, Self.isPath) else { return nil }
    path = start..<mark
    if mark < end {
      guard isLegal(mark + 1..<end, Self.isURI) else { return nil }
      query = mark + 1..<end
    }
  }

  /// user@host:port, or any other name that a registry may know, which has no host.
  private mutating func readAuthority(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if let sign = text[range].lastIndex(of: 0x40) {
      guard isLegal(start..<sign, Self.isUser) else { return false }
      start = sign + 1
    }
    var end = range.upperBound
    var number: Int64?
    if start < end, text[start] == 0x5B {
      guard let close = text[start..<end].firstIndex(of: 0x5D), close > start + 1,
        text[start + 1..<close].allSatisfy({
          Hexadecimal.value($0) != nil || [0x3A, 0x2E, 0x25].contains($0)
        })
      else { return false }
      if close + 1 < end {
        guard text[close + 1] == 0x3A, readPort(close + 2..<end, &number) else { return false }
      }
      host = start..<close + 1
      port = number
      return true
    }
    if let colon = text[start..<end].lastIndex(of: 0x3A) {
      guard readPort(colon + 1..<end, &number) else {
        return isLegal(range, Self.isRegistry)
      }
      end = colon
    }
    if isHost(start..<end) {
      host = start..<end
      port = number
      return true
    }
    return isLegal(range, Self.isRegistry)
  }

  private func readPort(_ range: Range<Int>, _ number: inout Int64?) -> Bool {
    var value: Int64 = 0
    for byte in text[range] {
      guard Self.isDigit(byte), value < 1 << 32 else { return false }
      value = value * 10 + Int64(byte - 0x30)
    }
    guard value <= Int64(Int32.max) else { return false }
    if !range.isEmpty { number = value }
    return true
  }

  /// Four numbers, or labels of letters, digits and inner hyphens of which the last begins with a
  /// letter; a dot may end it.
  private func isHost(_ range: Range<Int>) -> Bool {
    let name = text[range]
    if name.isEmpty { return false }
    var labels = name.split(separator: 0x2E, omittingEmptySubsequences: false)
    if labels.count == 4,
      labels.allSatisfy({ label in
        (1...3).contains(label.count) && label.allSatisfy(Self.isDigit)
          && label.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      })
    {
      return true
    }
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    for label in labels {
      guard let first = label.first, let last = label.last, first != 0x2D, last != 0x2D,
        label.allSatisfy({ Self.isAlpha($0) || Self.isDigit($0) || $0 == 0x2D })
      else { return false }
    }
    return labels.last?.first.map(Self.isAlpha) ?? false
  }

  // MARK: Characters

  private func isLegal(_ range: Range<Int>, _ allowed: (UInt8) -> Bool) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if byte == 0x25 {
        guard offset + 2 < range.upperBound, Hexadecimal.value(text[offset + 1]) != nil,
          Hexadecimal.value(text[offset + 2]) != nil
        else { return false }
        offset += 3
      } else if byte >= 0x80 {
        let next = CodePoints.next(offset, in: text)
        let scalars = CodePoints.decode(UnsafeBufferPointer(rebasing: text[offset..<next]))
        for scalar in scalars where scalar < 0xA0 || Self.isBlank(scalar) { return false }
        offset = next
      } else if allowed(byte) {
        offset += 1
      } else {
        return false
      }
    }
    return true
  }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isAlpha(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 && byte < 0x80 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isIn(_ byte: UInt8, _ set: StaticString) -> Bool {
    isAlpha(byte) || isDigit(byte) || set.withUTF8Buffer { $0.contains(byte) }
  }

  private static func isPath(_ byte: UInt8) -> Bool { isIn(byte, "-_.!~*'():@&=+$,;/") }
  private static func isURI(_ byte: UInt8) -> Bool { isIn(byte, "-_.!~*'();/?:@&=+$,[]") }
  private static func isUser(_ byte: UInt8) -> Bool { isIn(byte, "-_.!~*'();:&=+$,") }
  private static func isRegistry(_ byte: UInt8) -> Bool { isIn(byte, "-_.!~*'()$,;:@&=+") }
}
