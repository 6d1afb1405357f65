/// Appends little-endian integers and variable-length ones (LEB128: seven bits a byte, low first).
package struct ChunkByteWriter {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  package mutating func fixed16(_ value: UInt16) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func fixed32(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func fixed64(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func varint(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  package mutating func varint(_ value: Int) { varint(UInt64(max(0, value))) }

  /// Signed, the small ones short: 0, -1, 1, -2 become 0, 1, 2, 3.
  package mutating func signed(_ value: Int64) {
    varint(UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)))
  }

  package mutating func counted(_ value: UnsafeBufferPointer<UInt8>) {
    varint(value.count)
    bytes.append(contentsOf: value)
  }

  package mutating func counted(_ value: [UInt8]) {
    varint(value.count)
    bytes.append(contentsOf: value)
  }
}

/// Reads what `ChunkByteWriter` wrote from bytes that may be damaged: past the end, or for a number
/// that does not fit, `isDamaged` becomes true and zeros are returned from then on.
package struct ChunkByteReader {
  package let bytes: UnsafeBufferPointer<UInt8>
  package private(set) var offset = 0
  package private(set) var isDamaged = false

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }
  package var remaining: Int { bytes.count - offset }

  package mutating func fail() {
    isDamaged = true
    offset = bytes.count
  }

  package mutating func byte() -> UInt8 {
    guard offset < bytes.count else {
      fail()
      return 0
    }
    offset += 1
    return bytes[offset - 1]
  }

  package mutating func fixed16() -> UInt16 {
    UInt16(byte()) | UInt16(byte()) << 8
  }

  package mutating func fixed32() -> UInt32 {
    UInt32(fixed16()) | UInt32(fixed16()) << 16
  }

  package mutating func fixed64() -> UInt64 {
    UInt64(fixed32()) | UInt64(fixed32()) << 32
  }

  package mutating func varint() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = byte()
      if shift == 63 && next > 1 || shift > 63 {
        fail()
        return 0
      }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// A count or size: at most `limit`.
  package mutating func count(atMost limit: Int) -> Int {
    let value = varint()
    guard value <= UInt64(max(0, limit)) else {
      fail()
      return 0
    }
    return Int(value)
  }

  package mutating func signed() -> Int64 {
    let value = varint()
    return Int64(bitPattern: value &>> 1) ^ (0 &- Int64(bitPattern: value & 1))
  }

  package mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    guard count >= 0, count <= remaining else {
      fail()
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let slice = UnsafeBufferPointer(rebasing: bytes[offset..<(offset + count)])
    offset += count
    return slice
  }

  package mutating func counted() -> UnsafeBufferPointer<UInt8> {
    take(count(atMost: remaining))
  }
}
