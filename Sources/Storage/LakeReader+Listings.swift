import TarnSQLite

/// What stood where a record was expected.
package struct LakeReject: Sendable, Equatable {
  package var id: Int64
  package var file: Int64
  package var position: Int
  package var reason: String
  /// Its size as kept: at most 65,536 bytes.
  package var size: Int
}

/// A record that bears the key of another one and differs from it.
package struct LakeConflict: Sendable, Equatable {
  package var id: Int64
  package var store: Int64
  package var file: Int64
  package var position: Int
  package var otherFile: Int64
  package var otherPosition: Int
  package var found: String
}

extension LakeReader {
  package func rejects() throws(StorageError) -> [LakeReject] {
    try rows("SELECT id, file, position, reason, length(bytes) FROM reject ORDER BY id") { row in
      LakeReject(
        id: row.integer(0), file: row.integer(1), position: row.int(2), reason: row.text(3),
        size: row.int(4))
    }
  }

  package func rejectedBytes(_ id: Int64) throws(StorageError) -> [UInt8]? {
    try rows("SELECT bytes FROM reject WHERE id = \(id)") { $0.bytes(0) }.first
  }

  package func conflicts() throws(StorageError) -> [LakeConflict] {
    try rows(
      """
      SELECT id, store, file, position, other_file, other_position, found
      FROM conflict ORDER BY id
      """
    ) { row in
      LakeConflict(
        id: row.integer(0), store: row.integer(1), file: row.integer(2), position: row.int(3),
        otherFile: row.integer(4), otherPosition: row.int(5), found: row.text(6))
    }
  }

  /// The lake's name and versions, and what it holds.
  package func facts() throws(StorageError) -> (
    uuid: String, created: String, rows: Int, bytes: Int
  ) {
    let found = try rows("SELECT uuid, created, rows, bytes FROM lake") { row in
      (uuid: row.text(0), created: row.text(1), rows: row.int(2), bytes: row.int(3))
    }
    guard let facts = found.first else { throw .damaged("the lake's row is missing") }
    return facts
  }
}
