/// Loops over what may be empty.
///
/// In Java a round that consumed nothing ends its loop, there and then: `(a*|b)+` on `ab` takes
/// `a`, then an empty round of `a*`, and is done; it does not go on to `b`. An automaton enters
/// each instruction once at each place, so it cannot ask whether a round was empty. The program
/// says it instead: what a round can do before it has consumed anything is written apart from what
/// it does after, and only the latter leads back into the loop.
extension Compiler {
  /// `body+`: to `ifEmpty` if nothing was consumed in all, else to `ifConsumed`.
  mutating func emitLoop(
    _ body: Node, ifEmpty: Int32, ifConsumed: Int32, isLazy: Bool
  ) throws(PatternError) -> Int32 {
    let loop = try append(.init(operation: .split))
    let again = try emit(body, ifEmpty: ifConsumed, ifConsumed: loop)
    setSplit(loop, again, ifConsumed, isLazy: isLazy)
    if ifEmpty == ifConsumed { return again }
    return try emit(body, ifEmpty: ifEmpty, ifConsumed: loop)
  }

  /// What matches `node` and goes on at `ifEmpty` if it consumed nothing, else at `ifConsumed`.
  ///
  /// The sequence `x? y?` becomes `x` then `y?` to `ifConsumed`, or no `x` and `y?` to either.
  mutating func emit(
    _ node: Node, ifEmpty: Int32, ifConsumed: Int32
  ) throws(PatternError) -> Int32 {
    if ifEmpty == ifConsumed || node.width.minimum > 0 { return try emit(node, ifConsumed) }
    switch node {
    case .empty, .assertion:
      return try emit(node, ifEmpty)
    case .sequence(let parts):
      var empty = ifEmpty
      var consumed = ifConsumed
      for (index, part) in parts.enumerated().reversed() {
        let entry = try emit(part, ifEmpty: empty, ifConsumed: consumed)
        // Nothing comes before the first part, so nothing was consumed there.
        if index > 0 { consumed = try emit(part, consumed) }
        empty = entry
      }
      return empty
    case .choice(let branches):
      guard let last = branches.last else { return ifEmpty }
      var entry = try emit(last, ifEmpty: ifEmpty, ifConsumed: ifConsumed)
      for branch in branches.dropLast().reversed() {
        let first = try emit(branch, ifEmpty: ifEmpty, ifConsumed: ifConsumed)
        entry = try append(.init(operation: .split, x: first, next: entry))
      }
      return entry
    case .group(let body, let index):
      let closed = Int32(2 * index + 1)
      let empty = try append(.init(operation: .save, x: closed, next: ifEmpty))
      let consumed = try append(.init(operation: .save, x: closed, next: ifConsumed))
      let entry = try emit(body, ifEmpty: empty, ifConsumed: consumed)
      return try append(.init(operation: .save, x: Int32(2 * index), next: entry))
    case .repetition(let body, let minimum, let maximum, let kind):
      return try emitRepetition(
        body, minimum: minimum, maximum: maximum, isLazy: kind == .lazy, ifEmpty, ifConsumed)
    case .set, .backreference, .look, .atomic:
      return try emit(node, ifConsumed)
    }
  }

  private mutating func emitRepetition(
    _ body: Node, minimum: Int, maximum: Int?, isLazy: Bool, _ ifEmpty: Int32, _ ifConsumed: Int32
  ) throws(PatternError) -> Int32 {
    var empty = ifEmpty
    var consumed = ifConsumed
    var copies = minimum
    if let maximum {
      for _ in 0..<(maximum - minimum) {
        let first = try emit(body, ifEmpty: ifEmpty, ifConsumed: consumed)
        empty = try emitSplit(first, ifEmpty, isLazy: isLazy)
        consumed = try emitSplit(try emit(body, consumed), ifConsumed, isLazy: isLazy)
      }
    } else {
      let loop = try emitLoop(body, ifEmpty: ifEmpty, ifConsumed: ifConsumed, isLazy: isLazy)
      let later =
        minimum > 1
        ? try emitLoop(body, ifEmpty: ifConsumed, ifConsumed: ifConsumed, isLazy: isLazy) : loop
      empty = minimum > 0 ? loop : try emitSplit(loop, ifEmpty, isLazy: isLazy)
      consumed = later
      copies = max(0, minimum - 1)
    }
    for copy in 0..<copies {
      let entry = try emit(body, ifEmpty: empty, ifConsumed: consumed)
      if copy + 1 < copies { consumed = try emit(body, consumed) }
      empty = entry
    }
    return empty
  }
}
