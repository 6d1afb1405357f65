#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands in `sourceIPAddress`, or is looked for in it.
enum NetworkAddress: Equatable {
  /// `10.0.0.0/8`, `2001:db8::/32`
  case range(bytes: [UInt8], bits: Int)
  /// `2001:db8::1` may be written in several ways.
  case version6(bytes: [UInt8])
  /// An address of version 4, or a service: compared as text.
  case name

  init(_ text: String) throws(LakeError) {
    guard let slash = text.firstIndex(of: "/") else {
      self = Self.bytes(text).flatMap { $0.count == 16 ? .version6(bytes: $0) : nil } ?? .name
      return
    }
    let length = text[text.index(after: slash)...]
    guard let bytes = Self.bytes(String(text[..<slash])),
      length.allSatisfy({ $0.isASCII && $0.isNumber }), let bits = Int(length),
      bits <= bytes.count * 8
    else {
      throw LakeError(
        .usage, "Address '\(text)' is no range; such are 203.0.113.0/24 and 2001:db8::/32")
    }
    self = .range(bytes: bytes, bits: bits)
  }

  /// 4 or 16 bytes; nil for what is no address.
  static func bytes(_ text: String) -> [UInt8]? {
    if text.utf8.contains(0) { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var sixteen = in6_addr()
    if inet_pton(AF_INET6, text, &sixteen) == 1 {
      return withUnsafeBytes(of: sixteen) { Array($0) }
    }
    return nil
  }

  /// Whether an address lies in a range of its own version.
  static func lies(_ address: [UInt8], in range: [UInt8], bits: Int) -> Bool {
    guard address.count == range.count, bits <= range.count * 8 else { return false }
    let whole = bits / 8
    guard address[..<whole].elementsEqual(range[..<whole]) else { return false }
    let rest = bits % 8
    if rest == 0 { return true }
    let mask = UInt8(truncatingIfNeeded: 0xff << (8 - rest))
    return address[whole] & mask == range[whole] & mask
  }
}
