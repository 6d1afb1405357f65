import TarnColumns

/// Values in one arena: entry `i` is `arena[offsets[i] ..< offsets[i + 1]]`, as the record holds
/// them (escapes as they stand).
package struct ChunkTexts: Sendable {
  package var arena: [UInt8]
  package var offsets: [UInt32]

  package init(arena: [UInt8] = [], offsets: [UInt32] = [0]) {
    self.arena = arena
    self.offsets = offsets
  }

  package var count: Int { offsets.count - 1 }

  package func bytes(_ entry: Int) -> ArraySlice<UInt8> {
    arena[Int(offsets[entry])..<Int(offsets[entry + 1])]
  }
}

/// A column of a segment being read: the head is there, parts of the body come as they are asked
/// for, block by block, each checked.
///
/// Indexes count **values**, rows that have one; where `head.flags` has `dense` they are row
/// numbers. `SegmentRows` translates.
package final class ColumnChunk {
  package let head: ChunkHead
  private let reader: LakeReader
  private var words: [ChunkTexts?] = [nil, nil]
  /// The blocks last read of each region, and which.
  private var cached: [(first: Int, last: Int, bytes: [UInt8])?] = [nil, nil]

  init(reader: LakeReader, head: ChunkHead) {
    self.reader = reader
    self.head = head
  }

  func damaged(_ what: String) -> StorageError {
    .damaged(what, segment: head.segment, column: head.column)
  }

  // Dictionaries

  /// The sorted distinct values of a `dictionary`, or the prefixes of a `split`.
  package func dictionary() throws(StorageError) -> ChunkTexts {
    try texts(0, head.dictionary)
  }

  package func suffixes() throws(StorageError) -> ChunkTexts {
    try texts(1, head.suffixes)
  }

  private func texts(_ which: Int, _ place: DictionaryPlace) throws(StorageError) -> ChunkTexts {
    if let known = words[which] { return known }
    if let known = reader.cache?.texts(head.id, which) {
      words[which] = known
      return known
    }
    let coded = try headRegion(place.region)
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(place.entries + 1)
    var isSound = false
    // Written in place: an array that appends a part of itself would copy itself each time.
    let arena = [UInt8](unsafeUninitializedCapacity: place.bytes + BitPacking.padding) {
      output, count in
      guard let target = output.baseAddress else { return }
      isSound = coded.withUnsafeBufferPointer { all in
        var reader = ChunkByteReader(all)
        var start = 0
        for _ in 0..<place.entries {
          let shared = reader.count(atMost: count - start)
          let rest = reader.counted()
          if reader.isDamaged || count + shared + rest.count > place.bytes { return false }
          let next = count
          (target + next).update(from: target + start, count: shared)
          if let source = rest.baseAddress, !rest.isEmpty {
            (target + next + shared).update(from: source, count: rest.count)
          }
          count += shared + rest.count
          offsets.append(UInt32(truncatingIfNeeded: count))
          start = next
        }
        return reader.isAtEnd && count == place.bytes
      }
    }
    guard isSound else { throw damaged("the dictionary is malformed") }
    let texts = ChunkTexts(arena: arena, offsets: offsets)
    words[which] = texts
    reader.cache?.keep(texts, head.id, which)
    return texts
  }

  /// Rows per entry of a `dictionary`.
  package func counts() throws(StorageError) -> [UInt32] {
    let coded = try headRegion(head.counts)
    var counts: [UInt32] = []
    counts.reserveCapacity(head.distinct)
    var total = 0
    let isSound = coded.withUnsafeBufferPointer { all in
      var reader = ChunkByteReader(all)
      while !reader.isAtEnd {
        let count = reader.count(atMost: FormatLimit.segmentRows)
        total += count
        counts.append(UInt32(count))
      }
      return !reader.isDamaged
    }
    guard isSound, counts.count == head.dictionary.entries, total == head.values else {
      throw damaged("the counts do not add up")
    }
    return counts
  }

  private func headRegion(_ region: ChunkRegion) throws(StorageError) -> [UInt8] {
    var raw = [UInt8](repeating: 0, count: region.rawSize)
    var isSound = true
    raw.withUnsafeMutableBytes { raw in
      head.bytes.withUnsafeBytes { bytes in
        for (i, block) in region.blocks.enumerated() where isSound {
          let from = i * FormatLimit.blockBytes
          isSound = reader.codec.read(
            UnsafeRawBufferPointer(rebasing: bytes[block.start..<(block.start + block.stored)]),
            checksum: block.checksum,
            into: UnsafeMutableRawBufferPointer(
              rebasing: raw[from..<(from + region.rawSize(of: i))]))
        }
      }
    }
    guard isSound else { throw damaged("a block of the head does not match its checksum") }
    return raw
  }

  // Bodies

  /// Calls `use` with raw bytes `range` of a body's region, followed by eight readable bytes.
  func withBody<R>(
    _ which: Int, _ range: Range<Int>, _ use: (UnsafeRawPointer) -> R
  ) throws(StorageError) -> R {
    let region = head.regions[which]
    guard range.lowerBound >= 0, range.upperBound <= region.rawSize else {
      throw damaged("the body is too short")
    }
    let first = range.lowerBound / FormatLimit.blockBytes
    let last = max(range.upperBound - 1, range.lowerBound) / FormatLimit.blockBytes
    if let known = cached[which], known.first <= first, last <= known.last {
      let from = range.lowerBound - known.first * FormatLimit.blockBytes
      return known.bytes.withUnsafeBytes { use(($0.baseAddress ?? emptyBytes) + from) }
    }
    let blocks = ChunkCache.Blocks(chunk: head.id, region: which, first: first, last: last)
    let bytes: [UInt8]
    if let known = reader.cache?.blocks(blocks) {
      bytes = known
    } else {
      bytes = try load(region, first, last)
      reader.cache?.keep(bytes, blocks)
    }
    cached[which] = (first, last, bytes)
    let from = range.lowerBound - first * FormatLimit.blockBytes
    return bytes.withUnsafeBytes { use(($0.baseAddress ?? emptyBytes) + from) }
  }

  private func load(
    _ region: ChunkRegion, _ first: Int, _ last: Int
  ) throws(StorageError) -> [UInt8] {
    guard last < region.blocks.count else {
      return [UInt8](repeating: 0, count: BitPacking.padding)
    }
    let start = region.blocks[first].start
    let end = region.blocks[last].start + region.blocks[last].stored
    let rawSize = (first...last).reduce(0) { $0 + region.rawSize(of: $1) }
    var raw = [UInt8](repeating: 0, count: rawSize + BitPacking.padding)
    var stored = [UInt8](repeating: 0, count: end - start)
    var failure: StorageError?
    stored.withUnsafeMutableBytes { target in
      do throws(StorageError) {
        try reader.readBody(head.id, from: start, into: target)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    var isSound = true
    raw.withUnsafeMutableBytes { raw in
      stored.withUnsafeBytes { bytes in
        for i in first...last where isSound {
          let block = region.blocks[i]
          let from = (i - first) * FormatLimit.blockBytes
          let at = block.start - start
          isSound = reader.codec.read(
            UnsafeRawBufferPointer(rebasing: bytes[at..<(at + block.stored)]),
            checksum: block.checksum,
            into: UnsafeMutableRawBufferPointer(
              rebasing: raw[from..<(from + region.rawSize(of: i))]))
        }
      }
    }
    guard isSound else { throw damaged("a block of the body does not match its checksum") }
    return raw
  }

  private func unpack<Word: FixedWidthInteger>(
    _ which: Int, _ width: Int, _ values: Range<Int>, _ zero: Word
  ) throws(StorageError) -> [Word] {
    guard values.lowerBound >= 0, values.upperBound <= head.values else {
      throw damaged("values \(values) are asked for, \(head.values) are there")
    }
    guard width > 0, !values.isEmpty else { return Array(repeating: 0, count: values.count) }
    let from = values.lowerBound * width / 8
    let to = (values.upperBound * width + 7) / 8
    let shift = values.lowerBound * width % 8
    return try withBody(which, from..<to) { base in
      [Word](unsafeUninitializedCapacity: values.count) { output, count in
        let target = UnsafeMutableBufferPointer(rebasing: output[..<values.count])
        if shift == 0 || width == 64 {
          BitPacking.unpack(base, from: 0, width: width, into: target)
        } else {
          // The range begins inside a byte.
          let mask: UInt64 = (1 &<< UInt64(width)) &- 1
          var bit = shift
          for i in 0..<values.count {
            let word = UInt64(
              littleEndian: base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
            target[i] = Word(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask)
            bit &+= width
          }
        }
        count = values.count
      }
    }
  }

  /// Codes into `dictionary()` (or of shapes, into `head.shapeIDs`; or of prefixes), checked to be
  /// inside it.
  package func codes(_ values: Range<Int>) throws(StorageError) -> [UInt32] {
    let limit = head.encoding == .shapes ? head.shapeIDs.count : head.dictionary.entries
    return try checked(unpack(0, head.width, values, UInt32(0)), limit)
  }

  /// The same in two bytes each; no segment has more than 65,536 values.
  package func shortCodes(_ values: Range<Int>) throws(StorageError) -> [UInt16] {
    let limit = head.encoding == .shapes ? head.shapeIDs.count : head.dictionary.entries
    let codes = try unpack(0, head.width, values, UInt16(0))
    if head.width > 16 || (codes.max().map { Int($0) >= limit } ?? false) {
      throw damaged("a code is larger than its dictionary")
    }
    return codes
  }

  /// Codes into `suffixes()` of a `split`.
  package func suffixCodes(_ values: Range<Int>) throws(StorageError) -> [UInt32] {
    try checked(unpack(1, head.suffixWidth, values, UInt32(0)), head.suffixes.entries)
  }

  private func checked(_ codes: [UInt32], _ limit: Int) throws(StorageError) -> [UInt32] {
    if let largest = codes.max(), Int(largest) >= limit {
      throw damaged("a code is larger than its dictionary")
    }
    return codes
  }

  /// The values of `integer`, or seconds since 1970 of `seconds`.
  package func integers(_ values: Range<Int>) throws(StorageError) -> [Int64] {
    let smallest = head.smallest
    var result = try unpack(0, head.width, values, Int64(0))
    for i in result.indices {
      result[i] = result[i] &+ smallest
      if result[i] > head.largest || result[i] < smallest {
        throw damaged("a number is outside its bounds")
      }
    }
    return result
  }

  /// Sixteen bytes a value of `uuid`.
  package func uuids(_ values: Range<Int>) throws(StorageError) -> [UInt8] {
    guard values.lowerBound >= 0, values.upperBound <= head.values else {
      throw damaged("values \(values) are asked for, \(head.values) are there")
    }
    let bytes = values.lowerBound * 16..<values.upperBound * 16
    return try withBody(0, bytes) { base in
      Array(UnsafeRawBufferPointer(start: base, count: bytes.count))
    }
  }

  /// Some values of `uuid` as numbers whose order is that of their texts.
  package func uuids(at values: [UInt32]) throws(StorageError) -> [UInt128] {
    guard values.allSatisfy({ Int($0) < head.values }) else {
      throw damaged("a value is asked for that is not there")
    }
    return try withBody(0, 0..<head.values * 16) { base in
      values.map { value in
        UInt128(bigEndian: base.loadUnaligned(fromByteOffset: Int(value) * 16, as: UInt128.self))
      }
    }
  }

  /// The values as texts, whatever the encoding (not `shapes`).
  package func texts(_ values: Range<Int>) throws(StorageError) -> ChunkTexts {
    var texts = ChunkTexts()
    texts.offsets.reserveCapacity(values.count + 1)
    switch head.encoding {
    case .shapes: throw damaged("shapes have no text")
    case .dictionary:
      let words = try dictionary()
      for code in try codes(values) { append(words, Int(code), to: &texts, isLast: true) }
    case .split:
      let prefixes = try dictionary()
      let suffixes = try self.suffixes()
      let first = try codes(values)
      let second = try suffixCodes(values)
      for i in first.indices {
        append(prefixes, Int(first[i]), to: &texts, isLast: false)
        append(suffixes, Int(second[i]), to: &texts, isLast: true)
      }
    case .uuid:
      let raw = try uuids(values)
      texts.arena = [UInt8](unsafeUninitializedCapacity: values.count * 36) { output, count in
        count = values.count * 36
        guard let target = output.baseAddress else { return }
        raw.withUnsafeBufferPointer { raw in
          guard let source = raw.baseAddress else { return }
          for i in 0..<values.count {
            EncodingText.writeUUID(source + i * 16, into: target + i * 36)
          }
        }
      }
      for i in 0..<values.count { texts.offsets.append(UInt32(36 * (i + 1))) }
    case .integer:
      var digits = [UInt8](repeating: 0, count: 24)
      for value in try integers(values) {
        let count = digits.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map { EncodingText.writeInteger(value, into: $0) } ?? 0
        }
        texts.arena.append(contentsOf: digits[..<count])
        texts.offsets.append(UInt32(texts.arena.count))
      }
    case .seconds:
      let seconds = try integers(values)
      texts.arena = [UInt8](unsafeUninitializedCapacity: values.count * 20) { output, count in
        count = values.count * 20
        guard let target = output.baseAddress else { return }
        for i in seconds.indices { EncodingText.writeSeconds(seconds[i], into: target + i * 20) }
      }
      for i in 0..<values.count { texts.offsets.append(UInt32(20 * (i + 1))) }
    case .plain: try plain(values, into: &texts)
    }
    return texts
  }

  private func append(
    _ words: ChunkTexts, _ entry: Int, to texts: inout ChunkTexts, isLast: Bool
  ) {
    texts.arena.append(contentsOf: words.bytes(entry))
    if isLast { texts.offsets.append(UInt32(truncatingIfNeeded: texts.arena.count)) }
  }

  private func plain(
    _ values: Range<Int>, into texts: inout ChunkTexts
  ) throws(StorageError) {
    // Lengths of the values before the range say where its bytes begin.
    let lengths = try unpack(0, head.width, 0..<values.upperBound, UInt32(0))
    var start = 0
    for length in lengths[..<values.lowerBound] { start += Int(length) + head.shortest }
    var total = 0
    for length in lengths[values.lowerBound...] {
      total += Int(length) + head.shortest
      guard total <= Int(UInt32.max) else { throw damaged("the values are too long") }
      texts.offsets.append(UInt32(total))
    }
    guard start + total <= head.regions[1].rawSize else {
      throw damaged("the values are shorter than their lengths")
    }
    guard total > 0 else { return }
    texts.arena = try withBody(1, start..<(start + total)) { base in
      Array(UnsafeRawBufferPointer(start: base, count: total))
    }
  }
}

/// Something to point at where nothing will be read.
nonisolated(unsafe) private let emptyBytes = UnsafeRawPointer(
  UnsafeMutablePointer<UInt64>.allocate(capacity: 2))
