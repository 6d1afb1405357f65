import Foundation
import TarnColumns
import TarnPlanning
import TarnSQLSyntax
import Testing

@Suite struct PlanTests {
  @Test(
    "Statements have the plans of the case files",
    arguments: [
      "bench.txt", "select.txt", "joins.txt", "subqueries.txt", "windows.txt", "sets.txt",
      "tables.txt", "rules.txt",
    ])
  func plans(_ name: String) throws {
    var file = try CaseFile(name)
    try file.check { sql in
      do {
        return try Planning.plan(sql).text
      } catch let error as SQLError {
        return "error \(error.code.rawValue) \(error)"
      } catch let error as SyntaxError {
        return "error \(error.code.rawValue) \(error.message)"
      }
    }
  }

  @Test("Wrong statements have Trino's codes, places and words")
  func errors() throws {
    var file = try CaseFile("errors.txt")
    try file.check { sql in
      do {
        return "no error: " + (try Planning.plan(sql).plan.line)
      } catch let error as SQLError {
        let hint = error.suggestion.map { "\nhint: \($0)" } ?? ""
        return "\(error.code.rawValue) \(error)\(hint)"
      } catch let error as SyntaxError {
        return "\(error.code.rawValue) \(error.message)"
      }
    }
  }
}
