/// One command: how it is called, what help says, what it does.
struct Command: Sendable {
  enum Group: String, CaseIterable, Sendable {
    case everyday = "Everyday"
    case incident = "Incident"
    case audit = "Audit"
    case lake = "Lake"
    case other = "Other"
  }

  let name: String
  let group: Group
  let summary: String
  /// What stands behind the name: `PATH…`.
  var operands = ""
  var flags: [Flag] = []
  /// Paragraphs below the flags.
  var details = ""
  let run: @Sendable (Invocation) throws -> ExitCode
}

struct Flag: Sendable {
  /// With the dashes: `--lake`, `-o`.
  let names: [String]
  /// The word for its value; nil for a switch.
  let value: String?
  let help: String

  init(_ name: String, value: String? = nil, _ help: String) {
    names = [name]
    self.value = value
    self.help = help
  }

  static let lake = Flag("--lake", value: "FILE", "the lake (default: $TARN_LAKE, else ./lake.db)")
  static let format = Flag(
    "--format", value: "NAME", "table, csv, tsv, json, jsonl, markdown or line")
  static let store = Flag("--store", value: "NAME", "the event data store (default: cloudtrail)")
}

/// What a command ends with.
enum ExitCode: Int32, Sendable {
  case done = 0
  case findings = 1
  case rejects = 2
  case cancelled = 3
  case usage = 64
  case data = 65
  case input = 66
  case bug = 70
  case inputOutput = 74
  case limit = 75
  case refused = 77
  case damaged = 80
  case missing = 81
}
