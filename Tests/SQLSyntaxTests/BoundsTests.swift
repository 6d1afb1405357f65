import TarnSQLSyntax
import Testing

@Suite("No text is too much") struct BoundsTests {
  private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int)
    -> String
  {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test(
    "10,000 levels of anything are an error with a place",
    arguments: [
      ("(", "1", ")"), ("(1 + ", "1", ")"), ("(1 OR ", "1", ")"), ("NOT ", "a", ""),
      ("-(", "a", ")"), ("- ", "a", ""), ("+", "a", ""), ("f(", "1", ")"), ("ARRAY[", "1", "]"),
      ("CASE WHEN a THEN ", "1", " END"), ("CAST(", "1", " AS bigint)"), ("x -> ", "1", ""),
      ("a.", "b", ""), ("(SELECT ", "1", ")"), ("(SELECT 1 FROM ", "t", ")"), ("((", "1", ")+1)"),
      ("(1, ", "1", ")"), ("EXISTS (SELECT ", "1", ")"), ("a IN (", "1", ")"), ("a[", "1", "]"),
      ("JSON_ARRAY(", "1", ")"), ("TRIM(", "1", ")"), ("a = (", "1", ")"), ("ROW(", "1", ")"),
      ("a AND (", "1", ")"), ("a BETWEEN (", "1", ") AND 2"), ("(1, (2, ", "1", "))"),
      ("a || (", "1", ")"), ("a LIKE (", "1", ")"), ("COALESCE(a, ", "1", ")"),
      ("(VALUES ", "1", ")"), ("(WITH t AS (SELECT 1) SELECT ", "1", ")"),
    ])
  func deepNesting(_ open: String, _ inner: String, _ close: String) {
    let text = "SELECT " + Self.nested(open, inner, close, 10_000)
    let error = #expect(throws: SyntaxError.self) { try Statement.parse(text) }
    #expect(error?.message == "the statement nests too deeply: more than 500 levels")
    #expect((error?.position.offset ?? 0) > 7)
  }

  @Test("a suffix on a suffix nests the tree, though not the text")
  func deepSuffixes() {
    for suffix in [".a", "[1]", " AT TIME ZONE 'UTC'"] {
      let text = "SELECT a" + String(repeating: suffix, count: 10_000)
      #expect(throws: SyntaxError.self) { try Statement.parse(text) }
    }
  }

  @Test("relations, joins, types and EXPLAIN nest no deeper")
  func otherNesting() {
    let texts = [
      "SELECT * FROM " + Self.nested("(", "t", ")", 10_000),
      "SELECT * FROM " + Self.nested("(", "t", " a)", 10_000),
      "SELECT * FROM t " + String(repeating: "JOIN t ", count: 10_000)
        + String(repeating: "ON a ", count: 10_000),
      Self.nested("(", "SELECT 1", ")", 10_000),
      Self.nested("(", "SELECT 1", ") UNION SELECT 1", 10_000),
      "SELECT CAST(1 AS " + Self.nested("array(", "int", ")", 10_000) + ")",
      "SELECT CAST(1 AS int" + String(repeating: " array", count: 10_000) + ")",
      String(repeating: "EXPLAIN ", count: 10_000) + "SELECT 1",
      String(repeating: "PREPARE a FROM ", count: 10_000) + "SELECT 1",
      "SELECT * FROM " + String(repeating: "LATERAL (SELECT * FROM ", count: 10_000),
    ]
    for text in texts {
      #expect(throws: SyntaxError.self, "\(text.prefix(40))") { try Statement.parse(text) }
    }
  }

  @Test("a tree of the greatest depth prints, compares and goes away")
  func greatestDepth() throws {
    for (open, close) in [("(1 + ", ")"), ("f(", ")"), ("(SELECT ", ")"), ("NOT (a OR ", ")")] {
      var low = 1
      var high = 600
      while high - low > 1 {
        let middle = (low + high) / 2
        let text = "SELECT " + Self.nested(open, "1", close, middle)
        if (try? Statement.parse(text)) != nil { low = middle } else { high = middle }
      }
      #expect(low >= 120, "\(open)")
      expectRoundTrip(
        try Statement.parse("SELECT " + Self.nested(open, "1", close, low)), open)
    }
  }

  @Test("a filter of 100,000 terms needs no depth")
  func longFilter() throws {
    let terms = Array(repeating: "a = 1", count: 100_000).joined(separator: " OR ")
    let statement = try Statement.parse("SELECT \(terms)")
    #expect(statement == statement && statement.sql.utf8.count == 900_003)
  }

  @Test(
    "chains of 10,000 terms need no depth",
    arguments: [(" AND ", "a = 1"), (" || ", "a"), (" + ", "1"), (" - ", "1"), (" * ", "a")])
  func longChains(_ separator: String, _ term: String) throws {
    let terms = Array(repeating: term, count: 10_000).joined(separator: separator)
    let statement = try Statement.parse("SELECT \(terms)")
    #expect(try Statement.parse(statement.sql) == statement)
  }

  @Test("lists, unions and joins of 10,000 members, IN and UNION of 100,000")
  func longLists() throws {
    let numbers = (0..<10_000).map(String.init).joined(separator: ", ")
    let many = (0..<100_000).map(String.init).joined(separator: ", ")
    let texts = [
      "SELECT a IN (\(many))",
      "SELECT 1" + String(repeating: " UNION ALL SELECT 1", count: 100_000),
      "SELECT \(numbers)", "VALUES \(numbers)", "SELECT f(\(numbers))",
      "SELECT 1" + String(repeating: " INTERSECT SELECT 1", count: 10_000),
      "SELECT * FROM t" + String(repeating: " CROSS JOIN t", count: 10_000),
      "SELECT * FROM t" + String(repeating: ", t", count: 10_000),
      "SELECT CASE" + String(repeating: " WHEN a THEN 1", count: 10_000) + " END",
    ]
    for text in texts { _ = try Statement.parse(text) }
  }

  @Test("more than 500,000 expressions are an error, a megabyte of text is none")
  func size() throws {
    let sum = Array(repeating: "1", count: 500_100).joined(separator: "+")
    let error = #expect(throws: SyntaxError.self) { try Statement.parse("SELECT \(sum)") }
    #expect(error?.message == "the statement is too large: more than 500000 expressions")
    let name = String(repeating: "é", count: 500_000)
    _ = try Statement.parse("SELECT '\(name)' AS \"\(name)\" -- \(name)")
  }
}
