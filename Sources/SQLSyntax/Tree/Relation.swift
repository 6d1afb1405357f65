/// What stands in FROM.
package indirect enum Relation: Hashable, Sendable {
  case table(TableName)
  /// `(SELECT …)`.
  case subquery(Query)
  /// `LATERAL (SELECT …)`.
  case lateral(Query)
  case unnest(Unnest)
  case joined(Joined)
  /// `relation [AS] name [(columns)]`.
  case aliased(AliasedRelation)
  /// `relation TABLESAMPLE …`.
  case sampled(SampledRelation)

  package var position: SourcePosition {
    var relation = self
    while true {
      switch relation {
      case .table(let name): return name.position
      case .subquery(let query), .lateral(let query): return query.position
      case .unnest(let unnest): return unnest.position
      case .joined(let joined): relation = joined.first
      case .aliased(let aliased): relation = aliased.relation
      case .sampled(let sampled): relation = sampled.relation
      }
    }
  }
}

/// `UNNEST (a, b) [WITH ORDINALITY]`.
package struct Unnest: Hashable, Sendable {
  package var expressions: [Expression]
  package var withOrdinality: Bool
  @NotCompared package var position: SourcePosition
}

/// A chain of joins, applied from left to right; a join in parentheses on the right is a `joined`
/// operand of its own. `a JOIN b ON p LEFT JOIN c USING (x)` is first a, rest [b on p, c using x].
package struct Joined: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case cross = "CROSS"
    case inner = "INNER"
    case left = "LEFT"
    case right = "RIGHT"
    case full = "FULL"
  }

  package enum Criteria: Hashable, Sendable {
    /// Only for CROSS.
    case none
    case natural
    case on(Expression)
    case using([Identifier])
  }

  package struct Step: Hashable, Sendable {
    package var kind: Kind
    package var relation: Relation
    package var criteria: Criteria
    /// Of the first word of the join.
    @NotCompared package var position: SourcePosition
  }

  package var first: Relation
  /// Never empty.
  package var rest: [Step]
}

package struct AliasedRelation: Hashable, Sendable {
  package var relation: Relation
  package var name: Identifier
  package var columns: [Identifier]
}

package struct SampledRelation: Hashable, Sendable {
  package enum Method: String, Hashable, Sendable {
    case bernoulli = "BERNOULLI"
    case system = "SYSTEM"
  }

  package var relation: Relation
  package var method: Method
  package var percentage: Expression
  @NotCompared package var position: SourcePosition
}
