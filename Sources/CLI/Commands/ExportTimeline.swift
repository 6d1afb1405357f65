import Tarn

/// `tarn export timeline`.
enum ExportTimeline {
  static let flags: [Flag] = [
    Flag("--profile", value: "NAME", "timeline: tarn, timesketch or suzaku"),
    Flag("--columns", value: "LIST", "timeline: these columns, separated by commas"),
    Flag("--timezone", value: "ZONE", "timeline: adds local_time"),
    Flag("--session", value: "KEY|ARN", "timeline: only what a session did, whatever its keys"),
    Flag("--csv-raw", "leave cells that begin with = + - @ as they are"),
  ]

  /// What the options choose, and how it is shown.
  static func timeline(_ invocation: Invocation, _ lake: EventLake) throws -> Timeline {
    var timeline = Timeline()
    timeline.profile = try TimelineProfile(named: invocation.value("--profile") ?? "tarn")
    if let list = invocation.value("--columns") {
      timeline.profile = try timeline.profile.choosing(list.split(separator: ",").map(String.init))
    }
    timeline.zone = invocation.value("--timezone")
    var filter = try EventFilterArguments.filter(invocation)
    // A timeline marks what is watched; it shows the rest too.
    timeline.watchlist = filter.watchlist
    filter.watchlist = nil
    timeline.filter = filter
    if let subject = invocation.value("--session") {
      timeline.follow(
        try lake.session(of: subject, store: filter.store, stop: Interrupt.onFirst))
    }
    return timeline
  }

  static func run(_ invocation: Invocation) throws -> ExitCode {
    let lake = try invocation.existingLake()
    let timeline = try timeline(invocation, lake)
    let path = invocation.value("-o") ?? "-"
    let format = try format(invocation, path: path)
    let isRaw = invocation.has("--csv-raw")
    let export: RowExport
    if path == "-" {
      let output = FileOutput.standard
      export = try lake.exportTimeline(timeline, as: format, raw: isRaw, stop: Interrupt.onFirst) {
        try output.write($0)
      }
    } else {
      export = try lake.exportTimeline(
        timeline, to: path, as: format, raw: isRaw, origin: invocation.origin,
        stop: Interrupt.onFirst)
    }
    say(export, path: path)
    return .done
  }

  private static func format(_ invocation: Invocation, path: String) throws -> ExportFormat {
    let known = ExportFormat.allCases.map(\.rawValue)
    if let name = invocation.value("--format") {
      guard let format = ExportFormat(rawValue: name) else {
        throw LakeError(
          .usage, "Format '\(name)' is unknown; there are: \(known.joined(separator: ", "))")
      }
      return format
    }
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    return ExportFormat(rawValue: ending) ?? .csv
  }

  static func say(_ export: RowExport, path: String) {
    Terminal.err("\(grouped(export.rows)) events\n")
    if export.neutralized > 0 {
      Terminal.err(
        "\(grouped(export.neutralized)) cells that begin like formulas have an apostrophe before "
          + "them (--csv-raw leaves them)\n")
    }
    if export.replaced > 0 {
      Terminal.err("\(grouped(export.replaced)) cells had NUL or invalid UTF-8\n")
    }
    if path != "-", !Files.isStream(path) {
      Terminal.err("manifest: \(path).manifest.json (unsigned)\n")
    }
  }
}

extension Invocation {
  func existingLake() throws -> EventLake {
    guard Files.exists(lakePath) else {
      throw LakeError(.input, "Lake '\(lakePath)' does not exist")
    }
    return EventLake(unopened: lakePath)
  }

  /// For manifests.
  var origin: ExportOrigin {
    ExportOrigin(
      program: "tarn \(Version.current)",
      arguments: Array(CommandLine.arguments.dropFirst()), now: Clock.micros)
  }
}
