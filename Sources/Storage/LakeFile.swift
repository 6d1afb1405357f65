import Synchronization
import TarnSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Asks whatever works on a lake to stop; checked between files, in waits and in long loops.
package final class LakeCancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  package init() {}
  package func cancel() { flag.store(true, ordering: .relaxed) }
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Opening a lake: its settings are set and verified every time, since builds of SQLite differ
/// (Debian's has secure_delete on, mmap up to 2 GB and a cache of 2 MB).
enum LakeFile {
  enum Access {
    /// Makes the file and its tables where they are missing.
    case create
    case write
    case read
  }

  static func open(
    _ path: String, _ access: Access, fast: Bool = false, cancellation: LakeCancellation
  ) throws(StorageError) -> SQLiteConnection {
    let exists = path.withCString { Self.access($0, F_OK) } == 0
    guard exists || access == .create else {
      throw StorageError(.cannotOpen, "there is no lake at '\(path)'")
    }
    let mode: SQLiteConnection.Mode =
      switch access {
      case .create: .create
      case .write: .readWrite
      case .read: .readOnly
      }
    let connection = try connect(path, mode, cancellation)
    do throws(StorageError) {
      try configure(connection, access, fast: fast)
      if access == .create { try create(connection) }
      try verify(connection, access, path)
    } catch {
      if error.code == .notALake && !error.message.hasPrefix("'") {
        throw StorageError(.notALake, "'\(path)' is no lake: \(error.message)")
      }
      throw error
    }
    return connection
  }

  private static func connect(
    _ path: String, _ mode: SQLiteConnection.Mode, _ cancellation: LakeCancellation
  ) throws(StorageError) -> SQLiteConnection {
    try storing { () throws(SQLiteError) in
      var connection = try SQLiteConnection(path: path, mode: mode)
      connection.waitWhenBusy { cancellation.isCancelled }
      return connection
    }
  }

  private static func access(_ path: UnsafePointer<CChar>, _ mode: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.access(path, mode)
    #elseif canImport(Musl)
      Musl.access(path, mode)
    #else
      Glibc.access(path, mode)
    #endif
  }

  private static func configure(
    _ connection: borrowing SQLiteConnection, _ access: Access, fast: Bool
  ) throws(StorageError) {
    do {
      // The first two are fixed by the first table; later they are only checked.
      if access == .create {
        try connection.execute("PRAGMA page_size = 8192; PRAGMA auto_vacuum = incremental")
      }
      guard try connection.configure(.defensive, true),
        try connection.configure(.trustedSchema, false) == false
      else { throw StorageError(.misuse, "SQLite refuses its defensive settings") }
      try set(connection, "mmap_size", "0", expect: "0")
      if access != .read {
        try set(connection, "journal_mode", "wal", expect: "wal")
        try set(connection, "synchronous", fast ? "1" : "2", expect: fast ? "1" : "2")
        try set(connection, "secure_delete", "0", expect: "0")
        try set(connection, "wal_autocheckpoint", "0", expect: "0")
        try set(connection, "journal_size_limit", "67108864", expect: "67108864")
        try set(connection, "temp_store", "2", expect: "2")
      }
      try set(
        connection, "cache_size", access == .read ? "-8192" : "-32768",
        expect: access == .read ? "-8192" : "-32768")
    } catch let error as SQLiteError {
      throw StorageError(error)
    } catch let error as StorageError {
      throw error
    } catch {
      throw StorageError(.misuse, "the settings cannot be set")
    }
  }

  private static func set(
    _ connection: borrowing SQLiteConnection, _ name: String, _ value: String, expect: String
  ) throws {
    let answer = try connection.text("PRAGMA \(name) = \(value)")
    let inForce = try answer ?? connection.text("PRAGMA \(name)")
    // A build without mmap answers nothing at all, which is what is wanted.
    if name == "mmap_size" && inForce == nil { return }
    guard inForce == expect else {
      throw StorageError(
        .misuse, "SQLite keeps \(name) at '\(inForce ?? "")', '\(expect)' is needed")
    }
  }

  /// Makes the tables in one transaction; of two programs that try at once one finds them made.
  private static func create(_ connection: borrowing SQLiteConnection) throws(StorageError) {
    do {
      if try connection.integer("PRAGMA application_id") == LakeSchema.applicationID { return }
      try connection.execute("BEGIN IMMEDIATE")
      if try connection.integer("PRAGMA application_id") == LakeSchema.applicationID {
        try connection.execute("ROLLBACK")
        return
      }
      guard try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 else {
        try connection.execute("ROLLBACK")
        return
      }
      try connection.execute(LakeSchema.sql)
      try connection.execute("PRAGMA application_id = \(LakeSchema.applicationID)")
      try connection.execute(
        """
        INSERT INTO lake VALUES (1, lower(hex(randomblob(16))), \(Self.now), \
        \(LakeSchema.readVersion), \(LakeSchema.writeVersion), 1, 1, 1, 0, 0)
        """)
      try connection.execute("COMMIT")
    } catch {
      throw StorageError(error)
    }
  }

  /// SQL for the present second in UTC.
  static let now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

  private static func verify(
    _ connection: borrowing SQLiteConnection, _ access: Access, _ path: String
  ) throws(StorageError) {
    do {
      guard try connection.integer("PRAGMA application_id") == LakeSchema.applicationID else {
        throw StorageError(.notALake, "'\(path)' is a database but no lake")
      }
      guard try connection.integer("PRAGMA page_size") == 8_192,
        try connection.integer("PRAGMA auto_vacuum") == 2
      else { throw StorageError(.notALake, "'\(path)' has other pages than a lake") }
      let read = try connection.integer("SELECT read_version FROM lake") ?? 0
      let write = try connection.integer("SELECT write_version FROM lake") ?? 0
      guard read <= LakeSchema.readVersion else {
        throw StorageError(
          .newerFormat,
          "'\(path)' needs a program that reads version \(read); "
            + "this one reads version \(LakeSchema.readVersion)")
      }
      guard access == .read || write <= LakeSchema.writeVersion else {
        throw StorageError(
          .newerFormat,
          "'\(path)' needs a program that writes version \(write); "
            + "this one writes version \(LakeSchema.writeVersion)")
      }
    } catch let error as SQLiteError {
      throw StorageError(error)
    } catch let error as StorageError {
      throw error
    } catch {
      throw StorageError(.misuse, "the lake cannot be checked")
    }
  }
}
