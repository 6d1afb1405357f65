/// Makes programs of a parsed pattern.
///
/// Code is written from its end: `emit(node, next)` writes what matches `node` and then goes on
/// at `next`, and returns where it begins, so that nothing has to be patched but loops. `a(b|c)*`
/// with `match` at 0 becomes
///
///     1 split 3 → 0      the loop, written first so that its body can name it
///     2 set {c} → 1      3 is the split of the choice: b, then c
///     …
struct Compiler {
  static let maximumInstructions = 20_000
  static let maximumWork = 200_000
  /// Each loop in a loop doubles what a round that may be empty takes, so there is an end to it.
  static let maximumNullableDepth = 3

  private(set) var sets: [ScalarSet] = []
  private var setIndices: [ScalarSet: Int32] = [:]
  private(set) var hasLineAssertions = false
  private(set) var hasWordAssertions = false
  private var program = ProgramDraft()
  private var reversed = false
  private var backtracks = false
  private var work = 0
  private var nullableDepth = 0

  /// `reversed`: the program reads the text backwards, and saves nothing.
  mutating func compile(
    _ node: Node, groupCount: Int, reversed: Bool, backtracks: Bool
  ) throws(PatternError) -> Program {
    program = ProgramDraft()
    program.slotCount = 2 * (groupCount + 1)
    self.reversed = reversed
    self.backtracks = backtracks
    work = 0
    let match = try append(Instruction(operation: .match))
    let closed = reversed ? match : try append(.init(operation: .save, x: 1, next: match))
    let body = try emit(node, closed)
    program.anchoredEntry =
      reversed ? body : try append(.init(operation: .save, x: 0, next: body))
    let loop = try append(.init(operation: .split, x: program.anchoredEntry))
    let any = try append(.init(operation: .set, x: index(of: .all), next: loop))
    program.instructions[Int(loop)].next = any
    program.searchEntry = loop
    return Program(program)
  }

  mutating func append(_ instruction: Instruction) throws(PatternError) -> Int32 {
    if program.instructions.count >= Self.maximumInstructions {
      throw PatternError(
        message: "pattern is too large: its repetitions and choices unfold to more than "
          + "\(Self.maximumInstructions) steps", offset: 0)
    }
    program.instructions.append(instruction)
    return Int32(program.instructions.count - 1)
  }

  mutating func index(of set: ScalarSet) -> Int32 {
    if let known = setIndices[set] { return known }
    let index = Int32(sets.count)
    sets.append(set)
    setIndices[set] = index
    return index
  }

  mutating func emit(_ node: Node, _ next: Int32) throws(PatternError) -> Int32 {
    // Repetitions of nothing write no instruction but take time all the same.
    work += 1
    if work > Self.maximumWork {
      throw PatternError(message: "pattern is too large: too many repetitions", offset: 0)
    }
    switch node {
    case .empty:
      return next
    case .set(let set):
      return try append(.init(operation: .set, x: index(of: set), next: next))
    case .sequence(let parts):
      var entry = next
      if reversed {
        for part in parts { entry = try emit(part, entry) }
      } else {
        for part in parts.reversed() { entry = try emit(part, entry) }
      }
      return entry
    case .choice(let branches):
      return try emitChoice(branches, next)
    case .repetition(let body, let minimum, let maximum, let kind):
      if kind == .possessive {
        let greedy = Node.repetition(body, minimum: minimum, maximum: maximum, kind: .greedy)
        return try emit(.atomic(greedy), next)
      }
      return try emitRepetition(
        body, minimum: minimum, maximum: maximum, isLazy: kind == .lazy, next)
    case .group(let body, let index):
      if reversed { return try emit(body, next) }
      let close = try append(.init(operation: .save, x: Int32(2 * index + 1), next: next))
      let entry = try emit(body, close)
      return try append(.init(operation: .save, x: Int32(2 * index), next: entry))
    case .assertion(let assertion):
      program.hasAssertions = true
      switch assertion {
      case .wordBoundary, .notWordBoundary: hasWordAssertions = true
      default: hasLineAssertions = true
      }
      return try append(.init(operation: .assert, x: assertion.rawValue, next: next))
    case .backreference(let group, let ignoresCase):
      return try append(
        .init(operation: .backreference, x: Int32(group), y: ignoresCase ? 1 : 0, next: next))
    case .look(let body, let ahead, let negative):
      let entry = try emit(body, try append(.init(operation: .match)))
      let width = body.width
      program.lookArounds.append(
        LookAround(
          entry: entry, ahead: ahead, negative: negative,
          width: width.minimum...max(width.minimum, width.maximum ?? width.minimum)))
      let index = Int32(program.lookArounds.count - 1)
      return try append(.init(operation: .look, x: index, next: next))
    case .atomic(let body):
      let entry = try emit(body, try append(.init(operation: .match)))
      return try append(.init(operation: .atomic, x: entry, next: next))
    }
  }

  private mutating func emitChoice(_ branches: [Node], _ next: Int32) throws(PatternError) -> Int32
  {
    guard let last = branches.last else { return next }
    var entry = try emit(last, next)
    for branch in branches.dropLast().reversed() {
      let first = try emit(branch, next)
      entry = try append(.init(operation: .split, x: first, next: entry))
    }
    return entry
  }

  /// `x{2,4}` is `xx(x(x)?)?`, `x{2,}` is `xx+`, and a star over something that may be empty is
  /// `(x+)?`, see `Compiler+EmptyRounds.swift`.
  private mutating func emitRepetition(
    _ body: Node, minimum: Int, maximum: Int?, isLazy: Bool, _ next: Int32
  ) throws(PatternError) -> Int32 {
    var entry = next
    var copies = minimum
    if let maximum {
      for _ in 0..<(maximum - minimum) {
        entry = try emitSplit(try emit(body, entry), next, isLazy: isLazy)
      }
    } else if body.width.minimum > 0 {
      let loop = try append(.init(operation: .split))
      let first = try emit(body, loop)
      setSplit(loop, first, next, isLazy: isLazy)
      entry = minimum > 0 ? first : loop
      copies = max(0, minimum - 1)
    } else {
      let first = try emitNullableLoop(body, next, isLazy: isLazy)
      entry = minimum > 0 ? first : try emitSplit(first, next, isLazy: isLazy)
      copies = max(0, minimum - 1)
    }
    for _ in 0..<copies { entry = try emit(body, entry) }
    return entry
  }

  /// `x+` where `x` may be empty.
  private mutating func emitNullableLoop(
    _ body: Node, _ next: Int32, isLazy: Bool
  ) throws(PatternError) -> Int32 {
    if !backtracks {
      nullableDepth += 1
      defer { nullableDepth -= 1 }
      // Read backwards, only what matches counts, not which way.
      if !reversed, nullableDepth <= Self.maximumNullableDepth {
        return try emitLoop(body, ifEmpty: next, ifConsumed: next, isLazy: isLazy)
      }
      let loop = try append(.init(operation: .split))
      let first = try emit(body, loop)
      setSplit(loop, first, next, isLazy: isLazy)
      return first
    }
    let loop = try append(.init(operation: .split))
    let slot = Int32(program.slotCount)
    program.slotCount += 1
    let end = try append(.init(operation: .endRound, x: slot, y: loop, next: next))
    let first = try emit(body, end)
    let begin = try append(.init(operation: .beginRound, x: slot, next: first))
    setSplit(loop, begin, next, isLazy: isLazy)
    return begin
  }

  mutating func emitSplit(
    _ into: Int32, _ past: Int32, isLazy: Bool
  ) throws(PatternError) -> Int32 {
    let split = try append(.init(operation: .split))
    setSplit(split, into, past, isLazy: isLazy)
    return split
  }

  mutating func setSplit(_ split: Int32, _ into: Int32, _ past: Int32, isLazy: Bool) {
    program.instructions[Int(split)].x = isLazy ? past : into
    program.instructions[Int(split)].next = isLazy ? into : past
  }
}
