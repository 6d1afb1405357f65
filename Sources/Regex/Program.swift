/// One step of a compiled pattern. Instructions name their successor, so an entry point is all
/// that is needed to run one.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Consume one code point of set `x`.
    case set
    /// Try the thread at `x` first, then the one at `next`.
    case split
    /// Store the position in slot `x`.
    case save
    /// Go on if assertion `x` holds.
    case assert
    case match
    // The rest is for the backtracker alone.
    /// Consume what group `x` holds; `y` is 1 when case does not count.
    case backreference
    /// Go on if look-around `x` holds.
    case look
    /// Run the sub-program at `x` once and go on where it ends.
    case atomic
    /// Remember the position in slot `x`: a round of a loop begins.
    case beginRound
    /// To `y` for another round, unless the round that ends was empty.
    case endRound
  }

  var operation: Operation
  var x: Int32 = 0
  var y: Int32 = 0
  var next: Int32 = 0
  /// Of a split: the sets, plus one, that the ways at `x` and at `next` begin with; 0 where a way
  /// begins otherwise. They spare the backtracker most of its dead ends.
  var firstOfX: Int32 = 0
  var firstOfNext: Int32 = 0
}

/// A look-around: where its own program begins, and for a look-behind how far back.
struct LookAround: Sendable {
  var entry: Int32
  var ahead: Bool
  var negative: Bool
  var width: ClosedRange<Int>
}

/// A program being written.
struct ProgramDraft {
  var instructions: [Instruction] = []
  var anchoredEntry: Int32 = 0
  var searchEntry: Int32 = 0
  var lookArounds: [LookAround] = []
  var slotCount = 2
  var hasAssertions = false

  /// The set, plus one, that must hold the next character on the way from `entry`.
  func firstSet(at entry: Int32) -> Int32 {
    var place = Int(entry)
    while instructions[place].operation == .save { place = Int(instructions[place].next) }
    return instructions[place].operation == .set ? instructions[place].x + 1 : 0
  }
}

/// A program ready to run, immutable and shared between threads.
///
/// The instructions are raw memory, read once a step: written in `init`, freed in `deinit` and
/// never changed between, which is why sharing it is safe.
final class Program: @unchecked Sendable {
  let instructions: UnsafePointer<Instruction>
  let count: Int
  /// Where a match at one place begins.
  let anchoredEntry: Int32
  /// Where a search for the leftmost match begins: `(?s:.)*?` goes before.
  let searchEntry: Int32
  let lookArounds: [LookAround]
  /// Positions kept: two for each group, the whole match first, then one for each loop.
  let slotCount: Int
  let hasAssertions: Bool

  init(_ draft: ProgramDraft) {
    count = draft.instructions.count
    var draft = draft
    for index in draft.instructions.indices where draft.instructions[index].operation == .split {
      let split = draft.instructions[index]
      draft.instructions[index].firstOfX = draft.firstSet(at: split.x)
      draft.instructions[index].firstOfNext = draft.firstSet(at: split.next)
    }
    let memory = UnsafeMutablePointer<Instruction>.allocate(capacity: count)
    memory.initialize(from: draft.instructions, count: count)
    instructions = UnsafePointer(memory)
    anchoredEntry = draft.anchoredEntry
    searchEntry = draft.searchEntry
    lookArounds = draft.lookArounds
    slotCount = draft.slotCount
    hasAssertions = draft.hasAssertions
  }

  deinit {
    instructions.deallocate()
  }
}
