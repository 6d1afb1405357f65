// Rows, arrays, conditionals, lambdas, casts and subqueries as values.

/// `(SELECT …)` where a value stands.
package struct ScalarSubquery: Hashable, Sendable {
  package var query: Query
  @NotCompared package var position: SourcePosition
}

/// `ROW(1, 2 AS b)` and `(1, 2)`.
package struct Row: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var value: Expression
    package var name: Identifier?
  }

  package var fields: [Field]
  /// Whether ROW was written: `GROUP BY (a, b)` is no row but a grouping set.
  @NotCompared package var hasKeyword: Bool
  @NotCompared package var position: SourcePosition
}

/// `ARRAY[1, 2]`.
package struct ArrayConstructor: Hashable, Sendable {
  package var elements: [Expression]
  @NotCompared package var position: SourcePosition
}

/// `CASE operand WHEN value THEN result … ELSE result END`; without an operand each WHEN holds a
/// condition.
package struct Case: Hashable, Sendable {
  package struct Branch: Hashable, Sendable {
    package var when: Expression
    package var then: Expression
    @NotCompared package var position: SourcePosition
  }

  package var operand: Expression?
  /// Never empty.
  package var branches: [Branch]
  package var otherwise: Expression?
  @NotCompared package var position: SourcePosition
}

/// `x -> …`, `(x, y) -> …`, `() -> …`.
package struct Lambda: Hashable, Sendable {
  package var parameters: [Identifier]
  package var body: Expression
  @NotCompared package var position: SourcePosition
}

/// `CAST(value AS type)`, `TRY_CAST(value AS type)`.
package struct Cast: Hashable, Sendable {
  package var value: Expression
  package var type: TypeName
  package var isTry: Bool
  @NotCompared package var position: SourcePosition
}
