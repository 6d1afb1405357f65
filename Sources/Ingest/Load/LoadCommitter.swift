import TarnStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The one way into the lake: workers take turns committing their batches.
///
/// Unchecked: `lock` guards everything that changes.
final class LoadCommitter: @unchecked Sendable {
  private let lock = ThreadLock()
  private let writer: LakeWriter
  private let encoder: ChunkEncoder
  private let store: Int64
  private var journal: Int64 = 0
  private var isJournalNew = false
  /// The generation this process made last.
  private var generation: Int64
  /// The last generation that was found and is another program's.
  private var foreign: Int64 = 0
  private var counts = LoadSummary()
  private var uncheckpointed = 0
  /// The store's segments, for the search for duplicates.
  let known: KnownSegments
  private let progress: LoadProgress
  private let user: String
  private let began = ContinuousClock().now

  /// The log is moved into the file when it holds this much, so that it never grows far.
  private static let checkpointBytes = 32 << 20

  init(
    writer: LakeWriter, encoder: ChunkEncoder, store: Int64, user: String, known: KnownSegments,
    progress: LoadProgress
  ) {
    self.writer = writer
    self.encoder = encoder
    self.store = store
    self.user = user
    self.known = known
    self.progress = progress
    generation = writer.generation
  }

  private var seconds: Double {
    let elapsed = ContinuousClock().now - began
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  /// What is between `open` and `close`.
  private struct Transaction {
    var before: Int64
    var firstFile: Int64
    var stored = 0
    var added: [(segment: LakeSegment, identities: [UInt64])] = []
  }
  private var transaction: Transaction?

  /// Stores a batch. When this returns true it is on the disk, and its counts are in the summary.
  /// False, with nothing stored: `isStale` says that events of it came in meanwhile.
  func commit(
    _ batch: LoadBatch, tables: ScanTables, names: inout LakeNames, newerThan seen: Int64,
    isStale: (ArraySlice<KnownSegment>) throws(StorageError) -> Bool
  ) throws(StorageError) -> Bool {
    try open(&names, files: batch.files.count)
    do throws(StorageError) {
      let newer = known.all.filter { $0.segment.id > seen }
      if !newer.isEmpty, try isStale(newer[...]) {
        abandon(&names)
        return false
      }
      for segment in batch.segments { try add(segment, tables: tables, names: &names) }
    } catch {
      abandon(&names)
      throw error
    }
    try close(batch, tables: tables, names: &names)
    return true
  }

  /// Takes the lake's write lock, for a file that fills several segments: nobody else commits
  /// until `close` or `abandon`, which the same thread must call.
  func open(_ names: inout LakeNames, files: Int) throws(StorageError) {
    lock.lock()
    do throws(StorageError) {
      let before = try writer.begin()
      if before != generation {
        foreign = before
        known.refresh(try writer.segments(store: store))
      }
      names.begin(before: before, foreign: foreign)
      if journal == 0 {
        journal = try writer.addJournal(command: "ingest", user: user, seconds: 0, counts: "{}")
        isJournalNew = true
      }
      transaction = Transaction(before: before, firstFile: writer.reserveFiles(files))
    } catch {
      abandon(&names)
      throw error
    }
  }

  /// Undoes what was done since `open`.
  func abandon(_ names: inout LakeNames) {
    writer.rollback()
    names.forget()
    if isJournalNew { journal = 0 }
    isJournalNew = false
    transaction = nil
    lock.unlock()
  }

  func add(
    _ built: BuiltSegment, tables: ScanTables, names: inout LakeNames
  ) throws(StorageError) {
    guard let open = transaction else { return }
    let draft = try names.draft(
      built, store: store, firstFile: open.firstFile, journal: open.before + 1, level: 0, tables,
      writer, encoder)
    let row = try writer.add(draft)
    transaction?.stored += row.stored
    transaction?.added.append((LakeSegment(row: row, ranges: []), built.identities))
  }

  func close(
    _ batch: LoadBatch, tables: ScanTables, names: inout LakeNames
  ) throws(StorageError) {
    do throws(StorageError) {
      try finish(batch)
    } catch {
      abandon(&names)
      throw error
    }
    generation = writer.generation
    names.begin(before: generation, foreign: foreign)
    for (segment, identities) in transaction?.added ?? [] {
      known.add(segment, identities: identities)
    }
    uncheckpointed += transaction?.stored ?? 0
    isJournalNew = false
    transaction = nil
    progress.stored(batch.counts.new + batch.counts.conflicts)
    defer {
      // Another program that waits asks every millisecond: this is its turn.
      usleep(5_000)
      lock.unlock()
    }
    if uncheckpointed > Self.checkpointBytes {
      uncheckpointed = 0
      try writer.checkpoint()
    }
  }

  private func finish(_ batch: LoadBatch) throws(StorageError) {
    guard let open = transaction else { return }
    let first = open.firstFile
    try addSources(batch, first)
    for reject in batch.rejects {
      try writer.addReject(
        file: first + Int64(reject.file), position: reject.position, reason: reject.reason,
        bytes: reject.bytes)
    }
    for conflict in batch.conflicts {
      try writer.addConflict(
        store: store, file: first + Int64(conflict.file), position: conflict.position,
        otherFile: conflict.otherIsInBatch ? first + conflict.otherFile : conflict.otherFile,
        otherPosition: conflict.otherPosition)
    }
    for digest in batch.digests {
      try writer.addDigest(
        directory: String(decoding: digest.directory, as: UTF8.self),
        name: String(decoding: digest.name, as: UTF8.self), hash: digest.hash,
        content: digest.content)
    }
    var counts = self.counts
    counts.add(batch.counts)
    counts.bytesStored += open.stored
    counts.segments += open.added.count
    try writer.updateJournal(journal, seconds: seconds, counts: counts.json)
    try writer.commit()
    self.counts = counts
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
