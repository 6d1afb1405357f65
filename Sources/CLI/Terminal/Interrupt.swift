import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ctrl-C: the first asks the work to stop, the second ends the process.
enum Interrupt {
  private static let action = Mutex<(@Sendable () -> Void)?>(nil)

  /// Calls `stop` on the first SIGINT or SIGTERM, from a thread that waits for signals.
  static func onFirst(_ stop: @escaping @Sendable () -> Void) {
    let isNew = action.withLock { current in
      defer { current = stop }
      return current == nil
    }
    guard isNew else { return }
    // Signals are taken by one thread with sigwait: a handler could not take a lock.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(
      &thread, nil,
      { _ in
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        var caught: Int32 = 0
        var count = 0
        while sigwait(&signals, &caught) == 0 {
          count += 1
          if count > 1 { _exit(3) }
          Interrupt.action.withLock { $0 }?()
        }
        return nil
      }, nil)
  }
}
