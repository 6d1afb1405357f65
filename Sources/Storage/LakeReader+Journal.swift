import TarnSQLite

/// One change of the lake.
package struct JournalEntry: Sendable {
  package var id: Int64
  package var at: String
  package var command: String
  package var user: String
  package var seconds: Double
  /// JSON object.
  package var counts: String
}

extension LakeReader {
  package func journal() throws(StorageError) -> [JournalEntry] {
    try rows("SELECT id, at, command, user, seconds, counts FROM journal ORDER BY id") { row in
      JournalEntry(
        id: row.integer(0), at: row.text(1), command: row.text(2), user: row.text(3),
        seconds: row.double(4), counts: row.text(5))
    }
  }
}
