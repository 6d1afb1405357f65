// The nodes behind operators and predicates. Positions: of the operator sign or word where the
// node has one (Trino's messages point there), else of the first word.

/// `base.name`.
package struct FieldAccess: Hashable, Sendable {
  package var base: Expression
  package var name: Identifier
  /// Of the base's first character.
  @NotCompared package var position: SourcePosition
}

/// `base[index]`.
package struct ElementAccess: Hashable, Sendable {
  package var base: Expression
  package var index: Expression
  /// Of the base's first character.
  @NotCompared package var position: SourcePosition
}

/// `a AND b AND c`; at least two terms, none of them a chain of the same operator unless it stood
/// in parentheses.
package struct LogicalChain: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable {
    case and = "AND"
    case or = "OR"
  }

  package var `operator`: Operator
  package var terms: [Expression]
  /// Of the first operator word.
  @NotCompared package var position: SourcePosition
}

package struct Not: Hashable, Sendable {
  package var operand: Expression
  @NotCompared package var position: SourcePosition
}

package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

package struct Comparison: Hashable, Sendable {
  package var `operator`: ComparisonOperator
  package var left: Expression
  package var right: Expression
  @NotCompared package var position: SourcePosition
}

/// `first ± a ± b` or `first * a / b % c`, from left to right, all of one precedence.
/// `1 - 2 + 3` is first 1, rest [- 2, + 3] and means `(1 - 2) + 3`.
package struct ArithmeticChain: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulus = "%"

    package var isAdditive: Bool { self == .add || self == .subtract }
  }

  package struct Step: Hashable, Sendable {
    package var `operator`: Operator
    package var operand: Expression
    /// Of the operator.
    @NotCompared package var position: SourcePosition
  }

  package var first: Expression
  /// Never empty.
  package var rest: [Step]
  /// Of the first operator.
  package var position: SourcePosition { rest.first?.position ?? first.position }
}

/// `-x`, `+x`. A minus before a number is part of the literal.
package struct Sign: Hashable, Sendable {
  package var isNegative: Bool
  package var operand: Expression
  @NotCompared package var position: SourcePosition
}

package struct Concatenation: Hashable, Sendable {
  /// At least two.
  package var terms: [Expression]
  /// Of the first `||`.
  @NotCompared package var position: SourcePosition
}

/// `value AT TIME ZONE zone`: a string, an interval or a parameter.
package struct AtTimeZone: Hashable, Sendable {
  package var value: Expression
  package var zone: Expression
  /// Of AT.
  @NotCompared package var position: SourcePosition
}

package struct Between: Hashable, Sendable {
  package var value: Expression
  package var lower: Expression
  package var upper: Expression
  package var isNegated: Bool
  /// SYMMETRIC: the bounds in either order. ASYMMETRIC is the default and may be written.
  package var isSymmetric: Bool
  /// Of BETWEEN.
  @NotCompared package var position: SourcePosition
}

package struct InList: Hashable, Sendable {
  package var value: Expression
  /// Never empty.
  package var list: [Expression]
  package var isNegated: Bool
  /// Of IN.
  @NotCompared package var position: SourcePosition
}

package struct InSubquery: Hashable, Sendable {
  package var value: Expression
  package var query: Query
  package var isNegated: Bool
  /// Of IN.
  @NotCompared package var position: SourcePosition
}

package struct Like: Hashable, Sendable {
  package var value: Expression
  package var pattern: Expression
  package var escape: Expression?
  package var isNegated: Bool
  /// Of LIKE.
  @NotCompared package var position: SourcePosition
}

package struct IsNull: Hashable, Sendable {
  package var value: Expression
  package var isNegated: Bool
  /// Of IS.
  @NotCompared package var position: SourcePosition
}

/// `condition IS [NOT] TRUE | FALSE | UNKNOWN`.
package struct IsTruth: Hashable, Sendable {
  package enum Truth: String, Hashable, Sendable, CaseIterable {
    case `true` = "TRUE"
    case `false` = "FALSE"
    case unknown = "UNKNOWN"
  }

  package var value: Expression
  package var truth: Truth
  package var isNegated: Bool
  /// Of IS.
  @NotCompared package var position: SourcePosition
}

/// `left IS [NOT] DISTINCT FROM right`.
package struct IsDistinct: Hashable, Sendable {
  package var left: Expression
  package var right: Expression
  package var isNegated: Bool
  /// Of IS.
  @NotCompared package var position: SourcePosition
}

package struct Exists: Hashable, Sendable {
  package var query: Query
  @NotCompared package var position: SourcePosition
}

/// `value = ANY (SELECT …)`.
package struct QuantifiedComparison: Hashable, Sendable {
  package enum Quantifier: String, Hashable, Sendable {
    case all = "ALL"
    case any = "ANY"
    case some = "SOME"
  }

  package var value: Expression
  package var `operator`: ComparisonOperator
  package var quantifier: Quantifier
  package var query: Query
  /// Of the operator.
  @NotCompared package var position: SourcePosition
}
