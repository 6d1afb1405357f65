import TarnStorage

extension EventLake {
  /// What stood where a record was expected. The bytes only when they are asked for.
  package func rejectListing(bytes: Bool) throws -> LakeListing {
    try reading { reader in
      var columns = [("file", false), ("index", true), ("reason", false)]
      if bytes { columns.append(("bytes", false)) }
      return LakeListing(
        columns.map { (name: $0.0, isNumber: $0.1) },
        try reader.rejects().map { (reject: RejectedRecord) -> [String?] in
          let row: [String?] = [
            try Self.path(reject.file, reader), String(reject.position), reject.reason,
          ]
          return bytes ? row + [String(decoding: reject.bytes, as: UTF8.self)] : row
        })
    }
  }

  /// Records that bear the key of another and differ from it; both are in the lake.
  package func conflictListing() throws -> LakeListing {
    try reading { reader in
      let names = Dictionary(
        try reader.stores().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      return LakeListing(
        [
          ("store", false), ("file", false), ("index", true), ("other_file", false),
          ("other_index", true), ("found", false),
        ],
        try reader.conflicts().map { (conflict: ConflictingRecord) -> [String?] in
          [
            names[conflict.store], try Self.path(conflict.file, reader),
            String(conflict.position), try Self.path(conflict.otherFile, reader),
            String(conflict.otherPosition), conflict.found,
          ]
        })
    }
  }

  private static func path(_ file: Int64, _ reader: LakeReader) throws -> String? {
    guard let source = try reader.source(file) else { return nil }
    let folder = source.directory
    let name = String(decoding: source.file.name, as: UTF8.self)
    return folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

extension QueryLibrary {
  package static func listing(_ queries: [SavedQuery]) -> LakeListing {
    LakeListing(
      [
        ("name", false), ("folder", false), ("severity", false), ("kind", false), ("title", false),
        ("controls", false),
      ],
      queries.map { query in
        [
          query.name, query.folder, query.severity.rawValue, query.kind.rawValue, query.title,
          query.controls.joined(separator: ", "),
        ]
      })
  }
}
