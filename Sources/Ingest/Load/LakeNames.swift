import TarnStorage

/// Translates one scanner's numbers to the lake's. Used under the write lock.
///
/// What was looked up once is remembered for as long as no other program changes the lake: a
/// retention elsewhere may have removed shapes that nothing refers to any more.
struct LakeNames {
  private var columns: [Int] = []
  private var shapes: [[Int64]] = Array(repeating: [], count: RecordPart.count)
  private var generation: Int64 = -1

  /// `before` is the generation found by `begin`; `own` the last one this process made.
  mutating func begin(before: Int64, own: Int64) {
    if before != own || generation < 0 {
      columns.removeAll(keepingCapacity: true)
      for i in shapes.indices { shapes[i].removeAll(keepingCapacity: true) }
    }
    generation = before
  }

  /// A transaction that was rolled back takes its new names with it.
  mutating func forget() { generation = -1 }

  mutating func column(
    _ local: Int32, _ tables: ScanTables, _ writer: LakeWriter
  ) throws(StorageError) -> Int {
    while columns.count < tables.columns.count { columns.append(-1) }
    let known = columns[Int(local)]
    if known >= 0 { return known }
    let column = tables.columns[Int(local)]
    let id = try writer.column(path: Self.pathText(column.path), kind: column.kind)
    columns[Int(local)] = id
    return id
  }

  mutating func shape(
    _ local: Int32, _ part: RecordPart, _ tables: ScanTables, _ writer: LakeWriter
  ) throws(StorageError) -> Int64 {
    let owner = Int(part.rawValue)
    while shapes[owner].count < tables.shapes[owner].count { shapes[owner].append(-1) }
    let known = shapes[owner][Int(local)]
    if known >= 0 { return known }
    let shape = tables.shapes[owner][Int(local)]
    var text = ShapeTextWriter()
    var from = 0
    var body: [UInt8] = []
    for piece in shape.pieces {
      text.literal(shape.text[from..<Int(piece.end)])
      from = Int(piece.end)
      switch piece.target {
      case .column(let column): text.column(try self.column(column, tables, writer))
      case .part(let part): text.part(part)
      case .end: body = text.end()
      }
    }
    let id = try writer.shape(part, body: body)
    shapes[owner][Int(local)] = id
    return id
  }

  /// The segment in the lake's terms. `firstFile` is the lake's number of the batch's first file.
  mutating func draft(
    _ built: BuiltSegment, store: Int64, firstFile: Int64, journal: Int64, level: Int,
    _ tables: ScanTables, _ writer: LakeWriter, _ encoder: ChunkEncoder
  ) throws(StorageError) -> SegmentDraft {
    var draft = SegmentDraft(
      store: store, month: built.month, rows: built.rows, bytes: built.bytes, level: level,
      ranges: built.ranges, chunks: [], filters: [])
    for (part, local, codes) in built.shapes {
      var ids: [Int64] = []
      for shape in local { ids.append(try self.shape(shape, part, tables, writer)) }
      draft.chunks.append((SystemColumn.shapes(of: part), codes.chunk(ids: ids)))
    }
    draft.chunks.append(
      (SystemColumn.file, encoder.integers(built.files.map { $0 + firstFile })))
    draft.chunks.append((SystemColumn.position, built.positions))
    let commits =
      built.commits.isEmpty
      ? ChunkEncoder.constant(journal, rows: built.rows) : encoder.integers(built.commits)
    draft.chunks.append((SystemColumn.commit, commits))
    for (local, chunk) in built.columns {
      draft.chunks.append((try column(local, tables, writer), chunk))
    }
    draft.chunks.sort { $0.column < $1.column }
    for (local, body) in built.filters {
      let id = local < 0 ? SystemColumn.identity : try column(local, tables, writer)
      draft.filters.append((id, body))
    }
    draft.filters.sort { $0.column < $1.column }
    return draft
  }

  /// Decoded keys as a JSON array.
  static func pathText(_ path: [[UInt8]]) -> String {
    var text: [UInt8] = [0x5B]
    for (i, key) in path.enumerated() {
      if i > 0 { text.append(0x2C) }
      text.append(0x22)
      for byte in key {
        switch byte {
        case 0x22, 0x5C:
          text.append(0x5C)
          text.append(byte)
        case 0..<0x20:
          let digits = Array("0123456789abcdef".utf8)
          text += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: text.append(byte)
        }
      }
      text.append(0x22)
    }
    text.append(0x5D)
    return String(decoding: text, as: UTF8.self)
  }
}
