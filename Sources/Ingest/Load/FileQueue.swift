import TarnStorage

/// The files of an ingest, handed to workers in small groups in the order of their dates. Files the
/// ledger knows, by folder, name, size and time, are passed over without being opened.
///
/// Unchecked: `lock` guards everything that changes.
final class FileQueue: @unchecked Sendable {
  private let lock = ThreadLock()
  private var walk: SourceWalk
  private let reader: LakeReader
  private let store: Int64
  private let progress: LoadProgress
  private var directory: [UInt8] = []
  private var known: [[UInt8]: (size: Int64, modified: Int64)] = [:]
  private var counts = LoadSummary()
  private var isDone = false
  private var failure: StorageError?

  /// A group is a few neighbouring files: small enough to share the last ones evenly, large enough
  /// that a worker's rows lie close in time.
  private static let groupFiles = 64
  private static let groupBytes: Int64 = 2 << 20

  init(_ paths: [[UInt8]], reader: LakeReader, store: Int64, progress: LoadProgress) {
    walk = SourceWalk(paths)
    self.reader = reader
    try? reader.end()
    self.store = store
    self.progress = progress
  }

  /// Empty at the end.
  func next() -> [SourceFile] {
    lock.withLock {
      var group: [SourceFile] = []
      var bytes: Int64 = 0
      while group.count < Self.groupFiles, bytes < Self.groupBytes, !isDone {
        guard let item = walk.next() else {
          isDone = true
          progress.sawEnd()
          break
        }
        switch item {
        case .problem(_, let error):
          counts.files += 1
          counts.failedFiles += 1
          if counts.failures.count < 100 { counts.failures.append(error.message) }
        case .skipped(_, let what):
          counts.files += 1
          counts.skippedFiles += 1
          counts.skipped[what, default: 0] += 1
        case .file(let file):
          counts.files += 1
          if isKnown(file) {
            counts.knownFiles += 1
          } else {
            bytes += max(0, file.size)
            progress.sawFile(file.size)
            group.append(file)
          }
        }
      }
      return group
    }
  }

  private func isKnown(_ file: SourceFile) -> Bool {
    guard file.kind == .regular else { return false }
    if directory != file.directory {
      directory = file.directory
      known.removeAll(keepingCapacity: true)
      do throws(StorageError) {
        // A snapshot held for the whole ingest would keep the log from being reused.
        try reader.begin()
        let packs = try reader.ledger(
          directory: String(decoding: file.directory, as: UTF8.self), store: store)
        for pack in packs {
          for file in pack.files { known[file.name] = (file.size, file.modified) }
        }
        try reader.end()
      } catch {
        failure = error
      }
    }
    guard let known = known[file.name] else { return false }
    return known.size == file.size && known.modified == file.modified
  }

  /// What was passed over, and what went wrong with the ledger.
  func finish() -> (LoadSummary, StorageError?) {
    lock.withLock { (counts, failure) }
  }
}
