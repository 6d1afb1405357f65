import TarnStorage

/// What the caller knows of an export.
package struct ExportOrigin: Sendable {
  /// `tarn 0.1.0`
  package var program: String
  package var arguments: [String]
  /// Microseconds since 1970.
  package var now: Int64

  package init(program: String, arguments: [String], now: Int64) {
    self.program = program
    self.arguments = arguments
    self.now = now
  }
}

extension EventLake {
  /// Writes a timeline to a file with its manifest beside it.
  ///
  /// The manifest appears after the file: a file without one was not completed by this call.
  package func exportTimeline(
    _ timeline: Timeline, to path: String, as format: ExportFormat, raw: Bool,
    origin: ExportOrigin, stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> RowExport {
    var timeline = timeline
    let commit = try timeline.commit ?? newestCommit()
    timeline.commit = commit
    let file = try ExportFile(path)
    let export = try exportTimeline(timeline, as: format, raw: raw, stop: stop) {
      try file.write($0)
    }
    // A device or pipe keeps nothing to check.
    if Files.isStream(path) {
      _ = try file.finish()
      return export
    }
    let manifest = try manifest(
      timeline, export, format: format, raw: raw, path: path, origin: origin,
      bytes: file.bytes, sha256: try file.finish())
    let beside = try ExportFile(Manifest.path(of: path))
    try beside.write(manifest.bytes)
    _ = try beside.finish()
    return export
  }

  private func manifest(
    _ timeline: Timeline, _ export: RowExport, format: ExportFormat, raw: Bool,
    path: String, origin: ExportOrigin, bytes: Int, sha256: String
  ) throws -> Manifest {
    let filter = timeline.filter
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Manifest([
      ("manifest", .number(1)),
      ("program", .text(origin.program)),
      ("command", .array(origin.arguments.map { .text($0) })),
      ("created", .text(LakeTime.text(origin.now))),
      ("file", .text(name)),
      ("format", .text(format.rawValue)),
      ("spreadsheet_safe", .boolean(format == .csv && !raw)),
      ("bytes", .number(bytes)),
      ("sha256", .text(sha256)),
      ("lake", .text(try lakeID())),
      ("commit", .number(Int(timeline.commit ?? 0))),
      (
        "window",
        .object([
          ("from", .optional(filter.from.map { LakeTime.text($0) })),
          ("to", .optional(filter.to.map { LakeTime.text($0) })),
        ])
      ),
      ("zone", .text(timeline.zone ?? "UTC")),
      ("store", .optional(filter.store)),
      ("sql", .text(export.statement.sql)),
      ("parameters", .object(Self.json(export.statement.parameters))),
      ("rows", .number(export.rows)),
      ("neutralized_cells", .number(export.neutralized)),
      ("replaced_cells", .number(export.replaced)),
      ("sources", try sources(of: timeline)),
      ("coverage", try coverage(of: timeline.filter, commit: timeline.commit)),
      ("signature", .text("unsigned")),
    ])
  }

  static func json(_ parameters: [String: SQLValue]) -> [(key: String, value: ManifestJSON)] {
    parameters.sorted { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }.map {
      ($0.key, json($0.value))
    }
  }

  private static func json(_ value: SQLValue) -> ManifestJSON {
    switch value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .integer(let number): .number(Int(number))
    case .double(let number): .object([("double", .text("\(number)"))])
    case .text(let text): .text(text)
    case .timestamp(let micros): .object([("micros", .number(Int(micros)))])
    }
  }

  func lakeID() throws -> String {
    do {
      return try LakeReader(path: path).facts().uuid
    } catch {
      throw LakeError(error)
    }
  }

  // MARK: - Sources and coverage

  private func rows(
    _ sql: String, _ parameters: [String: SQLValue]
  ) throws -> [[String?]] {
    let result = try querySession(parameters).run(0, of: try Script(sql))
    var rows: [[String?]] = []
    while let batch = try result.next() { rows += batch.texts }
    return rows
  }

  /// The files that rows came from.
  func sources(of timeline: Timeline) throws -> ManifestJSON {
    let condition = try timeline.condition()
    let rows = try rows(
      """
      SELECT "$path", count(*) FROM \(try table(of: timeline.filter)) WHERE \(condition.sql)
      GROUP BY 1
      """, condition.parameters)
    var counts: [String: Int] = [:]
    for row in rows { counts[row[0] ?? ""] = Int(row[1] ?? "") ?? 0 }
    return try sources(counts, store: timeline.filter.store)
  }

  /// Files with their rows and both hashes: as found, and of what was inside.
  func sources(_ rows: [String: Int], store: String?) throws -> ManifestJSON {
    let hashes = try SourceHashes(path: path, store: store)
    return .array(
      try rows.sorted { $0.key < $1.key }.map { path, rows in
        let file = try hashes.file(path)
        return .object([
          ("path", .text(path)), ("rows", .number(rows)),
          ("bytes", .number(Int(file?.size ?? 0))),
          ("sha256", .text(SHA256Text.hex(file?.foundHash))),
          ("content_sha256", .text(SHA256Text.hex(file?.contentHash))),
        ])
      })
  }

  /// What the lake holds of the window at all, whatever else the filter leaves out: a day that is
  /// not named here has no event of that account and region.
  func coverage(of filter: EventFilter, commit: Int64?) throws -> ManifestJSON {
    var window = EventFilter()
    window.from = filter.from
    window.to = filter.to
    window.store = filter.store
    var whole = Timeline()
    whole.filter = window
    whole.commit = commit
    let condition = try whole.condition()
    let rows = try rows(
      """
      SELECT coalesce(account, ''), region, count(*),
        array_join(array_sort(array_agg(DISTINCT dt)), ' ')
      FROM \(try table(of: window)) WHERE \(condition.sql) GROUP BY 1, 2 ORDER BY 1, 2
      """, condition.parameters)
    return .array(
      rows.map { row in
        .object([
          ("account", .text(row[0] ?? "")), ("region", .text(row[1] ?? "")),
          ("events", .number(row[2] ?? "0")), ("days", .text(row[3] ?? "")),
        ])
      })
  }
}

/// The ledger's entries by path, a folder read once.
final class SourceHashes {
  private let reader: LakeReader
  private let store: Int64
  private var folders: [String: [String: LedgerFile]] = [:]

  init(path: String, store name: String?) throws {
    do {
      reader = try LakeReader(path: path)
      let stores = try reader.stores()
      store =
        name.map { name in
          stores.first { $0.name.lowercased() == name.lowercased() }?.id ?? -1
        } ?? stores.first?.id ?? -1
    } catch {
      throw LakeError(error)
    }
  }

  func file(_ path: String) throws -> LedgerFile? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[..<$0]) } ?? ""
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    if let known = folders[folder] { return known[name] }
    var files: [String: LedgerFile] = [:]
    do {
      for spelling in [folder, folder + "/"] {
        for pack in try reader.ledger(directory: spelling, store: store) {
          for file in pack.files { files[String(decoding: file.name, as: UTF8.self)] = file }
        }
      }
    } catch {
      throw LakeError(error)
    }
    folders[folder] = files
    return files[name]
  }
}
