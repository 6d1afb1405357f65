import TarnCSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SQLiteConnection {
  /// Copies the whole database into `target` page by page, `pages` at a time; writers may go on,
  /// SQLite then begins anew. `progress` sees pages left and pages in all and may answer false to
  /// stop, which throws SQLITE_INTERRUPT.
  package borrowing func backup(
    into target: borrowing SQLiteConnection, pages: Int32 = 1_024,
    progress: (_ remaining: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(SQLiteError) {
    guard let copy = sqlite.backupInit(target.handle, "main", handle, "main") else {
      throw sqliteError(sqlite.extendedErrorCode(target.handle), on: target.handle)
    }
    while true {
      let code = sqlite.backupStep(copy, pages)
      let goOn = progress(
        Int(sqlite.backupRemaining(copy)), Int(sqlite.backupPageCount(copy)))
      if code == SQLITE_DONE { break }
      let waits = code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED
      if goOn && (code == SQLITE_OK || waits) {
        if waits { usleep(1_000) }
        continue
      }
      _ = sqlite.backupFinish(copy)
      if !goOn { throw SQLiteError(extendedCode: SQLITE_INTERRUPT, message: "interrupted") }
      throw sqliteError(code, on: target.handle)
    }
    let code = sqlite.backupFinish(copy)
    guard code == SQLITE_OK else { throw sqliteError(code, on: target.handle) }
  }
}
