/// Finds bytes in bytes, several GB/s: sixteen places at a time are asked for the first and the
/// last byte of what is sought, and only where both stand is the rest compared.
package enum ByteSearch {
  /// The first place at or after `start` where `needle` stands, or -1.
  package static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int {
    guard start >= 0, start <= text.count else { return -1 }
    if needle.isEmpty { return start }
    guard text.count - start >= needle.count, let base = text.baseAddress,
      let sought = needle.baseAddress
    else { return -1 }
    let raw = UnsafeRawPointer(base)
    let gap = needle.count - 1
    let first = SIMD16<UInt8>(repeating: needle[0])
    let last = SIMD16<UInt8>(repeating: needle[gap])
    // Places where the needle can begin, exclusive.
    let end = text.count - gap
    var place = start

    @inline(__always) func candidates(_ offset: Int) -> SIMD2<UInt64> {
      let head = raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let tail = raw.loadUnaligned(fromByteOffset: offset + gap, as: SIMD16<UInt8>.self)
      let zero = SIMD16<UInt8>(repeating: 0)
      let one = SIMD16<UInt8>(repeating: 0xFF)
      return unsafeBitCast(
        zero.replacing(with: one, where: (head .== first) .& (tail .== last)),
        to: SIMD2<UInt64>.self)
    }
    @inline(__always) func verify(_ mask: SIMD2<UInt64>, _ offset: Int) -> Int {
      for half in 0..<2 {
        var bits = mask[half]
        while bits != 0 {
          let lane = bits.trailingZeroBitCount >> 3
          let candidate = offset + half * 8 + lane
          if matches(base + candidate, sought, needle.count) { return candidate }
          bits &= ~(UInt64(0xFF) << UInt64(lane * 8))
        }
      }
      return -1
    }

    while place + 64 <= end {
      let one = candidates(place)
      let two = candidates(place + 16)
      let three = candidates(place + 32)
      let four = candidates(place + 48)
      let any = one | two | three | four
      if any[0] | any[1] != 0 {
        var found = verify(one, place)
        if found < 0 { found = verify(two, place + 16) }
        if found < 0 { found = verify(three, place + 32) }
        if found < 0 { found = verify(four, place + 48) }
        if found >= 0 { return found }
      }
      place += 64
    }
    while place < end {
      // The last block overlaps the one before, when the text has sixteen places at all.
      let block = place + 16 <= end ? place : end - 16
      if block < start { break }
      let mask = candidates(block)
      if mask[0] | mask[1] != 0 {
        let found = verify(mask, block)
        if found >= 0 { return found }
      }
      place = block + 16
    }
    while place < end {
      if base[place] == needle[0], matches(base + place, sought, needle.count) { return place }
      place += 1
    }
    return -1
  }

  /// Whether two runs of `count` bytes are equal; the two words at the ends decide most.
  @inline(__always)
  package static func matches(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    let one = UnsafeRawPointer(left)
    let other = UnsafeRawPointer(right)
    var offset = 0
    while offset + 8 <= count {
      if one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < count {
      if left[offset] != right[offset] { return false }
      offset += 1
    }
    return true
  }
}
