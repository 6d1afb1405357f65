extension Parser {
  /// A relation with its joins.
  ///
  /// `a JOIN b JOIN c ON q ON p` nests to the right: at the second JOIN no ON has come yet, so it
  /// belongs to b: a JOIN (b JOIN c ON q) ON p.
  mutating func relation() throws(Failed) -> Relation {
    try enter()
    let outer = beginWatch()
    defer {
      endWatch(outer)
      leave()
    }
    let first = try sampledRelation()
    var steps: [Joined.Step] = []
    while let step = try joinStep() { steps.append(step) }
    guard !steps.isEmpty else { return first }
    try deepen()
    return .joined(Joined(first: first, rest: steps))
  }

  /// `[kind] JOIN relation criteria`, nil where no join begins.
  private mutating func joinStep() throws(Failed) -> Joined.Step? {
    let position = position
    let isNatural = accept(.natural)
    guard let kind = try joinKind(isNatural) else {
      if isNatural { throw mismatch() }
      return nil
    }
    try count()
    if isNatural || kind == .cross {
      return Joined.Step(
        kind: kind, relation: try sampledRelation(), criteria: isNatural ? .natural : .none,
        position: position)
    }
    let right = try joinOperand()
    if accept(.on) {
      let criteria = Joined.Criteria.on(try expression())
      return Joined.Step(kind: kind, relation: right, criteria: criteria, position: position)
    }
    try expect(.using)
    let criteria = Joined.Criteria.using(try parenthesizedIdentifiers())
    return Joined.Step(kind: kind, relation: right, criteria: criteria, position: position)
  }

  private mutating func joinKind(_ isNatural: Bool) throws(Failed) -> Joined.Kind? {
    let kind: Joined.Kind
    switch token.keyword {
    case .join:
      advance()
      return .inner
    case .cross where !isNatural: kind = .cross
    case .inner: kind = .inner
    case .left: kind = .left
    case .right: kind = .right
    case .full: kind = .full
    default:
      for keyword in [Keyword.cross, .full, .inner, .join, .left, .right] { _ = at(keyword) }
      return nil
    }
    advance()
    if kind != .cross, kind != .inner { _ = accept(.outer) }
    try expect(.join)
    return kind
  }

  /// The right side of a join whose ON is still to come.
  private mutating func joinOperand() throws(Failed) -> Relation {
    let first = try sampledRelation()
    guard startsJoin else { return first }
    try enter()
    defer { leave() }
    var steps: [Joined.Step] = []
    while startsJoin, let step = try joinStep() { steps.append(step) }
    try deepen()
    return .joined(Joined(first: first, rest: steps))
  }

  private var startsJoin: Bool {
    switch token.keyword {
    case .cross, .full, .inner, .join, .left, .natural, .right: true
    default: false
    }
  }

  private mutating func sampledRelation() throws(Failed) -> Relation {
    var relation = try aliasedRelation()
    if at(.tablesample), beginsClause() {
      let position = position
      advance()
      let method: SampledRelation.Method = token.keyword == .bernoulli ? .bernoulli : .system
      advance()
      try expect(.leftParenthesis)
      let percentage = try expression()
      try expect(.rightParenthesis)
      try deepen()
      relation = .sampled(
        SampledRelation(
          relation: relation, method: method, percentage: percentage, position: position))
    }
    return relation
  }

  private mutating func aliasedRelation() throws(Failed) -> Relation {
    let relation = try relationPrimary()
    if token.keyword == .matchRecognize, peek().kind == .leftParenthesis {
      throw refuse("MATCH_RECOGNIZE", "a window function often does the same")
    }
    if token.keyword == .for { throw refuse("reading a table as of another time") }
    guard let name = try alias() else { return relation }
    try deepen()
    let columns = at(.leftParenthesis) ? try parenthesizedIdentifiers() : []
    return .aliased(AliasedRelation(relation: relation, name: name, columns: columns))
  }

  private mutating func relationPrimary() throws(Failed) -> Relation {
    try count()
    switch token.keyword {
    case .unnest: return .unnest(try unnest())
    case .lateral where peek().kind == .leftParenthesis:
      advance()
      advance()
      let query = try self.query()
      try expect(.rightParenthesis)
      return .lateral(query)
    case .table where peek().kind == .leftParenthesis: throw refuse("a table function")
    case .jsonTable:
      throw refuse("JSON_TABLE", "json_query with UNNEST of a cast to ARRAY does the same")
    default: break
    }
    guard token.kind == .leftParenthesis else { return .table(try relationName()) }
    return try parenthesizedRelation()
  }

  /// A table's name. What follows a reserved word is a better place for the message than the name
  /// that is missing: `FROM WHERE`.
  private mutating func relationName() throws(Failed) -> TableName {
    for expectation in ["'('", "'LATERAL'", "'UNNEST'"] { note(expectation) }
    return try tableName()
  }

  /// `(query)`, `(relation)`; `((SELECT 1) UNION SELECT 2)` shows only at UNION which it is.
  private mutating func parenthesizedRelation() throws(Failed) -> Relation {
    advance()
    if Self.beginsQuery(token), !isTableFunction() {
      let query = try self.query()
      try expect(.rightParenthesis)
      return .subquery(query)
    }
    let inner = try relation()
    if case .subquery(let first) = inner, goesOnAsQuery() {
      let query = try queryGoingOn(from: first)
      try expect(.rightParenthesis)
      return .subquery(query)
    }
    try expect(.rightParenthesis)
    return inner
  }

  private mutating func isTableFunction() -> Bool {
    token.keyword == .table && peek().kind == .leftParenthesis
  }

  private mutating func unnest() throws(Failed) -> Unnest {
    var unnest = Unnest(expressions: [], withOrdinality: false, position: position)
    advance()
    try expect(.leftParenthesis)
    repeat { unnest.expressions.append(try expression()) } while accept(.comma)
    try expect(.rightParenthesis)
    if accept(.with) {
      try expect(.ordinality)
      unnest.withOrdinality = true
    }
    return unnest
  }
}
