/// What the writer of a text that does not parse may have meant.
extension Parser {
  func suggestion(expecting wanted: [String]) -> String? {
    if token.keyword.isReserved, wanted.contains("<identifier>") {
      return "'\(text(of: token))' is a reserved word, as a name it is written "
        + "\"\(text(of: token))\""
    }
    if token.kind == .stray { return signSuggestion() }
    if token.kind == .equal, previous.kind == .equal, previous.end == token.start {
      return "equality is written ="
    }
    if let other = otherDialect() { return other }
    let keywords = wanted.compactMap { text -> String? in
      guard text.hasPrefix("'"), text.utf8.count > 4 else { return nil }
      return String(text.dropFirst().dropLast())
    }
    // `SELECT a FORM t` fails at `t`: FORM was taken for a's alias. So both words are compared.
    for candidate in [token, previous]
    where candidate.kind == .word && candidate.end - candidate.start < 30 {
      let word = text(of: candidate).uppercased()
      let nearest = keywords.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
      if let (keyword, edits) = nearest, edits > 0, edits <= (word.utf8.count > 5 ? 2 : 1) {
        return "did you mean \(keyword) instead of '\(text(of: candidate))'?"
      }
    }
    if wanted.contains("','"), previous.kind == token.kind, token.kind == .string {
      return "is a comma missing between the strings?"
    }
    return nil
  }

  /// What other databases spell differently.
  private func otherDialect() -> String? {
    if token.kind == .colon, bytes[token.end...].first == 0x3A {
      return "a cast is CAST(a AS type)"
    }
    guard token.kind == .word else { return nil }
    switch text(of: token).uppercased() {
    case "ILIKE": return "case is ignored by lower(a) LIKE 'text'"
    case "MINUS": return "the difference of two queries is EXCEPT"
    case "OFFSET": return "OFFSET stands before LIMIT"
    case "QUALIFY": return "a window is filtered by WHERE in an outer query"
    case "REGEXP", "RLIKE": return "a pattern is matched by regexp_like(a, 'pattern')"
    default: return nil
    }
  }

  /// Quotes that word processors make, and names with a dollar sign.
  private func signSuggestion() -> String? {
    switch text(of: token) {
    case "\u{2018}", "\u{2019}", "\u{B4}": "strings are quoted with ', not with typographic quotes"
    case "\u{201C}", "\u{201D}": "names are quoted with \", not with typographic quotes"
    case "\u{2013}", "\u{2014}", "\u{2212}": "minus is written -"
    case "\u{D7}": "times is written *"
    case "!": "inequality is written <> or !=, negation NOT"
    case "$", "@", "#": "a name with other characters than letters, digits and _ needs \"quotes\""
    case "&": "both conditions are joined by AND"
    case "{", "}": "{…} is a hole in a template, put a value there"
    case "|": "conditions are joined by OR, texts by ||"
    default:
      bytes[token.start] >= 0x80 ? "a name with other letters than a to z needs \"quotes\"" : nil
    }
  }

  /// Insertions, deletions, changes and swaps of neighbours between two short words.
  private func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard abs(a.count - b.count) <= 2 else { return .max }
    var before: [Int] = []
    var above = Array(0...b.count)
    for row in a.indices {
      var current = [row + 1]
      for column in b.indices {
        var cost = min(
          above[column] + (a[row] == b[column] ? 0 : 1), above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      before = above
      above = current
    }
    return above.last ?? 0
  }
}
