import TarnStorage

/// The one way into the lake: workers take turns committing their batches.
///
/// Unchecked: `lock` guards everything that changes.
final class LoadCommitter: @unchecked Sendable {
  private let lock = ThreadLock()
  private let writer: LakeWriter
  private let encoder: ChunkEncoder
  private let store: Int64
  private var journal: Int64 = 0
  /// The generation this process made last.
  private var generation: Int64
  private var counts = LoadSummary()
  private var uncheckpointed = 0
  private let user: String
  private let began = ContinuousClock().now

  /// The log is moved into the file when it holds this much, so that it never grows far.
  private static let checkpointBytes = 32 << 20

  init(writer: LakeWriter, encoder: ChunkEncoder, store: Int64, user: String) {
    self.writer = writer
    self.encoder = encoder
    self.store = store
    self.user = user
    generation = writer.generation
  }

  private var seconds: Double {
    let elapsed = ContinuousClock().now - began
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  /// Stores a batch. When this returns it is on the disk, and its counts are in the summary.
  func commit(
    _ batch: LoadBatch, tables: ScanTables, names: inout LakeNames
  ) throws(StorageError) {
    try lock.withLock { () throws(StorageError) in
      do throws(StorageError) {
        try store(batch, tables: tables, names: &names)
      } catch {
        writer.rollback()
        names.forget()
        throw error
      }
    }
  }

  private func store(
    _ batch: LoadBatch, tables: ScanTables, names: inout LakeNames
  ) throws(StorageError) {
    let before = try writer.begin()
    names.begin(before: before, own: generation)
    if journal == 0 {
      journal = try writer.addJournal(
        command: "ingest", user: user, seconds: 0, counts: "{}")
    }
    let first = writer.reserveFiles(batch.files.count)
    try addSources(batch, first)
    var stored = 0
    for segment in batch.segments {
      let draft = try names.draft(
        segment, store: store, firstFile: first, journal: before + 1, level: 0, tables,
        writer, encoder)
      stored += try writer.add(draft).stored
    }
    for reject in batch.rejects {
      var failure: StorageError?
      reject.bytes.withUnsafeBytes { bytes in
        do throws(StorageError) {
          try writer.addReject(
            file: first + Int64(reject.file), position: reject.position, reason: reject.reason,
            bytes: bytes)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
    for conflict in batch.conflicts {
      try writer.addConflict(
        store: store, file: first + Int64(conflict.file), position: conflict.position,
        otherFile: conflict.otherIsInBatch ? first + conflict.otherFile : conflict.otherFile,
        otherPosition: conflict.otherPosition)
    }
    var counts = self.counts
    counts.add(batch.counts)
    counts.bytesStored += stored
    counts.segments += batch.segments.count
    try writer.updateJournal(journal, seconds: seconds, counts: counts.json)
    try writer.commit()
    generation = writer.generation
    names.begin(before: generation, own: generation)
    self.counts = counts
    uncheckpointed += stored
    if uncheckpointed > Self.checkpointBytes {
      uncheckpointed = 0
      try writer.checkpoint()
    }
  }

  /// One pack per run of files of one folder.
  private func addSources(
    _ batch: LoadBatch, _ first: Int64
  ) throws(StorageError) {
    var from = 0
    while from < batch.files.count {
      var to = from + 1
      while to < batch.files.count, batch.files[to].directory == batch.files[from].directory {
        to += 1
      }
      let directory = try writer.directory(
        String(decoding: batch.files[from].directory, as: UTF8.self))
      try writer.addSources(
        batch.files[from..<to].map { $0.ledger }, first: first + Int64(from),
        directory: directory, store: store, journal: journal)
      from = to
    }
  }

  /// Ends the ingest: one file is left, if no reader holds the log. Returns what was committed.
  func finish() throws(StorageError) -> LoadSummary {
    try lock.withLock { () throws(StorageError) in
      try writer.finish()
      return counts
    }
  }
}
