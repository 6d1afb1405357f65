package import TarnColumns

/// The one matrix of casts.
package enum Cast {
  /// The code that casts one type to another; nil where SQL has no such cast. Rows that cannot be
  /// cast raise INVALID_CAST_ARGUMENT; TRY_CAST turns those into nulls.
  package static func kernel(
    from source: SQLType, to target: SQLType, context: EvaluationContext
  ) -> Kernel? {
    if source == target { return Kernel { Evaluated($0.arguments[0]) } }
    if source == .unknown { return Kernel { Evaluated(.nulls($0.type, count: $0.rows)) } }
    return nil
  }

  /// Whether no value of the source type fails to be cast.
  package static func isInfallible(from source: SQLType, to target: SQLType) -> Bool {
    source == target || source == .unknown
  }
}
