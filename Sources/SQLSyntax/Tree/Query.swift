/// A whole query: what follows SELECT, and what orders and cuts its result.
package struct Query: Hashable, Sendable {
  package var with: With?
  package var body: QueryBody
  package var orderBy: [SortItem]
  package var offset: RowCount?
  package var limit: Limit?
  @NotCompared package var position: SourcePosition
}

/// `WITH [RECURSIVE] a AS (…), b(x, y) AS (…)`.
package struct With: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var name: Identifier
    package var columns: [Identifier]
    package var query: Query
  }

  package var isRecursive: Bool
  package var items: [Item]
  @NotCompared package var position: SourcePosition
}

/// What a query's rows come from.
package indirect enum QueryBody: Hashable, Sendable {
  case select(QuerySpecification)
  case setOperation(SetOperation)
  case values(Values)
  /// `TABLE name`.
  case table(TableName)
  /// In parentheses.
  case subquery(Query)

  package var position: SourcePosition {
    switch self {
    case .select(let body): body.position
    case .setOperation(let body): body.first.position
    case .values(let body): body.position
    case .table(let name): name.position
    case .subquery(let query): query.position
    }
  }
}

/// A chain of set operations of one precedence, applied from left to right: UNION and EXCEPT, or
/// INTERSECT, which binds tighter. A chain and not a tree, so that 100,000 members need no depth.
///
/// `a UNION b INTERSECT c EXCEPT d` is first a, rest [UNION (b INTERSECT c), EXCEPT d], where the
/// operand in parentheses is a SetOperation of its own.
package struct SetOperation: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable {
    case union = "UNION"
    case intersect = "INTERSECT"
    case except = "EXCEPT"
  }

  package struct Step: Hashable, Sendable {
    package var `operator`: Operator
    /// Absent means DISTINCT.
    package var quantifier: SetQuantifier?
    /// nil: by position. Empty: CORRESPONDING, by all names. Else CORRESPONDING BY these.
    package var corresponding: [Identifier]?
    package var operand: QueryBody
    /// Of the operator.
    @NotCompared package var position: SourcePosition
  }

  package var first: QueryBody
  /// Never empty.
  package var rest: [Step]
}

package enum SetQuantifier: String, Hashable, Sendable {
  case all = "ALL"
  case distinct = "DISTINCT"
}

/// `VALUES (1, 'a'), (2, 'b')`: a row of several columns is an expression of kind `row`.
package struct Values: Hashable, Sendable {
  package var rows: [Expression]
  @NotCompared package var position: SourcePosition
}

/// `SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW …`.
package struct QuerySpecification: Hashable, Sendable {
  package var quantifier: SetQuantifier?
  package var items: [SelectItem]
  /// Separated by commas; empty without FROM.
  package var from: [Relation]
  package var `where`: Expression?
  package var groupBy: GroupBy?
  package var having: Expression?
  package var windows: [WindowDefinition]
  @NotCompared package var position: SourcePosition
}

package enum SelectItem: Hashable, Sendable {
  case expression(Expression, alias: Identifier?)
  /// `*`.
  case all(AllColumns)
  /// `t.*`, `expression.*`, `expression.* AS (a, b)`.
  case allFields(AllFields)

  package struct AllColumns: Hashable, Sendable {
    @NotCompared package var position: SourcePosition
  }

  package struct AllFields: Hashable, Sendable {
    package var base: Expression
    package var aliases: [Identifier]
    /// Of the star.
    @NotCompared package var position: SourcePosition
  }

  package var position: SourcePosition {
    switch self {
    case .expression(let expression, _): expression.position
    case .all(let item): item.position
    case .allFields(let item): item.base.position
    }
  }
}

/// `GROUP BY [DISTINCT | ALL] …`.
package struct GroupBy: Hashable, Sendable {
  package var quantifier: SetQuantifier?
  package var elements: [GroupingElement]
  @NotCompared package var position: SourcePosition
}

package struct GroupingElement: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `a`, an ordinal `1`, `(a, b)`, `()`.
    case set(GroupingSet)
    case rollup([GroupingSet])
    case cube([GroupingSet])
    case groupingSets([GroupingSet])
    /// AUTO: every select item without an aggregate.
    case auto
  }

  package var kind: Kind
  @NotCompared package var position: SourcePosition
}

/// `(a, b)`, `()`; `a` and `(a)` are both the set of one expression.
package struct GroupingSet: Hashable, Sendable {
  package var expressions: [Expression]
  @NotCompared package var position: SourcePosition
}

package struct SortItem: Hashable, Sendable {
  package enum NullOrder: Hashable, Sendable {
    case first
    case last
  }

  package var expression: Expression
  /// ASC is the default and may be written.
  package var isDescending: Bool
  /// Absent means last, whatever the direction.
  package var nulls: NullOrder?
}

/// The operand of LIMIT, OFFSET and FETCH.
package enum RowCount: Hashable, Sendable {
  case number(Number)
  case parameter(Parameter)

  package struct Number: Hashable, Sendable {
    package var value: Int64
    @NotCompared package var position: SourcePosition
  }
}

package enum Limit: Hashable, Sendable {
  /// `LIMIT ALL`.
  case all
  /// `LIMIT n`.
  case rows(RowCount)
  /// `FETCH FIRST [n] ROWS ONLY | WITH TIES`; without a count it is one row.
  case fetch(RowCount?, withTies: Bool)
}
