import Tarn

let exportCommand = Command(
  name: "export", group: .everyday,
  summary: "write stored events out: exact records, or a timeline",
  operands: "events|timeline|case FILE",
  flags: [
    .lake,
    Flag("--format", value: "NAME", "events: jsonl or records; timeline: csv, tsv, jsonl or html"),
    Flag("-o", value: "FILE", "write to a file, which appears when it is whole"),
  ] + ExportTimeline.flags + EventFilterArguments.flags,
  details:
    "events takes --store, --from, --to and --region of the filters; timeline and case all of them."
) { invocation in
  switch invocation.operands {
  case ["events"]: return try exportEvents(invocation)
  case ["timeline"]: return try ExportTimeline.run(invocation)
  default: break
  }
  guard invocation.operands.first == "case" else {
    throw LakeError(
      .usage,
      "What is to be exported: tarn export events, tarn export timeline, tarn export case FILE")
  }
  guard invocation.operands.count == 2 else {
    throw LakeError(.usage, "Which file is to be written: tarn export case FILE")
  }
  return try ExportCase.run(invocation, to: invocation.operands[1])
}

private func exportEvents(_ invocation: Invocation) throws -> ExitCode {
  let name = invocation.value("--format") ?? "jsonl"
  guard let format = EventFormat(rawValue: name) else {
    throw LakeError(.usage, "Format '\(name)' is unknown; there are: jsonl, records")
  }
  var selection = EventSelection()
  selection.store = invocation.value("--store")
  selection.region = invocation.value("--region")
  selection.from = try TimeArgument.micros(invocation, "--from")
  selection.to = try TimeArgument.micros(invocation, "--to")
  TimeArgument.echoWindow(selection.from, selection.to)
  guard Files.exists(invocation.lakePath) else {
    throw LakeError(.input, "Lake '\(invocation.lakePath)' does not exist")
  }
  let lake = EventLake(unopened: invocation.lakePath)
  let output = try FileOutput.open(invocation.value("-o") ?? "-")
  let summary = try lake.exportEvents(selection, as: format) { try output.write($0) }
  try output.finish()
  Terminal.err("\(grouped(summary.records)) records, \(grouped(summary.bytes)) bytes\n")
  if summary.minified > 0 {
    Terminal.err(
      "\(grouped(summary.minified)) records with line breaks are written without white space\n")
  }
  return .done
}
