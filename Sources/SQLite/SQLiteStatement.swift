import TarnCSQLite

/// A prepared statement, finalised when it leaves scope. Bind, `step` until false, `reset`.
package struct SQLiteStatement: ~Copyable {
  let handle: OpaquePointer
  let connection: OpaquePointer

  init(handle: OpaquePointer, connection: OpaquePointer) {
    self.handle = handle
    self.connection = connection
  }

  deinit {
    _ = sqlite.finalize(handle)
  }

  /// True: a row is there. False: the statement is done and may be reset.
  package mutating func step() throws(SQLiteError) -> Bool {
    let code = sqlite.step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let error = sqliteError(code, on: connection)
    _ = sqlite.reset(handle)
    throw error
  }

  /// Runs a statement that returns no rows, and makes it ready for the next values.
  package mutating func run() throws(SQLiteError) {
    while try step() {}
    reset()
  }

  /// The error of a failed step was thrown by `step`; reset repeats it, so it is not read here.
  package mutating func reset() {
    _ = sqlite.reset(handle)
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw sqliteError(code, on: connection) }
  }

  // Parameters count from 1, as in SQL.

  package mutating func bind(_ index: Int32, _ value: Int64) throws(SQLiteError) {
    try check(sqlite.bindInt64(handle, index, value))
  }

  package mutating func bind(_ index: Int32, _ value: Int) throws(SQLiteError) {
    try check(sqlite.bindInt64(handle, index, Int64(value)))
  }

  package mutating func bind(_ index: Int32, _ value: Double) throws(SQLiteError) {
    try check(sqlite.bindDouble(handle, index, value))
  }

  package mutating func bindNull(_ index: Int32) throws(SQLiteError) {
    try check(sqlite.bindNull(handle, index))
  }

  package mutating func bind(_ index: Int32, _ value: String) throws(SQLiteError) {
    var value = value
    let code = value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        sqlite.bindText(
          handle, index, text.baseAddress ?? UnsafePointer(emptyText), Int32(text.count),
          transientBytes)
      }
    }
    try check(code)
  }

  package mutating func bind(_ index: Int32, _ bytes: [UInt8]) throws(SQLiteError) {
    let code = bytes.withUnsafeBytes { blob(index, $0) }
    try check(code)
  }

  package mutating func bind(
    _ index: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SQLiteError) {
    try check(blob(index, bytes))
  }

  private func blob(_ index: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    // A nil pointer would bind NULL where an empty blob is meant.
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      return sqlite.bindZeroBlob64(handle, index, 0)
    }
    return sqlite.bindBlob64(handle, index, base, UInt64(bytes.count), transientBytes)
  }

  // Columns count from 0, as in C.

  package var columnCount: Int { Int(sqlite.columnCount(handle)) }

  package func isNull(_ column: Int32) -> Bool {
    sqlite.columnType(handle, column) == SQLITE_NULL
  }

  package func integer(_ column: Int32) -> Int64 { sqlite.columnInt64(handle, column) }
  package func int(_ column: Int32) -> Int { Int(sqlite.columnInt64(handle, column)) }
  package func double(_ column: Int32) -> Double { sqlite.columnDouble(handle, column) }

  package func text(_ column: Int32) -> String {
    guard let start = sqlite.columnText(handle, column) else { return "" }
    let count = Int(sqlite.columnBytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  package func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite.columnBlob(handle, column) else { return [] }
    let count = Int(sqlite.columnBytes(handle, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The blob where SQLite holds it: valid inside `body` only, since the next step frees it.
  package func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    guard let start = sqlite.columnBlob(handle, column) else {
      return body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    let count = Int(sqlite.columnBytes(handle, column))
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// A place to point at for empty text; SQLite reads no byte of it.
private let emptyText = {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.pointee = 0
  return SendablePointer(text)
}()

/// Never written after its creation.
private struct SendablePointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<CChar>
  init(_ pointer: UnsafeMutablePointer<CChar>) { self.pointer = pointer }
}

extension UnsafePointer<CChar> {
  fileprivate init(_ text: SendablePointer) { self.init(text.pointer) }
}
