package import TarnColumns

/// A table for a terminal: widths come from the first rows, wide cells are cut with `…` so that a
/// line fits the terminal.
package struct TableWriter: ResultWriter {
  private let width: Int?
  private var columns: [ResultColumn] = []
  private var waiting: [[String]] = []
  private var widths: [Int] = []

  /// Rows that are looked at before the first line is written.
  private static let sample = 200
  private static let narrowest = 6

  package init(width: Int?) { self.width = width }

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    self.columns = columns
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let readers = texts.map { CellReader($0) }
    for row in 0..<rows {
      let cells = readers.map { $0.string(row).map(printable) ?? "NULL" }
      if widths.isEmpty {
        waiting.append(cells)
        if waiting.count >= Self.sample { flush(into: &output) }
      } else {
        writeLine(cells, into: &output)
      }
    }
  }

  package mutating func end(into output: inout [UInt8]) {
    if widths.isEmpty, !columns.isEmpty { flush(into: &output) }
  }

  private mutating func flush(into output: inout [UInt8]) {
    widths = columns.map { DisplayWidth.of($0.name) }
    for cells in waiting {
      for (index, cell) in cells.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(cell))
      }
    }
    fit()
    writeLine(columns.map(\.name), into: &output)
    output.append(
      contentsOf: widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─").utf8)
    output.append(UInt8(ascii: "\n"))
    for cells in waiting { writeLine(cells, into: &output) }
    waiting = []
  }

  /// Narrows the widest column until the line fits.
  private mutating func fit() {
    guard let width, !widths.isEmpty else { return }
    let available = width - 3 * (widths.count - 1)
    while widths.reduce(0, +) > available {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { return }
      let over = widths.reduce(0, +) - available
      let second = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let target = max(Self.narrowest, second, widths[widest] - over)
      widths[widest] = target < widths[widest] ? target : widths[widest] - 1
    }
  }

  private func writeLine(_ cells: [String], into output: inout [UInt8]) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += " │ " }
      let cut = DisplayWidth.cut(cell, to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cut)))
      if columns[index].isNumber {
        line += padding + cut
      } else {
        line += index == cells.count - 1 ? cut : cut + padding
      }
    }
    output.append(contentsOf: line.utf8)
    output.append(UInt8(ascii: "\n"))
  }
}

/// Control characters as a terminal may safely be given them.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f }) else {
    return text
  }
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": safe += "\\n"
    case "\t": safe += "\\t"
    case "\r": safe += "\\r"
    default:
      if scalar.value < 0x20 || scalar.value == 0x7f {
        safe += "\\x" + String(scalar.value, radix: 16)
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
  }
  return safe
}

/// How many columns of a terminal a text takes: wide scalars of East Asia and emoji take two.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7f: 1
    case 0x0300...0x036f, 0x200b...0x200f, 0xfe00...0xfe0f: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1faff, 0x20000...0x3fffd:
      2
    default: 1
    }
  }

  static func cut(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width || of(text) <= width { return text }
    var cut = ""
    var used = 0
    for scalar in text.unicodeScalars {
      if used + of(scalar) > width - 1 { break }
      used += of(scalar)
      cut.unicodeScalars.append(scalar)
    }
    return cut + "…"
  }
}
