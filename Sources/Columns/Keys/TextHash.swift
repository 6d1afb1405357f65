/// A fast hash of bytes, not for storage: seeded anew in each process, so that nobody can prepare
/// values that collide. No answer depends on it.
package struct TextHash: Sendable {
  package static let seed = UInt64.random(in: .min ... .max) | 1

  @inlinable
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    let count = bytes.count
    var hash = seed &+ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    guard let base = bytes.baseAddress, count > 0 else { return mix(hash, 0x8EBC_6AF0_9C88_C6E3) }
    let raw = UnsafeRawPointer(base)
    var offset = 0
    while offset &+ 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = mix(hash ^ word, 0xA076_1D64_78BD_642F)
      offset &+= 8
    }
    if offset < count {
      // The last 1 to 7 bytes, read byte by byte so that nothing past the text is touched.
      var word: UInt64 = 0
      while offset < count {
        word = word << 8 | UInt64(bytes[offset])
        offset &+= 1
      }
      hash = mix(hash ^ word, 0xE703_7ED1_A0B4_28DB)
    }
    return hash
  }

  @inlinable
  package static func hash(_ value: UInt64, seed: UInt64) -> UInt64 {
    mix(value ^ seed, 0x9E37_79B9_7F4A_7C15)
  }

  @inlinable
  static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
