import TarnColumns
import TarnPlanning

/// A bookkeeping table as one unit: small, made as a whole, then filtered.
final class BookkeepingSource: ScanSource {
  private let scan: Scan
  private let name: String
  private let path: String
  private let catalog: LakeCatalog
  private let outers: [OuterRow]
  private let runtime: QueryRuntime

  init(
    _ scan: Scan, _ name: String, path: String, _ catalog: LakeCatalog, outers: [OuterRow],
    _ runtime: QueryRuntime
  ) {
    self.scan = scan
    self.name = name
    self.path = path
    self.catalog = catalog
    self.outers = outers
    self.runtime = runtime
  }

  var unitCount: Int { 1 }

  func makeReader() throws -> any UnitReader { Reader(self) }

  private final class Reader: UnitReader {
    private let source: BookkeepingSource

    init(_ source: BookkeepingSource) { self.source = source }

    func read(_ unit: Int) throws -> Batch? { try source.rows() }
  }

  private func rows() throws -> Batch? {
    let rows = try BookkeepingRows(path: path, catalog).rows(of: name)
    let columns = scan.columns.map { column in
      guard case .bookkeeping(let index) = column.source else {
        return Vector.nulls(column.type, count: rows.count)
      }
      return Vector(column.type, rows.map { index < $0.count ? $0[index] : .null })
    }
    var batch = Batch(columns: columns, rows: rows.count)
    for predicate in scan.predicates {
      let (selected, errors) = Program(predicate, runtime.context).selection(
        Frame(batch, outers: outers, runtime.context))
      if let error = errors.errors.first { throw error }
      if let selected { batch = batch.taking(selected) }
    }
    return batch
  }
}
