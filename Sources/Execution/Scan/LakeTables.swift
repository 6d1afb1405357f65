import TarnColumns
package import TarnPlanning
import TarnStorage

/// Scans of a lake file. One snapshot for all scans of a query.
package final class LakeTables: ScanTables {
  private let snapshot: LakeSnapshot

  package init(_ cache: LakeCache) throws { snapshot = try LakeSnapshot(cache) }

  package func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
  ) throws -> any ScanSource {
    try source(for: scan, outers: outers, runtime, wanting: ScanNeeds())
  }

  package func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime, wanting: ScanNeeds
  ) throws -> any ScanSource {
    switch scan.table.kind {
    case .lens: return try LakeScanSource(scan, snapshot, outers: outers, runtime, wanting)
    case .bookkeeping(let name):
      return BookkeepingSource(
        scan, name, path: snapshot.cache.path, snapshot.catalog, outers: outers, runtime)
    }
  }
}

/// What a query needs to know of the whole lake, read once.
final class LakeCatalog: Sendable {
  let generation: Int64
  let stores: [LakeStore]
  let partitions: [Int64: LakePartition]
  let segments: [LakeSegment]
  let columnKinds: [Int: LeafKind]
  /// JSON arrays of keys, by column.
  let columnPaths: [Int: String]
  private let otherRows = Monitor<[Int64: OtherRows]>([:])

  init(_ reader: LakeReader) throws {
    generation = reader.generation
    stores = try reader.stores()
    partitions = Dictionary(
      try reader.partitions().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    segments = try reader.segments()
    let columns = try reader.columns()
    columnKinds = Dictionary(
      columns.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    columnPaths = Dictionary(
      columns.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
  }
  /// Rows of a segment that are no events, if they were looked for before.
  func others(of segment: Int64) -> OtherRows? { otherRows.change { $0[segment] } }

  func keep(_ rows: OtherRows, of segment: Int64) { otherRows.change { $0[segment] = rows } }
}
