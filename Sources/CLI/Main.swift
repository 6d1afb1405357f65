import Tarn
import TarnCSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@main
enum Main {
  /// In the order of `--help`.
  static let commands: [Command] = [
    ingestCommand, queryCommand, lookupEventsCommand, exportCommand, verifyCommand, summaryCommand,
    sessionCommand, whoCommand, didCommand, deniedCommand, loginsCommand, queriesCommand,
    functionsCommand, storesCommand, partitionsCommand, statsCommand, rejectsCommand,
    conflictsCommand, checkCommand, compactCommand, retainCommand, holdCommand, backupCommand,
    logCommand, tablesCommand, describeCommand, synthCommand, completionCommand,
  ]

  static func main() {
    // A reader that goes away ends a write with an error, not the process with a signal.
    signal(SIGPIPE, SIG_IGN)
    // Segments are read into arrays of megabytes that live for milliseconds. Given back to the
    // system each time, they cost a third of a query's time in page faults.
    tarn_keep_freed_memory()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ arguments: [String]) -> ExitCode {
    guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
      Terminal.out(Help.overview(commands))
      return arguments.isEmpty ? .usage : .done
    }
    if name == "--version" || name == "version" {
      Terminal.out("tarn \(Version.current)\n")
      return .done
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let near = Suggestion.nearest(to: name, among: commands.map(\.name))
      Terminal.err(
        "tarn: unknown command '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? "")\n")
      return .usage
    }
    do {
      let invocation = try Invocation(command, Array(arguments.dropFirst()))
      if invocation.wantsHelp {
        Terminal.out(Help.text(of: command))
        return .done
      }
      return try command.run(invocation)
    } catch {
      return report(LakeError(error))
    }
  }

  private static func report(_ error: LakeError) -> ExitCode {
    if error.kind == .cancelled {
      Terminal.err("tarn: cancelled\n")
      return .cancelled
    }
    Terminal.err("tarn: \(error)\n")
    return switch error.kind {
    case .sql: .data
    case .usage: .usage
    case .input: .input
    case .inputOutput: .inputOutput
    case .limit: .limit
    case .refused: .refused
    case .damaged: .damaged
    case .cancelled: .cancelled
    case .unexpected: .bug
    }
  }
}

enum Version {
  static let current = "0.1.0"
}
