/// What a time text, a zone or a format cannot do; the kind says which SQL error code it is.
package struct TimeError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// The zone database of the system is missing or damaged.
    case database
    /// A format asks for something that does not exist or is not supported.
    case format
    /// A value lies outside the range of its type.
    case range
    /// A text is not of its grammar.
    case text
    /// There is no such zone.
    case zone
  }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package var description: String { message }
}
