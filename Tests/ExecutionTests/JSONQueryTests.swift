import Foundation
import TarnColumns
import TarnExecution
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax
import Testing

/// Queries about JSON, from text to value: parser, analysis, plan and operators together.
struct JSONQueryTests {
  private struct NoCatalog: TableCatalog {
    var stores: [StoreName] { [] }
    func externalTable(named name: String) -> String? { nil }
    func view(named name: String) -> String? { nil }
    var userTables: [String] { [] }
    var userViews: [String] { [] }
  }

  private struct NoSources: ScanTables {
    func source(
      for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
    ) throws -> any ScanSource {
      preconditionFailure("these queries read no table")
    }
  }

  private struct Result {
    var rows: [[Value]]
    var types: [SQLType]
  }

  private func run(_ sql: String) throws -> Result {
    guard case .query(let query) = try Statement.parse(sql) else {
      throw SQLError(.notSupported, "not a query")
    }
    let planned = try Planner(catalog: NoCatalog()).plan(query)
    let runtime = QueryRuntime(
      context: EvaluationContext(start: Instant(micros: 0)), tables: NoSources())
    let operation = try PlanRunner(runtime).run(planned.plan)
    var rows: [[Value]] = []
    while let batch = try operation.next() {
      for row in 0..<batch.rows { rows.append(batch.columns.map { $0.value(at: row) }) }
    }
    return Result(rows: rows, types: planned.columns.map(\.type))
  }

  private static func lines(_ name: String) -> [String] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard
      let text = try? String(
        contentsOf: tests.appending(path: "Cases/json/\(name)"), encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
  }

  private func shown(_ result: Result) -> String {
    guard let value = result.rows.first?.first, let type = result.types.first else { return "" }
    if value.isNull { return "NULL" }
    let context = EvaluationContext(start: Instant(micros: 0))
    guard type != .json,
      let cast = TarnFunctions.Cast.kernel(from: type, to: .text, context: context)
    else {
      if case .text(let bytes) = value { return String(decoding: bytes, as: UTF8.self) }
      return "\(value)"
    }
    let call = KernelCall(
      arguments: [Vector(type, [value])], rows: 1, type: .text, context: context)
    guard case .text(let bytes) = cast.run(call).vector.value(at: 0) else { return "\(value)" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The code and the text of whatever was thrown.
  private func described(_ error: any Error) -> String {
    switch error {
    case let error as SQLError: "\(error.code.rawValue) \(error)"
    case let error as SyntaxError: "\(error.code.rawValue) \(error)"
    case let error as EvaluationError: "\(error.code.rawValue) \(error.message)"
    default: "\(error)"
    }
  }

  @Test("a query gives its value or its error", arguments: lines("queries.txt"))
  func cases(_ line: String) throws {
    let parts = line.components(separatedBy: " => ")
    do {
      #expect(shown(try run(parts[0])) == parts[1])
    } catch {
      let wanted = parts[1].dropFirst().split(separator: " ", maxSplits: 1)
      let text = described(error)
      #expect(parts[1].first == "!" && text.hasPrefix(wanted[0]), "\(text)")
      #expect(wanted.count < 2 || text.contains(wanted[1]), "\(text)")
    }
  }

  /// The order of an object's keys is an implementation's choice; here it is the written one.
  private static let excluded: Set<String> = ["SELECT json_object('key_1' : 1, 'key_2' : 2)"]

  @Test("Trino's queries about JSON hold, where the corpus lies beside the package")
  func corpus() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appending(path: "../shared/corpus/trino/cases.jsonl").standardized
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    var held = 0
    for (index, line) in text.split(separator: "\n").enumerated() {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
        let fields = object as? [String: Any], let kind = fields["kind"] as? String,
        kind == "query" || kind == "assert_query", let sql = fields["sql"] as? String,
        sql.lowercased().contains("json"), !Self.excluded.contains(sql)
      else { continue }
      if let failure = verdict(sql, fields) {
        Issue.record(Comment(rawValue: "line \(index + 1): \(sql): \(failure)"))
      } else {
        held += 1
      }
    }
    #expect(held > 80)
  }

  private func verdict(_ sql: String, _ fields: [String: Any]) -> String? {
    do {
      let result = try run(sql)
      switch fields["expect_kind"] as? String {
      case "error": return "no error but \(result.rows)"
      case "sql", "h2_sql":
        guard let expected = fields["expected"] as? String else { return nil }
        let wanted = try run(expected)
        guard result.rows.count == wanted.rows.count else { return "\(result.rows)" }
        for (row, other) in zip(result.rows, wanted.rows) {
          for (value, otherValue) in zip(row, other)
          where !ValueOrder.isIdentical(value, otherValue) {
            return "\(shown(result)), not \(shown(wanted))"
          }
        }
        return nil
      default: return nil
      }
    } catch {
      guard fields["expect_kind"] as? String == "error",
        let expected = fields["expected"] as? [String: Any]
      else { return described(error) }
      let text = described(error)
      if let code = expected["code"] as? String, !text.hasPrefix(code) { return text }
      if let message = expected["message"] as? String, expected["match"] as? String == "exact",
        !text.contains(message)
      {
        print("wording of \(sql): \(text), not \(message)")
      }
      return nil
    }
  }
}
