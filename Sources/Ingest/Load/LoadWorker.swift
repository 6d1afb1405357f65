import TarnHashing
import TarnJSON
import TarnStorage

/// One thread of an ingest: reads files, scans their records into a row log, builds segments and
/// hands them to the committer.
///
/// A file is atomic. Small files share a batch; one that does not fit what is left of the log makes
/// the batch before it commit first, then fills as many segments as it needs, which are stored
/// together when it ended well.
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
  /// Rows of the log before this one belong to whole files.
  private var fileStart = 0
  private var fileRejects = 0
  private let logBytes: Int
  /// What is skipped or fails is counted here: it does not depend on a commit.
  private(set) var counts = LoadSummary()

  private static let pieceBytes = 8 << 20

  init(
    queue: FileQueue, committer: LoadCommitter, options: LoadOptions,
    cancellation: LakeCancellation
  ) throws(StorageError) {
    self.queue = queue
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
    while !cancellation.isCancelled {
      let group = queue.next()
      if group.isEmpty { break }
      for file in group {
        if cancellation.isCancelled { return }
        let before = log.count
        try take(file)
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
          return
        case .full(let place):
          do throws(StorageError) {
            try makeRoom()
          } catch {
            pending = error
            throw SourceError(.system, error.message)
          }
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

  private func finishFile(_ content: SourceContent, records: Int) {
    let rejects = batch.rejects.count - fileRejects
    batch.files.append(
      LoadBatch.File(
        directory: content.file.directory,
        ledger: LedgerFile(
          name: content.file.name, size: content.file.size, modified: content.file.modified,
          records: records, duplicates: 0, rejects: rejects,
          foundHash: content.foundHash.array, contentHash: content.contentHash.array)))
    batch.counts.ingestedFiles += 1
    batch.counts.records += records
    batch.counts.rejected += rejects
    batch.counts.bytesIn += Int(content.foundBytes)
    batch.counts.contentBytes += Int(content.contentBytes)
    fileStart = log.count
    fileRejects = batch.rejects.count
  }

  /// Nothing of a file that failed is kept.
  private func dropFile() {
    log.truncate(to: fileStart)
    if batch.rejects.count > fileRejects {
      batch.rejects.removeLast(batch.rejects.count - fileRejects)
    }
    if isInsideFile {
      // The segments of the batch hold this file's rows alone.
      batch.segments.removeAll()
      isInsideFile = false
    }
  }

  /// The batch's segments were built from the present file only.
  private var isInsideFile = false

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

  /// The log is full in the middle of a file: what is whole is committed, what is not is built.
  private func makeRoom() throws(StorageError) {
    if !isInsideFile && fileStart > 0 {
      let current = batch.rejects[fileRejects...]
      let moved = current.map { reject in
        var reject = reject
        reject.file = 0
        return reject
      }
      batch.rejects.removeLast(current.count)
      let rest = (fileStart..<log.count).map { UInt32($0) }
      let next = LoadBatch()
      next.rejects = moved
      build((0..<fileStart).map { UInt32($0) })
      // The present file becomes the first of the next batch.
      log.renumberFiles(from: fileStart, to: 0)
      let whole = batch
      batch = next
      try commit(whole)
      build(rest)
    } else {
      build((0..<log.count).map { UInt32($0) })
    }
    isInsideFile = true
    fileStart = 0
    fileRejects = 0
    log.reset()
  }

  private func build(_ rows: [UInt32]) {
    batch.counts.new += rows.count
    batch.segments += builder.build(log, rows: rows)
  }

  /// Commits everything that was read.
  private func flush() throws(StorageError) {
    guard !batch.isEmpty else { return }
    build((0..<log.count).map { UInt32($0) })
    log.reset()
    fileStart = 0
    fileRejects = 0
    isInsideFile = false
    let whole = batch
    batch = LoadBatch()
    try commit(whole)
  }

  private func commit(_ whole: LoadBatch) throws(StorageError) {
    try committer.commit(whole, tables: tables, names: &names)
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
