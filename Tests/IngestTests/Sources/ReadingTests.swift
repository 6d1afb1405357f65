import Foundation
import TarnHashing
import TarnZlib
import Testing

@testable import TarnIngest

/// Compresses about tenfold, as logs do.
private func sample(_ count: Int) -> [UInt8] {
  var state: UInt64 = 5
  return (0..<count).map { index in
    if index % 16 == 0 { state = state &* 6_364_136_223_846_793_005 &+ 1 }
    return UInt8(ascii: "a") + UInt8(truncatingIfNeeded: state >> 60)
  }
}

@Suite struct GzipTests {
  @Test("A file is hashed as found and uncompressed", arguments: [0, 1, 3, 4, 70_000, 1_000_000])
  func hashes(size: Int) throws {
    let scratch = Scratch()
    let text = sample(size)
    let packed = try Zlib.compress(text, as: .gzip)
    // The name tells nothing.
    let gzip = try #require(try readAll(scratch.write("a.txt", packed)).first)
    #expect(gzip.bytes == text)
    #expect(gzip.found == SHA256.hash(packed))
    #expect(gzip.content == SHA256.hash(text))
    let plain = try #require(try readAll(scratch.write("b.json.gz", text)).first)
    #expect(plain.bytes == text)
    #expect(plain.found == SHA256.hash(text))
    #expect(plain.content == SHA256.hash(text))
  }

  @Test("Members follow each other, and zeros may follow them")
  func members() throws {
    let scratch = Scratch()
    let parts = [sample(100_000), [], sample(5)]
    let packed = try parts.flatMap { try Zlib.compress($0, as: .gzip) }
    for zeros in [0, 1, 512, 300_000] {
      let padded = packed + [UInt8](repeating: 0, count: zeros)
      let whole = try #require(try readAll(scratch.write("a.gz", padded)).first)
      #expect(whole.bytes == parts.flatMap { $0 })
      #expect(whole.found == SHA256.hash(padded))
    }
  }

  @Test("Content is handed out in pieces of any size")
  func pieces() throws {
    let scratch = Scratch()
    let text = sample(300_000)
    let path = scratch.write("a.gz", try Zlib.compress(text, as: .gzip))
    let reader = SourceReader()
    for step in [1000, 65_536, 65_537, 299_999, 300_000, 300_001] {
      guard case .content(let content) = try reader.open(try file(path)) else { continue }
      _ = try content.peek()
      #expect(try read(content, step: step).bytes == text)
    }
  }

  @Test("A file that ends inside its gzip data fails, wherever it ends")
  func truncated() throws {
    let scratch = Scratch()
    let packed = try Zlib.compress(sample(2000), as: .gzip)
    for count in 4..<packed.count {
      #expect(failure(scratch.write("a.gz", Array(packed[..<count])))?.code == .truncated)
    }
  }

  @Test("Salvaging keeps what reads and says what ended it")
  func salvage() throws {
    let scratch = Scratch()
    let text = sample(500_000)
    let packed = try Zlib.compress(text, as: .gzip)
    var limits = SourceLimits()
    limits.salvages = true
    let path = scratch.write("a.gz", Array(packed[..<(packed.count / 2)]))
    let whole = try #require(try readAll(path, limits: limits).first)
    #expect(whole.damage?.code == .truncated)
    #expect(whole.bytes.count > 100_000)
    #expect(text.starts(with: whole.bytes))
    let good = try #require(try readAll(scratch.write("b.gz", packed), limits: limits).first)
    #expect(good.damage == nil)
  }

  @Test("A wrong checksum, a wrong length and bytes behind the end fail")
  func damaged() throws {
    let scratch = Scratch()
    let packed = try Zlib.compress(sample(2000), as: .gzip)
    var checksum = packed
    checksum[packed.count - 8] ^= 1
    #expect(failure(scratch.write("a", checksum))?.code == .damaged)
    var length = packed
    length[packed.count - 1] ^= 1
    #expect(failure(scratch.write("b", length))?.code == .damaged)
    for junk in [[1], [0x1f], [0x1f, 0x8c], [0, 0, 7]] as [[UInt8]] {
      #expect(failure(scratch.write("c", packed + junk))?.code == .trailingBytes)
    }
    #expect(failure(scratch.write("d", packed + [0x1f, 0x8b]))?.code == .truncated)
  }

  @Test("A bomb stops at the ratio or at the size, and says so")
  func bomb() throws {
    let scratch = Scratch()
    let packed = try Zlib.compress([UInt8](repeating: 0x20, count: 3_000_000), as: .gzip, level: 9)
    let path = scratch.write("bomb.json.gz", packed)
    var ratio = SourceLimits()
    ratio.ratioFrom = 1 << 20
    let error = failure(path, limits: ratio)
    #expect(error?.code == .bomb)
    #expect(error?.message.contains("bomb.json.gz") == true)
    var size = SourceLimits()
    size.contentBytes = 1_000_000
    #expect(failure(path, limits: size)?.code == .bomb)
    #expect(failure(scratch.write("plain", sample(1_000_001)), limits: size)?.code == .bomb)
    #expect(failure(path) == nil)
  }

  @Test("A file that shrinks or grows while it is read fails")
  func changes() throws {
    let scratch = Scratch()
    for size in [0, 1000, 3_000_000] {
      let path = scratch.write("a.json", sample(1_000_000))
      let reader = SourceReader()
      guard case .content(let content) = try reader.open(try file(path)) else { continue }
      var buffer = PaddedBuffer()
      _ = try content.fill(&buffer, upTo: 1000)
      let handle = try #require(FileHandle(forUpdatingAtPath: scratch.path + "/a.json"))
      try handle.truncate(atOffset: UInt64(size))
      #expect {
        while try !content.fill(&buffer, upTo: 1 << 30) {}
      } throws: {
        ($0 as? SourceError)?.code == .changed
      }
    }
  }

  @Test("Records come through a buffer smaller than the file, and one larger than the buffer")
  func records() throws {
    let scratch = Scratch()
    let large = #"{"eventVersion":"1","x":"\#(String(repeating: "y", count: 50_000))"}"#
    let small = #"{"eventVersion":"1","n":7}"#
    let records = (0..<400).map { $0 == 200 ? large : small }
    let text = Array(#"{"Records":[\#(records.joined(separator: ","))]}"#.utf8)
    let path = scratch.write("a.gz", try Zlib.compress(text, as: .gzip))
    for limit in [1, 100, 4096, 1 << 20] {
      guard case .content(let content) = try SourceReader().open(try file(path)) else { continue }
      var sink = CollectingSink()
      var buffer = PaddedBuffer()
      let count = try content.readRecords(
        as: .json, through: &buffer, limit: limit, into: &sink)
      #expect(count == RecordCount(records: 400, foreign: 0, isComplete: true))
      #expect(sink.texts == records)
      #expect(content.contentHash == SHA256.hash(text))
      if limit < 5000 { #expect(buffer.capacity < 300_000) }
    }
  }
}

@Suite struct BundleTests {
  private static let names: [[UInt8]] = [
    Array("a.json.gz".utf8), Array("d/é.json".utf8), [0x66, 0xff, 0x2e, 0x67, 0x7a],
    Array("e".utf8),
  ]

  private func contents() throws -> [[UInt8]] {
    [try Zlib.compress(sample(1000), as: .gzip), sample(70_000), sample(10), []]
  }

  @Test("Members of a zip are files, however it was written", arguments: ZipWriter.Style.allCases)
  func zip(style: ZipWriter.Style) throws {
    let scratch = Scratch()
    var zip = ZipWriter(style)
    let contents = try contents()
    try zip.add(Array("d/".utf8), [])
    for (name, content) in pairs(Self.names, contents) { try zip.add(name, content) }
    for comment in ["", "PK\u{5}\u{6} comment"] {
      let path = scratch.write("x.bin", zip.finished(comment: comment))
      let members = try readAll(path)
      #expect(members.map(\.found) == contents.map { SHA256.hash($0) })
      #expect(members[0].bytes == sample(1000))
      #expect(members[0].name == "x.bin!a.json.gz")
      #expect(members[0].content == SHA256.hash(sample(1000)))
    }
  }

  @Test("Members of a tar are files, packed or not", arguments: [false, true])
  func tar(packed: Bool) throws {
    let scratch = Scratch()
    let contents = try contents()
    let long = Array((String(repeating: "long/", count: 60) + "n.json").utf8)
    var tar = TarWriter()
    tar.add(Array("d/".utf8), [], type: "5")
    tar.add(Self.names[0], contents[0])
    tar.add(Array("link".utf8), [], type: "2")
    tar.add(Array("././@LongLink".utf8), long + [0], type: "L")
    tar.add(Array("cut".utf8), contents[1])
    let pax = Array(" path=".utf8) + long + Array("\n".utf8)
    tar.add(Array("pax".utf8), Array("\(pax.count + 3)".utf8) + pax, type: "x")
    tar.add(Array("cut".utf8), contents[2], base256: true)
    tar.add(Array("name".utf8), contents[3], prefix: Array("pre".utf8))
    for bytes in [tar.finished(), tar.bytes] {
      let path = scratch.write("x", packed ? try Zlib.compress(bytes, as: .gzip) : bytes)
      let members = try readAll(path)
      #expect(members.map(\.found) == contents.map { SHA256.hash($0) })
      let longName = "x!" + String(decoding: long, as: UTF8.self)
      #expect(members.map(\.name) == ["x!a.json.gz", longName, longName, "x!pre/name"])
      #expect(members[0].bytes == sample(1000))
    }
  }

  @Test("Members may be passed over unread")
  func skipped() throws {
    let scratch = Scratch()
    var tar = TarWriter()
    for index in 0..<5 { tar.add(Array("m\(index)".utf8), sample(index * 1000)) }
    let path = scratch.write("x.tar", tar.finished())
    guard case .bundle(let bundle) = try SourceReader().open(try file(path)) else { return }
    var sizes: [Int64] = []
    while let member = try bundle.next() { sizes.append(member.size) }
    #expect(sizes == [0, 1000, 2000, 3000, 4000])
  }

  @Test("A zip that lies is refused, by name")
  func lyingZip() throws {
    let scratch = Scratch()
    let text = sample(5000)
    var crc = ZipWriter()
    try crc.add(Array("m.json".utf8), text, crc: 7)
    let error = failure(scratch.write("a.zip", crc.finished()))
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("a.zip!m.json") == true)
    for said in [0, 4999, 5001] {
      var size = ZipWriter()
      try size.add(Array("m".utf8), text, size: said)
      #expect(failure(scratch.write("b.zip", size.finished()))?.code == .damaged)
    }
    var secret = ZipWriter()
    try secret.add(Array("m".utf8), text, flags: 1)
    #expect(failure(scratch.write("c.zip", secret.finished()))?.code == .encrypted)
    var lzma = ZipWriter()
    try lzma.add(Array("m".utf8), text, method: 14)
    #expect(failure(scratch.write("d.zip", lzma.finished()))?.code == .unsupported)
  }

  @Test("A bundle cut anywhere, or with any byte changed, never traps", arguments: [false, true])
  func mutated(isZip: Bool) throws {
    let scratch = Scratch()
    var zip = ZipWriter(.zip64)
    var tar = TarWriter()
    for index in 0..<3 {
      try zip.add(Array("m\(index)".utf8), sample(100))
      tar.add(Array("m\(index)".utf8), sample(100))
    }
    let bytes = isZip ? zip.finished() : tar.finished()
    var failures = 0
    var tried = 0
    let reader = SourceReader()
    for index in stride(from: 0, to: bytes.count, by: isZip ? 2 : 7) {
      tried += 2
      if failure(scratch.write("cut", Array(bytes[..<index])), reader: reader) != nil {
        failures += 1
      }
      var changed = bytes
      changed[index] = index % 4 == 0 ? 0xff : bytes[index] ^ 1
      if failure(scratch.write("changed", changed), reader: reader) != nil { failures += 1 }
    }
    #expect(failures > tried / 4)
  }
}

private func pairs<A, B>(_ left: [A], _ right: [B]) -> [(A, B)] { Array(zip(left, right)) }
