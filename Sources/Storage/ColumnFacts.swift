import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the values of a column have in common: the ground for choosing its encoding.
struct ColumnFacts {
  var hasEscapes = false
  private var isSeconds = false
  private var isInteger = false
  private var isUUID = false
  private var valueBytes = 0
  private var entryBytes = 0
  private var distinct = 0
  private var smallest = Int64.max
  private var largest = Int64.min
  private var separators = 0

  init(_ input: ColumnInput, used: [UInt32], counts: [UInt32]) {
    distinct = used.count
    isSeconds = input.kind == .string
    isInteger = input.kind == .string || input.kind == .number
    isUUID = input.kind == .string
    var scratch: SIMD16<UInt8> = SIMD16()
    for entry in used {
      let text = input.value(Int(entry))
      entryBytes &+= text.count
      valueBytes &+= text.count &* Int(counts[Int(entry)])
      if !hasEscapes, let base = text.baseAddress {
        hasEscapes = memchr(base, 0x5C, text.count) != nil
      }
      if isUUID {
        isUUID = withUnsafeMutableBytes(of: &scratch) { raw in
          raw.baseAddress.map {
            EncodingText.readUUID(text, into: $0.assumingMemoryBound(to: UInt8.self))
          } ?? false
        }
      }
      if isSeconds {
        if let value = EncodingText.readSeconds(text) {
          smallest = min(smallest, value)
          largest = max(largest, value)
        } else {
          isSeconds = false
        }
      }
      if isInteger {
        if let value = EncodingText.readInteger(text) {
          smallest = min(smallest, value)
          largest = max(largest, value)
        } else {
          isInteger = false
        }
      }
    }
  }

  /// Bytes order values as readers compare them: strings without escapes.
  func hasTextBounds(_ input: ColumnInput) -> Bool {
    input.kind == .string && !hasEscapes
  }

  /// The encoding that promises to be smallest. Front-coded and deflated text takes about two fifths
  /// of its bytes; codes and differences are counted exactly.
  func choice(_ input: ColumnInput) -> ChunkEncoding {
    let n = input.codes.count
    let codeBytes = BitPacking.byteCount(
      of: n, width: BitPacking.width(forLargest: UInt64(max(0, distinct - 1))))
    let dictionaryBytes = input.isDistinct ? entryBytes * 2 / 5 + distinct * 2 + codeBytes : .max
    if isSeconds || isInteger {
      let width = BitPacking.width(forLargest: UInt64(bitPattern: largest &- smallest))
      if n > 1 && BitPacking.byteCount(of: n, width: width) < dictionaryBytes {
        return isSeconds ? .seconds : .integer
      }
    }
    if isUUID && 16 * n < (input.isDistinct ? distinct * 20 + codeBytes : .max) { return .uuid }
    if input.kind == .string && distinct > 256 { return .split }
    return whole(input)
  }

  /// The better one of a dictionary and the values one behind the other.
  func whole(_ input: ColumnInput) -> ChunkEncoding {
    guard input.isDistinct else { return .plain }
    let n = input.codes.count
    let codeBytes = BitPacking.byteCount(
      of: n, width: BitPacking.width(forLargest: UInt64(max(0, distinct - 1))))
    let dictionaryBytes = entryBytes * 2 / 5 + distinct * 2 + codeBytes
    return dictionaryBytes < valueBytes * 2 / 5 + n ? .dictionary : .plain
  }

  /// Whether two dictionaries are smaller than what else there is.
  func splitPays(_ input: ColumnInput, prefixes: SplitValues, suffixes: SplitValues) -> Bool {
    let n = input.codes.count
    func bytes(_ values: SplitValues) -> Int {
      values.bytes * 2 / 5 + values.values.count * 2
        + BitPacking.byteCount(
          of: n, width: BitPacking.width(forLargest: UInt64(values.values.count)))
    }
    let split = bytes(prefixes) + bytes(suffixes)
    let whole = BitPacking.byteCount(
      of: n, width: BitPacking.width(forLargest: UInt64(max(0, distinct - 1))))
    let dictionary = input.isDistinct ? entryBytes * 2 / 5 + distinct * 2 + whole : .max
    return split < min(dictionary, valueBytes * 2 / 5 + n)
  }
}

/// Sorting values by their bytes.
enum DictionarySort {
  @inline(__always)
  static func precedes(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let x = a.baseAddress else { return !b.isEmpty }
    guard let y = b.baseAddress else { return false }
    let order = memcmp(x, y, min(a.count, b.count))
    return order == 0 ? a.count < b.count : order < 0
  }

  /// Entries in the order of their bytes; the first eight are compared as one number.
  static func sorted(
    _ entries: [UInt32], _ value: (UInt32) -> UnsafeBufferPointer<UInt8>
  ) -> [UInt32] {
    var keyed = entries.map { entry in
      let text = value(entry)
      var prefix: UInt64 = 0
      for i in 0..<min(8, text.count) { prefix |= UInt64(text[i]) << UInt64(56 - 8 * i) }
      return (prefix: prefix, entry: entry)
    }
    keyed.sort { a, b in
      a.prefix == b.prefix ? precedes(value(a.entry), value(b.entry)) : a.prefix < b.prefix
    }
    return keyed.map { $0.entry }
  }
}

/// Halves of split values, each kept once; they point into the column's own arena.
struct SplitValues {
  private(set) var values: [UnsafeBufferPointer<UInt8>] = []
  private(set) var bytes = 0
  private var table: [UInt32] = Array(repeating: 0, count: 256)

  /// Behind the last `/` or `:`, 0 where there is none.
  static func cut(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var at = text.count
    while at > 0 {
      let byte = text[at - 1]
      if byte == 0x2F || byte == 0x3A { return at }
      at -= 1
    }
    return 0
  }

  mutating func code(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = BitFilter.hash(UnsafeRawBufferPointer(text))
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let known = values[Int(table[slot] - 1)]
      if known.count == text.count && isEqual(known, text) { return table[slot] - 1 }
      slot = (slot + 1) & (table.count - 1)
    }
    values.append(text)
    bytes += text.count
    table[slot] = UInt32(values.count)
    if values.count * 2 > table.count { grow() }
    return UInt32(values.count - 1)
  }

  private func isEqual(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let x = a.baseAddress, let y = b.baseAddress else { return a.isEmpty && b.isEmpty }
    return memcmp(x, y, a.count) == 0
  }

  private mutating func grow() {
    let old = values
    table = Array(repeating: 0, count: table.count * 4)
    values = []
    bytes = 0
    for text in old { _ = code(text) }
  }
}
