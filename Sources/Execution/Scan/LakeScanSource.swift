import TarnColumns
import TarnPlanning
import TarnStorage

/// The segments of one scan, those left that its predicates over partitions allow.
final class LakeScanSource: ScanSource {
  struct Unit: Sendable {
    let segment: LakeSegment
    /// The rows to read: runs of whole partitions, ascending.
    let ranges: [SegmentRange]

    let rows: Int

    init(segment: LakeSegment, ranges: [SegmentRange]) {
      self.segment = segment
      self.ranges = ranges
      rows = ranges.reduce(0) { $0 + $1.rows }
    }

    /// All of its segment.
    var isWhole: Bool { rows == segment.rows }
  }

  let scan: Scan
  let snapshot: LakeSnapshot
  let catalog: LakeCatalog
  let units: [Unit]
  let predicates: [Program]
  /// For each predicate the search that answers it, if one does.
  let searches: [LeafSearch?]
  let probes: [EqualityProbe]
  private let bound: TopNBound?
  /// For each column the number of predicates after which nobody reads it; nil: it is a result.
  let lastUse: [Int?]
  let outers: [OuterRow]
  let runtime: QueryRuntime

  var unitCount: Int { units.count }

  init(
    _ scan: Scan, _ snapshot: LakeSnapshot, outers: [OuterRow], _ runtime: QueryRuntime,
    _ needs: ScanNeeds
  ) throws {
    self.scan = scan
    self.snapshot = snapshot
    catalog = snapshot.catalog
    self.outers = outers
    self.runtime = runtime
    var programs: [Program] = []
    var searches: [LeafSearch?] = []
    var overPartitions: [Program] = []
    for predicate in scan.predicates {
      let program = Program(predicate, runtime.context)
      let isOverPartitions = program.columns.allSatisfy { column in
        if case .partition = scan.columns[column].source { return true }
        return false
      }
      if isOverPartitions, !program.isFallible {
        overPartitions.append(program)
      } else {
        programs.append(program)
        searches.append(runtime.usesShortcuts ? LeafSearch(predicate, scan) : nil)
      }
    }
    predicates = programs
    // Rows that are not read raise nothing.
    self.bound = programs.contains { $0.isFallible } ? nil : needs.bound
    self.searches = searches
    lastUse = scan.columns.indices.map { column in
      if needs.columns?.contains(column) ?? true { return nil }
      return (programs.lastIndex { $0.columns.contains(column) } ?? -1) + 1
    }
    probes = runtime.usesShortcuts ? EqualityProbe.probes(of: scan) : []
    let times = TimeRange(scan)
    let prunesTimes = runtime.usesShortcuts && !times.isEverything
    let store = try Self.store(of: scan, catalog)
    let allowed = Self.partitions(
      scan, catalog, overPartitions, store: store, outers, runtime.context)
    var units: [Unit] = []
    var pruned = 0
    for segment in catalog.segments where segment.row.store == store {
      let ranges = segment.ranges.filter {
        allowed.contains($0.partition) && (!prunesTimes || times.meets($0))
      }
      if ranges.isEmpty {
        pruned += 1
      } else {
        units.append(Unit(segment: segment, ranges: ranges))
      }
    }
    self.units = units
    runtime.counters.add {
      $0.segments += units.count
      $0.segmentsPruned += pruned
    }
    try snapshot.prepare(min(runtime.threads, units.count))
  }

  private static func store(of scan: Scan, _ catalog: LakeCatalog) throws -> Int64 {
    guard let name = scan.table.store else { return catalog.stores.first?.id ?? 0 }
    let match = catalog.stores.first { store in
      store.name.lowercased() == name.lowercased()
        || store.uuid?.lowercased() == name.lowercased()
    }
    guard let match else {
      let names = catalog.stores.map(\.name).joined(separator: ", ")
      throw EvaluationError(
        .tableNotFound, "Event data store '\(name)' does not exist; there are: \(names)")
    }
    return match.id
  }

  /// The partitions for which every predicate over partition columns is true: one row each.
  private static func partitions(
    _ scan: Scan, _ catalog: LakeCatalog, _ predicates: [Program], store: Int64,
    _ outers: [OuterRow], _ context: EvaluationContext
  ) -> Set<Int64> {
    let partitions = catalog.partitions.values.filter { $0.store == store }
      .sorted { $0.id < $1.id }
    guard !predicates.isEmpty else { return Set(partitions.map(\.id)) }
    let columns = scan.columns.map { column in
      guard case .partition(let field) = column.source else {
        return Vector.nulls(column.type, count: partitions.count)
      }
      return Vector(column.type, partitions.map { .string($0.text(of: field)) })
    }
    var frame = Frame(
      Batch(columns: columns, rows: partitions.count), outers: outers, context)
    var ids = partitions.map(\.id)
    for predicate in predicates {
      guard let rows = predicate.selection(frame).rows else { continue }
      ids = rows.map { ids[Int($0)] }
      frame.batch = frame.batch.taking(rows)
    }
    return Set(ids)
  }

  /// A unit without the days that are not wanted any more; nil where none is left.
  func unit(_ number: Int) -> Unit? {
    let unit = units[number]
    guard let bound else { return unit }
    let ranges = unit.ranges.filter { bound.admits($0) }
    if ranges.count == unit.ranges.count { return unit }
    return ranges.isEmpty ? nil : Unit(segment: unit.segment, ranges: ranges)
  }

  func makeReader() throws -> any UnitReader { try LakeUnitReader(self) }
}

extension LakePartition {
  func text(of field: PartitionField) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let (year, month, day) = (padded(year, 4), padded(month, 2), padded(day, 2))
    return switch field {
    case .region: region
    case .year: year
    case .month: month
    case .day: day
    case .slashedDate: "\(year)/\(month)/\(day)"
    case .dashedDate: "\(year)-\(month)-\(day)"
    }
  }
}
