import Synchronization
import Tarn

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Tells how far an ingest is: a line that is redrawn on a terminal, or a JSON line a second.
final class IngestBar: Sendable {
  enum Style: Sendable {
    case none
    case line
    case json
  }

  private let progress: IngestProgress
  private let style: Style
  private let started = Clock.steadySeconds
  private let isOver = Mutex(false)

  init(_ progress: IngestProgress, _ style: Style) {
    self.progress = progress
    self.style = style
  }

  /// Runs the work while a thread of its own tells of it; nothing is told in the first second.
  func during<Result>(_ work: () throws -> Result) rethrows -> Result {
    guard style != .none else { return try work() }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let held = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { argument in
        #if canImport(Darwin)
          Unmanaged<IngestBar>.fromOpaque(argument).takeRetainedValue().tell()
        #else
          if let argument {
            Unmanaged<IngestBar>.fromOpaque(argument).takeRetainedValue().tell()
          }
        #endif
        return nil
      }, held.toOpaque())
    guard status == 0 else {
      held.release()
      return try work()
    }
    defer {
      isOver.withLock { $0 = true }
      #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
      #else
        pthread_join(thread, nil)
      #endif
    }
    return try work()
  }

  private func tell() {
    let step = style == .json ? 20 : 5
    var ticks = 0
    var isDrawn = false
    while !isOver.withLock({ $0 }) {
      usleep(50_000)
      ticks += 1
      guard ticks >= 20, ticks % step == 0 else { continue }
      Terminal.err(style == .json ? json : "\r\u{1b}[K" + line)
      isDrawn = true
    }
    if isDrawn, style == .line { Terminal.err("\r\u{1b}[K") }
  }

  private var seconds: Double { Clock.steadySeconds - started }

  private var line: String {
    let (read, found) = (progress.readBytes, max(progress.foundBytes, progress.readBytes))
    let rate = Double(read) / max(seconds, 0.001)
    var text = "\(grouped(progress.storedRecords)) records  "
    if progress.isComplete, found > 0 {
      text += "\(read * 100 / found) %  "
    }
    text += "\(grouped(read >> 20)) of \(grouped(found >> 20)) MB  "
    text += "\(grouped(Int(rate) >> 20)) MB/s"
    if progress.isComplete, rate > 0 {
      let left = Int(Double(found - read) / rate)
      text += "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    return String(text.prefix(max(20, (Terminal.width ?? 80) - 1)))
  }

  private var json: String {
    """
    {"seconds":\(Int(seconds)),"files":\(progress.readFiles),"records":\(progress.storedRecords),\
    "bytes_read":\(progress.readBytes),"bytes_found":\(progress.foundBytes),\
    "is_complete":\(progress.isComplete)}

    """
  }
}
