import TarnColumns
import TarnPlanning
import TarnStorage

/// `path = 'text'` among a scan's predicates: a segment that cannot hold the text is not read.
struct EqualityProbe: Sendable {
  let path: RecordPath
  let text: [UInt8]

  /// The probes that conjuncts allow.
  static func probes(of scan: Scan) -> [EqualityProbe] {
    scan.predicates.compactMap { predicate in
      guard case .comparison(.equal, let left, let right) = predicate else { return nil }
      return probe(left, right, scan) ?? probe(right, left, scan)
    }
  }

  private static func probe(_ column: Expr, _ constant: Expr, _ scan: Scan) -> EqualityProbe? {
    guard case .column(let index, .varchar) = column, case .constant(.text(let text), _) = constant
    else { return nil }
    switch scan.columns[index].source {
    case .path(let keys): return EqualityProbe(path: RecordPath(ignoringCase: keys), text: text)
    case .jsonScalar(let base, let keys):
      return EqualityProbe(path: RecordPath(ignoringCase: base, exactly: keys), text: text)
    default: return nil
    }
  }

  var hash: UInt64 { text.withUnsafeBytes { BitFilter.hash($0) } }
}

extension SegmentScan {
  /// False only where no row of the segment has the probe's text.
  func mayHold(_ probe: EqualityProbe) throws -> Bool {
    var column: Int?
    for outcome in try shapeOutcomes(of: probe.path).all {
      switch outcome {
      case .absent, .object, .part: continue
      case .inside: return true
      case .leaf(let own):
        guard templates.kind(own) == .string, column == nil || column == own else { return true }
        column = own
      }
    }
    guard let column else {
      // No scalar anywhere; a base that is a text may still hold JSON with the value.
      return probe.path.steps.count > 1
    }
    if probe.path.steps.count > 1, try !isReachedByObjectsOnly(probe.path) { return true }
    if let filter = try reader.bitFilter(unit.segment.id, column: column) {
      return filter.mayContain(probe.hash)
    }
    if catalog.columnPaths[column] == #"["eventID"]"# {
      if let filter = try reader.bitFilter(unit.segment.id, column: SystemColumn.identity) {
        return filter.mayContain(probe.hash)
      }
    }
    guard let chunk = try reader.chunk(unit.segment.id, column: column),
      chunk.head.encoding == .dictionary, !chunk.head.flags.contains(.escapes)
    else { return true }
    return try Self.holds(probe.text, chunk.dictionary())
  }

  /// Whether the objects above the value are objects in every shape: a text there could hold JSON.
  func isReachedByObjectsOnly(_ path: RecordPath) throws -> Bool {
    for length in 1..<path.steps.count {
      let above = RecordPath(Array(path.steps.prefix(length)))
      for outcome in try shapeOutcomes(of: above).all {
        switch outcome {
        case .absent, .object, .part: continue
        case .leaf, .inside: return false
        }
      }
    }
    return true
  }

  /// Binary search: dictionaries are sorted by bytes.
  private static func holds(_ text: [UInt8], _ words: ChunkTexts) -> Bool {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      let entry = words.bytes(middle)
      if entry.elementsEqual(text) { return true }
      if entry.lexicographicallyPrecedes(text) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return false
  }
}
