/// A parsed pattern. Syntax only: classes are already sets, flags are already applied.
///
/// `a(b|c)*?` is
///
///     sequence
///     ├─ set {a}
///     └─ repetition 0… lazy
///        └─ group 1
///           └─ choice
///              ├─ set {b}
///              └─ set {c}
indirect enum Node: Sendable {
  case empty
  /// One code point out of a set.
  case set(ScalarSet)
  case sequence([Node])
  /// Leftmost first: an earlier branch that leads to a match wins.
  case choice([Node])
  case repetition(Node, minimum: Int, maximum: Int?, kind: Greed)
  case group(Node, index: Int)
  case assertion(Assertion)
  case backreference(Int, ignoresCase: Bool)
  case look(Node, ahead: Bool, negative: Bool)
  /// What is inside is matched once and never reconsidered.
  case atomic(Node)
}

enum Greed: Sendable {
  case greedy
  case lazy
  case possessive
}

/// Conditions on a place between two code points. Only `\n` ends a line.
enum Assertion: Int32, Sendable {
  case textStart
  case textEnd
  /// The end, or before a newline that is the text's last character.
  case textEndOrFinalNewline
  case lineStart
  case lineEnd
  case wordBoundary
  case notWordBoundary
}

/// How many code points a node can match.
struct Width {
  var minimum: Int
  /// nil: no bound.
  var maximum: Int?

  /// Larger than any text, small enough to add without overflow.
  static let large = 1 << 40
}

extension Node {
  var width: Width {
    switch self {
    case .empty, .assertion, .look:
      return Width(minimum: 0, maximum: 0)
    case .set:
      return Width(minimum: 1, maximum: 1)
    case .sequence(let parts):
      var result = Width(minimum: 0, maximum: 0)
      for part in parts {
        let width = part.width
        result.minimum = min(result.minimum + width.minimum, Width.large)
        result.maximum = bounded(result.maximum, width.maximum, +)
      }
      return result
    case .choice(let branches):
      guard var result = branches.first?.width else { return Width(minimum: 0, maximum: 0) }
      for branch in branches.dropFirst() {
        let width = branch.width
        result.minimum = min(result.minimum, width.minimum)
        result.maximum = bounded(result.maximum, width.maximum, max)
      }
      return result
    case .repetition(let body, let minimum, let maximum, _):
      let width = body.width
      let most: Int? =
        if width.maximum == 0 { 0 } else if let maximum, let widest = width.maximum {
          product(widest, maximum)
        } else { nil }
      return Width(minimum: product(width.minimum, minimum), maximum: most)
    case .group(let body, _), .atomic(let body):
      return body.width
    case .backreference:
      return Width(minimum: 0, maximum: nil)
    }
  }

  /// Whether matching needs the backtracker: no automaton knows these.
  var needsBacktracking: Bool {
    switch self {
    case .empty, .set, .assertion: false
    case .sequence(let parts), .choice(let parts): parts.contains { $0.needsBacktracking }
    case .repetition(let body, _, _, let kind): kind == .possessive || body.needsBacktracking
    case .group(let body, _): body.needsBacktracking
    case .backreference, .look, .atomic: true
    }
  }

  private func bounded(_ left: Int?, _ right: Int?, _ combine: (Int, Int) -> Int) -> Int? {
    guard let left, let right else { return nil }
    return min(combine(left, right), Width.large)
  }

  private func product(_ left: Int, _ right: Int) -> Int {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? Width.large : min(value, Width.large)
  }
}
