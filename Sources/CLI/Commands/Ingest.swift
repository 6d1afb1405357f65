import Tarn

let ingestCommand = Command(
  name: "ingest", group: .everyday, summary: "take CloudTrail files, folders and bundles in",
  operands: "PATH…",
  flags: [
    .lake, .store,
    Flag("--fast", "commit without waiting for the disk"),
    Flag("--memory-limit", value: "SIZE", "memory for arenas, caches and queues (default: 1GB)"),
    Flag("--progress", value: "json", "print how far it is on stderr, a JSON line a second"),
    Flag("--salvage", "keep what reads of a file that breaks off"),
    Flag("--strict", "exit 65 where a record is rejected"),
    Flag("--summary", value: "json", "print the summary as one JSON object on stdout"),
    Flag("--threads", value: "N", "threads that read and parse (default: one per core)"),
  ],
  details: """
    Files are told apart by content: gzip or plain, zip and tar bundles, Records, arrays, JSON lines,
    LookupEvents, EventBridge and CloudWatch envelopes. A file that is known is passed over; a record
    that is there already is counted as a duplicate.
    """
) { invocation in
  guard !invocation.operands.isEmpty else {
    throw LakeError(.usage, "Missing input: tarn ingest PATH…")
  }
  for path in invocation.operands where path != "-" && !Files.exists(path) {
    throw LakeError(.input, "Input '\(path)' does not exist")
  }
  var options = IngestOptions()
  options.store = invocation.value("--store") ?? options.store
  options.fast = invocation.has("--fast")
  options.salvages = invocation.has("--salvage")
  options.memoryLimit = try invocation.bytes("--memory-limit") ?? options.memoryLimit
  options.threads = try invocation.integer("--threads", in: 1...256) ?? 0
  let stop = IngestStop()
  Interrupt.onFirst { stop.stop() }
  let started = Clock.steadySeconds
  let lake = EventLake(unopened: invocation.lakePath)
  let progress = IngestProgress()
  let bar = IngestBar(progress, try style(invocation))
  let summary = try bar.during {
    try lake.ingestNow(invocation.operands, options, stop, progress: progress)
  }
  let seconds = Clock.steadySeconds - started
  let text = IngestReport(summary, seconds: seconds, lake: invocation.lakePath)
  if invocation.value("--summary") == "json" {
    Terminal.out(text.json)
  } else {
    Terminal.err(text.lines(fast: options.fast))
  }
  if summary.wasCancelled {
    Terminal.err("resume with: tarn ingest \(invocation.operands.joined(separator: " "))\n")
    return .cancelled
  }
  if summary.records == 0, summary.knownFiles == 0, summary.ingestedFiles == 0 {
    throw LakeError(.input, text.nothingFound)
  }
  if summary.rejected > 0 { return invocation.has("--strict") ? .data : .rejects }
  return summary.failedFiles > 0 ? .inputOutput : .done
}

private func style(_ invocation: Invocation) throws -> IngestBar.Style {
  switch invocation.value("--progress") {
  case "json": return .json
  case nil: return Terminal.errIsTerminal ? .line : .none
  case let other?: throw LakeError(.usage, "Option '--progress' takes json, not '\(other)'")
  }
}

/// An ingest's summary as people and programs read it.
private struct IngestReport {
  let summary: IngestSummary
  let seconds: Double
  let lake: String

  init(_ summary: IngestSummary, seconds: Double, lake: String) {
    self.summary = summary
    self.seconds = seconds
    self.lake = lake
  }

  func lines(fast: Bool) -> String {
    let size = Files.size(lake) ?? 0
    var text = """
      files    \(grouped(summary.files)) = \(grouped(summary.ingestedFiles)) ingested \
      + \(grouped(summary.knownFiles)) known + \(grouped(summary.skippedFiles)) skipped \
      + \(grouped(summary.failedFiles)) failed
      records  \(grouped(summary.records)) = \(grouped(summary.new)) new \
      + \(grouped(summary.duplicate)) duplicate + \(grouped(summary.conflict)) conflict \
      + \(grouped(summary.rejected)) rejected
      bytes    \(grouped(summary.bytesIn)) in, \(grouped(summary.contentBytes)) of JSON, \
      lake \(grouped(size))
      time     \(decimal(seconds)) s, \(grouped(Int(Double(summary.records) / max(seconds, 0.001)))) records/s

      """
    if fast { text += "committed without waiting for the disk (--fast)\n" }
    for (what, count) in summary.skipped.sorted(by: { $0.key < $1.key }) {
      text += "skipped  \(what): \(grouped(count)) files\n"
    }
    for failure in summary.failures.prefix(15) { text += "failed   \(failure)\n" }
    return text
  }

  var json: String {
    """
    {"files":\(summary.files),"ingested":\(summary.ingestedFiles),"known":\(summary.knownFiles),\
    "skipped":\(summary.skippedFiles),"failed":\(summary.failedFiles),\
    "records":\(summary.records),"new":\(summary.new),"duplicate":\(summary.duplicate),\
    "conflict":\(summary.conflict),"rejected":\(summary.rejected),"bytes_in":\(summary.bytesIn),\
    "bytes_content":\(summary.contentBytes),"bytes_stored":\(summary.bytesStored),\
    "seconds":\(decimal(seconds))}

    """
  }

  var nothingFound: String {
    let seen = summary.skipped.sorted(by: { $0.key < $1.key })
      .map { "\($0.key): \($0.value) files" }
    return "Nothing in the input is CloudTrail"
      + (seen.isEmpty ? "" : "; it holds " + seen.joined(separator: ", "))
  }
}

/// `1,234,567`.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return number < 0 ? "-" + text : text
}

/// Three digits after the point.
func decimal(_ number: Double, digits: Int = 3) -> String {
  let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
  let scaled = Int((number * factor).rounded())
  let text = String(scaled.magnitude)
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
  return (scaled < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
}
