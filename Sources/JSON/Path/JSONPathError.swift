/// Why a path cannot be compiled, and at which byte of its text.
package struct JSONPathError: Error, Equatable, Sendable {
  package enum Kind: Sendable {
    /// The text is not a path.
    case syntax
    /// The text is a path that means nothing: an unknown variable, a regular expression outside
    /// the allowed subset.
    case invalid
  }

  package var kind: Kind
  package var offset: Int
  package var message: String

  package init(_ kind: Kind = .syntax, at offset: Int, _ message: String) {
    self.kind = kind
    self.offset = offset
    self.message = message
  }
}
