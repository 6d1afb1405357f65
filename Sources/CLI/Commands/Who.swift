import Tarn

// Each of these commands is one file of Queries/access with its parameters; there is no SQL here.

let whoCommand = incident(
  "who", "who made a call", operand: (name: "EVENTNAME", parameter: "event"),
  flags: [
    Flag("--resource", value: "NAME", "on this resource: a part of the request's text")
  ])

let didCommand = incident(
  "did", "what a principal did", operand: (name: "PRINCIPAL", parameter: "principal"))

let deniedCommand = incident("denied", "which calls were refused, and whom")

let loginsCommand = incident("logins", "sign-ins, with factors and outcome")

private func incident(
  _ name: String, _ summary: String, operand: (name: String, parameter: String)? = nil,
  flags: [Flag] = []
) -> Command {
  let ownFlags = [
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"),
    Flag("--from", value: "TIME", "from this moment (default: a day ago)"),
    .lake,
    Flag("--now", value: "TIME", "the clock of relative times"),
    Flag("--show-sql", "print the statement instead of running it"),
    Flag("--to", value: "TIME", "before this moment (default: now)"),
  ]
  let principal =
    operand?.parameter == "event" || operand?.parameter == "principal"
    ? [] : [Flag("--principal", value: "ARN", "of this principal")]
  return Command(
    name: name, group: .incident, summary: summary, operands: operand?.name ?? "",
    flags: ownFlags + flags + principal
  ) { invocation in
    guard invocation.operands.count == (operand == nil ? 0 : 1) else {
      throw LakeError(.usage, "usage: tarn \(name) \(operand?.name ?? "")")
    }
    let query = try find(name, QueryLibrary.builtIn())
    var values: [String: String] = [:]
    if let operand { values[operand.parameter] = invocation.operands[0] }
    for parameter in ["from", "to", "resource", "principal"] {
      values[parameter] = invocation.value("--" + parameter) ?? values[parameter]
    }
    let now = try TimeArgument.now(invocation)
    if invocation.has("--show-sql") {
      Terminal.out(try query.literal(values, now: now) + "\n")
      return .done
    }
    let printer = try ResultPrinter(
      format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
      width: Terminal.outIsTerminal ? Terminal.width : nil)
    let result = try query.start(on: try invocation.existingLake(), values, now: now) {
      Interrupt.onFirst($0)
    }
    _ = try printer.print(result) { try FileOutput.standard.write($0) }
    return .done
  }
}
