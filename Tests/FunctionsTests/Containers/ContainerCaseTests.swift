import Foundation
import TarnColumns
import TarnTime
import Testing

@testable import TarnFunctions

/// Cases of Trino's own tests about arrays, maps and JSON, where the corpus lies beside the package.
struct ContainerCaseTests {
  private struct Case {
    let line: Int
    let sql: String
    let expectKind: String
    let expected: Any?
    let zone: String
  }

  private static let names = Set(
    (ArrayFunctions.all + MapFunctions.all + JSONFunctions.all).map(\.name))

  private static func read() -> [Case] {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "../shared/corpus/trino/cases.jsonl").standardized
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var cases: [Case] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
        let fields = object as? [String: Any], let sql = fields["sql"] as? String,
        let kind = fields["kind"] as? String, ["function", "operator", "expression"].contains(kind)
      else { continue }
      let lower = sql.lowercased()
      guard lower.contains("json") || lower.contains("array[") || lower.contains("map(") else {
        continue
      }
      let session = fields["session"] as? [String: Any] ?? [:]
      cases.append(
        Case(
          line: index + 1, sql: sql, expectKind: fields["expect_kind"] as? String ?? "",
          expected: fields["expected"], zone: session["time_zone"] as? String ?? "Pacific/Apia"))
    }
    return cases
  }

  /// Refused by the analysis, which these tests do not have.
  private static let excluded: Set<String> = ["ARRAY[ARRAY[1]] || ARRAY[NULL]"]

  @Test("Trino's cases of arrays, maps and JSON hold", .enabled(if: (try? Zone("UTC")) != nil))
  func cases() throws {
    let cases = Self.read()
    if cases.isEmpty { return }
    var held = 0
    var unsupported: [String: Int] = [:]
    for one in cases where !Self.excluded.contains(one.sql) {
      guard let zone = try? Zone(one.zone) else { continue }
      let runner = CaseRunner(
        context: EvaluationContext(start: Instant(micros: 1_588_333_696_000_000), zone: zone.key))
      let outcome = Result { try runner.evaluate(one.sql) }
      if case .failure(CaseError.unsupported(let reason)) = outcome {
        unsupported[reason, default: 0] += 1
        continue
      }
      if let failure = verdict(one, outcome, runner) {
        Issue.record(Comment(rawValue: "line \(one.line): \(one.sql): \(failure)"))
      } else {
        held += 1
      }
    }
    print("\(held) cases held; left to the engine: \(unsupported.values.reduce(0, +))")
    if ProcessInfo.processInfo.environment["SHOW_UNSUPPORTED"] != nil {
      for (reason, count) in unsupported.sorted(by: { $0.value > $1.value }) {
        print("  \(count) \(reason)")
      }
    }
    #expect(held > 950)
  }

  private func verdict(
    _ one: Case, _ outcome: Result<Typed, any Error>, _ runner: CaseRunner
  ) -> String? {
    switch (one.expectKind, outcome) {
    case ("error", .success(let result)): return "no error but \(shown(result.value))"
    case ("error", .failure(let error)):
      guard let error = error as? EvaluationError, let expected = one.expected as? [String: Any],
        let code = expected["code"] as? String, code != "INVALID_LITERAL"
      else { return nil }
      return code == error.code.rawValue ? nil : "\(error), not \(code)"
    case (_, .failure(let error)): return "\(error)"
    case ("null", .success(let result)):
      return result.value.isNull ? nil : "\(shown(result.value)), not null"
    case ("sql", .success(let result)):
      guard let text = one.expected as? String, let expected = try? runner.evaluate(text),
        let type = CaseMatch.common(result.type, expected.type),
        let left = try? runner.cast(result, type), let right = try? runner.cast(expected, type)
      else { return nil }
      return ValueOrder.isIdentical(left.value, right.value)
        ? nil : "\(shown(result.value)), not \(shown(expected.value))"
    case ("value", .success(let result)):
      return holds(result.value, result.type, one.expected, runner)
        ? nil : "\(shown(result.value)), not \(one.expected ?? "nil")"
    default: return nil
    }
  }

  private func holds(
    _ value: Value, _ type: SQLType, _ expected: Any?, _ runner: CaseRunner
  ) -> Bool {
    if expected == nil || expected is NSNull { return value.isNull }
    switch (value, type) {
    case (.null, _): return false
    case (.boolean(let flag), _): return (expected as? NSNumber)?.boolValue == flag
    case (.list(let items), .array(let element)):
      guard let wanted = expected as? [Any], wanted.count == items.count else { return false }
      return zip(items, wanted).allSatisfy { holds($0, element, $1, runner) }
    case (.row(let items), .row(let fields)):
      guard let wanted = expected as? [Any], wanted.count == items.count else { return false }
      return zip(zip(items, fields), wanted).allSatisfy {
        holds($0.0, $0.1.type, $1, runner)
      }
    case (.map(let entries), .map(let keyType, let valueType)):
      guard let object = expected as? [String: Any], let wanted = object["map"] as? [[Any]],
        wanted.count == entries.count
      else { return false }
      return entries.allSatisfy { entry in
        wanted.contains { pair in
          holds(entry.key, keyType, pair[0], runner)
            && holds(entry.value, valueType, pair[1], runner)
        }
      }
    case (.text(let bytes), .varbinary):
      let hex = (expected as? [String: Any])?["hex"] as? String
      return hex == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case (.text(let bytes), _): return String(decoding: bytes, as: UTF8.self) == expected as? String
    case (.double(let number), _):
      if let wanted = (expected as? NSNumber)?.doubleValue {
        return number == wanted || (number - wanted).magnitude <= 1e-6 * wanted.magnitude
      }
      return (expected as? [String: Any])?["double"] as? String == NumberText.text(number)
    case (.integer(let number), _) where type.isInteger:
      return (expected as? NSNumber)?.int64Value == number
    case (.wide(let number), .decimal(_, let scale)):
      guard let text = (expected as? [String: Any])?["decimal"] as? String else { return false }
      return Decimal(string: NumberText.text(number, scale: scale)) == Decimal(string: text)
    default:
      guard let object = expected as? [String: Any], let text = object.values.first as? String,
        let cast = try? runner.cast(Typed(value: value, type: type), .text),
        case .text(let bytes) = cast.value
      else { return false }
      return String(decoding: bytes, as: UTF8.self).hasPrefix(text)
    }
  }
}
