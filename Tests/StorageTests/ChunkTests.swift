import TarnColumns
import Testing

@testable import TarnStorage

/// Columns of each encoding, through a real lake and back.
@Suite struct ChunkTests {
  struct Case: CustomStringConvertible, Sendable {
    var name: String
    var encoding: ChunkEncoding
    var kind = LeafKind.string
    var isDistinct = true
    var values: [String]
    var description: String { name }
  }

  static func uuid(_ i: Int) -> String {
    let hex = String(i &* 0x9E37_79B9 &+ 0x1234_5678_9ABC, radix: 16)
    let long = String(repeating: "0", count: 32 - hex.count) + hex
    func cut(_ from: Int, _ count: Int) -> Substring { long.dropFirst(from).prefix(count) }
    return "\(cut(0, 8))-\(cut(8, 4))-\(cut(12, 4))-\(cut(16, 4))-\(cut(20, 12))"
  }

  static let cases: [Case] = [
    Case(name: "one value", encoding: .dictionary, values: Array(repeating: "x", count: 5_000)),
    Case(name: "empty texts", encoding: .dictionary, values: Array(repeating: "", count: 9)),
    Case(
      name: "few values", encoding: .dictionary,
      values: (0..<65_536).map { "value-\($0 * $0 % 37)" }),
    Case(
      name: "escapes", encoding: .dictionary,
      values: (0..<100).map { $0 % 2 == 0 ? "a\\/b" : "c" }),
    Case(
      name: "uuids", encoding: .uuid, isDistinct: false, values: (0..<9_000).map { uuid($0) }),
    Case(
      name: "seconds", encoding: .seconds, isDistinct: false,
      values: (0..<3_000).map { i in
        timeText(Int64(1_767_225_600 + i * 7) * 1_000_000)
      }),
    Case(
      name: "numbers", encoding: .integer, kind: .number, isDistinct: false,
      values: (0..<3_000).map { String($0 * 1_000_003 - 7) }),
    Case(
      name: "numbers of other forms", encoding: .dictionary, kind: .number,
      values: (0..<300).map { ["1.0", "-0", "1e5", "01"][$0 % 4] }),
    Case(
      name: "arns", encoding: .split,
      values: (0..<20_000).map { i in
        "arn:aws:sts::\(111_111_111_111 + i % 20):assumed-role/role-\(i % 50)/session-\(i % 997)"
      }),
    Case(
      name: "long texts", encoding: .plain, isDistinct: false,
      values: (0..<2_000).map { "text \($0 &* 2_654_435_761) " + uuid($0 * 31) }),
    Case(
      name: "a megabyte", encoding: .plain, isDistinct: false,
      values: ["", String(repeating: "ab", count: 500_000), "z"]),
  ]

  @Test("Values come back in any range", arguments: cases)
  func roundTrip(_ test: Case) throws {
    let folder = TemporaryFolder()
    let chunk = try Self.encode(test)
    #expect(chunk.encoding == test.encoding)
    let reader = try Self.store([chunk], in: folder.path + "/lake.db", rows: test.values.count)
    let column = try #require(try reader.chunk(1, column: 16))
    let count = test.values.count
    for range in [0..<count, 0..<0, count..<count, 1..<count, count / 3..<(count / 3 + 2)] {
      let texts = try column.texts(range)
      #expect(texts.count == range.count)
      for (i, row) in range.enumerated() {
        #expect(Array(texts.bytes(i)) == Array(test.values[row].utf8))
      }
    }
    #expect(throws: StorageError.self) { try column.texts(0..<(count + 1)) }
    #expect(column.head.flags.contains(.dense))
    #expect(column.head.flags.contains(.escapes) == (test.name == "escapes"))
    if test.encoding == .dictionary {
      let counts = try column.counts()
      let words = try column.dictionary()
      for i in 0..<words.count {
        let text = String(decoding: words.bytes(i), as: UTF8.self)
        #expect(Int(counts[i]) == test.values.count { $0 == text })
        if i > 0 { #expect(words.bytes(i - 1).lexicographicallyPrecedes(words.bytes(i))) }
      }
    }
    if column.head.flags.contains(.bounds) {
      let sorted = test.values.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      #expect(column.head.minimum == Array(Array(sorted[0].utf8).prefix(64)))
      #expect(column.head.maximum == Array(Array(sorted[count - 1].utf8).prefix(64)))
    }
  }

  @Test("A flipped byte of a head or body is found")
  func damage() throws {
    for test in Self.cases where test.values.count < 10_000 && test.name != "a megabyte" {
      let chunk = try Self.encode(test)
      let head = chunk.sealed(id: 1 << 20 | 16)
      for i in stride(from: 0, to: head.count, by: max(1, head.count / 40)) {
        var damaged = head
        damaged[i] ^= 0x10
        #expect(throws: StorageError.self) { try ChunkHead(id: 1 << 20 | 16, bytes: damaged) }
      }
      // The same bytes in another place are damage too.
      #expect(throws: StorageError.self) { try ChunkHead(id: 2 << 20 | 16, bytes: head) }
      for i in stride(from: 0, to: chunk.body.count, by: max(1, chunk.body.count / 10)) {
        let folder = TemporaryFolder()
        var damaged = chunk
        damaged.body[i] ^= 0x10
        let reader = try Self.store(
          [damaged], in: folder.path + "/lake.db", rows: test.values.count)
        let column = try #require(try reader.chunk(1, column: 16))
        #expect(throws: StorageError.self) { try column.texts(0..<test.values.count) }
      }
    }
  }

  @Test("Malformed heads with a right checksum are refused, never trapped on")
  func hostileHeads() throws {
    for test in Self.cases where test.name != "a megabyte" {
      let head = try Self.encode(test).head
      for i in 0..<min(head.count, 120) {
        for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
          var forged = EncodedChunk(head: head, body: [], encoding: .plain)
          forged.head[i] = value
          _ = try? ChunkHead(id: 7 << 20, bytes: forged.sealed(id: 7 << 20))
        }
        let cut = EncodedChunk(head: Array(head[..<i]), body: [], encoding: .plain)
        #expect(throws: StorageError.self) {
          try ChunkHead(id: 7 << 20, bytes: cut.sealed(id: 7 << 20))
        }
      }
    }
  }

  static func encode(_ test: Case) throws -> EncodedChunk {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    var codes: [UInt32] = []
    var known: [String: UInt32] = [:]
    for value in test.values {
      if test.isDistinct, let code = known[value] {
        codes.append(code)
        continue
      }
      known[value] = UInt32(offsets.count - 1)
      codes.append(UInt32(offsets.count - 1))
      arena += Array(value.utf8)
      offsets.append(UInt32(arena.count))
    }
    arena += [UInt8](repeating: 0, count: 8)
    let encoder = try ChunkEncoder(level: 1)
    return arena.withUnsafeBufferPointer { arena in
      offsets.withUnsafeBufferPointer { offsets in
        codes.withUnsafeBufferPointer { codes in
          encoder.encode(
            ColumnInput(
              arena: arena.baseAddress!, offsets: offsets.baseAddress!,
              entries: offsets.count - 1, codes: codes, isDistinct: test.isDistinct,
              kind: test.kind, rows: codes.count))
        }
      }
    }
  }

  /// Chunks 16, 17, … of segment 1 of a lake without any row about the segment's events.
  static func store(_ chunks: [EncodedChunk], in path: String, rows: Int) throws -> LakeReader {
    let writer = try LakeWriter(path: path, cancellation: LakeCancellation())
    try writer.begin()
    let store = try writer.store("s")
    try writer.add(
      SegmentDraft(
        store: store, month: 0, rows: rows, bytes: 0, level: 0, ranges: [],
        chunks: chunks.enumerated().map { ($0.offset + 16, $0.element) }, filters: []))
    try writer.commit()
    return try LakeReader(path: path)
  }
}
