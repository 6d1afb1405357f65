import TarnSQLSyntax
import Testing

@Suite("Scripts and excerpts") struct SplitterTests {
  @Test(
    "a text is whole when nothing is open",
    arguments: [
      ("", StatementSplitter.State.complete, 0), ("SELECT 1;", .complete, 1),
      ("SELECT 1", .inStatement, 1), ("SELECT 1; ", .complete, 1), ("SELECT 1; x", .inStatement, 2),
      ("SELECT ';", .inString, 1), ("SELECT ';';", .complete, 1), ("SELECT 'it''s", .inString, 1),
      ("SELECT \"a;", .inQuotedName, 1), ("SELECT `a;", .inQuotedName, 1),
      ("SELECT 1 -- ;", .inStatement, 1), ("SELECT 1 /* ; */;", .complete, 1),
      ("SELECT 1 /* ;", .inComment, 1), ("/* ;", .inComment, 1),
      ("-- only a comment", .complete, 0),
      (";;", .complete, 0), ("a;b;c", .inStatement, 3), ("SELECT U&'a;", .inString, 1),
    ])
  func states(_ text: String, _ state: StatementSplitter.State, _ count: Int) {
    let splitter = StatementSplitter(text)
    #expect(splitter.state == state)
    #expect(splitter.pieces.count == count)
  }

  @Test("pieces have ranges and places")
  func pieces() {
    let text = "  SELECT 'é;' ;\n-- x\n  SELECT 2"
    let pieces = StatementSplitter(text).pieces
    let bytes = Array(text.utf8)
    #expect(
      pieces.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "SELECT 'é;'", "SELECT 2",
      ])
    #expect(pieces.map(\.position.line) == [1, 3] && pieces.map(\.position.column) == [3, 3])
    #expect(pieces.map(\.endsWithSemicolon) == [true, false])
  }

  @Test("an error shows its line and a caret")
  func rendering() {
    let text = "SELECT a,\n\tb FORM t\nWHERE x"
    let error = #expect(throws: SyntaxError.self) { try Statement.parse(text) }
    let lines = error?.rendered(in: text).split(separator: "\n").map(String.init) ?? []
    #expect(lines.count == 4)
    #expect(lines.first?.hasPrefix("line 2:9: mismatched input 't'. Expecting: ") == true)
    #expect(
      lines.dropFirst() == ["\tb FORM t", "\t       ^", "did you mean FROM instead of 'FORM'?"])
  }

  @Test("a long line is cut around the place, control characters are not shown")
  func excerpts() {
    let long = String(repeating: "x", count: 1_000)
    let position = SourcePosition(line: 1, column: 501, offset: 500)
    let excerpt = SourceExcerpt(of: long, at: position, length: 3)
    #expect(excerpt?.line == "…" + String(repeating: "x", count: 120) + "…")
    #expect(excerpt?.carets == String(repeating: " ", count: 61) + "^^^")
    #expect(SourceExcerpt(of: "a\u{1B}[31m", at: .start)?.line == "a\u{FFFD}[31m")
    #expect(SourceExcerpt(of: "a", at: SourcePosition(line: 2, column: 1, offset: 1)) == nil)
    #expect(SourceExcerpt(of: "", at: .start)?.carets == "^")
    #expect(
      SourceExcerpt(of: "a\r\nb", at: SourcePosition(line: 1, column: 2, offset: 1))?.line == "a")
  }
}
