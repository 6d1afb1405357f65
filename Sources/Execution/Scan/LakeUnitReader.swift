import TarnColumns
import TarnPlanning
import TarnStorage

/// Reads units on one thread, with a connection of its own.
///
/// A unit's predicates come first, each with just its columns; the other columns are read for the
/// rows that are left.
final class LakeUnitReader: UnitReader {
  private let source: LakeScanSource
  private let session: LakeSession

  init(_ source: LakeScanSource) throws {
    self.source = source
    session = try source.snapshot.take()
  }

  deinit { source.snapshot.give(session) }

  func read(_ number: Int) throws -> Batch? {
    guard let unit = source.unit(number) else {
      source.runtime.counters.add {
        $0.segments -= 1
        $0.segmentsPruned += 1
      }
      return nil
    }
    let columns = source.scan.columns
    let segment = SegmentScan(
      session, unit, source.catalog, usesShortcuts: source.runtime.usesShortcuts)
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
    for (number, predicate) in source.predicates.enumerated() {
      if let search = source.searches[number], vectors[search.column] == nil,
        let found = try segment.rows(
          with: search, among: rows,
          test: { try self.rows($0, of: segment, where: predicate) })
      {
        if found.isEmpty {
          finish(unit, rows: 0)
          return nil
        }
        rows = rows.map { known in found.map { known[Int($0)] } } ?? found
        drop(&vectors, after: number)
        vectors = vectors.map { $0?.taking(found) }
        count = found.count
        continue
      }
      for column in predicate.columns where vectors[column] == nil {
        vectors[column] = try segment.vector(columns[column], rows: rows)
      }
      let (selected, errors) = predicate.selection(
        frame(vectors, rows: count, only: predicate.columns))
      if let error = errors.errors.first { throw error }
      drop(&vectors, after: number)
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
      vectors[column] =
        source.lastUse[column] == nil
        ? try segment.vector(columns[column], rows: rows)
        : .nulls(columns[column].type, count: count)
    }
    finish(unit, rows: count)
    return Batch(columns: vectors.compactMap { $0 }, rows: count)
  }

  /// From the heads alone: whole segments of at most one column whose dictionary counts its rows.
  func readCounted(_ number: Int) throws -> CountedBatch? {
    let unit = source.units[number]
    let columns = source.scan.columns
    guard source.runtime.usesShortcuts, unit.isWhole, columns.count <= 1,
      source.predicates.allSatisfy(\.isPure), case .lens(let kind) = source.scan.table.kind
    else {
      return nil
    }
    let segment = SegmentScan(session, unit, source.catalog)
    guard case .events = kind else { return nil }
    let others = try segment.otherRows().all
    var counted = CountedBatch(
      batch: Batch(columns: [], rows: 1), counts: [UInt32(unit.rows - others.count)])
    if let column = columns.first {
      guard let distinct = try segment.distinct(column, without: others) else { return nil }
      counted = distinct
    }
    // A value that only the others have is there no more.
    if counted.counts.contains(0) {
      let left = counted.counts.indices.filter { counted.counts[$0] > 0 }
      counted = CountedBatch(
        batch: counted.batch.taking(left.map { UInt32($0) }),
        counts: left.map { counted.counts[$0] })
    }
    for predicate in source.predicates {
      counted = try Transform.filter(predicate).apply(
        counted, outers: source.outers, source.runtime.context)
    }
    finish(unit, rows: unit.rows)
    return counted
  }

  /// Which of some rows satisfy a predicate over one column.
  private func rows(
    _ rows: [UInt32], of segment: SegmentScan, where predicate: Program
  ) throws -> [UInt32] {
    var vectors = [Vector?](repeating: nil, count: source.scan.columns.count)
    for column in predicate.columns {
      vectors[column] = try segment.vector(source.scan.columns[column], rows: rows)
    }
    let (selected, errors) = predicate.selection(
      frame(vectors, rows: rows.count, only: predicate.columns))
    if let error = errors.errors.first { throw error }
    return selected ?? SegmentScan.rows(0..<rows.count)
  }

  /// Lets go of columns that nobody reads after a predicate.
  private func drop(_ vectors: inout [Vector?], after predicate: Int) {
    for column in vectors.indices where source.lastUse[column] == predicate + 1 {
      vectors[column] = nil
    }
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
  /// What shapes have at one path, by shape.
  private final class Table {
    var outcomes: [Int64: PathOutcome] = [:]
  }

  private struct TableKey: Hashable {
    let path: RecordPath
    let from: Int
  }

  private let reader: LakeReader
  private let kinds: [Int: LeafKind]
  private var templates: [Int64: ShapeTemplate] = [:]
  private var tables: [TableKey: Table] = [:]

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

  /// What each of the shapes has at a path.
  func outcomes(
    _ shapes: [Int64], _ path: RecordPath, from first: Int
  ) throws -> [PathOutcome] {
    let key = TableKey(path: path, from: first)
    let table = tables[key] ?? Table()
    tables[key] = table
    var result: [PathOutcome] = []
    result.reserveCapacity(shapes.count)
    for shape in shapes {
      if let known = table.outcomes[shape] {
        result.append(known)
        continue
      }
      let outcome = try template(shape).outcome(of: path, from: first) { kinds[$0] }
      table.outcomes[shape] = outcome
      result.append(outcome)
    }
    return result
  }
}
