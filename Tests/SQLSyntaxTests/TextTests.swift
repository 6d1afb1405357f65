import TarnSQLSyntax
import Testing

@Suite("Texts and what comes of them") struct TextTests {
  @Test("every statement of identity.sql prints back unchanged")
  func identity() {
    let lines = CaseData.lines("identity.sql")
    #expect(lines.count > 100)
    for line in lines {
      do {
        let statement = try Statement.parse(line)
        #expect(statement.sql == line)
        expectRoundTrip(statement, line)
      } catch {
        Issue.record("\(error.rendered(in: line))")
      }
    }
  }

  @Test("every pair of canonical.sql is one tree")
  func canonical() {
    let lines = CaseData.lines("canonical.sql")
    #expect(lines.count > 30 && lines.count.isMultiple(of: 2))
    for start in stride(from: 0, to: lines.count - 1, by: 2) {
      do {
        let statement = try Statement.parse(lines[start])
        #expect(statement.sql == lines[start + 1])
        expectRoundTrip(statement, lines[start])
      } catch {
        Issue.record("\(error.rendered(in: lines[start]))")
      }
    }
  }

  @Test("every statement of errors.sql fails as written there")
  func errors() {
    let blocks = CaseData.text("errors.sql").split(separator: "\n\n")
    #expect(blocks.count > 40)
    for block in blocks {
      let lines = block.split(separator: "\n").filter { !$0.hasPrefix("--") }.map(String.init)
      guard lines.count >= 2 else { continue }
      let text = lines[0].replacing("\\n", with: "\n").replacing("\\t", with: "\t")
        .replacing("\\e", with: "")
      let error = #expect(throws: SyntaxError.self, "\(text)") { try Statement.parse(text) }
      guard let error else { continue }
      let place = "\(error.position.line):\(error.position.column)"
      #expect("\(error.code.rawValue) \(place) \(error.message)" == lines[1])
      #expect(error.suggestion == (lines.count > 2 ? lines[2] : nil), "\(text)")
    }
  }

  @Test("equality does not take é for e and an accent")
  func bytes() throws {
    #expect(try Statement.parse("SELECT '\u{E9}'") != Statement.parse("SELECT 'e\u{301}'"))
    #expect(try Statement.parse("SELECT \"\u{E9}\"") != Statement.parse("SELECT \"e\u{301}\""))
    #expect(
      try Statement.parse("SELECT '\u{E9}'").hashValue
        != Statement.parse("SELECT 'e\u{301}'").hashValue)
  }

  @Test("equality ignores places and sees everything else")
  func equality() throws {
    #expect(try Statement.parse("SELECT a+1") == Statement.parse("SELECT\n  (a) + 1"))
    #expect(
      try Statement.parse("SELECT a+1").hashValue == Statement.parse("SELECT\n  (a) + 1").hashValue)
    for (left, right) in [
      ("a + 1", "a - 1"), ("a AND b", "a OR b"), ("a", "\"a\""), ("f(a)", "f(DISTINCT a)"),
      ("a IS NULL", "a IS NOT NULL"), ("'1'", "1"), ("1.0", "1.00"), ("a[1]", "a[2]"),
    ] {
      #expect(try Statement.parse("SELECT \(left)") != Statement.parse("SELECT \(right)"))
    }
  }
}
