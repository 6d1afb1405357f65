import TarnIngest
import TarnStorage

/// What a check found wrong, named; a lake without any is sound.
public struct CheckReport: Sendable {
  public internal(set) var findings: [String] = []
  public internal(set) var segments = 0
  public internal(set) var records = 0
  public internal(set) var wasCancelled = false
}

/// What a removal of old events did, or would do.
public struct RetentionReport: Sendable {
  public internal(set) var records = 0
  public internal(set) var bytes = 0
  public internal(set) var deletedSegments = 0
  public internal(set) var rewrittenSegments = 0
  public internal(set) var wasCancelled = false
}

/// What a merge of small segments did.
public struct CompactionReport: Sendable {
  public internal(set) var merges = 0
  public internal(set) var segmentsBefore = 0
  public internal(set) var segmentsAfter = 0
  public internal(set) var bytesBefore = 0
  public internal(set) var bytesAfter = 0
  public internal(set) var wasCancelled = false
}

extension EventLake {
  /// Every checksum, count and invariant, keys repeated, SQLite's own check. Damage never hides
  /// what is healthy.
  public func check() async throws -> CheckReport {
    let stop = IngestStop()
    return try await withTaskCancellationHandler {
      try await Blocking.run { try checkNow(stop) }
    } onCancel: {
      stop.stop()
    }
  }

  package func checkNow(
    _ stop: IngestStop, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> CheckReport {
    do {
      let reader = try LakeReader(path: path, cancellation: stop.cancellation)
      var report = CheckReport()
      var check = LakeCheck(reader, cancellation: stop.cancellation)
      check.run(
        progress: {
          report.segments = $0
          progress($0, $1)
        },
        record: { _, _, _ in
          report.records += 1
          return nil
        })
      report.findings = check.findings.map { finding in
        var text = finding.message
        if let segment = finding.segment { text += " (segment \(segment)" }
        if finding.segment != nil {
          text += finding.column.map { ", column \($0))" } ?? ")"
        }
        return text
      }
      report.wasCancelled = stop.cancellation.isCancelled
      return report
    } catch {
      throw LakeError(error)
    }
  }

  /// Merges small segments into full ones; readers and loaders go on meanwhile.
  public func compact() async throws -> CompactionReport {
    let stop = IngestStop()
    return try await withTaskCancellationHandler {
      try await Blocking.run { try compactNow(stop) }
    } onCancel: {
      stop.stop()
    }
  }

  package func compactNow(_ stop: IngestStop) throws -> CompactionReport {
    do {
      let summary = try Compactor.run(
        lake: path, cancellation: stop.cancellation, user: Machine.user)
      return CompactionReport(
        merges: summary.merges, segmentsBefore: summary.segmentsBefore,
        segmentsAfter: summary.segmentsAfter, bytesBefore: summary.bytesBefore,
        bytesAfter: summary.bytesAfter, wasCancelled: summary.wasCancelled)
    } catch {
      throw LakeError(error)
    }
  }

  /// Deletes events before a moment (microseconds since 1970), of one store and region or of all.
  /// Events under a hold are refused as a whole.
  public func retain(
    before: Int64, store: String? = nil, region: String? = nil, isDryRun: Bool = false
  ) async throws -> RetentionReport {
    let stop = IngestStop()
    return try await withTaskCancellationHandler {
      try await Blocking.run {
        try retainNow(
          before: before, store: store, region: region, isDryRun: isDryRun, stop)
      }
    } onCancel: {
      stop.stop()
    }
  }

  package func retainNow(
    before: Int64, store: String?, region: String?, isDryRun: Bool, _ stop: IngestStop
  ) throws -> RetentionReport {
    let rules = try storesNamed(store).map {
      RetentionRule(store: $0.id, before: before, region: region)
    }
    return try apply(rules, isDryRun: isDryRun, stop)
  }

  /// Deletes what each store's own retention no longer keeps.
  package func retainByStores(
    now: Int64, store: String?, region: String?, isDryRun: Bool, _ stop: IngestStop
  ) throws -> RetentionReport {
    let rules = try storesNamed(store).compactMap { store in
      store.retentionDays.map {
        RetentionRule(
          store: store.id, before: now - Int64($0) * 86_400_000_000, region: region)
      }
    }
    if rules.isEmpty {
      throw LakeError(
        .usage, "No store has a retention of its own; give --older-than or --before",
        suggestion: "A store's own: tarn stores add NAME --retention 400d")
    }
    return try apply(rules, isDryRun: isDryRun, stop)
  }

  private func apply(
    _ rules: [RetentionRule], isDryRun: Bool, _ stop: IngestStop
  ) throws -> RetentionReport {
    var report = RetentionReport()
    do {
      // Nothing goes where a part of it may not.
      if rules.count > 1, !isDryRun {
        for rule in rules {
          _ = try Retention.run(
            lake: path, rule, isDryRun: true, cancellation: stop.cancellation)
        }
      }
      for rule in rules {
        let summary = try Retention.run(
          lake: path, rule, isDryRun: isDryRun, user: Machine.user,
          cancellation: stop.cancellation)
        report.records += summary.rows
        report.bytes += summary.bytes
        report.deletedSegments += summary.deletedSegments
        report.rewrittenSegments += summary.rewrittenSegments
        report.wasCancelled = report.wasCancelled || summary.wasCancelled
      }
      return report
    } catch {
      throw LakeError(error)
    }
  }

  /// Copies the lake as of one moment to a new file, whoever writes meanwhile.
  public func backup(to target: String) async throws {
    try await Blocking.run { try backupNow(to: target, IngestStop()) }
  }

  package func backupNow(to target: String, _ stop: IngestStop) throws {
    do {
      try LakeBackup.copy(path, to: target, cancellation: stop.cancellation)
    } catch {
      throw LakeError(error)
    }
  }
}
