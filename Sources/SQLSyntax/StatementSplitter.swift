/// Cuts a script at its semicolons without parsing it, and tells a shell whether what was typed is
/// whole. Semicolons in strings, quoted names and comments do not count.
package struct StatementSplitter: Sendable {
  /// What the text ends within.
  package enum State: Hashable, Sendable {
    /// Nothing was begun behind the last semicolon.
    case complete
    /// A statement whose semicolon is still to come.
    case inStatement
    case inComment
    case inQuotedName
    case inString
  }

  package struct Piece: Hashable, Sendable {
    /// In UTF-8 bytes, from the first token to the last, without the semicolon.
    package var range: Range<Int>
    package var position: SourcePosition
    package var endsWithSemicolon: Bool
  }

  /// The statements; empty ones are left out. The last may be incomplete.
  package private(set) var pieces: [Piece] = []
  package private(set) var state = State.complete

  package init(_ text: String) {
    var lexer = Lexer(Array(text.utf8))
    var start: Token?
    var end = 0
    while true {
      let token = lexer.next()
      switch token.kind {
      case .endOfText:
        if let start { add(start, end, endsWithSemicolon: false) }
        if start != nil { state = .inStatement }
        return
      case .semicolon:
        if let start { add(start, end, endsWithSemicolon: true) }
        start = nil
      case .unterminatedComment, .unterminatedName, .unterminatedString:
        add(start ?? token, token.end, endsWithSemicolon: false)
        switch token.kind {
        case .unterminatedComment: state = .inComment
        case .unterminatedName: state = .inQuotedName
        default: state = .inString
        }
        return
      default:
        if start == nil { start = token }
        end = token.end
      }
    }
  }

  private mutating func add(_ start: Token, _ end: Int, endsWithSemicolon: Bool) {
    pieces.append(
      Piece(
        range: start.start..<end, position: start.position, endsWithSemicolon: endsWithSemicolon))
  }
}
