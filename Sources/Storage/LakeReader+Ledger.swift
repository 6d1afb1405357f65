import TarnSQLite

extension LakeReader {
  /// What the lake knows of the files of one folder, packs in the order of their commits.
  package func ledger(
    directory: String, store: Int64
  ) throws(StorageError) -> [(first: Int64, files: [LedgerFile])] {
    do throws(SQLiteError) {
      var find = try connection.prepare(
        """
        SELECT first_file, files, body FROM source_pack
        WHERE dir = (SELECT id FROM source_dir WHERE path = ?) AND store = ?
        ORDER BY first_file
        """, persistent: false)
      try find.bind(1, directory)
      try find.bind(2, store)
      var packs: [(first: Int64, files: [LedgerFile])] = []
      while try find.step() {
        guard let files = SourcePack.decode(find.bytes(2), files: find.int(1)) else {
          throw SQLiteError(
            extendedCode: SQLiteCode.corrupt,
            message: "the ledger's pack \(find.integer(0)) is damaged")
        }
        packs.append((find.integer(0), files))
      }
      return packs
    } catch {
      throw StorageError(error)
    }
  }

  /// The journal's entry of the ingest that brought a source file.
  package func journal(ofFile file: Int64) throws(StorageError) -> Int64? {
    try rows(
      """
      SELECT journal FROM source_pack WHERE first_file <= \(file)
      ORDER BY first_file DESC LIMIT 1
      """
    ) { $0.integer(0) }.first
  }

  /// The folder and entry of a source file.
  package func source(
    _ file: Int64
  ) throws(StorageError) -> (directory: String, file: LedgerFile)? {
    do throws(SQLiteError) {
      var find = try connection.prepare(
        """
        SELECT first_file, files, body, path FROM source_pack JOIN source_dir ON dir = source_dir.id
        WHERE first_file <= ? ORDER BY first_file DESC LIMIT 1
        """, persistent: false)
      try find.bind(1, file)
      guard try find.step() else { return nil }
      let place = Int(file - find.integer(0))
      guard let files = SourcePack.decode(find.bytes(2), files: find.int(1)) else {
        throw SQLiteError(
          extendedCode: SQLiteCode.corrupt,
          message: "the ledger's pack \(find.integer(0)) is damaged")
      }
      return place < files.count ? (find.text(3), files[place]) : nil
    } catch {
      throw StorageError(error)
    }
  }

  /// The id of a store, nil where there is none of that name.
  package func store(_ name: String) throws(StorageError) -> Int64? {
    try stores().first { $0.name.lowercased() == name.lowercased() }?.id
  }
}
