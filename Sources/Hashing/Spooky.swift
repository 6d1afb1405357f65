/// SpookyHash V2 with seed 0: one way for messages under 192 bytes, another for longer ones.
package enum Spooky {
  private static let constant: UInt64 = 0xDEAD_BEEF_DEAD_BEEF

  package static func hash64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.count < 192 ? short(bytes) : long(bytes)
  }

  package static func hash32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(truncatingIfNeeded: hash64(bytes))
  }

  // MARK: Short messages: a state of four words

  private static func short(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = SIMD4<UInt64>(0, 0, constant, constant)
    var offset = 0
    while offset + 32 <= bytes.count {
      state[2] &+= word(bytes, offset)
      state[3] &+= word(bytes, offset + 8)
      mixShort(&state)
      state[0] &+= word(bytes, offset + 16)
      state[1] &+= word(bytes, offset + 24)
      offset += 32
    }
    if bytes.count - offset >= 16 {
      state[2] &+= word(bytes, offset)
      state[3] &+= word(bytes, offset + 8)
      mixShort(&state)
      offset += 16
    }
    state[3] &+= UInt64(bytes.count) << 56
    let left = bytes.count - offset
    if left == 0 {
      state[2] &+= constant
      state[3] &+= constant
    }
    // The rest as two words, filled with zeros.
    for place in 0..<left {
      state[place < 8 ? 2 : 3] &+= UInt64(bytes[offset + place]) << UInt64(8 * (place & 7))
    }
    // d ^= c, c turned, d += c, and so on around the four words.
    let turns: [UInt64] = [15, 52, 26, 51, 28, 9, 47, 54, 32, 25, 63]
    for (step, turn) in turns.enumerated() {
      let source = (step + 2) & 3
      let target = (step + 3) & 3
      state[target] ^= state[source]
      state[source] = rotated(state[source], turn)
      state[target] &+= state[source]
    }
    return state[0]
  }

  private static func mixShort(_ state: inout SIMD4<UInt64>) {
    let turns: [UInt64] = [50, 52, 30, 41, 54, 48, 38, 37, 62, 34, 5, 36]
    for (step, turn) in turns.enumerated() {
      let own = (step + 2) & 3
      state[own] = rotated(state[own], turn) &+ state[(own + 1) & 3]
      state[(own + 2) & 3] ^= state[own]
    }
  }

  // MARK: Long messages: a state of twelve words

  private static func long(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = [UInt64](repeating: 0, count: 12)
    for index in stride(from: 2, to: 12, by: 3) { state[index] = constant }
    let turns: [UInt64] = [11, 32, 43, 31, 17, 28, 39, 57, 55, 54, 22, 46]
    var offset = 0
    while offset + 96 <= bytes.count {
      for index in 0..<12 {
        state[index] &+= word(bytes, offset + 8 * index)
        state[(index + 2) % 12] ^= state[(index + 10) % 12]
        state[(index + 11) % 12] ^= state[index]
        state[index] = rotated(state[index], turns[index])
        state[(index + 11) % 12] &+= state[(index + 1) % 12]
      }
      offset += 96
    }
    var rest = Array(bytes[offset...])
    let left = UInt8(truncatingIfNeeded: rest.count)
    rest.append(contentsOf: repeatElement(0, count: 96 - rest.count))
    rest[95] = left
    rest.withUnsafeBytes { rest in
      for index in 0..<12 { state[index] &+= word(rest, 8 * index) }
    }
    let ends: [UInt64] = [44, 15, 34, 21, 38, 33, 10, 13, 38, 53, 42, 54]
    for _ in 0..<3 {
      for index in 0..<12 {
        let next = (index + 1) % 12
        state[(index + 11) % 12] &+= state[next]
        state[(index + 2) % 12] ^= state[(index + 11) % 12]
        state[next] = rotated(state[next], ends[index])
      }
    }
    return state[0]
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }
}
