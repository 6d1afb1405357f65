import Tarn

/// Times of the command line.
enum TimeArgument {
  static func micros(_ invocation: Invocation, _ name: String) throws -> Int64? {
    guard let text = invocation.value(name) else { return nil }
    return try micros(text, now: now(invocation), zone: "UTC")
  }

  /// The clock of everything relative.
  static func now(_ invocation: Invocation) throws -> Int64 {
    guard let clock = invocation.value("--now") ?? Machine.environment("TARN_NOW") else {
      return Clock.micros
    }
    return try micros(clock, now: Clock.micros, zone: "UTC")
  }

  static func micros(_ text: String, now: Int64, zone: String) throws -> Int64 {
    try LakeTime.micros(text, now: now, zone: zone)
  }

  /// The window as it was understood, on stderr.
  static func echoWindow(_ from: Int64?, _ to: Int64?) {
    guard from != nil || to != nil else { return }
    let start = from.map { LakeTime.text($0) } ?? "the beginning"
    let end = to.map { LakeTime.text($0) } ?? "the end"
    Terminal.err("window: \(start) to \(end)\n")
  }
}
