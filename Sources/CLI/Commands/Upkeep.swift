import Tarn

private let dryRunFlag = Flag("--dry-run", "say what would go, and change nothing")
private let nowFlag = Flag("--now", value: "TIME", "the clock of relative times")

private func stoppable() -> IngestStop {
  let stop = IngestStop()
  Interrupt.onFirst { stop.stop() }
  return stop
}

let checkCommand = Command(
  name: "check", group: .lake, summary: "look at every checksum, count and invariant",
  flags: [.lake],
  details: "Each finding is a line on stdout; with any the exit code is 80."
) { invocation in
  let report = try invocation.existingLake().checkNow(stoppable())
  for finding in report.findings { Terminal.out(finding + "\n") }
  if report.wasCancelled { return .cancelled }
  Terminal.err(
    "\(grouped(report.segments)) segments, \(grouped(report.records)) records, "
      + "\(grouped(report.findings.count)) findings\n")
  return report.findings.isEmpty ? .done : .damaged
}

let compactCommand = Command(
  name: "compact", group: .lake, summary: "merge small segments into full ones", flags: [.lake]
) { invocation in
  let report = try invocation.existingLake().compactNow(stoppable())
  Terminal.err(
    "\(grouped(report.merges)) merges: \(grouped(report.segmentsBefore)) segments of "
      + "\(grouped(report.bytesBefore)) bytes are now \(grouped(report.segmentsAfter)) of "
      + "\(grouped(report.bytesAfter))\n")
  return report.wasCancelled ? .cancelled : .done
}

let retainCommand = Command(
  name: "retain", group: .lake, summary: "delete old events",
  flags: [
    .lake,
    Flag("--before", value: "DATE", "events before this moment"),
    dryRunFlag, nowFlag,
    Flag("--older-than", value: "AGE", "events older than 400d, 12h, …"),
    Flag("--region", value: "NAME", "of one region"),
    Flag("--store", value: "NAME", "of one store (default: all)"),
  ],
  details: """
    Without --before and --older-than each store's own retention decides. Nothing is deleted while a
    hold covers a part of it (exit code 77). The ledger keeps the files' entries, so that a later
    ingest does not bring the events back.
    """
) { invocation in
  let lake = try invocation.existingLake()
  let stop = stoppable()
  let isDryRun = invocation.has("--dry-run")
  if invocation.has("--before"), invocation.has("--older-than") {
    throw LakeError(.usage, "Give one of --before and --older-than")
  }
  let age = try invocation.value("--older-than").map { text in
    guard text.first?.isNumber == true else {
      throw LakeError(.usage, "Option '--older-than' takes an age such as 400d, not '\(text)'")
    }
    return try TimeArgument.micros("-" + text, now: TimeArgument.now(invocation), zone: "UTC")
  }
  let before = try TimeArgument.micros(invocation, "--before") ?? age
  let (store, region) = (invocation.value("--store"), invocation.value("--region"))
  let report: RetentionReport
  if let before {
    Terminal.err("before: \(LakeTime.text(before))\n")
    report = try lake.retainNow(
      before: before, store: store, region: region, isDryRun: isDryRun, stop)
  } else {
    report = try lake.retainByStores(
      now: TimeArgument.now(invocation), store: store, region: region, isDryRun: isDryRun, stop)
  }
  Terminal.err(
    "\(grouped(report.records)) events of \(grouped(report.bytes)) bytes "
      + (isDryRun ? "would be deleted\n" : "are deleted\n"))
  return report.wasCancelled ? .cancelled : .done
}

let holdCommand = Command(
  name: "hold", group: .lake, summary: "keep events from deletion: add, list, release",
  operands: "add NAME | list | release NAME",
  flags: [
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"),
    Flag("--from", value: "TIME", "events from this moment (default: the first)"),
    .lake, nowFlag,
    Flag("--reason", value: "TEXT", "why; needed to add one"),
    Flag("--store", value: "NAME", "of one store (default: all)"),
    Flag("--to", value: "TIME", "events before this moment (default: for ever)"),
  ]
) { invocation in
  let lake = try invocation.existingLake()
  let operands = invocation.operands
  switch (operands.first, operands.count) {
  case ("list", 1): return try show(try lake.holdListing(), invocation)
  case ("add", 2):
    guard let reason = invocation.value("--reason"), !reason.isEmpty else {
      throw LakeError(.usage, "A hold says why: --reason TEXT")
    }
    let from = try TimeArgument.micros(invocation, "--from")
    let to = try TimeArgument.micros(invocation, "--to")
    TimeArgument.echoWindow(from, to)
    try lake.addHold(
      operands[1], store: invocation.value("--store"), from: from, to: to, reason: reason)
    Terminal.err("hold '\(operands[1])' is in force\n")
    return .done
  case ("release", 2):
    try lake.releaseHold(operands[1])
    Terminal.err("hold '\(operands[1])' is released\n")
    return .done
  default: throw LakeError(.usage, "usage: tarn hold add NAME | list | release NAME")
  }
}

let backupCommand = Command(
  name: "backup", group: .lake, summary: "copy the lake as of one moment to a new file",
  operands: "FILE", flags: [.lake]
) { invocation in
  guard invocation.operands.count == 1 else {
    throw LakeError(.usage, "usage: tarn backup FILE")
  }
  let target = invocation.operands[0]
  if Files.exists(target) {
    throw LakeError(.inputOutput, "File '\(target)' exists already; a backup overwrites nothing")
  }
  try invocation.existingLake().backupNow(to: target, stoppable())
  Terminal.err("\(grouped(Files.size(target) ?? 0)) bytes in '\(target)'\n")
  return .done
}

let rejectsCommand = Command(
  name: "rejects", group: .lake, summary: "list what stood where a record was expected",
  flags: [
    Flag("--bytes", "show the bytes too, which may hold anything"),
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"), .lake,
  ]
) { try show(try $0.existingLake().rejectListing(bytes: $0.has("--bytes")), $0) }

let conflictsCommand = Command(
  name: "conflicts", group: .lake, summary: "list records that differ under the same key",
  flags: [
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"), .lake,
  ]
) { try show(try $0.existingLake().conflictListing(), $0) }
