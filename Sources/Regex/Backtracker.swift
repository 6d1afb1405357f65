/// Tries one way after the other. Two uses:
///
/// - With a table of places already tried (an instruction at a position is entered once), to
///   find the captures of a short match whose bounds an automaton has found: linear.
/// - Without it, for look-around, back-references and possessive quantifiers, where what was
///   tried before says nothing. A budget of steps ends what would take for ever.
///
/// Stack and table are raw memory, touched at each step: owned by this object, which one thread
/// uses at a time, grown by `push` and `captures` alone, and freed with it.
final class Backtracker {
  /// A text may cost this many steps, about 50 ms.
  static let stepLimit = 10_000_000
  private static let stackLimit = 2_000_000
  private static let tableBits = 1 << 20

  private struct Frame {
    /// Where to go on, or -1 - slot to restore one.
    var target: Int32
    /// The position to go on at, or the slot's value.
    var value: Int
  }

  private let program: Program
  private let alphabet: Alphabet
  private let stepLimit: Int
  private var stack: UnsafeMutablePointer<Frame>
  private var stackCount = 0
  private var stackCapacity = 256
  private var visited: UnsafeMutablePointer<UInt64>
  private var visitedCapacity = 64
  private var steps = 0
  /// Positions of groups, then of loops' rounds.
  let slots: UnsafeMutablePointer<Int>

  init(_ program: Program, _ alphabet: Alphabet, stepLimit: Int = Backtracker.stepLimit) {
    self.program = program
    self.alphabet = alphabet
    self.stepLimit = stepLimit
    slots = .allocate(capacity: program.slotCount)
    slots.initialize(repeating: -1, count: program.slotCount)
    stack = .allocate(capacity: stackCapacity)
    visited = .allocate(capacity: visitedCapacity)
  }

  deinit {
    slots.deallocate()
    stack.deallocate()
    visited.deallocate()
  }

  /// Whether a match of `length` bytes fits the table.
  func fits(_ length: Int) -> Bool {
    length < Self.tableBits / max(1, program.count)
  }

  /// Finds the captures of the match known to lie at `bounds`.
  func captures(_ text: UnsafeBufferPointer<UInt8>, in bounds: Range<Int>) -> Bool {
    let words = (program.count * (bounds.count + 1) + 63) / 64
    if visitedCapacity < words {
      visited.deallocate()
      visitedCapacity = 2 * words
      visited = .allocate(capacity: visitedCapacity)
    }
    visited.initialize(repeating: 0, count: words)
    clearSlots()
    steps = 0
    let reached = try? run(
      program.anchoredEntry, text, at: bounds.lowerBound, origin: bounds.lowerBound,
      limit: bounds.upperBound, mustEndAt: bounds.upperBound, usesTable: true)
    return (reached ?? -1) >= 0
  }

  /// The leftmost match at or after `start`.
  func search(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(MatchError) -> Bool {
    steps = 0
    var position = start
    while true {
      clearSlots()
      let end = try run(
        program.anchoredEntry, text, at: position, origin: 0, limit: text.count, mustEndAt: -1,
        usesTable: false)
      if end >= 0 { return true }
      if position >= text.count { return false }
      position += decodeScalar(text, at: position).1
    }
  }

  private func clearSlots() {
    stackCount = 0
    slots.update(repeating: -1, count: program.slotCount)
  }

  @inline(__always)
  private func push(_ frame: Frame) {
    if stackCount == stackCapacity { growStack() }
    stack[stackCount] = frame
    stackCount += 1
  }

  private func growStack() {
    let larger = UnsafeMutablePointer<Frame>.allocate(capacity: 2 * stackCapacity)
    larger.moveInitialize(from: stack, count: stackCount)
    stack.deallocate()
    stack = larger
    stackCapacity *= 2
  }

  /// Runs the program at `entry` from `start`; answers where it matches, or -1.
  ///
  /// `limit` is the end of what may be consumed, `mustEndAt` the only end that counts, or -1.
  private func run(
    _ entry: Int32, _ text: UnsafeBufferPointer<UInt8>, at start: Int, origin: Int, limit: Int,
    mustEndAt: Int, usesTable: Bool
  ) throws(MatchError) -> Int {
    let base = stackCount
    var pc = Int(entry)
    var position = start
    while true {
      var fails = false
      if usesTable {
        let bit = pc * (limit - origin + 1) + (position - origin)
        if visited[bit >> 6] >> UInt64(bit & 63) & 1 == 1 {
          fails = true
        } else {
          visited[bit >> 6] |= 1 << UInt64(bit & 63)
        }
      } else {
        steps += 1
        if steps > stepLimit || stackCount > Self.stackLimit {
          throw MatchError.tooManySteps(limit: stepLimit)
        }
      }
      if !fails {
        let instruction = program.instructions[pc]
        switch instruction.operation {
        case .set:
          if position < limit {
            let (scalar, length) = decodeScalar(text, at: position)
            if position + length <= limit,
              alphabet.set(Int(instruction.x), holds: alphabet.symbol(of: scalar))
            {
              position += length
              pc = Int(instruction.next)
              continue
            }
          }
          fails = true
        case .split:
          if instruction.firstOfX | instruction.firstOfNext != 0 {
            let symbol =
              position < limit ? alphabet.symbol(of: decodeScalar(text, at: position).0) : -1
            if cannotBegin(instruction.firstOfX, symbol) {
              pc = Int(instruction.next)
              continue
            }
            if cannotBegin(instruction.firstOfNext, symbol) {
              pc = Int(instruction.x)
              continue
            }
          }
          push(Frame(target: instruction.next, value: position))
          pc = Int(instruction.x)
          continue
        case .save, .beginRound:
          setSlot(Int(instruction.x), position)
          pc = Int(instruction.next)
          continue
        case .endRound:
          let isEmpty = slots[Int(instruction.x)] == position
          pc = Int(isEmpty ? instruction.next : instruction.y)
          continue
        case .assert:
          if let assertion = Assertion(rawValue: instruction.x),
            assertion.holds(
              alphabet.contextBefore(position, in: text), alphabet.contextAfter(position, in: text))
          {
            pc = Int(instruction.next)
            continue
          }
          fails = true
        case .backreference:
          let end = endOfReference(
            Int(instruction.x), ignoresCase: instruction.y == 1, text, at: position, limit: limit)
          if end >= 0 {
            position = end
            pc = Int(instruction.next)
            continue
          }
          fails = true
        case .look:
          if try looks(program.lookArounds[Int(instruction.x)], text, at: position) {
            pc = Int(instruction.next)
            continue
          }
          fails = true
        case .atomic:
          let floor = stackCount
          let end = try run(
            instruction.x, text, at: position, origin: origin, limit: limit, mustEndAt: -1,
            usesTable: false)
          if end >= 0 {
            forgetBranches(above: floor)
            position = end
            pc = Int(instruction.next)
            continue
          }
          fails = true
        case .match:
          if mustEndAt < 0 || position == mustEndAt { return position }
          fails = true
        }
      }
      // Back to the last branch.
      while fails {
        if stackCount <= base { return -1 }
        stackCount -= 1
        let frame = stack[stackCount]
        if frame.target < 0 {
          slots[Int(-1 - frame.target)] = frame.value
        } else {
          pc = Int(frame.target)
          position = frame.value
          fails = false
        }
      }
    }
  }

  /// `first`: a set plus one, or 0; `symbol`: the next one, -1 where there is none.
  @inline(__always)
  private func cannotBegin(_ first: Int32, _ symbol: Int) -> Bool {
    first > 0 && (symbol < 0 || !alphabet.set(Int(first) - 1, holds: symbol))
  }

  private func setSlot(_ slot: Int, _ position: Int) {
    push(Frame(target: Int32(-1 - slot), value: slots[slot]))
    slots[slot] = position
  }

  /// Keeps what was captured but not the ways not tried: what is inside is settled.
  private func forgetBranches(above floor: Int) {
    var kept = floor
    for index in floor..<stackCount where stack[index].target < 0 {
      stack[kept] = stack[index]
      kept += 1
    }
    stackCount = kept
  }

  private func looks(
    _ look: LookAround, _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) throws(MatchError) -> Bool {
    let floor = stackCount
    var found = false
    if look.ahead {
      found =
        try run(
          look.entry, text, at: position, origin: 0, limit: text.count, mustEndAt: -1,
          usesTable: false) >= 0
    } else {
      var start = position
      for distance in 0...look.width.upperBound {
        if look.width.contains(distance) {
          found =
            try run(
              look.entry, text, at: start, origin: 0, limit: text.count, mustEndAt: position,
              usesTable: false) >= 0
        }
        if found || start == 0 { break }
        start -= decodeScalar(text, before: start).1
      }
    }
    if found, !look.negative {
      forgetBranches(above: floor)
      return true
    }
    while stackCount > floor {
      stackCount -= 1
      let frame = stack[stackCount]
      if frame.target < 0 { slots[Int(-1 - frame.target)] = frame.value }
    }
    return found != look.negative
  }

  /// Where the text of a group ends if it stands at `position` once more, or -1.
  private func endOfReference(
    _ group: Int, ignoresCase: Bool, _ text: UnsafeBufferPointer<UInt8>, at position: Int,
    limit: Int
  ) -> Int {
    let start = slots[2 * group]
    let end = slots[2 * group + 1]
    if start < 0 || end < start { return -1 }
    var left = start
    var right = position
    while left < end {
      if right >= limit { return -1 }
      if ignoresCase {
        let (one, oneLength) = decodeScalar(text, at: left)
        let (other, otherLength) = decodeScalar(text, at: right)
        if one != other, simpleFold(one) != simpleFold(other) { return -1 }
        left += oneLength
        right += otherLength
      } else {
        if text[left] != text[right] { return -1 }
        left += 1
        right += 1
      }
    }
    // The backreference is charged for what it compares.
    steps += (end - start) / 16
    return right <= limit ? right : -1
  }
}
