import TarnColumns
import TarnStorage

/// What each row of a segment has at a path: a small table over the record's shape codes, and for
/// paths that enter a part one over the part's.
final class RowOutcomes {
  private let recordCodes: [UInt16]
  private var byRecord: [PathOutcome] = []
  private var parts: [RecordPart: (codes: [UInt16], outcomes: [PathOutcome], used: Int)] = [:]

  init(_ path: RecordPath, _ scan: SegmentScan) throws {
    recordCodes = try scan.rows.codes(.record)
    for id in try scan.rows.shapeIDs(.record) {
      let outcome = try scan.templates.outcome(id, path, from: 0)
      byRecord.append(outcome)
      guard case .part(let part, let used) = outcome, parts[part] == nil else { continue }
      var outcomes: [PathOutcome] = []
      for id in try scan.rows.shapeIDs(part) {
        outcomes.append(try scan.templates.outcome(id, path, from: used))
      }
      parts[part] = (try scan.rows.codes(part), outcomes, used)
      isWholePart = used == path.steps.count
    }
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
    return code == SegmentRows.absent ? .absent : table.outcomes[Int(code)]
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
    var classes: [PathOutcome: Int] = [:]
    var outcomes: [PathOutcome] = []
    func number(_ outcome: PathOutcome) -> UInt16 {
      // Objects differ by shape, but are read by the same code.
      let general: PathOutcome = if case .object = outcome { .object(0..<0) } else { outcome }
      if let known = classes[general] { return UInt16(known) }
      classes[general] = outcomes.count
      outcomes.append(general)
      return UInt16(outcomes.count - 1)
    }
    var classOf = [UInt16](repeating: 0, count: rows.count)
    let ofRecord = byRecord.map { outcome -> UInt16 in
      if case .part(let part, _) = outcome, parts[part] != nil { return .max }
      return number(outcome)
    }
    var ofPart: [RecordPart: [UInt16]] = [:]
    for (part, table) in parts { ofPart[part] = table.outcomes.map(number) }
    let absent = number(.absent)
    if rows.count == recordCodes.count,
      let only = Self.only(ofRecord, ofPart.values.joined())
    {
      return only == absent
        ? .nulls(type, count: rows.count) : try read(outcomes[Int(only)], rows)
    }
    for (index, row) in rows.enumerated() {
      let record = Int(recordCodes[Int(row)])
      let own = ofRecord[record]
      if own != .max {
        classOf[index] = own
        continue
      }
      guard case .part(let part, _) = byRecord[record], let table = parts[part],
        let classes = ofPart[part]
      else { continue }
      let code = table.codes[Int(row)]
      classOf[index] = code == SegmentRows.absent ? absent : classes[Int(code)]
    }
    return try joined(rows, classOf, outcomes, absent: absent, type: type, read)
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
    for number in classOf { counts[Int(number)] += 1 }
    let present = counts.indices.filter { counts[$0] > 0 && $0 != Int(absent) }
    if present.isEmpty { return .nulls(type, count: rows.count) }
    if present.count == 1, counts[Int(absent)] == 0 {
      return try read(outcomes[present[0]], rows)
    }
    if present.count == 1 {
      var some: [UInt32] = []
      for index in rows.indices where classOf[index] != absent { some.append(rows[index]) }
      let vector = try read(outcomes[present[0]], some)
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
      var extended = VectorBuilder(type)
      extended.append(contentsOf: values)
      let null = UInt32(values.count)
      extended.append(.null)
      var next = 0
      let spread = flags.map { flag in
        guard flag else { return null }
        next += 1
        return codes[next - 1]
      }
      return Vector(
        type, count: flags.count, .dictionary(codes: spread, values: extended.finish()))
    default:
      var builder = VectorBuilder(type)
      builder.append(contentsOf: self)
      let null = UInt32(count)
      builder.append(.null)
      var next: UInt32 = 0
      let places = flags.map { flag in
        guard flag else { return null }
        next += 1
        return next - 1
      }
      return builder.finish().taking(places)
    }
  }
}
