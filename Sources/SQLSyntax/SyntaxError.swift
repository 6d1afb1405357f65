/// Why a text is not a statement. Its code is Trino's SYNTAX_ERROR, or NOT_SUPPORTED where the text
/// is a statement that Tarn does not have.
package struct SyntaxError: Error, Hashable, Sendable {
  package enum Code: String, Hashable, Sendable {
    case notSupported = "NOT_SUPPORTED"
    case syntaxError = "SYNTAX_ERROR"
  }

  package var code: Code
  /// Without the position: `mismatched input 'FORM'. Expecting: 'FROM'`.
  package var message: String
  package var position: SourcePosition
  /// How many code points the caret line marks; at least 1.
  package var length: Int
  /// What the writer may have meant: `FROM`.
  package var suggestion: String?

  package init(
    _ message: String, at position: SourcePosition, length: Int = 1, suggestion: String? = nil,
    code: Code = .syntaxError
  ) {
    self.code = code
    self.message = message
    self.position = position
    self.length = max(1, length)
    self.suggestion = suggestion
  }
}
