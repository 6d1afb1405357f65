import TarnColumns
import TarnSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A part of a segment in one partition, as a builder found it.
package struct RangeDraft: Sendable {
  package var region: [UInt8]
  package var year: Int
  package var month: Int
  package var day: Int
  package var firstRow: Int
  package var rows: Int
  package var bytes: Int
  package var minTime: Int64
  package var maxTime: Int64
  package var timesAreCanonical: Bool

  package init(
    region: [UInt8], year: Int, month: Int, day: Int, firstRow: Int, rows: Int, bytes: Int,
    minTime: Int64, maxTime: Int64, timesAreCanonical: Bool
  ) {
    self.region = region
    self.year = year
    self.month = month
    self.day = day
    self.firstRow = firstRow
    self.rows = rows
    self.bytes = bytes
    self.minTime = minTime
    self.maxTime = maxTime
    self.timesAreCanonical = timesAreCanonical
  }
}

/// A segment ready to be stored; columns are the lake's.
package struct SegmentDraft: Sendable {
  package var store: Int64
  /// year * 100 + month, 0 where the time is unknown.
  package var month: Int
  package var rows: Int
  package var bytes: Int
  package var level: Int
  package var ranges: [RangeDraft]
  package var chunks: [(column: Int, chunk: EncodedChunk)]
  package var filters: [(column: Int, body: [UInt8])]

  package init(
    store: Int64, month: Int, rows: Int, bytes: Int, level: Int, ranges: [RangeDraft],
    chunks: [(column: Int, chunk: EncodedChunk)], filters: [(column: Int, body: [UInt8])]
  ) {
    self.store = store
    self.month = month
    self.rows = rows
    self.bytes = bytes
    self.level = level
    self.ranges = ranges
    self.chunks = chunks
    self.filters = filters
  }
}

/// The one writing connection of a process. Used by one thread at a time; a loader's workers take
/// turns. Everything between `begin` and `commit` becomes visible and durable together.
package final class LakeWriter {
  package let path: String
  package let cancellation: LakeCancellation
  let connection: SQLiteConnection
  private var insertChunk: SQLiteStatement
  private var insertFilter: SQLiteStatement
  private var insertRange: SQLiteStatement
  private var findPath: SQLiteStatement
  private var findShape: SQLiteStatement
  /// The lake's row as this transaction leaves it.
  package private(set) var generation: Int64 = 0
  private var nextSegment: Int64 = 0
  private var nextFile: Int64 = 0
  private var rows: Int64 = 0
  private var bytes: Int64 = 0
  private var isOpen = false

  package init(
    path: String, create: Bool = true, fast: Bool = false, cancellation: LakeCancellation
  ) throws(StorageError) {
    self.path = path
    self.cancellation = cancellation
    connection = try LakeFile.open(
      path, create ? .create : .write, fast: fast, cancellation: cancellation)
    do throws(SQLiteError) {
      insertChunk = try connection.prepare("INSERT INTO chunk VALUES (?, ?, ?)")
      insertFilter = try connection.prepare("INSERT INTO filter VALUES (?, ?)")
      insertRange = try connection.prepare(
        "INSERT INTO segment_range VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      findPath = try connection.prepare("SELECT id FROM path WHERE path = ? AND kind = ?")
      findShape = try connection.prepare(
        "SELECT id, body FROM shape WHERE hash = ? AND part = ?")
    } catch {
      throw StorageError(error)
    }
  }

  // Transactions

  /// Takes the write lock, waiting as long as it takes. Returns the generation that is there:
  /// larger than the last one this writer made if others committed meanwhile.
  @discardableResult
  package func begin() throws(StorageError) -> Int64 {
    do throws(SQLiteError) {
      try connection.execute("BEGIN IMMEDIATE")
      isOpen = true
      var lake = try connection.prepare(
        "SELECT generation, next_segment, next_file, rows, bytes FROM lake", persistent: false)
      guard try lake.step() else {
        throw SQLiteError(extendedCode: SQLiteCode.corrupt, message: "the lake's row is missing")
      }
      generation = lake.integer(0)
      nextSegment = lake.integer(1)
      nextFile = lake.integer(2)
      rows = lake.integer(3)
      bytes = lake.integer(4)
    } catch {
      rollback()
      throw StorageError(error)
    }
    return generation
  }

  /// Stored means that this returned: synchronous is FULL unless the user asked for `fast`.
  package func commit() throws(StorageError) {
    do throws(SQLiteError) {
      var lake = try connection.prepare(
        """
        UPDATE lake SET generation = ?, next_segment = ?, next_file = ?, rows = ?, bytes = ?
        """, persistent: false)
      generation += 1
      try lake.bind(1, generation)
      try lake.bind(2, nextSegment)
      try lake.bind(3, nextFile)
      try lake.bind(4, rows)
      try lake.bind(5, bytes)
      try lake.run()
      try connection.execute("COMMIT")
      isOpen = false
    } catch {
      rollback()
      throw StorageError(error)
    }
  }

  package func rollback() {
    if connection.isInTransaction { try? connection.execute("ROLLBACK") }
    isOpen = false
  }

  /// Moves what the log holds into the file without waiting for readers.
  package func checkpoint() throws(StorageError) {
    _ = try storing { () throws(SQLiteError) in try connection.checkpoint(.passive) }
  }

  /// Leaves one file behind, if no reader holds the log.
  package func finish() throws(StorageError) {
    _ = try storing { () throws(SQLiteError) in try connection.checkpoint(.truncate) }
  }

  func removed(rows: Int, bytes: Int) {
    self.rows -= Int64(rows)
    self.bytes -= Int64(bytes)
  }

  // Names

  /// The id of a store, made where it is missing.
  package func store(_ name: String) throws(StorageError) -> Int64 {
    do throws(SQLiteError) {
      var find = try connection.prepare("SELECT id FROM store WHERE name = ?", persistent: false)
      try find.bind(1, name)
      if try find.step() { return find.integer(0) }
      var insert = try connection.prepare(
        "INSERT INTO store (name, created) VALUES (?, \(LakeFile.now))", persistent: false)
      try insert.bind(1, name)
      try insert.run()
      return connection.lastInsertRowID
    } catch {
      throw StorageError(error)
    }
  }

  /// Gives a store an id and a retention; nil leaves what it has.
  package func setStore(
    _ store: Int64, uuid: String?, retentionDays: Int?
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var update = try connection.prepare(
        "UPDATE store SET uuid = coalesce(?, uuid), retention_days = coalesce(?, retention_days) "
          + "WHERE id = ?", persistent: false)
      if let uuid { try update.bind(1, uuid) }
      if let retentionDays { try update.bind(2, Int64(retentionDays)) }
      try update.bind(3, store)
      try update.run()
    } catch {
      if error.code == SQLiteCode.constraint {
        throw StorageError(.name, "another store has the id '\(uuid ?? "")'")
      }
      throw StorageError(error)
    }
  }

  /// The id of a column: a JSON array of decoded keys, and a kind.
  package func column(path: String, kind: LeafKind) throws(StorageError) -> Int {
    do throws(SQLiteError) {
      try findPath.bind(1, path)
      try findPath.bind(2, kind.name)
      let known = try findPath.step() ? findPath.int(0) : nil
      findPath.reset()
      if let known { return known }
      var insert = try connection.prepare(
        "INSERT INTO path VALUES (max(16, (SELECT coalesce(max(id), 0) + 1 FROM path)), ?, ?)",
        persistent: false)
      try insert.bind(1, path)
      try insert.bind(2, kind.name)
      try insert.run()
      let id = Int(connection.lastInsertRowID)
      guard id < SystemColumn.limit else {
        throw SQLiteError(extendedCode: SQLiteCode.full, message: "the lake has too many columns")
      }
      return id
    } catch {
      throw StorageError(error)
    }
  }

  package func shape(_ part: RecordPart, body: [UInt8]) throws(StorageError) -> Int64 {
    let hash = shapeHash(body, part: part)
    do throws(SQLiteError) {
      try findShape.bind(1, hash)
      try findShape.bind(2, Int(part.rawValue))
      var known: Int64?
      while known == nil, try findShape.step() {
        let isSame = findShape.withBytes(1) { $0.elementsEqual(body) }
        if isSame { known = findShape.integer(0) }
      }
      findShape.reset()
      if let known { return known }
      var insert = try connection.prepare(
        "INSERT INTO shape (part, hash, body) VALUES (?, ?, ?)", persistent: false)
      try insert.bind(1, Int(part.rawValue))
      try insert.bind(2, hash)
      try insert.bind(3, body)
      try insert.run()
      return connection.lastInsertRowID
    } catch {
      throw StorageError(error)
    }
  }

  // Rows

  /// Reserves ids for `count` source files.
  package func reserveFiles(_ count: Int) -> Int64 {
    defer { nextFile += Int64(count) }
    return nextFile
  }

  package func directory(_ path: String) throws(StorageError) -> Int64 {
    do throws(SQLiteError) {
      var find = try connection.prepare(
        "SELECT id FROM source_dir WHERE path = ?", persistent: false)
      try find.bind(1, path)
      if try find.step() { return find.integer(0) }
      var insert = try connection.prepare(
        "INSERT INTO source_dir (path) VALUES (?)", persistent: false)
      try insert.bind(1, path)
      try insert.run()
      return connection.lastInsertRowID
    } catch {
      throw StorageError(error)
    }
  }

  package func addSources(
    _ files: [LedgerFile], first: Int64, directory: Int64, store: Int64, journal: Int64
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        "INSERT INTO source_pack VALUES (?, ?, ?, ?, ?, ?)", persistent: false)
      try insert.bind(1, first)
      try insert.bind(2, directory)
      try insert.bind(3, store)
      try insert.bind(4, files.count)
      try insert.bind(5, journal)
      try insert.bind(6, SourcePack.encode(files))
      try insert.run()
    } catch {
      throw StorageError(error)
    }
  }

  package func addReject(
    file: Int64, position: Int, reason: String, bytes: [UInt8]
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        "INSERT INTO reject (file, position, reason, bytes) VALUES (?, ?, ?, ?)",
        persistent: false)
      try insert.bind(1, file)
      try insert.bind(2, position)
      try insert.bind(3, reason)
      try insert.bind(4, Array(bytes.prefix(65_536)))
      try insert.run()
    } catch {
      throw StorageError(error)
    }
  }

  /// Keeps a digest file whole; one that is there already is not kept twice.
  package func addDigest(
    directory path: String, name: String, hash: [UInt8], content: [UInt8]
  ) throws(StorageError) {
    let directory = try directory(path)
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        """
        INSERT INTO digest_file (dir, name, sha256, content, added)
        VALUES (?, ?, ?, ?, \(LakeFile.now)) ON CONFLICT (sha256) DO NOTHING
        """, persistent: false)
      try insert.bind(1, directory)
      try insert.bind(2, name)
      try insert.bind(3, hash)
      try insert.bind(4, content)
      try insert.run()
    } catch {
      throw StorageError(error)
    }
  }

  package func addConflict(
    store: Int64, file: Int64, position: Int, otherFile: Int64, otherPosition: Int
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        """
        INSERT INTO conflict (store, file, position, other_file, other_position, found)
        VALUES (?, ?, ?, ?, ?, \(LakeFile.now))
        """, persistent: false)
      try insert.bind(1, store)
      try insert.bind(2, file)
      try insert.bind(3, position)
      try insert.bind(4, otherFile)
      try insert.bind(5, otherPosition)
      try insert.run()
    } catch {
      throw StorageError(error)
    }
  }

  /// An entry of the journal; `counts` is a JSON object. Returns its id.
  package func addJournal(
    command: String, user: String, seconds: Double, counts: String
  ) throws(StorageError) -> Int64 {
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        """
        INSERT INTO journal (at, command, user, seconds, counts)
        VALUES (\(LakeFile.now), ?, ?, ?, ?)
        """, persistent: false)
      try insert.bind(1, command)
      try insert.bind(2, user)
      try insert.bind(3, seconds)
      try insert.bind(4, counts)
      try insert.run()
      return connection.lastInsertRowID
    } catch {
      throw StorageError(error)
    }
  }

  package func updateJournal(
    _ id: Int64, seconds: Double, counts: String
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var update = try connection.prepare(
        "UPDATE journal SET seconds = ?, counts = ? WHERE id = ?", persistent: false)
      try update.bind(1, seconds)
      try update.bind(2, counts)
      try update.bind(3, id)
      try update.run()
    } catch {
      throw StorageError(error)
    }
  }

  /// Stores a segment; returns its row.
  @discardableResult
  package func add(_ draft: SegmentDraft) throws(StorageError) -> SegmentRow {
    let id = nextSegment
    nextSegment += 1
    var stored = 0
    var row: SegmentRow
    do throws(SQLiteError) {
      for (column, chunk) in draft.chunks {
        let key = id << 20 | Int64(column)
        let head = chunk.sealed(id: key)
        stored += head.count + chunk.body.count
        try insertChunk.bind(1, key)
        try insertChunk.bind(2, head)
        try insertChunk.bind(3, chunk.body)
        try insertChunk.run()
      }
      for (column, body) in draft.filters {
        let key = id << 20 | Int64(column)
        let sealed = BitFilter.sealed(body, id: key)
        stored += sealed.count
        try insertFilter.bind(1, key)
        try insertFilter.bind(2, sealed)
        try insertFilter.run()
      }
      for range in draft.ranges {
        let partition = try partition(draft.store, range)
        try insertRange.bind(1, id)
        try insertRange.bind(2, range.firstRow)
        try insertRange.bind(3, range.rows)
        try insertRange.bind(4, partition)
        try insertRange.bind(5, range.bytes)
        try insertRange.bind(6, range.minTime)
        try insertRange.bind(7, range.maxTime)
        try insertRange.bind(8, range.timesAreCanonical ? 1 : 0)
        try insertRange.run()
      }
      row = SegmentRow(
        id: id, store: draft.store, month: draft.month, rows: draft.rows, bytes: draft.bytes,
        stored: stored, chunks: draft.chunks.count, level: draft.level,
        minTime: draft.ranges.map { $0.minTime }.min() ?? 0,
        maxTime: draft.ranges.map { $0.maxTime }.max() ?? 0, checksum: 0)
      row.checksum = row.expectedChecksum
      var insert = try connection.prepare(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", persistent: false)
      try insert.bind(1, row.id)
      try insert.bind(2, row.store)
      try insert.bind(3, row.month)
      try insert.bind(4, row.rows)
      try insert.bind(5, row.bytes)
      try insert.bind(6, row.stored)
      try insert.bind(7, row.chunks)
      try insert.bind(8, row.level)
      try insert.bind(9, row.minTime)
      try insert.bind(10, row.maxTime)
      try insert.bind(11, row.checksum)
      try insert.run()
    } catch {
      throw StorageError(error)
    }
    rows += Int64(draft.rows)
    bytes += Int64(draft.bytes)
    return row
  }

  /// The partition of a range, grown by it.
  private func partition(_ store: Int64, _ range: RangeDraft) throws(SQLiteError) -> Int64 {
    let first = range.year == 0 ? nil : timeText(range.minTime)
    let last = range.year == 0 ? nil : timeText(range.maxTime)
    var insert = try connection.prepare(
      """
      INSERT INTO partition (store, region, year, month, day, rows, bytes, first_time, last_time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (store, region, year, month, day) DO UPDATE SET
        rows = rows + excluded.rows, bytes = bytes + excluded.bytes,
        first_time = min(first_time, excluded.first_time),
        last_time = max(last_time, excluded.last_time)
      RETURNING id
      """, persistent: false)
    try insert.bind(1, store)
    try insert.bind(2, String(decoding: range.region, as: UTF8.self))
    try insert.bind(3, range.year)
    try insert.bind(4, range.month)
    try insert.bind(5, range.day)
    try insert.bind(6, range.rows)
    try insert.bind(7, range.bytes)
    if let first, let last {
      try insert.bind(8, first)
      try insert.bind(9, last)
    }
    guard try insert.step() else {
      throw SQLiteError(extendedCode: SQLiteCode.error, message: "the partition has no id")
    }
    let id = insert.integer(0)
    while try insert.step() {}
    return id
  }
}

/// `YYYY-MM-DDTHH:MM:SS[.ffffff]Z` of microseconds since 1970; years 1 to 9999.
package func timeText(_ microseconds: Int64) -> String {
  var seconds = microseconds / 1_000_000
  var fraction = microseconds % 1_000_000
  if fraction < 0 {
    fraction += 1_000_000
    seconds -= 1
  }
  guard EncodingText.secondsRange.contains(seconds) else { return "" }
  var bytes = [UInt8](repeating: 0, count: 20)
  bytes.withUnsafeMutableBufferPointer { buffer in
    if let base = buffer.baseAddress { EncodingText.writeSeconds(seconds, into: base) }
  }
  guard fraction > 0 else { return String(decoding: bytes, as: UTF8.self) }
  let digits = String(fraction + 1_000_000).dropFirst()
  return String(decoding: bytes.dropLast(), as: UTF8.self) + "." + digits + "Z"
}

/// A row of `segment`, with the checksum its other values should have.
package struct SegmentRow: Sendable {
  package var id: Int64
  package var store: Int64
  package var month: Int
  package var rows: Int
  package var bytes: Int
  package var stored: Int
  package var chunks: Int
  package var level: Int
  package var minTime: Int64
  package var maxTime: Int64
  package var checksum: Int64

  package var expectedChecksum: Int64 {
    let values: [Int64] = [
      id, store, Int64(month), Int64(rows), Int64(bytes), Int64(stored), Int64(chunks),
      Int64(level), minTime, maxTime,
    ]
    let crc = values.withUnsafeBytes { ChunkCRC.checksum($0) }
    return Int64(crc)
  }
}
