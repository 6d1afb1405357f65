// Calls, the forms that look like calls, and what a call may carry.

/// `schema.name([DISTINCT] a, b ORDER BY c) FILTER (WHERE p) IGNORE NULLS OVER w`.
package struct FunctionCall: Hashable, Sendable {
  package enum NullTreatment: String, Hashable, Sendable {
    case ignore = "IGNORE NULLS"
    case respect = "RESPECT NULLS"
  }

  package var name: QualifiedName
  package var quantifier: SetQuantifier?
  package var arguments: [Expression]
  /// `count(*)`: then there are no arguments.
  package var isStar: Bool
  package var orderBy: [SortItem]
  package var filter: Expression?
  package var nullTreatment: NullTreatment?
  package var over: WindowReference?
  @NotCompared package var position: SourcePosition
}

/// What follows OVER.
package enum WindowReference: Hashable, Sendable {
  case named(Identifier)
  case inline(WindowSpecification)
}

/// `WINDOW name AS (…)`.
package struct WindowDefinition: Hashable, Sendable {
  package var name: Identifier
  package var window: WindowSpecification
}

package struct WindowSpecification: Hashable, Sendable {
  /// A named window that this one adds to.
  package var existing: Identifier?
  package var partitionBy: [Expression]
  package var orderBy: [SortItem]
  package var frame: WindowFrame?
  @NotCompared package var position: SourcePosition
}

/// `ROWS start` (to the current row) or `ROWS BETWEEN start AND end`.
package struct WindowFrame: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable {
    case rows = "ROWS"
    case range = "RANGE"
    case groups = "GROUPS"
  }

  package enum Bound: Hashable, Sendable {
    case unboundedPreceding
    case preceding(Expression)
    case currentRow
    case following(Expression)
    case unboundedFollowing
  }

  package var unit: Unit
  package var start: Bound
  package var end: Bound?
  @NotCompared package var position: SourcePosition
}

/// `LISTAGG([DISTINCT] value, ',' ON OVERFLOW …) WITHIN GROUP (ORDER BY …) FILTER (WHERE …)`.
package struct Listagg: Hashable, Sendable {
  package enum Overflow: Hashable, Sendable {
    case error
    case truncate(filler: StringLiteral?, withCount: Bool)
  }

  package var quantifier: SetQuantifier?
  package var value: Expression
  package var separator: StringLiteral?
  package var overflow: Overflow?
  package var orderBy: [SortItem]
  package var filter: Expression?
  @NotCompared package var position: SourcePosition
}

/// `GROUPING(a, t.b)`.
package struct Grouping: Hashable, Sendable {
  package var columns: [QualifiedName]
  @NotCompared package var position: SourcePosition
}

package struct Extract: Hashable, Sendable {
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case year = "YEAR"
    case quarter = "QUARTER"
    case month = "MONTH"
    case week = "WEEK"
    case day = "DAY"
    case dayOfMonth = "DAY_OF_MONTH"
    case dayOfWeek = "DAY_OF_WEEK"
    case dow = "DOW"
    case dayOfYear = "DAY_OF_YEAR"
    case doy = "DOY"
    case yearOfWeek = "YEAR_OF_WEEK"
    case yow = "YOW"
    case hour = "HOUR"
    case minute = "MINUTE"
    case second = "SECOND"
    case timezoneMinute = "TIMEZONE_MINUTE"
    case timezoneHour = "TIMEZONE_HOUR"
  }

  package var field: Field
  package var source: Expression
  @NotCompared package var position: SourcePosition
}

/// `SUBSTRING(source FROM start FOR length)`; with commas it is a plain call.
package struct Substring: Hashable, Sendable {
  package var source: Expression
  package var start: Expression
  package var length: Expression?
  @NotCompared package var position: SourcePosition
}

/// `OVERLAY(source PLACING replacement FROM start FOR length)`.
package struct Overlay: Hashable, Sendable {
  package var source: Expression
  package var replacement: Expression
  package var start: Expression
  package var length: Expression?
  @NotCompared package var position: SourcePosition
}

/// `TRIM([LEADING | TRAILING | BOTH] [characters] FROM source)`; `TRIM(source)` and
/// `TRIM(source, characters)` are this node too, with `side` both.
package struct Trim: Hashable, Sendable {
  package enum Side: String, Hashable, Sendable {
    case leading = "LEADING"
    case trailing = "TRAILING"
    case both = "BOTH"
  }

  package var side: Side
  package var characters: Expression?
  package var source: Expression
  @NotCompared package var position: SourcePosition
}

/// `POSITION(needle IN haystack)`.
package struct PositionOf: Hashable, Sendable {
  package var needle: Expression
  package var haystack: Expression
  @NotCompared package var position: SourcePosition
}

/// `NORMALIZE(value [, NFC | NFD | NFKC | NFKD])`.
package struct Normalize: Hashable, Sendable {
  package enum Form: String, Hashable, Sendable, CaseIterable {
    case nfc = "NFC"
    case nfd = "NFD"
    case nfkc = "NFKC"
    case nfkd = "NFKD"
  }

  package var value: Expression
  package var form: Form?
  @NotCompared package var position: SourcePosition
}

/// What is known without a row. Precision only for the four with a time.
package struct CurrentValue: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case catalog = "CURRENT_CATALOG"
    case date = "CURRENT_DATE"
    case path = "CURRENT_PATH"
    case schema = "CURRENT_SCHEMA"
    case time = "CURRENT_TIME"
    case timestamp = "CURRENT_TIMESTAMP"
    case user = "CURRENT_USER"
    case localTime = "LOCALTIME"
    case localTimestamp = "LOCALTIMESTAMP"
  }

  package var kind: Kind
  package var precision: Int64?
  @NotCompared package var position: SourcePosition
}
