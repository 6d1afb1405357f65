/// What to generate.
package struct SynthOptions: Sendable {
  package var events = 200_000
  package var days = 7
  package var start = CivilDate(days: 20_514)
  package var accounts = 4
  package var regions = 4
  package var seed: UInt64 = 1
  /// The mean; files hold from a third to more than twice as many.
  package var eventsPerFile = 400
  package var gzipLevel = 6
  /// The folder that gets `AWSLogs` and `stories.json`.
  package var output = ""
  /// Plants near misses, but no stories.
  package var quiet = false
  /// 0: one per core. The tree does not depend on it.
  package var threads = 0

  package init() {}

  /// The flags of `tarn synth`.
  package init(arguments: [String]) throws(SynthError) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      if flag == "--quiet" {
        quiet = true
        continue
      }
      guard Self.flags.contains(flag) else { throw .unknownOption(flag) }
      guard let value = rest.popFirst() else { throw .missingValue(flag) }
      switch flag {
      case "--out": output = value
      case "--start":
        guard let date = CivilDate(value) else { throw .badValue(flag, value, "a date 2026-03-01") }
        start = date
      case "--seed":
        guard let number = UInt64(value) else { throw .badValue(flag, value, "a whole number") }
        seed = number
      default: try set(flag, value)
      }
    }
    if output.isEmpty { throw .missingOption("--out") }
  }

  private static let flags: Set<String> = [
    "--accounts", "--days", "--events", "--events-per-file", "--gzip-level", "--out", "--regions",
    "--seed", "--start", "--threads",
  ]

  private mutating func set(_ flag: String, _ value: String) throws(SynthError) {
    let (bounds, path) = Self.limits(flag)
    guard let number = Int(value), bounds.contains(number) else {
      throw .badValue(flag, value, "\(bounds.lowerBound) to \(bounds.upperBound)")
    }
    self[keyPath: path] = number
  }

  private static func limits(
    _ flag: String
  ) -> (ClosedRange<Int>, WritableKeyPath<SynthOptions, Int>) {
    switch flag {
    case "--accounts": (1...2000, \.accounts)
    case "--days": (1...3660, \.days)
    case "--events": (1...2_000_000_000, \.events)
    case "--events-per-file": (1...30_000, \.eventsPerFile)
    case "--gzip-level": (1...9, \.gzipLevel)
    case "--regions": (1...World.knownRegions.count, \.regions)
    default: (0...256, \.threads)
    }
  }

  /// Options set in code keep the flags' limits.
  func checked() throws(SynthError) {
    for flag in Self.flags.sorted() where !["--out", "--seed", "--start"].contains(flag) {
      let (bounds, path) = Self.limits(flag)
      let number = self[keyPath: path]
      if !bounds.contains(number) {
        throw .badValue(flag, String(number), "\(bounds.lowerBound) to \(bounds.upperBound)")
      }
    }
  }
}
