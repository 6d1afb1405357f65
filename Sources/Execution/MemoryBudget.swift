import Synchronization
package import TarnColumns

/// The bytes that one query's operators may hold together.
package final class MemoryBudget: Sendable {
  package let limit: Int
  private let held = Atomic<Int>(0)
  private let highest = Atomic<Int>(0)

  package init(limit: Int = 2 << 30) { self.limit = limit }

  package var peak: Int { highest.load(ordering: .relaxed) }

  package func reserve(_ bytes: Int, for holder: StaticString) throws(EvaluationError) {
    let (_, now) = held.add(bytes, ordering: .relaxed)
    highest.max(now, ordering: .relaxed)
    if now > limit {
      held.subtract(bytes, ordering: .relaxed)
      throw EvaluationError(
        .exceededMemoryLimit,
        "Query exceeds the memory limit of \(limit) bytes: \(holder) asks for \(bytes) bytes "
          + "where \(now - bytes) are held; narrow the query or raise --memory-limit")
    }
  }

  package func release(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}

/// What scans did, exact and independent of the number of threads.
package final class ScanCounters: Sendable {
  package struct Snapshot: Sendable, Equatable {
    package var rows = 0
    package var bytes = 0
    package var segments = 0
    package var segmentsPruned = 0

    package init() {}
  }

  private let state = Mutex(Snapshot())

  package init() {}

  package func add(_ change: (inout Snapshot) -> Void) { state.withLock { change(&$0) } }

  package var snapshot: Snapshot { state.withLock { $0 } }
}
