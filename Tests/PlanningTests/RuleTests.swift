import Foundation
import TarnColumns
import TarnSQLSyntax
import Testing

@testable import TarnPlanning

@Suite struct RuleTests {
  static let statements = [
    "SELECT a + (1 + 2) FROM t WHERE 1 < 2 AND a > 1",
    "SELECT 1 FROM t WHERE a / a > 1 AND b = 'x'",
    "SELECT a FROM t WHERE a IN (SELECT a FROM u)",
    "SELECT * FROM (SELECT a, row_number() OVER (ORDER BY a) AS k FROM t) WHERE k <= 3",
    "SELECT useridentity.arn FROM cloudtrail_logs",
    "SELECT b FROM (SELECT * FROM t) ORDER BY b LIMIT 3",
    "SELECT a FROM t LIMIT 3",
    "SELECT 1 FROM cloudtrail WHERE eventtime > TIMESTAMP '2023-01-01 00:00:00 UTC'",
  ]

  @Test(
    "Every rule fires somewhere, and nowhere when it is switched off", arguments: Optimizer.names)
  func switches(_ rule: String) throws {
    let fired = try Self.statements.filter { try Planning.plan($0).rules.contains(rule) }
    #expect(!fired.isEmpty, "\(rule) never fires")
    guard rule != "NormalizeConjunctions" else { return }
    let session = PlanningSession(disabledRules: [rule])
    for statement in fired {
      #expect(try !Planning.plan(statement, session: session).rules.contains(rule))
    }
  }

  @Test(
    "With all rules off, a statement still has the same columns", arguments: RuleTests.statements)
  func allOff(_ statement: String) throws {
    let session = PlanningSession(disabledRules: Set(Optimizer.names))
    let plain = try Planning.plan(statement, session: session)
    let optimized = try Planning.plan(statement)
    #expect(plain.columns.map(\.name) == optimized.columns.map(\.name))
    #expect(plain.plan.types == optimized.plan.types)
    #expect(plain.rules.allSatisfy { $0 == "NormalizeConjunctions" })
  }

  @Test("Every column that a plan reads is there, whatever rules are on")
  func columnsExist() throws {
    for name in ["select.txt", "joins.txt", "subqueries.txt", "windows.txt", "sets.txt"] {
      for (number, found) in try CaseFile(name).cases.enumerated() {
        // Each case without one rule, another one from case to case.
        let one = Optimizer.names[number % Optimizer.names.count]
        for disabled in [[], [one], Optimizer.names] {
          let session = PlanningSession(disabledRules: Set(disabled))
          guard let planned = try? Planning.plan(found.sql, session: session) else { continue }
          #expect(planned.plan.inconsistency() == nil, "\(found.sql) \(disabled)")
          #expect(planned.plan.types == planned.columns.map(\.type), "\(found.sql) \(disabled)")
        }
      }
    }
  }

}
