/// What SQLite answered instead of SQLITE_OK: the one error type of this module.
package struct SQLiteError: Error, Equatable, Sendable {
  /// The primary result code, the low byte of `extendedCode`.
  package var code: Int32 { extendedCode & 0xFF }
  /// The extended result code, which tells a full disk from a short read.
  package var extendedCode: Int32
  /// SQLite's own sentence; never holds the values bound to a statement.
  package var message: String

  package init(extendedCode: Int32, message: String) {
    self.extendedCode = extendedCode
    self.message = message
  }

  package var isBusy: Bool { code == SQLiteCode.busy || code == SQLiteCode.locked }
  package var isFull: Bool { code == SQLiteCode.full }
  package var isDamage: Bool { code == SQLiteCode.corrupt || code == SQLiteCode.notADatabase }
  package var isReadOnly: Bool { code == SQLiteCode.readOnly }
}

/// The result codes this module acts on, by value, so that no C header shows in a signature.
package enum SQLiteCode {
  package static let ok: Int32 = 0
  package static let error: Int32 = 1
  package static let busy: Int32 = 5
  package static let locked: Int32 = 6
  package static let noMemory: Int32 = 7
  package static let readOnly: Int32 = 8
  package static let interrupt: Int32 = 9
  package static let ioError: Int32 = 10
  package static let corrupt: Int32 = 11
  package static let full: Int32 = 13
  package static let cannotOpen: Int32 = 14
  package static let constraint: Int32 = 19
  package static let misuse: Int32 = 21
  package static let notADatabase: Int32 = 26
  package static let row: Int32 = 100
  package static let done: Int32 = 101
}
