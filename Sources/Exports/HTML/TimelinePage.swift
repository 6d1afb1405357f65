package import TarnColumns
import TarnJSON

/// A timeline as one page that needs nothing else: the rows stand in it as JSON.
///
/// Nothing an event contains can leave its place: cells are JSON strings in a block that is no
/// script, `<` is written `\u003c` so that the block cannot be ended or a comment begun, the page
/// puts texts into the document as text only, and its policy forbids it the network.
package struct TimelinePage: ResultWriter {
  private var isFirst = true
  private var cell: [UInt8] = []

  package init() {}

  /// The page around its columns and rows.
  private static let parts: (head: [UInt8], middle: [UInt8], tail: [UInt8]) = {
    let columns = text.split(separator: "/*COLUMNS*/", maxSplits: 1)
    let rows = columns.last?.split(separator: "/*ROWS*/", maxSplits: 1) ?? []
    guard columns.count == 2, rows.count == 2 else { return ([], [], []) }
    return (
      Array(columns[0].utf8), Array(rows[0].utf8), Array("\(rows[1])\n".utf8)
    )
  }()

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    output += Self.parts.head
    output.append(UInt8(ascii: "["))
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      var name = column.name
      name.withUTF8 { append($0, to: &output) }
    }
    output.append(UInt8(ascii: "]"))
    output += Self.parts.middle
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let readers = texts.map { CellReader($0) }
    for row in 0..<rows {
      output += (isFirst ? "[" : ",\n[").utf8
      isFirst = false
      for (index, reader) in readers.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let entry = reader.entry(row)
        if reader.isNull(entry: entry) {
          output += "null".utf8
          continue
        }
        let extent = reader.texts.extents[entry]
        reader.texts.arena.withUnsafeBufferPointer { arena in
          append(UnsafeBufferPointer(rebasing: arena[extent.range]), to: &output)
        }
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  package mutating func end(into output: inout [UInt8]) { output += Self.parts.tail }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    cell.removeAll(keepingCapacity: true)
    JSONWriter.appendString(text, to: &cell)
    for byte in cell {
      if byte == UInt8(ascii: "<") {
        output += "\\u003c".utf8
      } else {
        output.append(byte)
      }
    }
  }
}
