import TarnColumns
import TarnJSON
import TarnPlanning
import TarnStorage

/// The columns of one unit as vectors.
///
/// A row's value at a path is a function of its shapes: the record's, or the part's that the path
/// enters. So the path is looked up once per shape; what remains per row is a table look-up.
final class SegmentScan {
  let reader: LakeReader
  let unit: LakeScanSource.Unit
  let templates: ShapeTemplates
  let catalog: LakeCatalog
  let names: SystemNames
  let rows: SegmentRows
  let usesShortcuts: Bool
  private var leaves: [Int: LeafColumn] = [:]
  private var outcomes: [RecordPath: RowOutcomes] = [:]
  private var places: [PlacesKey: ValuePlaces] = [:]

  private var ranks: [RecordPart: PartRanks] = [:]

  private struct PlacesKey: Hashable {
    let part: RecordPart
    let holds: [Bool]
  }

  init(
    _ session: LakeSession, _ unit: LakeScanSource.Unit, _ catalog: LakeCatalog,
    usesShortcuts: Bool = true
  ) {
    self.usesShortcuts = usesShortcuts
    names = session.names
    reader = session.reader
    self.unit = unit
    templates = session.templates
    self.catalog = catalog
    rows = SegmentRows(reader: reader, segment: unit.segment)
  }

  /// The unit's rows by number in the segment, made once.
  private lazy var allRows: [UInt32] = {
    if unit.isWhole { return Self.rows(0..<unit.rows) }
    var all: [UInt32] = []
    all.reserveCapacity(unit.rows)
    for range in unit.ranges {
      all.append(contentsOf: UInt32(range.firstRow)..<UInt32(range.firstRow + range.rows))
    }
    return all
  }()

  /// The rows of a full segment, shared by all.
  private static let everyRow = [UInt32](0..<UInt32(FormatLimit.segmentRows))

  static func rows(_ range: Range<Int>) -> [UInt32] {
    range == 0..<everyRow.count ? everyRow : Array(everyRow[range])
  }

  /// All rows of the unit, or those picked.
  func segmentRows(_ picked: [UInt32]?) -> [UInt32] {
    let all = allRows
    guard let picked else { return all }
    return picked.map { all[Int($0)] }
  }

  /// A scan's column for the picked rows of the unit.
  func vector(_ column: ScanColumn, rows picked: [UInt32]?) throws -> Vector {
    if usesShortcuts, picked == nil, unit.isWhole, case .path(let keys) = column.source,
      let whole = try whole(RecordPath(ignoringCase: keys), column.type)
    {
      return whole
    }
    let rows = segmentRows(picked)
    switch column.source {
    case .path(let keys):
      return try value(RecordPath(ignoringCase: keys), as: column.type, rows)
    case .jsonScalar(let base, let keys):
      return try extractedScalar(base, keys, column.type, rows)
    case .mapEntry(let base, let key): return try mapEntry(base, key, column.type, rows)
    case .partition(let field): return partition(field, column.type, rows)
    case .special(let special): return try self.special(special, column.type, rows)
    case .bookkeeping: return .nulls(column.type, count: rows.count)
    }
  }

  // MARK: - Values at a path

  func value(_ path: RecordPath, as type: SQLType, _ rows: [UInt32]) throws -> Vector {
    if case .row(let fields) = type { return try row(path, fields, type, rows) }
    let outcomes = try outcomes(of: path, rows)
    return try outcomes.combined(rows, type: type) { outcome, rows in
      switch outcome {
      case .absent: return .nulls(type, count: rows.count)
      case .leaf(let column): return try leaf(column).vector(rows, as: type)
      case .object, .part: return try object(path, outcomes, rows, as: type)
      case .inside(let column, let used):
        return try inside(column, path, used, rows) { LensReading.value($0, $1, as: type) }
          .retyped(type)
      }
    }
  }

  /// A struct: its fields are paths of their own; it is null where there is no object.
  private func row(
    _ path: RecordPath, _ fields: [RowField], _ type: SQLType, _ rows: [UInt32]
  ) throws -> Vector {
    let outcomes = try outcomes(of: path, rows)
    try outcomes.load()
    var nulls = [Bool](repeating: false, count: rows.count)
    var isWhole = false
    for (index, row) in rows.enumerated() {
      switch outcomes[Int(row)] {
      case .object, .part: break
      case .absent: nulls[index] = true
      case .leaf, .inside: isWhole = true
      }
    }
    if isWhole {
      // Some object is kept as text: those rows are read from it.
      return try outcomes.combined(rows, type: type) { outcome, rows in
        switch outcome {
        case .absent: return .nulls(type, count: rows.count)
        case .leaf(let column): return try leaf(column).vector(rows, as: type)
        case .object, .part: return try object(path, outcomes, rows, as: type)
        case .inside(let column, let used):
          return try inside(column, path, used, rows) { LensReading.value($0, $1, as: type) }
            .retyped(type)
        }
      }
    }
    let vectors = try fields.map { field in
      try value(path.appending(ignoringCase: field.name ?? ""), as: field.type, rows).decoded()
    }
    return Vector(
      type, count: rows.count, .row(vectors), nulls: nulls.contains(true) ? nulls : nil)
  }

  private func extractedScalar(
    _ base: [String], _ keys: [String], _ type: SQLType, _ rows: [UInt32]
  ) throws -> Vector {
    let basePath = RecordPath(ignoringCase: base)
    let path = RecordPath(ignoringCase: base, exactly: keys)
    let outcomes = try shapeOutcomes(of: path)
    let baseOutcomes = try shapeOutcomes(of: basePath)
    return try outcomes.combined(rows, type: type) { outcome, rows in
      switch outcome {
      case .leaf(let column):
        switch templates.kind(column) {
        case .string, .number, .boolean: return try leaf(column).vector(rows, as: type)
        case .array, .opaque: return .nulls(type, count: rows.count)
        }
      case .object, .part: return .nulls(type, count: rows.count)
      case .inside, .absent:
        // The base may be a text that holds JSON, or an object kept whole.
        return try baseOutcomes.combined(rows, type: type) { outcome, rows in
          guard case .leaf(let column) = outcome else { return .nulls(type, count: rows.count) }
          let steps = keys.map { RecordPath.Step(key: Array($0.utf8), ignoresCase: false) }
          return try textOf(column, rows, type) { bytes in
            Self.scalar(in: bytes, steps)
          }
        }
      }
    }
  }

  /// A top-level value of an object as text: scalars as they are, containers as compact JSON.
  private func mapEntry(
    _ base: [String], _ key: String, _ type: SQLType, _ rows: [UInt32]
  ) throws -> Vector {
    let path = RecordPath(ignoringCase: base, exactly: [key])
    return try value(path, as: type, rows)
  }

  /// `json_extract_scalar` of a text: of equal keys the first counts there.
  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, _ steps: [RecordPath.Step]
  ) -> Value {
    let scanner = JSONScanner(bytes)
    do throws(JSONError) {
      try scanner.validateWhole()
    } catch {
      return .null
    }
    guard var item = scanner.item(at: 0) else { return .null }
    for step in steps {
      guard var members = JSONMembers(scanner, at: item.span.lowerBound) else { return .null }
      var found: JSONItem?
      while found == nil, let member = members.next() {
        if step.matches(scanner.bytes(member.key), hasEscapes: member.keyHasEscapes) {
          found = member.value
        }
      }
      guard let found else { return .null }
      item = found
    }
    return LensReading.extractedScalar(scanner, item)
  }

  // MARK: - Pieces

  /// `holders`: the part and which of its shapes hold the column, where the caller knows.
  func leaf(
    _ column: Int, holders: (part: RecordPart, holds: [Bool])? = nil
  ) throws -> LeafColumn {
    if let known = leaves[column] { return known }
    let leaf = try LeafColumn(column, kind: templates.kind(column), self, holders: holders)
    leaves[column] = leaf
    return leaf
  }

  func ranks(_ part: RecordPart) throws -> PartRanks {
    if let known = ranks[part] { return known }
    let made = PartRanks(try rows.codes(part), shapes: try rows.shapeIDs(part).count)
    ranks[part] = made
    return made
  }

  /// Which value each row has of a column that these shapes of a part hold; columns that stand in
  /// the same shapes share it.
  func places(_ part: RecordPart, _ holds: [Bool]) throws -> ValuePlaces {
    let key = PlacesKey(part: part, holds: holds)
    if let known = places[key] { return known }
    let codes = try rows.codes(part)
    var next: UInt32 = 0
    let valueOfRow = [UInt32](unsafeUninitializedCapacity: codes.count) { output, count in
      for row in codes.indices {
        let code = codes[row]
        let has = code != ShapeCode.absent && holds[Int(code)]
        output.initializeElement(at: row, to: has ? next : .max)
        if has { next += 1 }
      }
      count = codes.count
    }
    let places = ValuePlaces(valueOfRow: valueOfRow, count: Int(next))
    self.places[key] = places
    return places
  }

  /// What every row of the segment has at a path.
  func outcomes(of path: RecordPath) throws -> RowOutcomes {
    let outcomes = try shapeOutcomes(of: path)
    try outcomes.load()
    return outcomes
  }

  /// What some rows have at a path.
  private func outcomes(of path: RecordPath, _ rows: [UInt32]) throws -> RowOutcomes {
    if rows.count <= 16 { return try RowOutcomes(path, self, rows: rows) }
    return try shapeOutcomes(of: path)
  }

  /// What the segment's shapes have at a path; which row has which is not read yet.
  func shapeOutcomes(of path: RecordPath) throws -> RowOutcomes {
    if let known = outcomes[path] { return known }
    let outcomes = try RowOutcomes(path, self)
    self.outcomes[path] = outcomes
    return outcomes
  }

  /// Values made from a leaf's text as SQL reads it.
  private func textOf(
    _ column: Int, _ rows: [UInt32], _ type: SQLType,
    _ read: (UnsafeBufferPointer<UInt8>) -> Value
  ) throws -> Vector {
    let texts = try leaf(column).vector(rows, as: .varchar(length: nil))
    return texts.mapped(type) { value in
      guard case .text(let bytes) = value else { return .null }
      return bytes.withUnsafeBufferPointer(read)
    }
  }

  /// Values inside a leaf that is kept whole.
  private func inside(
    _ column: Int, _ path: RecordPath, _ used: Int, _ rows: [UInt32],
    _ read: (JSONScanner, JSONItem) -> Value
  ) throws -> Vector {
    let steps = RecordPath(Array(path.steps.dropFirst(used)))
    return try textOf(column, rows, .varchar(length: nil)) { bytes in
      let scanner = JSONScanner(bytes)
      guard let (item, found) = steps.locate(scanner, at: 0), found == steps.steps.count
      else { return .null }
      return read(scanner, item)
    }
  }

  /// Objects put together from their pieces, then read as the type.
  private func object(
    _ path: RecordPath, _ outcomes: RowOutcomes, _ rows: [UInt32], as type: SQLType
  ) throws -> Vector {
    try outcomes.load()
    if type.isText, outcomes.isWholePart, rows.count * 64 >= unit.segment.rows,
      let part = outcomes.onlyPart
    {
      let texts = try PartAssembler(part, self).assemble(rows)
      return Vector(type, count: rows.count, .text(texts))
    }
    var assembler = ObjectAssembler(self)
    if type.isText {
      var arena: [UInt8] = []
      var extents: [Extent] = []
      extents.reserveCapacity(rows.count)
      for row in rows {
        let start = arena.count
        try assembler.append(outcomes, row: Int(row), to: &arena)
        extents.append(Extent(start, arena.count - start))
      }
      return Vector(type, count: rows.count, .text(TextArray(arena: arena, extents: extents)))
    }
    var builder = VectorBuilder(type)
    var text: [UInt8] = []
    for row in rows {
      text.removeAll(keepingCapacity: true)
      try assembler.append(outcomes, row: Int(row), to: &text)
      let value = text.withUnsafeBufferPointer { bytes in
        let scanner = JSONScanner(bytes)
        guard let item = scanner.item(at: 0) else { return Value.null }
        return LensReading.value(scanner, item, as: type)
      }
      builder.append(value)
    }
    return builder.finish()
  }

  // MARK: - Partitions and the rest

  private func partition(_ field: PartitionField, _ type: SQLType, _ rows: [UInt32]) -> Vector {
    var codes: [UInt32] = []
    codes.reserveCapacity(rows.count)
    var texts: [Value] = []
    var next = 0
    let isEveryRow = rows.count == unit.rows
    for (number, range) in unit.ranges.enumerated() {
      texts.append(
        catalog.partitions[range.partition].map { .string($0.text(of: field)) } ?? .null)
      if isEveryRow {
        codes.append(contentsOf: repeatElement(UInt32(number), count: range.rows))
        continue
      }
      let end = UInt32(range.firstRow + range.rows)
      while next < rows.count, rows[next] < end {
        codes.append(UInt32(number))
        next += 1
      }
    }
    let values = Vector(type, texts)
    if texts.count == 1 { return Vector(type, count: rows.count, .constant(values)) }
    return Vector(type, count: rows.count, .dictionary(codes: codes, values: values))
  }
}

extension Vector {
  /// A vector of another type made value by value, once per distinct one.
  func mapped(_ type: SQLType, _ transform: (Value) -> Value) -> Vector {
    switch storage {
    case .dictionary(let codes, let values) where values.count <= codes.count:
      return Vector(
        type, count: count,
        .dictionary(codes: codes, values: values.mapped(type, transform)))
    case .constant(let value):
      return Vector(type, count: count, .constant(value.mapped(type, transform)))
    default:
      var builder = VectorBuilder(type)
      for row in 0..<count { builder.append(transform(value(at: row))) }
      return builder.finish()
    }
  }
}
