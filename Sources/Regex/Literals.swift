/// What every match of a pattern must hold, byte for byte, so that most texts can be turned away
/// by a byte search. `arn:aws:iam::(\d+):user/` begins with `arn:aws:iam::` and requires
/// nothing longer.
struct Literals: Sendable {
  /// Every match begins with these bytes.
  var prefix: [UInt8] = []
  /// Every match holds these bytes.
  var required: [UInt8] = []
  /// A text matches exactly if it holds `prefix`, and there is nothing else to know.
  var isWhole = false
  /// A match can only begin where the text begins.
  var startsAtText = false

  private static let maximumLength = 256

  init(_ node: Node) {
    var walk = Walk()
    walk.visit(node)
    walk.endRun()
    prefix = Array((walk.runs.first ?? []).prefix(Self.maximumLength))
    if !walk.prefixIsFirst { prefix = [] }
    let longest = walk.runs.max { $0.count < $1.count } ?? []
    required = Array(longest.prefix(Self.maximumLength))
    isWhole = walk.isPlain && walk.runs.count == 1 && prefix.count == walk.runs[0].count
    startsAtText = walk.startsAtText
  }

  /// Collects runs of single characters on the one way that every match takes.
  private struct Walk {
    var runs: [[UInt8]] = []
    var run: [UInt8] = []
    /// Nothing but characters so far.
    var isPlain = true
    var prefixIsFirst = true
    var startsAtText = false
    var isAtStart = true

    mutating func endRun() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }

    mutating func gap() {
      if isAtStart { prefixIsFirst = false }
      isAtStart = false
      isPlain = false
      endRun()
    }

    mutating func visit(_ node: Node) {
      switch node {
      case .empty:
        break
      case .set(let set):
        guard let single = set.single, let scalar = Unicode.Scalar(single) else { return gap() }
        // Ill-formed bytes read as U+FFFD, so that one is not known by its bytes.
        if single == 0xFFFD { return gap() }
        isAtStart = false
        run.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      case .sequence(let parts):
        for part in parts { visit(part) }
      case .group(let body, _):
        visit(body)
      case .assertion(let assertion):
        if isAtStart, assertion == .textStart { startsAtText = true }
        isPlain = false
      case .repetition(let body, let minimum, let maximum, _):
        if minimum == 0 { return gap() }
        // The body once, for certain; what follows may be another round.
        if minimum == 1, maximum == 1 { return visit(body) }
        visit(body)
        gap()
      case .atomic, .choice, .look, .backreference:
        gap()
      }
    }
  }
}
