/// SHA-1 of bytes (FIPS 180-4). For checksums of others' making only.
package enum SHA1 {
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var words = [UInt32](repeating: 0, count: 80)
    PaddedBlocks.forEach(of: bytes, size: 64, lengthIsBigEndian: true) { block in
      for index in 0..<16 {
        words[index] = UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      }
      for index in 16..<80 {
        words[index] = rotated(
          words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for step in 0..<80 {
        let mixed: UInt32
        let constant: UInt32
        switch step / 20 {
        case 0:
          mixed = (b & c) | (~b & d)
          constant = 0x5A82_7999
        case 1:
          mixed = b ^ c ^ d
          constant = 0x6ED9_EBA1
        case 2:
          mixed = (b & c) | (b & d) | (c & d)
          constant = 0x8F1B_BCDC
        default:
          mixed = b ^ c ^ d
          constant = 0xCA62_C1D6
        }
        let sum = rotated(a, 5) &+ mixed &+ e &+ constant &+ words[step]
        e = d
        d = c
        c = rotated(b, 30)
        b = a
        a = sum
      }
      state[0] = state[0] &+ a
      state[1] = state[1] &+ b
      state[2] = state[2] &+ c
      state[3] = state[3] &+ d
      state[4] = state[4] &+ e
    }
    var digest: [UInt8] = []
    for word in state { PaddedBlocks.append(word.bigEndian, to: &digest) }
    return digest
  }

  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { hash($0) }
  }

  private static func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }
}
