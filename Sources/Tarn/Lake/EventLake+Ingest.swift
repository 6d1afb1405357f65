import TarnIngest
import TarnStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How an ingest works.
public struct IngestOptions: Sendable {
  public var store = "cloudtrail"
  /// Bytes for arenas, look-ups of duplicates, caches and queues together.
  public var memoryLimit = 1 << 30
  /// Threads that read and parse; 0: one per core.
  public var threads = 0
  /// Commits without waiting for the disk.
  public var fast = false
  /// Keeps what reads of a file that breaks off.
  public var salvages = false

  public init() {}
}

/// What an ingest did. `records = new + duplicate + conflict + rejected`, and
/// `files = ingested + known + skipped + failed`; only what was committed counts.
public struct IngestSummary: Sendable {
  public internal(set) var files = 0
  public internal(set) var ingestedFiles = 0
  public internal(set) var knownFiles = 0
  public internal(set) var skippedFiles = 0
  public internal(set) var failedFiles = 0
  public internal(set) var records = 0
  public internal(set) var new = 0
  public internal(set) var duplicate = 0
  public internal(set) var conflict = 0
  public internal(set) var rejected = 0
  /// Bytes of the files as found, of their uncompressed content, and of what was stored.
  public internal(set) var bytesIn = 0
  public internal(set) var contentBytes = 0
  public internal(set) var bytesStored = 0
  /// Files that were skipped, by what they are.
  public internal(set) var skipped: [String: Int] = [:]
  /// The first files that failed, each with the reason.
  public internal(set) var failures: [String] = []
  public internal(set) var wasCancelled = false
}

extension EventLake {
  /// Takes files, folders and bundles in. What was committed before a cancellation stays.
  @discardableResult
  public func ingest(
    _ paths: [String], options: IngestOptions = IngestOptions()
  ) async throws -> IngestSummary {
    let stop = IngestStop()
    return try await withTaskCancellationHandler {
      try await Blocking.run { try ingestNow(paths, options, stop) }
    } onCancel: {
      stop.stop()
    }
  }

  /// The same on the caller's thread.
  package func ingestNow(
    _ paths: [String], _ options: IngestOptions, _ stop: IngestStop,
    progress: IngestProgress = IngestProgress()
  ) throws -> IngestSummary {
    var load = LoadOptions(now: Int64(time(nil)))
    load.store = options.store
    load.memoryLimit = options.memoryLimit
    load.workers = options.threads > 0 ? options.threads : Machine.cores
    load.fast = options.fast
    load.salvages = options.salvages
    load.user = Machine.user
    do {
      return IngestSummary(
        try Loader.run(
          lake: path, paths.map { Array($0.utf8) }, options: load, cancellation: stop.cancellation,
          progress: progress.load))
    } catch {
      throw LakeError(error)
    }
  }
}

/// How far an ingest is, looked at while it runs.
package struct IngestProgress: Sendable {
  let load = LoadProgress()

  package init() {}

  /// Bytes of the files found that are not known already, and whether all were found.
  package var foundBytes: Int { load.foundBytes }
  package var isComplete: Bool { load.isComplete }
  package var readBytes: Int { load.readBytes }
  package var readFiles: Int { load.readFiles }
  package var storedRecords: Int { load.storedRecords }
}

/// Asks an ingest to finish what it is doing and end; may be called from any thread.
package final class IngestStop: Sendable {
  let cancellation = LakeCancellation()

  package init() {}

  package func stop() { cancellation.cancel() }
}

extension IngestSummary {
  init(_ load: LoadSummary) {
    files = load.files
    ingestedFiles = load.ingestedFiles
    knownFiles = load.knownFiles
    skippedFiles = load.skippedFiles
    failedFiles = load.failedFiles
    records = load.records
    new = load.new
    duplicate = load.duplicates
    conflict = load.conflicts
    rejected = load.rejected
    bytesIn = load.bytesIn
    contentBytes = load.contentBytes
    bytesStored = load.bytesStored
    skipped = load.skipped
    failures = load.failures
    wasCancelled = load.wasCancelled
  }
}
