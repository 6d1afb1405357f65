/// A set of code points as sorted, disjoint, inclusive ranges.
///
/// Every character class of a pattern becomes one of these before anything is compiled, so that
/// negation, nesting and `&&` are set algebra and not cases of the matcher.
struct ScalarSet: Hashable, Sendable {
  struct Run: Hashable, Sendable {
    var first: UInt32
    var last: UInt32
  }

  static let limit: UInt32 = 0x10FFFF

  private(set) var runs: [Run] = []

  init() {}

  init(_ scalar: UInt32) {
    runs = [Run(first: scalar, last: scalar)]
  }

  init(_ first: UInt32, _ last: UInt32) {
    runs = first <= last ? [Run(first: first, last: last)] : []
  }

  init(runs: [Run]) {
    self.runs = runs
    normalise()
  }

  /// Reads a table of base-36 gaps and lengths, see `UnicodeTables`.
  init(table: StaticString) {
    var bound: UInt32 = 0
    var number: UInt32 = 0
    var first: UInt32?
    let finish = { (runs: inout [Run]) in
      bound &+= number
      number = 0
      if let start = first {
        runs.append(Run(first: start, last: bound &- 1))
        first = nil
      } else {
        first = bound
      }
    }
    table.withUTF8Buffer { bytes in
      for byte in bytes {
        switch byte {
        case 0x30...0x39: number = number &* 36 &+ UInt32(byte - 0x30)
        case 0x61...0x7A: number = number &* 36 &+ UInt32(byte - 0x61 + 10)
        default: finish(&runs)
        }
      }
    }
    finish(&runs)
  }

  static let all = ScalarSet(0, limit)

  var isEmpty: Bool { runs.isEmpty }

  /// The only member, if there is exactly one.
  var single: UInt32? {
    guard runs.count == 1, runs[0].first == runs[0].last else { return nil }
    return runs[0].first
  }

  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < scalar { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].first <= scalar
  }

  mutating func insert(_ first: UInt32, _ last: UInt32) {
    runs.append(Run(first: first, last: last))
    normalise()
  }

  mutating func formUnion(_ other: ScalarSet) {
    if other.runs.isEmpty { return }
    runs.append(contentsOf: other.runs)
    normalise()
  }

  func union(_ other: ScalarSet) -> ScalarSet {
    var result = self
    result.formUnion(other)
    return result
  }

  var inverted: ScalarSet {
    var result = ScalarSet()
    var next: UInt32 = 0
    for run in runs {
      if run.first > next { result.runs.append(Run(first: next, last: run.first - 1)) }
      next = run.last + 1
    }
    if next <= Self.limit { result.runs.append(Run(first: next, last: Self.limit)) }
    return result
  }

  func intersection(_ other: ScalarSet) -> ScalarSet {
    var result = ScalarSet()
    var left = 0
    var right = 0
    while left < runs.count, right < other.runs.count {
      let first = max(runs[left].first, other.runs[right].first)
      let last = min(runs[left].last, other.runs[right].last)
      if first <= last { result.runs.append(Run(first: first, last: last)) }
      if runs[left].last < other.runs[right].last { left += 1 } else { right += 1 }
    }
    return result
  }

  private mutating func normalise() {
    if runs.count < 2 { return }
    runs.sort { ($0.first, $0.last) < ($1.first, $1.last) }
    var kept = 0
    for index in 1..<runs.count {
      let run = runs[index]
      if run.first <= runs[kept].last &+ 1 {
        runs[kept].last = max(runs[kept].last, run.last)
      } else {
        kept += 1
        runs[kept] = run
      }
    }
    runs.removeSubrange((kept + 1)...)
  }
}
