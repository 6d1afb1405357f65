/// The code points as a pattern sees them: two that no class of the pattern tells apart are one
/// symbol. `[a-z]+@\d` has four: letters, `@`, digits, and everything else.
///
/// The automata run over symbols instead of bytes. ASCII costs a table look-up a byte either way,
/// but a class of 700 ranges such as `\w` stays one instruction instead of an automaton of
/// byte sequences, and word boundaries need no look inside a character.
///
/// The tables that are read once a character are raw memory: written in `init`, freed in `deinit`
/// and never changed between, which is why sharing it between threads is safe.
final class Alphabet: @unchecked Sendable {
  /// Symbols of characters; then come `finalNewline` and `end`.
  let count: Int
  /// A newline that is the last character, where `$` and `\Z` match too.
  var finalNewline: Int { count }
  /// The end of the text, or its beginning when reading backwards.
  var end: Int { count + 1 }
  /// Symbols with the two special ones: a row of a transition table.
  var stride: Int { count + 2 }

  /// Symbols of code points below `small.count`.
  let small: UnsafePointer<UInt16>
  private let starts: [UInt32]
  private let symbols: [UInt16]
  /// Per symbol with the special ones, what assertions want to know of it.
  let context: [Context]
  /// Per set, a row of its symbols.
  let membership: UnsafePointer<Bool>

  /// What an assertion sees on one side of it.
  struct Context: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// The edge of the text.
    static let edge = Context(rawValue: 1)
    static let newline = Context(rawValue: 2)
    static let word = Context(rawValue: 4)
    /// With `newline`: it is the last character.
    static let final = Context(rawValue: 8)
  }

  /// nil: more sets or ranges than a table may hold.
  init?(sets: [ScalarSet], hasLineAssertions: Bool, hasWordAssertions: Bool) {
    if sets.count > 4_000 || sets.reduce(0, { $0 + $1.runs.count }) > 30_000 { return nil }
    var sorted = sets
    let newlineIndex = sorted.count
    sorted.append(hasLineAssertions ? .newline : ScalarSet())
    let wordIndex = sorted.count
    sorted.append(hasWordAssertions ? .word : ScalarSet())

    // Sweep over the bounds of all sets, with the sets that hold the current code point as bits.
    var bounds: [(scalar: UInt32, set: Int)] = []
    for (index, set) in sorted.enumerated() {
      for run in set.runs {
        bounds.append((run.first, index))
        bounds.append((run.last + 1, index))
      }
    }
    bounds.sort { $0.scalar < $1.scalar }
    let words = (sorted.count + 63) / 64
    var active = [UInt64](repeating: 0, count: words)
    var known: [[UInt64]: UInt16] = [active: 0]
    var members: [[UInt64]] = [active]
    var starts: [UInt32] = [0]
    var symbols: [UInt16] = [0]
    var index = 0
    while index < bounds.count {
      let scalar = bounds[index].scalar
      while index < bounds.count, bounds[index].scalar == scalar {
        active[bounds[index].set / 64] ^= 1 << UInt64(bounds[index].set % 64)
        index += 1
      }
      if scalar > ScalarSet.limit { break }
      let symbol: UInt16
      if let found = known[active] {
        symbol = found
      } else {
        symbol = UInt16(truncatingIfNeeded: members.count)
        known[active] = symbol
        members.append(active)
      }
      if starts[starts.count - 1] == scalar {
        symbols[symbols.count - 1] = symbol
      } else if symbols[symbols.count - 1] != symbol {
        starts.append(scalar)
        symbols.append(symbol)
      }
    }

    let count = members.count
    if sets.count * count > 1 << 24 || count > 60_000 { return nil }
    var membership = [Bool](repeating: false, count: sets.count * (count + 2))
    var context = [Context](repeating: [], count: count + 2)
    func holds(_ symbol: Int, _ set: Int) -> Bool {
      members[symbol][set / 64] >> UInt64(set % 64) & 1 == 1
    }
    for symbol in 0..<count {
      for set in sets.indices where holds(symbol, set) {
        membership[set * (count + 2) + symbol] = true
      }
      if holds(symbol, newlineIndex) { context[symbol].insert(.newline) }
      if holds(symbol, wordIndex) { context[symbol].insert(.word) }
    }
    self.count = count
    self.starts = starts
    self.symbols = symbols

    let small = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x800)
    var run = 0
    for scalar in 0..<0x800 {
      while run + 1 < starts.count, starts[run + 1] <= scalar { run += 1 }
      (small + scalar).initialize(to: symbols[run])
    }
    self.small = UnsafePointer(small)
    let newline = Int(small[0x0A])
    for set in sets.indices where membership[set * (count + 2) + newline] {
      membership[set * (count + 2) + count] = true
    }
    context[count] = [.newline, .final]
    context[count + 1] = .edge
    self.context = context
    let rows = UnsafeMutablePointer<Bool>.allocate(capacity: max(1, membership.count))
    rows.initialize(from: membership, count: membership.count)
    self.membership = UnsafePointer(rows)
  }

  deinit {
    small.deallocate()
    membership.deallocate()
  }

  @inline(__always)
  func symbol(of scalar: UInt32) -> Int {
    scalar < 0x800 ? Int(small[Int(scalar)]) : largeSymbol(of: scalar)
  }

  private func largeSymbol(of scalar: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return Int(symbols[low])
  }

  @inline(__always)
  func set(_ set: Int, holds symbol: Int) -> Bool {
    membership[set * (count + 2) + symbol]
  }
}

extension Assertion {
  /// Whether it holds between what is left of it and what is right of it.
  @inline(__always)
  func holds(_ left: Alphabet.Context, _ right: Alphabet.Context) -> Bool {
    switch self {
    case .textStart: left.contains(.edge)
    case .textEnd: right.contains(.edge)
    case .textEndOrFinalNewline: right.contains(.edge) || right.contains(.final)
    // As in Java, no line begins behind a newline that ends the text.
    case .lineStart: left.contains(.edge) || (left.contains(.newline) && !right.contains(.edge))
    case .lineEnd: right.contains(.edge) || right.contains(.newline)
    case .wordBoundary: left.contains(.word) != right.contains(.word)
    case .notWordBoundary: left.contains(.word) == right.contains(.word)
    }
  }
}
