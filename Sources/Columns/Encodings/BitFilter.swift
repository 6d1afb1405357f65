/// A Bloom filter: says of a value that it is not there, or that it probably is.
///
///   offset  size  meaning
///   0       1     layout version, 1
///   1       1     probes a value
///   2       2     0
///   4       4     bits, a multiple of 64
///   8       …     the bits
///   end - 4 4     CRC-32 of the filter's id and of all before
///
/// 14.4 bits and ten probes a value leave 0.1 % false answers; 9.6 bits and seven leave 1 %.
package struct BitFilter: Sendable {
  package enum Precision: Sendable {
    case oneInThousand
    case oneInHundred

    var bitsPerValue: Double { self == .oneInThousand ? 14.4 : 9.6 }
    var probes: Int { self == .oneInThousand ? 10 : 7 }
  }

  private var words: [UInt64]
  private let probes: Int

  package init(values: Int, _ precision: Precision) {
    let bits = Int(Double(max(1, values)) * precision.bitsPerValue) + 63
    words = Array(repeating: 0, count: bits / 64)
    probes = precision.probes
  }

  /// Hash of a value's decoded bytes: what writers insert and readers ask for.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(bytes.count)
    var i = 0
    while i &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      i &+= 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while i < bytes.count {
      tail |= UInt64(bytes[i]) &<< shift
      shift &+= 8
      i &+= 1
    }
    let product = (hash ^ tail).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  @inline(__always)
  private func place(_ hash: UInt64, _ probe: Int) -> Int {
    // Two hashes make ten; the high half of a product maps evenly onto the bits.
    let step = (hash &>> 32 | hash &<< 32) &* 0xD6E8_FEB8_6659_FD93 | 1
    let mixed = hash &+ UInt64(truncatingIfNeeded: probe) &* step
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(words.count &* 64)).high)
  }

  package mutating func insert(_ hash: UInt64) {
    for probe in 0..<probes {
      let bit = place(hash, probe)
      words[bit &>> 6] |= 1 &<< UInt64(bit & 63)
    }
  }

  package func mayContain(_ hash: UInt64) -> Bool {
    for probe in 0..<probes {
      let bit = place(hash, probe)
      if words[bit &>> 6] &>> UInt64(bit & 63) & 1 == 0 { return false }
    }
    return true
  }

  /// Without its checksum, which needs the id.
  package var bytes: [UInt8] {
    var writer = ChunkByteWriter()
    writer.byte(1)
    writer.byte(UInt8(probes))
    writer.fixed16(0)
    writer.fixed32(UInt32(words.count * 64))
    for word in words { writer.fixed64(word) }
    return writer.bytes
  }

  package static func sealed(_ bytes: [UInt8], id: Int64) -> [UInt8] {
    var bytes = bytes
    let checksum = bytes.withUnsafeBytes { ChunkCRC.checksum($0, place: id) }
    withUnsafeBytes(of: checksum.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Nil where the bytes are damaged or of a version this program does not know; a reader then
  /// does without the filter.
  package init?(_ bytes: [UInt8], id: Int64) {
    guard bytes.count >= 20, bytes[0] == 1, bytes[1] > 0, bytes[1] <= 32 else { return nil }
    let isSound = bytes.withUnsafeBytes { raw in
      ChunkCRC.checksum(UnsafeRawBufferPointer(rebasing: raw.dropLast(4)), place: id)
        == UInt32(
          littleEndian: raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
    }
    guard isSound else { return nil }
    probes = Int(bytes[1])
    words = []
    var bits = 0
    bytes.withUnsafeBufferPointer { all in
      var reader = ChunkByteReader(UnsafeBufferPointer(rebasing: all.dropLast(4)))
      _ = reader.fixed32()
      bits = Int(reader.fixed32())
      words.reserveCapacity(reader.remaining / 8)
      while reader.remaining >= 8 { words.append(reader.fixed64()) }
    }
    guard bits > 0, bits == words.count * 64 else { return nil }
  }
}
