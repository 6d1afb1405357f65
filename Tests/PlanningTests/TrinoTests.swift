import Foundation
import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax
import Testing

/// Trino's own cases, where they lie beside the package: types and errors of analysis. Values are
/// the execution's business.
@Suite struct TrinoTests {
  static let file = TableTests.root.appending(path: "../shared/corpus/trino/cases.jsonl")
    .standardizedFileURL

  struct Outcome {
    var right = 0
    var missing: [String: Int] = [:]
    var wrong: [String] = []
  }

  @Test("Expressions of Trino's tests have a plan, the type and the error they should")
  func cases() throws {
    guard let text = try? String(contentsOf: Self.file, encoding: .utf8) else { return }
    var outcome = Outcome()
    let isLong = ProcessInfo.processInfo.environment["TARN_LONG"] != nil
    let step = isLong ? 1 : 6
    for (number, line) in text.split(separator: "\n").enumerated() where number % step == 0 {
      guard let found = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let kind = found["kind"] as? String, let sql = found["sql"] as? String,
        !sql.isEmpty
      else { continue }
      let isExpression = ["function", "operator", "expression"].contains(kind)
      check(isExpression ? "SELECT \(sql)" : sql, found, &outcome)
    }
    let report = ProcessInfo.processInfo.environment["TARN_TRINO_REPORT"]
    if let report {
      let missing = outcome.missing.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }
      try (missing + outcome.wrong).joined(separator: "\n")
        .write(toFile: report, atomically: true, encoding: .utf8)
    }
    print(
      "Trino's expressions: \(outcome.right) right, \(outcome.wrong.count) wrong, "
        + "\(outcome.missing.values.reduce(0, +)) of functions not there")
    // Half a percent: left-out tables and syntax, and types that functions know better.
    #expect(outcome.wrong.count * 200 <= outcome.right)
    #expect(outcome.right > 1000)
  }

  private func check(_ sql: String, _ found: [String: Any], _ outcome: inout Outcome) {
    let expected = found["expect_kind"] as? String ?? ""
    let codes: String? = (found["expected"] as? [String: Any])?["code"] as? String
    do {
      let planned = try Planning.plan(sql)
      if let fault = planned.plan.inconsistency() {
        outcome.wrong.append("INCONSISTENT \(sql)\n    \(fault)")
        return
      }
      let type = planned.columns[0].type.description
      if let wanted = found["type"] as? String, planned.columns.count == 1,
        Self.plain(wanted) != Self.plain(type)
      {
        outcome.wrong.append("TYPE \(sql)\n    is \(type), not \(wanted)")
      } else if expected == "error", ["TYPE_MISMATCH", "FUNCTION_NOT_FOUND"].contains(codes ?? "") {
        outcome.wrong.append("NO ERROR \(sql)\n    is \(type), not \(codes ?? "")")
      } else {
        outcome.right += 1
      }
    } catch let error as SQLError {
      if error.message.hasSuffix("not registered") {
        outcome.missing[error.message, default: 0] += 1
      } else if expected == "error", codes == nil || codes == error.code.rawValue {
        outcome.right += 1
      } else {
        outcome.wrong.append(
          "ERROR \(sql)\n    \(error.code.rawValue) \(error.description.prefix(300)), not \(found["expected"] ?? "")"
        )
      }
    } catch {
      if expected == "error" {
        outcome.right += 1
      } else {
        outcome.wrong.append("SYNTAX \(sql)\n    \(error)")
      }
    }
  }

  /// Names of fields and spaces aside.
  private static func plain(_ type: String) -> String {
    type.lowercased().filter { $0 != " " && $0 != "\"" }
  }
}
