import TarnZlib

// A zip archive is read from its end:
//
//   end record     PK\5\6 … number of members (10), size (12) and place (16) of the directory
//   zip64 locator  PK\6\7 … place of the zip64 end record (8)   20 bytes before the end record
//   zip64 end      PK\6\6 … number (32), size (40), place (48)
//   directory      PK\1\2 flags (8) method (10) time (12) crc (16) packed (20) size (24)
//                  name (28) extra (30) comment (32) lengths, attributes (38), place (42)
//   member         PK\3\4 … name (26) and extra (28) lengths, then the data at 30 + both
//
// Sizes and checksums are taken from the directory, so that data descriptors do not matter.
// A field of all ones is in the zip64 extra field (id 1), in the order size, packed, place.

final class ZipArchive {
  private let file: OpenFile
  private let path: [UInt8]
  private let size: Int64
  /// What precedes the archive in the file (a self-extracting stub): added to every place.
  private let shift: Int64
  private var position: Int64
  private let directoryEnd: Int64
  private let count: UInt64
  private var buffer: [UInt8] = []
  private var bufferStart: Int64 = 0
  private var entry = Entry()
  private var packedSoFar: Int64 = 0

  private struct Entry {
    var flags: UInt16 = 0
    var method: UInt16 = 0
    var crc: UInt32 = 0
    var packed: Int64 = 0
    var size: Int64 = 0
    var place: Int64 = 0
    var name: [UInt8] = []
  }

  static func isZip(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 4 && bytes[0] == 0x50 && bytes[1] == 0x4b
      && ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6))
  }

  init(_ file: OpenFile, path: [UInt8], size: Int64) throws(SourceError) {
    self.file = file
    self.path = path
    self.size = size
    let tailSize = Int(min(size, 65_557))
    var tail = [UInt8](repeating: 0, count: tailSize)
    let tailStart = size - Int64(tailSize)
    guard try Self.read(file, into: &tail, at: tailStart, path) == tailSize else {
      throw .changed(path)
    }
    guard let end = Self.endRecord(in: tail) else {
      throw SourceError(
        .truncated, "'\(displayText(path))' has no zip directory: its end is missing")
    }
    var members = UInt64(tail.little16(end + 10))
    var length = Int64(tail.little32(end + 12))
    var place = Int64(tail.little32(end + 16))
    var directoryEnd = tailStart + Int64(end)
    if end >= 20, tail.little32(end - 20) == 0x0706_4b50 {
      let said = Int64(clamping: tail.little64(end - 12))
      var record = [UInt8](repeating: 0, count: 56)
      if said <= size - 56, try Self.read(file, into: &record, at: said, path) == 56,
        record.little32(0) == 0x0606_4b50
      {
        members = record.little64(32)
        length = Int64(clamping: record.little64(40))
        place = Int64(clamping: record.little64(48))
        directoryEnd = said
      }
    }
    guard length <= directoryEnd, place <= directoryEnd - length else {
      throw SourceError(
        .damaged, "'\(displayText(path))' is damaged: its zip directory is not where it says")
    }
    shift = directoryEnd - length - place
    position = directoryEnd - length
    self.directoryEnd = directoryEnd
    count = members
  }

  private static func endRecord(in tail: [UInt8]) -> Int? {
    guard tail.count >= 22 else { return nil }
    for start in stride(from: tail.count - 22, through: 0, by: -1)
    where tail.little32(start) == 0x0605_4b50
      && start + 22 + Int(tail.little16(start + 20)) <= tail.count
    {
      return start
    }
    return nil
  }

  /// The next file; nil at the end.
  func next() throws(SourceError) -> BundleMember? {
    while position < directoryEnd {
      guard let start = try load(46), buffer.little32(start) == 0x0201_4b50 else { throw damaged }
      let nameCount = Int(buffer.little16(start + 28))
      let extraCount = Int(buffer.little16(start + 30))
      let total = 46 + nameCount + extraCount + Int(buffer.little16(start + 32))
      guard let at = try load(total) else { throw damaged }
      let isUnix = buffer[at + 5] == 3
      let mode = buffer.little32(at + 38) >> 16
      entry = Entry(
        flags: buffer.little16(at + 8), method: buffer.little16(at + 10),
        crc: buffer.little32(at + 16), packed: Int64(buffer.little32(at + 20)),
        size: Int64(buffer.little32(at + 24)), place: Int64(buffer.little32(at + 42)),
        name: Array(buffer[(at + 46)..<(at + 46 + nameCount)]))
      let modified = Self.time(date: buffer.little16(at + 14), time: buffer.little16(at + 12))
      readZip64(from: at + 46 + nameCount, count: extraCount)
      position += Int64(total)
      let isLink = isUnix && mode & 0xf000 == 0xa000
      if entry.name.last == 0x2f || isLink { continue }
      return BundleMember(name: entry.name, size: entry.size, modified: modified)
    }
    return nil
  }

  /// The bytes of the member that `next` returned last.
  func memberInput() throws(SourceError) -> ByteInput {
    let name = path + [0x21] + entry.name
    guard entry.flags & 1 == 0 else {
      throw SourceError(.encrypted, "'\(displayText(name))' is encrypted")
    }
    guard entry.method == 0 || entry.method == 8 else {
      throw SourceError(
        .unsupported,
        "'\(displayText(name))' is packed with zip method \(entry.method); only stored and deflate "
          + "are supported")
    }
    var header = [UInt8](repeating: 0, count: 30)
    let (place, overflow) = entry.place.addingReportingOverflow(shift)
    guard !overflow, place >= 0, place <= size - 30,
      try Self.read(file, into: &header, at: place, path) == 30,
      header.little32(0) == 0x0403_4b50
    else { throw damaged }
    let start = place + 30 + Int64(header.little16(26)) + Int64(header.little16(28))
    guard start <= size, entry.packed <= size - start else { throw damaged }
    // Members that share their bytes are how a small zip expands without bound.
    packedSoFar += entry.packed
    guard packedSoFar <= size else {
      throw SourceError(
        .bomb, "'\(displayText(path))' has members that overlap: it looks like a zip bomb")
    }
    guard entry.method == 8 || entry.packed == entry.size else { throw damaged }
    return try ZipMemberInput(
      file, path: name, start: start, packed: entry.packed, size: entry.size, crc: entry.crc,
      deflated: entry.method == 8)
  }

  private func readZip64(from start: Int, count: Int) {
    var at = start
    let end = start + count
    while at + 4 <= end {
      let length = Int(buffer.little16(at + 2))
      guard at + 4 + length <= end else { return }
      if buffer.little16(at) == 1 {
        var field = at + 4
        func take() -> Int64? {
          guard field + 8 <= at + 4 + length else { return nil }
          defer { field += 8 }
          return Int64(clamping: buffer.little64(field))
        }
        if entry.size == 0xffff_ffff, let value = take() { entry.size = value }
        if entry.packed == 0xffff_ffff, let value = take() { entry.packed = value }
        if entry.place == 0xffff_ffff, let value = take() { entry.place = value }
        return
      }
      at += 4 + length
    }
  }

  /// The index in `buffer` of the directory at `position`, with `count` bytes there; nil past its
  /// end. The directory is read in pieces: with 400,000 members it has 40 MB.
  private func load(_ count: Int) throws(SourceError) -> Int? {
    guard position + Int64(count) <= directoryEnd else { return nil }
    let offset = position - bufferStart
    if offset >= 0, offset + Int64(count) <= Int64(buffer.count) { return Int(offset) }
    buffer = [UInt8](repeating: 0, count: Int(min(directoryEnd - position, 1 << 20)))
    bufferStart = position
    guard try Self.read(file, into: &buffer, at: position, path) == buffer.count else {
      throw .changed(path)
    }
    return 0
  }

  fileprivate static func read(
    _ file: OpenFile, into bytes: inout [UInt8], at place: Int64, _ path: [UInt8]
  ) throws(SourceError) -> Int {
    var span = bytes.mutableSpan
    return try span.withUnsafeMutableBytes { (bytes) throws(SourceError) in
      try file.read(into: bytes, at: place, path: path)
    }
  }

  /// The DOS time, which has no zone, as if it were UTC: it only serves to see a change.
  private static func time(date: UInt16, time: UInt16) -> Int64 {
    let days = (Int64(date >> 9) * 12 + Int64(date >> 5 & 15)) * 31 + Int64(date & 31)
    let seconds = Int64(time >> 11) * 3600 + Int64(time >> 5 & 63) * 60 + Int64(time & 31) * 2
    return (days * 86_400 + seconds) * 1_000_000_000
  }

  private var damaged: SourceError {
    SourceError(.damaged, "'\(displayText(path))' is damaged: its zip directory is wrong")
  }
}

/// A member's data: its piece of the file, inflated, with its size and CRC-32 checked at the end.
private final class ZipMemberInput: ByteInput {
  private let file: OpenFile
  private let path: [UInt8]
  private var place: Int64
  private var packed: Int64
  private let size: Int64
  private let expectedCRC: UInt32
  private var crc: UInt32 = 0
  private var produced: Int64 = 0
  private var inflater: Inflater?
  private var input: [UInt8] = []
  private var inputStart = 0
  private var isFinished = false

  init(
    _ file: OpenFile, path: [UInt8], start: Int64, packed: Int64, size: Int64, crc: UInt32,
    deflated: Bool
  ) throws(SourceError) {
    self.file = file
    self.path = path
    place = start
    self.packed = packed
    self.size = size
    expectedCRC = crc
    if deflated {
      do throws(ZlibError) {
        inflater = try Inflater(.raw)
      } catch {
        throw .zlib(error, path, at: 0)
      }
    }
  }

  override func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    guard !isFinished else { return 0 }
    let count = inflater == nil ? try readStored(into: buffer) : try inflate(into: buffer)
    crc = Zlib.crc32(UnsafeRawBufferPointer(rebasing: buffer[..<count]), seed: crc)
    produced += Int64(count)
    guard produced <= size else { throw wrong("size") }
    if count == 0 || isFinished {
      isFinished = true
      guard produced == size else { throw wrong("size") }
      guard crc == expectedCRC else { throw wrong("checksum") }
    }
    return count
  }

  private func readStored(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let wanted = Int(min(Int64(buffer.count), packed))
    guard wanted > 0 else { return 0 }
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: place, path: path)
    guard count == wanted else { throw .changed(path) }
    place += Int64(count)
    packed -= Int64(count)
    return count
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    while true {
      if inputStart == input.count {
        input = [UInt8](repeating: 0, count: Int(min(packed, 1 << 17)))
        inputStart = 0
        let count = try ZipArchive.read(file, into: &input, at: place, path)
        guard count == input.count else { throw .changed(path) }
        place += Int64(count)
        packed -= Int64(count)
      }
      let step: StreamStep
      do throws(ZlibError) {
        let bytes = input.span
        step = try bytes.withUnsafeBytes { (bytes) throws(ZlibError) in
          try inflater?.step(UnsafeRawBufferPointer(rebasing: bytes[inputStart...]), into: buffer)
            ?? StreamStep(consumed: 0, produced: 0, isFinished: true)
        }
      } catch {
        throw .zlib(error, path, at: place)
      }
      inputStart += step.consumed
      if step.isFinished { isFinished = true }
      if step.produced > 0 || step.isFinished { return step.produced }
      if inputStart == input.count, packed == 0 {
        throw SourceError(.truncated, "'\(displayText(path))' ends inside its compressed data")
      }
    }
  }

  private func wrong(_ what: String) -> SourceError {
    SourceError(
      .damaged, "'\(displayText(path))' is damaged: its \(what) differs from the zip directory's")
  }
}

extension [UInt8] {
  fileprivate func little16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }

  fileprivate func little32(_ at: Int) -> UInt32 {
    UInt32(little16(at)) | UInt32(little16(at + 2)) << 16
  }

  fileprivate func little64(_ at: Int) -> UInt64 {
    UInt64(little32(at)) | UInt64(little32(at + 4)) << 32
  }
}
