import TarnStorage

/// How an ingest works.
package struct LoadOptions: Sendable {
  package var store = "cloudtrail"
  package var workers = 2
  /// Bytes for arenas, duplicate look-ups, caches and queues together.
  package var memoryLimit = 1 << 30
  /// Commits without waiting for the disk (synchronous NORMAL).
  package var fast = false
  /// Keeps what reads of a file that breaks off.
  package var salvages = false
  package var level: Int32 = 1
  /// Seconds since 1970, for the years that are believed.
  package var now: Int64
  /// Whom the journal names.
  package var user = ""

  package init(now: Int64) { self.now = now }
}

/// What an ingest did. Only what was committed counts.
package struct LoadSummary: Sendable, Equatable {
  package var files = 0
  package var ingestedFiles = 0
  package var knownFiles = 0
  package var skippedFiles = 0
  package var failedFiles = 0
  package var records = 0
  package var new = 0
  package var duplicates = 0
  package var conflicts = 0
  package var rejected = 0
  /// Bytes of the files as found, and of their uncompressed content.
  package var bytesIn = 0
  package var contentBytes = 0
  package var bytesStored = 0
  package var segments = 0
  /// What was skipped, by what it is.
  package var skipped: [String: Int] = [:]
  /// The first hundred files that failed, with the reason.
  package var failures: [String] = []
  package var wasCancelled = false

  package init() {}

  mutating func add(_ other: LoadSummary) {
    files += other.files
    ingestedFiles += other.ingestedFiles
    knownFiles += other.knownFiles
    skippedFiles += other.skippedFiles
    failedFiles += other.failedFiles
    records += other.records
    new += other.new
    duplicates += other.duplicates
    conflicts += other.conflicts
    rejected += other.rejected
    bytesIn += other.bytesIn
    contentBytes += other.contentBytes
    bytesStored += other.bytesStored
    segments += other.segments
    for (what, count) in other.skipped { skipped[what, default: 0] += count }
    failures = Array((failures + other.failures).prefix(100))
  }

  /// The journal's counts.
  var json: String {
    """
    {"files":\(ingestedFiles),"records":\(records),"new":\(new),"duplicate":\(duplicates),\
    "conflict":\(conflicts),"rejected":\(rejected),"bytes_in":\(bytesIn),\
    "bytes_stored":\(bytesStored)}
    """
  }
}

/// Files and records that will be committed together.
final class LoadBatch {
  struct File {
    var directory: [UInt8]
    var ledger: LedgerFile
  }

  struct Reject {
    var file: Int
    var position: Int
    var reason: String
    var bytes: [UInt8]
  }

  struct Digest {
    var directory: [UInt8]
    var name: [UInt8]
    var hash: [UInt8]
    var content: [UInt8]
  }

  /// A record that differs from another with its key: places in this batch, or in the lake.
  struct Conflict {
    var file: Int
    var position: Int
    var otherFile: Int64
    var otherPosition: Int
    /// The other one is in this batch too: `otherFile` counts its files.
    var otherIsInBatch: Bool
  }

  var files: [File] = []
  var segments: [BuiltSegment] = []
  var rejects: [Reject] = []
  var digests: [Digest] = []
  var conflicts: [Conflict] = []
  var counts = LoadSummary()

  var isEmpty: Bool { files.isEmpty && digests.isEmpty }
}
