/// What evaluating an expression gave: a value for every row, and the rows that raised.
///
/// A kernel never throws for a row: a row that another condition drops later must not fail the
/// query. The operator raises the error of the first row that is alive where it stands.
@usableFromInline package struct Evaluated: Sendable {
  @usableFromInline package var vector: Vector
  @usableFromInline package var errors: RowErrors

  @inlinable
  package init(_ vector: Vector, errors: RowErrors = RowErrors()) {
    self.vector = vector
    self.errors = errors
  }
}

/// Errors by row, ascending, one a row.
@usableFromInline package struct RowErrors: Sendable {
  @usableFromInline package private(set) var rows: [UInt32] = []
  @usableFromInline package private(set) var errors: [EvaluationError] = []

  @inlinable package init() {}

  @usableFromInline package var isEmpty: Bool { rows.isEmpty }

  /// Rows are added in ascending order.
  @usableFromInline package mutating func add(_ error: EvaluationError, row: Int) {
    rows.append(UInt32(row))
    errors.append(error)
  }

  /// Both, keeping the own error where both have one.
  package mutating func merge(_ other: RowErrors) {
    if other.isEmpty { return }
    if isEmpty {
      self = other
      return
    }
    var merged = RowErrors()
    var own = 0
    var their = 0
    while own < rows.count || their < other.rows.count {
      if their == other.rows.count || (own < rows.count && rows[own] <= other.rows[their]) {
        if their < other.rows.count, rows[own] == other.rows[their] { their += 1 }
        merged.add(errors[own], row: Int(rows[own]))
        own += 1
      } else {
        merged.add(other.errors[their], row: Int(other.rows[their]))
        their += 1
      }
    }
    self = merged
  }

  /// The same errors where row r of here is row `rows[r]` there; `rows` ascends.
  package func moved(to places: [UInt32]) -> RowErrors {
    var moved = RowErrors()
    for index in rows.indices { moved.add(errors[index], row: Int(places[Int(rows[index])])) }
    return moved
  }

  /// Errors of a dictionary's values, spread to the rows that point at them.
  package func spread(over codes: [UInt32]) -> RowErrors {
    if isEmpty { return self }
    var byValue: [UInt32: EvaluationError] = [:]
    for index in rows.indices { byValue[rows[index]] = errors[index] }
    var spread = RowErrors()
    for row in codes.indices {
      if let error = byValue[codes[row]] { spread.add(error, row: row) }
    }
    return spread
  }
}
