import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnStorage

/// Columns that no path of the record leads to, and what a lens leaves out.
extension SegmentScan {
  /// The unit's rows that belong to a lens; nil where all do. Insights and aggregated records have
  /// lenses of their own, everything else is an event.
  func rows(of kind: TableDescription.LensKind) throws -> [UInt32]? {
    let others = try otherRows()
    switch kind {
    case .insights: return numbers(of: others.insights)
    case .aggregated: return numbers(of: others.aggregated)
    case .events:
      if others.isEmpty { return nil }
      let left = numbers(of: others.all)
      if left.isEmpty { return nil }
      var rows: [UInt32] = []
      rows.reserveCapacity(unit.rows - left.count)
      var start: UInt32 = 0
      for row in left {
        rows.append(contentsOf: start..<row)
        start = row + 1
      }
      rows.append(contentsOf: start..<UInt32(unit.rows))
      return rows
    }
  }

  /// Rows of the segment as places among the unit's rows; those outside it are left out.
  private func numbers(of rows: [UInt32]) -> [UInt32] {
    if unit.isWhole { return rows }
    var numbers: [UInt32] = []
    var before = 0
    for range in unit.ranges {
      for row in rows where range.range.contains(Int(row)) {
        numbers.append(UInt32(before + Int(row) - range.firstRow))
      }
      before += range.rows
    }
    return numbers
  }

  /// The segment's rows that are no events, found once per generation.
  func otherRows() throws -> OtherRows {
    if let known = catalog.others(of: unit.segment.id) { return known }
    let found = try mayHoldOthers() ? try findOthers() : OtherRows()
    catalog.keep(found, of: unit.segment.id)
    return found
  }

  private func findOthers() throws -> OtherRows {
    let everyRow = Self.rows(0..<unit.segment.rows)
    let category = try value(
      RecordPath(ignoringCase: ["eventCategory"]), as: .varchar(length: nil), everyRow)
    let insight = Value.string("Insight")
    let aggregated = Value.string("Aggregated")
    var found = OtherRows()
    func sort(_ value: Value, _ row: UInt32) {
      if value == insight { found.insights.append(row) }
      if value == aggregated { found.aggregated.append(row) }
    }
    guard case .dictionary(let codes, let values) = category.storage else {
      for row in everyRow { sort(category.value(at: Int(row)), row) }
      return found
    }
    let words = values.values()
    let isOther = words.map { $0 == insight || $0 == aggregated }
    for row in codes.indices where isOther[Int(codes[row])] {
      sort(words[Int(codes[row])], UInt32(row))
    }
    return found
  }

  /// False where the dictionaries of the categories rule it out; they lie in the heads, so that no
  /// row is looked at.
  private func mayHoldOthers() throws -> Bool {
    for outcome in try shapeOutcomes(of: RecordPath(ignoringCase: ["eventCategory"])).all {
      guard case .leaf(let column) = outcome else {
        if case .absent = outcome { continue }
        return true
      }
      guard let chunk = try reader.chunk(unit.segment.id, column: column),
        chunk.head.encoding == .dictionary, !chunk.head.flags.contains(.escapes)
      else { return true }
      let words = try chunk.dictionary()
      for entry in 0..<words.count {
        let word = words.bytes(entry)
        if word.elementsEqual("Insight".utf8) || word.elementsEqual("Aggregated".utf8) {
          return true
        }
      }
    }
    return false
  }

  func special(
    _ special: SpecialColumn, _ type: SQLType, _ rows: [UInt32]
  ) throws -> Vector {
    switch special {
    case .account: return try account(type, rows)
    case .eventJSON: return try records(rows, type)
    case .eventJSONChecksum: return try checksums(rows, type)
    case .sourceIndex: return try integers(SystemColumn.position, type, rows)
    case .commit: return try integers(SystemColumn.commit, type, rows)
    case .sourcePath:
      return try perFile(try system(SystemColumn.file), rows, type) { try names.path($0) }
    case .ingested:
      return try perFile(try system(SystemColumn.file), rows, type) { try names.time($0) }
    }
  }

  private func account(_ type: SQLType, _ rows: [UInt32]) throws -> Vector {
    let recipient = try value(RecordPath(ignoringCase: ["recipientAccountId"]), as: type, rows)
    if !recipient.mayHaveNulls { return recipient }
    let own = try value(RecordPath(ignoringCase: ["userIdentity", "accountId"]), as: type, rows)
    return Vector(
      type,
      rows.indices.map { recipient.isNull(at: $0) ? own.value(at: $0) : recipient.value(at: $0) })
  }

  private func integers(_ column: Int, _ type: SQLType, _ rows: [UInt32]) throws -> Vector {
    let numbers = try system(column)
    return Vector(type, count: rows.count, .int64(rows.map { numbers[Int($0)] }))
  }

  /// A system column's numbers, one for each row of the segment.
  private func system(_ column: Int) throws -> [Int64] {
    guard let chunk = try reader.chunk(unit.segment.id, column: column),
      chunk.head.values == unit.segment.rows
    else {
      throw StorageError(
        .damaged, "a system column is missing", segment: unit.segment.id, column: column)
    }
    return try chunk.integers(0..<unit.segment.rows)
  }

  /// What follows from a number that many rows share, looked up once for each.
  private func perFile(
    _ numbers: [Int64], _ rows: [UInt32], _ type: SQLType, _ look: (Int64) throws -> Value
  ) throws -> Vector {
    var interner = IntegerInterner()
    let codes = rows.map { interner.number(UInt64(bitPattern: numbers[Int($0)])) }
    let values = try interner.values.map { try look(Int64(bitPattern: $0)) }
    if rows.isEmpty { return Vector(type, []) }
    return Vector(
      type, count: rows.count, .dictionary(codes: codes, values: Vector(type, values)))
  }

  /// The rows' records, byte for byte.
  private func records(_ rows: [UInt32], _ type: SQLType) throws -> Vector {
    let records = try SegmentRecords(reader: reader, segment: unit.segment)
    var texts = TextBuilder(capacity: rows.count)
    var record: [UInt8] = []
    for row in rows {
      while records.next < Int(row), records.skip() {}
      record.removeAll(keepingCapacity: true)
      _ = try records.append(to: &record)
      texts.append(record)
    }
    return Vector(type, count: rows.count, .text(texts.finish()))
  }

  /// Base64 of the records' SHA-256, by the functions that SQL has for both.
  private func checksums(_ rows: [UInt32], _ type: SQLType) throws -> Vector {
    var vector = try records(rows, .varbinary)
    for name in ["sha256", "to_base64"] {
      guard let overload = FunctionCatalog.function(named: name)?.overloads.first,
        case .kernel(let kernel) = overload.code
      else { return .nulls(type, count: rows.count) }
      let result: SQLType = name == "sha256" ? .varbinary : type
      vector =
        kernel.run(
          KernelCall(
            arguments: [vector], rows: rows.count, type: result,
            context: EvaluationContext(start: Instant(micros: 0)))
        ).vector
    }
    return vector
  }
}

/// Rows of a segment that belong to the lenses of Insights and of aggregated records; few.
struct OtherRows: Sendable {
  var insights: [UInt32] = []
  var aggregated: [UInt32] = []

  var isEmpty: Bool { insights.isEmpty && aggregated.isEmpty }
  var all: [UInt32] { (insights + aggregated).sorted() }
}

/// Names of files and times of commits, kept over the units of one thread.
final class SystemNames {
  private let reader: LakeReader
  private var paths: [Int64: Value] = [:]
  private var times: [Int64: Value]?

  init(_ reader: LakeReader) { self.reader = reader }

  func path(_ file: Int64) throws -> Value {
    if let known = paths[file] { return known }
    var value = Value.null
    if let source = try reader.source(file) {
      var path = Array(source.directory.utf8)
      if !path.isEmpty, path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
      value = .text(path + source.file.name)
    }
    paths[file] = value
    return value
  }

  /// When a source file was ingested.
  func time(_ file: Int64) throws -> Value {
    if times == nil {
      var read: [Int64: Value] = [:]
      for entry in try reader.journal() { read[entry.id] = BookkeepingRows.time(entry.at) }
      times = read
    }
    guard let entry = try reader.journal(ofFile: file) else { return .null }
    return times?[entry] ?? .null
  }
}
