import TarnColumns
import TarnStorage

/// One column of leaves of a segment, read as vectors for any of its rows.
final class LeafColumn {
  private let kind: LeafKind
  private let chunk: ColumnChunk
  /// For each row of the segment which value is its own; nil where each row has one.
  private let valueOfRow: [UInt32]?
  private var words: [String: Vector] = [:]

  init(_ column: Int, kind: LeafKind, _ scan: SegmentScan) throws {
    self.kind = kind
    guard let chunk = try scan.reader.chunk(scan.unit.segment.id, column: column) else {
      throw StorageError(
        .damaged, "a chunk is missing", segment: scan.unit.segment.id, column: column)
    }
    self.chunk = chunk
    if chunk.head.values == scan.unit.segment.rows {
      valueOfRow = nil
      return
    }
    guard let (part, holds) = try scan.rows.holders(of: column) else {
      throw StorageError(
        .damaged, "no shape holds the column", segment: scan.unit.segment.id, column: column)
    }
    var next: UInt32 = 0
    valueOfRow = try scan.rows.codes(part).map { code in
      guard code != SegmentRows.absent, holds[Int(code)] else { return .max }
      next += 1
      return next - 1
    }
    guard Int(next) == chunk.head.values else {
      throw StorageError(
        .damaged, "\(chunk.head.values) values are there, the shapes have \(next)",
        segment: scan.unit.segment.id, column: column)
    }
  }

  /// Rows that have a value each.
  func vector(_ rows: [UInt32], as type: SQLType) throws -> Vector {
    if rows.isEmpty { return Vector(type, []) }
    let values = valueOfRow.map { places in rows.map { places[Int($0)] } } ?? rows
    let isAll = values.count == chunk.head.values
    switch chunk.head.encoding {
    case .dictionary:
      let codes = try chunk.codes(0..<chunk.head.values)
      let picked = isAll ? codes : values.map { codes[Int($0)] }
      return Vector(
        type, count: rows.count, .dictionary(codes: picked, values: try dictionary(type)))
    case .split: return try split(values, isAll: isAll, type)
    case .seconds where type.layout == .instant:
      let seconds = try chunk.integers(0..<chunk.head.values)
      return Vector(
        type, count: rows.count,
        .instant(values.map { Instant(micros: seconds[Int($0)] &* 1_000_000) }))
    case .integer where type == .bigint:
      let numbers = try chunk.integers(0..<chunk.head.values)
      return Vector(type, count: rows.count, .int64(values.map { numbers[Int($0)] }))
    default: return try texts(values, isAll: isAll, type)
    }
  }

  /// The dictionary's entries read as a type, once.
  private func dictionary(_ type: SQLType) throws -> Vector {
    let key = type.description
    if let known = words[key] { return known }
    let vector = read(try chunk.dictionary(), type)
    words[key] = vector
    return vector
  }

  /// ARNs and the like: each pair of prefix and suffix that occurs becomes one entry.
  private func split(_ values: [UInt32], isAll: Bool, _ type: SQLType) throws -> Vector {
    let prefixes = try chunk.codes(0..<chunk.head.values)
    let suffixes = try chunk.suffixCodes(0..<chunk.head.values)
    var pairs = IntegerInterner()
    let codes = values.map { value in
      pairs.number(UInt64(prefixes[Int(value)]) << 32 | UInt64(suffixes[Int(value)]))
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

  /// Values one by one where few are asked for, all at once otherwise.
  private func texts(_ values: [UInt32], isAll: Bool, _ type: SQLType) throws -> Vector {
    if isAll { return read(try chunk.texts(0..<chunk.head.values), type) }
    if values.count * 16 < chunk.head.values {
      var few = ChunkTexts()
      for value in values {
        let one = try chunk.texts(Int(value)..<Int(value) + 1)
        few.arena.append(contentsOf: one.arena[..<Int(one.offsets[1])])
        few.offsets.append(UInt32(few.arena.count))
      }
      return read(few, type)
    }
    return read(try chunk.texts(0..<chunk.head.values), type).taking(values)
  }

  private func read(_ texts: ChunkTexts, _ type: SQLType) -> Vector {
    let isPlain =
      type.isText && (kind == .number || kind == .boolean || kind == .string)
      && !(kind == .string && chunk.head.flags.contains(.escapes))
    if isPlain {
      let extents = (0..<texts.count).map { entry in
        Extent(Int(texts.offsets[entry]), Int(texts.offsets[entry + 1] - texts.offsets[entry]))
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

  /// A row's own bytes, as the record holds them.
  func appendRaw(row: Int, to text: inout [UInt8]) throws {
    let value = valueOfRow.map { Int($0[row]) } ?? row
    let texts = try allTexts()
    text.append(contentsOf: texts.bytes(value))
  }

  private var all: ChunkTexts?

  private func allTexts() throws -> ChunkTexts {
    if let all { return all }
    let texts = try chunk.texts(0..<chunk.head.values)
    all = texts
    return texts
  }
}
