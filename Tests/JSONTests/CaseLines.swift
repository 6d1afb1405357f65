import Foundation

/// The lines of a file in Tests/Cases/json, without comments and blank lines.
func caseLines(_ name: String) -> [String] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = folder.appending(path: "Cases/json/\(name)")
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").map(String.init)
    .filter { !$0.hasPrefix("# ") && !$0.isEmpty }
}

/// Real records, where the checkout has them beside it.
func sharedRecords() -> [(file: String, line: Int, text: [UInt8])] {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder = package.appending(path: "../shared/data").standardized
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
  var records: [(file: String, line: Int, text: [UInt8])] = []
  for name in names.sorted() where name.hasSuffix(".jsonl") {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
    for (index, line) in data.split(separator: 0x0A).enumerated() {
      records.append((name, index + 1, Array(line)))
    }
  }
  return records
}
