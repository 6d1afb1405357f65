package import TarnColumns
import TarnSQLite

/// A column of the lake: where its leaves stand, and of what kind they are.
package struct LakeColumn: Sendable {
  package var id: Int
  /// JSON array of decoded keys.
  package var path: String
  package var kind: LeafKind
}

package struct LakeStore: Sendable {
  package var id: Int64
  package var name: String
  package var uuid: String?
  package var retentionDays: Int?
}

/// One store, region and UTC day.
package struct LakePartition: Sendable {
  package var id: Int64
  package var store: Int64
  package var region: String
  /// 0, 0, 0 where the time of the events is unknown.
  package var year: Int
  package var month: Int
  package var day: Int
  package var rows: Int
  package var bytes: Int
  package var firstTime: String?
  package var lastTime: String?
}

/// The contiguous rows of one partition in one segment.
package struct SegmentRange: Sendable {
  package var partition: Int64
  package var firstRow: Int
  package var rows: Int
  package var bytes: Int
  /// Microseconds since 1970.
  package var minTime: Int64
  package var maxTime: Int64
  /// Every eventTime reads `YYYY-MM-DDTHH:MM:SSZ`, so that texts compare as times do.
  package var timesAreCanonical: Bool

  package var range: Range<Int> { firstRow..<(firstRow + rows) }
}

/// A segment and where partitions lie in it, ordered by first row.
package struct LakeSegment: Sendable {
  package var row: SegmentRow
  package var ranges: [SegmentRange]

  package init(row: SegmentRow, ranges: [SegmentRange]) {
    self.row = row
    self.ranges = ranges
  }

  package var id: Int64 { row.id }
  package var rows: Int { row.rows }
}

/// A snapshot of a lake: what was committed when it began, whatever writers do meanwhile.
///
/// One connection, one thread at a time. A query that works on several threads opens one reader
/// each and calls `begin` until all have the same `generation`. Catalogs are small and read once per
/// generation; heads and bodies are read by (segment, column).
///
///     let reader = try LakeReader(path: "audit.db")
///     for segment in try reader.segments(store: 1) {
///       guard let chunk = try reader.chunk(segment.id, column: name) else { continue }  // all absent
///       let names = try chunk.dictionary()          // arena and offsets, sorted
///       let counts = try chunk.counts()             // rows per entry: GROUP BY without a body
///       let codes = try chunk.codes(0..<chunk.head.values)
///     }
package final class LakeReader {
  package let path: String
  package private(set) var generation: Int64 = 0
  let connection: SQLiteConnection
  let codec: BlockCodec
  private var findHead: SQLiteStatement
  private var findFilter: SQLiteStatement
  private var findShape: SQLiteStatement
  private var body: SQLiteBlob?
  private var shapes: [Int64: Shape] = [:]
  /// Used while it is of the snapshot's generation.
  package var cache: ChunkCache?

  package init(
    path: String, cancellation: LakeCancellation = LakeCancellation()
  ) throws(StorageError) {
    self.path = path
    connection = try LakeFile.open(path, .read, cancellation: cancellation)
    codec = try BlockCodec(level: 1)
    do throws(SQLiteError) {
      findHead = try connection.prepare("SELECT head FROM chunk WHERE id = ?")
      findFilter = try connection.prepare("SELECT body FROM filter WHERE id = ?")
      findShape = try connection.prepare("SELECT part, body FROM shape WHERE id = ?")
    } catch {
      throw StorageError(error)
    }
    try begin()
  }

  /// Leaves the snapshot and takes the newest one; returns its generation.
  @discardableResult
  package func begin() throws(StorageError) -> Int64 {
    body = nil
    do throws(SQLiteError) {
      if connection.isInTransaction { try connection.execute("COMMIT") }
      try connection.execute("BEGIN")
      generation = try connection.integer("SELECT generation FROM lake") ?? 0
    } catch {
      throw StorageError(error)
    }
    if cache?.generation != generation { cache = nil }
    return generation
  }

  /// Leaves the snapshot, so that the log can shrink while nothing is read.
  package func end() throws(StorageError) {
    body = nil
    guard connection.isInTransaction else { return }
    try storing { () throws(SQLiteError) in try connection.execute("COMMIT") }
  }

  // Catalog

  package func stores() throws(StorageError) -> [LakeStore] {
    try rows("SELECT id, name, uuid, retention_days FROM store ORDER BY id") { row in
      LakeStore(
        id: row.integer(0), name: row.text(1), uuid: row.isNull(2) ? nil : row.text(2),
        retentionDays: row.isNull(3) ? nil : row.int(3))
    }
  }

  package func columns() throws(StorageError) -> [LakeColumn] {
    try rows("SELECT id, path, kind FROM path ORDER BY id") { row in
      LakeColumn(id: row.int(0), path: row.text(1), kind: LeafKind(name: row.text(2)) ?? .opaque)
    }
  }

  /// Partitions of one store, or of all.
  package func partitions(store: Int64? = nil) throws(StorageError) -> [LakePartition] {
    let condition = store.map { "WHERE store = \($0)" } ?? ""
    return try rows(
      """
      SELECT id, store, region, year, month, day, rows, bytes, first_time, last_time
      FROM partition \(condition) ORDER BY store, region, year, month, day
      """
    ) { row in
      LakePartition(
        id: row.integer(0), store: row.integer(1), region: row.text(2), year: row.int(3),
        month: row.int(4), day: row.int(5), rows: row.int(6), bytes: row.int(7),
        firstTime: row.isNull(8) ? nil : row.text(8), lastTime: row.isNull(9) ? nil : row.text(9))
    }
  }

  /// Segments with their ranges, in the order of their ids.
  package func segments(store: Int64? = nil) throws(StorageError) -> [LakeSegment] {
    try LakeCatalog.segments(connection, store: store)
  }

  func rows<Row>(
    _ sql: String, _ read: (borrowing SQLiteStatement) -> Row
  ) throws(StorageError) -> [Row] {
    try LakeCatalog.rows(connection, sql, read)
  }

  // Shapes

  package func shape(_ id: Int64) throws(StorageError) -> Shape {
    if let known = shapes[id] { return known }
    do throws(SQLiteError) {
      try findShape.bind(1, id)
      guard try findShape.step() else {
        findShape.reset()
        throw SQLiteError(
          extendedCode: SQLiteCode.corrupt, message: "shape \(id) is missing")
      }
      let part = RecordPart(rawValue: UInt8(truncatingIfNeeded: findShape.integer(0)))
      let bytes = findShape.bytes(1)
      findShape.reset()
      let shape = bytes.withUnsafeBufferPointer { body in
        part.flatMap { Shape(id: id, part: $0, body: body) }
      }
      guard let shape else {
        throw SQLiteError(
          extendedCode: SQLiteCode.corrupt, message: "shape \(id) is malformed")
      }
      shapes[id] = shape
      return shape
    } catch {
      throw StorageError(error)
    }
  }

  // Chunks

  /// One column of one segment; nil where no row of it has such a leaf.
  package func chunk(_ segment: Int64, column: Int) throws(StorageError) -> ColumnChunk? {
    guard let head = try head(segment, column: column) else { return nil }
    return ColumnChunk(reader: self, head: head)
  }

  package func head(_ segment: Int64, column: Int) throws(StorageError) -> ChunkHead? {
    let id = segment << 20 | Int64(column)
    if let known = cache?.head(id) { return known }
    let head = try readHead(id)
    cache?.keep(head, id)
    return head
  }

  private func readHead(_ id: Int64) throws(StorageError) -> ChunkHead? {
    let bytes: [UInt8]?
    do throws(SQLiteError) {
      try findHead.bind(1, id)
      bytes = try findHead.step() ? findHead.bytes(0) : nil
      findHead.reset()
    } catch {
      throw StorageError(error)
    }
    guard let bytes else { return nil }
    return try ChunkHead(id: id, bytes: bytes)
  }

  /// All heads of a segment, in column order.
  package func heads(_ segment: Int64) throws(StorageError) -> [ChunkHead] {
    let found = try rows(
      """
      SELECT id, head FROM chunk
      WHERE id BETWEEN \(segment << 20) AND \(segment << 20 | 0xF_FFFF) ORDER BY id
      """
    ) { ($0.integer(0), $0.bytes(1)) }
    var heads: [ChunkHead] = []
    for (id, bytes) in found { heads.append(try ChunkHead(id: id, bytes: bytes)) }
    return heads
  }

  package func filter(_ segment: Int64, column: Int) throws(StorageError) -> [UInt8]? {
    do throws(SQLiteError) {
      try findFilter.bind(1, segment << 20 | Int64(column))
      let bytes = try findFilter.step() ? findFilter.bytes(0) : nil
      findFilter.reset()
      return bytes
    } catch {
      throw StorageError(error)
    }
  }

  /// The filter of a column; nil where there is none that can be trusted.
  package func bitFilter(_ segment: Int64, column: Int) throws(StorageError) -> BitFilter? {
    let id = segment << 20 | Int64(column)
    if let known = cache?.filter(id) { return known }
    let bytes = try filter(segment, column: column)
    let made = bytes.flatMap { BitFilter($0, id: id) }
    cache?.keep(made, id, bytes: bytes?.count ?? 0)
    return made
  }

  /// Part of a chunk's body.
  func readBody(
    _ id: Int64, from offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(StorageError) {
    do throws(SQLiteError) {
      if body == nil {
        body = try connection.blob(table: "chunk", column: "body", row: id)
      } else {
        do throws(SQLiteError) {
          try body?.move(toRow: id)
        } catch {
          // A handle that failed to move is of no further use.
          body = nil
          throw error
        }
      }
      try body?.read(into: target, from: offset)
    } catch {
      throw StorageError(error)
    }
  }
}
