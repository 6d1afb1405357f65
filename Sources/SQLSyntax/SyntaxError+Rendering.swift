extension SyntaxError: CustomStringConvertible {
  /// As Trino words it: `line 1:8: mismatched input 'x'. Expecting: …`.
  package var description: String { "line \(position.line):\(position.column): \(message)" }

  /// The message, the line with a caret under the place, and the suggestion:
  ///
  ///     line 1:15: mismatched input 't'. Expecting: …
  ///     SELECT a FORM t
  ///                   ^
  ///     did you mean FROM instead of 'FORM'?
  package func rendered(in text: String) -> String {
    var lines = [description]
    if let excerpt = SourceExcerpt(of: text, at: position, length: length) {
      lines.append(excerpt.line)
      lines.append(excerpt.carets)
    }
    if let suggestion { lines.append(suggestion) }
    return lines.joined(separator: "\n")
  }
}

/// A line of a text and the marks under a part of it. Other stages' errors use it as well.
package struct SourceExcerpt: Sendable {
  package var line: String
  package var carets: String

  /// What is kept of a long line on either side of the place.
  private static let reach = 60

  /// nil when the text has no such line.
  package init?(of text: String, at position: SourcePosition, length: Int = 1) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard position.line >= 1, position.line <= lines.count, position.column >= 1 else {
      return nil
    }
    var scalars = Array(Swift.Substring(lines[position.line - 1]).unicodeScalars)
    if scalars.last == "\r" { scalars.removeLast() }
    let place = min(position.column - 1, scalars.count)
    let first = place > Self.reach * 2 ? place - Self.reach : 0
    let last = min(scalars.count, max(place + Self.reach, Self.reach * 2))
    let shown = scalars[first..<last].map(Self.visible)
    let marks = max(1, min(length, last - place))
    line = (first > 0 ? "…" : "") + Self.string(shown) + (last < scalars.count ? "…" : "")
    // Tabs stay tabs, so that the caret stands below its place whatever their width.
    let indent = scalars[first..<place].map { $0 == "\t" ? "\t" : " " as Unicode.Scalar }
    carets =
      (first > 0 ? " " : "") + Self.string(indent) + String(repeating: "^", count: marks)
  }

  /// Control characters could move the terminal's cursor.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\t" || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
      ? scalar : "\u{FFFD}"
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
