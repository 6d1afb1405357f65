import Foundation
import TarnSQLSyntax
import Testing

@Suite("What others have written parses") struct CorpusTests {
  /// Fills the holes of templates that stand neither in strings nor for a table: a whole line of
  /// clauses, a list, a comparison.
  private static func filled(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.drop { $0 == " " }
      if words.hasPrefix("{"), words.hasSuffix("}") { return "" }
      return String(line).replacing("{helper.get_athena_date_partition()}", with: "= '2023-01-01'")
        .replacing("({list_all_account_id})", with: "('111122223333')")
    }.joined(separator: "\n")
  }

  @Test("published queries parse, print and parse again")
  func publishedQueries() {
    for query in CaseData.publishedQueries {
      let text = query.status == "needs-values" ? Self.filled(query.text) : query.text
      do {
        let statements = try ScriptStatement.parseAll(text)
        #expect(query.status != "broken", "\(query.file) parses although it is broken")
        #expect(!statements.isEmpty, "\(query.file)")
        for statement in statements { expectRoundTrip(statement.statement, query.file) }
      } catch {
        guard query.status != "broken" else { continue }
        Issue.record("\(query.file) \(query.status)\n\(error.rendered(in: text))")
      }
    }
  }

  /// Statements of Trino that no lake has, and cases that are about the parser's refusal.
  private static func isRefused(_ example: CaseData.TrinoCase) -> Bool {
    for start in ["INSERT", "MERGE", "CREATE FUNCTION"] where example.sql.hasPrefix(start) {
      return true
    }
    // What was extracted for these is no text that Trino's parser would take.
    let internals = [
      "[12.34E0,", "listagg(c0, c1, c2, c3, c4)", "as row(row(json '",
      "rowAsJsonObject2 ROW(JSON '",
    ]
    for part in internals where example.sql.contains(part) { return true }
    guard case .error(let message)? = example.expected else { return false }
    return message.contains("mismatched input '") || message.contains("Invalid EXTRACT field")
      || message.contains("Invalid interval qualifier")
  }

  @Test("Trino's own cases parse, print and parse again, but for those about syntax errors")
  func trinoCases() {
    for example in CaseData.trinoCases {
      do {
        if example.isExpression, !example.sql.hasPrefix("SELECT") {
          let expression = try TarnSQLSyntax.Expression.parse(example.sql)
          let again = try TarnSQLSyntax.Expression.parse(expression.sql)
          #expect(again == expression, "\(example.sql)")
        } else {
          expectRoundTrip(try Statement.parse(example.sql), example.sql)
        }
      } catch {
        if !Self.isRefused(example) { Issue.record("\(error.rendered(in: example.sql))") }
      }
    }
  }

  @Test("syntax errors of Trino's own cases are worded as there")
  func trinoMessages() {
    for example in CaseData.trinoCases where !example.isExpression {
      guard case .error(let message)? = example.expected, message.contains("Expecting: "),
        !message.contains(".*")
      else { continue }
      let error = #expect(throws: SyntaxError.self) { try Statement.parse(example.sql) }
      #expect(error?.description == message)
    }
  }
}

func expectRoundTrip(
  _ statement: Statement, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let printed = statement.sql
  do {
    let again = try Statement.parse(printed)
    #expect(again == statement, "\(name): \(printed)", sourceLocation: sourceLocation)
    #expect(again.sql == printed, "\(name)", sourceLocation: sourceLocation)
  } catch {
    Issue.record("\(name)\n\(error.rendered(in: printed))", sourceLocation: sourceLocation)
  }
}
