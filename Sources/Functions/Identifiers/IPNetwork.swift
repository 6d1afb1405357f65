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
    let isOtherVersion4 =
      other[..<10].allSatisfy { $0 == 0 } && other[10] == 0xFF && other[11] == 0xFF
    guard isOtherVersion4 == isVersion4 else { return false }
    let whole = prefix / 8
    for index in 0..<whole where address[index] != other[index] { return false }
    let rest = prefix % 8
    if rest == 0 { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return (address[whole] ^ other[whole]) & mask == 0
  }
}
