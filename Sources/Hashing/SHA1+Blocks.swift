/// A message as the hashes of this family read it: whole blocks, the last filled with a one bit,
/// zeros and the message's length in bits.
enum PaddedBlocks {
  static func forEach(
    of bytes: UnsafeRawBufferPointer, size: Int, lengthIsBigEndian: Bool,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    let whole = bytes.count / size * size
    var offset = 0
    while offset < whole {
      body(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]))
      offset += size
    }
    var tail = Array(bytes[whole...])
    tail.append(0x80)
    // The length takes an eighth of a block, and there is none beyond 64 bits.
    while tail.count % size != size - size / 8 { tail.append(0) }
    for _ in 8..<max(8, size / 8) { tail.append(0) }
    let bits = UInt64(bytes.count) &* 8
    append(lengthIsBigEndian ? bits.bigEndian : bits.littleEndian, to: &tail)
    tail.withUnsafeBytes { tail in
      var offset = 0
      while offset < tail.count {
        body(UnsafeRawBufferPointer(rebasing: tail[offset..<offset + size]))
        offset += size
      }
    }
  }

  /// The bytes of a word as they lie in memory.
  static func append(_ word: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
  }
}
