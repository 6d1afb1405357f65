import TarnStorage

/// What follows a literal in the automaton.
enum NextKind: UInt8 {
  case string
  case number
  case boolean
  case array
  /// An object whose path may never be opened again: any object will do.
  case anyObject
  /// An object kept whole for what it holds; only the slow path may decide that again.
  case heldObject
  case part
  case end
}

/// The learnt tree of literals: from each state only a few texts can follow.
///
/// Flat arrays behind pointers, since this is the hottest loop of an ingest. Owned by one scanner.
struct ShapeAutomaton: ~Copyable {
  struct Candidate {
    var literal: UnsafePointer<UInt8>
    var length: Int32
    /// The state after the leaf.
    var next: Int32
    /// A column, a part's number, or at the end the shape's number.
    var value: Int32
    var sibling: Int32
    var kind: NextKind
    var role: UInt8
  }

  struct State {
    /// Head of the linear list, most recent match first.
    var first: Int32 = -1
    var count: Int32 = 0
    /// Index into `tables`, -1 while the linear list is short.
    var table: Int32 = -1
  }

  /// Past eight candidates a state hashes the bytes behind their common prefix.
  struct Table {
    var prefix = 0
    var mask: UInt64 = 0
    var slots: [Int32] = []
    var members: [Int32] = []
  }

  private(set) var candidates: UnsafeMutablePointer<Candidate>
  private(set) var states: UnsafeMutablePointer<State>
  private var candidateRoom = 1_024
  private var stateRoom = 1_024
  private(set) var candidateCount = 0
  private var stateCount = 0
  private(set) var literalBytes = 0
  private var tables: [Table] = []
  let roots: [Int32]

  static let linearLimit = 8
  /// What one scanner may learn; more makes new shapes opaque (2,000,000 × 32 B, 64 MB of text).
  static let candidateLimit = 2_000_000
  static let literalLimit = 64 << 20

  init() {
    candidates = .allocate(capacity: candidateRoom)
    states = .allocate(capacity: stateRoom)
    roots = (0..<Int32(RecordPart.count)).map { $0 }
    for _ in roots { _ = addState() }
  }

  deinit {
    for i in 0..<candidateCount { candidates[i].literal.deallocate() }
    candidates.deallocate()
    states.deallocate()
  }

  var isFull: Bool {
    candidateCount >= Self.candidateLimit || literalBytes >= Self.literalLimit
  }

  private mutating func addState() -> Int32 {
    if stateCount == stateRoom {
      let larger = UnsafeMutablePointer<State>.allocate(capacity: stateRoom * 2)
      larger.moveInitialize(from: states, count: stateCount)
      states.deallocate()
      states = larger
      stateRoom *= 2
    }
    (states + stateCount).initialize(to: State())
    stateCount += 1
    return Int32(stateCount - 1)
  }

  /// The candidate of `state` whose literal stands at `p` and whose leaf may begin behind it.
  @inline(__always)
  func match(
    _ state: Int, _ p: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafeMutablePointer<Candidate>? {
    var index = states[state].first
    var previous: Int32 = -1
    var anyObject: UnsafeMutablePointer<Candidate>?
    while index >= 0 {
      let candidate = candidates + Int(index)
      if fits(candidate, p, end) {
        if candidate.pointee.kind == .anyObject {
          // The last resort: a known key may still open the object.
          anyObject = candidate
          previous = index
          index = candidate.pointee.sibling
          continue
        }
        if previous >= 0 {
          // Move to front: logs come in bursts of one kind.
          candidates[Int(previous)].sibling = candidate.pointee.sibling
          candidate.pointee.sibling = states[state].first
          states[state].first = index
        }
        return candidate
      }
      previous = index
      index = candidate.pointee.sibling
    }
    if states[state].table >= 0, let hashed = matchHashed(state, p, end) { return hashed }
    return anyObject
  }

  @inline(__always)
  private func fits(
    _ candidate: UnsafeMutablePointer<Candidate>, _ p: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>
  ) -> Bool {
    let length = Int(candidate.pointee.length)
    guard end - p >= length, ScanBytes.equal(candidate.pointee.literal, p, length) else {
      return false
    }
    let next = p[length]
    switch candidate.pointee.kind {
    case .string, .end: return true
    case .number: return ScanBytes.isDigit(next) || next == 0x2D
    case .boolean: return next == 0x74 || next == 0x66
    case .array: return next == 0x5B
    case .part, .anyObject: return next == 0x7B
    case .heldObject: return false
    }
  }

  @inline(never)
  private func matchHashed(
    _ state: Int, _ p: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafeMutablePointer<Candidate>? {
    tables[Int(states[state].table)].slots.withUnsafeBufferPointer { slots in
      let table = tables[Int(states[state].table)]
      guard end - p > table.prefix else { return nil }
      var slot = Self.hash(ScanBytes.word(p + table.prefix) & table.mask, slots.count)
      while slots[slot] >= 0 {
        let candidate = candidates + Int(slots[slot])
        if fits(candidate, p, end) { return candidate }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }

  private static func hash(_ word: UInt64, _ size: Int) -> Int {
    let product = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (size &- 1)
  }

  /// The transition of exactly this literal and leaf, made where it is missing.
  /// `shape` is the number a new end shall bear. Returns the candidate.
  mutating func step(
    _ state: Int, literal: UnsafeBufferPointer<UInt8>, kind: NextKind, value: Int32, role: UInt8
  ) -> (index: Int, isNew: Bool) {
    if let known = find(state, literal, kind, value) { return (known, false) }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: literal.count + 8)
    if let base = literal.baseAddress { copy.update(from: base, count: literal.count) }
    literalBytes += literal.count
    if candidateCount == candidateRoom {
      let larger = UnsafeMutablePointer<Candidate>.allocate(capacity: candidateRoom * 2)
      larger.moveInitialize(from: candidates, count: candidateCount)
      candidates.deallocate()
      candidates = larger
      candidateRoom *= 2
    }
    let next = kind == .end ? -1 : addState()
    let index = Int32(candidateCount)
    (candidates + candidateCount).initialize(
      to: Candidate(
        literal: UnsafePointer(copy), length: Int32(literal.count), next: next, value: value,
        sibling: -1, kind: kind, role: role))
    candidateCount += 1
    states[state].count += 1
    let isLong = kind != .end && literal.count >= 12
    if isLong && Int(states[state].count) > Self.linearLimit {
      addHashed(state, index)
    } else {
      candidates[Int(index)].sibling = states[state].first
      states[state].first = index
    }
    return (Int(index), true)
  }

  private func find(
    _ state: Int, _ literal: UnsafeBufferPointer<UInt8>, _ kind: NextKind, _ value: Int32
  ) -> Int? {
    func isSame(_ index: Int32) -> Bool {
      let candidate = candidates[Int(index)]
      guard candidate.kind == kind, Int(candidate.length) == literal.count,
        kind == .end || candidate.value == value
      else { return false }
      return UnsafeBufferPointer(start: candidate.literal, count: literal.count)
        .elementsEqual(literal)
    }
    var index = states[state].first
    while index >= 0 {
      if isSame(index) { return Int(index) }
      index = candidates[Int(index)].sibling
    }
    guard states[state].table >= 0, let base = literal.baseAddress else { return nil }
    let table = tables[Int(states[state].table)]
    guard literal.count > table.prefix else { return nil }
    var slot = Self.hash(word(base, literal.count, table), table.slots.count)
    while table.slots[slot] >= 0 {
      if isSame(table.slots[slot]) { return Int(table.slots[slot]) }
      slot = (slot + 1) & (table.slots.count - 1)
    }
    return nil
  }

  private func word(_ base: UnsafePointer<UInt8>, _ count: Int, _ table: Table) -> UInt64 {
    var value: UInt64 = 0
    for i in 0..<min(8, max(0, count - table.prefix)) {
      value |= UInt64(base[table.prefix + i]) << UInt64(8 * i)
    }
    return value & table.mask
  }

  private mutating func addHashed(_ state: Int, _ index: Int32) {
    if states[state].table < 0 {
      states[state].table = Int32(tables.count)
      tables.append(Table())
    }
    var table = tables[Int(states[state].table)]
    tables[Int(states[state].table)] = Table()
    table.members.append(index)
    let literal = candidates[Int(index)].literal
    let length = Int(candidates[Int(index)].length)
    let maskBytes = (64 - table.mask.leadingZeroBitCount) / 8
    let keepsPrefix =
      table.members.count > 1 && length - table.prefix >= maskBytes
      && sharedPrefix(literal, length, candidates[Int(table.members[0])]) >= table.prefix
    if keepsPrefix && table.members.count * 2 <= table.slots.count {
      insert(index, into: &table)
    } else {
      rebuild(&table)
    }
    tables[Int(states[state].table)] = table
  }

  private func sharedPrefix(
    _ literal: UnsafePointer<UInt8>, _ length: Int, _ other: Candidate
  ) -> Int {
    let limit = min(length, Int(other.length))
    var i = 0
    while i < limit && literal[i] == other.literal[i] { i += 1 }
    return i
  }

  private func insert(_ index: Int32, into table: inout Table) {
    let candidate = candidates[Int(index)]
    var slot = Self.hash(
      word(candidate.literal, Int(candidate.length), table), table.slots.count)
    while table.slots[slot] >= 0 { slot = (slot + 1) & (table.slots.count - 1) }
    table.slots[slot] = index
  }

  private func rebuild(_ table: inout Table) {
    let first = candidates[Int(table.members[0])]
    var prefix = Int(first.length)
    for member in table.members {
      let candidate = candidates[Int(member)]
      prefix = min(prefix, sharedPrefix(candidate.literal, Int(candidate.length), first))
    }
    if table.members.count == 1 { prefix = min(3, prefix) }
    var width = 8
    for member in table.members {
      width = min(width, Int(candidates[Int(member)].length) - prefix)
    }
    table.prefix = prefix
    table.mask = width >= 8 ? .max : (1 << UInt64(8 * max(0, width))) - 1
    var size = 16
    while size < table.members.count * 4 { size *= 2 }
    table.slots = Array(repeating: -1, count: size)
    for member in table.members { insert(member, into: &table) }
  }
}
