import Foundation
import Testing

/// A file of Tests/Cases/planning: statements and what is expected of them.
///
///     -- what the case shows
///     SELECT 1
///     ----
///     values …
///
/// Cases are separated by empty lines. `TARN_REWRITE_CASES=1` in the environment writes what comes
/// out into the files, to be read in the diff.
struct CaseFile {
  struct Case {
    var comment: String
    var sql: String
    var expected: String
  }

  let url: URL
  var cases: [Case]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Cases/planning")

  static var isRewriting: Bool {
    ProcessInfo.processInfo.environment["TARN_REWRITE_CASES"] == "1"
  }

  init(_ name: String) throws {
    url = Self.folder.appending(path: name)
    let text = try String(contentsOf: url, encoding: .utf8)
    cases = []
    for block in text.components(separatedBy: "\n\n") where !block.allSatisfy(\.isWhitespace) {
      var comments: [String] = []
      var sql: [String] = []
      var expected: [String] = []
      var isExpected = false
      for line in block.split(separator: "\n", omittingEmptySubsequences: true) {
        if line == "----" {
          isExpected = true
        } else if isExpected {
          expected.append(String(line))
        } else if line.hasPrefix("-- ") {
          comments.append(String(line))
        } else {
          sql.append(String(line))
        }
      }
      cases.append(
        Case(
          comment: comments.joined(separator: "\n"), sql: sql.joined(separator: "\n"),
          expected: expected.joined(separator: "\n")))
    }
  }

  /// Runs every case; when rewriting, writes the file anew.
  mutating func check(_ answer: (String) throws -> String) throws {
    #expect(!cases.isEmpty)
    for index in cases.indices {
      let answer = try answer(cases[index].sql).trimmingCharacters(in: .newlines)
      if Self.isRewriting {
        cases[index].expected = answer
      } else {
        #expect(answer == cases[index].expected, "\(url.lastPathComponent): \(cases[index].sql)")
      }
    }
    guard Self.isRewriting else { return }
    let blocks = cases.map { found in
      (found.comment.isEmpty ? "" : found.comment + "\n") + found.sql + "\n----\n" + found.expected
    }
    try (blocks.joined(separator: "\n\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}
