import TarnColumns
import TarnStorage

/// One column of leaves of a segment, read as vectors for any of its rows.
final class LeafColumn {
  let kind: LeafKind
  let chunk: ColumnChunk
  /// The part whose shapes hold the column, and which do; nil where each row has a value.
  private let holders: (part: RecordPart, holds: [Bool])?
  private unowned let scan: SegmentScan
  private var words: [SQLType: Vector] = [:]

  init(
    _ column: Int, kind: LeafKind, _ scan: SegmentScan,
    holders known: (part: RecordPart, holds: [Bool])?
  ) throws {
    self.kind = kind
    let segment = scan.unit.segment.id
    guard let chunk = try scan.reader.chunk(segment, column: column) else {
      throw StorageError(.damaged, "a chunk is missing", segment: segment, column: column)
    }
    self.chunk = chunk
    self.scan = scan
    if chunk.head.values == scan.unit.segment.rows {
      holders = nil
      return
    }
    guard let holders = try known ?? scan.rows.holders(of: column) else {
      throw StorageError(.damaged, "no shape holds the column", segment: segment, column: column)
    }
    self.holders = holders
  }

  /// Which values the rows have: from a table of all rows, or for few rows by counting.
  private func values(of rows: [UInt32]) throws -> [UInt32] {
    guard let holders else { return rows }
    // As many rows as there are values, in their order: each has its own.
    if rows.count == chunk.head.values { return SegmentScan.rows(0..<rows.count) }
    let values: [UInt32]
    if rows.count * 64 < scan.unit.segment.rows {
      let ranks = try scan.ranks(holders.part)
      values = rows.map { ranks.value(of: Int($0), holders.holds) }
    } else {
      let places = try scan.places(holders.part, holders.holds)
      values = rows.map { places.valueOfRow[Int($0)] }
    }
    // Damage may leave fewer values than the shapes ask for.
    for value in values where Int(value) >= chunk.head.values {
      throw StorageError(
        .damaged, "\(chunk.head.values) values are there, the shapes have more",
        segment: scan.unit.segment.id, column: chunk.head.column)
    }
    return values
  }

  /// Rows that have a value each.
  func vector(_ rows: [UInt32], as type: SQLType) throws -> Vector {
    if rows.isEmpty { return Vector(type, []) }
    let values = try values(of: rows)
    switch chunk.head.encoding {
    case .dictionary: return try words(values, type)
    case .split: return try pairs(values, type)
    case .seconds where type.layout == .instant:
      let seconds = try numbers(values)
      return Vector(
        type, count: rows.count, .instant(seconds.map { Instant(micros: $0 &* 1_000_000) }))
    case .seconds where readsCoded(type):
      return Vector(type, count: rows.count, .coded(.seconds(try numbers(values))))
    case .uuid where readsCoded(type):
      return Vector(type, count: rows.count, .coded(.uuids(try uuids(values))))
    case .integer where type == .bigint:
      return Vector(type, count: rows.count, .int64(try numbers(values)))
    default: return try texts(values, type)
    }
  }

  private func readsCoded(_ type: SQLType) -> Bool {
    guard scan.usesShortcuts, kind == .string, case .varchar = type else { return false }
    return true
  }

  private func uuids(_ values: [UInt32]) throws -> [UInt128] {
    guard isFew(values) else { return try chunk.uuids(at: values) }
    return try values.map { value in
      let bytes = try chunk.uuids(Int(value)..<Int(value) + 1)
      return bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }
  }

  /// Whether so few values are asked for that they are read one by one.
  private func isFew(_ values: [UInt32]) -> Bool { values.count * 32 < chunk.head.values }

  /// Values by number, out of all or one by one.
  private func pick<Element>(
    _ values: [UInt32], _ read: (Range<Int>) throws -> [Element]
  ) throws -> [Element] {
    if isFew(values) { return try values.map { try read(Int($0)..<Int($0) + 1)[0] } }
    let all = try read(0..<chunk.head.values)
    if values.count == all.count { return all }
    return values.map { all[Int($0)] }
  }

  private func numbers(_ values: [UInt32]) throws -> [Int64] {
    try pick(values) { try chunk.integers($0) }
  }

  /// Codes into the dictionary: all of it where most is used, else only the entries that are.
  private func words(_ values: [UInt32], _ type: SQLType) throws -> Vector {
    let codes = try pick(values) { try chunk.codes($0) }
    if let known = words[type] {
      return Vector(type, count: codes.count, .dictionary(codes: codes, values: known))
    }
    let texts = try chunk.dictionary()
    if codes.count * 4 < texts.count {
      var entries = IntegerInterner()
      let moved = codes.map { entries.number(UInt64($0)) }
      var used = ChunkTexts()
      for entry in entries.values {
        used.arena.append(contentsOf: texts.bytes(Int(entry)))
        used.offsets.append(UInt32(used.arena.count))
      }
      return Vector(
        type, count: codes.count, .dictionary(codes: moved, values: read(used, type)))
    }
    let dictionary = read(texts, type)
    words[type] = dictionary
    return Vector(type, count: codes.count, .dictionary(codes: codes, values: dictionary))
  }

  /// The distinct values and how many rows have each, where the head knows both.
  func distinct(_ type: SQLType) throws -> (values: Vector, counts: [UInt32])? {
    guard chunk.head.encoding == .dictionary else { return nil }
    return (read(try chunk.dictionary(), type), try chunk.counts())
  }

  var valueCount: Int { chunk.head.values }

  /// Places in the dictionary of rows that have a value each.
  func codes(of rows: [UInt32]) throws -> [UInt32] {
    if rows.isEmpty { return [] }
    return try pick(values(of: rows)) { try chunk.codes($0) }
  }

  /// ARNs and the like: each pair of prefix and suffix that occurs becomes one entry.
  private func pairs(_ values: [UInt32], _ type: SQLType) throws -> Vector {
    let prefixes = try pick(values) { try chunk.codes($0) }
    let suffixes = try pick(values) { try chunk.suffixCodes($0) }
    var pairs = IntegerInterner()
    let codes = prefixes.indices.map { index in
      pairs.number(UInt64(prefixes[index]) << 32 | UInt64(suffixes[index]))
    }
    let first = try chunk.dictionary()
    let second = try chunk.suffixes()
    var texts = ChunkTexts()
    for pair in pairs.values {
      texts.arena.append(contentsOf: first.bytes(Int(pair >> 32)))
      texts.arena.append(contentsOf: second.bytes(Int(pair & 0xFFFF_FFFF)))
      texts.offsets.append(UInt32(texts.arena.count))
    }
    return Vector(
      type, count: values.count, .dictionary(codes: codes, values: read(texts, type)))
  }

  /// Values that are nearly all different.
  private func texts(_ values: [UInt32], _ type: SQLType) throws -> Vector {
    if isFew(values) {
      var few = ChunkTexts()
      for value in values {
        let one = try chunk.texts(Int(value)..<Int(value) + 1)
        few.arena.append(contentsOf: one.arena[..<Int(one.offsets[1])])
        few.offsets.append(UInt32(few.arena.count))
      }
      return read(few, type)
    }
    let whole = try read(chunk.texts(0..<chunk.head.values), type)
    return values.count == chunk.head.values ? whole : whole.taking(values)
  }

  private func read(_ texts: ChunkTexts, _ type: SQLType) -> Vector {
    let isPlain =
      type.isText && (kind == .number || kind == .boolean || kind == .string)
      && !(kind == .string && chunk.head.flags.contains(.escapes))
    if isPlain {
      var extents: [Extent] = []
      extents.reserveCapacity(texts.count)
      for entry in 0..<texts.count {
        let start = Int(texts.offsets[entry])
        extents.append(Extent(start, Int(texts.offsets[entry + 1]) - start))
      }
      return Vector(
        type, count: texts.count, .text(TextArray(arena: texts.arena, extents: extents)))
    }
    var builder = VectorBuilder(type)
    texts.arena.withUnsafeBufferPointer { arena in
      for entry in 0..<texts.count {
        let range = Int(texts.offsets[entry])..<Int(texts.offsets[entry + 1])
        let bytes = UnsafeBufferPointer(rebasing: arena[range])
        builder.append(LensReading.leaf(bytes, kind, as: type))
      }
    }
    return builder.finish()
  }

  /// Appends a row's own bytes, as the record holds them.
  func appendRaw(row: Int, to text: inout [UInt8]) throws {
    let value = Int(try values(of: [UInt32(row)])[0])
    let one = try chunk.texts(value..<value + 1)
    text.append(contentsOf: one.bytes(0))
  }

  /// Every value as the records hold it, as many as the shapes have.
  func rawTexts() throws -> ChunkTexts {
    if let holders {
      var count = 0
      for (shape, rows) in try scan.rows.shapeRows(holders.part).enumerated()
      where holders.holds[shape] {
        count += rows
      }
      guard count == chunk.head.values else {
        throw StorageError(
          .damaged, "\(chunk.head.values) values are there, the shapes have \(count)",
          segment: scan.unit.segment.id, column: chunk.head.column)
      }
    }
    return try chunk.texts(0..<chunk.head.values)
  }
}

/// Which value each row has of the columns that the same shapes hold.
struct ValuePlaces {
  /// `UInt32.max` for a row without one.
  let valueOfRow: [UInt32]
  let count: Int
}
