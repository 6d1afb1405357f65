import Synchronization
package import TarnStorage

/// Takes files into a lake.
package enum Loader {
  /// Ingests everything under `paths`. Blocks until all is committed, the ingest is cancelled or
  /// the lake fails; what was committed before stays.
  package static func run(
    lake path: String, _ paths: [[UInt8]], options: LoadOptions,
    cancellation: LakeCancellation = LakeCancellation(),
    progress: LoadProgress = LoadProgress()
  ) throws(StorageError) -> LoadSummary {
    let writer = try LakeWriter(path: path, fast: options.fast, cancellation: cancellation)
    try writer.begin()
    let store = try writer.store(options.store)
    try writer.commit()
    let reader = try LakeReader(path: path, cancellation: cancellation)
    // Tables of the newest segments stay in memory, within an eighth of the limit.
    let known = KnownSegments(kept: options.memoryLimit / 8 / (2 << 20))
    known.refresh(try reader.segments(store: store))
    let queue = FileQueue(paths, reader: reader, store: store, progress: progress)
    let committer = LoadCommitter(
      writer: writer, encoder: try ChunkEncoder(level: options.level), store: store,
      user: options.user, known: known, progress: progress)

    let outcome = Mutex((counts: LoadSummary(), failure: StorageError?.none))
    WorkerThreads.run(max(1, options.workers)) { _ in
      do throws(StorageError) {
        let worker = try LoadWorker(
          queue: queue, committer: committer, options: options, cancellation: cancellation,
          search: DuplicateSearch(path: path, cancellation: cancellation), progress: progress)
        do throws(StorageError) {
          try worker.run()
        } catch {
          outcome.withLock { $0.counts.add(worker.counts) }
          throw error
        }
        outcome.withLock { $0.counts.add(worker.counts) }
      } catch {
        outcome.withLock { state in
          if state.failure == nil { state.failure = error }
        }
        // The others stop at their next file: a full disk is full for them too.
        cancellation.cancel()
      }
    }
    var summary = try committer.finish()
    let (passed, ledgerFailure) = queue.finish()
    summary.add(passed)
    let rest = outcome.withLock { ($0.counts, $0.failure) }
    summary.add(rest.0)
    if let failure = rest.1 ?? ledgerFailure { throw failure }
    summary.wasCancelled = cancellation.isCancelled
    if summary.wasCancelled {
      // Files that were found and not committed are left for the next time.
      summary.files =
        summary.ingestedFiles + summary.knownFiles + summary.skippedFiles + summary.failedFiles
    }
    return summary
  }
}
