extension Printer {
  mutating func write(inParentheses query: Query) {
    write("(")
    write(query)
    write(")")
  }

  mutating func write(_ query: Query) {
    if let with = query.with { write(with) }
    write(query.body)
    if !query.orderBy.isEmpty {
      write(" ORDER BY ")
      write(query.orderBy)
    }
    if let offset = query.offset {
      write(" OFFSET ")
      write(offset)
    }
    switch query.limit {
    case nil: break
    case .all: write(" LIMIT ALL")
    case .rows(let count):
      write(" LIMIT ")
      write(count)
    case .fetch(let count, let withTies):
      write(" FETCH FIRST ")
      if let count {
        write(count)
        write(" ")
      }
      write(withTies ? "ROWS WITH TIES" : "ROWS ONLY")
    }
  }

  private mutating func write(_ with: With) {
    write(with.isRecursive ? "WITH RECURSIVE " : "WITH ")
    list(with.items) { printer, item in
      printer.write(item.name)
      if !item.columns.isEmpty {
        printer.write(" ")
        printer.write(item.columns)
      }
      printer.write(" AS ")
      printer.write(inParentheses: item.query)
    }
    write(" ")
  }

  private mutating func write(_ count: RowCount) {
    switch count {
    case .number(let number): write(String(number.value))
    case .parameter(let parameter): write(parameter)
    }
  }

  private mutating func write(_ body: QueryBody) {
    switch body {
    case .select(let select): write(select)
    case .values(let values):
      write("VALUES ")
      write(values.rows)
    case .table(let name):
      write("TABLE ")
      write(name)
    case .subquery(let query): write(inParentheses: query)
    case .setOperation(let chain):
      write(chain.first)
      for step in chain.rest { write(step) }
    }
  }

  private mutating func write(_ step: SetOperation.Step) {
    write(" \(step.operator.rawValue) ")
    if let quantifier = step.quantifier { write("\(quantifier.rawValue) ") }
    if let columns = step.corresponding {
      write("CORRESPONDING ")
      if !columns.isEmpty {
        write("BY ")
        write(columns)
        write(" ")
      }
    }
    write(step.operand)
  }

  mutating func write(_ items: [SortItem]) {
    list(items) { printer, item in
      printer.write(item.expression)
      if item.isDescending { printer.write(" DESC") }
      switch item.nulls {
      case nil: break
      case .first: printer.write(" NULLS FIRST")
      case .last: printer.write(" NULLS LAST")
      }
    }
  }

  // MARK: SELECT

  private mutating func write(_ select: QuerySpecification) {
    write("SELECT ")
    if let quantifier = select.quantifier { write("\(quantifier.rawValue) ") }
    list(select.items) { $0.write($1) }
    if !select.from.isEmpty {
      write(" FROM ")
      list(select.from) { $0.write($1) }
    }
    if let condition = select.where {
      write(" WHERE ")
      write(condition)
    }
    if let groupBy = select.groupBy {
      write(" GROUP BY ")
      if let quantifier = groupBy.quantifier { write("\(quantifier.rawValue) ") }
      list(groupBy.elements) { $0.write($1) }
    }
    if let condition = select.having {
      write(" HAVING ")
      write(condition)
    }
    if !select.windows.isEmpty {
      write(" WINDOW ")
      list(select.windows) { printer, definition in
        printer.write(definition.name)
        printer.write(" AS ")
        printer.write(definition.window)
      }
    }
  }

  private mutating func write(_ item: SelectItem) {
    switch item {
    case .all: write("*")
    case .expression(let value, let alias):
      write(value)
      guard let alias else { return }
      write(" AS ")
      write(alias)
    case .allFields(let fields):
      write(fields.base, .primary)
      write(".*")
      guard !fields.aliases.isEmpty else { return }
      write(" AS ")
      write(fields.aliases)
    }
  }

  private mutating func write(_ element: GroupingElement) {
    switch element.kind {
    case .auto: write("AUTO")
    case .set(let set): write(set)
    case .rollup(let sets): write("ROLLUP", sets)
    case .cube(let sets): write("CUBE", sets)
    case .groupingSets(let sets): write("GROUPING SETS", sets)
    }
  }

  private mutating func write(_ keyword: String, _ sets: [GroupingSet]) {
    write("\(keyword) (")
    list(sets) { $0.write($1) }
    write(")")
  }

  private mutating func write(_ set: GroupingSet) {
    guard set.expressions.count != 1 else { return write(set.expressions) }
    write("(")
    write(set.expressions)
    write(")")
  }

  // MARK: Relations

  mutating func write(_ relation: Relation) {
    switch relation {
    case .table(let name): write(name)
    case .subquery(let query): write(inParentheses: query)
    case .lateral(let query):
      write("LATERAL ")
      write(inParentheses: query)
    case .unnest(let unnest):
      write("UNNEST(")
      write(unnest.expressions)
      write(unnest.withOrdinality ? ") WITH ORDINALITY" : ")")
    case .joined(let joined):
      write(joined.first, orInParentheses: { !$0.isJoined })
      for step in joined.rest { write(step) }
    case .aliased(let aliased):
      write(aliased.relation, orInParentheses: \.isPrimary)
      write(" AS ")
      write(aliased.name)
      guard !aliased.columns.isEmpty else { return }
      write(" ")
      write(aliased.columns)
    case .sampled(let sampled):
      write(sampled.relation, orInParentheses: { $0.isPrimary || $0.isAliased })
      write(" TABLESAMPLE \(sampled.method.rawValue) (")
      write(sampled.percentage)
      write(")")
    }
  }

  private mutating func write(_ relation: Relation, orInParentheses canStand: (Relation) -> Bool) {
    guard !canStand(relation) else { return write(relation) }
    write("(")
    write(relation)
    write(")")
  }

  private mutating func write(_ step: Joined.Step) {
    if step.criteria == .natural { write(" NATURAL") }
    write(step.kind == .inner ? " JOIN " : " \(step.kind.rawValue) JOIN ")
    write(step.relation, orInParentheses: { !$0.isJoined })
    switch step.criteria {
    case .none, .natural: break
    case .on(let condition):
      write(" ON ")
      write(condition)
    case .using(let columns):
      write(" USING ")
      write(columns)
    }
  }
}

extension Relation {
  fileprivate var isJoined: Bool {
    if case .joined = self { true } else { false }
  }

  fileprivate var isAliased: Bool {
    if case .aliased = self { true } else { false }
  }

  fileprivate var isPrimary: Bool {
    switch self {
    case .table, .subquery, .lateral, .unnest: true
    case .joined, .aliased, .sampled: false
    }
  }
}
