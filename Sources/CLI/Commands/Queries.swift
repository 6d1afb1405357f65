import Tarn

let queriesCommand = Command(
  name: "queries", group: .audit, summary: "saved queries: list, show, run, test",
  operands: "list | show NAME | run NAME… | test [NAME…]",
  flags: [
    Flag("--cases", value: "DIR", "where the cases of test are: FOLDER/NAME.json"),
    Flag("--control", value: "ID", "of a control: cis-5.0:4.3"),
    Flag("--fail-if-rows", "exit 1 where a query has a row"),
    Flag("--folder", value: "NAME", "of one folder"),
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"),
    .lake,
    Flag("--literal", "show the statement with its values, to be pasted elsewhere"),
    Flag("--now", value: "TIME", "the clock of relative times"),
    Flag("-p", value: "NAME=VALUE", "a parameter; others keep what the query says"),
    Flag("--queries", value: "DIR", "a folder of queries that come before the built-in ones"),
    Flag("--severity", value: "NAME", "this severe or more"),
  ],
  details: """
    A query is a file of SQL with a header; Queries/README.md in the source describes both. Windows
    are the parameters 'from' and 'to', of the last day where they are not given.
    """
) { invocation in
  var library = try QueryLibrary.builtIn()
  if let folder = invocation.value("--queries") { try library.add(folder: folder) }
  let names = Array(invocation.operands.dropFirst())
  switch invocation.operands.first {
  case "list" where names.isEmpty: return try list(library, invocation)
  case "show" where names.count == 1:
    let query = try find(names[0], library)
    guard invocation.has("--literal") else {
      Terminal.out(query.text)
      return .done
    }
    Terminal.out(
      try query.literal(values(invocation), now: TimeArgument.now(invocation)) + "\n")
    return .done
  case "run" where !names.isEmpty: return try run(names, library, invocation)
  case "test": return try test(names, library, invocation)
  default:
    throw LakeError(
      .usage, "usage: tarn queries list | show NAME | run NAME… | test [NAME…]")
  }
}

func find(_ name: String, _ library: QueryLibrary) throws -> SavedQuery {
  if let query = library[name] { return query }
  let near = Suggestion.nearest(to: name, among: library.queries.map(\.name))
  throw LakeError(
    .usage, "Query '\(name)' does not exist; 'tarn queries list' shows them",
    suggestion: near.map { "Did you mean '\($0)'?" })
}

private func values(_ invocation: Invocation) throws -> [String: String] {
  var values: [String: String] = [:]
  for text in invocation.all("-p") {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw LakeError(.usage, "Option '-p' takes NAME=VALUE, not '\(text)'")
    }
    values[String(text[..<equals])] = String(text[text.index(after: equals)...])
  }
  return values
}

private func list(_ library: QueryLibrary, _ invocation: Invocation) throws -> ExitCode {
  var queries = library.queries
  if let folder = invocation.value("--folder") { queries.removeAll { $0.folder != folder } }
  if let control = invocation.value("--control")?.lowercased() {
    queries.removeAll { query in
      !query.controls.contains {
        $0.lowercased() == control || $0.lowercased().hasPrefix(control + ":")
      }
    }
  }
  if let text = invocation.value("--severity") {
    guard let severity = SavedQuery.Severity(rawValue: text.lowercased()) else {
      let known = SavedQuery.Severity.allCases.map(\.rawValue).joined(separator: ", ")
      throw LakeError(.usage, "'\(text)' is no severity; there are: \(known)")
    }
    queries.removeAll { $0.severity < severity }
  }
  return try show(QueryLibrary.listing(queries), invocation)
}

private func run(
  _ names: [String], _ library: QueryLibrary, _ invocation: Invocation
) throws -> ExitCode {
  let lake = try invocation.existingLake()
  let queries = try names.map { try find($0, library) }
  let (values, now) = (try values(invocation), try TimeArgument.now(invocation))
  let printer = try ResultPrinter(
    format: invocation.value("--format") ?? (Terminal.outIsTerminal ? "table" : "csv"),
    width: Terminal.outIsTerminal ? Terminal.width : nil)
  var rows = 0
  for query in queries {
    if queries.count > 1 { Terminal.err("\(query.name): \(query.title)\n") }
    let result = try query.start(on: lake, values, now: now) { Interrupt.onFirst($0) }
    rows += try printer.print(result) { try FileOutput.standard.write($0) }
  }
  return invocation.has("--fail-if-rows") && rows > 0 ? .findings : .done
}

private func test(
  _ names: [String], _ library: QueryLibrary, _ invocation: Invocation
) throws -> ExitCode {
  let queries = try names.isEmpty ? library.queries : names.map { try find($0, library) }
  guard let folder = invocation.value("--cases") else {
    throw LakeError(.usage, "Where are the cases? --cases DIR, with FOLDER/NAME.json in it")
  }
  let scratch = try ScratchFolder()
  var failures: [String] = []
  var count = 0
  for query in queries {
    let file = folder + (query.folder.isEmpty ? "" : "/" + query.folder) + "/\(query.name).json"
    guard Files.exists(file) else {
      failures.append("\(query.name): it has no cases ('\(file)' does not exist)")
      continue
    }
    let cases = try QueryCases(try Files.text(file), file: file)
    count += cases.cases.count
    failures += try query.failures(of: cases, in: scratch.path)
  }
  for failure in failures { Terminal.out(failure + "\n") }
  Terminal.err(
    "\(grouped(queries.count)) queries, \(grouped(count)) cases, \(grouped(failures.count)) failed\n"
  )
  return failures.isEmpty ? .done : .findings
}
