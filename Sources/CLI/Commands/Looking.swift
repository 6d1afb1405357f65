import Tarn

private let formatFlag = Flag(
  "--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line")

private func printer(_ invocation: Invocation) throws -> ResultPrinter {
  try ResultPrinter(
    format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
    width: Terminal.outIsTerminal ? Terminal.width : nil)
}

/// A list of the lake, through the same writers as a query's result.
func show(_ table: LakeListing, _ invocation: Invocation) throws -> ExitCode {
  try printer(invocation).print(table) { try FileOutput.standard.write($0) }
  return .done
}

private func existing(_ invocation: Invocation) throws -> EventLake {
  guard Files.exists(invocation.lakePath) else {
    throw LakeError(.input, "Lake '\(invocation.lakePath)' does not exist")
  }
  return EventLake(unopened: invocation.lakePath)
}

let storesCommand = Command(
  name: "stores", group: .lake, summary: "list the event data stores, or add one",
  operands: "[list | add NAME]",
  flags: [
    formatFlag,
    Flag("--id", value: "UUID", "the CloudTrail Lake id whose SQL runs here unchanged"),
    .lake,
    Flag("--retention", value: "DAYS", "what 'tarn retain' keeps of it: 400d"),
  ]
) { invocation in
  switch (invocation.operands.first, invocation.operands.count) {
  case (nil, _), ("list", 1): return try show(try existing(invocation).storeListing(), invocation)
  case ("add", 2):
    let days = try invocation.value("--retention").map { text in
      guard let days = Int(text.hasSuffix("d") ? String(text.dropLast()) : text),
        (1...100_000).contains(days)
      else {
        throw LakeError(.usage, "Option '--retention' takes days such as 400d, not '\(text)'")
      }
      return days
    }
    let lake = try existing(invocation)
    try lake.addStore(
      invocation.operands[1], id: invocation.value("--id"), retentionDays: days)
    return .done
  default: throw LakeError(.usage, "usage: tarn stores [list | add NAME]")
  }
}

let partitionsCommand = Command(
  name: "partitions", group: .lake, summary: "list regions and days with rows, bytes and times",
  flags: [.lake, .store, formatFlag]
) { try show(try existing($0).partitionListing(store: $0.value("--store")), $0) }

let statsCommand = Command(
  name: "stats", group: .lake, summary: "rows, bytes, and what each column takes",
  flags: [.lake, formatFlag]
) { try show(try existing($0).columnListing(), $0) }

let logCommand = Command(
  name: "log", group: .lake, summary: "show the journal of changes", flags: [.lake, formatFlag]
) { try show(try existing($0).journalListing(), $0) }

let functionsCommand = Command(
  name: "functions", group: .everyday, summary: "list the functions of the SQL",
  operands: "[PATTERN]", flags: [formatFlag]
) { invocation in
  let session = QuerySession(lakePath: nil)
  let pattern = invocation.operands.first.map { " LIKE '\($0.replacing("'", with: "''"))'" } ?? ""
  let script = try Script("SHOW FUNCTIONS\(pattern)")
  _ = try printer(invocation).print(try session.run(0, of: script)) {
    try FileOutput.standard.write($0)
  }
  return .done
}
