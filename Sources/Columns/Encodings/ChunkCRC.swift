/// CRC-32 (IEEE, as gzip has it), eight bytes a step through eight tables.
///
/// In Swift because this module imports nothing; the lake's checks run it over heads and blocks.
package enum ChunkCRC {
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for i in 0..<256 {
      var value = UInt32(i)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[i] = value
    }
    for i in 256..<(8 * 256) {
      let previous = tables[i - 256]
      tables[i] = previous >> 8 ^ tables[Int(previous & 0xFF)]
    }
    return tables
  }()

  package static func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      var crc = ~seed
      var i = 0
      while i &+ 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        let low = UInt32(truncatingIfNeeded: word) ^ crc
        let high = UInt32(truncatingIfNeeded: word &>> 32)
        let a = table[1_792 + Int(low & 0xFF)] ^ table[1_536 + Int(low &>> 8 & 0xFF)]
        let b = table[1_280 + Int(low &>> 16 & 0xFF)] ^ table[1_024 + Int(low &>> 24)]
        let c = table[768 + Int(high & 0xFF)] ^ table[512 + Int(high &>> 8 & 0xFF)]
        let d = table[256 + Int(high &>> 16 & 0xFF)] ^ table[Int(high &>> 24)]
        crc = a ^ b ^ c ^ d
        i &+= 8
      }
      while i < bytes.count {
        crc = crc &>> 8 ^ table[Int((crc ^ UInt32(bytes[i])) & 0xFF)]
        i &+= 1
      }
      return ~crc
    }
  }

  /// A checksum that knows its place: the same bytes in another segment or column do not fit.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, place: Int64) -> UInt32 {
    let seed = withUnsafeBytes(of: place.littleEndian) { checksum($0) }
    return checksum(bytes, seed: seed)
  }
}
