import Testing

@testable import TarnZlib

/// Compresses well at its start and not at all at its end.
private func sample(_ count: Int, seed: UInt64 = 7) -> [UInt8] {
  var state = seed
  return (0..<count).map { index in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return index < count / 2 ? UInt8(index % 7) : UInt8(truncatingIfNeeded: state >> 33)
  }
}

@Suite struct StreamTests {
  @Test(
    "What is compressed comes back, in every format and level",
    arguments: CompressionFormat.allCases, [0, 1, 6, 9] as [Int32])
  func roundTrip(format: CompressionFormat, level: Int32) throws {
    for count in [0, 1, 63, 1000, 200_000] {
      let bytes = sample(count)
      let packed = try Zlib.compress(bytes, as: format, level: level)
      #expect(try Zlib.decompress(packed, as: format, limit: count) == bytes)
    }
  }

  @Test("A stream gives the same bytes whatever the sizes of its buffers", arguments: [1, 3, 100])
  func smallBuffers(size: Int) throws {
    let bytes = sample(3000)
    var deflater = try Deflater(.gzip, level: 6)
    var packed: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    var position = 0
    var ended = false
    while !ended {
      let end = min(position + size, bytes.count)
      let step = try bytes.withUnsafeBytes { input in
        try buffer.withUnsafeMutableBytes { output in
          try deflater.step(
            UnsafeRawBufferPointer(rebasing: input[position..<end]), into: output,
            finishing: end == bytes.count)
        }
      }
      position += step.consumed
      packed += buffer[..<step.produced]
      ended = step.isFinished
    }
    #expect(try Zlib.decompress(packed, as: .gzip, limit: 3000) == bytes)

    var inflater = try Inflater(.gzip)
    var unpacked: [UInt8] = []
    position = 0
    ended = false
    while !ended {
      let end = min(position + size, packed.count)
      let step = try packed.withUnsafeBytes { input in
        try buffer.withUnsafeMutableBytes { output in
          try inflater.step(UnsafeRawBufferPointer(rebasing: input[position..<end]), into: output)
        }
      }
      position += step.consumed
      unpacked += buffer[..<step.produced]
      ended = step.isFinished
    }
    #expect(unpacked == bytes)
    #expect(position == packed.count)
  }

  @Test("An empty output or input makes a step that does nothing")
  func emptyBuffers() throws {
    var inflater = try Inflater(.raw)
    let none = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    let nothing = StreamStep(consumed: 0, produced: 0, isFinished: false)
    #expect(try inflater.step(UnsafeRawBufferPointer(none), into: none) == nothing)
    var byte: UInt8 = 0
    let step = try withUnsafeMutableBytes(of: &byte) { room in
      try inflater.step(UnsafeRawBufferPointer(none), into: room)
    }
    #expect(step == nothing)
  }

  @Test("Gzip members follow each other")
  func members() throws {
    let two = try Zlib.compress([1, 2], as: .gzip) + Zlib.compress([3], as: .gzip)
    #expect(try Zlib.decompress(two, as: .gzip, limit: 3) == [1, 2, 3])
  }

  @Test("A block is decompressed into a buffer of exactly its size")
  func exact() throws {
    let bytes = sample(5000)
    let packed = try Zlib.compress(bytes, as: .raw)
    var inflater = try Inflater(.raw)
    func inflate(_ input: [UInt8], room: Int, _ inflater: inout Inflater) throws -> [UInt8] {
      var output = [UInt8](repeating: 0, count: room)
      try output.withUnsafeMutableBytes { output in
        try input.withUnsafeBytes { try inflater.inflate($0, exactlyInto: output) }
      }
      return output
    }
    #expect(try inflate(packed, room: 5000, &inflater) == bytes)
    #expect(try inflate(packed, room: 5000, &inflater) == bytes)
    #expect(throws: ZlibError.self) { try inflate(packed, room: 4999, &inflater) }
    #expect(throws: ZlibError.self) { try inflate(packed, room: 5001, &inflater) }
    #expect(throws: ZlibError.self) { try inflate(packed + [0], room: 5000, &inflater) }
    #expect(throws: ZlibError.self) { try inflate(packed.dropLast(), room: 5000, &inflater) }
    #expect(try inflate(packed, room: 5000, &inflater) == bytes)
  }

  @Test("The CRC is zlib's, whole and in parts")
  func crc() {
    let text = Array("123456789".utf8)
    #expect(Zlib.crc32(text) == 0xcbf4_3926)
    #expect(Zlib.crc32(Array(text[4...]), seed: Zlib.crc32(Array(text[..<4]))) == 0xcbf4_3926)
    #expect(Zlib.crc32([]) == 0)
  }
}

@Suite struct DamageTests {
  @Test(
    "Data cut short anywhere is truncated, never accepted", arguments: CompressionFormat.allCases)
  func truncated(format: CompressionFormat) throws {
    let packed = try Zlib.compress(sample(500), as: format)
    for count in 0..<packed.count {
      #expect { try Zlib.decompress(Array(packed[..<count]), as: format, limit: 1000) } throws: {
        ($0 as? ZlibError)?.code == .truncated
      }
    }
  }

  @Test("A flipped bit in a gzip member's data or trailer is found, but for padding bits")
  func flipped() throws {
    let bytes = sample(300)
    let packed = try Zlib.compress(bytes, as: .gzip)
    var found = 0
    for index in 10..<packed.count {
      var damaged = packed
      damaged[index] ^= 0x10
      // Up to seven bits between the last code and the trailer mean nothing.
      if (try? Zlib.decompress(damaged, as: .gzip, limit: 1 << 20)) != bytes { found += 1 }
    }
    #expect(found >= packed.count - 11)
  }

  @Test("Bytes after the stream are an error", arguments: CompressionFormat.allCases)
  func trailing(format: CompressionFormat) throws {
    let packed = try Zlib.compress([1, 2, 3], as: format) + [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]
    #expect(throws: ZlibError.self) { try Zlib.decompress(packed, as: format, limit: 100) }
  }

  @Test("A bomb stops at the limit")
  func bomb() throws {
    let packed = try Zlib.compress([UInt8](repeating: 0, count: 10_000_000), as: .gzip, level: 9)
    #expect { try Zlib.decompress(packed, as: .gzip, limit: 100_000) } throws: {
      ($0 as? ZlibError)?.code == .tooLarge
    }
  }
}
