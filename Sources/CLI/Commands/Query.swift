import Tarn

let queryCommand = Command(
  name: "query", group: .everyday, summary: "run Athena's or CloudTrail Lake's SQL",
  operands: "[SQL]",
  flags: [
    .lake,
    Flag("-f", value: "FILE", "read the statements from a file (- for stdin)"),
    Flag("-p", value: "NAME=VALUE", "a parameter for :NAME, or for the next ? without a name"),
    Flag("--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line"),
    Flag("-o", value: "FILE", "write to a file; its extension chooses the format"),
    Flag("--timer", "print time, rows and segments on stderr"),
    Flag("--runs", value: "N", "run N times, print the last result and the median time"),
    Flag("--explain", "show the plan instead of running it"),
    Flag("--fail-if-rows", "exit 1 where the result has a row"),
    Flag("--no-header", "leave the line of names out"),
    Flag("--timezone", value: "ZONE", "the session's time zone (default: UTC)"),
    Flag("--now", value: "TIME", "the clock of now() (default: $TARN_NOW, else the clock)"),
    Flag("--dialect", value: "athena|lake", "how unknown table names are read"),
    Flag("--no-shortcuts", "read every row by itself: slower, the same answer"),
    Flag("--strict-names", "an unknown table name is an error"),
    Flag("--threads", value: "N", "threads that scan (default: one per core)"),
    Flag("--memory-limit", value: "SIZE", "memory a query may hold (default: 2GB)"),
  ]
) { invocation in
  let script = try QueryRun.script(invocation)
  let run = try QueryRun(invocation)
  return try run.run(script)
}

/// One call of `tarn query`.
struct QueryRun {
  private let invocation: Invocation
  private let session: QuerySession
  private let printer: ResultPrinter
  private let output: FileOutput

  static func script(_ invocation: Invocation) throws -> String {
    if let file = invocation.value("-f") {
      return try Files.text(file == "-" ? "/dev/stdin" : file)
    }
    if let sql = invocation.operands.first {
      guard invocation.operands.count == 1 else {
        throw LakeError(
          .usage,
          "One statement is expected, \(invocation.operands.count) arguments are given; "
            + "quote the SQL")
      }
      return sql
    }
    if !Terminal.inIsTerminal { return try Files.text("/dev/stdin") }
    throw LakeError(.usage, "Missing SQL: tarn query 'SELECT …'")
  }

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    var options = QuerySession.Options()
    options.zone = invocation.value("--timezone") ?? options.zone
    options.dialect = invocation.value("--dialect")
    if invocation.has("--no-shortcuts") { options.disabledShortcuts = ["all"] }
    options.strictNames = invocation.has("--strict-names")
    options.threads = try invocation.integer("--threads", in: 1...256) ?? options.threads
    options.memoryLimit = try invocation.bytes("--memory-limit") ?? options.memoryLimit
    if let dialect = options.dialect, dialect != "athena", dialect != "lake" {
      throw LakeError(.usage, "Option '--dialect' is athena or lake, not '\(dialect)'")
    }
    if let text = invocation.value("--now") ?? Machine.environment("TARN_NOW") {
      options.now = try TimeArgument.micros(text, now: Clock.micros, zone: options.zone)
    }
    for text in invocation.all("-p") { try options.addParameter(text) }
    session = QuerySession(lakePath: invocation.lakePath, options: options)
    let path = invocation.value("-o")
    printer = try ResultPrinter(
      format: Self.format(invocation, path: path),
      width: Terminal.outIsTerminal ? Terminal.width : nil,
      header: !invocation.has("--no-header"))
    output = try path.map { try FileOutput.open($0) } ?? .standard
  }

  private static func format(_ invocation: Invocation, path: String?) -> String {
    if let name = invocation.value("--format") { return name }
    switch path?.split(separator: ".").last.map(String.init) {
    case "tsv": return "tsv"
    case "json": return "json"
    case "jsonl": return "jsonl"
    case "md": return "markdown"
    default: return path == nil && Terminal.outIsTerminal ? "table" : "csv"
    }
  }

  func run(_ text: String) throws -> ExitCode {
    Interrupt.onFirst(session.stop)
    let script = try Script(invocation.has("--explain") ? "EXPLAIN " + text : text)
    if script.count == 0 { throw LakeError(.usage, "There is no statement") }
    var rows = 0
    for number in 0..<script.count { rows += try run(number, of: script) }
    try output.finish()
    return invocation.has("--fail-if-rows") && rows > 0 ? .findings : .done
  }

  private func run(_ number: Int, of script: Script) throws -> Int {
    let runs = try invocation.integer("--runs", in: 1...1_000) ?? 1
    var times: [Double] = []
    var rows = 0
    var shown: StatementResult?
    for run in 1...runs {
      let started = Clock.steadySeconds
      let result = try session.run(number, of: script)
      rows = try printer.print(result) { bytes in
        if run == runs { try output.write(bytes) }
      }
      times.append((Clock.steadySeconds - started) * 1_000)
      shown = result
    }
    guard let shown else { return rows }
    for note in shown.notes { Terminal.err("note: \(note)\n") }
    if invocation.has("--timer") || runs > 1 {
      Terminal.err(
        "\(decimal(times.sorted()[times.count / 2])) ms, \(grouped(rows)) rows, "
          + "\(grouped(shown.rowsRead)) read, \(grouped(shown.segmentsRead)) segments, "
          + "\(grouped(shown.segmentsPruned)) pruned\n")
    }
    return rows
  }
}
