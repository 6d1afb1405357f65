// A chunk is one column of one segment. Its head says how the values are encoded and holds
// everything a metadata answer needs; its body holds codes and values. Integers are little-endian;
// `v` is a LEB128 varint, `s` a zigzag varint.
//
//   head
//   offset  size  meaning
//   0       1     layout version, 1; a reader refuses a larger one
//   1       1     encoding
//   2       2     flags (ChunkFlags)
//   4       v     key id, 0: not encrypted
//           v     values: rows that have one
//           v     distinct values, 0: not known
//           v,n   smallest value, and v,n largest, where flag `bounds` is set: at most 64 bytes each,
//                 compared as bytes of the decoded value
//           …     parameters by encoding, below
//           4     CRC-32 of the chunk's id (8 bytes) and all of the head before this
//
//   region: v raw size, v blocks, then for each block v stored size and 4 CRC-32 of the stored
//           bytes. A block is 65,536 raw bytes, the last one shorter; stored size = raw size means
//           stored as is, else raw deflate. The head's CRC covers the blocks' CRCs, so a block
//           knows its place too. Regions of the head are followed by their data at once; data of
//           the body's regions stand in the body in their order.
//   dictionary: v entries, v bytes of all entries, region (head): per entry v bytes shared with the
//           entry before, v further bytes, these bytes. Sorted, distinct.
//
//   encoding         parameters
//   0 shapes         1 code width; v distinct; per shape s id difference, v rows; region: codes
//   1 dictionary     1 code width; dictionary; region (head): v count per entry; region: codes
//   2 split          1 + 1 code widths; two dictionaries; two regions of codes (prefix, suffix)
//   3 uuid           region: 16 bytes a value
//   4 integer        s smallest, s largest, 1 width; region: differences to the smallest
//   5 seconds        like integer; the values are seconds since 1970
//   6 plain          v shortest, v longest, 1 width; region: lengths minus the shortest;
//                    region: the bytes

import TarnColumns

package enum ChunkEncoding: UInt8, CaseIterable, Sendable {
  case shapes = 0
  case dictionary = 1
  case split = 2
  case uuid = 3
  case integer = 4
  case seconds = 5
  case plain = 6
}

package struct ChunkFlags: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Some value holds a backslash: bytes differ from the decoded text.
  package static let escapes = ChunkFlags(rawValue: 1)
  /// Every row of the segment has a value.
  package static let dense = ChunkFlags(rawValue: 2)
  /// Smallest and largest value are there.
  package static let bounds = ChunkFlags(rawValue: 4)
  /// They are cut to 64 bytes: good for pruning, not for an answer.
  package static let cutBounds = ChunkFlags(rawValue: 8)
}

/// Where the bytes of a run of blocks are.
package struct ChunkRegion: Sendable {
  package struct Block: Sendable {
    package var start: Int
    package var stored: Int
    package var checksum: UInt32
  }

  package var rawSize = 0
  package var blocks: [Block] = []
  /// Offset of the first block in the head or in the body.
  package var start = 0
  package var storedSize: Int { blocks.reduce(0) { $0 + $1.stored } }

  package func rawSize(of block: Int) -> Int {
    min(FormatLimit.blockBytes, rawSize - block * FormatLimit.blockBytes)
  }
}

package struct DictionaryPlace: Sendable {
  package var entries = 0
  package var bytes = 0
  package var region = ChunkRegion()
}

/// A parsed and checked head.
package struct ChunkHead: Sendable {
  package var id: Int64
  package var bytes: [UInt8]
  package var encoding = ChunkEncoding.plain
  package var flags: ChunkFlags = []
  /// Rows that have a value.
  package var values = 0
  /// 0: not known.
  package var distinct = 0
  package var minimum: [UInt8] = []
  package var maximum: [UInt8] = []
  /// Code widths, or the width of differences.
  package var width = 0
  package var suffixWidth = 0
  /// `integer` and `seconds`.
  package var smallest: Int64 = 0
  package var largest: Int64 = 0
  /// `plain`.
  package var shortest = 0
  package var longest = 0
  /// `shapes`: ids in the order of their codes, and rows of each.
  package var shapeIDs: [Int64] = []
  package var shapeRows: [Int] = []
  package var dictionary = DictionaryPlace()
  package var suffixes = DictionaryPlace()
  package var counts = ChunkRegion()
  package var regions: [ChunkRegion] = []

  package var segment: Int64 { id >> 20 }
  package var column: Int { Int(id & 0xF_FFFF) }
  package var bodySize: Int { regions.reduce(0) { $0 + $1.storedSize } }

  package init(id: Int64, bytes: [UInt8]) throws(StorageError) {
    self.id = id
    self.bytes = bytes
    let segment = id >> 20
    let column = Int(id & 0xF_FFFF)
    let isSound = bytes.withUnsafeBytes { raw in
      raw.count >= 12
        && ChunkCRC.checksum(UnsafeRawBufferPointer(rebasing: raw.dropLast(4)), place: id)
          == UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
    }
    guard isSound else {
      throw .damaged("the head does not match its checksum", segment: segment, column: column)
    }
    guard bytes[0] == 1, let encoding = ChunkEncoding(rawValue: bytes[1]) else {
      throw StorageError(
        .newerFormat, "the chunk has layout \(bytes[0]) and encoding \(bytes[1])",
        segment: segment, column: column)
    }
    self.encoding = encoding
    let isWhole = bytes.withUnsafeBufferPointer { all in
      var reader = ChunkByteReader(UnsafeBufferPointer(rebasing: all.dropLast(4)))
      _ = reader.fixed16()
      parse(&reader)
      return !reader.isDamaged && reader.isAtEnd
    }
    guard isWhole else {
      throw .damaged("the head is malformed", segment: segment, column: column)
    }
  }

  private mutating func parse(_ reader: inout ChunkByteReader) {
    let rows = FormatLimit.segmentRows
    flags = ChunkFlags(rawValue: reader.fixed16())
    if reader.varint() != 0 { return reader.fail() }
    values = reader.count(atMost: rows)
    distinct = reader.count(atMost: rows)
    if flags.contains(.bounds) {
      minimum = Array(reader.counted())
      maximum = Array(reader.counted())
    }
    var bodyOffset = 0
    switch encoding {
    case .shapes:
      width = codeWidth(&reader)
      let count = reader.count(atMost: rows)
      var id: Int64 = 0
      for _ in 0..<count {
        id &+= reader.signed()
        shapeIDs.append(id)
        shapeRows.append(reader.count(atMost: rows))
      }
      regions = [codes(&reader, width, &bodyOffset)]
    case .dictionary:
      width = codeWidth(&reader)
      dictionary = dictionaryPlace(&reader)
      counts = region(&reader, rows * 3, nil)
      regions = [codes(&reader, width, &bodyOffset)]
    case .split:
      width = codeWidth(&reader)
      suffixWidth = codeWidth(&reader)
      dictionary = dictionaryPlace(&reader)
      suffixes = dictionaryPlace(&reader)
      regions = [codes(&reader, width, &bodyOffset), codes(&reader, suffixWidth, &bodyOffset)]
    case .uuid:
      regions = [region(&reader, values * 16, &bodyOffset)]
      if regions[0].rawSize != values * 16 { reader.fail() }
    case .integer, .seconds:
      smallest = reader.signed()
      largest = reader.signed()
      width = Int(reader.byte())
      if width > 64 || smallest > largest { return reader.fail() }
      if encoding == .seconds
        && !(EncodingText.secondsRange.contains(smallest)
          && EncodingText.secondsRange.contains(largest))
      {
        return reader.fail()
      }
      regions = [codes(&reader, width, &bodyOffset)]
    case .plain:
      shortest = reader.count(atMost: FormatLimit.recordBytes)
      longest = reader.count(atMost: FormatLimit.recordBytes)
      width = codeWidth(&reader)
      regions = [codes(&reader, width, &bodyOffset), region(&reader, 1 << 31, &bodyOffset)]
    }
  }

  private func codeWidth(_ reader: inout ChunkByteReader) -> Int {
    let width = Int(reader.byte())
    if width > 32 { reader.fail() }
    return min(width, 32)
  }

  private func codes(
    _ reader: inout ChunkByteReader, _ width: Int, _ offset: inout Int
  ) -> ChunkRegion {
    let size = BitPacking.byteCount(of: values, width: width)
    let place = region(&reader, size, &offset)
    if place.rawSize != size { reader.fail() }
    return place
  }

  private func dictionaryPlace(_ reader: inout ChunkByteReader) -> DictionaryPlace {
    var place = DictionaryPlace()
    place.entries = reader.count(atMost: FormatLimit.segmentRows)
    place.bytes = reader.count(atMost: 1 << 31)
    place.region = region(&reader, 1 << 31, nil)
    return place
  }

  /// `offset` nil: the data follow in the head.
  private func region(
    _ reader: inout ChunkByteReader, _ limit: Int, _ offset: UnsafeMutablePointer<Int>?
  ) -> ChunkRegion {
    var place = ChunkRegion()
    place.rawSize = reader.count(atMost: limit)
    let expected = (place.rawSize + FormatLimit.blockBytes - 1) / FormatLimit.blockBytes
    let count = reader.count(atMost: expected)
    if count != expected || count * 5 > reader.remaining {
      reader.fail()
      return ChunkRegion()
    }
    var at = offset?.pointee ?? 0
    place.start = at
    for block in 0..<count {
      let stored = reader.count(atMost: place.rawSize(of: block))
      place.blocks.append(
        ChunkRegion.Block(start: at, stored: stored, checksum: reader.fixed32()))
      at += stored
    }
    if let offset {
      offset.pointee = at
    } else {
      let base = reader.offset
      for i in place.blocks.indices { place.blocks[i].start += base }
      place.start = base
      _ = reader.take(at)
    }
    return place
  }
}
