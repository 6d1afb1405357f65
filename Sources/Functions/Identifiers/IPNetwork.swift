package import TarnColumns

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
    guard let address = Identifiers.address(UnsafeBufferPointer(rebasing: text[..<slash])) else {
      throw EvaluationError(.invalidFunctionArgument, "Invalid network IP address")
    }
    let digits = text[(slash + 1)...]
    isVersion4 = address.withUnsafeBufferPointer { IPNetwork.isVersion4($0) }
    let width = isVersion4 ? 32 : 128
    guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }),
      let length = Int(String(decoding: digits, as: UTF8.self))
    else { throw EvaluationError(.invalidFunctionArgument, "Invalid prefix length") }
    guard length <= width else { throw EvaluationError(.invalidFunctionArgument, "Invalid CIDR") }
    self.address = address
    prefix = length + (isVersion4 ? 96 : 0)
    // As in Trino an IPv4 address with bits behind the prefix names no network; of IPv6 they are
    // left out of account.
    for bit in prefix..<128 where isVersion4 && address[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0 {
      throw EvaluationError(.invalidFunctionArgument, "Invalid CIDR")
    }
  }

  /// Whether 16 bytes lie in ::ffff:0:0/96.
  private static func isVersion4(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  }

  /// Of the 16 bytes of an IPADDRESS. A network of one version holds no address of the other.
  package func contains(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count == 16 else { return false }
    guard IPNetwork.isVersion4(other) == isVersion4 else { return false }
    let whole = prefix / 8
    for index in 0..<whole where address[index] != other[index] { return false }
    let rest = prefix % 8
    if rest == 0 { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return (address[whole] ^ other[whole]) & mask == 0
  }
}
