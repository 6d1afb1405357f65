extension Parser {
  /// A name or a window in parentheses, behind OVER.
  mutating func windowReference() throws(Failed) -> WindowReference {
    guard at(.leftParenthesis) else { return .named(try identifier()) }
    return .inline(try windowSpecification())
  }

  /// `WINDOW a AS (…), b AS (…)`, behind the word.
  mutating func windowDefinitions() throws(Failed) -> [WindowDefinition] {
    var definitions: [WindowDefinition] = []
    repeat {
      let name = try identifier()
      try expect(.as)
      definitions.append(WindowDefinition(name: name, window: try windowSpecification()))
    } while accept(.comma)
    return definitions
  }

  private mutating func windowSpecification() throws(Failed) -> WindowSpecification {
    var window = WindowSpecification(
      existing: nil, partitionBy: [], orderBy: [], frame: nil, position: position)
    try expect(.leftParenthesis)
    if isName, !(token.keyword == .partition && peek().keyword == .by), frameUnit() == nil {
      window.existing = takeIdentifier()
    }
    if accept(.partition, .by) {
      repeat { window.partitionBy.append(try expression()) } while accept(.comma)
    }
    if at(.order) { window.orderBy = try orderBy() }
    if let unit = frameUnit() { window.frame = try frame(unit) }
    try expect(.rightParenthesis)
    return window
  }

  private mutating func frameUnit() -> WindowFrame.Unit? {
    let unit: WindowFrame.Unit
    switch token.keyword {
    case .rows: unit = .rows
    case .range: unit = .range
    case .groups: unit = .groups
    default:
      for keyword in [Keyword.groups, .range, .rows] { _ = at(keyword) }
      return nil
    }
    let following = peek()
    let isName =
      following.kind == .rightParenthesis || following.keyword == .order
      || following.keyword == .partition
    return isName ? nil : unit
  }

  private mutating func frame(_ unit: WindowFrame.Unit) throws(Failed) -> WindowFrame {
    let position = position
    advance()
    if accept(.between) {
      let start = try frameBound()
      try expect(.and)
      return WindowFrame(unit: unit, start: start, end: try frameBound(), position: position)
    }
    return WindowFrame(unit: unit, start: try frameBound(), end: nil, position: position)
  }

  private mutating func frameBound() throws(Failed) -> WindowFrame.Bound {
    if accept(.unbounded, .preceding) { return .unboundedPreceding }
    if accept(.unbounded, .following) { return .unboundedFollowing }
    if accept(.current, .row) { return .currentRow }
    let distance = try expression()
    if accept(.preceding) { return .preceding(distance) }
    try expect(.following)
    return .following(distance)
  }
}
