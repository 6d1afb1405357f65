package import TarnColumns
import TarnJSON

/// One JSON object a row: as lines, or as the elements of one array.
package struct JSONResultWriter: ResultWriter {
  private let isArray: Bool
  private var keys: [[UInt8]] = []
  private var isBare: [Bool] = []
  private var isFirst = true

  package init(isArray: Bool) { self.isArray = isArray }

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    keys = columns.enumerated().map { index, column in
      var key: [UInt8] = index > 0 ? [UInt8(ascii: ",")] : []
      JSONWriter.appendString(column.name, to: &key)
      key.append(UInt8(ascii: ":"))
      return key
    }
    isBare = columns.map(\.isBareJSON)
    if isArray { output.append(UInt8(ascii: "[")) }
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let readers = texts.map { CellReader($0) }
    for row in 0..<rows {
      if isArray {
        output.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      }
      isFirst = false
      output.append(UInt8(ascii: "{"))
      for index in readers.indices {
        output.append(contentsOf: keys[index])
        let entry = readers[index].entry(row)
        if readers[index].isNull(entry: entry) {
          output.append(contentsOf: "null".utf8)
          continue
        }
        let extent = readers[index].texts.extents[entry]
        readers[index].texts.arena.withUnsafeBufferPointer { arena in
          let bytes = UnsafeBufferPointer(rebasing: arena[extent.range])
          if isBare[index] {
            output.append(contentsOf: bytes)
          } else {
            JSONWriter.appendString(bytes, to: &output)
          }
        }
      }
      output.append(UInt8(ascii: "}"))
      if !isArray { output.append(UInt8(ascii: "\n")) }
    }
  }

  package mutating func end(into output: inout [UInt8]) {
    if isArray { output.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8) }
  }
}
