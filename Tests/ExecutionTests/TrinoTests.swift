import Foundation
import Testing

/// Trino's own cases through the whole engine, where they lie beside the package.
///
/// `TARN_TRINO_REPORT=path` writes every case that is not right, with what it gave.
@Suite struct TrinoTests {
  /// What is not Tarn's to give, by the case's line, with the reason; a closed list.
  private static func exclusions() throws -> [Int: String] {
    let file = TestFiles.cases.appending(path: "trino/exclusions.tsv")
    var exclusions: [Int: String] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      if fields.count == 2, let number = Int(fields[0]) { exclusions[number] = String(fields[1]) }
    }
    return exclusions
  }

  @Test("Trino's cases give what Trino gives")
  func cases() throws {
    let exclusions = try Self.exclusions()
    #expect(exclusions.count <= 150)
    guard let cases = try TrinoCase.all() else { return }
    let began = Date()
    let gathered = Gathered<Verdict>()
    DeepStack.run(cases.count) { gathered.set($0, cases[$0].verdict()) }
    let verdicts = gathered.all
    try #require(verdicts.count == cases.count)

    var right: [String: Int] = [:]
    var total: [String: Int] = [:]
    var reasons: [String: Int] = [:]
    var report: [String] = []
    var otherTypes = 0
    var needless: [Int] = []
    for (one, verdict) in zip(cases, verdicts) {
      let isExcluded = exclusions[one.line] != nil
      switch verdict {
      case .right, .otherType:
        if isExcluded { needless.append(one.line) }
        if case .otherType(let types) = verdict {
          otherTypes += 1
          report.append("TYPE line \(one.line): \(one.sql.prefix(300))\n    \(types)")
        }
        if !isExcluded { right[one.kind, default: 0] += 1 }
      case .wrong(let reason, let detail):
        if isExcluded { continue }
        reasons[reason, default: 0] += 1
        report.append(
          "WRONG line \(one.line) [\(reason)]: \(one.sql.prefix(600))\n    \(detail.prefix(600))")
      }
      if !isExcluded { total[one.kind, default: 0] += 1 }
    }
    let allRight = right.values.reduce(0, +)
    let all = total.values.reduce(0, +)
    print(
      "Trino's cases: \(allRight) of \(all) right, \(otherTypes) of them with another type, "
        + "\(exclusions.count) excluded, \(Int(Date().timeIntervalSince(began))) s")
    for kind in total.keys.sorted() {
      print("  \(kind): \(right[kind] ?? 0) of \(total[kind] ?? 0)")
    }
    let sorted = reasons.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    for (reason, count) in sorted.prefix(10) { print("  \(count) × \(reason)") }
    if let path = ProcessInfo.processInfo.environment["TARN_TRINO_REPORT"] {
      let list = sorted.map { "\($0.value) × \($0.key)" }
      try (list + report).joined(separator: "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(needless == [], "These exclusions are right by now")
    #expect(Double(allRight) >= Self.share * Double(all))
  }

  /// What is right today; may only rise.
  private static let share = 0.99
}
