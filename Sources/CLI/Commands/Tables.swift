import Tarn

private let formatFlag = Flag(
  "--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line")

/// A statement of ours, printed like any other.
private func print(_ statement: String, _ invocation: Invocation) throws -> ExitCode {
  var options = QuerySession.Options()
  options.strictNames = true
  let session = QuerySession(lakePath: invocation.lakePath, options: options)
  let printer = try ResultPrinter(
    format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
    width: Terminal.outIsTerminal ? Terminal.width : nil)
  _ = try printer.print(try session.run(0, of: try Script(statement))) {
    try FileOutput.standard.write($0)
  }
  return .done
}

let tablesCommand = Command(
  name: "tables", group: .lake, summary: "list the tables of the SQL", flags: [formatFlag, .lake]
) { try print("SHOW TABLES", $0) }

let describeCommand = Command(
  name: "describe", group: .lake, summary: "list a table's columns with their types",
  operands: "TABLE", flags: [formatFlag, .lake]
) { invocation in
  guard invocation.operands.count == 1 else {
    throw LakeError(.usage, "usage: tarn describe TABLE")
  }
  let parts = invocation.operands[0].split(separator: ".", omittingEmptySubsequences: false)
  let name = parts.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ".")
  return try print("SHOW COLUMNS FROM \(name)", invocation)
}
