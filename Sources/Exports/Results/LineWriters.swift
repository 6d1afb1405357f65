package import TarnColumns

/// A row as a block of `name = value` lines, for rows too wide for a table.
package struct LineWriter: ResultWriter {
  private var names: [String] = []
  private var isFirst = true

  package init() {}

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    let width = columns.map { $0.name.count }.max() ?? 0
    names = columns.map { column in
      String(repeating: " ", count: width - column.name.count) + column.name + " = "
    }
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let readers = texts.map { CellReader($0) }
    for row in 0..<rows {
      if !isFirst { output.append(UInt8(ascii: "\n")) }
      isFirst = false
      for (index, reader) in readers.enumerated() {
        output.append(contentsOf: names[index].utf8)
        output.append(contentsOf: (reader.string(row).map(printable) ?? "NULL").utf8)
        output.append(UInt8(ascii: "\n"))
      }
    }
  }

  package mutating func end(into output: inout [UInt8]) {}
}

/// A table of GitHub's Markdown.
package struct MarkdownWriter: ResultWriter {
  package init() {}

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    line(columns.map { escaped($0.name) }, into: &output)
    line(columns.map { $0.isNumber ? "---:" : "---" }, into: &output)
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let readers = texts.map { CellReader($0) }
    for row in 0..<rows {
      line(readers.map { $0.string(row).map(escaped) ?? "" }, into: &output)
    }
  }

  package mutating func end(into output: inout [UInt8]) {}

  private func line(_ cells: [String], into output: inout [UInt8]) {
    output.append(contentsOf: "| \(cells.joined(separator: " | ")) |\n".utf8)
  }

  private func escaped(_ text: String) -> String {
    printable(text).split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: "\\|")
  }
}
