// Source files of one folder and one commit (source_pack.body), deflated as one stream behind a
// varint of its raw size where that is shorter. `v` is a LEB128 varint, `s` a zigzag varint.
//
//   1    layout version, 1
//   1    1: what follows is raw deflate, 0: as is; v raw size before deflate
//   per file, column after column:
//   v,v,n  name: bytes shared with the name before, further bytes, these bytes
//   v      size of the file as found
//   1      1: modification times are whole seconds, 0: nanoseconds
//   s      modification time as difference to the file before
//   v      records it brought
//   v      duplicates
//   v      rejects
//   1      state (LedgerFile.State)
//   32     SHA-256 of the file as found
//   32     SHA-256 of its uncompressed content, where it differs (state says)

import TarnColumns
import TarnZlib

/// A file the lake took in, or looked at.
package struct LedgerFile: Sendable, Equatable {
  package var name: [UInt8]
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  package var records: Int
  package var duplicates: Int
  package var rejects: Int
  package var foundHash: [UInt8]
  package var contentHash: [UInt8]

  package init(
    name: [UInt8], size: Int64, modified: Int64, records: Int = 0, duplicates: Int = 0,
    rejects: Int = 0, foundHash: [UInt8] = [], contentHash: [UInt8] = []
  ) {
    self.name = name
    self.size = size
    self.modified = modified
    self.records = records
    self.duplicates = duplicates
    self.rejects = rejects
    self.foundHash = foundHash
    self.contentHash = contentHash
  }
}

package enum SourcePack {
  private static let zero = [UInt8](repeating: 0, count: 32)

  package static func encode(_ files: [LedgerFile]) -> [UInt8] {
    var text = ChunkByteWriter()
    var previous: [UInt8] = []
    for file in files {
      let shared = zip(file.name, previous).prefix { $0 == $1 }.count
      text.varint(shared)
      text.counted(Array(file.name[shared...]))
      previous = file.name
    }
    for file in files { text.varint(UInt64(bitPattern: file.size)) }
    let unit: Int64 = files.allSatisfy { $0.modified % 1_000_000_000 == 0 } ? 1_000_000_000 : 1
    text.byte(unit == 1 ? 0 : 1)
    var time: Int64 = 0
    for file in files {
      text.signed(file.modified / unit &- time)
      time = file.modified / unit
    }
    for file in files { text.varint(file.records) }
    for file in files { text.varint(file.duplicates) }
    for file in files { text.varint(file.rejects) }
    for file in files { text.byte(file.foundHash == file.contentHash ? 0 : 1) }
    var hashes: [UInt8] = []
    for file in files {
      hashes += file.foundHash.count == 32 ? file.foundHash : zero
      if file.foundHash != file.contentHash {
        hashes += file.contentHash.count == 32 ? file.contentHash : zero
      }
    }
    var pack = ChunkByteWriter()
    pack.byte(1)
    let deflated = try? Zlib.compress(text.bytes, as: .raw, level: 6)
    if let deflated, deflated.count < text.bytes.count {
      pack.byte(1)
      pack.varint(text.bytes.count)
      pack.counted(deflated)
    } else {
      pack.byte(0)
      pack.varint(text.bytes.count)
      pack.counted(text.bytes)
    }
    // Hashes do not deflate.
    pack.bytes += hashes
    return pack.bytes
  }

  /// Nil where the bytes are damaged.
  package static func decode(_ bytes: [UInt8], files count: Int) -> [LedgerFile]? {
    bytes.withUnsafeBufferPointer { all in
      var pack = ChunkByteReader(all)
      guard pack.byte() == 1 else { return nil }
      let isDeflated = pack.byte()
      let size = pack.count(atMost: 1 << 30)
      let stored = pack.counted()
      if pack.isDamaged || isDeflated > 1 { return nil }
      var text: [UInt8]
      if isDeflated == 1 {
        guard
          let inflated = try? Zlib.decompress(
            UnsafeRawBufferPointer(stored), as: .raw, limit: size), inflated.count == size
        else { return nil }
        text = inflated
      } else {
        text = Array(stored)
      }
      return text.withUnsafeBufferPointer { decode(ChunkByteReader($0), &pack, count) }
    }
  }

  private static func decode(
    _ text: ChunkByteReader, _ hashes: inout ChunkByteReader, _ count: Int
  ) -> [LedgerFile]? {
    var text = text
    guard count >= 0, count <= text.remaining else { return nil }
    var files: [LedgerFile] = []
    var previous: [UInt8] = []
    for _ in 0..<count {
      let shared = text.count(atMost: previous.count)
      previous = Array(previous[..<shared]) + text.counted()
      files.append(LedgerFile(name: previous, size: 0, modified: 0))
    }
    for i in 0..<count { files[i].size = Int64(bitPattern: text.varint()) }
    let unit: Int64 = text.byte() == 1 ? 1_000_000_000 : 1
    var time: Int64 = 0
    for i in 0..<count {
      time &+= text.signed()
      files[i].modified = time &* unit
    }
    for i in 0..<count { files[i].records = text.count(atMost: 1 << 40) }
    for i in 0..<count { files[i].duplicates = text.count(atMost: 1 << 40) }
    for i in 0..<count { files[i].rejects = text.count(atMost: 1 << 40) }
    for i in 0..<count {
      let differs = text.byte() == 1
      files[i].foundHash = Array(hashes.take(32))
      files[i].contentHash = differs ? Array(hashes.take(32)) : files[i].foundHash
    }
    return text.isDamaged || !text.isAtEnd || hashes.isDamaged || !hashes.isAtEnd ? nil : files
  }
}
