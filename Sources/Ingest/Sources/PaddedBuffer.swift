/// A growing buffer whose end is followed by 64 readable bytes, so that vector code may load past
/// it. What lies in the padding is zero.
///
/// Growth keeps offsets and moves addresses: hold offsets.
package struct PaddedBuffer: ~Copyable {
  package static let padding = 64

  private var memory: UnsafeMutableRawBufferPointer
  package private(set) var count = 0

  package init(capacity: Int = 1 << 16) {
    memory = .allocate(byteCount: max(0, capacity) + Self.padding, alignment: 64)
    clearPadding()
  }

  deinit { memory.deallocate() }

  /// Bytes that fit without growing.
  package var capacity: Int { memory.count - Self.padding }

  /// The filled part. Valid until the buffer changes.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  /// Makes room for `extra` more bytes, at least doubling where it grows at all.
  package mutating func reserve(_ extra: Int) {
    guard count + extra > capacity else { return }
    let size = max(count + extra, 2 * capacity) + Self.padding
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
    clearPadding()
  }

  /// The unfilled part, of at least `extra` bytes; `grew(by:)` tells what was written to it.
  package mutating func room(_ extra: Int) -> UnsafeMutableRawBufferPointer {
    reserve(extra)
    return UnsafeMutableRawBufferPointer(rebasing: memory[count..<capacity])
  }

  package mutating func grew(by written: Int) {
    precondition(written >= 0 && written <= capacity - count, "more was written than there is room")
    count += written
    clearPadding()
  }

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    room(bytes.count).copyMemory(from: bytes)
    grew(by: bytes.count)
  }

  package mutating func append(_ byte: UInt8) {
    room(1)[0] = byte
    grew(by: 1)
  }

  package mutating func removeAll() {
    count = 0
    clearPadding()
  }

  /// Moves what follows `offset` to the front.
  package mutating func discard(upTo offset: Int) {
    precondition(offset >= 0 && offset <= count, "more is discarded than there is")
    let rest = UnsafeRawBufferPointer(rebasing: memory[offset..<count])
    memory.copyMemory(from: rest)
    count -= offset
    clearPadding()
  }

  /// Gives memory back after an unusually large file.
  package mutating func shrink(to capacity: Int) {
    guard count <= capacity, self.capacity > capacity else { return }
    var smaller = PaddedBuffer(capacity: capacity)
    smaller.append(bytes)
    swap(&self, &smaller)
  }

  private func clearPadding() {
    UnsafeMutableRawBufferPointer(rebasing: memory[count..<(count + Self.padding)])
      .initializeMemory(as: UInt8.self, repeating: 0)
  }
}
