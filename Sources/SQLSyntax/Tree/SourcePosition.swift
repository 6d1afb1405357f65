/// A place in a statement's text. Columns count code points, not bytes and not what Swift calls
/// characters, because editors and Trino's messages do.
///
/// In `SELECT 'é' AS x` the `x` stands in line 1, column 15, at UTF-8 offset 15.
package struct SourcePosition: Hashable, Sendable, Comparable {
  /// From 1; a line ends with `\n`.
  package var line: Int
  /// From 1, in code points.
  package var column: Int
  /// From 0, in bytes of UTF-8, from the start of the whole text (not of one statement of it).
  package var offset: Int

  package init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Where every text begins; also for nodes that no text stands behind.
  package static let start = SourcePosition(line: 1, column: 1, offset: 0)

  package static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}

/// A stored property that takes no part in `==` and `hash(into:)` of the node that holds it.
///
/// Two syntax trees are equal when they say the same thing, wherever they were written:
/// `SELECT a+1 … GROUP BY a + 1` needs it, and so does the test that printing loses nothing.
@propertyWrapper
package struct NotCompared<Value: Sendable>: Hashable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package static func == (left: Self, right: Self) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
