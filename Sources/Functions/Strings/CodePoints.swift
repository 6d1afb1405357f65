/// Code points of UTF-8 by their first bytes: a byte that continues no character counts for none.
enum CodePoints {
  @inline(__always)
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Eight bytes at a time: a continuation byte has bit 7 and not bit 6.
  static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    var continuations = 0
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      continuations += ((word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
      offset += 8
    }
    while offset < bytes.count {
      if isContinuation(bytes[offset]) { continuations += 1 }
      offset += 1
    }
    return bytes.count - continuations
  }

  /// Where the code point number `index`, from 0, begins; the end if there are not so many.
  static func offset(of index: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0)
    -> Int
  {
    var left = index
    var offset = start
    while offset < bytes.count {
      if left <= 0 { return offset }
      left -= 1
      offset = next(offset, in: bytes)
    }
    return bytes.count
  }

  /// Where the next code point begins.
  @inline(__always)
  static func next(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = offset + 1
    while offset < bytes.count, isContinuation(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Where the code point that ends before `offset` begins.
  @inline(__always)
  static func previous(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = offset - 1
    while offset > 0, isContinuation(bytes[offset]) { offset -= 1 }
    return offset
  }

  /// All code points; bytes that make none read as U+FFFD.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): scalars.append(scalar.value)
      case .error: scalars.append(0xFFFD)
      case .emptyInput: return scalars
      }
    }
  }

  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    return all < 0x80
  }
}
