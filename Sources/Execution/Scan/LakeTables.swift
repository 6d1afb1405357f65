import TarnColumns
package import TarnPlanning
import TarnStorage

/// Scans of a lake file. One snapshot for all scans of a query.
package final class LakeTables: ScanTables {
  private let path: String
  private let generation: Int64
  private let catalog: LakeCatalog

  package init(path: String) throws {
    self.path = path
    let reader = try LakeReader(path: path)
    catalog = try LakeCatalog(reader)
    generation = reader.generation
  }

  package func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
  ) throws -> any ScanSource {
    switch scan.table.kind {
    case .lens:
      return try LakeScanSource(
        scan, path: path, generation: generation, catalog, outers: outers, runtime)
    case .bookkeeping(let name):
      return BookkeepingSource(scan, name, path: path, catalog, outers: outers, runtime)
    }
  }
}

/// What a query needs to know of the whole lake, read once.
final class LakeCatalog: Sendable {
  let stores: [LakeStore]
  let partitions: [Int64: LakePartition]
  let segments: [LakeSegment]
  let columnKinds: [Int: LeafKind]
  /// JSON arrays of keys, by column.
  let columnPaths: [Int: String]

  init(_ reader: LakeReader) throws {
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
}
