import Tarn

/// `tarn export case OUT.db`.
enum ExportCase {
  static func run(_ invocation: Invocation, to path: String) throws -> ExitCode {
    let lake = try invocation.existingLake()
    let timeline = try ExportTimeline.timeline(invocation, lake)
    if Files.exists(path) {
      throw LakeError(.usage, "File '\(path)' exists already; a case file is a new one")
    }
    let export = try lake.exportCase(
      timeline, to: path, origin: invocation.origin, stop: Interrupt.onFirst)
    Terminal.err("\(grouped(export.rows)) events in \(path)\n")
    return .done
  }
}
