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
      for found in try CaseFile(name).cases {
        for disabled in [[]] + Optimizer.names.map({ [$0] }) + [Optimizer.names] {
          let session = PlanningSession(disabledRules: Set(disabled))
          guard let planned = try? Planning.plan(found.sql, session: session) else { continue }
          check(planned.plan, outer: [], found.sql)
          #expect(planned.plan.types == planned.columns.map(\.type), "\(found.sql) \(disabled)")
        }
      }
    }
  }

  private func check(_ plan: Plan, outer: [[SQLType]], _ sql: String) {
    let inputs: [SQLType]
    switch plan {
    case .scan(let scan): inputs = scan.columns.map(\.type)
    case .join(let join):
      check(join.keys.map(\.left), join.left.types, outer, sql)
      check(join.keys.map(\.right), join.right.types, outer, sql)
      check(join.condition.map { [$0] } ?? [], join.left.types + join.right.types, outer, sql)
      for input in plan.inputs { check(input, outer: outer, sql) }
      return
    case .apply(let apply):
      check(apply.left, outer: outer, sql)
      check(apply.right, outer: [apply.left.types] + outer, sql)
      return
    default: inputs = plan.inputs.first?.types ?? []
    }
    check(plan.expressions, inputs, outer, sql)
    for input in plan.inputs { check(input, outer: outer, sql) }
  }

  private func check(_ expressions: [Expr], _ types: [SQLType], _ outer: [[SQLType]], _ sql: String)
  {
    for expression in expressions {
      _ = expression.contains { node in
        switch node {
        case .column(let index, let type):
          #expect(index < types.count && types[index] == type, "#\(index) \(type) in \(sql)")
        case .outer(let index, let level, let type):
          #expect(level < outer.count && outer[level][index] == type, "^#\(index) in \(sql)")
        default: break
        }
        return false
      }
    }
  }
}
