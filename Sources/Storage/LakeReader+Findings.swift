import TarnSQLite

/// What stood where a record was expected.
package struct RejectedRecord: Sendable {
  package var file: Int64
  package var position: Int64
  package var reason: String
  /// The first 64 KB.
  package var bytes: [UInt8]
}

/// A record that bears the key of another and differs from it.
package struct ConflictingRecord: Sendable {
  package var store: Int64
  package var file: Int64
  package var position: Int64
  package var otherFile: Int64
  package var otherPosition: Int64
  package var found: String
}

/// A source file with its folder and the commit that brought it.
package struct LedgerEntry: Sendable {
  package var store: Int64
  package var directory: String
  package var journal: Int64
  package var id: Int64
  package var file: LedgerFile
}

extension LakeReader {
  package func rejects() throws(StorageError) -> [RejectedRecord] {
    try rows("SELECT file, position, reason, bytes FROM reject ORDER BY id") { row in
      RejectedRecord(
        file: row.integer(0), position: row.integer(1), reason: row.text(2), bytes: row.bytes(3))
    }
  }

  package func conflicts() throws(StorageError) -> [ConflictingRecord] {
    try rows(
      """
      SELECT store, file, position, other_file, other_position, found FROM conflict ORDER BY id
      """
    ) { row in
      ConflictingRecord(
        store: row.integer(0), file: row.integer(1), position: row.integer(2),
        otherFile: row.integer(3), otherPosition: row.integer(4), found: row.text(5))
    }
  }

  /// Every file of the ledger, in the order they were numbered.
  package func sourceFiles() throws(StorageError) -> [LedgerEntry] {
    let packs = try rows(
      """
      SELECT first_file, store, journal, path, files, body
      FROM source_pack JOIN source_dir ON dir = source_dir.id ORDER BY first_file
      """
    ) { row in
      (
        first: row.integer(0), store: row.integer(1), journal: row.integer(2), path: row.text(3),
        files: SourcePack.decode(row.bytes(5), files: row.int(4))
      )
    }
    var entries: [LedgerEntry] = []
    for pack in packs {
      guard let files = pack.files else {
        throw StorageError(.damaged, "the ledger's pack \(pack.first) is damaged")
      }
      for (place, file) in files.enumerated() {
        entries.append(
          LedgerEntry(
            store: pack.store, directory: pack.path, journal: pack.journal,
            id: pack.first + Int64(place), file: file))
      }
    }
    return entries
  }
}
