import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Threads of our own: compressing is pure computation, which would only block the tasks of
/// Swift's pool.
enum Workers {
  static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs `body` with each thread's number and returns when all have returned.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 1..<max(1, count) {
      let work = Work(index: index, body: body)
      let pointer = Unmanaged.passRetained(work).toOpaque()
      if let thread = start(pointer) {
        threads.append(thread)
      } else {
        // Fewer threads only mean more time, for the files are handed out one by one.
        Unmanaged<Work>.fromOpaque(pointer).release()
      }
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  private static func start(_ work: UnsafeMutableRawPointer) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(
        &thread, nil,
        { pointer in
          Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
          return nil
        }, work)
      return status == 0 ? thread : nil
    #else
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { pointer in
          if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
          return nil
        }, work)
      return status == 0 ? thread : nil
    #endif
  }

  private final class Work: Sendable {
    let index: Int
    let body: @Sendable (Int) -> Void

    init(index: Int, body: @escaping @Sendable (Int) -> Void) {
      self.index = index
      self.body = body
    }

    func run() { body(index) }
  }
}

/// What the threads share: the next file to make, the sums, and the first error.
final class Progress: Sendable {
  private let nextFile = Atomic<Int>(0)
  private let sums = Mutex(Sums())

  struct Sums {
    var files = 0
    var events = 0
    var bytes = 0
    var compressedBytes = 0
    var error: SynthError?
  }

  func takeFile(of count: Int) -> Int? {
    let next = nextFile.add(1, ordering: .relaxed).oldValue
    return next < count ? next : nil
  }

  func add(events: Int, bytes: Int, compressedBytes: Int) -> Sums {
    sums.withLock { sums in
      sums.files += 1
      sums.events += events
      sums.bytes += bytes
      sums.compressedBytes += compressedBytes
      return sums
    }
  }

  func fail(_ error: SynthError) {
    sums.withLock { sums in
      if sums.error == nil { sums.error = error }
    }
    // Nobody takes another file.
    nextFile.store(Int.max / 2, ordering: .relaxed)
  }

  var total: Sums { sums.withLock { $0 } }
}
