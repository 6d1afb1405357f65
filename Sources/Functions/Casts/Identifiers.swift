/// UUIDs and IP addresses as 16 bytes, and their texts.
package enum Identifiers {
  private static let hexadecimal: [UInt8] = Array("0123456789abcdef".utf8)

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }

  // MARK: - UUID

  /// `12151fd2-7586-11e9-8f9e-2a86e4085a59`, in either case.
  package static func uuid(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count == 36 else { return nil }
    var bytes: [UInt8] = []
    var index = 0
    while index < 36 {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard text[index] == UInt8(ascii: "-") else { return nil }
        index += 1
        continue
      }
      guard let high = digit(text[index]), let low = digit(text[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
      index += 2
    }
    return bytes
  }

  package static func uuidText(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      text.append(hexadecimal[Int(byte >> 4)])
      text.append(hexadecimal[Int(byte & 15)])
    }
    return text
  }

  // MARK: - IP addresses

  /// An IPv4 address inside IPv6: `::ffff:a.b.c.d`.
  package static func mapped(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](repeating: 0, count: 10) + [0xff, 0xff] + bytes
  }

  /// `1.2.3.4` or any form of RFC 4291.
  package static func address(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count <= 45 else { return nil }
    if !text.contains(UInt8(ascii: ":")) { return fourBytes(text[...]).map(mapped) }
    var groups: [UInt16] = []
    var gap: Int?
    var index = 0
    if text.count >= 2, text[0] == UInt8(ascii: ":") {
      guard text[1] == UInt8(ascii: ":") else { return nil }
      gap = 0
      index = 2
    }
    while index < text.count {
      let end = text[index...].firstIndex(of: UInt8(ascii: ":")) ?? text.count
      let part = text[index..<end]
      if end == text.count, part.contains(UInt8(ascii: ".")) {
        guard let four = fourBytes(part) else { return nil }
        groups.append(UInt16(four[0]) << 8 | UInt16(four[1]))
        groups.append(UInt16(four[2]) << 8 | UInt16(four[3]))
        index = text.count
        break
      }
      guard !part.isEmpty, part.count <= 4 else { return nil }
      var group: UInt16 = 0
      for byte in part {
        guard let digit = digit(byte) else { return nil }
        group = group << 4 | UInt16(digit)
      }
      groups.append(group)
      index = end
      if index == text.count { break }
      index += 1
      if index < text.count, text[index] == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups.count
        index += 1
      } else if index == text.count {
        return nil
      }
    }
    guard groups.count <= 8, (groups.count == 8) == (gap == nil) else { return nil }
    if let gap {
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    return groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
  }

  private static func fourBytes(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard (1...3).contains(part.count) else { return nil }
      var number = 0
      for byte in part {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      guard number <= 255, part.count == 1 || part.first != 0x30 else { return nil }
      bytes.append(UInt8(number))
    }
    return bytes.count == 4 ? bytes : nil
  }

  /// IPv4 with dots; IPv6 with its longest run of zero groups left out.
  package static func addressText(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count == 16 else { return [] }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
      return Array(bytes[12...].map { String($0) }.joined(separator: ".").utf8)
    }
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > best.count, end - start > 1 { best = start..<end }
      start = max(end, start + 1)
    }
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if best.isEmpty { return Array(text(groups[...]).utf8) }
    return Array((text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])).utf8)
  }
}
