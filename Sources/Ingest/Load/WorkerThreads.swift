#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Threads of our own, since two CPU-bound workers would starve a task pool of two threads.
enum WorkerThreads {
  private static let stackBytes = 16 << 20

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on `count` threads and returns when all have ended. A thread the system refuses
  /// is done without; the first part runs on the caller's thread in any case.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for i in 1..<max(1, count) {
      let work = Unmanaged.passRetained(Work { body(i) })
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, stackBytes)
      #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(
          &thread, &attributes,
          { context in
            Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
            return nil
          }, work.toOpaque())
        if code == 0, let thread { threads.append(thread) } else { work.release() }
      #else
        var thread = pthread_t()
        let code = pthread_create(
          &thread, &attributes,
          { context in
            if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
            return nil
          }, work.toOpaque())
        if code == 0 { threads.append(thread) } else { work.release() }
      #endif
      pthread_attr_destroy(&attributes)
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }
}
