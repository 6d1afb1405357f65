/// The one reader of JSON text: offsets in, offsets out, no tree and no copy.
///
/// It holds a pointer because every inner loop loads sixteen bytes at a time, which Swift's arrays
/// do not offer. The caller keeps the memory alive for as long as the scanner lives, normally by
/// using it inside one `withUnsafeBufferPointer`. Whatever the bytes are, no method reads outside
/// the buffer.
///
/// Two families of methods: those that throw trust nothing and check every byte; those that do
/// not throw are for text that has been validated before, skip faster, and answer with the end of
/// the buffer where the text lies.
///
///     let text: [UInt8] = Array(#"{"a": [1, "x"]} rest"#.utf8)
///     try text.withUnsafeBufferPointer { try JSONScanner($0).validate(at: 0) }  // 15
package struct JSONScanner {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// The offset behind the last byte.
  package let count: Int

  @inlinable package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address; nothing is read from this one.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = bytes.count
  }

  /// The bytes of a range, clamped to the buffer.
  @inlinable package func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    return UnsafeBufferPointer(start: base + lower, count: upper - lower)
  }

  /// nil past the end.
  @inlinable package func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? base[offset] : nil
  }

  /// The kind of the value whose first byte stands at the offset.
  @inlinable package func kind(at offset: Int) -> JSONKind? {
    guard let first = byte(at: offset) else { return nil }
    return JSONKind(firstByte: first)
  }

  /// The offset of the first byte that is not white space, or `count`.
  @inlinable @inline(__always)
  package func skipSpace(from offset: Int) -> Int {
    // Minified text has none: one comparison decides.
    if offset < count, base[offset] > 0x20 { return offset }
    return skipLongSpace(from: offset)
  }

  @usableFromInline
  func skipLongSpace(from offset: Int) -> Int {
    var at = offset
    while at < count {
      switch base[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at &+= 1
      default: return at
      }
    }
    return at
  }

  /// Sixteen bytes as they stand. The caller checks the bounds.
  @inline(__always)
  func block(at offset: Int) -> SIMD16<Int8> {
    UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD16<Int8>.self)
  }
}
