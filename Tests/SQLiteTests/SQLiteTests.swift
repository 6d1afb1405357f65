import Foundation
import Testing

@testable import TarnSQLite

/// A folder that goes away with its last reference.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/tarn-sqlite-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct SQLiteTests {
  let folder = TemporaryFolder()
  var file: String { folder.path + "/a.db" }

  @Test("Every kind of value comes back as it was bound")
  func values() throws {
    let connection = try SQLiteConnection(path: file, mode: .create)
    try connection.execute("CREATE TABLE t (a, b, c, d, e)")
    var insert = try connection.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)")
    try insert.bind(1, Int64.min)
    try insert.bind(2, 1.5)
    try insert.bind(3, "é\u{0}x")
    try insert.bind(4, [UInt8]())
    try insert.bindNull(5)
    try insert.run()
    var select = try connection.prepare("SELECT a, b, c, d, e, typeof(d) FROM t")
    let isThere = try select.step()
    #expect(isThere)
    #expect(select.integer(0) == .min)
    #expect(select.double(1) == 1.5)
    #expect(select.text(2) == "é\u{0}x")
    #expect(select.bytes(3).isEmpty)
    let nulls = (select.isNull(3), select.isNull(4))
    #expect(nulls == (false, true))
    #expect(select.text(5) == "blob")
    let hasMore = try select.step()
    #expect(!hasMore)
  }

  @Test("A blob is read in parts, and never past its end")
  func blobs() throws {
    let connection = try SQLiteConnection(path: file, mode: .create)
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB)")
    try connection.execute("INSERT INTO t VALUES (1, x'00010203'), (2, zeroblob(100000))")
    var blob = try connection.blob(table: "t", column: "b", row: 1)
    let part = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { part.deallocate() }
    try blob.read(into: part, from: 2)
    #expect(Array(part) == [2, 3])
    var past: SQLiteError?
    do { try blob.read(into: part, from: 3) } catch { past = error }
    #expect(past != nil)
    try blob.move(toRow: 2)
    let count = blob.count
    #expect(count == 100_000)
    var missing: SQLiteError?
    do { try blob.move(toRow: 3) } catch { missing = error }
    #expect(missing != nil)
  }

  @Test("Errors carry SQLite's codes")
  func errors() throws {
    let connection = try SQLiteConnection(path: file, mode: .create)
    try connection.execute("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)")
    let unique = failure(connection, "INSERT INTO t VALUES (1)")
    #expect(unique?.code == SQLiteCode.constraint)
    #expect(unique?.extendedCode != SQLiteCode.constraint)
    #expect(failure(connection, "SELEC 1")?.code == SQLiteCode.error)
    var empty: SQLiteError?
    do { _ = try connection.prepare("  ") } catch { empty = error }
    #expect(empty?.code == SQLiteCode.misuse)
    var none: SQLiteError?
    do {
      _ = try SQLiteConnection(path: folder.path + "/none.db", mode: .readOnly)
    } catch { none = error }
    #expect(none?.code == SQLiteCode.cannotOpen)
  }

  private func failure(_ connection: borrowing SQLiteConnection, _ sql: String) -> SQLiteError? {
    do {
      try connection.execute(sql)
      return nil
    } catch {
      return error
    }
  }

  @Test("A new file belongs to its user alone")
  func mode() throws {
    let connection = try SQLiteConnection(path: file, mode: .create)
    try connection.execute("CREATE TABLE t (a)")
    let found = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(found as? Int == 0o600)
  }

  @Test("A writer waits for another one, and stops waiting when asked")
  func busy() throws {
    let first = try SQLiteConnection(path: file, mode: .create)
    try first.execute("CREATE TABLE t (a)")
    try first.execute("BEGIN IMMEDIATE")
    var second = try SQLiteConnection(path: file, mode: .readWrite)
    final class Counter: @unchecked Sendable { var value = 0 }
    let asked = Counter()
    second.waitWhenBusy {
      asked.value += 1
      return asked.value > 5
    }
    #expect(failure(second, "BEGIN IMMEDIATE")?.isBusy == true)
    #expect(asked.value == 6)
    try first.execute("COMMIT")
    #expect(failure(second, "BEGIN IMMEDIATE") == nil)
  }

  @Test("A backup is the same database, and can be stopped")
  func backup() throws {
    let source = try SQLiteConnection(path: file, mode: .create)
    try source.execute("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(2000000))")
    let copy = try SQLiteConnection(path: folder.path + "/b.db", mode: .create)
    try source.backup(into: copy, pages: 100)
    let length = try copy.integer("SELECT length(a) FROM t")
    #expect(length == 2_000_000)
    let other = try SQLiteConnection(path: folder.path + "/c.db", mode: .create)
    var stopped: SQLiteError?
    do { try source.backup(into: other, pages: 1) { _, _ in false } } catch { stopped = error }
    #expect(stopped?.code == SQLiteCode.interrupt)
  }
}
