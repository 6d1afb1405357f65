import Foundation
import TarnSQLite
import Testing

@testable import TarnStorage

/// A folder that goes away with its last reference.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/tarn-storage-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct LakeFileTests {
  let folder = TemporaryFolder()
  var file: String { folder.path + "/lake.db" }

  @Test("The program's schema is Schema/lake.sql")
  func schema() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Schema/lake.sql"), encoding: .utf8)
    #expect(LakeSchema.sql + "\n" == text)
  }

  @Test("A new lake has its settings and one row about itself")
  func create() throws {
    let writer = try LakeWriter(path: file, cancellation: LakeCancellation())
    try writer.begin()
    let store = try writer.store("cloudtrail")
    #expect(try writer.store("CloudTrail") == store)
    try writer.commit()
    let reader = try LakeReader(path: file)
    #expect(reader.generation == writer.generation)
    #expect(try reader.stores().map { $0.name } == ["cloudtrail"])
    let plain = try SQLiteConnection(path: file, mode: .readOnly)
    #expect(try plain.integer("PRAGMA page_size") == 8_192)
    #expect(try plain.text("PRAGMA journal_mode") == "wal")
    #expect(try plain.text("PRAGMA integrity_check") == "ok")
  }

  @Test("What is no lake is refused by name", arguments: ["text", "database", "newer", "missing"])
  func refused(_ what: String) throws {
    switch what {
    case "text":
      try String(repeating: "no database\n", count: 1_000)
        .write(toFile: file, atomically: false, encoding: .utf8)
    case "database":
      let other = try SQLiteConnection(path: file, mode: .create)
      try other.execute("CREATE TABLE t (a)")
    case "newer":
      _ = try LakeWriter(path: file, cancellation: LakeCancellation())
      let other = try SQLiteConnection(path: file, mode: .readWrite)
      try other.execute("UPDATE lake SET read_version = 99, write_version = 99")
    default: break
    }
    let expected: StorageError.Code =
      switch what {
      case "newer": .newerFormat
      case "missing": .cannotOpen
      default: .notALake
      }
    let error = #expect(throws: StorageError.self) { _ = try LakeReader(path: file) }
    #expect(error?.code == expected)
    if what != "missing" {
      #expect(throws: StorageError.self) {
        _ = try LakeWriter(path: file, cancellation: LakeCancellation())
      }
    }
  }

  @Test("A snapshot does not see what is committed later")
  func snapshot() throws {
    let writer = try LakeWriter(path: file, cancellation: LakeCancellation())
    let reader = try LakeReader(path: file)
    try writer.begin()
    _ = try writer.store("later")
    try writer.commit()
    #expect(try reader.stores().isEmpty)
    let before = reader.generation
    #expect(try reader.begin() == before + 1)
    #expect(try reader.stores().count == 1)
  }

  @Test("A pack of source files comes back, and damage is noticed")
  func packs() throws {
    let hash = (0..<32).map { UInt8($0) }
    let files = (0..<100).map { i in
      LedgerFile(
        name: Array("1111_CloudTrail_eu-west-1_20260101T00\(i)Z.json.gz".utf8), size: Int64(i * 7),
        modified: i % 2 == 0 ? Int64(i) * 1_000_000_000 : Int64(i), records: i, duplicates: i / 2,
        rejects: i % 3, foundHash: hash, contentHash: i % 2 == 0 ? hash : hash.reversed())
    }
    let bytes = SourcePack.encode(files)
    #expect(SourcePack.decode(bytes, files: 100) == files)
    #expect(SourcePack.decode(bytes, files: 99) == nil)
    #expect(SourcePack.decode([], files: 0) == nil)
    for i in bytes.indices.prefix(200) {
      var damaged = bytes
      damaged[i] ^= 0x55
      _ = SourcePack.decode(damaged, files: 100)
    }
  }
}
