import TarnCHash

/// SHA-256 of bytes that arrive in pieces: `update` as often as needed, then `finalize`.
///
/// The compression function is C (`TarnCHash`), by the CPU's own instructions where it has them;
/// here are only the buffering of the last partial block and the padding.
package struct SHA256: Sendable {
  /// The 32 bytes of a finished hash, in the order in which they are printed.
  package struct Digest: Hashable, Sendable {
    package var bytes: SIMD32<UInt8>

    package init(_ bytes: SIMD32<UInt8>) { self.bytes = bytes }

    /// Nil unless `bytes` are exactly 32.
    package init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count == 32 else { return nil }
      self.bytes = SIMD32()
      for index in 0..<32 { self.bytes[index] = bytes[index] }
    }
  }

  private var state: SIMD8<UInt32>
  /// The bytes since the last whole block; the first `count % 64` of them are meant.
  private var block = SIMD64<UInt8>()
  private var count: UInt64 = 0
  private let usesPortableCode: Bool

  package init() { self.init(portable: false) }

  /// `portable` keeps to C even where the CPU has instructions: for the tests of one by the other.
  init(portable: Bool) {
    state = SIMD8(
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    usesPortableCode = portable
  }

  /// True where the CPU's instructions do the work.
  package static var isAccelerated: Bool { tarn_sha256_is_accelerated() == 1 }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    let held = Int(count & 63)
    count &+= UInt64(bytes.count)
    if held > 0 {
      let taken = min(64 - held, rest.count)
      fill(from: held, with: UnsafeRawBufferPointer(rebasing: rest[..<taken]))
      guard held + taken == 64 else { return }
      compressBlock()
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
    let whole = rest.count & ~63
    if whole > 0 { compress(UnsafeRawBufferPointer(rebasing: rest[..<whole])) }
    if whole < rest.count { fill(from: 0, with: UnsafeRawBufferPointer(rebasing: rest[whole...])) }
  }

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The hash of everything so far. The value itself is not changed and may take more bytes.
  package func finalize() -> Digest {
    var copy = self
    let bits = copy.count &* 8
    let held = Int(copy.count & 63)
    copy.block[held] = 0x80
    for index in (held + 1)..<65 where index < 64 { copy.block[index] = 0 }
    if held >= 56 {
      copy.compressBlock()
      copy.block = SIMD64()
    }
    for index in 0..<8 {
      copy.block[56 + index] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(index)))
    }
    copy.compressBlock()
    var digest = SIMD32<UInt8>()
    for index in 0..<32 {
      digest[index] = UInt8(
        truncatingIfNeeded: copy.state[index / 4] >> (24 - 8 * UInt32(index % 4)))
    }
    return Digest(digest)
  }

  /// The hash of one buffer.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  package static func hash(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { hash($0) }
  }

  private mutating func fill(from start: Int, with bytes: UnsafeRawBufferPointer) {
    withUnsafeMutableBytes(of: &block) { block in
      UnsafeMutableRawBufferPointer(rebasing: block[start...]).copyMemory(from: bytes)
    }
  }

  private mutating func compressBlock() {
    var full = block
    withUnsafeBytes(of: &full) { compress($0) }
  }

  private mutating func compress(_ bytes: UnsafeRawBufferPointer) {
    let portable = usesPortableCode
    withUnsafeMutableBytes(of: &state) { state in
      let words = state.assumingMemoryBound(to: UInt32.self).baseAddress
      let data = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
      guard let words, let data else { return }
      if portable {
        tarn_sha256_blocks_portable(words, data, bytes.count / 64)
      } else {
        tarn_sha256_blocks(words, data, bytes.count / 64)
      }
    }
  }
}

extension SHA256.Digest {
  package var array: [UInt8] { (0..<32).map { bytes[$0] } }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for index in 0..<32 {
      for digit in [bytes[index] >> 4, bytes[index] & 15] {
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
