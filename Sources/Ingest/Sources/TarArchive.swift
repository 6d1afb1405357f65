// A tar archive: 512-byte headers, each followed by its member's bytes, filled up to 512.
//
//   offset size
//        0  100  name                  124   12  size      octal digits, or base 256 (high bit)
//      100    8  mode                  136   12  mtime     the same
//      148    8  checksum of the header with these bytes as spaces, octal
//      156    1  type: 0 or NUL file, 5 directory, L GNU long name, x pax, g global pax
//      257    6  "ustar"               345  155  prefix of the name (ustar only)
//
// Two blocks of zeros end it; some writers leave them out, so that the end of the data between
// members ends it too.

/// What a member of a bundle is called and said to be.
package struct BundleMember: Equatable, Sendable {
  package var name: [UInt8]
  package var size: Int64
  package var modified: Int64
}

final class TarArchive {
  private let input: ByteInput
  private let path: [UInt8]
  private var remaining: Int64 = 0
  private var padding: Int64 = 0

  init(_ input: ByteInput, path: [UInt8]) {
    self.input = input
    self.path = path
  }

  /// True where `bytes` begin with a header whose checksum is right.
  static func isTar(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 512, bytes[0] != 0 else { return false }
    return hasRightChecksum(UnsafeRawBufferPointer(rebasing: bytes[..<512]))
  }

  /// The next file; nil at the end. What is unread of the last one is passed over.
  func next() throws(SourceError) -> BundleMember? {
    try skip(remaining + padding)
    var longName: [UInt8]?
    var extended = PaxFields()
    while true {
      guard let header = try readHeader() else { return nil }
      let type = header[156]
      guard var size = Self.number(header[124..<136]) else { throw damaged("a size") }
      switch type {
      case UInt8(ascii: "L"), UInt8(ascii: "K"), UInt8(ascii: "x"):
        // Names and attributes, never larger than this in an honest archive.
        guard size <= 1 << 20 else { throw damaged("the length of a name") }
        let text = try readExactly(Int(size))
        if type == UInt8(ascii: "L") { longName = Array(text.prefix { $0 != 0 }) }
        if type == UInt8(ascii: "x") { extended = PaxFields(text) }
        try skip(Self.fill(size))
        continue
      default:
        break
      }
      if let said = extended.size { size = said }
      guard size >= 0, size <= Int64.max - 1024 else { throw damaged("a size") }
      let isFile = type == 0 || type == UInt8(ascii: "0") || type == UInt8(ascii: "7")
      if type == UInt8(ascii: "S") {
        throw SourceError(
          .unsupported, "'\(displayText(path))' holds a sparse file, which is not supported")
      }
      let name = extended.name ?? longName ?? Self.name(header)
      let seconds = extended.seconds ?? Self.number(header[136..<148]) ?? 0
      longName = nil
      extended = PaxFields()
      // Some writers give links and directories a size without data behind it.
      if !isFile {
        let hasData = !(UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type)
        if hasData { try skip(size + Self.fill(size)) }
        continue
      }
      if name.last == 0x2f {
        try skip(size + Self.fill(size))
        continue
      }
      remaining = size
      padding = Self.fill(size)
      return BundleMember(
        name: name, size: size, modified: seconds.multipliedReportingOverflow(by: 1_000_000_000).0)
    }
  }

  /// The bytes of the member that `next` returned last.
  func memberInput() -> ByteInput { TarMemberInput(self) }

  fileprivate func readMember(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(SourceError) -> Int {
    guard remaining > 0 else { return 0 }
    let wanted = Int(min(Int64(buffer.count), remaining))
    let count = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    guard count > 0 else { throw truncated }
    remaining -= Int64(count)
    return count
  }

  private static func fill(_ size: Int64) -> Int64 { (512 - size & 511) & 511 }

  /// Nil at the end of the archive.
  private func readHeader() throws(SourceError) -> [UInt8]? {
    var zeros = 0
    while true {
      guard let header = try readBlock() else { return nil }
      if header.allSatisfy({ $0 == 0 }) {
        zeros += 1
        if zeros == 2 {
          // To the end, so that the hash of the bundle covers it and gzip's checksum is seen.
          try skipToEnd()
          return nil
        }
        continue
      }
      guard header.withUnsafeBytes({ Self.hasRightChecksum($0) }) else {
        throw damaged("a header's checksum")
      }
      return header
    }
  }

  private func readBlock() throws(SourceError) -> [UInt8]? {
    var block = [UInt8](repeating: 0, count: 512)
    var filled = 0
    while filled < 512 {
      let count = try read(into: &block, from: filled)
      if count == 0 {
        guard filled == 0 else { throw truncated }
        return nil
      }
      filled += count
    }
    return block
  }

  private func readExactly(_ count: Int) throws(SourceError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try read(into: &bytes, from: filled)
      guard read > 0 else { throw truncated }
      filled += read
    }
    return bytes
  }

  private func read(into bytes: inout [UInt8], from start: Int) throws(SourceError) -> Int {
    var span = bytes.mutableSpan
    return try span.withUnsafeMutableBytes { (bytes) throws(SourceError) in
      try input.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
    }
  }

  private func skip(_ count: Int64) throws(SourceError) {
    remaining = 0
    padding = 0
    var left = count
    var scratch = [UInt8](repeating: 0, count: Int(min(left, 1 << 16)))
    while left > 0 {
      var span = scratch.mutableSpan
      let read = try span.withUnsafeMutableBytes { (bytes) throws(SourceError) in
        try input.read(
          into: UnsafeMutableRawBufferPointer(
            rebasing: bytes[..<Int(min(left, Int64(bytes.count)))]))
      }
      guard read > 0 else { throw truncated }
      left -= Int64(read)
    }
  }

  private func skipToEnd() throws(SourceError) {
    var scratch = [UInt8](repeating: 0, count: 1 << 16)
    while try read(into: &scratch, from: 0) > 0 {}
  }

  private static func name(_ header: [UInt8]) -> [UInt8] {
    let name = Array(header[0..<100].prefix { $0 != 0 })
    guard header[257..<262].elementsEqual("ustar".utf8), header[262] == 0 else { return name }
    let prefix = Array(header[345..<500].prefix { $0 != 0 })
    return prefix.isEmpty ? name : prefix + [0x2f] + name
  }

  /// Octal digits between spaces and NULs, or a big-endian number after a first byte of 0x80.
  private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
    guard let first = field.first else { return nil }
    var value: Int64 = 0
    if first & 0x80 != 0 {
      guard first == 0x80 else { return nil }
      for byte in field.dropFirst() {
        guard value < 1 << 54 else { return nil }
        value = value << 8 | Int64(byte)
      }
      return value
    }
    for byte in field.drop(while: { $0 == 0x20 }) {
      if byte == 0 || byte == 0x20 { break }
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) else { return nil }
      value = value << 3 | Int64(byte & 7)
    }
    return value
  }

  private static func hasRightChecksum(_ header: UnsafeRawBufferPointer) -> Bool {
    guard let said = number(Array(header[148..<156])[...]) else { return false }
    var sum: Int64 = 8 * 0x20
    for index in 0..<512 where !(148..<156).contains(index) { sum += Int64(header[index]) }
    return sum == said
  }

  private var truncated: SourceError {
    SourceError(.truncated, "'\(displayText(path))' ends inside its tar archive")
  }

  private func damaged(_ what: String) -> SourceError {
    SourceError(.damaged, "'\(displayText(path))' is damaged: \(what) in its tar archive is wrong")
  }
}

private final class TarMemberInput: ByteInput {
  private let archive: TarArchive

  init(_ archive: TarArchive) { self.archive = archive }

  override func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    try archive.readMember(into: buffer)
  }
}

/// A pax header: lines of `LENGTH KEY=VALUE\n`. Lines that lie about their length end it.
private struct PaxFields {
  var name: [UInt8]?
  var size: Int64?
  var seconds: Int64?

  init() {}

  init(_ text: [UInt8]) {
    var rest = text[...]
    while let space = rest.firstIndex(of: 0x20),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let line = rest[(space + 1)..<(rest.startIndex + length - 1)]
      rest = rest[(rest.startIndex + length)...]
      guard let equals = line.firstIndex(of: 0x3d) else { continue }
      let value = line[(equals + 1)...]
      switch String(decoding: line[..<equals], as: UTF8.self) {
      case "path": name = Array(value)
      case "size": size = Int64(String(decoding: value, as: UTF8.self))
      case "mtime":
        seconds = Int64(String(decoding: value.prefix { $0 != 0x2e }, as: UTF8.self))
      default: break
      }
    }
  }
}
