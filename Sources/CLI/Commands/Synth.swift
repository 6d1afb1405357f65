import Tarn
import TarnSynth

let synthCommand = Command(
  name: "synth", group: .other, summary: "make a realistic tree of CloudTrail files",
  flags: [
    Flag("--events", value: "N", "how many (default: 200000)"),
    Flag("--days", value: "D", "over how many days (default: 7)"),
    Flag("--start", value: "DATE", "the first day"),
    Flag("--accounts", value: "A", "how many accounts"),
    Flag("--regions", value: "R", "how many regions"),
    Flag("--seed", value: "S", "the same seed gives the same tree"),
    Flag("--events-per-file", value: "K", "about how many in a file"),
    Flag("--gzip-level", value: "L", "1 to 9 (default: 6)"),
    Flag("--threads", value: "N", "threads (default: one per core)"),
    Flag("--out", value: "DIR", "where to (required)"),
    Flag("--quiet", "plant near misses only, no stories"),
  ]
) { invocation in
  var arguments: [String] = []
  for flag in invocation.command.flags {
    guard let value = invocation.value(flag.names[0]) else { continue }
    arguments.append(flag.names[0])
    if flag.value != nil { arguments.append(value) }
  }
  let options: SynthOptions
  do {
    options = try SynthOptions(arguments: arguments)
  } catch {
    throw LakeError(.usage, "\(error)")
  }
  let started = Clock.steadySeconds
  let summary: SynthSummary
  do {
    summary = try synthesize(options)
  } catch {
    throw LakeError(.inputOutput, "\(error)")
  }
  let seconds = Clock.steadySeconds - started
  Terminal.err(
    "\(grouped(summary.events)) events in \(grouped(summary.files)) files, "
      + "\(grouped(summary.bytes)) bytes of JSON, \(grouped(summary.compressedBytes)) compressed, "
      + "\(decimal(seconds)) s\n")
  return .done
}
