import TarnColumns
import TarnPlanning
import TarnStorage

/// Reads units on one thread, with a connection of its own.
///
/// A unit's predicates come first, each with just its columns; the other columns are read for the
/// rows that are left.
final class LakeUnitReader: UnitReader {
  private let source: LakeScanSource
  private let reader: LakeReader
  private let templates: ShapeTemplates
  private let names: SystemNames

  init(_ source: LakeScanSource) throws {
    self.source = source
    reader = try LakeReader(path: source.path)
    // Another commit may have come between; the catalog's snapshot is the query's.
    guard reader.generation == source.generation else { throw SnapshotMoved() }
    templates = ShapeTemplates(reader, kinds: source.catalog.columnKinds)
    names = SystemNames(reader)
  }

  func read(_ unit: Int) throws -> Batch? {
    let unit = source.units[unit]
    let columns = source.scan.columns
    let segment = SegmentScan(reader, unit, templates, names, source.catalog)
    for probe in source.probes where try !segment.mayHold(probe) {
      source.runtime.counters.add {
        $0.segments -= 1
        $0.segmentsPruned += 1
      }
      return nil
    }
    var rows: [UInt32]?
    var vectors = [Vector?](repeating: nil, count: columns.count)
    var count = unit.rows
    if case .lens(let kind) = source.scan.table.kind, let own = try segment.rows(of: kind) {
      if own.isEmpty {
        finish(unit, rows: 0)
        return nil
      }
      rows = own
      count = own.count
    }
    for predicate in source.predicates {
      for column in predicate.columns where vectors[column] == nil {
        vectors[column] = try segment.vector(columns[column], rows: rows)
      }
      let (selected, errors) = predicate.selection(
        frame(vectors, rows: count, only: predicate.columns))
      if let error = errors.errors.first { throw error }
      guard let selected else { continue }
      if selected.isEmpty {
        finish(unit, rows: 0)
        return nil
      }
      rows = rows.map { known in selected.map { known[Int($0)] } } ?? selected
      vectors = vectors.map { $0?.taking(selected) }
      count = selected.count
    }
    for column in columns.indices where vectors[column] == nil {
      vectors[column] = try segment.vector(columns[column], rows: rows)
    }
    finish(unit, rows: count)
    return Batch(columns: vectors.compactMap { $0 }, rows: count)
  }

  private func frame(_ vectors: [Vector?], rows: Int, only: [Int]) -> Frame {
    let nothing = Vector(.unknown, count: 0, .boolean([]))
    let batch = Batch(columns: vectors.map { $0 ?? nothing }, rows: rows)
    return Frame(batch, outers: source.outers, source.runtime.context)
  }

  private func finish(_ unit: LakeScanSource.Unit, rows: Int) {
    source.runtime.counters.add { $0.rows += unit.rows }
  }
}

/// A writer committed while a query's threads opened their connections; the query begins again.
package struct SnapshotMoved: Error {
  package init() {}
}

/// Shapes of the lake ready for paths, kept over the units of one thread.
final class ShapeTemplates {
  private let reader: LakeReader
  private let kinds: [Int: LeafKind]
  private var templates: [Int64: ShapeTemplate] = [:]
  private var outcomes: [OutcomeKey: PathOutcome] = [:]

  private struct OutcomeKey: Hashable {
    let shape: Int64
    let path: RecordPath
    let from: Int
  }

  init(_ reader: LakeReader, kinds: [Int: LeafKind]) {
    self.reader = reader
    self.kinds = kinds
  }

  func kind(_ column: Int) -> LeafKind { kinds[column] ?? .opaque }

  func template(_ shape: Int64) throws -> ShapeTemplate {
    if let known = templates[shape] { return known }
    let template = ShapeTemplate(try reader.shape(shape))
    templates[shape] = template
    return template
  }

  func outcome(_ shape: Int64, _ path: RecordPath, from first: Int) throws -> PathOutcome {
    let key = OutcomeKey(shape: shape, path: path, from: first)
    if let known = outcomes[key] { return known }
    let outcome = try template(shape).outcome(of: path, from: first) { kinds[$0] }
    outcomes[key] = outcome
    return outcome
  }
}
