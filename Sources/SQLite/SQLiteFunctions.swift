import TarnCSQLite

/// Every C function this package calls, in one table.
///
/// Two copies of SQLite in one process break each other's POSIX locks: closing any descriptor of a
/// file drops all locks the process holds on it. The program fills the table from the linked
/// library; a loadable extension replaces it, before anything else runs, by its host's.
struct SQLiteFunctions {
  typealias Handle = OpaquePointer
  typealias Text = UnsafePointer<CChar>
  typealias Destructor = @convention(c) (UnsafeMutableRawPointer?) -> Void

  var openV2: @convention(c) (Text?, UnsafeMutablePointer<Handle?>?, Int32, Text?) -> Int32 =
    sqlite3_open_v2
  var closeV2: @convention(c) (Handle?) -> Int32 = sqlite3_close_v2
  var exec:
    @convention(c) (
      Handle?, Text?,
      (
        @convention(c) (
          UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
          UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        ) -> Int32
      )?,
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32 = sqlite3_exec
  var errorMessage: @convention(c) (Handle?) -> Text? = sqlite3_errmsg
  var errorText: @convention(c) (Int32) -> Text? = sqlite3_errstr
  var extendedErrorCode: @convention(c) (Handle?) -> Int32 = sqlite3_extended_errcode
  var extendedResultCodes: @convention(c) (Handle?, Int32) -> Int32 =
    sqlite3_extended_result_codes
  var interrupt: @convention(c) (Handle?) -> Void = sqlite3_interrupt
  var busyHandler:
    @convention(c) (
      Handle?, (@convention(c) (UnsafeMutableRawPointer?, Int32) -> Int32)?,
      UnsafeMutableRawPointer?
    ) -> Int32 = sqlite3_busy_handler
  var databaseConfig:
    @convention(c) (Handle?, Int32, Int32, UnsafeMutablePointer<Int32>?) -> Int32 = {
      tarn_sqlite3_db_config_int($0, $1, $2, $3)
    }
  var changes: @convention(c) (Handle?) -> Int32 = sqlite3_changes
  var lastInsertRowID: @convention(c) (Handle?) -> Int64 = sqlite3_last_insert_rowid
  var getAutocommit: @convention(c) (Handle?) -> Int32 = sqlite3_get_autocommit
  var walCheckpointV2:
    @convention(c) (
      Handle?, Text?, Int32, UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Int32>?
    ) -> Int32 = sqlite3_wal_checkpoint_v2
  var libraryVersion: @convention(c) () -> Text? = sqlite3_libversion

  var prepareV3:
    @convention(c) (
      Handle?, Text?, Int32, UInt32, UnsafeMutablePointer<Handle?>?, UnsafeMutablePointer<Text?>?
    ) -> Int32 = sqlite3_prepare_v3
  var step: @convention(c) (Handle?) -> Int32 = sqlite3_step
  var reset: @convention(c) (Handle?) -> Int32 = sqlite3_reset
  var finalize: @convention(c) (Handle?) -> Int32 = sqlite3_finalize
  var clearBindings: @convention(c) (Handle?) -> Int32 = sqlite3_clear_bindings
  var bindInt64: @convention(c) (Handle?, Int32, Int64) -> Int32 = sqlite3_bind_int64
  var bindDouble: @convention(c) (Handle?, Int32, Double) -> Int32 = sqlite3_bind_double
  var bindNull: @convention(c) (Handle?, Int32) -> Int32 = sqlite3_bind_null
  var bindText: @convention(c) (Handle?, Int32, Text?, Int32, Destructor?) -> Int32 =
    sqlite3_bind_text
  var bindBlob64: @convention(c) (Handle?, Int32, UnsafeRawPointer?, UInt64, Destructor?) -> Int32 =
    sqlite3_bind_blob64
  var bindZeroBlob64: @convention(c) (Handle?, Int32, UInt64) -> Int32 = sqlite3_bind_zeroblob64
  var columnCount: @convention(c) (Handle?) -> Int32 = sqlite3_column_count
  var columnName: @convention(c) (Handle?, Int32) -> Text? = sqlite3_column_name
  var columnType: @convention(c) (Handle?, Int32) -> Int32 = sqlite3_column_type
  var columnInt64: @convention(c) (Handle?, Int32) -> Int64 = sqlite3_column_int64
  var columnDouble: @convention(c) (Handle?, Int32) -> Double = sqlite3_column_double
  var columnText: @convention(c) (Handle?, Int32) -> UnsafePointer<UInt8>? = sqlite3_column_text
  var columnBlob: @convention(c) (Handle?, Int32) -> UnsafeRawPointer? = sqlite3_column_blob
  var columnBytes: @convention(c) (Handle?, Int32) -> Int32 = sqlite3_column_bytes

  var blobOpen:
    @convention(c) (
      Handle?, Text?, Text?, Text?, Int64, Int32, UnsafeMutablePointer<Handle?>?
    ) -> Int32 = sqlite3_blob_open
  var blobReopen: @convention(c) (Handle?, Int64) -> Int32 = sqlite3_blob_reopen
  var blobBytes: @convention(c) (Handle?) -> Int32 = sqlite3_blob_bytes
  var blobRead: @convention(c) (Handle?, UnsafeMutableRawPointer?, Int32, Int32) -> Int32 =
    sqlite3_blob_read
  var blobClose: @convention(c) (Handle?) -> Int32 = sqlite3_blob_close

  var backupInit: @convention(c) (Handle?, Text?, Handle?, Text?) -> Handle? = sqlite3_backup_init
  var backupStep: @convention(c) (Handle?, Int32) -> Int32 = sqlite3_backup_step
  var backupRemaining: @convention(c) (Handle?) -> Int32 = sqlite3_backup_remaining
  var backupPageCount: @convention(c) (Handle?) -> Int32 = sqlite3_backup_pagecount
  var backupFinish: @convention(c) (Handle?) -> Int32 = sqlite3_backup_finish
}

/// Written only before the first connection opens (an extension's entry point), read-only after.
nonisolated(unsafe) var sqlite = SQLiteFunctions()

/// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
let transientBytes = unsafeBitCast(-1, to: SQLiteFunctions.Destructor.self)

/// One sentence for a failed call, in SQLite's words.
func sqliteError(_ code: Int32, on handle: OpaquePointer?) -> SQLiteError {
  let extended = handle.map { sqlite.extendedErrorCode($0) } ?? code
  let known = (extended & 0xFF) == (code & 0xFF)
  let text = handle != nil && known ? sqlite.errorMessage(handle) : sqlite.errorText(code)
  return SQLiteError(
    extendedCode: known ? extended : code, message: text.map { String(cString: $0) } ?? "")
}
