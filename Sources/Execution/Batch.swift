package import TarnColumns

/// Rows on their way: at most a segment's, a vector a column.
package struct Batch: Sendable {
  package var columns: [Vector]
  package var rows: Int

  package init(columns: [Vector], rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  package func taking(_ rows: [UInt32]) -> Batch {
    Batch(columns: columns.map { $0.taking(rows) }, rows: rows.count)
  }

  package func slice(_ range: Range<Int>) -> Batch {
    Batch(columns: columns.map { $0.slice(range) }, rows: range.count)
  }

  package static func concatenation(_ parts: [Batch], types: [SQLType]) -> Batch {
    if parts.count == 1 { return parts[0] }
    let columns = types.indices.map { column in
      Vector.concatenation(parts.map { $0.columns[column] }, type: types[column])
    }
    return Batch(columns: columns, rows: parts.reduce(0) { $0 + $1.rows })
  }

  package var byteSize: Int { columns.reduce(0) { $0 + $1.byteSize } }
}
