/// Collects a lane's results row by row.
@usableFromInline package struct LaneResult<Element: StoredLane> {
  @usableFromInline package var values: [Element]
  @usableFromInline package var nulls: [Bool]?
  @usableFromInline package var errors = RowErrors()

  @inlinable
  package init(rows: Int) {
    values = []
    values.reserveCapacity(rows)
  }

  @inlinable
  package mutating func append(_ value: Element?, rows: Int) {
    if let value {
      values.append(value)
    } else {
      appendNull(rows: rows)
    }
  }

  @inlinable
  package mutating func appendNull(rows: Int) {
    if nulls == nil { nulls = [Bool](repeating: false, count: rows) }
    nulls?[values.count] = true
    values.append(Element.blank)
  }

  @inlinable
  package mutating func append(_ error: EvaluationError, rows: Int) {
    errors.add(error, row: values.count)
    appendNull(rows: rows)
  }

  @inlinable
  package consuming func finish(_ type: SQLType) -> Evaluated {
    Evaluated(
      Vector(type, count: values.count, Element.storage(values), nulls: nulls), errors: errors)
  }
}

/// Collects texts row by row; what a body wrote before it threw or refused is forgotten.
@usableFromInline package struct TextResult {
  @usableFromInline package var texts: TextBuilder
  @usableFromInline package var nulls: [Bool]?
  @usableFromInline package var errors = RowErrors()

  @inlinable
  package init(rows: Int) { texts = TextBuilder(capacity: rows) }

  @inlinable
  package mutating func close(isPresent: Bool, rows: Int) {
    if isPresent {
      texts.close()
    } else {
      appendNull(rows: rows)
    }
  }

  @inlinable
  package mutating func appendNull(rows: Int) {
    if nulls == nil { nulls = [Bool](repeating: false, count: rows) }
    nulls?[texts.count] = true
    texts.discard()
    texts.close()
  }

  @inlinable
  package mutating func append(_ error: EvaluationError, rows: Int) {
    errors.add(error, row: texts.count)
    appendNull(rows: rows)
  }

  @inlinable
  package consuming func finish(_ type: SQLType, rows: Int) -> Evaluated {
    Evaluated(Vector(type, count: rows, .text(texts.finish()), nulls: nulls), errors: errors)
  }
}
