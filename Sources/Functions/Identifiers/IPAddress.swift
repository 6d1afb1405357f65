package import TarnColumns

/// Internet addresses as 16 bytes: IPv4 lies in ::ffff:0:0/96, as the type IPADDRESS has it.
package enum IPAddress {
  /// Reads `10.1.2.3`, `2001:db8::1`, `::ffff:10.1.2.3`; nil for any other text. No leading zeros
  /// in decimal parts, which some read as octal.
  package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count >= 2, text.count <= 45 else { return nil }
    if !text.contains(UInt8(ascii: ":")) {
      guard let last = parseVersion4(text[...]) else { return nil }
      return prefixOfVersion4 + last
    }
    return parseVersion6(text)
  }

  package static let prefixOfVersion4: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  private static func parseVersion4(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != 0x30 else {
        return nil
      }
      var value = 0
      for byte in part {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      guard value < 256 else { return nil }
      bytes.append(UInt8(value))
    }
    return bytes
  }

  private static func parseVersion6(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let colon = UInt8(ascii: ":")
    var head: [UInt8] = []
    var tail: [UInt8]?
    var position = 0
    if text[0] == colon {
      guard text[1] == colon else { return nil }
      tail = []
      position = 2
    }
    while position < text.count {
      var end = position
      while end < text.count, text[end] != colon { end += 1 }
      let group = text[position..<end]
      var bytes: [UInt8]
      if end == text.count, group.contains(UInt8(ascii: ".")) {
        guard let last = parseVersion4(group) else { return nil }
        bytes = last
      } else {
        guard let value = hexadecimal(group) else { return nil }
        bytes = [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
      }
      if tail == nil { head += bytes } else { tail? += bytes }
      position = end
      if position == text.count { break }
      position += 1
      // One colon must be followed by a group, two stand for zeros, once.
      guard position < text.count else { return nil }
      if text[position] == colon {
        guard tail == nil else { return nil }
        tail = []
        position += 1
      }
    }
    guard let tail else { return head.count == 16 ? head : nil }
    let missing = 16 - head.count - tail.count
    guard missing >= 1 else { return nil }
    return head + [UInt8](repeating: 0, count: missing) + tail
  }

  private static func hexadecimal(_ group: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...4).contains(group.count) else { return nil }
    var value = 0
    for byte in group {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      value = value << 4 | Int(digit)
    }
    return value
  }

  /// `10.1.2.3` for IPv4, else the form of RFC 5952: small letters, the longest run of two or more
  /// zero groups as `::`.
  package static func print(_ bytes: some Collection<UInt8>, into text: inout [UInt8]) {
    let bytes = Array(bytes)
    guard bytes.count == 16 else { return }
    if bytes[..<12].elementsEqual(prefixOfVersion4) {
      text += bytes[12...].map(String.init).joined(separator: ".").utf8
      return
    }
    let groups = (0..<8).map { Int(bytes[$0 * 2]) << 8 | Int(bytes[$0 * 2 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > best.count, end - start >= 2 { best = start..<end }
      start = end + 1
    }
    func joined(_ groups: ArraySlice<Int>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if best.isEmpty {
      text += joined(groups[...]).utf8
    } else {
      text += (joined(groups[..<best.lowerBound]) + "::" + joined(groups[best.upperBound...])).utf8
    }
  }
}

/// `10.0.0.0/8`, `2001:db8::/32`.
package struct IPNetwork: Sendable {
  private let address: [UInt8]
  /// Of 128 bits.
  private let prefix: Int
  private let isVersion4: Bool

  package init(_ text: UnsafeBufferPointer<UInt8>) throws(EvaluationError) {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
      throw EvaluationError(.invalidFunctionArgument, "Invalid CIDR")
    }
    guard let address = IPAddress.parse(UnsafeBufferPointer(rebasing: text[..<slash])) else {
      throw EvaluationError(.invalidFunctionArgument, "Invalid network IP address")
    }
    let digits = text[(slash + 1)...]
    isVersion4 = !text[..<slash].contains(UInt8(ascii: ":"))
    let width = isVersion4 ? 32 : 128
    guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }),
      let length = Int(String(decoding: digits, as: UTF8.self)), length <= width
    else { throw EvaluationError(.invalidFunctionArgument, "Invalid prefix length") }
    self.address = address
    prefix = length + (isVersion4 ? 96 : 0)
  }

  /// Of the 16 bytes of an IPADDRESS. A network of one version holds no address of the other.
  package func contains(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count == 16 else { return false }
    let isOtherVersion4 = other[..<12].elementsEqual(IPAddress.prefixOfVersion4)
    guard isOtherVersion4 == isVersion4 else { return false }
    let whole = prefix / 8
    for index in 0..<whole where address[index] != other[index] { return false }
    let rest = prefix % 8
    if rest == 0 { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return (address[whole] ^ other[whole]) & mask == 0
  }
}
