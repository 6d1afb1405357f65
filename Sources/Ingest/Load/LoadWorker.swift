import TarnHashing
import TarnJSON
import TarnStorage

/// One thread of an ingest: reads files, scans their records into a row log, builds segments and
/// hands them to the committer.
///
/// A file is atomic. Small files share a batch; one that does not fit what is left of the log makes
/// the batch before it commit first, then fills as many segments as it needs in one transaction.
final class LoadWorker {
  private let queue: FileQueue
  private let committer: LoadCommitter
  private let options: LoadOptions
  private let cancellation: LakeCancellation
  private let reader: SourceReader
  private let builder: SegmentBuilder
  private let tables: ScanTables
  private let log: RowLog
  private var scanner: ShapeScanner
  private var clock: EventClock
  private var buffer = PaddedBuffer(capacity: 1 << 20)
  private var batch = LoadBatch()
  private var names = LakeNames()
  private let search: DuplicateSearch
  private let progress: LoadProgress
  /// Rows of the log before this one belong to whole files.
  private var fileStart = 0
  private var fileRejects = 0
  private let logBytes: Int
  /// What is skipped or fails is counted here: it does not depend on a commit.
  private(set) var counts = LoadSummary()

  private static let pieceBytes = 8 << 20

  init(
    queue: FileQueue, committer: LoadCommitter, options: LoadOptions,
    cancellation: LakeCancellation, search: DuplicateSearch,
    progress: LoadProgress
  ) throws(StorageError) {
    self.queue = queue
    self.search = search
    self.progress = progress
    self.committer = committer
    self.options = options
    self.cancellation = cancellation
    var limits = SourceLimits()
    limits.salvages = options.salvages
    reader = SourceReader(limits: limits)
    builder = try SegmentBuilder(level: options.level)
    tables = ScanTables()
    log = RowLog(tables: tables)
    scanner = ShapeScanner(tables: tables)
    clock = EventClock(now: options.now)
    // A row log takes about its records' bytes; the other half is for building.
    logBytes = min(FormatLimit.segmentBytes, options.memoryLimit / max(1, options.workers) / 4)
  }

  /// Works until the queue is empty or the ingest is cancelled.
  func run() throws(StorageError) {
    defer { if isAlone { committer.abandon(&names) } }
    while !cancellation.isCancelled {
      let group = queue.next()
      if group.isEmpty { break }
      for file in group {
        if cancellation.isCancelled { return }
        let before = log.count
        try take(file)
        progress.readFile(file.size)
        // Leaves room for a file like the last one.
        let room = FormatLimit.segmentRows - log.count
        if room < max(1_024, 2 * (log.count - before)) || log.recordBytes > logBytes {
          try flush()
        }
      }
    }
    if !cancellation.isCancelled { try flush() }
  }

  // Files

  private func take(_ file: SourceFile) throws(StorageError) {
    let opened: SourceReader.Opened
    do throws(SourceError) {
      opened = try reader.open(file)
    } catch {
      return fail(error)
    }
    switch opened {
    case .content(let content): try take(content)
    case .bundle(let bundle): try take(bundle)
    }
  }

  private func take(_ bundle: SourceBundle) throws(StorageError) {
    while true {
      let content: SourceContent
      do throws(SourceError) {
        guard try bundle.next() != nil else { break }
        content = try bundle.open()
      } catch {
        // What went wrong with one member may hide the next ones: the bundle is not done.
        return fail(error)
      }
      counts.files += 1
      try take(content)
    }
    // The bundle itself, so that it is known next time; its members count as files of their own.
    batch.files.append(
      LoadBatch.File(
        directory: bundle.file.directory,
        ledger: LedgerFile(
          name: bundle.file.name, size: bundle.file.size, modified: bundle.file.modified)))
    batch.counts.ingestedFiles += 1
  }

  private func take(_ content: SourceContent) throws(StorageError) {
    do throws(SourceError) {
      let head = try content.peek()
      switch ContentKind(head: head, isWhole: head.count < 65_536) {
      case .other(let what): skip(what)
      case .digest: try takeDigest(content)
      case .empty: try takeEmpty(content)
      case .events(let format): try takeEvents(content, format)
      }
    } catch {
      dropFile()
      if let pending { throw pending }
      fail(error)
    }
  }

  /// A storage error on its way out through code that throws source errors.
  private var pending: StorageError?

  private func skip(_ what: String) {
    counts.skippedFiles += 1
    counts.skipped[what, default: 0] += 1
  }

  private func fail(_ error: SourceError) {
    counts.failedFiles += 1
    if counts.failures.count < 100 { counts.failures.append(error.message) }
  }

  private func takeEmpty(_ content: SourceContent) throws(SourceError) {
    buffer.removeAll()
    while try !content.fill(&buffer, upTo: Self.pieceBytes) { buffer.removeAll() }
    finishFile(content, records: 0)
  }

  private func takeDigest(_ content: SourceContent) throws(SourceError) {
    buffer.removeAll()
    guard try content.fill(&buffer, upTo: 16 << 20) else {
      throw SourceError(.unsupported, "the digest file is larger than 16 MB")
    }
    batch.digests.append(
      LoadBatch.Digest(
        directory: content.file.directory, name: content.file.name,
        hash: content.foundHash.array, content: Array(buffer.bytes)))
    finishFile(content, records: 0)
  }

  private func takeEvents(
    _ content: SourceContent, _ format: EventFormat
  ) throws(SourceError) {
    fileStart = log.count
    fileRejects = batch.rejects.count
    var envelopes = EnvelopeReader(format)
    var sink = LoadSink(worker: self)
    var base: Int64 = 0
    var target = Self.pieceBytes
    buffer.removeAll()
    while true {
      let isLast = try content.fill(&buffer, upTo: target)
      var from = 0
      reading: while true {
        let progress = envelopes.read(
          buffer.bytes, from: from, base: base, isLast: isLast, into: &sink)
        switch progress {
        case .ended:
          finishFile(content, records: envelopes.index)
          if isAlone { try storing { () throws(StorageError) in try closeAlone() } }
          return
        case .full(let place):
          try storing { () throws(StorageError) in try makeRoom() }
          from = place
        case .needsMore(let place):
          buffer.discard(upTo: place)
          base += Int64(place)
          target = max(Self.pieceBytes, 2 * buffer.count)
          break reading
        }
      }
    }
  }

  /// Lets a storage error out through code that throws source errors.
  private func storing(
    _ body: () throws(StorageError) -> Void
  ) throws(SourceError) {
    do throws(StorageError) {
      try body()
    } catch {
      pending = error
      throw SourceError(.system, error.message)
    }
  }

  private func finishFile(_ content: SourceContent, records: Int) {
    let rejects = batch.rejects.count - fileRejects
    batch.files.append(
      LoadBatch.File(
        directory: content.file.directory,
        ledger: LedgerFile(
          name: content.file.name, size: content.file.size, modified: content.file.modified,
          records: records, duplicates: fileDuplicates, rejects: rejects,
          foundHash: content.foundHash.array, contentHash: content.contentHash.array)))
    batch.counts.ingestedFiles += 1
    batch.counts.records += records
    batch.counts.rejected += rejects
    batch.counts.bytesIn += Int(content.foundBytes)
    batch.counts.contentBytes += Int(content.contentBytes)
    fileDuplicates = 0
    if isAlone { return }
    fileStart = log.count
    fileRejects = batch.rejects.count
  }

  /// Nothing of a file that failed is kept.
  private func dropFile() {
    log.truncate(to: fileStart)
    if batch.rejects.count > fileRejects {
      batch.rejects.removeLast(batch.rejects.count - fileRejects)
    }
    if isAlone {
      committer.abandon(&names)
      isAlone = false
      search.forgetEarlier()
      batch = LoadBatch()
      log.reset()
      fileStart = 0
      fileRejects = 0
    }
    fileDuplicates = 0
  }

  /// This file has the lake's write lock.
  private var isAlone = false
  /// Duplicates of the present file that were found before its end.
  private var fileDuplicates = 0

  // Records

  func takeRecord(_ bytes: UnsafeRawBufferPointer, at offset: Int, index: Int) -> RecordEnd {
    if log.count >= FormatLimit.segmentRows || log.recordBytes > logBytes { return .full }
    do throws(ScanFailure) {
      let end = try scanner.scan(bytes, from: offset)
      let identity = RowIdentity(scanner, clock: &clock)
      log.append(
        scanner, file: UInt32(batch.files.count), position: UInt32(truncatingIfNeeded: index),
        identity)
      return .end(end)
    } catch {
      return .invalid(error.reason.rejection)
    }
  }

  func takeReject(_ rejected: RejectedRecord, _ bytes: UnsafeRawBufferPointer) {
    batch.rejects.append(
      LoadBatch.Reject(
        file: batch.files.count, position: rejected.index, reason: rejected.reason.sentence,
        bytes: Array(bytes.prefix(65_536))))
  }

  // Batches

  /// The log is full in the middle of a file. What is whole is committed first; then this file has
  /// the lake to itself until it ends, and its rows go in segment by segment.
  private func makeRoom() throws(StorageError) {
    if !isAlone {
      let moved = batch.rejects[fileRejects...].map { reject in
        var reject = reject
        reject.file = 0
        return reject
      }
      batch.rejects.removeLast(moved.count)
      if !batch.isEmpty { try commit(rows: (0..<fileStart).map { UInt32($0) }) }
      // The present file becomes the first of the next batch.
      log.renumberFiles(from: fileStart, to: 0)
      batch = LoadBatch()
      batch.rejects = moved
      fileRejects = 0
      try committer.open(&names, files: 1)
      isAlone = true
    }
    try addAlone()
  }

  /// Stores the present file's rows in the open transaction.
  private func addAlone() throws(StorageError) {
    let rows = (fileStart..<log.count).map { UInt32($0) }
    let verdicts = try search.verdicts(log, rows, among: committer.known.all)
    let kept = apply(verdicts, rows)
    search.remember(log, kept)
    for segment in builder.build(log, rows: kept) {
      try committer.add(segment, tables: tables, names: &names)
    }
    log.reset()
    fileStart = 0
  }

  /// Commits everything that was read.
  private func flush() throws(StorageError) {
    guard !batch.isEmpty else { return }
    try commit(rows: (0..<log.count).map { UInt32($0) })
    log.reset()
    batch = LoadBatch()
    fileStart = 0
    fileRejects = 0
  }

  /// Commits the batch with these rows of the log. Where another worker or program brought some of
  /// its events meanwhile, the search for duplicates begins anew.
  private func commit(rows: [UInt32]) throws(StorageError) {
    let before = batch.counts
    while true {
      let known = committer.known.all
      let seen = known.reduce(Int64(0)) { max($0, $1.segment.id) }
      batch.counts = before
      batch.conflicts.removeAll()
      for i in batch.files.indices { batch.files[i].ledger.duplicates = 0 }
      let kept = apply(try search.verdicts(log, rows, among: known), rows)
      batch.segments = builder.build(log, rows: kept)
      let isStored = try committer.commit(
        batch, tables: tables, names: &names, newerThan: seen
      ) { newer throws(StorageError) in
        try search.touches(log, kept, newer)
      }
      if isStored { return }
    }
  }

  /// Counts verdicts and lists conflicts; returns the rows to be stored.
  private func apply(_ verdicts: [DuplicateSearch.Verdict], _ rows: [UInt32]) -> [UInt32] {
    var kept: [UInt32] = []
    kept.reserveCapacity(rows.count)
    for (verdict, index) in zip(verdicts, rows) {
      let row = log.rows[Int(index)]
      let file = Int(row.file)
      var conflict = LoadBatch.Conflict(
        file: file, position: Int(row.position), otherFile: 0, otherPosition: 0,
        otherIsInBatch: false)
      switch verdict {
      case .new:
        batch.counts.new += 1
        kept.append(index)
        continue
      case .duplicate:
        batch.counts.duplicates += 1
        if file < batch.files.count {
          batch.files[file].ledger.duplicates += 1
        } else {
          fileDuplicates += 1
        }
        continue
      case .conflict(let otherFile, let position):
        conflict.otherIsInBatch = otherFile < 0
        conflict.otherFile = otherFile < 0 ? Int64(file) : otherFile
        conflict.otherPosition = position
      case .conflictInBatch(let other):
        conflict.otherIsInBatch = true
        conflict.otherFile = Int64(log.rows[Int(other)].file)
        conflict.otherPosition = Int(log.rows[Int(other)].position)
      }
      batch.counts.conflicts += 1
      batch.conflicts.append(conflict)
      kept.append(index)
    }
    return kept
  }

  /// Commits the file that had the lake to itself.
  private func closeAlone() throws(StorageError) {
    // The file is in the batch's list already: its rows are those of number 0.
    let rows = (0..<log.count).map { UInt32($0) }
    let verdicts = try search.verdicts(log, rows, among: committer.known.all)
    let kept = apply(verdicts, rows)
    for segment in builder.build(log, rows: kept) {
      try committer.add(segment, tables: tables, names: &names)
    }
    isAlone = false
    search.forgetEarlier()
    try committer.close(batch, tables: tables, names: &names)
    log.reset()
    batch = LoadBatch()
    fileStart = 0
    fileRejects = 0
  }
}

/// Hands records to a worker.
struct LoadSink: RecordSink {
  unowned let worker: LoadWorker

  mutating func take(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, index: Int, isCopy: Bool
  ) -> RecordEnd {
    worker.takeRecord(bytes, at: offset, index: index)
  }

  mutating func reject(_ rejected: RejectedRecord, bytes: UnsafeRawBufferPointer) {
    worker.takeReject(rejected, bytes)
  }
}

extension ScanFailure.Reason {
  /// The envelope layer's word for it.
  var rejection: RejectReason {
    switch self {
    case .notAnObject: .notAnObject
    case .truncated: .truncated
    case .tooLarge: .tooLarge
    case .badString: .malformed(.controlCharacter)
    case .badEscape: .malformed(.invalidEscape)
    case .badUTF8: .malformed(.invalidUTF8)
    case .badNumber: .malformed(.invalidNumber)
    case .badLiteral: .malformed(.expectedValue)
    case .expectedKey: .malformed(.expectedKey)
    case .expectedColon: .malformed(.expectedColon)
    case .expectedComma: .malformed(.expectedCommaOrEnd)
    }
  }
}
