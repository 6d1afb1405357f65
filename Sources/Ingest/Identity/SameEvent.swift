import TarnJSON

/// What a record is to a stored one with the same key.
package enum SameEvent: Equatable, Sendable {
  /// The same as JSON, whatever its order, white space and escapes: counted, not stored again.
  case duplicate
  /// Other content under the same key: stored, and listed for the user.
  case conflict

  /// Compares two records byte for byte first. Equal keys of one object must agree in all their
  /// values; numbers are compared by value, exactly.
  package init(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) {
    if left.elementsEqual(right) {
      self = .duplicate
      return
    }
    do {
      self = try JSONEquality.areEqual(Array(left), Array(right)) ? .duplicate : .conflict
    } catch {
      // Both were validated when they were read; what cannot be compared is kept.
      self = .conflict
    }
  }
}
