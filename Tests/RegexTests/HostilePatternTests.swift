import Testing

@testable import TarnRegex

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Patterns made to hang a matcher end in time, by an answer or by an error. The time is that of
/// the thread alone, so that a busy machine fails nothing.
@Suite(.serialized) struct HostilePatternTests {
  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body()
    return now() - start
  }

  private func time(
    _ pattern: String, _ text: [UInt8], stepLimit: Int = Backtracker.stepLimit
  ) throws -> (Bool, Double) {
    var found = false
    let duration = try seconds {
      let matcher = Matcher(try Pattern(utf8: Array(pattern.utf8)), stepLimit: stepLimit)
      found = try text.withUnsafeBufferPointer { try matcher.firstMatch(in: $0) }
    }
    return (found, duration)
  }

  @Test(
    "exponential for a backtracker, linear here",
    arguments: [
      "(a*)*b", "(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*b", "(a?){50}a{50}b", "(x+x+)+y|(a*)*b",
      "(.*a){12}b", "((a{0,20}){0,20})*b", "(?:a?){100}b",
    ])
  func bombs(_ pattern: String) throws {
    let (found, duration) = try time(pattern, [UInt8](repeating: 0x61, count: 20_000))
    #expect(!found)
    #expect(duration < 5)
  }

  @Test(
    "what needs the backtracker ends in an error",
    arguments: ["a(a*)*\\1b", "(?=a)(a|a)*b", "(?:a|aa)+(?!c)b"])
  func budget(_ pattern: String) {
    let duration = seconds {
      #expect(throws: MatchError.tooManySteps(limit: 300_000)) {
        // The required letter stands where it helps nobody.
        try time(
          pattern, Array("b".utf8) + [UInt8](repeating: 0x61, count: 5_000), stepLimit: 300_000)
      }
    }
    #expect(duration < 5)
  }

  @Test("deep nesting is refused, not followed")
  func depth() {
    for (open, close) in [("(", ")"), ("[", "]"), ("(?=", ")"), ("(?i:", ")")] {
      let pattern =
        String(repeating: open, count: 100_000) + "a"
        + String(repeating: close, count: 100_000)
      #expect(throws: PatternError.self) { try Pattern(utf8: Array(pattern.utf8)) }
    }
  }

  @Test("large patterns are refused in time")
  func size() {
    let sources = [
      "((a{100}){100}){100}", "(?:(?:(?:){9999}){9999}){9999}", "(((((a?){9}){9}){9}){9}){9}",
      String(repeating: "a", count: 1_000_000),
    ]
    let duration = seconds {
      for source in sources {
        #expect(throws: PatternError.self) { try Pattern(utf8: Array(source.utf8)) }
      }
    }
    #expect(duration < 10)
  }

  @Test("too many different characters are refused")
  func characters() {
    var source = ""
    for scalar in UInt32(0x4E00)..<0x4E00 + 5_000 {
      source.unicodeScalars.append(Unicode.Scalar(scalar) ?? "a")
    }
    #expect(throws: PatternError.self) { try Pattern(utf8: Array(source.utf8)) }
  }

  @Test("any bytes make a pattern or an error, and any pattern runs")
  func garbage() throws {
    let pieces = Array("()[]{}*+?|^$\\.&-:<>=!abdwspPLQEkxu0123,#\u{e9}".utf8) + [0xFF, 0x00, 0x0A]
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var accepted = 0
    for _ in 0..<4_000 {
      let source = (0..<random(14)).map { _ in pieces[random(pieces.count)] }
      let text = (0..<random(20)).map { _ in pieces[random(pieces.count)] }
      guard let pattern = try? Pattern(utf8: source) else { continue }
      accepted += 1
      let matcher = Matcher(pattern)
      _ = try spans(matcher, text)
    }
    #expect(accepted > 500)
  }
}
