import Foundation
import Testing

/// A file of Tests/Cases/sql: statements, and their rows as CSV or the code of their error.
///
///     -- what the case shows
///     SELECT 1, NULL, ''
///     ----
///     1,,""
///
/// Cases are separated by empty lines; NULL is nothing, an empty text a pair of quotes. `error CODE`
/// stands for a failure.
struct SQLCase: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  let sql: String
  let expected: String

  var testDescription: String { "\(file):\(line)" }

  static func read(_ url: URL) throws -> [SQLCase] {
    var cases: [SQLCase] = []
    var sql: [String] = []
    var expected: [String] = []
    var isExpected = false
    var start = 0
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in (lines + [""]).enumerated() {
      if line.isEmpty {
        if isExpected {
          cases.append(
            SQLCase(
              file: url.lastPathComponent, line: start, sql: sql.joined(separator: "\n"),
              expected: expected.joined(separator: "\n")))
        }
        sql = []
        expected = []
        isExpected = false
      } else if line == "----" {
        isExpected = true
      } else if isExpected {
        expected.append(line)
      } else if !line.hasPrefix("--") {
        if sql.isEmpty { start = index + 1 }
        sql.append(line)
      }
    }
    return cases
  }

  /// What the statement gives, in the form of the file.
  func outcome(threads: Int) -> String {
    do {
      let result = try SQLRunner(threads: threads).rows(sql)
      return result.texts.map { row in
        row.map { text in
          guard let text else { return "" }
          if text.isEmpty || text.contains(where: { ",\"\n".contains($0) }) {
            return "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
          }
          return text
        }.joined(separator: ",")
      }.joined(separator: "\n")
    } catch {
      return "error \(SQLRunner.code(error))"
    }
  }
}

@Suite struct SQLCaseTests {
  static let files: [String] = {
    let folder = TestFiles.cases.appending(path: "sql")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test("Statements over VALUES give what the case files say", arguments: files)
  func file(_ name: String) throws {
    let cases = try SQLCase.read(TestFiles.cases.appending(path: "sql").appending(path: name))
    #expect(!cases.isEmpty)
    let failures = Gathered<String>()
    DeepStack.run(cases.count * 2) { index in
      let one = cases[index / 2]
      let outcome = one.outcome(threads: index % 2 + 1)
      if outcome != one.expected {
        failures.set(
          index,
          "\(one.testDescription), \(index % 2 + 1) threads: \(one.sql)\ngives\n\(outcome)\nnot\n"
            + one.expected)
      }
    }
    for failure in failures.all { Issue.record(Comment(rawValue: failure)) }
  }

  @Test("There are case files")
  func present() { #expect(Self.files.count >= 8) }
}
