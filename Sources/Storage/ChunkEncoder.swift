import TarnColumns

/// The values of one column of a segment to be written: codes into a list of values.
package struct ColumnInput {
  package var arena: UnsafePointer<UInt8>
  /// `entries + 1` places in the arena.
  package var offsets: UnsafePointer<UInt32>
  package var entries: Int
  /// One per row that has a value, in row order.
  package var codes: UnsafeBufferPointer<UInt32>
  /// No two entries are equal.
  package var isDistinct: Bool
  package var kind: LeafKind
  package var rows: Int

  package init(
    arena: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>, entries: Int,
    codes: UnsafeBufferPointer<UInt32>, isDistinct: Bool, kind: LeafKind, rows: Int
  ) {
    self.arena = arena
    self.offsets = offsets
    self.entries = entries
    self.codes = codes
    self.isDistinct = isDistinct
    self.kind = kind
    self.rows = rows
  }

  @inline(__always)
  func value(_ entry: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[entry])
    return UnsafeBufferPointer(start: arena + start, count: Int(offsets[entry &+ 1]) &- start)
  }
}

/// A chunk without its place: `sealed` adds the id's checksum at commit, when the id is known.
package struct EncodedChunk: Sendable {
  package var head: [UInt8]
  package var body: [UInt8]
  package var encoding: ChunkEncoding

  package func sealed(id: Int64) -> [UInt8] {
    var head = head
    let checksum = head.withUnsafeBytes { ChunkCRC.checksum($0, place: id) }
    withUnsafeBytes(of: checksum.littleEndian) { head.append(contentsOf: $0) }
    return head
  }
}

/// Encoded shape codes that wait for the ids of their shapes.
package struct ShapeCodes: Sendable {
  var begin: [UInt8]
  var width: Int
  var rowsOf: [Int]
  var directory: [UInt8]
  var body: [UInt8]

  /// `ids` in the order of the codes.
  package func chunk(ids: [Int64]) -> EncodedChunk {
    var writer = ChunkByteWriter()
    writer.bytes = begin
    writer.byte(UInt8(width))
    writer.varint(ids.count)
    var previous: Int64 = 0
    for (id, rows) in zip(ids, rowsOf) {
      writer.signed(id &- previous)
      writer.varint(rows)
      previous = id
    }
    writer.bytes += directory
    return EncodedChunk(head: writer.bytes, body: body, encoding: .shapes)
  }
}

/// Chooses the smallest encoding that gives every value back and writes it. One per thread.
package final class ChunkEncoder {
  let codec: BlockCodec
  private var counts: [UInt32] = []
  private var used: [UInt32] = []

  package init(level: Int32) throws(StorageError) {
    codec = try BlockCodec(level: level)
  }

  /// A column of leaves. `input.codes` is not empty.
  package func encode(_ input: ColumnInput) -> EncodedChunk {
    countValues(input)
    let facts = ColumnFacts(input, used: used, counts: counts)
    switch facts.choice(input) {
    case .seconds: return integers(input, .seconds, facts)
    case .integer: return integers(input, .integer, facts)
    case .uuid: return uuids(input, facts)
    case .split:
      if let chunk = split(input, facts) { return chunk }
      return facts.whole(input) == .dictionary ? dictionary(input, facts) : plain(input, facts)
    case .dictionary: return dictionary(input, facts)
    case .plain, .shapes: return plain(input, facts)
    }
  }

  private func countValues(_ input: ColumnInput) {
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: input.entries))
    used.removeAll(keepingCapacity: true)
    counts.withUnsafeMutableBufferPointer { counts in
      for code in input.codes { counts[Int(code)] &+= 1 }
    }
    for entry in 0..<input.entries where counts[entry] > 0 { used.append(UInt32(entry)) }
  }

  static func begin(
    _ encoding: ChunkEncoding, values: Int, rows: Int, distinct: Int, flags: ChunkFlags,
    bounds: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? = nil
  ) -> ChunkByteWriter {
    var flags = flags
    if values == rows { flags.insert(.dense) }
    if let bounds {
      flags.insert(.bounds)
      if bounds.0.count > 64 || bounds.1.count > 64 { flags.insert(.cutBounds) }
    }
    var writer = ChunkByteWriter()
    writer.byte(1)
    writer.byte(encoding.rawValue)
    writer.fixed16(flags.rawValue)
    writer.varint(0)
    writer.varint(values)
    writer.varint(distinct)
    if let bounds {
      writer.counted(UnsafeBufferPointer(rebasing: bounds.0.prefix(64)))
      writer.counted(UnsafeBufferPointer(rebasing: bounds.1.prefix(64)))
    }
    return writer
  }

  /// Shape codes of one part, for rows that have it. The lake's ids of the shapes are known at
  /// commit only: `ShapeCodes.chunk` adds them.
  package func shapes(_ codes: [UInt32], distinct: Int, rows: Int) -> ShapeCodes {
    var rowsOf = [Int](repeating: 0, count: distinct)
    for code in codes { rowsOf[Int(code)] += 1 }
    let width = BitPacking.width(forLargest: UInt64(max(0, distinct - 1)))
    var packed: [UInt8] = []
    codes.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &packed) }
    var directory = ChunkByteWriter()
    var body: [UInt8] = []
    codec.write(packed, .sampled, directory: &directory, data: &body)
    let head = Self.begin(.shapes, values: codes.count, rows: rows, distinct: distinct, flags: [])
    return ShapeCodes(
      begin: head.bytes, width: width, rowsOf: rowsOf, directory: directory.bytes, body: body)
  }

  /// A system column of integers, one per row.
  package func integers(_ values: [Int64]) -> EncodedChunk {
    integers(values, .integer, rows: values.count, flags: [])
  }

  /// A system column with the same number in every row.
  package static func constant(_ value: Int64, rows: Int) -> EncodedChunk {
    var writer = Self.begin(.integer, values: rows, rows: rows, distinct: 0, flags: [])
    writer.signed(value)
    writer.signed(value)
    writer.byte(0)
    writer.varint(0)
    writer.varint(0)
    return EncodedChunk(head: writer.bytes, body: [], encoding: .integer)
  }

  func integers(
    _ values: [Int64], _ encoding: ChunkEncoding, rows: Int, flags: ChunkFlags
  ) -> EncodedChunk {
    let smallest = values.min() ?? 0
    let largest = values.max() ?? 0
    let width = BitPacking.width(forLargest: UInt64(bitPattern: largest &- smallest))
    var writer = Self.begin(encoding, values: values.count, rows: rows, distinct: 0, flags: flags)
    writer.signed(smallest)
    writer.signed(largest)
    writer.byte(UInt8(width))
    var packed: [UInt8] = []
    let differences = values.map { UInt64(bitPattern: $0 &- smallest) }
    differences.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &packed) }
    var body: [UInt8] = []
    codec.write(packed, .sampled, directory: &writer, data: &body)
    return EncodedChunk(head: writer.bytes, body: body, encoding: encoding)
  }

  private func integers(
    _ input: ColumnInput, _ encoding: ChunkEncoding, _ facts: ColumnFacts
  ) -> EncodedChunk {
    var read = [Int64](repeating: 0, count: input.entries)
    for entry in used {
      let text = input.value(Int(entry))
      read[Int(entry)] =
        (encoding == .seconds ? EncodingText.readSeconds(text) : EncodingText.readInteger(text))
        ?? 0
    }
    let values = input.codes.map { read[Int($0)] }
    return integers(values, encoding, rows: input.rows, flags: [])
  }

  private func uuids(_ input: ColumnInput, _ facts: ColumnFacts) -> EncodedChunk {
    var writer = Self.begin(
      .uuid, values: input.codes.count, rows: input.rows, distinct: 0, flags: [])
    var raw = [UInt8](repeating: 0, count: input.codes.count * 16)
    raw.withUnsafeMutableBufferPointer { raw in
      guard var at = raw.baseAddress else { return }
      for code in input.codes {
        _ = EncodingText.readUUID(input.value(Int(code)), into: at)
        at += 16
      }
    }
    var body: [UInt8] = []
    codec.write(raw, .never, directory: &writer, data: &body)
    return EncodedChunk(head: writer.bytes, body: body, encoding: .uuid)
  }

  private func dictionary(_ input: ColumnInput, _ facts: ColumnFacts) -> EncodedChunk {
    let sorted = DictionarySort.sorted(used) { input.value(Int($0)) }
    var rank = [UInt32](repeating: 0, count: input.entries)
    for (i, entry) in sorted.enumerated() { rank[Int(entry)] = UInt32(i) }
    let bounds =
      facts.hasTextBounds(input) && !sorted.isEmpty
      ? (input.value(Int(sorted[0])), input.value(Int(sorted[sorted.count - 1]))) : nil
    var writer = Self.begin(
      .dictionary, values: input.codes.count, rows: input.rows, distinct: sorted.count,
      flags: facts.hasEscapes ? .escapes : [], bounds: bounds)
    let width = BitPacking.width(forLargest: UInt64(max(0, sorted.count - 1)))
    writer.byte(UInt8(width))
    write(sorted, input, to: &writer)
    var countBytes = ChunkByteWriter()
    for entry in sorted { countBytes.varint(Int(counts[Int(entry)])) }
    var data: [UInt8] = []
    codec.write(countBytes.bytes, .sampled, directory: &writer, data: &data)
    writer.bytes.append(contentsOf: data)
    let codes = input.codes.map { rank[Int($0)] }
    var packed: [UInt8] = []
    codes.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &packed) }
    var body: [UInt8] = []
    codec.write(packed, .sampled, directory: &writer, data: &body)
    return EncodedChunk(head: writer.bytes, body: body, encoding: .dictionary)
  }

  private func write(_ sorted: [UInt32], _ input: ColumnInput, to writer: inout ChunkByteWriter) {
    writeDictionary(count: sorted.count, to: &writer) { input.value(Int(sorted[$0])) }
  }

  /// Front-coded: an entry repeats only what it does not share with the one before.
  func writeDictionary(
    count: Int, to writer: inout ChunkByteWriter,
    _ value: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    var coded = ChunkByteWriter()
    var total = 0
    var previous = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for i in 0..<count {
      let text = value(i)
      let limit = min(text.count, previous.count)
      var shared = 0
      while shared < limit && text[shared] == previous[shared] { shared &+= 1 }
      coded.varint(shared)
      coded.varint(text.count - shared)
      coded.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[shared...]))
      total += text.count
      previous = text
    }
    writer.varint(count)
    writer.varint(total)
    var data: [UInt8] = []
    // Below 16 KB a dictionary is read at once for every query: inflating would cost more.
    let policy: BlockCodec.Policy = coded.bytes.count < 16_384 ? .never : .sampled
    codec.write(coded.bytes, policy, directory: &writer, data: &data)
    writer.bytes.append(contentsOf: data)
  }

  private func plain(_ input: ColumnInput, _ facts: ColumnFacts) -> EncodedChunk {
    var shortest = Int.max
    var longest = 0
    var total = 0
    for code in input.codes {
      let count = input.value(Int(code)).count
      shortest = min(shortest, count)
      longest = max(longest, count)
      total += count
    }
    var bounds: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)?
    if facts.hasTextBounds(input) && !used.isEmpty {
      var low = input.value(Int(used[0]))
      var high = low
      for entry in used {
        let text = input.value(Int(entry))
        if DictionarySort.precedes(text, low) { low = text }
        if DictionarySort.precedes(high, text) { high = text }
      }
      bounds = (low, high)
    }
    var writer = Self.begin(
      .plain, values: input.codes.count, rows: input.rows, distinct: 0,
      flags: facts.hasEscapes ? .escapes : [], bounds: bounds)
    writer.varint(shortest)
    writer.varint(longest)
    let width = BitPacking.width(forLargest: UInt64(longest - shortest))
    writer.byte(UInt8(width))
    var packed: [UInt8] = []
    let lengths = input.codes.map { UInt32(input.value(Int($0)).count - shortest) }
    lengths.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &packed) }
    var body: [UInt8] = []
    codec.write(packed, .sampled, directory: &writer, data: &body)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    for code in input.codes { bytes.append(contentsOf: input.value(Int(code))) }
    codec.write(bytes, .sampled, directory: &writer, data: &body)
    return EncodedChunk(head: writer.bytes, body: body, encoding: .plain)
  }

  /// Two dictionaries, for values cut behind their last `/` or `:`. Nil where that does not pay.
  private func split(_ input: ColumnInput, _ facts: ColumnFacts) -> EncodedChunk? {
    var prefixes = SplitValues()
    var suffixes = SplitValues()
    var prefixOf = [UInt32](repeating: 0, count: input.entries)
    var suffixOf = [UInt32](repeating: 0, count: input.entries)
    for entry in used {
      let text = input.value(Int(entry))
      let cut = SplitValues.cut(text)
      prefixOf[Int(entry)] = prefixes.code(UnsafeBufferPointer(rebasing: text[..<cut]))
      suffixOf[Int(entry)] = suffixes.code(UnsafeBufferPointer(rebasing: text[cut...]))
    }
    guard facts.splitPays(input, prefixes: prefixes, suffixes: suffixes) else { return nil }
    var writer = Self.begin(
      .split, values: input.codes.count, rows: input.rows,
      distinct: input.isDistinct ? used.count : 0, flags: facts.hasEscapes ? .escapes : [])
    let widths = (
      BitPacking.width(forLargest: UInt64(prefixes.values.count - 1)),
      BitPacking.width(forLargest: UInt64(suffixes.values.count - 1))
    )
    writer.byte(UInt8(widths.0))
    writer.byte(UInt8(widths.1))
    let prefixRank = writeSorted(prefixes, to: &writer)
    let suffixRank = writeSorted(suffixes, to: &writer)
    var body: [UInt8] = []
    var packed: [UInt8] = []
    let codes = input.codes.map { prefixRank[Int(prefixOf[Int($0)])] }
    codes.withUnsafeBufferPointer { BitPacking.pack($0, width: widths.0, into: &packed) }
    codec.write(packed, .sampled, directory: &writer, data: &body)
    packed.removeAll(keepingCapacity: true)
    let suffixCodes = input.codes.map { suffixRank[Int(suffixOf[Int($0)])] }
    suffixCodes.withUnsafeBufferPointer { BitPacking.pack($0, width: widths.1, into: &packed) }
    codec.write(packed, .sampled, directory: &writer, data: &body)
    return EncodedChunk(head: writer.bytes, body: body, encoding: .split)
  }

  private func writeSorted(
    _ values: SplitValues, to writer: inout ChunkByteWriter
  ) -> [UInt32] {
    let all = (0..<UInt32(values.values.count)).map { $0 }
    let sorted = DictionarySort.sorted(all) { values.values[Int($0)] }
    var rank = [UInt32](repeating: 0, count: sorted.count)
    for (i, entry) in sorted.enumerated() { rank[Int(entry)] = UInt32(i) }
    writeDictionary(count: sorted.count, to: &writer) { values.values[Int(sorted[$0])] }
    return rank
  }
}
