/// Runs numbered jobs on several threads and gives their results in the order of the numbers, so
/// that an answer does not depend on which thread was faster.
///
/// No thread runs more than `window` jobs ahead of the reader, which bounds what waits in memory.
final class OrderedParallel<Output: Sendable> {
  /// Makes a thread's own job runner (its connection, its scratch).
  typealias Start = @Sendable () throws -> (_ job: Int) throws -> Output

  private struct State {
    var nextJob = 0
    var delivered = 0
    var results: [Int: Result<Output, any Error>] = [:]
    var isStopped = false
  }

  private let jobs: Int
  private let monitor = Monitor(State())
  private var workers: [Worker] = []
  private let start: Start
  private var inline: ((Int) throws -> Output)?

  init(jobs: Int, threads: Int, _ start: @escaping Start) {
    self.jobs = jobs
    self.start = start
    let count = min(threads, jobs)
    guard count > 1 else { return }
    let monitor = monitor
    let window = count * 4
    for _ in 0..<count {
      let worker = Worker {
        Self.work(monitor, jobs: jobs, window: window, start)
      }
      if let worker { workers.append(worker) }
    }
  }

  deinit { stop() }

  /// Ends the threads; jobs under way are finished first.
  func stop() {
    monitor.change { $0.isStopped = true }
    for worker in workers { worker.join() }
    workers = []
  }

  private static func work(
    _ monitor: Monitor<State>, jobs: Int, window: Int, _ start: Start
  ) {
    var run: ((Int) throws -> Output)?
    while true {
      let job: Int? = monitor.wait { state in
        if state.isStopped || state.nextJob >= jobs { return .some(nil) }
        if state.nextJob >= state.delivered + window { return nil }
        state.nextJob += 1
        return state.nextJob - 1
      }
      guard let job else { return }
      let result = Result {
        let ready = try run ?? start()
        run = ready
        return try ready(job)
      }
      monitor.change { $0.results[job] = result }
    }
  }

  /// The next job's result; nil after the last.
  func next() throws -> Output? {
    if workers.isEmpty {
      let job = monitor.change { state in
        state.delivered += 1
        return state.delivered - 1
      }
      guard job < jobs else { return nil }
      let run = try inline ?? start()
      inline = run
      return try run(job)
    }
    let result: Result<Output, any Error>? = monitor.wait { state in
      if state.delivered >= jobs { return .some(nil) }
      guard let result = state.results.removeValue(forKey: state.delivered) else { return nil }
      state.delivered += 1
      return result
    }
    return try result?.get()
  }
}
