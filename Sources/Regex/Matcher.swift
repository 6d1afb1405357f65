/// Runs one pattern over text after text without allocating. For one thread at a time.
package final class Matcher {
  package let pattern: Pattern

  /// Start and end of the last match and of each of its groups, -1 where a group took no part.
  package private(set) var slots: [Int]

  private let forward: LazyAutomaton?
  private var backward: LazyAutomaton?
  private var backtracker: Backtracker?
  private var machine: ThreadMachine?
  private let stepLimit: Int
  /// How many texts took more steps than they may, so that a caller can stop trying others.
  package private(set) var textsGivenUp = 0

  /// `stepLimit`: what a text may cost a pattern that only backtracking can match.
  package convenience init(_ pattern: Pattern) {
    self.init(pattern, stepLimit: Backtracker.stepLimit)
  }

  init(_ pattern: Pattern, stepLimit: Int) {
    self.pattern = pattern
    self.stepLimit = stepLimit
    slots = [Int](repeating: -1, count: 2 * (pattern.groupCount + 1))
    forward =
      pattern.backtracks || pattern.literals.isWhole
      ? nil : LazyAutomaton(pattern.forward, pattern.alphabet, reversed: false)
  }

  /// The span of a group of the last match, 0 for all of it; nil if the group took no part.
  package func range(of group: Int) -> Range<Int>? {
    let start = slots[2 * group]
    let end = slots[2 * group + 1]
    return start >= 0 && end >= start ? start..<end : nil
  }

  /// Whether the pattern matches anywhere in the text.
  package func isMatch(_ text: UnsafeBufferPointer<UInt8>) throws(MatchError) -> Bool {
    guard let start = earliestStart(in: text, from: 0) else { return false }
    guard let forward else {
      if pattern.literals.isWhole { return true }
      return try backtrack(text, from: start)
    }
    let end = forward.scanForward(
      text, from: start, anchored: pattern.literals.startsAtText, stopsAtFirst: true)
    if end != LazyAutomaton.gaveUp { return end >= 0 }
    var none: [Int] = []
    return makeMachine().search(text, from: start, anchored: false, slots: &none)
  }

  /// Finds the leftmost match at or after `start`, where a character begins, and its groups. `^`
  /// and `\b` still see the text before `start`. Without `needsGroups` only group 0 is sure to be
  /// set: the others cost a second look at what was matched.
  package func firstMatch(
    in text: UnsafeBufferPointer<UInt8>, from start: Int = 0, needsGroups: Bool = true
  ) throws(MatchError) -> Bool {
    guard start >= 0, start <= text.count,
      let start = earliestStart(in: text, from: start)
    else { return false }
    guard let forward else { return try matchWithoutAutomaton(text, from: start) }
    let end = forward.scanForward(
      text, from: start, anchored: pattern.literals.startsAtText, stopsAtFirst: false)
    if end == LazyAutomaton.noMatch { return false }
    guard end != LazyAutomaton.gaveUp, let begin = beginning(of: end, in: text, from: start) else {
      return makeMachine().search(text, from: start, anchored: false, slots: &slots)
    }
    slots[0] = begin
    slots[1] = end
    if pattern.groupCount == 0 || !needsGroups { return true }
    let backtracker = makeBacktracker()
    if backtracker.fits(end - begin), backtracker.captures(text, in: begin..<end) {
      for slot in slots.indices { slots[slot] = backtracker.slots[slot] }
      return true
    }
    return makeMachine().search(text, from: begin, anchored: true, slots: &slots)
  }

  /// Where a search for all matches stands.
  package struct Cursor: Sendable {
    package var next = 0

    package init() {}
  }

  /// The next match by Java's rule: matches do not overlap, and behind an empty one the search
  /// goes on a character later.
  package func nextMatch(
    in text: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor, needsGroups: Bool = true
  ) throws(MatchError) -> Bool {
    guard cursor.next <= text.count,
      try firstMatch(in: text, from: cursor.next, needsGroups: needsGroups)
    else {
      cursor.next = text.count + 1
      return false
    }
    cursor.next = slots[1]
    if slots[0] == slots[1] {
      cursor.next += slots[1] < text.count ? decodeScalar(text, at: slots[1]).1 : 1
    }
    return true
  }

  // MARK: Inside

  /// Where a search has to begin, from what the pattern requires; nil: there is no match.
  private func earliestStart(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let literals = pattern.literals
    if literals.startsAtText, start > 0 { return nil }
    if !literals.prefix.isEmpty {
      let found = literals.prefix.withUnsafeBufferPointer { prefix in
        if !literals.startsAtText { return ByteSearch.find(prefix, in: text, from: start) }
        guard prefix.count <= text.count, let base = text.baseAddress,
          let sought = prefix.baseAddress
        else { return -1 }
        return ByteSearch.matches(base, sought, prefix.count) ? 0 : -1
      }
      if found < 0 { return nil }
      if literals.required.count <= literals.prefix.count { return found }
      return holdsRequired(text, from: found) ? found : nil
    }
    return literals.required.isEmpty || holdsRequired(text, from: start) ? start : nil
  }

  private func holdsRequired(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    pattern.literals.required.withUnsafeBufferPointer {
      ByteSearch.find($0, in: text, from: start) >= 0
    }
  }

  private func matchWithoutAutomaton(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(MatchError) -> Bool {
    if pattern.literals.isWhole, pattern.groupCount == 0 {
      slots[0] = start
      slots[1] = start + pattern.literals.prefix.count
      return true
    }
    if !pattern.backtracks {
      return makeMachine().search(text, from: start, anchored: false, slots: &slots)
    }
    guard try backtrack(text, from: start) else { return false }
    let found = makeBacktracker().slots
    for slot in slots.indices { slots[slot] = found[slot] }
    return true
  }

  private func backtrack(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(MatchError) -> Bool {
    do throws(MatchError) {
      return try makeBacktracker().search(text, from: start)
    } catch {
      textsGivenUp += 1
      throw error
    }
  }

  /// Where the match that ends at `end` begins; nil: the automaton gave up.
  private func beginning(
    of end: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    if pattern.literals.startsAtText { return 0 }
    guard let program = pattern.backward else { return nil }
    let automaton =
      backward ?? LazyAutomaton(program, pattern.alphabet, reversed: true)
    backward = automaton
    let begin = automaton.scanBackward(text, from: end, to: start)
    return begin >= 0 ? begin : nil
  }

  private func makeBacktracker() -> Backtracker {
    if let backtracker { return backtracker }
    let made = Backtracker(pattern.forward, pattern.alphabet, stepLimit: stepLimit)
    backtracker = made
    return made
  }

  private func makeMachine() -> ThreadMachine {
    if let machine { return machine }
    let made = ThreadMachine(pattern.forward, pattern.alphabet)
    machine = made
    return made
  }
}
