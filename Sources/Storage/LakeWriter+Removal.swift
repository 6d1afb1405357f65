import TarnSQLite

/// A span of time nothing may be deleted from.
package struct LakeHold: Sendable, Equatable {
  package var id: Int64
  package var name: String
  /// Nil: every store.
  package var store: Int64?
  /// Microseconds since 1970; nil: open.
  package var first: Int64?
  package var last: Int64?
  package var reason: String
  package var added: String
  package var addedBy: String
  /// Nil while in force.
  package var released: String?

  /// Whether it protects events of `store` between two times.
  package func covers(store: Int64, from: Int64, to: Int64) -> Bool {
    released == nil && (self.store == nil || self.store == store) && (last ?? .max) >= from
      && (first ?? .min) <= to
  }
}

extension LakeCatalog {
  static func holds(_ connection: borrowing SQLiteConnection) throws(StorageError) -> [LakeHold] {
    try rows(
      connection,
      """
      SELECT id, name, store, first_time, last_time, reason, added, added_by, released
      FROM hold ORDER BY id
      """
    ) { row in
      LakeHold(
        id: row.integer(0), name: row.text(1), store: row.isNull(2) ? nil : row.integer(2),
        first: row.isNull(3) ? nil : row.integer(3), last: row.isNull(4) ? nil : row.integer(4),
        reason: row.text(5), added: row.text(6), addedBy: row.text(7),
        released: row.isNull(8) ? nil : row.text(8))
    }
  }
}

extension LakeReader {
  package func holds() throws(StorageError) -> [LakeHold] { try LakeCatalog.holds(connection) }
}

extension LakeWriter {
  package func holds() throws(StorageError) -> [LakeHold] { try LakeCatalog.holds(connection) }

  package func addHold(
    name: String, store: Int64?, first: Int64?, last: Int64?, reason: String, user: String
  ) throws(StorageError) {
    do throws(SQLiteError) {
      var insert = try connection.prepare(
        """
        INSERT INTO hold (name, store, first_time, last_time, reason, added, added_by)
        VALUES (?, ?, ?, ?, ?, \(LakeFile.now), ?)
        """, persistent: false)
      try insert.bind(1, name)
      if let store { try insert.bind(2, store) }
      if let first { try insert.bind(3, first) }
      if let last { try insert.bind(4, last) }
      try insert.bind(5, reason)
      try insert.bind(6, user)
      try insert.run()
    } catch {
      if error.code == SQLiteCode.constraint {
        throw StorageError(.name, "hold '\(name)' exists already")
      }
      throw StorageError(error)
    }
  }

  /// A released hold stays in the table, with when.
  package func releaseHold(_ name: String) throws(StorageError) {
    do throws(SQLiteError) {
      var update = try connection.prepare(
        "UPDATE hold SET released = \(LakeFile.now) WHERE name = ? AND released IS NULL",
        persistent: false)
      try update.bind(1, name)
      try update.run()
    } catch {
      throw StorageError(error)
    }
    guard connection.changes == 1 else {
      throw StorageError(.name, "hold '\(name)' is not in force")
    }
  }

  /// Deletes a segment with its chunks, filters and ranges; partitions shrink by what it held.
  package func remove(_ segment: LakeSegment) throws(StorageError) {
    let id = segment.id
    do throws(SQLiteError) {
      try connection.execute(
        """
        DELETE FROM chunk WHERE id BETWEEN \(id << 20) AND \(id << 20 | 0xF_FFFF);
        DELETE FROM filter WHERE id BETWEEN \(id << 20) AND \(id << 20 | 0xF_FFFF);
        DELETE FROM segment_range WHERE segment = \(id);
        DELETE FROM segment WHERE id = \(id);
        """)
      for range in segment.ranges {
        try connection.execute(
          """
          UPDATE partition SET rows = rows - \(range.rows), bytes = bytes - \(range.bytes)
          WHERE id = \(range.partition);
          DELETE FROM partition WHERE id = \(range.partition) AND rows = 0;
          """)
        try shrinkTimes(of: range.partition)
      }
    } catch {
      throw StorageError(error)
    }
    removed(rows: segment.rows, bytes: segment.row.bytes)
  }

  private func shrinkTimes(of partition: Int64) throws(SQLiteError) {
    var find = try connection.prepare(
      """
      SELECT min(min_time), max(max_time) FROM segment_range
      WHERE partition = ? AND min_time <> -9223372036854775808
      """, persistent: false)
    try find.bind(1, partition)
    guard try find.step(), !find.isNull(0) else { return }
    let first = timeText(find.integer(0))
    let last = timeText(find.integer(1))
    var update = try connection.prepare(
      "UPDATE partition SET first_time = ?, last_time = ? WHERE id = ? AND year > 0",
      persistent: false)
    try update.bind(1, first)
    try update.bind(2, last)
    try update.bind(3, partition)
    try update.run()
  }

  /// Deletes shapes and paths that no segment refers to any more.
  package func removeUnreferenced(shapes used: Set<Int64>) throws(StorageError) {
    let all = try LakeCatalog.rows(connection, "SELECT id, part, body FROM shape") { row in
      (row.integer(0), row.integer(1), row.bytes(2))
    }
    var columns: Set<Int> = []
    do throws(SQLiteError) {
      for (id, part, body) in all {
        guard used.contains(id) else {
          try connection.execute("DELETE FROM shape WHERE id = \(id)")
          continue
        }
        let shape = body.withUnsafeBufferPointer { bytes in
          RecordPart(rawValue: UInt8(truncatingIfNeeded: part)).flatMap {
            Shape(id: id, part: $0, body: bytes)
          }
        }
        // A damaged shape keeps whatever it may refer to.
        guard let shape else { return }
        columns.formUnion(shape.columns)
      }
      var rows = try connection.prepare("SELECT id FROM path", persistent: false)
      var unused: [Int] = []
      while try rows.step() {
        if !columns.contains(rows.int(0)) { unused.append(rows.int(0)) }
      }
      for id in unused { try connection.execute("DELETE FROM path WHERE id = \(id)") }
    } catch {
      throw StorageError(error)
    }
  }

  /// Gives free pages back to the system, a few at a time so that nobody waits long.
  package func releasePages() throws(StorageError) {
    do throws(SQLiteError) {
      var last = Int64.max
      while let free = try connection.integer("PRAGMA freelist_count"), free > 0, free < last {
        last = free
        try connection.execute("PRAGMA incremental_vacuum(2000)")
        if cancellation.isCancelled { return }
      }
    } catch {
      throw StorageError(error)
    }
  }
}
