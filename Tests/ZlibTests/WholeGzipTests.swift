import Testing

@testable import TarnZlib

/// Texts of the kinds that exercise every part of a deflate stream: literals only, short and long
/// distances, runs, nothing.
private func sample(_ kind: Int, _ count: Int, _ random: inout SplitMix) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  for index in 0..<count {
    let draw = random.next()
    switch kind {
    case 0: bytes.append(UInt8(truncatingIfNeeded: draw))
    case 1: bytes.append(0x61 + UInt8(draw & 3))
    case 2: bytes.append(index < 20 ? UInt8(draw & 63) : bytes[index - 1 - Int(draw % 20)])
    case 3:
      bytes.append(index > 300 && draw % 8 > 0 ? bytes[index - 300] : UInt8(draw >> 8 & 63))
    default: bytes.append(7)
    }
  }
  return bytes
}

private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

/// With exactly the slack that is promised, so that a sanitizer would see one byte more.
private func inflateWhole(_ packed: [UInt8], limit: Int) -> [UInt8]? {
  let input = packed + [UInt8](repeating: 0xff, count: Zlib.inputSlack)
  var output = [UInt8](repeating: 0xee, count: limit + Zlib.outputSlack)
  let count = input.withUnsafeBytes { input in
    output.withUnsafeMutableBytes { output in
      Zlib.inflateWholeGzip(
        UnsafeRawBufferPointer(rebasing: input[..<packed.count]), into: output, limit: limit)
    }
  }
  return count.map { Array(output[..<$0]) }
}

@Suite struct WholeGzipTests {
  @Test("Whole files come out as zlib has them", arguments: 0..<5, [0, 1, 4, 6, 9] as [Int32])
  func agreement(kind: Int, level: Int32) throws {
    var random = SplitMix(state: UInt64(kind) &* 31 &+ UInt64(level))
    for count in [0, 1, 2, 15, 16, 17, 257, 258, 259, 1000, 70_000] {
      let bytes = sample(kind, count, &random)
      let packed = try Zlib.compress(bytes, as: .gzip, level: level)
      #expect(inflateWhole(packed, limit: count) == bytes)
      #expect(inflateWhole(packed, limit: count + 1000) == bytes)
      if count > 0 { #expect(inflateWhole(packed, limit: count - 1) == nil) }
      #expect(packed.withUnsafeBytes { Zlib.saidSize(ofGzip: $0) } == count)
    }
  }

  @Test("Members follow each other; other bytes behind them are not ours to judge")
  func members() throws {
    let two = try Zlib.compress([1, 2], as: .gzip) + Zlib.compress([3], as: .gzip)
    #expect(inflateWhole(two, limit: 3) == [1, 2, 3])
    #expect(inflateWhole(two + [0], limit: 3) == nil)
    #expect(inflateWhole([], limit: 3) == nil)
  }

  @Test("A header may have a name, a comment and extra bytes")
  func header() throws {
    let packed = try Zlib.compress([1, 2, 3], as: .gzip)
    let extra: [UInt8] = [4, 0, 9, 9, 9, 9]
    let named = Array(packed[..<3]) + [0x1d] + packed[4..<10] + extra
    let whole = named + Array("a.json".utf8) + [0] + Array("why".utf8) + [0] + packed[10...]
    #expect(inflateWhole(whole, limit: 3) == [1, 2, 3])
    for count in 0..<whole.count {
      #expect(inflateWhole(Array(whole[..<count]), limit: 3) != [1, 2, 3])
    }
  }

  @Test("What is damaged is accepted only where zlib gives the same bytes", arguments: 0..<5)
  func damaged(kind: Int) throws {
    var random = SplitMix(state: 99 &+ UInt64(kind))
    let bytes = sample(kind, 600, &random)
    for level in [0, 1, 9] as [Int32] {
      let packed = try Zlib.compress(bytes, as: .gzip, level: level)
      for _ in 0..<300 {
        var changed = packed
        for _ in 0...random.next() % 3 {
          let place = Int(random.next() % UInt64(changed.count))
          changed[place] ^= 1 << UInt8(random.next() & 7)
        }
        if random.next() & 3 == 0 {
          changed.removeLast(min(changed.count, Int(random.next() % 40)))
        }
        guard let found = inflateWhole(changed, limit: 2000) else { continue }
        #expect((try? Zlib.decompress(changed, as: .gzip, limit: 2000)) == found)
      }
    }
  }

  @Test("The CRC by multiplication is zlib's at every length and seed")
  func crc() {
    var random = SplitMix(state: 5)
    let bytes = sample(0, 400, &random)
    for count in 0..<400 {
      let part = Array(bytes[..<count])
      var expected: UInt32 = ~0x1234_5678
      for byte in part {
        expected ^= UInt32(byte)
        for _ in 0..<8 { expected = expected >> 1 ^ (expected & 1 == 1 ? 0xedb8_8320 : 0) }
      }
      #expect(Zlib.crc32(part, seed: 0x1234_5678) == ~expected)
    }
  }
}
