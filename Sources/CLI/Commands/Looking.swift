import Tarn

private let formatFlag = Flag(
  "--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line")

private func printer(_ invocation: Invocation) throws -> ResultPrinter {
  try ResultPrinter(
    format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
    width: Terminal.outIsTerminal ? Terminal.width : nil)
}

/// A list of the lake, through the same writers as a query's result.
private func show(_ table: LakeListing, _ invocation: Invocation) throws -> ExitCode {
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
  name: "stores", group: .lake, summary: "list the event data stores", flags: [.lake, formatFlag]
) { try show(try existing($0).storeListing(), $0) }

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
