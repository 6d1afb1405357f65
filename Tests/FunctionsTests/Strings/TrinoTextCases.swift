import Foundation
import TarnColumns
import Testing

@testable import TarnFunctions

/// Trino's own cases for these families, where the corpus is at hand.
@Suite struct TrinoTextCases {
  static let corpus: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    for path in ["../shared", "../../shared"] {
      let file = root.appendingPathComponent("\(path)/corpus/trino/cases.jsonl")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      return text.split(separator: "\n").map(String.init)
    }
    return []
  }()

  /// What is known to differ, each with its reason.
  static let exceptions: [String: String] = [
    "concat('ab ', cast(' ' as char(1)))":
      "a char becomes a varchar with its padding, as elsewhere",
    "concat('ab ', cast('a' as char(2)))":
      "a char becomes a varchar with its padding, as elsewhere",
  ]

  @Test("cases of text, regular expressions, URLs and binaries", .enabled(if: !corpus.isEmpty))
  func cases() throws {
    let names = Set(TextFamilyTests.functions.flatMap { [$0.name] + $0.aliases })
    var evaluated = 0
    for line in Self.corpus {
      guard let one = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        var sql = one["sql"] as? String, let kind = one["kind"] as? String,
        ["function", "expression", "operator", "query"].contains(kind)
      else { continue }
      // Of queries only those that select one expression from nothing.
      if kind == "query" {
        guard sql.hasPrefix("SELECT TRIM(") else { continue }
        sql.removeFirst("SELECT ".count)
      }
      let name = sql.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.lowercased()
      guard names.contains(name) || name == "position" || sql.contains(" LIKE ") else { continue }
      guard Self.exceptions[sql] == nil, let expression = try? ExpressionParser.parse(sql) else {
        continue
      }
      for tellsConstants in [true, false] {
        let evaluator = ExpressionEvaluator(tellsConstants: tellsConstants)
        check(one, sql, evaluator, expression, &evaluated)
      }
    }
    #expect(evaluated > 500)
  }

  private func check(
    _ one: [String: Any], _ sql: String, _ evaluator: ExpressionEvaluator,
    _ expression: Expression, _ evaluated: inout Int
  ) {
    let kind = one["expect_kind"] as? String
    do {
      let result = try evaluator.evaluate(expression)
      evaluated += 1
      if let type = one["type"] as? String { #expect(result.type.description == type, "\(sql)") }
      switch kind {
      case "null": #expect(result.value.isNull, "\(sql)")
      case "value":
        #expect(Self.matches(result.value, one["expected"] as Any), "\(sql) gives \(result.value)")
      case "sql":
        guard var text = one["expected"] as? String else { return }
        if text.hasPrefix("SELECT ") { text.removeFirst("SELECT ".count) }
        guard let other = try? evaluator.evaluate(ExpressionParser.parse(text))
        else { return }
        #expect(result.value == other.value, "\(sql)")
      default: Issue.record("\(sql) gives \(result.value), expected \(one["expected"] ?? "?")")
      }
    } catch let error as EvaluationError {
      evaluated += 1
      guard kind == "error", let expected = one["expected"] as? [String: Any] else {
        Issue.record("\(sql) raises \(error)")
        return
      }
      if let code = expected["code"] as? String { #expect(error.code.rawValue == code, "\(sql)") }
      if let message = expected["message"] as? String, expected["match"] as? String == "exact" {
        #expect(error.message == message, "\(sql)")
      }
    } catch {
      // What the evaluator does not resolve may be meant to fail, or belong to other families.
      if kind == "error" { evaluated += 1 }
      if ProcessInfo.processInfo.environment["TARN_SHOW_UNRESOLVED"] != nil { print(sql, error) }
    }
  }

  private static func matches(_ value: Value, _ expected: Any) -> Bool {
    switch value {
    case .null: return expected is NSNull
    case .boolean(let flag): return expected as? Bool == flag
    case .integer(let number): return (expected as? NSNumber)?.int64Value == number
    case .double(let number):
      if let object = expected as? [String: Any], let text = object["double"] as? String {
        return Double(text) == number || (number.isNaN && text == "NaN")
      }
      guard let wanted = (expected as? NSNumber)?.doubleValue else { return false }
      return number == wanted || abs(number - wanted) <= abs(wanted) * 1e-6
        || Float(number) == Float(wanted)
    case .text(let bytes):
      if let object = expected as? [String: Any], let hex = object["hex"] as? String {
        let own = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return own == hex
      }
      return (expected as? String).map { Array($0.utf8) == bytes } ?? false
    case .list(let items):
      guard let wanted = expected as? [Any], wanted.count == items.count else { return false }
      return zip(items, wanted).allSatisfy { matches($0, $1) }
    case .map(let entries):
      guard let object = expected as? [String: Any], let wanted = object["map"] as? [[Any]],
        wanted.count == entries.count
      else { return false }
      return wanted.allSatisfy { pair in
        entries.contains { matches($0.key, pair[0]) && matches($0.value, pair[1]) }
      }
    default: return false
    }
  }
}
