/// An error that a row raises, with Trino's code name. The operator that evaluates adds the place.
@usableFromInline package struct EvaluationError: Error, Hashable, Sendable {
  package var code: ErrorCode
  package var message: String

  package init(_ code: ErrorCode, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// Trino's standard error codes that Tarn raises, by the name users search for.
@usableFromInline package struct ErrorCode: RawRepresentable, Hashable, Sendable {
  @usableFromInline package let rawValue: String

  @usableFromInline package init(rawValue: String) { self.rawValue = rawValue }
  private init(_ name: String) { rawValue = name }

  // Caught by TRY
  package static let divisionByZero = ErrorCode("DIVISION_BY_ZERO")
  package static let invalidCastArgument = ErrorCode("INVALID_CAST_ARGUMENT")
  package static let invalidFunctionArgument = ErrorCode("INVALID_FUNCTION_ARGUMENT")
  package static let numericValueOutOfRange = ErrorCode("NUMERIC_VALUE_OUT_OF_RANGE")

  // SQL/JSON
  package static let pathEvaluationError = ErrorCode("PATH_EVALUATION_ERROR")
  package static let jsonInputConversionError = ErrorCode("JSON_INPUT_CONVERSION_ERROR")
  package static let jsonOutputConversionError = ErrorCode("JSON_OUTPUT_CONVERSION_ERROR")
  package static let jsonValueResultError = ErrorCode("JSON_VALUE_RESULT_ERROR")

  // Raised by rows, not caught by TRY
  package static let subqueryMultipleRows = ErrorCode("SUBQUERY_MULTIPLE_ROWS")
  package static let invalidArguments = ErrorCode("INVALID_ARGUMENTS")
  package static let invalidWindowFrame = ErrorCode("INVALID_WINDOW_FRAME")
  package static let genericUserError = ErrorCode("GENERIC_USER_ERROR")

  // Resources
  package static let exceededMemoryLimit = ErrorCode("EXCEEDED_LOCAL_MEMORY_LIMIT")
  package static let exceededFunctionMemoryLimit = ErrorCode("EXCEEDED_FUNCTION_MEMORY_LIMIT")
  package static let userCanceled = ErrorCode("USER_CANCELED")
  package static let stackOverflow = ErrorCode("STACK_OVERFLOW")

  // Analysis
  package static let ambiguousName = ErrorCode("AMBIGUOUS_NAME")
  package static let columnAliasNotFound = ErrorCode("COLUMN_ALIAS_NOT_FOUND")
  package static let columnNotFound = ErrorCode("COLUMN_NOT_FOUND")
  package static let columnTypeUnknown = ErrorCode("COLUMN_TYPE_UNKNOWN")
  package static let duplicateColumnName = ErrorCode("DUPLICATE_COLUMN_NAME")
  package static let duplicateNamedQuery = ErrorCode("DUPLICATE_NAMED_QUERY")
  package static let duplicateParameterName = ErrorCode("DUPLICATE_PARAMETER_NAME")
  package static let duplicateWindowName = ErrorCode("DUPLICATE_WINDOW_NAME")
  package static let expressionNotAggregate = ErrorCode("EXPRESSION_NOT_AGGREGATE")
  package static let expressionNotConstant = ErrorCode("EXPRESSION_NOT_CONSTANT")
  package static let expressionNotInDistinct = ErrorCode("EXPRESSION_NOT_IN_DISTINCT")
  package static let expressionNotScalar = ErrorCode("EXPRESSION_NOT_SCALAR")
  package static let functionNotAggregate = ErrorCode("FUNCTION_NOT_AGGREGATE")
  package static let functionNotFound = ErrorCode("FUNCTION_NOT_FOUND")
  package static let functionNotWindow = ErrorCode("FUNCTION_NOT_WINDOW")
  package static let functionImplementationMissing = ErrorCode("FUNCTION_IMPLEMENTATION_MISSING")
  package static let invalidColumnReference = ErrorCode("INVALID_COLUMN_REFERENCE")
  package static let invalidLimitClause = ErrorCode("INVALID_LIMIT_CLAUSE")
  package static let invalidLiteral = ErrorCode("INVALID_LITERAL")
  package static let invalidParameterUsage = ErrorCode("INVALID_PARAMETER_USAGE")
  package static let invalidPath = ErrorCode("INVALID_PATH")
  package static let invalidRecursiveReference = ErrorCode("INVALID_RECURSIVE_REFERENCE")
  package static let invalidWindowReference = ErrorCode("INVALID_WINDOW_REFERENCE")
  package static let mismatchedColumnAliases = ErrorCode("MISMATCHED_COLUMN_ALIASES")
  package static let missingGroupBy = ErrorCode("MISSING_GROUP_BY")
  package static let missingOrderBy = ErrorCode("MISSING_ORDER_BY")
  package static let missingOver = ErrorCode("MISSING_OVER")
  package static let nestedAggregation = ErrorCode("NESTED_AGGREGATION")
  package static let nestedWindow = ErrorCode("NESTED_WINDOW")
  package static let notFound = ErrorCode("NOT_FOUND")
  package static let notSupported = ErrorCode("NOT_SUPPORTED")
  package static let nullTreatmentNotAllowed = ErrorCode("NULL_TREATMENT_NOT_ALLOWED")
  package static let operatorNotFound = ErrorCode("OPERATOR_NOT_FOUND")
  package static let syntaxError = ErrorCode("SYNTAX_ERROR")
  package static let tableHasNoColumns = ErrorCode("TABLE_HAS_NO_COLUMNS")
  package static let tableNotFound = ErrorCode("TABLE_NOT_FOUND")
  package static let tooManyArguments = ErrorCode("TOO_MANY_ARGUMENTS")
  package static let typeMismatch = ErrorCode("TYPE_MISMATCH")
  package static let typeNotFound = ErrorCode("TYPE_NOT_FOUND")
  package static let unexpectedParameter = ErrorCode("UNEXPECTED_PARAMETER_NAME")
  package static let viewIsRecursive = ErrorCode("VIEW_IS_RECURSIVE")

  /// Exactly the codes that TRY and TRY_CAST turn into NULL.
  package var isCaughtByTry: Bool {
    switch self {
    case .divisionByZero, .invalidCastArgument, .invalidFunctionArgument,
      .numericValueOutOfRange, .pathEvaluationError, .jsonInputConversionError,
      .jsonOutputConversionError, .jsonValueResultError:
      true
    default: false
    }
  }
}
