import Foundation
import Testing

/// The data files beside the tests, and the shared corpora where they exist.
enum CaseData {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ name: String) -> String {
    let file = root.appending(path: "Tests/Cases/syntax/\(name)")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// Lines that are neither empty nor comments.
  static func lines(_ name: String) -> [String] {
    text(name).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("--") }
  }

  /// `../shared/corpus` of the package, or of the folder above.
  static let corpus: URL? = ["../shared/corpus", "../../shared/corpus"]
    .map { root.appending(path: $0).standardizedFileURL }
    .first { FileManager.default.fileExists(atPath: $0.path) }

  struct PublishedQuery: Sendable, CustomTestStringConvertible {
    var file: String
    var status: String
    var text: String
    var testDescription: String { "\(file) \(status)" }
  }

  static let publishedQueries: [PublishedQuery] = {
    guard let folder = corpus?.appending(path: "sql"),
      let index = try? String(contentsOf: folder.appending(path: "index.tsv"), encoding: .utf8)
    else { return [] }
    return index.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard
        let text = try? String(
          contentsOf: folder.appending(path: fields[0]), encoding: .utf8)
      else { return nil }
      return PublishedQuery(file: fields[0], status: fields[2], text: text)
    }
  }()

  struct TrinoCase: Decodable, Sendable {
    var kind: String
    var sql: String
    var expectKind: String
    var expected: Expected?

    var isExpression: Bool { kind != "query" && kind != "assert_query" }
  }

  /// Only of interest where it is SQL or an error.
  enum Expected: Decodable, Sendable {
    case sql(String)
    case error(message: String)
    case other

    private enum Key: String, CodingKey { case message }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .sql(text)
      } else if let fields = try? decoder.container(keyedBy: Key.self),
        let message = try? fields.decode(String.self, forKey: .message)
      {
        self = .error(message: message)
      } else {
        self = .other
      }
    }
  }

  static let trinoCases: [TrinoCase] = {
    guard let file = corpus?.appending(path: "trino/cases.jsonl"),
      let data = try? Data(contentsOf: file)
    else { return [] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return data.split(separator: 0x0A).compactMap { try? decoder.decode(TrinoCase.self, from: $0) }
  }()
}
