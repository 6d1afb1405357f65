import Testing

@testable import TarnRegex

/// The automaton, the thread machine and the backtracker answer alike.
@Suite struct AgreementTests {
  /// Small random patterns over a small alphabet, the same ones at each run.
  private struct Generator {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    mutating func choice(_ depth: Int) -> String {
      (0...below(3)).map { _ in sequence(depth) }.joined(separator: "|")
    }

    mutating func sequence(_ depth: Int) -> String {
      (0...below(3)).map { _ in piece(depth) }.joined()
    }

    mutating func piece(_ depth: Int) -> String {
      let quantifiers = ["*", "+", "?", "{2}", "{1,2}", "{2,}", "*?", "+?", "??", "{0,2}?"]
      switch below(10) {
      case 0: return pick(["^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"])
      case 1, 2: return pick([".", "[ab]", "[^a]", "\\w", "\\s", "[é-ü]"])
      case 3 where depth > 0: return "(" + choice(depth - 1) + ")" + pick(quantifiers)
      case 4 where depth > 0: return "(" + choice(depth - 1) + ")"
      case 5: return pick(["a", "b", "é"]) + pick(quantifiers)
      default: return pick(["a", "b", "é", "c"])
      }
    }

    mutating func text() -> [UInt8] {
      let letters = ["a", "a", "b", "b", "c", "é", " ", "\n", "_"]
      return Array((0..<below(12)).map { _ in pick(letters) }.joined().utf8)
    }
  }

  @Test("three ways, one answer", arguments: [UInt64](1...6))
  func agreement(seed: UInt64) throws {
    var generator = Generator(state: seed)
    var matched = 0
    for _ in 0..<100 {
      let source = generator.pick(["", "", "(?m)", "(?i)", "(?s)"]) + generator.choice(2)
      let pattern = try Pattern(utf8: Array(source.utf8))
      let matcher = Matcher(pattern)
      let machine = ThreadMachine(pattern.forward, pattern.alphabet)
      let backtracker = Backtracker(pattern.forward, pattern.alphabet)
      for _ in 0..<4 {
        let text = generator.text()
        let context = Comment(rawValue: "\(source) on \(String(decoding: text, as: UTF8.self))")
        try text.withUnsafeBufferPointer { bytes in
          for start in [0, bytes.isEmpty ? 0 : decodeScalar(bytes, at: 0).1] {
            var slots = [Int](repeating: -1, count: matcher.slots.count)
            let byThreads = machine.search(bytes, from: start, anchored: false, slots: &slots)
            let found = try matcher.firstMatch(in: bytes, from: start)
            #expect(found == byThreads, context)
            guard found, byThreads else { continue }
            matched += 1
            #expect(describe(matcher.slots) == describe(slots), context)
            #expect(backtracker.captures(bytes, in: slots[0]..<slots[1]), context)
            let tried = (0..<slots.count).map { backtracker.slots[$0] }
            #expect(describe(tried) == describe(slots), context)
          }
          #expect(try matcher.isMatch(bytes) == matcher.firstMatch(in: bytes), context)
        }
      }
    }
    #expect(matched > 100)
  }

  @Test("a table that overflows gives up and the answer stays")
  func overflow() throws {
    // Each of the last 18 characters has to be remembered: 2^18 states.
    let pattern = try Pattern(utf8: Array("(a)[ab]{17}$".utf8))
    var generator = Generator(state: 3)
    let text = (0..<80_000).map { _ in UInt8(0x61 + generator.below(2)) }
    let automaton = LazyAutomaton(pattern.forward, pattern.alphabet, reversed: false)
    let direct = text.withUnsafeBufferPointer {
      automaton.scanForward($0, from: 0, anchored: false, stopsAtFirst: false)
    }
    #expect(direct == LazyAutomaton.gaveUp)
    #expect(automaton.isDisabled)
    let start = text.count - 18
    let matcher = Matcher(pattern)
    #expect(
      try spans(matcher, text)
        == (text[start] == 0x61 ? "\(start)-\(text.count),\(start)-\(start + 1)" : ""))
  }

  @Test("a match too long for the backtracker's table has its groups all the same")
  func longMatch() throws {
    let matcher = Matcher(try Pattern(utf8: Array("(a+)(b+)".utf8)))
    let text = [UInt8](repeating: 0x61, count: 150_000) + [UInt8](repeating: 0x62, count: 150_000)
    #expect(try spans(matcher, text) == "0-300000,0-150000,150000-300000")
  }
}
