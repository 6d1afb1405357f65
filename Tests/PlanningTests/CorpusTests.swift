import Foundation
import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax
import Testing

/// Published queries; they live beside the package, not in it.
@Suite struct CorpusTests {
  static let folder = TableTests.root.appending(path: "../shared/corpus/sql").standardizedFileURL

  struct Entry: Sendable, CustomTestStringConvertible {
    var file: String
    var lens: String
    var status: String
    var testDescription: String { file }
  }

  static let entries: [Entry] = {
    let index = folder.appending(path: "index.tsv")
    guard let text = try? String(contentsOf: index, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return fields.count < 3 ? nil : Entry(file: fields[0], lens: fields[1], status: fields[2])
    }
  }()

  @Test("Every published query that should run has a plan", arguments: entries)
  func plans(_ entry: Entry) throws {
    guard entry.status == "runs" else { return }
    let text = try String(
      contentsOf: Self.folder.appending(path: entry.file), encoding: .utf8)
    let session = PlanningSession(dialect: entry.lens == "lake" ? .lake : .athena)
    for script in try ScriptStatement.parseAll(text) {
      guard case .query(let query) = script.statement else { continue }
      let planner = Planner(catalog: TestCatalog(), session: session)
      do {
        _ = try planner.plan(query)
      } catch {
        // Only a function that the catalog does not describe at all is passed over.
        guard error.code == .functionNotFound, error.message.hasSuffix("not registered")
        else { throw error }
        print("\(entry.file): \(error.message)")
      }
    }
  }
}
