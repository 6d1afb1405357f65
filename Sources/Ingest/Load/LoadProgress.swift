import Synchronization

/// How far an ingest is, to be looked at from another thread while it runs.
package final class LoadProgress: Sendable {
  private let found = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)
  private let walked = Atomic<Bool>(false)

  package init() {}

  /// Bytes of the files found so far and not known already; all of them once `isComplete`.
  package var foundBytes: Int { found.load(ordering: .relaxed) }
  package var isComplete: Bool { walked.load(ordering: .relaxed) }
  /// Bytes and files that were read.
  package var readBytes: Int { done.load(ordering: .relaxed) }
  package var readFiles: Int { finished.load(ordering: .relaxed) }
  /// Records that are on the disk.
  package var storedRecords: Int { rows.load(ordering: .relaxed) }

  func sawFile(_ bytes: Int64) {
    found.wrappingAdd(Int(clamping: max(0, bytes)), ordering: .relaxed)
  }

  func sawEnd() { walked.store(true, ordering: .relaxed) }

  func readFile(_ bytes: Int64) {
    done.wrappingAdd(Int(clamping: max(0, bytes)), ordering: .relaxed)
    finished.wrappingAdd(1, ordering: .relaxed)
  }

  func stored(_ records: Int) { rows.wrappingAdd(records, ordering: .relaxed) }
}
