import TarnSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

package enum LakeBackup {
  /// Copies a live lake to a new file, as of one moment. What is there already is not overwritten,
  /// and a copy that was stopped leaves nothing behind.
  package static func copy(
    _ path: String, to target: String, cancellation: LakeCancellation,
    progress: (_ remaining: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StorageError) {
    guard access(target, F_OK) != 0 else {
      throw StorageError(.cannotOpen, "'\(target)' exists already")
    }
    let source = try LakeFile.open(path, .read, cancellation: cancellation)
    do throws(SQLiteError) {
      // In one transaction the copy is not begun anew when a writer commits.
      try source.execute("BEGIN")
      _ = try source.integer("SELECT generation FROM lake")
      let copy = try SQLiteConnection(path: target, mode: .create)
      try source.backup(into: copy, pages: 1_024) { remaining, total in
        progress(remaining, total)
        return !cancellation.isCancelled
      }
      // A lake of its own: one file, no log beside it.
      _ = try copy.text("PRAGMA journal_mode = delete")
      try source.execute("COMMIT")
    } catch {
      unlink(target)
      throw StorageError(error)
    }
  }
}
