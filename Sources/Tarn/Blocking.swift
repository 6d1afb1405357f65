import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work that waits for disks, on a thread of its own: a task pool as wide as the machine would
/// stand still with it.
enum Blocking {
  static func run<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job { continuation.resume(with: Swift.Result { try body() }) }
      if !job.start() { job.run() }
    }
  }

  private final class Job: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }

    /// False where the system gives no thread.
    func start() -> Bool {
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else { return false }
      defer { pthread_attr_destroy(&attributes) }
      pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
      // Expressions nest up to 500 deep.
      pthread_attr_setstacksize(&attributes, 16 << 20)
      let job = Unmanaged.passRetained(self)
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Darwin)
            let pointer: UnsafeMutableRawPointer? = argument
          #else
            let pointer = argument
          #endif
          if let pointer { Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run() }
          return nil
        }, job.toOpaque())
      if status != 0 { job.release() }
      return status == 0
    }
  }
}
