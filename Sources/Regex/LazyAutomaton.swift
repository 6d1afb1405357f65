/// A deterministic automaton over an alphabet, made state by state as texts need it.
///
/// A state is the ordered list of the program's threads, best first; where the program has
/// assertions, as they were before those were decided, since that takes the next symbol. A table
/// entry is
///
///     low bit 0      the next state's row, as its offset in bytes
///     1              not known yet
///     3              dead: no match can follow
///     other odd      1 + the next state's row, and the text before this symbol ends a match
///
/// so that one load and one test of the lowest bit keep the hot loop on its way. When the table is full it
/// is emptied and filled again; a pattern that empties it again and again gives up for good, and
/// its texts go to the thread machine.
///
/// The table is raw memory, since it is read once a byte; it is owned by this object, which one
/// thread uses at a time, and freed with it.
final class LazyAutomaton {
  static let tableBytes = 1 << 20
  static let keyBudget = 1 << 18
  static let gaveUp = -2
  static let noMatch = -1

  static let unknown: UInt32 = 1
  static let dead: UInt32 = 3

  let program: Program
  let alphabet: Alphabet
  /// Reads backwards, and looks for the longest match.
  private let reversed: Bool
  let stride: Int
  private let capacity: Int
  let table: UnsafeMutablePointer<UInt32>

  private var states: [[Int32]] = []
  private var known: [[Int32]: UInt32] = [:]
  private var keySize = 0
  private var starts = [UInt32](repeating: 0, count: 32)
  private var marks: [UInt32]
  private var generation: UInt32 = 0
  private var stack: [Int32] = []
  private var list: [Int32] = []
  private var resolved: [Int32] = []

  var bytesSinceReset = 0
  private var wastefulResets = 0
  private(set) var isDisabled = false

  init(_ program: Program, _ alphabet: Alphabet, reversed: Bool) {
    self.program = program
    self.alphabet = alphabet
    self.reversed = reversed
    stride = alphabet.stride
    capacity = max(16, min(10_000, Self.tableBytes / (4 * stride)))
    table = .allocate(capacity: capacity * stride)
    marks = [UInt32](repeating: 0, count: program.count)
    reset()
  }

  deinit {
    table.deallocate()
  }

  private func reset() {
    states.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    keySize = 0
    for index in starts.indices { starts[index] = 0 }
    // Row 0 stands for no row; in row 1, behind a match that nothing lengthens, all ways are dead.
    states.append([])
    states.append([])
    table.initialize(repeating: Self.dead, count: 2 * stride)
  }

  // MARK: States

  /// The row of a state, in bytes.
  private func row(of key: [Int32]) -> UInt32 {
    if let row = known[key] { return row }
    if states.count >= capacity || keySize > Self.keyBudget {
      // Ten bytes read for each state made are worth the making.
      if bytesSinceReset < 10 * states.count {
        wastefulResets += 1
        if wastefulResets > 4 { isDisabled = true }
      }
      bytesSinceReset = 0
      reset()
    }
    let row = UInt32(4 * states.count * stride)
    states.append(key)
    known[key] = row
    keySize += key.count
    (table + Int(row) / 4).initialize(repeating: Self.unknown, count: stride)
    return row
  }

  private func nextGeneration() {
    if generation == .max {
      for index in marks.indices { marks[index] = 0 }
      generation = 0
    }
    generation += 1
  }

  /// Adds `entry` and what it leads to without reading, in order of preference. In a program
  /// with assertions nothing is followed before the two sides are known: an order found earlier
  /// would forget which instructions the way to an assertion had already passed.
  private func add(
    _ entry: Int32, to list: inout [Int32],
    sides: (left: Alphabet.Context, right: Alphabet.Context)?
  ) {
    if sides == nil, program.hasAssertions {
      if marks[Int(entry)] != generation { list.append(entry) }
      marks[Int(entry)] = generation
      return
    }
    stack.append(entry)
    while let pc = stack.popLast() {
      if marks[Int(pc)] == generation { continue }
      marks[Int(pc)] = generation
      let instruction = program.instructions[Int(pc)]
      switch instruction.operation {
      case .split:
        stack.append(instruction.next)
        stack.append(instruction.x)
      case .save:
        stack.append(instruction.next)
      case .assert:
        guard let sides, let assertion = Assertion(rawValue: instruction.x) else { continue }
        if assertion.holds(sides.left, sides.right) { stack.append(instruction.next) }
      default:
        list.append(pc)
      }
    }
  }

  func startRow(anchored: Bool, context: Alphabet.Context) -> Int {
    let context = program.hasAssertions ? context : []
    let slot = Int(context.rawValue) * 2 + (anchored ? 1 : 0)
    if starts[slot] != 0 { return Int(starts[slot]) }
    nextGeneration()
    var key = [Int32(context.rawValue)]
    add(anchored ? program.anchoredEntry : program.searchEntry, to: &key, sides: nil)
    let row = row(of: key)
    starts[slot] = row
    return Int(row)
  }

  /// Fills one entry of the table.
  @inline(never)
  func step(_ row: Int, _ symbol: Int) -> UInt32 {
    let key = states[row / (4 * stride)]
    var threads = key[...].dropFirst()
    if program.hasAssertions {
      let behind = Alphabet.Context(rawValue: UInt8(truncatingIfNeeded: key[0]))
      let next = alphabet.context[symbol]
      let sides = reversed ? (left: next, right: behind) : (left: behind, right: next)
      resolved.removeAll(keepingCapacity: true)
      nextGeneration()
      for pc in threads { add(pc, to: &resolved, sides: sides) }
      threads = resolved[...]
    }
    list.removeAll(keepingCapacity: true)
    list.append(program.hasAssertions ? Int32(alphabet.context[symbol].rawValue) : 0)
    nextGeneration()
    var matched = false
    for pc in threads {
      let instruction = program.instructions[Int(pc)]
      if instruction.operation == .match {
        matched = true
        // Threads behind a match are worse than it.
        if !reversed { break }
      } else if alphabet.set(Int(instruction.x), holds: symbol) {
        add(instruction.next, to: &list, sides: nil)
      }
    }
    if list.count == 1 {
      let value = matched ? UInt32(4 * stride) | 1 : Self.dead
      table[row / 4 + symbol] = value
      return value
    }
    let before = states.count
    let target = self.row(of: list)
    let value = target | (matched ? 1 : 0)
    // Emptying the table took this row with it.
    if states.count >= before { table[row / 4 + symbol] = value }
    return value
  }
}
