/// Texts while they grow, in one arena.
@usableFromInline package struct TextBuilder {
  @usableFromInline package private(set) var texts: TextArray
  /// Where the text being written in place begins.
  @usableFromInline package private(set) var open = 0

  @inlinable
  package init(capacity: Int = 0) {
    texts = TextArray()
    texts.extents.reserveCapacity(capacity)
  }

  @inlinable
  package var count: Int { texts.extents.count }

  @inlinable
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    texts.arena.append(contentsOf: bytes)
    close()
  }

  @inlinable
  package mutating func append(_ bytes: some Collection<UInt8>) {
    texts.arena.append(contentsOf: bytes)
    close()
  }

  @inlinable
  package mutating func appendEmpty() { close() }

  /// Adds to the text being written; `close()` ends it.
  @inlinable
  package mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    texts.arena.append(contentsOf: bytes)
  }

  @inlinable
  package mutating func write(_ bytes: some Collection<UInt8>) {
    texts.arena.append(contentsOf: bytes)
  }

  @inlinable
  package mutating func write(_ byte: UInt8) { texts.arena.append(byte) }

  @inlinable
  package mutating func write(_ text: StaticString) {
    texts.arena.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// How many bytes the open text has so far.
  @inlinable
  package var openCount: Int { texts.arena.count - open }

  /// Forgets what was written since the last `close()`.
  @inlinable
  package mutating func discard() { texts.arena.removeLast(texts.arena.count - open) }

  @inlinable
  package mutating func close() {
    texts.extents.append(Extent(open, texts.arena.count - open))
    open = texts.arena.count
  }

  @inlinable
  package mutating func append(contentsOf other: TextArray) {
    other.arena.withUnsafeBufferPointer { arena in
      for extent in other.extents {
        append(UnsafeBufferPointer(rebasing: arena[extent.offset..<extent.offset + extent.length]))
      }
    }
  }

  @inlinable
  package consuming func finish() -> TextArray { texts }
}
