import TarnColumns
import TarnStorage

/// What each row of a segment has at a path: a small table over the record's shape codes, and for
/// paths that enter a part one over the part's.
final class RowOutcomes {
  private unowned let scan: SegmentScan
  private var isLoaded = false
  private(set) var recordCodes: [UInt16] = []
  private(set) var byRecord: [PathOutcome] = []
  private(set) var parts: [RecordPart: (codes: [UInt16], outcomes: [PathOutcome], used: Int)] = [:]

  init(_ path: RecordPath, _ scan: SegmentScan) throws {
    self.scan = scan
    byRecord = try scan.templates.outcomes(scan.rows.shapeIDs(.record), path, from: 0)
    for outcome in byRecord {
      guard case .part(let part, let used) = outcome, parts[part] == nil else { continue }
      let outcomes = try scan.templates.outcomes(scan.rows.shapeIDs(part), path, from: used)
      parts[part] = ([], outcomes, used)
      isWholePart = used == path.steps.count
    }
  }

  /// Of some rows only: shapes that none of them has are not looked at. A row of hundreds of columns
  /// would else cost a look at every shape of its segment for each.
  init(_ path: RecordPath, _ scan: SegmentScan, rows: [UInt32]) throws {
    self.scan = scan
    recordCodes = try scan.rows.codes(.record)
    let ids = try scan.rows.shapeIDs(.record)
    byRecord = [PathOutcome](repeating: .absent, count: ids.count)
    var isKnown = [Bool](repeating: false, count: ids.count)
    for row in rows {
      let code = Int(recordCodes[Int(row)])
      if !isKnown[code] {
        byRecord[code] = try scan.templates.outcomes([ids[code]], path, from: 0)[0]
        isKnown[code] = true
      }
      guard case .part(let part, let used) = byRecord[code] else { continue }
      let partIDs = try scan.rows.shapeIDs(part)
      var table =
        try parts[part]
        ?? (
          scan.rows.codes(part), [PathOutcome](repeating: .absent, count: partIDs.count), used
        )
      let partCode = Int(table.codes[Int(row)])
      if partCode < partIDs.count {
        table.outcomes[partCode] =
          try scan.templates.outcomes([partIDs[partCode]], path, from: used)[0]
      }
      parts[part] = table
      isWholePart = used == path.steps.count
    }
    isLoaded = true
  }

  /// Reads which row has which shape.
  func load() throws {
    if isLoaded { return }
    recordCodes = try scan.rows.codes(.record)
    for part in parts.keys { parts[part]?.codes = try scan.rows.codes(part) }
    isLoaded = true
  }

  /// Every outcome that some shape of the segment has.
  var all: [PathOutcome] {
    byRecord.filter { outcome in
      if case .part(let part, _) = outcome { return parts[part] == nil }
      return true
    } + parts.values.flatMap(\.outcomes)
  }

  subscript(row: Int) -> PathOutcome {
    let outcome = byRecord[Int(recordCodes[row])]
    guard case .part(let part, _) = outcome, let table = parts[part] else { return outcome }
    let code = table.codes[row]
    return code == ShapeCode.absent ? .absent : table.outcomes[Int(code)]
  }

  /// Whether the path, where it enters a part, is that part's whole object.
  private(set) var isWholePart = false

  /// The one part that the path enters, where objects lie nowhere else.
  var onlyPart: RecordPart? {
    let isElsewhere = byRecord.contains { outcome in
      if case .object = outcome { return true }
      return false
    }
    return parts.count == 1 && !isElsewhere ? parts.keys.first : nil
  }

  /// The part a row's path enters, if it enters one.
  func part(of row: Int) -> RecordPart? {
    guard case .part(let part, _) = byRecord[Int(recordCodes[row])] else { return nil }
    return part
  }

  /// Rows sorted by what they have, one vector for each, put together in the rows' order.
  func combined(
    _ rows: [UInt32], type: SQLType, _ read: (PathOutcome, [UInt32]) throws -> Vector
  ) throws -> Vector {
    var known: [PathOutcome: Int] = [:]
    var outcomes: [PathOutcome] = []
    func number(_ outcome: PathOutcome) -> UInt16 {
      // Objects differ by shape, but are read by the same code.
      let general: PathOutcome = if case .object = outcome { .object(0..<0) } else { outcome }
      if let number = known[general] { return UInt16(number) }
      known[general] = outcomes.count
      outcomes.append(general)
      return UInt16(outcomes.count - 1)
    }
    let ofRecord = byRecord.map { outcome -> UInt16 in
      if case .part(let part, _) = outcome, parts[part] != nil { return .max }
      return number(outcome)
    }
    var ofPart: [RecordPart: [UInt16]] = [:]
    for (part, table) in parts { ofPart[part] = table.outcomes.map(number) }
    let absent = number(.absent)
    if let only = Self.only(ofRecord, ofPart.values.joined()) {
      return only == absent
        ? .nulls(type, count: rows.count) : try read(outcomes[Int(only)], rows)
    }
    try load()
    let classOf = classes(of: rows, ofRecord, ofPart, absent: absent)
    return try joined(rows, classOf, outcomes, absent: absent, type: type, read)
  }

  /// The class of each row, by its record's shape and that of the part the path enters.
  private func classes(
    of rows: [UInt32], _ ofRecord: [UInt16], _ ofPart: [RecordPart: [UInt16]], absent: UInt16
  ) -> [UInt16] {
    var classOf = [UInt16](repeating: absent, count: rows.count)
    guard !ofPart.isEmpty else {
      recordCodes.withUnsafeBufferPointer { codes in
        for index in rows.indices { classOf[index] = ofRecord[Int(codes[Int(rows[index])])] }
      }
      return classOf
    }
    if ofPart.count == 1, let (part, classes) = ofPart.first, let table = parts[part],
      ofRecord.allSatisfy({ $0 == .max || $0 == absent })
    {
      // Rows without the part have nothing: the part's own codes tell all.
      table.codes.withUnsafeBufferPointer { codes in
        for index in rows.indices {
          let code = codes[Int(rows[index])]
          if code != ShapeCode.absent { classOf[index] = classes[Int(code)] }
        }
      }
      return classOf
    }
    var codesOf = [[UInt16]](repeating: [], count: RecordPart.count)
    var classesOf = [[UInt16]](repeating: [], count: RecordPart.count)
    for (part, classes) in ofPart {
      codesOf[Int(part.rawValue)] = parts[part]?.codes ?? []
      classesOf[Int(part.rawValue)] = classes
    }
    let partOf = byRecord.map { outcome -> Int in
      guard case .part(let part, _) = outcome else { return 0 }
      return Int(part.rawValue)
    }
    for index in rows.indices {
      let row = Int(rows[index])
      let record = Int(recordCodes[row])
      let own = ofRecord[record]
      if own != .max {
        classOf[index] = own
        continue
      }
      let code = codesOf[partOf[record]][row]
      if code != ShapeCode.absent { classOf[index] = classesOf[partOf[record]][Int(code)] }
    }
    return classOf
  }

  /// The class of every shape, where they share one; a row may then lack nothing.
  private static func only(
    _ ofRecord: [UInt16], _ ofPart: some Sequence<UInt16>
  ) -> UInt16? {
    var only: UInt16?
    var entersPart = false
    for number in ofRecord {
      if number == .max {
        entersPart = true
        continue
      }
      if only == nil { only = number }
      if only != number { return nil }
    }
    guard entersPart else { return only }
    for number in ofPart {
      if only == nil { only = number }
      if only != number { return nil }
    }
    return only
  }

  private func joined(
    _ rows: [UInt32], _ classOf: [UInt16], _ outcomes: [PathOutcome], absent: UInt16,
    type: SQLType, _ read: (PathOutcome, [UInt32]) throws -> Vector
  ) throws -> Vector {
    var counts = [Int](repeating: 0, count: outcomes.count)
    counts.withUnsafeMutableBufferPointer { counts in
      for number in classOf { counts[Int(number)] &+= 1 }
    }
    let present = counts.indices.filter { counts[$0] > 0 && $0 != Int(absent) }
    if present.isEmpty { return .nulls(type, count: rows.count) }
    if present.count == 1, counts[Int(absent)] == 0 {
      return try read(outcomes[present[0]], rows)
    }
    if present.count == 1 {
      let present = present[0]
      let some = [UInt32](unsafeUninitializedCapacity: rows.count) { output, count in
        for index in rows.indices where classOf[index] != absent {
          output.initializeElement(at: count, to: rows[index])
          count += 1
        }
      }
      let vector = try read(outcomes[present], some)
      return vector.spread(over: classOf.map { $0 != absent })
    }
    var builder = VectorBuilder(type)
    var placeOf = [UInt32](repeating: 0, count: rows.count)
    for number in present {
      var some: [UInt32] = []
      for index in rows.indices where classOf[index] == UInt16(number) {
        placeOf[index] = UInt32(builder.count + some.count)
        some.append(rows[index])
      }
      builder.append(contentsOf: try read(outcomes[number], some))
    }
    let null = UInt32(builder.count)
    builder.append(.null)
    for index in rows.indices where classOf[index] == absent { placeOf[index] = null }
    return builder.finish().taking(placeOf)
  }
}

extension Vector {
  /// The vector's rows where the flags are true, nulls elsewhere. Codes stay codes.
  func spread(over flags: [Bool]) -> Vector {
    switch storage {
    case .dictionary(let codes, let values):
      let null = UInt32(values.count)
      let spread = [UInt32](unsafeUninitializedCapacity: flags.count) { buffer, count in
        var next = 0
        for row in flags.indices {
          guard flags[row] else {
            buffer.initializeElement(at: row, to: null)
            continue
          }
          buffer.initializeElement(at: row, to: codes[next])
          next += 1
        }
        count = flags.count
      }
      return Vector(
        type, count: flags.count, .dictionary(codes: spread, values: values.withNullAtEnd()))
    default:
      let null = UInt32(count)
      var next: UInt32 = 0
      let places = flags.map { flag in
        guard flag else { return null }
        next += 1
        return next - 1
      }
      return withNullAtEnd().taking(places)
    }
  }

  /// The same values and a null after them; texts keep their arena.
  func withNullAtEnd() -> Vector {
    if case .text(let texts) = storage {
      var extents = texts.extents
      extents.append(Extent(0, 0))
      var flags = nulls ?? [Bool](repeating: false, count: count)
      flags.append(true)
      return Vector(
        type, count: count + 1, .text(TextArray(arena: texts.arena, extents: extents)),
        nulls: flags)
    }
    if case .coded(let texts) = storage {
      let flags = (nulls ?? [Bool](repeating: false, count: count)) + [true]
      return Vector(type, count: count + 1, .coded(texts.withBlankAtEnd()), nulls: flags)
    }
    var builder = VectorBuilder(type)
    builder.append(contentsOf: self)
    builder.append(.null)
    return builder.finish()
  }
}
