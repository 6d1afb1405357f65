import TarnColumns
import TarnExecution
import TarnExports
import TarnFunctions
import TarnPlanning

/// A statement's rows, batch by batch.
package final class StatementResult {
  let columns: [ResultColumn]
  let types: [SQLType]
  /// What the user should know, for stderr.
  package let notes: [String]
  private let operation: any Operator
  private let runtime: QueryRuntime?

  init(_ planned: PlannedQuery, _ operation: any Operator, _ runtime: QueryRuntime) {
    columns = planned.columns.map { ResultColumn($0.name, $0.type) }
    types = planned.columns.map(\.type)
    notes = planned.notes
    self.operation = operation
    self.runtime = runtime
  }

  private init(_ names: [String], _ types: [SQLType], _ batches: [Batch], notes: [String]) {
    columns = zip(names, types).map { ResultColumn($0, $1) }
    self.types = types
    self.notes = notes
    operation = RowsOperator(batches, types: types)
    runtime = nil
  }

  func next() throws -> Batch? {
    do {
      return try operation.next()
    } catch {
      throw LakeError(error)
    }
  }

  var counters: ScanCounters.Snapshot {
    runtime?.counters.snapshot ?? ScanCounters.Snapshot()
  }

  package var rowsRead: Int { counters.rows }
  package var segmentsRead: Int { counters.segments }
  package var segmentsPruned: Int { counters.segmentsPruned }

  package var peakMemory: Int { runtime?.memory.peak ?? 0 }

  /// A batch's columns as texts, for writers.
  static func texts(_ batch: Batch) -> [Vector] {
    batch.columns.map { ResultText.texts(of: $0) }
  }

  /// A statement that has no rows but something to say.
  static func message(_ text: String) -> StatementResult {
    StatementResult([], [], [], notes: [text])
  }

  static func lines(_ name: String, _ lines: [String]) -> StatementResult {
    rows([name], lines.map { [$0] })
  }

  /// Rows of texts; nil is NULL.
  static func rows(_ names: [String], _ rows: [[String?]]) -> StatementResult {
    let type = SQLType.varchar(length: nil)
    let columns = names.indices.map { index in
      Vector(type, rows.map { row in row[index].map { .string($0) } ?? .null })
    }
    let batches = rows.isEmpty ? [] : [Batch(columns: columns, rows: rows.count)]
    return StatementResult(names, names.map { _ in type }, batches, notes: [])
  }
}

extension ResultColumn {
  init(_ name: String, _ type: SQLType) {
    self.init(
      name: name, type: type.description, isBareJSON: ResultText.isBareJSON(type) || type.isFloat,
      isNumber: type.isNumeric)
  }
}

extension SQLType {
  fileprivate var isFloat: Bool { self == .double || self == .real }
}
