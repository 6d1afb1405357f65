package import TarnColumns
package import TarnSQLSyntax

/// Why a statement cannot be planned: Trino's code, the place in the text, and what may have been
/// meant. `description` is the line that Trino prints: `line 1:8: Column 'ip' cannot be resolved`.
package struct SQLError: Error, Hashable, Sendable {
  package var code: ErrorCode
  package var message: String
  package var position: SourcePosition?
  package var suggestion: String?

  package init(
    _ code: ErrorCode, _ message: String, at position: SourcePosition? = nil,
    suggestion: String? = nil
  ) {
    self.code = code
    self.message = message
    self.position = position
    self.suggestion = suggestion
  }

  package init(_ error: SyntaxError) {
    self.init(
      ErrorCode(rawValue: error.code.rawValue), error.message, at: error.position,
      suggestion: error.suggestion)
  }
}

extension SQLError: CustomStringConvertible {
  package var description: String {
    guard let position else { return message }
    return "line \(position.line):\(position.column): \(message)"
  }
}
