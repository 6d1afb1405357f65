extension Parser {
  /// The words that begin a query, when not in parentheses.
  static func beginsQuery(_ token: Token) -> Bool {
    switch token.keyword {
    case .select, .table, .values, .with: true
    default: false
    }
  }

  /// `WITH … SELECT … UNION … ORDER BY … OFFSET … LIMIT …`.
  mutating func query() throws(Failed) -> Query {
    try enter()
    let outer = beginWatch()
    defer {
      endWatch(outer)
      leave()
    }
    let position = position
    let with = at(.with) ? try withClause() : nil
    let body = try queryBody()
    return try query(of: body, with, from: position)
  }

  private mutating func query(
    of body: QueryBody, _ with: With?, from position: SourcePosition
  ) throws(Failed) -> Query {
    let order = at(.order) ? try orderBy() : []
    var offset: RowCount?
    if accept(.offset) {
      offset = try rowCount()
      if !accept(.rows) { _ = accept(.row) }
    }
    return Query(
      with: with, body: body, orderBy: order, offset: offset, limit: try limit(),
      position: position)
  }

  /// Where an expression in parentheses turns out to be the first member of a query:
  /// `((SELECT 1) UNION SELECT 2)` was read up to UNION as a subquery. nil when it is none.
  mutating func queryGoingOn(from first: Expression) throws(Failed) -> Query? {
    guard case .subquery(let subquery) = first, goesOnAsQuery() else { return nil }
    return try queryGoingOn(from: subquery.query)
  }

  mutating func queryGoingOn(from first: Query) throws(Failed) -> Query {
    try deepen()
    let body = try queryBody(from: .subquery(first))
    return try query(of: body, nil, from: first.position)
  }

  /// Whether a set operation, ORDER BY, OFFSET, LIMIT or FETCH stands here.
  mutating func goesOnAsQuery() -> Bool {
    switch token.keyword {
    case .union, .except, .intersect, .order: true
    case .offset, .limit, .fetch: beginsClause()
    default: false
    }
  }

  private mutating func withClause() throws(Failed) -> With {
    let position = position
    advance()
    if token.keyword == .function { throw refuse("WITH FUNCTION") }
    let isRecursive = accept(.recursive)
    var items: [With.Item] = []
    repeat {
      let name = try identifier()
      let columns = at(.leftParenthesis) ? try parenthesizedIdentifiers() : []
      try expect(.as)
      try expect(.leftParenthesis)
      let query = try self.query()
      try expect(.rightParenthesis)
      items.append(With.Item(name: name, columns: columns, query: query))
    } while accept(.comma)
    return With(isRecursive: isRecursive, items: items, position: position)
  }

  // MARK: Set operations

  private mutating func queryBody() throws(Failed) -> QueryBody {
    let first = try queryPrimary()
    return try queryBody(from: first)
  }

  /// UNION and EXCEPT over operands of INTERSECT, from left to right.
  private mutating func queryBody(from first: QueryBody) throws(Failed) -> QueryBody {
    let first = try intersection(from: first)
    var steps: [SetOperation.Step] = []
    while at(.union) || at(.except) {
      let operation: SetOperation.Operator = token.keyword == .union ? .union : .except
      steps.append(try setStep(operation))
    }
    guard !steps.isEmpty else { return first }
    try deepen()
    return .setOperation(SetOperation(first: first, rest: steps))
  }

  private mutating func intersection(from first: QueryBody) throws(Failed) -> QueryBody {
    var steps: [SetOperation.Step] = []
    while at(.intersect) { steps.append(try setStep(.intersect)) }
    guard !steps.isEmpty else { return first }
    try deepen()
    return .setOperation(SetOperation(first: first, rest: steps))
  }

  private mutating func setStep(
    _ operation: SetOperation.Operator
  ) throws(Failed) -> SetOperation.Step {
    let position = position
    try count()
    advance()
    let quantifier = setQuantifier()
    var corresponding: [Identifier]?
    if accept(.corresponding) {
      corresponding = accept(.by) ? try parenthesizedIdentifiers() : []
    }
    var operand = try queryPrimary()
    if operation != .intersect { operand = try intersection(from: operand) }
    return SetOperation.Step(
      operator: operation, quantifier: quantifier, corresponding: corresponding, operand: operand,
      position: position)
  }

  mutating func setQuantifier() -> SetQuantifier? {
    if accept(.distinct) { return .distinct }
    return accept(.all) ? .all : nil
  }

  private mutating func queryPrimary() throws(Failed) -> QueryBody {
    switch token.keyword {
    case .select: return .select(try querySpecification())
    case .values: return .values(try values())
    case .table:
      advance()
      if token.kind == .leftParenthesis { throw refuse("a table function") }
      return .table(try tableName())
    default: break
    }
    guard token.kind == .leftParenthesis else {
      note("<query>")
      throw mismatch()
    }
    advance()
    let query = try self.query()
    try expect(.rightParenthesis)
    return .subquery(query)
  }

  private mutating func values() throws(Failed) -> Values {
    let position = position
    advance()
    var rows: [Expression] = []
    repeat { rows.append(try expression()) } while accept(.comma)
    return Values(rows: rows, position: position)
  }

  // MARK: Order and limits

  /// From ORDER on.
  mutating func orderBy() throws(Failed) -> [SortItem] {
    advance()
    try expect(.by)
    return try sortItems()
  }

  mutating func sortItems() throws(Failed) -> [SortItem] {
    var items: [SortItem] = []
    repeat {
      var item = SortItem(expression: try expression(), isDescending: false, nulls: nil)
      if accept(.desc) {
        item.isDescending = true
      } else {
        _ = accept(.asc)
      }
      if accept(.nulls) {
        item.nulls = accept(.first) ? .first : .last
        if item.nulls == .last { try expect(.last) }
      }
      items.append(item)
    } while accept(.comma)
    return items
  }

  private mutating func limit() throws(Failed) -> Limit? {
    if accept(.limit) { return accept(.all) ? .all : .rows(try rowCount()) }
    guard accept(.fetch) else { return nil }
    if !accept(.first) { try expect(.next) }
    let count = at(.row) || at(.rows) ? nil : try rowCount()
    if !accept(.rows) { try expect(.row) }
    if accept(.only) { return .fetch(count, withTies: false) }
    try expect(.with)
    try expect(.ties)
    return .fetch(count, withTies: true)
  }

  private mutating func rowCount() throws(Failed) -> RowCount {
    if isParameter { return .parameter(takeParameter()) }
    let position = position
    return .number(RowCount.Number(value: try integer(), position: position))
  }

  /// Whether a word that may be a name begins its clause here: `FROM t limit` is an alias,
  /// `FROM t LIMIT 10` is not.
  mutating func beginsClause() -> Bool {
    let following = peek()
    let isCount =
      following.kind == .integer || following.kind == .question || following.kind == .colon
    switch token.keyword {
    case .limit: return isCount || following.keyword == .all
    case .offset: return isCount
    case .fetch: return following.keyword == .first || following.keyword == .next
    case .tablesample: return following.keyword == .bernoulli || following.keyword == .system
    case .matchRecognize: return following.kind == .leftParenthesis
    case .window:
      guard Self.isName(following) else { return false }
      var lexer = lookahead()
      _ = lexer.next()
      return lexer.next().keyword == .as
    default: return false
    }
  }
}
