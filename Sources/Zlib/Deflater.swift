import TarnCZlib

/// A stream being compressed into buffers of the caller.
package struct Deflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  /// `level` 0 (stored) to 9 (smallest); zlib's own default is 6.
  package init(_ format: CompressionFormat, level: Int32 = 6) throws(ZlibError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let code = tarn_deflate_init(stream, level, format.windowBits)
    guard code == Z_OK else {
      stream.deallocate()
      throw ZlibError(returned: code, detail: nil)
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Ready for another stream of the same format and level, keeping the allocated state.
  package mutating func reset() {
    deflateReset(stream)
  }

  /// Compresses `input` into `output`. With `finishing`, the stream ends after `input`: call
  /// again with what is not yet consumed until `isFinished`. An empty output does nothing.
  package mutating func step(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, finishing: Bool
  ) throws(ZlibError) -> StreamStep {
    var step = StreamStep(consumed: 0, produced: 0, isFinished: false)
    guard let target = output.baseAddress, output.count > 0 else { return step }
    while true {
      let source = input.baseAddress.map {
        UnsafeMutablePointer(mutating: ($0 + step.consumed).assumingMemoryBound(to: UInt8.self))
      }
      let offeredInput = clampedCount(input.count - step.consumed)
      let isLast = step.consumed + Int(offeredInput) == input.count
      stream.pointee.next_in = source
      stream.pointee.avail_in = offeredInput
      stream.pointee.next_out = (target + step.produced).assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = clampedCount(output.count - step.produced)
      let offeredOutput = stream.pointee.avail_out
      let code = TarnCZlib.deflate(stream, finishing && isLast ? Z_FINISH : Z_NO_FLUSH)
      step.consumed += Int(offeredInput - stream.pointee.avail_in)
      step.produced += Int(offeredOutput - stream.pointee.avail_out)
      switch code {
      case Z_STREAM_END:
        step.isFinished = true
        return step
      case Z_OK, Z_BUF_ERROR:
        let isDone = step.consumed == input.count && !finishing
        if isDone || step.produced == output.count { return step }
        // No progress with room left: zlib has nothing more to say.
        if code == Z_BUF_ERROR { return step }
      default:
        throw ZlibError(returned: code, detail: stream.pointee.msg)
      }
    }
  }

  /// Compresses `input` as one whole stream and appends it to `output`.
  package mutating func deflate(
    _ input: UnsafeRawBufferPointer, appendingTo output: inout [UInt8]
  ) throws(ZlibError) {
    reset()
    let bound = Int(deflateBound(stream, UInt(input.count))) + 32
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: bound))
    var span = output.mutableSpan
    let whole = try span.withUnsafeMutableBytes { (bytes) throws(ZlibError) in
      try step(
        input, into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]), finishing: true)
    }
    output.removeLast(bound - whole.produced)
    guard whole.isFinished else {
      throw ZlibError(.misuse, "the compressed data is larger than zlib's own bound")
    }
  }
}
