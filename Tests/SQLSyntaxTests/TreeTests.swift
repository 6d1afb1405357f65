import TarnSQLSyntax
import Testing

@Suite("Trees and places") struct TreeTests {
  private func expression(_ text: String) throws -> TarnSQLSyntax.Expression {
    try TarnSQLSyntax.Expression.parse(text)
  }

  private func place(_ position: SourcePosition) -> String { "\(position.line):\(position.column)" }

  @Test("AND, OR, || and + are flat")
  func chains() throws {
    guard case .logical(let or) = try expression("a OR b OR c AND d AND e") else {
      Issue.record("no chain")
      return
    }
    #expect(or.operator == .or && or.terms.count == 3)
    guard case .logical(let and) = or.terms[2] else {
      Issue.record("no inner chain")
      return
    }
    #expect(and.operator == .and && and.terms.count == 3)
    guard case .arithmetic(let sum) = try expression("1 - 2 + 3 * 4") else {
      Issue.record("no sum")
      return
    }
    #expect(sum.rest.map(\.operator) == [.subtract, .add])
    guard case .concatenation(let text) = try expression("a || b || c") else {
      Issue.record("no text")
      return
    }
    #expect(text.terms.count == 3)
  }

  @Test(
    "an expression is placed at its operator, else at its first character",
    arguments: [
      ("  a", "1:3"), ("a + b", "1:3"), ("a.b.c", "1:1"), ("f(x)", "1:1"), ("a\n  AND b", "2:3"),
      ("a IS NOT DISTINCT FROM b", "1:3"), ("a NOT IN (1)", "1:7"), ("- a", "1:1"),
      ("ARRAY[1][2]", "1:1"), ("'é' = x", "1:5"), ("(SELECT 1)", "1:1"), ("(1, 2)", "1:1"),
      ("x -> 1", "1:1"), ("a AT TIME ZONE 'x'", "1:3"), ("a BETWEEN 1 AND 2", "1:3"),
      ("NOT a", "1:1"), ("CASE WHEN a THEN b END", "1:1"), ("/* ü */ a", "1:9"),
    ])
  func places(_ text: String, _ wanted: String) throws {
    #expect(place(try expression(text).position) == wanted)
  }

  @Test("offsets count bytes, columns code points")
  func offsets() throws {
    guard case .comparison(let node) = try expression("'é💰' = x") else {
      Issue.record("no comparison")
      return
    }
    #expect(node.position == SourcePosition(line: 1, column: 6, offset: 9))
    #expect(node.right.position == SourcePosition(line: 1, column: 8, offset: 11))
  }

  @Test("parameters are counted in reading order, anew in each statement of a script")
  func parameters() throws {
    let script = try ScriptStatement.parseAll("SELECT ?, ? FROM t LIMIT ?; SELECT ?")
    #expect(script.count == 2)
    guard case .query(let first) = script[0].statement,
      case .rows(.parameter(let limit))? = first.limit,
      case .query(let second) = script[1].statement, case .select(let select) = second.body,
      case .expression(.parameter(let only), _) = select.items[0]
    else {
      Issue.record("no parameters")
      return
    }
    #expect(limit.kind == .positional(2))
    #expect(only.kind == .positional(0))
  }

  @Test("a script's statements know their part of the text")
  func ranges() throws {
    let text = "-- é\nSELECT 1 ;;\n SELECT 2 -- end\n;  "
    let script = try ScriptStatement.parseAll(text)
    let bytes = Array(text.utf8)
    let parts = script.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(parts == ["SELECT 1", "SELECT 2"])
    #expect(try ScriptStatement.parseAll(" ; -- nothing").isEmpty)
    let error = #expect(throws: SyntaxError.self) {
      try ScriptStatement.parseAll("SELECT 1;\nSELECT FROM")
    }
    #expect(error.map { place($0.position) } == "2:8")
  }

  @Test(
    "table names as pasted",
    arguments: [
      ("5e2676f8-9fce-46ef-8142-3e36a94e6691", TableName.Form.uuid, 1),
      ("\"5e2676f8-9fce-46ef-8142-3e36a94e6691\"", .uuid, 1),
      ("12345678-1234-1234-1234-12345678901e", .uuid, 1),
      ("5e2676f8-9fce-46ef-8142-3e36a94e669", .hyphenated, 1),
      (
        "arn:aws:cloudtrail:us-east-1:1:eventdatastore/5e2676f8-9fce-46ef-8142-3e36a94e6691", .arn,
        1
      ),
      ("$EDS_ID", .placeholder, 1), ("${x}", .placeholder, 1), ("<EDS ID>", .placeholder, 1),
      ("{store_id}", .placeholder, 1), ("{{ x }}", .placeholder, 1),
      ("db.${t}", .placeholder, 2), ("logs_${account}", .placeholder, 1),
      ("eds-id", .hyphenated, 1), ("a.b-c.d", .name, 3), ("cloudtrail_logs", .name, 1),
      ("config_event_data_store_ID", .name, 1), ("DATABASE.TABLE", .name, 2),
      ("`a b`.c", .name, 2), ("a . b", .name, 2), ("from-here", .hyphenated, 1),
      ("1abc", .name, 1),
    ])
  func tableNames(_ text: String, _ form: TableName.Form, _ parts: Int) throws {
    for tail in ["", " t WHERE a = 1", "--comment", ", b", "\nWHERE a - 1 > 2"] {
      guard case .query(let query) = try Statement.parse("SELECT * FROM \(text)\(tail)"),
        case .select(let select) = query.body
      else {
        Issue.record("no SELECT")
        return
      }
      var relation = select.from[0]
      if case .aliased(let aliased) = relation { relation = aliased.relation }
      guard case .table(let name) = relation else {
        Issue.record("no table")
        return
      }
      #expect(name.form == form && name.parts.count == parts)
      #expect(name.position.column == 15)
    }
  }

  @Test("pasted names are read only where a table is expected")
  func elsewhere() throws {
    #expect(try expression("a-b-c") == expression("a - b - c"))
    #expect(try expression("1-2") == expression("1 - 2"))
    #expect(throws: SyntaxError.self) { try expression("<a>") }
    #expect(throws: SyntaxError.self) { try expression("$a") }
  }
}
