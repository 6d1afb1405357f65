import Tarn

let summaryCommand = Command(
  name: "summary", group: .incident,
  summary: "per principal: first and last seen, events, errors, keys, addresses",
  flags: [.lake, .format] + EventFilterArguments.flags
) { invocation in
  let filter = try EventFilterArguments.filter(invocation)
  let lake = try invocation.existingLake()
  let result = try lake.start(try lake.principalSummary(filter), stop: Interrupt.onFirst)
  let printer = try ResultPrinter(
    format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
    width: Terminal.outIsTerminal ? Terminal.width : nil)
  let rows = try printer.print(result) { try FileOutput.standard.write($0) }
  Terminal.err("\(grouped(rows)) principals\n")
  return .done
}
