import TarnCSQLite

/// Reads parts of one blob column without loading the rest (incremental blob I/O).
package struct SQLiteBlob: ~Copyable {
  let handle: OpaquePointer
  let connection: OpaquePointer

  deinit {
    _ = sqlite.blobClose(handle)
  }

  package var count: Int { Int(sqlite.blobBytes(handle)) }

  /// Points the handle at the same column of another row: five times cheaper than opening.
  package mutating func move(toRow row: Int64) throws(SQLiteError) {
    let code = sqlite.blobReopen(handle, row)
    guard code == SQLITE_OK else { throw sqliteError(code, on: connection) }
  }

  package func read(
    into target: UnsafeMutableRawBufferPointer, from offset: Int
  ) throws(SQLiteError) {
    guard offset >= 0, let end = Int32(exactly: offset + target.count), Int(end) <= count else {
      throw SQLiteError(extendedCode: SQLITE_CORRUPT, message: "the blob is shorter than it says")
    }
    guard let base = target.baseAddress, !target.isEmpty else { return }
    let code = sqlite.blobRead(handle, base, Int32(target.count), Int32(offset))
    guard code == SQLITE_OK else { throw sqliteError(code, on: connection) }
  }
}

extension SQLiteConnection {
  package borrowing func blob(
    table: String, column: String, row: Int64
  ) throws(SQLiteError) -> SQLiteBlob {
    var opened: OpaquePointer?
    try check(sqlite.blobOpen(handle, "main", table, column, row, 0, &opened))
    guard let opened else {
      throw SQLiteError(extendedCode: SQLITE_ERROR, message: "the blob cannot be opened")
    }
    return SQLiteBlob(handle: opened, connection: handle)
  }
}
