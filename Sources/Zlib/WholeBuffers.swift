import TarnCInflate
import TarnCZlib

/// One call for data that is in memory; the streams are `Inflater` and `Deflater`.
package enum Zlib {
  package static func compress(
    _ bytes: UnsafeRawBufferPointer, as format: CompressionFormat, level: Int32 = 6
  ) throws(ZlibError) -> [UInt8] {
    var output: [UInt8] = []
    var deflater = try Deflater(format, level: level)
    try deflater.deflate(bytes, appendingTo: &output)
    return output
  }

  package static func compress(
    _ bytes: [UInt8], as format: CompressionFormat, level: Int32 = 6
  ) throws(ZlibError) -> [UInt8] {
    try bytes.span.withUnsafeBytes { (bytes) throws(ZlibError) in
      try compress(bytes, as: format, level: level)
    }
  }

  /// Everything in `bytes`, refused past `limit` bytes. Gzip may have several members; whatever
  /// follows the stream, or a member, and is not another member is an error.
  package static func decompress(
    _ bytes: UnsafeRawBufferPointer, as format: CompressionFormat, limit: Int
  ) throws(ZlibError) -> [UInt8] {
    var inflater = try Inflater(format)
    var output: [UInt8] = []
    var filled = 0
    var consumed = 0
    while true {
      if filled == output.count {
        guard filled <= limit else { throw .outputLimit(limit) }
        // One byte past the limit is enough to see that it is passed.
        let room = min(max(filled, 4 * bytes.count, 256), limit &+ 1 - filled)
        output.append(contentsOf: repeatElement(0, count: room))
      }
      var span = output.mutableSpan
      let step = try span.withUnsafeMutableBytes { (output) throws(ZlibError) in
        try inflater.step(
          UnsafeRawBufferPointer(rebasing: bytes[consumed...]),
          into: UnsafeMutableRawBufferPointer(rebasing: output[filled...]))
      }
      consumed += step.consumed
      filled += step.produced
      if step.isFinished {
        guard consumed < bytes.count else { break }
        guard format == .gzip else {
          throw ZlibError(.corrupt, "bytes follow the end of the compressed data")
        }
        inflater.reset()
      } else if step.consumed == 0, step.produced == 0 {
        throw .truncatedStream
      }
    }
    guard filled <= limit else { throw .outputLimit(limit) }
    output.removeLast(output.count - filled)
    return output
  }

  package static func decompress(
    _ bytes: [UInt8], as format: CompressionFormat, limit: Int
  ) throws(ZlibError) -> [UInt8] {
    try bytes.span.withUnsafeBytes { (bytes) throws(ZlibError) in
      try decompress(bytes, as: format, limit: limit)
    }
  }

  /// The CRC-32 of gzip, zip and PNG; `seed` is the CRC of what came before.
  package static func crc32(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
    guard let base = bytes.baseAddress else { return seed }
    let data = base.assumingMemoryBound(to: UInt8.self)
    var crc = seed
    var done = 0
    if bytes.count >= 64, tarn_crc32_is_accelerated() == 1 {
      done = bytes.count & ~15
      crc = tarn_crc32_blocks(crc, data, done)
    }
    return UInt32(
      truncatingIfNeeded: TarnCZlib.crc32_z(UInt(crc), data + done, bytes.count - done))
  }

  package static func crc32(_ bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { crc32($0, seed: seed) }
  }
}
