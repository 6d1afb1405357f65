/// MurmurHash3 of 128 bits for 64-bit machines, with seed 0.
package enum Murmur3 {
  private static let first: UInt64 = 0x87C3_7B91_1142_53D5
  private static let second: UInt64 = 0x4CF5_AD43_2745_937F

  package static func hash(_ bytes: UnsafeRawBufferPointer) -> (low: UInt64, high: UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var offset = 0
    while offset + 16 <= bytes.count {
      low ^= mixedLow(word(bytes, offset))
      low = (rotated(low, 27) &+ high) &* 5 &+ 0x52DC_E729
      high ^= mixedHigh(word(bytes, offset + 8))
      high = (rotated(high, 31) &+ low) &* 5 &+ 0x3849_5AB5
      offset += 16
    }
    var tailLow: UInt64 = 0
    var tailHigh: UInt64 = 0
    for place in 0..<(bytes.count - offset) {
      let byte = UInt64(bytes[offset + place])
      if place < 8 {
        tailLow |= byte << UInt64(8 * place)
      } else {
        tailHigh |= byte << UInt64(8 * (place - 8))
      }
    }
    high ^= mixedHigh(tailHigh)
    low ^= mixedLow(tailLow)
    low ^= UInt64(bytes.count)
    high ^= UInt64(bytes.count)
    low = low &+ high
    high = high &+ low
    low = finished(low)
    high = finished(high)
    low = low &+ high
    high = high &+ low
    return (low, high)
  }

  private static func mixedLow(_ word: UInt64) -> UInt64 { rotated(word &* first, 31) &* second }
  private static func mixedHigh(_ word: UInt64) -> UInt64 { rotated(word &* second, 33) &* first }

  private static func finished(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }
}
