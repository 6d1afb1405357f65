import Synchronization

/// What a query fixes for every expression in it.
@usableFromInline package struct EvaluationContext: Sendable {
  /// When the query began: `now()` and its kin, in the session's zone.
  package var start: Instant
  /// The session's zone, a key of the registry in `TarnTime`.
  package var zone: UInt16
  package var user: String
  package var cancellation: Cancellation

  package init(
    start: Instant, zone: UInt16 = 0, user: String = "", cancellation: Cancellation = Cancellation()
  ) {
    self.start = start
    self.zone = zone
    self.user = user
    self.cancellation = cancellation
  }
}

/// One flag a query, read every few thousand rows in each long loop.
@usableFromInline package final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  package init() {}

  package func cancel() { flag.store(true, ordering: .relaxed) }

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// For loops that can throw.
  package func check() throws(EvaluationError) {
    if isCancelled { throw EvaluationError(.userCanceled, "The query was cancelled") }
  }
}
