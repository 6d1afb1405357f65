/// The wrapping around a deflate stream.
package enum CompressionFormat: Sendable, CaseIterable {
  /// RFC 1951: no header and no checksum; for data that has its own, such as a zip member.
  case raw
  /// RFC 1950: two header bytes and an Adler-32.
  case zlib
  /// RFC 1952: one member with its CRC-32 and length; members may follow each other.
  case gzip

  var windowBits: Int32 {
    switch self {
    case .raw: -15
    case .zlib: 15
    case .gzip: 31
    }
  }
}

/// What one step of a stream did.
package struct StreamStep: Equatable, Sendable {
  /// Bytes taken from the input.
  package var consumed: Int
  /// Bytes written to the output.
  package var produced: Int
  /// The stream has ended; input past `consumed` is not part of it.
  package var isFinished: Bool

  package init(consumed: Int, produced: Int, isFinished: Bool) {
    self.consumed = consumed
    self.produced = produced
    self.isFinished = isFinished
  }
}

/// zlib counts in 32 bits: larger buffers go through in steps.
func clampedCount(_ count: Int) -> UInt32 { UInt32(clamping: min(count, 1 << 30)) }
