/// A growing buffer of bytes that is written front to back and used again for the next file.
///
/// It owns raw memory instead of an array: an array's append checks uniqueness per call, and a
/// record is about a hundred short appends. The pointer never leaves this type but in `withBytes`.
struct ByteSink: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Forgets everything behind `length`, which lies within what was written.
  mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count, "a sink is cut within what it holds")
    count = length
  }

  func withBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  func bytes(from start: Int) -> [UInt8] { bytes(start, count) }

  func bytes(_ start: Int, _ end: Int) -> [UInt8] {
    precondition(start >= 0 && start <= end && end <= count, "bytes within what is written")
    return Array(UnsafeBufferPointer(start: base + start, count: end - start))
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    capacity = max(capacity * 2, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    (base + count).update(from: literal.utf8Start, count: length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ text: Text, of arena: [UInt8]) {
    let start = Int(text.start)
    let length = Int(text.count)
    precondition(start >= 0 && length >= 0 && start &+ length <= arena.count, "text within arena")
    reserve(length)
    arena.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return }
      (base + count).update(from: source + start, count: length)
    }
    count &+= length
  }

  mutating func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress else { return }
      (base + count).update(from: first, count: source.count)
    }
    count &+= bytes.count
  }
}
