import TarnSQLite

/// What is wrong with a lake, or between the lake and the world.
package struct StorageError: Error, Equatable, Sendable {
  package enum Code: String, Sendable {
    /// There is no file, or it cannot be opened.
    case cannotOpen
    /// The file is no lake, or no database at all.
    case notALake
    /// The file is of a version this program does not know.
    case newerFormat
    /// Bytes are not what was written: a checksum, count or code does not fit.
    case damaged
    case readOnly
    case full
    case inputOutput
    case cancelled
    /// A legal hold forbids it.
    case held
    /// A name that is not there, or there already.
    case name
    /// A call that cannot work: a bug of ours.
    case misuse
  }

  package var code: Code
  package var message: String
  /// The segment and column a finding is about, where it is about one.
  package var segment: Int64?
  package var column: Int?

  package init(_ code: Code, _ message: String, segment: Int64? = nil, column: Int? = nil) {
    self.code = code
    self.message = message
    self.segment = segment
    self.column = column
  }
}

extension StorageError {
  init(_ error: SQLiteError) {
    let code: Code =
      switch error.code {
      case SQLiteCode.cannotOpen: .cannotOpen
      case SQLiteCode.notADatabase: .notALake
      case SQLiteCode.corrupt: .damaged
      case SQLiteCode.readOnly: .readOnly
      case SQLiteCode.full: .full
      case SQLiteCode.interrupt, SQLiteCode.busy, SQLiteCode.locked: .cancelled
      case SQLiteCode.ioError: .inputOutput
      case SQLiteCode.misuse, SQLiteCode.error: .misuse
      default: .inputOutput
      }
    self.init(code, "SQLite: \(error.message) (\(error.extendedCode))")
  }

  static func damaged(_ what: String, segment: Int64? = nil, column: Int? = nil) -> StorageError {
    StorageError(.damaged, what, segment: segment, column: column)
  }
}

/// Turns SQLite's errors into this module's.
func storing<R: ~Copyable>(
  _ body: () throws(SQLiteError) -> R
) throws(StorageError) -> R {
  do {
    return try body()
  } catch {
    throw StorageError(error)
  }
}
