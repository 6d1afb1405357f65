import TarnColumns
import TarnExecution
import TarnPlanning
import TarnSQLite
import TarnStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A small plain SQLite file of one case, for any SQLite tool. All columns are ordinary; nothing of
/// ours is needed to read it.
///
///     events        the lens's columns, a row an event, in time's order; structs as JSON text
///     timeline      the same events as Tarn's timeline
///     originals     the records, byte for byte (TEXT, or BLOB where they are no UTF-8)
///     source_files  where they came from, with both hashes
///     coverage      what the lake holds of the window: account, region, events, days
///     queries       the statements that made the tables, with their values
///     journal       the lake's own
///     case_info     names and values: program, command, created, lake, commit, window
///
/// `events.id`, `timeline.id` and `originals.id` are one number.
struct CaseFile {
  let lake: EventLake
  let timeline: Timeline
  let origin: ExportOrigin
  let stop: ((@escaping @Sendable () -> Void) -> Void)?

  /// Rows of the case.
  func write(to path: String) throws -> RowExport {
    if Files.isStream(path) || Files.isFolder(path) {
      throw LakeError(.usage, "'\(path)' is no regular file; a case is a database")
    }
    let partial = path + ".partial"
    unlink(partial)
    do {
      let export = try fill(partial)
      try Self.complete(partial, as: path)
      return export
    } catch {
      unlink(partial)
      throw error
    }
  }

  private static func complete(_ partial: String, as path: String) throws {
    let file = open(partial, O_RDONLY)
    let isSynced = file >= 0 && fsync(file) == 0
    if file >= 0 { close(file) }
    guard isSynced, rename(partial, path) == 0 else {
      throw LakeError(
        .inputOutput, "File '\(path)' cannot be completed: \(String(cString: strerror(errno)))")
    }
  }

  private func fill(_ path: String) throws -> RowExport {
    do {
      let database = try SQLiteConnection(path: path, mode: .create)
      try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
      try database.execute(Self.schema)
      let export = try events(database)
      try facts(database, export)
      try database.execute(
        """
        CREATE INDEX events_by_name ON events (eventname);
        CREATE INDEX events_by_source ON events (sourceipaddress);
        COMMIT
        """)
      return export
    } catch let error as SQLiteError {
      throw LakeError(.inputOutput, "Case file cannot be written: \(error.message)")
    }
  }

  private static let schema = """
    CREATE TABLE originals (
      id INTEGER PRIMARY KEY, event_id TEXT, source_file TEXT, source_index INTEGER, record TEXT);
    CREATE TABLE source_files (
      path TEXT PRIMARY KEY, rows INTEGER, bytes INTEGER, sha256 TEXT, content_sha256 TEXT);
    CREATE TABLE coverage (account TEXT, region TEXT, events INTEGER, days TEXT);
    CREATE TABLE queries (name TEXT PRIMARY KEY, sql TEXT, parameters TEXT);
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY, at TEXT, command TEXT, user TEXT, seconds REAL, counts TEXT);
    CREATE TABLE case_info (name TEXT PRIMARY KEY, value TEXT);
    """

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// Columns of the lens that `SELECT *` shows.
  private static var lensColumns: [String] {
    (LensTables.builtIn[LensTables.athenaName]?.columns ?? []).filter { !$0.isHidden }.map(\.name)
  }

  // MARK: - Events

  private func events(_ database: borrowing SQLiteConnection) throws -> RowExport {
    let table = try lake.table(of: timeline.filter)
    let condition = try timeline.condition()
    let columns = Self.lensColumns.map(Self.quoted)
    let whole = EventCondition(
      sql: """
        SELECT \(columns.joined(separator: ", ")), "$path", "$index", eventjson
        FROM \(table) WHERE \(condition.sql) AND dt >= :timeline_first AND dt <= :timeline_last
        ORDER BY "$time" NULLS LAST, "$path", "$index"
        """, parameters: condition.parameters)
    let story = try timeline.statement(from: table)
    try database.execute(
      "CREATE TABLE events (id INTEGER PRIMARY KEY, "
        + columns.map { $0 + " TEXT" }.joined(separator: ", ") + ")")
    let headings = timeline.headings.map(Self.quoted)
    try database.execute(
      "CREATE TABLE timeline (id INTEGER PRIMARY KEY, "
        + headings.map { $0 == "\"source_index\"" ? $0 + " INTEGER" : $0 + " TEXT" }
        .joined(separator: ", ") + ")")
    var export = RowExport()
    export.statement = story
    export.rows = try insertEvents(database, whole, columns: columns.count)
    try insertTimeline(database, story, columns: headings.count)
    try insertQuery(database, "events", whole)
    try insertQuery(database, "timeline", story)
    return export
  }

  private static func marks(_ count: Int) -> String {
    [String](repeating: "?", count: count).joined(separator: ", ")
  }

  private func insertEvents(
    _ database: borrowing SQLiteConnection, _ statement: EventCondition, columns: Int
  ) throws -> Int {
    var event = try database.prepare("INSERT INTO events VALUES (\(Self.marks(columns + 1)))")
    var original = try database.prepare("INSERT INTO originals VALUES (?, ?, ?, ?, ?)")
    let identity = Self.lensColumns.firstIndex(of: "eventid") ?? 0
    var rows = 0
    for span in try lake.spans(of: timeline.filter) {
      let result = try lake.run(statement, in: span, stop: stop)
      while let batch = try result.next() {
        let texts = StatementResult.texts(batch)
        for row in 0..<batch.rows {
          rows += 1
          try event.bind(1, rows)
          for column in 0..<columns {
            try Self.bind(texts[column].value(at: row), to: Int32(column + 2), of: &event)
          }
          try event.run()
          event.reset()
          try original.bind(1, rows)
          try Self.bind(texts[identity].value(at: row), to: 2, of: &original)
          try Self.bind(texts[columns].value(at: row), to: 3, of: &original)
          try Self.bind(texts[columns + 1].value(at: row), to: 4, of: &original)
          try Self.bind(texts[columns + 2].value(at: row), to: 5, of: &original)
          try original.run()
          original.reset()
        }
      }
    }
    return rows
  }

  private func insertTimeline(
    _ database: borrowing SQLiteConnection, _ statement: EventCondition, columns: Int
  ) throws {
    var insert = try database.prepare("INSERT INTO timeline VALUES (\(Self.marks(columns + 1)))")
    var rows = 0
    for span in try lake.spans(of: timeline.filter) {
      let result = try lake.run(statement, in: span, stop: stop)
      while let batch = try result.next() {
        let texts = StatementResult.texts(batch)
        for row in 0..<batch.rows {
          rows += 1
          try insert.bind(1, rows)
          for column in 0..<columns {
            try Self.bind(texts[column].value(at: row), to: Int32(column + 2), of: &insert)
          }
          try insert.run()
          insert.reset()
        }
      }
    }
  }

  /// Text where it is UTF-8 without NUL, bytes where it is not: nothing is changed on the way.
  private static func bind(
    _ value: Value, to index: Int32, of statement: inout SQLiteStatement
  ) throws {
    guard case .text(let bytes) = value else {
      try statement.bindNull(index)
      return
    }
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      try statement.bind(index, text)
    } else {
      try statement.bind(index, bytes)
    }
  }

  // MARK: - What is known about them

  private func insertQuery(
    _ database: borrowing SQLiteConnection, _ name: String, _ statement: EventCondition
  ) throws {
    let values = ManifestJSON.object(EventLake.json(statement.parameters)).compact
    try insert(
      database, "queries",
      [.text(name), .text(statement.sql), .text(String(decoding: values, as: UTF8.self))])
  }

  private func insert(
    _ database: borrowing SQLiteConnection, _ table: String, _ values: [ManifestJSON]
  ) throws {
    var insert = try database.prepare("INSERT INTO \(table) VALUES (\(Self.marks(values.count)))")
    for (number, value) in values.enumerated() {
      let index = Int32(number + 1)
      switch value {
      case .text(let text): try insert.bind(index, text)
      case .number(let digits): try insert.bind(index, Int64(digits) ?? 0)
      default: try insert.bindNull(index)
      }
    }
    try insert.run()
  }

  private func facts(_ database: borrowing SQLiteConnection, _ export: RowExport) throws {
    for source in try lake.sources(of: timeline).elements {
      try insert(database, "source_files", source.members.map(\.value))
    }
    let coverage = try lake.coverage(of: timeline.filter, commit: timeline.commit)
    for row in coverage.elements { try insert(database, "coverage", row.members.map(\.value)) }
    let entries: [JournalEntry]
    do {
      entries = try LakeReader(path: lake.path).journal()
    } catch {
      throw LakeError(error)
    }
    for entry in entries {
      try insert(
        database, "journal",
        [
          .number(Int(entry.id)), .text(entry.at), .text(entry.command), .text(entry.user),
          .text("\(entry.seconds)"), .text(entry.counts),
        ])
    }
    let filter = timeline.filter
    let info: [(String, String?)] = [
      ("program", origin.program), ("command", origin.arguments.joined(separator: " ")),
      ("created", LakeTime.text(origin.now)), ("lake", try lake.lakeID()),
      ("commit", timeline.commit.map(String.init)), ("events", String(export.rows)),
      ("from", filter.from.map { LakeTime.text($0) }), ("to", filter.to.map { LakeTime.text($0) }),
      ("signature", "unsigned"),
    ]
    for (name, value) in info {
      try insert(database, "case_info", [.text(name), .optional(value)])
    }
  }
}

extension EventLake {
  /// Writes a case file: the events of a timeline with everything that is known about them.
  package func exportCase(
    _ timeline: Timeline, to path: String, origin: ExportOrigin,
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> RowExport {
    var timeline = timeline
    timeline.commit = try timeline.commit ?? newestCommit()
    timeline.profile = .tarn
    return try CaseFile(lake: self, timeline: timeline, origin: origin, stop: stop).write(to: path)
  }
}
