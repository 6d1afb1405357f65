import TarnCInflate

/// Gzip files that are wholly in memory, by a decoder that is faster for being allowed to look and
/// write a little past both ends.
extension Zlib {
  /// Readable bytes that must follow the input.
  package static let inputSlack = Int(TARN_INFLATE_INPUT_SLACK)
  /// Writable bytes that must follow the output.
  package static let outputSlack = Int(TARN_INFLATE_OUTPUT_SLACK)

  /// What the trailer says is the last member's size; nil for what is too short for a member. It
  /// is a claim, and modulo 4 GB.
  package static func saidSize(ofGzip bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count >= 18 else { return nil }
    return Int(little32(bytes, at: bytes.count - 4))
  }

  /// Decompresses all members of a gzip file into `output`, whose first `limit` bytes are meant;
  /// returns how many were filled. Nil for anything that is not right in every bit, larger than the
  /// limit or followed by other bytes: the caller asks the streaming decoder what it is.
  package static func inflateWholeGzip(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, limit: Int
  ) -> Int? {
    precondition(output.count >= limit + outputSlack, "there is no slack behind the output")
    guard !input.isEmpty else { return nil }
    var place = 0
    var filled = 0
    while place < input.count {
      guard let data = endOfHeader(input, at: place),
        let inputBase = input.baseAddress, let outputBase = output.baseAddress
      else { return nil }
      var consumed = 0
      var produced = 0
      let code = tarn_inflate_whole(
        (inputBase + data).assumingMemoryBound(to: UInt8.self), input.count - data,
        (outputBase + filled).assumingMemoryBound(to: UInt8.self), limit - filled, &consumed,
        &produced)
      let trailer = data + consumed
      guard code == 0, trailer + 8 <= input.count else { return nil }
      let content = UnsafeRawBufferPointer(rebasing: output[filled..<(filled + produced)])
      guard little32(input, at: trailer) == crc32(content),
        little32(input, at: trailer + 4) == UInt32(truncatingIfNeeded: produced)
      else { return nil }
      filled += produced
      place = trailer + 8
    }
    return filled
  }

  /// Where the data of the member at `start` begins.
  ///
  ///     1f 8b 08 FLAGS time(4) xfl os [extra: length(2), bytes] [name, 0] [comment, 0] [crc(2)]
  private static func endOfHeader(_ input: UnsafeRawBufferPointer, at start: Int) -> Int? {
    guard start + 18 <= input.count, input[start] == 0x1f, input[start + 1] == 0x8b,
      input[start + 2] == 8
    else { return nil }
    let flags = input[start + 3]
    // A header checksum and flags of the future are zlib's to judge.
    guard flags & 0xe2 == 0 else { return nil }
    var at = start + 10
    if flags & 4 != 0 {
      at += 2 + Int(input[at]) + Int(input[at + 1]) << 8
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      while at < input.count, input[at] != 0 { at += 1 }
      at += 1
    }
    return at + 8 < input.count ? at : nil
  }

  private static func little32(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
    UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }
}
