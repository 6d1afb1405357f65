package import TarnColumns
package import TarnPlanning

/// One step of a running query: gives batches until nil. Called by one thread; what runs in
/// parallel does so inside.
package protocol Operator: AnyObject {
  var types: [SQLType] { get }
  func next() throws -> Batch?
}

extension Operator {
  /// Every row at once, for operators that must see all before they give one.
  func all(_ runtime: QueryRuntime) throws -> Batch {
    var parts: [Batch] = []
    while let batch = try next() {
      try runtime.context.cancellation.check()
      if batch.rows > 0 {
        try runtime.memory.reserve(batch.byteSize, for: "collected rows")
        parts.append(batch)
      }
    }
    if parts.isEmpty { return Batch(columns: types.map { Vector($0, []) }, rows: 0) }
    return Batch.concatenation(parts, types: types)
  }
}

/// What all operators of one run share.
package final class QueryRuntime: Sendable {
  package let context: EvaluationContext
  package let memory: MemoryBudget
  package let threads: Int
  package let tables: any ScanTables
  package let counters: ScanCounters
  /// Answers from metadata and distinct values; without them every row is read by itself.
  package let usesShortcuts: Bool

  package init(
    context: EvaluationContext, memory: MemoryBudget = MemoryBudget(), threads: Int = 1,
    tables: any ScanTables, counters: ScanCounters = ScanCounters(), usesShortcuts: Bool = true
  ) {
    self.context = context
    self.memory = memory
    self.threads = threads
    self.tables = tables
    self.counters = counters
    self.usesShortcuts = usesShortcuts
  }
}

/// What a scan reads from: the lake, or rows that a test made.
package protocol ScanTables: Sendable {
  /// The scan's predicates may speak of rows of enclosing queries.
  func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
  ) throws -> any ScanSource
  /// The same, told what is not wanted; it may be given all the same.
  func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime, wanting: ScanNeeds
  ) throws -> any ScanSource
}

/// What of a scan's rows the operators above read.
package struct ScanNeeds: Sendable {
  /// Columns by number; a predicate's column that nobody reads later may be left out. nil: all.
  var columns: Set<Int>?
  /// Rows behind it are not wanted.
  var bound: TopNBound?
}

extension ScanTables {
  package func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime, wanting: ScanNeeds
  ) throws -> any ScanSource {
    try source(for: scan, outers: outers, runtime)
  }
}

/// The units of one scan, numbered in the order of their rows; a unit is one segment's rows.
package protocol ScanSource: Sendable {
  var unitCount: Int { get }
  /// A reader of its own for each thread.
  func makeReader() throws -> any UnitReader
}

package protocol UnitReader: AnyObject {
  /// The unit's rows that satisfy the scan's predicates; nil where none does.
  func read(_ unit: Int) throws -> Batch?
  /// The same as distinct rows with their numbers, where that is known without reading the rows;
  /// nil: read them.
  func readCounted(_ unit: Int) throws -> CountedBatch?
}

extension UnitReader {
  package func readCounted(_ unit: Int) throws -> CountedBatch? { nil }
}
