// The SQL/JSON forms. A clause that was not written is nil, so that defaults stay with the
// analysis.

/// `FORMAT JSON [ENCODING UTF8]`.
package enum JSONFormat: String, Hashable, Sendable, CaseIterable {
  case json = "JSON"
  case utf8 = "JSON ENCODING UTF8"
  case utf16 = "JSON ENCODING UTF16"
  case utf32 = "JSON ENCODING UTF32"
}

/// `expression [FORMAT JSON]`.
package struct JSONInput: Hashable, Sendable {
  package var value: Expression
  package var format: JSONFormat?
}

/// `RETURNING type [FORMAT JSON]`.
package struct JSONReturning: Hashable, Sendable {
  package var type: TypeName
  package var format: JSONFormat?
}

/// `input, 'lax $.a' [PASSING value AS name, …]`. The path's own grammar is not parsed here; its
/// errors are placed from `path.position`.
package struct JSONPathInvocation: Hashable, Sendable {
  package struct Argument: Hashable, Sendable {
    package var input: JSONInput
    package var name: Identifier
  }

  package var input: JSONInput
  package var path: StringLiteral
  package var passing: [Argument]
}

package struct JSONExists: Hashable, Sendable {
  package enum ErrorBehavior: String, Hashable, Sendable, CaseIterable {
    case error = "ERROR"
    case `false` = "FALSE"
    case `true` = "TRUE"
    case unknown = "UNKNOWN"
  }

  package var invocation: JSONPathInvocation
  package var onError: ErrorBehavior?
  @NotCompared package var position: SourcePosition
}

package struct JSONValue: Hashable, Sendable {
  package enum Behavior: Hashable, Sendable {
    case error
    case null
    case `default`(Expression)
  }

  package var invocation: JSONPathInvocation
  package var returning: TypeName?
  package var onEmpty: Behavior?
  package var onError: Behavior?
  @NotCompared package var position: SourcePosition
}

package struct JSONQuery: Hashable, Sendable {
  package enum Behavior: String, Hashable, Sendable, CaseIterable {
    case emptyArray = "EMPTY ARRAY"
    case emptyObject = "EMPTY OBJECT"
    case error = "ERROR"
    case null = "NULL"
  }

  package enum Wrapper: String, Hashable, Sendable, CaseIterable {
    case without = "WITHOUT ARRAY WRAPPER"
    case conditional = "WITH CONDITIONAL ARRAY WRAPPER"
    case unconditional = "WITH UNCONDITIONAL ARRAY WRAPPER"
  }

  package enum Quotes: String, Hashable, Sendable, CaseIterable {
    case keep = "KEEP QUOTES"
    case omit = "OMIT QUOTES"
  }

  package var invocation: JSONPathInvocation
  package var returning: JSONReturning?
  package var wrapper: Wrapper?
  package var quotes: Quotes?
  package var onEmpty: Behavior?
  package var onError: Behavior?
  @NotCompared package var position: SourcePosition
}

/// `NULL ON NULL` or `ABSENT ON NULL`.
package enum JSONNullBehavior: String, Hashable, Sendable, CaseIterable {
  case absent = "ABSENT ON NULL"
  case null = "NULL ON NULL"
}

/// `JSON_OBJECT(KEY k VALUE v, k : v ABSENT ON NULL WITH UNIQUE KEYS RETURNING varchar)`.
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var key: Expression
    package var value: JSONInput
  }

  package var members: [Member]
  package var onNull: JSONNullBehavior?
  /// WITH or WITHOUT UNIQUE KEYS.
  package var uniqueKeys: Bool?
  package var returning: JSONReturning?
  @NotCompared package var position: SourcePosition
}

/// `JSON_ARRAY(a, b NULL ON NULL RETURNING varchar)`.
package struct JSONArray: Hashable, Sendable {
  package var elements: [JSONInput]
  package var onNull: JSONNullBehavior?
  package var returning: JSONReturning?
  @NotCompared package var position: SourcePosition
}
