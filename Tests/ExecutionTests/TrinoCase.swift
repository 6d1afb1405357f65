import Foundation
import TarnColumns

/// One of Trino's own cases.
struct TrinoCase: @unchecked Sendable {
  let line: Int
  let kind: String
  let sql: String
  let expectKind: String
  /// What JSONSerialization read; never changed.
  let expected: Any?
  let type: String?
  let zone: String
  let start: String?
  let isOrdered: Bool

  /// nil where the corpus does not lie beside the package.
  static func all() throws -> [TrinoCase]? {
    guard let file = TestFiles.beside("corpus/trino/cases.jsonl") else { return nil }
    let text = try String(contentsOf: file, encoding: .utf8)
    var cases: [TrinoCase] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      guard
        let found = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let kind = found["kind"] as? String, let sql = found["sql"] as? String,
        let expectKind = found["expect_kind"] as? String
      else { continue }
      let session = found["session"] as? [String: Any] ?? [:]
      let note = found["note"] as? String ?? ""
      cases.append(
        TrinoCase(
          line: index + 1, kind: kind, sql: sql, expectKind: expectKind,
          expected: found["expected"], type: found["type"] as? String,
          zone: session["time_zone"] as? String ?? "Pacific/Apia",
          start: session["start"] as? String, isOrdered: note.contains("ordered")))
    }
    return cases
  }

  /// `TARN_TRINO_TRACE=1` names each case before it runs, to find one that traps.
  static let isTraced = ProcessInfo.processInfo.environment["TARN_TRINO_TRACE"] == "1"

  var isExpression: Bool { ["function", "operator", "expression"].contains(kind) }
}

enum Verdict: Sendable {
  case right
  /// The value is right, the type is not the one stated.
  case otherType(String)
  case wrong(reason: String, detail: String)
}

extension TrinoCase {
  func verdict() -> Verdict {
    if Self.isTraced { FileHandle.standardError.write(Data("case \(line)\n".utf8)) }
    let runner: SQLRunner
    do { runner = try self.runner() } catch {
      return .wrong(reason: "session", detail: SQLRunner.message(error))
    }
    let statement = isExpression ? "SELECT \(sql)" : sql
    let result: SQLRunner.Rows
    do {
      result = try runner.rows(statement)
    } catch {
      return verdict(of: error)
    }
    if expectKind == "error" {
      return .wrong(
        reason: "no error but a result",
        detail: "\(result.texts.prefix(2)), not \(expected ?? "")")
    }
    return verdict(of: result, runner)
  }

  private func runner() throws -> SQLRunner {
    var runner = SQLRunner()
    func instant(_ text: String) throws -> Instant? {
      let rows = try SQLRunner().rows("SELECT TIMESTAMP '\(text)'").rows
      guard case .instant(let instant)? = rows.first?.first else { return nil }
      return instant
    }
    runner.zone = try instant("2020-05-01 00:00:00 \(zone)")?.zone ?? 0
    if let start, let instant = try instant(start) { runner.start = instant }
    runner.start.zone = runner.zone
    return runner
  }

  private func verdict(of error: any Error) -> Verdict {
    let code = SQLRunner.code(error)
    guard expectKind == "error" else {
      var reason = "\(code): \(SQLRunner.message(error).prefix(90))"
      if let name = SQLRunner.message(error).split(separator: "'").dropFirst().first,
        reason.contains("not registered")
      {
        reason = "no function \(name)"
      } else if reason.contains("Unexpected parameters") {
        let function = SQLRunner.message(error).components(separatedBy: "for function ").last ?? ""
        reason = "parameters of \(function.prefix { $0 != "." })"
      }
      return .wrong(reason: reason, detail: SQLRunner.message(error))
    }
    guard let wanted = (expected as? [String: Any])?["code"] as? String, wanted != code else {
      return .right
    }
    return .wrong(
      reason: "code \(code), not \(wanted)", detail: SQLRunner.message(error))
  }

  private func verdict(of result: SQLRunner.Rows, _ runner: SQLRunner) -> Verdict {
    let shown = result.texts.prefix(4).map { $0.map { $0 ?? "NULL" }.joined(separator: ", ") }
    let detail = "gives \(shown.joined(separator: "; ")), not \(expected ?? "NULL")"
    let wrong = Verdict.wrong(reason: "another result: \(subject)", detail: detail)
    switch expectKind {
    case "ok": return .right
    case "empty": return result.rows.isEmpty ? .right : wrong
    case "null":
      return result.rows.first?.first == .null ? checkedType(result) : wrong
    case "value":
      guard let value = result.rows.first?.first, let type = result.types.first,
        // Python read the digits of REAL literals as doubles.
        Matching.holds(
          value, type, text: result.texts[0][0], expected,
          tolerance: sql.contains("REAL") ? 1e-5 : 1e-9)
      else { return wrong }
      return checkedType(result)
    case "rows":
      guard let rows = (expected as? [String: Any])?["rows"] as? [[Any]] else { return wrong }
      return Matching.holds(result, rows, isOrdered: isOrdered) ? .right : wrong
    case "sql", "h2_sql":
      guard let text = expected as? String else { return wrong }
      let wanted: SQLRunner.Rows
      do { wanted = try runner.rows(isExpression ? "SELECT \(text)" : Self.plain(text)) } catch {
        return .wrong(
          reason: "the expected \(expectKind) has \(SQLRunner.code(error))",
          detail: SQLRunner.message(error))
      }
      if Matching.same(result, wanted, isOrdered: isOrdered) { return .right }
      let other = wanted.texts.prefix(4).map { $0.map { $0 ?? "NULL" }.joined(separator: ", ") }
      return .wrong(
        reason: "another result: \(subject)",
        detail: "gives \(shown.joined(separator: "; ")) \(result.types), not "
          + "\(other.joined(separator: "; ")) \(wanted.types)")
    default: return wrong
    }
  }

  /// H2 takes VALUES for a table without parentheses.
  private static func plain(_ text: String) -> String {
    guard let place = text.range(of: "FROM VALUES ", options: .caseInsensitive) else { return text }
    return text.replacingCharacters(
      in: place.lowerBound..<text.endIndex, with: "FROM (VALUES \(text[place.upperBound...]))")
  }

  private func checkedType(_ result: SQLRunner.Rows) -> Verdict {
    guard let type, let own = result.types.first, isExpression else { return .right }
    func plain(_ text: String) -> String { text.lowercased().filter { $0 != " " && $0 != "\"" } }
    return plain(type) == plain("\(own)") ? .right : .otherType("\(own), not \(type)")
  }

  /// The first name in the expression, to sort failures by.
  private var subject: String {
    let text = sql.hasPrefix("SELECT ") ? String(sql.dropFirst(7)) : sql
    return String(text.prefix { $0.isLetter || $0 == "_" || $0.isNumber }.prefix(30)).lowercased()
  }
}
