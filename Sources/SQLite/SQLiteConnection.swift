import TarnCSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One connection, closed when it leaves scope. Not shared between threads at the same time.
package struct SQLiteConnection: ~Copyable {
  package enum Mode: Sendable {
    case create
    case readWrite
    case readOnly
  }

  let handle: OpaquePointer
  /// Keeps the closure that the busy handler calls alive as long as the connection.
  private var busyPolicy: BusyPolicy?

  /// Opens `path`. The file of a new database is private to its user (0600); SQLite gives its
  /// -wal and -shm the same mode.
  package init(path: String, mode: Mode) throws(SQLiteError) {
    if mode == .create { Self.createPrivately(path) }
    var opened: OpaquePointer?
    let flags: Int32 =
      switch mode {
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .readWrite: SQLITE_OPEN_READWRITE
      case .readOnly: SQLITE_OPEN_READONLY
      }
    // A connection belongs to one thread at a time: no mutex of SQLite's own is needed.
    let code = sqlite.openV2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let error = sqliteError(code, on: opened)
      if let opened { _ = sqlite.closeV2(opened) }
      throw error
    }
    handle = opened
    busyPolicy = nil
    _ = sqlite.extendedResultCodes(opened, 1)
  }

  deinit {
    _ = sqlite.closeV2(handle)
  }

  /// A file that exists keeps its mode; an empty one is what SQLite takes for a new database.
  private static func createPrivately(_ path: String) {
    guard path != ":memory:" else { return }
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  package static var libraryVersion: String {
    sqlite.libraryVersion().map { String(cString: $0) } ?? ""
  }

  borrowing func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw sqliteError(code, on: handle) }
  }

  /// Runs statements that return nothing of interest.
  package borrowing func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite.exec(handle, sql, nil, nil, nil))
  }

  /// The first column of the first row as an integer; nil without a row or for NULL.
  package borrowing func integer(_ sql: String) throws(SQLiteError) -> Int64? {
    var statement = try prepare(sql, persistent: false)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.integer(0)
  }

  package borrowing func text(_ sql: String) throws(SQLiteError) -> String? {
    var statement = try prepare(sql, persistent: false)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.text(0)
  }

  package borrowing func prepare(
    _ sql: String, persistent: Bool = true
  ) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    let flags = persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    try check(sqlite.prepareV3(handle, sql, -1, flags, &statement, nil))
    guard let statement else {
      throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "the statement is empty")
    }
    return SQLiteStatement(handle: statement, connection: handle)
  }

  package var changes: Int { Int(sqlite.changes(handle)) }
  package var lastInsertRowID: Int64 { sqlite.lastInsertRowID(handle) }
  package var isInTransaction: Bool { sqlite.getAutocommit(handle) == 0 }

  /// Ends whatever the connection is doing on another thread with SQLITE_INTERRUPT.
  package borrowing func interrupt() { sqlite.interrupt(handle) }

  /// Waits for other writers by asking every millisecond, without a deadline, until `shouldStop`
  /// answers true. SQLite's own timeout backs off to 100 ms and lets a steady writer starve others.
  package mutating func waitWhenBusy(
    _ shouldStop: @escaping @Sendable () -> Bool
  ) {
    busyPolicy = BusyPolicy(shouldStop: shouldStop)
    installBusyPolicy()
  }

  private borrowing func installBusyPolicy() {
    guard let busyPolicy else { return }
    _ = sqlite.busyHandler(
      handle,
      { context, _ in
        guard let context else { return 0 }
        let policy = Unmanaged<BusyPolicy>.fromOpaque(context).takeUnretainedValue()
        if policy.shouldStop() { return 0 }
        usleep(1_000)
        return 1
      }, Unmanaged.passUnretained(busyPolicy).toOpaque())
  }

  package enum Checkpoint: Int32, Sendable {
    case passive = 0
    case truncate = 3
  }

  /// Moves pages from the write-ahead log into the file; busy readers are no error, and nobody is
  /// waited for: a reader may stay for an hour, and may be this very thread.
  /// Returns the log's frames and how many of them are in the file now.
  @discardableResult
  package borrowing func checkpoint(
    _ kind: Checkpoint
  ) throws(SQLiteError) -> (log: Int, moved: Int) {
    var log: Int32 = 0
    var moved: Int32 = 0
    try check(sqlite.busyHandler(handle, nil, nil))
    defer { installBusyPolicy() }
    let code = sqlite.walCheckpointV2(handle, nil, kind.rawValue, &log, &moved)
    if code & 0xFF != SQLITE_BUSY { try check(code) }
    return (Int(log), Int(moved))
  }

  /// Settings that keep a hostile file from running code in this process, and `secure_delete`'s
  /// kin that are not pragmas. Returns the value in force.
  package borrowing func configure(_ option: Option, _ on: Bool) throws(SQLiteError) -> Bool {
    var result: Int32 = -1
    try check(sqlite.databaseConfig(handle, option.rawValue, on ? 1 : 0, &result))
    return result == 1
  }

  package enum Option: Int32, Sendable {
    case defensive = 1010
    case trustedSchema = 1017
    case noCheckpointOnClose = 1006
  }
}

private final class BusyPolicy {
  let shouldStop: @Sendable () -> Bool
  init(shouldStop: @escaping @Sendable () -> Bool) { self.shouldStop = shouldStop }
}
