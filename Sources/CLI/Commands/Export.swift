import Tarn

let exportCommand = Command(
  name: "export", group: .everyday, summary: "write stored events out, byte for byte",
  operands: "events",
  flags: [
    .lake, .store,
    Flag("--format", value: "NAME", "jsonl (a record a line) or records (one Records array)"),
    Flag("-o", value: "FILE", "write to a file, which appears when it is whole"),
    Flag("--from", value: "TIME", "events from this time on: 2026-01-31, -7d, now-2h"),
    Flag("--to", value: "TIME", "events before this time"),
    Flag("--region", value: "NAME", "events of one region"),
    Flag("--now", value: "TIME", "the clock of relative times"),
  ]
) { invocation in
  guard invocation.operands == ["events"] else {
    throw LakeError(.usage, "What is to be exported: tarn export events")
  }
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
