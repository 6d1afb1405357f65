extension Parser {
  /// `SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW …`.
  mutating func querySpecification() throws(Failed) -> QuerySpecification {
    var select = QuerySpecification(
      quantifier: nil, items: [], from: [], where: nil, groupBy: nil, having: nil, windows: [],
      position: position)
    try count()
    advance()
    select.quantifier = selectQuantifier()
    repeat { select.items.append(try selectItem()) } while accept(.comma)
    if accept(.from) {
      repeat { select.from.append(try relation()) } while accept(.comma)
    }
    if accept(.where) { select.where = try expression() }
    if at(.group) { select.groupBy = try groupBy() }
    if accept(.having) { select.having = try expression() }
    if at(.window), beginsClause() {
      advance()
      select.windows = try windowDefinitions()
    }
    return select
  }

  /// DISTINCT, or ALL unless it is a column.
  private mutating func selectQuantifier() -> SetQuantifier? {
    if accept(.distinct) { return .distinct }
    guard at(.all) else { return nil }
    let following = peek()
    switch following.kind {
    case .comma, .dot, .endOfText, .rightParenthesis, .semicolon: return nil
    case .word where following.keyword == .from || following.keyword == .as: return nil
    default:
      advance()
      return .all
    }
  }

  private mutating func selectItem() throws(Failed) -> SelectItem {
    if at(.star) {
      let position = position
      try count()
      advance()
      return .all(SelectItem.AllColumns(position: position))
    }
    let value = try expression()
    if token.kind == .dot, peek().kind == .star { return try allFields(of: value) }
    return .expression(value, alias: try alias())
  }

  private mutating func allFields(of base: Expression) throws(Failed) -> SelectItem {
    advance()
    let position = position
    advance()
    let aliases = accept(.as) ? try parenthesizedIdentifiers() : []
    return .allFields(SelectItem.AllFields(base: base, aliases: aliases, position: position))
  }

  /// `[AS] name`.
  mutating func alias() throws(Failed) -> Identifier? {
    if accept(.as) { return try identifier() }
    guard isName, token.keyword == .none || !beginsClause() else {
      if token.kind == .digitName { throw mismatch() }
      return nil
    }
    return takeIdentifier()
  }

  // MARK: GROUP BY

  private mutating func groupBy() throws(Failed) -> GroupBy {
    let position = position
    advance()
    try expect(.by)
    var groupBy = GroupBy(quantifier: nil, elements: [], position: position)
    if accept(.distinct) {
      groupBy.quantifier = .distinct
    } else if token.keyword == .all, startsGroup(peek()) {
      advance()
      groupBy.quantifier = .all
    }
    repeat { groupBy.elements.append(try groupingElement()) } while accept(.comma)
    return groupBy
  }

  /// Whether something to group by begins here, so that ALL before it is a quantifier.
  private func startsGroup(_ token: Token) -> Bool {
    switch token.kind {
    case .word:
      switch token.keyword {
      case .limit, .offset, .fetch, .window: false
      case .rollup, .cube, .grouping, .case, .cast, .extract, .trim: true
      default: !token.keyword.isReserved
      }
    case .quotedName, .backquotedName, .integer, .string, .leftParenthesis, .question: true
    default: false
    }
  }

  private mutating func groupingElement() throws(Failed) -> GroupingElement {
    let position = position
    if accept(.rollup) {
      return GroupingElement(kind: .rollup(try groupingSets()), position: position)
    }
    if accept(.cube) {
      return GroupingElement(kind: .cube(try groupingSets()), position: position)
    }
    if accept(.grouping, .sets) {
      return GroupingElement(kind: .groupingSets(try groupingSets()), position: position)
    }
    if token.keyword == .auto, endsAuto(peek()) {
      advance()
      return GroupingElement(kind: .auto, position: position)
    }
    return GroupingElement(kind: .set(try groupingSet()), position: position)
  }

  private func endsAuto(_ token: Token) -> Bool {
    switch token.kind {
    case .endOfText, .semicolon, .comma, .rightParenthesis: true
    case .word:
      token.keyword.isReserved || token.keyword == .limit || token.keyword == .offset
        || token.keyword == .fetch || token.keyword == .window
    default: false
    }
  }

  private mutating func groupingSets() throws(Failed) -> [GroupingSet] {
    try expect(.leftParenthesis)
    var sets: [GroupingSet] = []
    if !at(.rightParenthesis) {
      repeat { sets.append(try groupingSet()) } while accept(.comma)
    }
    try expect(.rightParenthesis)
    return sets
  }

  /// `a`, `(a, b)`, `()`. A row in parentheses is the set of its parts.
  private mutating func groupingSet() throws(Failed) -> GroupingSet {
    let position = position
    if token.kind == .leftParenthesis, peek().kind == .rightParenthesis {
      try count()
      advance()
      advance()
      return GroupingSet(expressions: [], position: position)
    }
    let value = try expression()
    if case .row(let row) = value, !row.hasKeyword {
      return GroupingSet(expressions: row.fields.map(\.value), position: position)
    }
    return GroupingSet(expressions: [value], position: position)
  }
}
