import TarnCZlib

/// A stream being decompressed into buffers of the caller.
///
/// The C state is on the heap because zlib remembers the address of its `z_stream`.
package struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  package init(_ format: CompressionFormat) throws(ZlibError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let code = tarn_inflate_init(stream, format.windowBits)
    guard code == Z_OK else {
      stream.deallocate()
      throw ZlibError(returned: code, detail: nil)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Ready for another stream of the same format, keeping the allocated state.
  package mutating func reset() {
    inflateReset(stream)
  }

  /// Decompresses as much of `input` as fits in `output`. A step that does nothing, because the
  /// input is empty or the output is full, is not an error.
  package mutating func step(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(ZlibError) -> StreamStep {
    var step = StreamStep(consumed: 0, produced: 0, isFinished: false)
    // zlib refuses a null output even where it is empty.
    guard let target = output.baseAddress, output.count > 0 else { return step }
    while true {
      let source = input.baseAddress.map {
        UnsafeMutablePointer(mutating: ($0 + step.consumed).assumingMemoryBound(to: UInt8.self))
      }
      stream.pointee.next_in = source
      stream.pointee.avail_in = clampedCount(input.count - step.consumed)
      stream.pointee.next_out = (target + step.produced).assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = clampedCount(output.count - step.produced)
      let offered = (stream.pointee.avail_in, stream.pointee.avail_out)
      let code = TarnCZlib.inflate(stream, Z_NO_FLUSH)
      step.consumed += Int(offered.0 - stream.pointee.avail_in)
      step.produced += Int(offered.1 - stream.pointee.avail_out)
      switch code {
      case Z_STREAM_END:
        step.isFinished = true
        return step
      case Z_OK:
        if step.consumed == input.count || step.produced == output.count { return step }
      case Z_BUF_ERROR:
        return step
      default:
        throw ZlibError(returned: code, detail: stream.pointee.msg)
      }
    }
  }

  /// Decompresses one whole stream that must fill `output` exactly and use up `input`.
  package mutating func inflate(
    _ input: UnsafeRawBufferPointer, exactlyInto output: UnsafeMutableRawBufferPointer
  ) throws(ZlibError) {
    reset()
    let first = try step(input, into: output)
    guard first.produced == output.count else { throw .truncatedStream }
    if !first.isFinished {
      // The end mark may still be unread; a byte of room shows whether more output follows.
      var spare: UInt8 = 0
      let rest = UnsafeRawBufferPointer(rebasing: input[first.consumed...])
      let last = try withUnsafeMutableBytes(of: &spare) {
        (spare) throws(ZlibError) in try step(rest, into: spare)
      }
      guard last.produced == 0 else { throw .outputLimit(output.count) }
      guard last.isFinished else { throw .truncatedStream }
      guard first.consumed + last.consumed == input.count else { throw .trailingBytes }
    } else if first.consumed != input.count {
      throw .trailingBytes
    }
  }
}

extension ZlibError {
  fileprivate static var trailingBytes: ZlibError {
    ZlibError(.corrupt, "bytes follow the end of the compressed data")
  }
}
