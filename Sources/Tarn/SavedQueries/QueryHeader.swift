/// The comment lines before a saved query's statement, read strictly.
struct QueryHeader {
  private let file: String
  private var entries: [String: (value: String, line: Int)] = [:]
  private(set) var parameters: [(text: String, line: Int)] = []
  let sql: String

  private static let names: Set<String> = [
    "name", "title", "description", "severity", "kind", "controls", "parameter", "uses",
    "schedule", "key", "dialect", "references",
  ]

  init(_ text: String, file: String) throws {
    self.file = file
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var number = 0
    var last: String?
    while let line = lines.first, line.hasPrefix("--") {
      lines.removeFirst()
      number += 1
      if line.hasPrefix("--   ") {
        guard let last, last != "parameter" else {
          throw Self.error("a line goes on where none began", file, number)
        }
        entries[last]?.value += " " + line.dropFirst(5)
        continue
      }
      guard line.hasPrefix("-- "), let colon = line.firstIndex(of: ":"),
        line.index(after: colon) < line.endIndex, line[line.index(after: colon)] == " "
      else { throw Self.error("a header's line is '-- NAME: VALUE'", file, number) }
      let name = String(line[..<colon].dropFirst(3))
      let value = String(line[colon...].dropFirst(2))
      guard Self.names.contains(name) else {
        throw Self.error("'\(name)' is no entry of a header", file, number)
      }
      if name == "parameter" {
        parameters.append((value, number))
      } else if entries.updateValue((value, number), forKey: name) != nil {
        throw Self.error("'\(name)' is there twice", file, number)
      }
      last = name
    }
    sql = lines.joined(separator: "\n")
  }

  func error(_ message: String, line: Int = 1) -> LakeError { Self.error(message, file, line) }

  private static func error(_ message: String, _ file: String, _ line: Int) -> LakeError {
    LakeError(.sql, "\(file):\(line): \(message)")
  }

  mutating func take(_ name: String) throws -> String {
    guard let entry = entries[name] else { throw error("'\(name)' is missing") }
    return entry.value
  }

  func take<Value>(_ name: String, _ read: (String) throws -> Value) throws -> Value {
    guard let entry = entries[name] else { throw error("'\(name)' is missing") }
    return try read(entry.value)
  }

  func optional(_ name: String) -> String? { entries[name]?.value }

  func list(_ name: String) -> [String] {
    (entries[name]?.value ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
      .filter { !$0.isEmpty }
  }

  func finish() throws {
    var seen: Set<String> = []
    for parameter in parameters {
      let name = String(parameter.text.prefix { $0 != " " })
      if !seen.insert(name).inserted {
        throw error("parameter '\(name)' is there twice", line: parameter.line)
      }
    }
  }
}
