import TarnColumns
import TarnZlib

/// Writes and reads the blocks of chunks. Holds the state of one thread's compression.
package final class BlockCodec {
  package let level: Int32
  private var deflater: Deflater
  private var inflater: Inflater
  private var scratch: [UInt8] = []

  package init(level: Int32) throws(StorageError) {
    self.level = level
    do {
      deflater = try Deflater(.raw, level: level)
      inflater = try Inflater(.raw)
    } catch {
      throw StorageError(.misuse, error.message)
    }
  }

  enum Policy {
    case never
    /// A part of the first block shows whether deflate pays.
    case sampled
  }

  /// Appends the region's directory to `directory` and its blocks to `data`.
  func write(
    _ raw: [UInt8], _ policy: Policy, directory: inout ChunkByteWriter, data: inout [UInt8]
  ) {
    directory.varint(raw.count)
    let count = (raw.count + FormatLimit.blockBytes - 1) / FormatLimit.blockBytes
    directory.varint(count)
    let deflates = policy == .sampled && pays(raw)
    raw.withUnsafeBytes { all in
      for i in 0..<count {
        let from = i * FormatLimit.blockBytes
        let to = min(all.count, from + FormatLimit.blockBytes)
        let block = UnsafeRawBufferPointer(rebasing: all[from..<to])
        let start = data.count
        if deflates { try? deflater.deflate(block, appendingTo: &data) }
        if !deflates || data.count - start >= block.count {
          data.removeLast(data.count - start)
          data.append(contentsOf: block)
        }
        let checksum = data.withUnsafeBytes { stored in
          ChunkCRC.checksum(UnsafeRawBufferPointer(rebasing: stored[start...]))
        }
        directory.varint(data.count - start)
        directory.fixed32(checksum)
      }
    }
  }

  /// Small regions are tried whole: a sample would be as large. Below 96 bytes the few bytes saved
  /// are not worth the call, and most chunks are that small.
  private func pays(_ raw: [UInt8]) -> Bool {
    if raw.count < 96 { return false }
    if raw.count <= 6_144 { return true }
    let size = 3_072
    let from = (min(raw.count, FormatLimit.blockBytes) - size) / 2
    scratch.removeAll(keepingCapacity: true)
    raw.withUnsafeBytes { all in
      let sample = UnsafeRawBufferPointer(rebasing: all[from..<(from + size)])
      try? deflater.deflate(sample, appendingTo: &scratch)
    }
    return scratch.count * 100 < size * 92
  }

  /// One block into `output`, checked. `output` has the block's raw size.
  func read(
    _ stored: UnsafeRawBufferPointer, checksum: UInt32,
    into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard ChunkCRC.checksum(stored) == checksum else { return false }
    if stored.count == output.count {
      output.copyMemory(from: stored)
      return true
    }
    do {
      try inflater.inflate(stored, exactlyInto: output)
      return true
    } catch {
      return false
    }
  }
}
