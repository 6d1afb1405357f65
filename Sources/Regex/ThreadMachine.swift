/// Runs all threads of a program side by side, each with its captures: linear in the text
/// whatever the pattern, and the slowest way. It takes the texts for which the automaton gives
/// up and the matches too long for the backtracker's table.
final class ThreadMachine {
  private struct Threads {
    var instructions: [Int32] = []
    /// `width` positions for each thread.
    var slots: [Int] = []

    mutating func removeAll() {
      instructions.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
    }
  }

  private enum Task {
    case follow(Int32)
    case restore(Int, Int)
  }

  private let program: Program
  private let alphabet: Alphabet
  private var current = Threads()
  private var following = Threads()
  private var marks: [UInt32]
  private var generation: UInt32 = 0
  private var stack: [Task] = []
  private var scratch: [Int] = []

  init(_ program: Program, _ alphabet: Alphabet) {
    self.program = program
    self.alphabet = alphabet
    marks = [UInt32](repeating: 0, count: program.count)
  }

  /// The leftmost match at or after `start`, or exactly there if `anchored`; its positions go
  /// to `slots`.
  func search(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, anchored: Bool, slots: inout [Int]
  ) -> Bool {
    var position = start
    var found = false
    current.removeAll()
    scratch = [Int](repeating: -1, count: slots.count)
    nextGeneration()
    follow(
      anchored ? program.anchoredEntry : program.searchEntry, at: position, in: text, to: &current)
    while !current.instructions.isEmpty {
      let width = slots.count
      following.removeAll()
      nextGeneration()
      var symbol = -1
      var length = 0
      if position < text.count {
        let (scalar, count) = decodeScalar(text, at: position)
        symbol = alphabet.symbol(of: scalar)
        length = count
      }
      for index in current.instructions.indices {
        let instruction = program.instructions[Int(current.instructions[index])]
        if instruction.operation == .match {
          for slot in 0..<width { slots[slot] = current.slots[index * width + slot] }
          found = true
          break
        }
        guard symbol >= 0, alphabet.set(Int(instruction.x), holds: symbol) else { continue }
        for slot in 0..<width { scratch[slot] = current.slots[index * width + slot] }
        follow(instruction.next, at: position + length, in: text, to: &following)
      }
      if symbol < 0 { break }
      position += length
      swap(&current, &following)
    }
    return found
  }

  private func nextGeneration() {
    if generation == .max {
      for index in marks.indices { marks[index] = 0 }
      generation = 0
    }
    generation += 1
  }

  /// Adds a thread and all it leads to without reading; `scratch` holds its captures.
  private func follow(
    _ entry: Int32, at position: Int, in text: UnsafeBufferPointer<UInt8>, to threads: inout Threads
  ) {
    stack.append(.follow(entry))
    while let task = stack.popLast() {
      guard case .follow(let pc) = task else {
        if case .restore(let slot, let value) = task { scratch[slot] = value }
        continue
      }
      if marks[Int(pc)] == generation { continue }
      marks[Int(pc)] = generation
      let instruction = program.instructions[Int(pc)]
      switch instruction.operation {
      case .split:
        stack.append(.follow(instruction.next))
        stack.append(.follow(instruction.x))
      case .save:
        let slot = Int(instruction.x)
        if slot < scratch.count {
          stack.append(.restore(slot, scratch[slot]))
          scratch[slot] = position
        }
        stack.append(.follow(instruction.next))
      case .assert:
        guard let assertion = Assertion(rawValue: instruction.x) else { continue }
        let left = alphabet.contextBefore(position, in: text)
        let right = alphabet.contextAfter(position, in: text)
        if assertion.holds(left, right) { stack.append(.follow(instruction.next)) }
      default:
        threads.instructions.append(pc)
        threads.slots.append(contentsOf: scratch)
      }
    }
  }
}
