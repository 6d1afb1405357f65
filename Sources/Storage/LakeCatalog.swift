import TarnSQLite

/// Reading the bookkeeping tables, for readers and for the writer inside its transaction.
enum LakeCatalog {
  /// Segments with their ranges, in the order of their ids.
  static func segments(
    _ connection: borrowing SQLiteConnection, store: Int64?
  ) throws(StorageError) -> [LakeSegment] {
    let condition = store.map { "WHERE store = \($0)" } ?? ""
    var segments = try rows(
      connection,
      """
      SELECT id, store, month, rows, bytes, stored, chunks, level, min_time, max_time, checksum
      FROM segment \(condition) ORDER BY id
      """
    ) { row in
      LakeSegment(
        row: SegmentRow(
          id: row.integer(0), store: row.integer(1), month: row.int(2), rows: row.int(3),
          bytes: row.int(4), stored: row.int(5), chunks: row.int(6), level: row.int(7),
          minTime: row.integer(8), maxTime: row.integer(9), checksum: row.integer(10)),
        ranges: [])
    }
    var places: [Int64: Int] = [:]
    for (i, segment) in segments.enumerated() { places[segment.id] = i }
    let ranges = try rows(
      connection,
      """
      SELECT segment, first_row, rows, partition, bytes, min_time, max_time, flags
      FROM segment_range ORDER BY segment, first_row
      """
    ) { row in
      (
        row.integer(0),
        SegmentRange(
          partition: row.integer(3), firstRow: row.int(1), rows: row.int(2), bytes: row.int(4),
          minTime: row.integer(5), maxTime: row.integer(6),
          timesAreCanonical: row.integer(7) & 1 == 1)
      )
    }
    for (segment, range) in ranges {
      if let place = places[segment] { segments[place].ranges.append(range) }
    }
    return segments
  }

  static func rows<Row>(
    _ connection: borrowing SQLiteConnection, _ sql: String,
    _ read: (borrowing SQLiteStatement) -> Row
  ) throws(StorageError) -> [Row] {
    do throws(SQLiteError) {
      var statement = try connection.prepare(sql, persistent: false)
      var rows: [Row] = []
      while try statement.step() { rows.append(read(statement)) }
      return rows
    } catch {
      throw StorageError(error)
    }
  }
}

extension LakeWriter {
  /// Segments as this transaction sees them.
  package func segments(store: Int64? = nil) throws(StorageError) -> [LakeSegment] {
    try LakeCatalog.segments(connection, store: store)
  }
}
