package import TarnColumns

/// CSV (RFC 4180, lines end with LF) and TSV.
///
/// - CSV: a cell with a comma, quote, CR or LF, or with a blank at an end, stands in quotes, its
///   quotes doubled. NULL is an empty cell, an empty text is `""`.
/// - TSV: backslash, tab, CR and LF are written `\\`, `\t`, `\r`, `\n`; NULL is `\N`.
///
/// - CSV for spreadsheets: as CSV, and what a spreadsheet would take for a formula (a text that
///   begins with = + - @ TAB or CR) has an apostrophe before it, NUL is ␀, and what is no UTF-8 is
///   U+FFFD. Numbers stay as they are.
///
/// Cells are made once per distinct value: a column of codes is copied from ready cells.
package struct SeparatedWriter: ResultWriter {
  package enum Kind: Sendable {
    case csv
    case spreadsheet
    case tsv
  }

  /// Cells that were given an apostrophe, and those in which bytes were replaced.
  package private(set) var neutralized = 0
  package private(set) var replaced = 0

  private let kind: Kind
  private let header: Bool

  package init(_ kind: Kind, header: Bool = true) {
    self.kind = kind
    self.header = header
  }

  private var separator: UInt8 { kind == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",") }
  private var isText: [Bool] = []

  package mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8]) {
    isText = columns.map { !$0.isNumber }
    guard header else { return }
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(separator) }
      let name = Array(column.name.utf8)
      name.withUnsafeBufferPointer { append($0, to: &output) }
    }
    output.append(UInt8(ascii: "\n"))
  }

  package mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8]) {
    let columns = texts.indices.map { index in
      cells(CellReader(texts[index]), isText: index < isText.count && isText[index])
    }
    for column in columns {
      for row in 0..<(column.changes == nil ? 0 : rows) {
        switch column.changes?[column.reader.entry(row)] {
        case .neutralized: neutralized += 1
        case .replaced: replaced += 1
        case .both:
          neutralized += 1
          replaced += 1
        default: break
        }
      }
    }
    append(columns, rows: rows, to: &output)
  }

  /// Rows that are put together at once: their text stays in the processor's cache.
  private static let block = 512

  /// Block by block: first where each row's cells begin, then column after column into place, so
  /// that a column's memory is looked up once a block and not once a cell.
  private func append(_ columns: [Cells], rows: Int, to output: inout [UInt8]) {
    if columns.isEmpty { return }
    for first in stride(from: 0, to: rows, by: Self.block) {
      let range = first..<min(first + Self.block, rows)
      // A separator behind each cell, a line feed behind the last.
      var places = [Int](repeating: columns.count, count: range.count)
      for column in columns {
        column.extents.withUnsafeBufferPointer { extents in
          column.reader.forEachEntry(in: range) { places[$0] += extents[$1].length }
        }
      }
      var end = output.count
      for row in places.indices {
        let length = places[row]
        places[row] = end
        end += length
      }
      output.append(contentsOf: repeatElement(0, count: end - output.count))
      for (index, column) in columns.enumerated() {
        let after = index == columns.count - 1 ? UInt8(ascii: "\n") : separator
        output.withUnsafeMutableBytes { target in
          column.arena.withUnsafeBytes { arena in
            column.extents.withUnsafeBufferPointer { extents in
              column.reader.forEachEntry(in: range) { row, entry in
                let extent = extents[entry]
                let place = places[row]
                UnsafeMutableRawBufferPointer(rebasing: target[place..<place + extent.length])
                  .copyMemory(from: UnsafeRawBufferPointer(rebasing: arena[extent.range]))
                target[place + extent.length] = after
                places[row] = place + extent.length + 1
              }
            }
          }
        }
      }
    }
  }

  package mutating func end(into output: inout [UInt8]) {}

  private struct Cells {
    let reader: CellReader
    let arena: [UInt8]
    let extents: [Extent]
    /// What was done to each entry; nil where nothing was.
    var changes: [SpreadsheetCell.Change]?
  }

  /// Every entry of a column as it will be written; the arena is shared where nothing changes.
  private func cells(_ reader: CellReader, isText: Bool) -> Cells {
    if kind == .spreadsheet, let safe = SpreadsheetCell.safe(reader, neutralizes: isText) {
      let own = csvCells(safe.reader)
      return Cells(
        reader: own.reader, arena: own.arena, extents: own.extents, changes: safe.changes)
    }
    return csvCells(reader)
  }

  private func csvCells(_ reader: CellReader) -> Cells {
    var needsWork = false
    reader.texts.arena.withUnsafeBufferPointer { arena in
      for entry in 0..<reader.count where !needsWork {
        if reader.isNull(entry: entry) {
          needsWork = kind == .tsv || reader.texts.extents[entry].length > 0
        } else {
          let cell = UnsafeBufferPointer(rebasing: arena[reader.texts.extents[entry].range])
          needsWork = needsQuotes(cell)
        }
      }
    }
    if !needsWork {
      return Cells(reader: reader, arena: reader.texts.arena, extents: reader.texts.extents)
    }
    var arena: [UInt8] = []
    arena.reserveCapacity(reader.texts.extents.reduce(reader.count) { $0 + $1.length })
    var extents: [Extent] = []
    extents.reserveCapacity(reader.count)
    reader.texts.arena.withUnsafeBufferPointer { source in
      for entry in 0..<reader.count {
        let start = arena.count
        if !reader.isNull(entry: entry) {
          append(
            UnsafeBufferPointer(rebasing: source[reader.texts.extents[entry].range]), to: &arena)
        } else if kind == .tsv {
          arena.append(contentsOf: "\\N".utf8)
        }
        extents.append(Extent(start, arena.count - start))
      }
    }
    return Cells(reader: reader, arena: arena, extents: extents)
  }

  private func needsQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    if kind == .tsv {
      for byte in cell where byte == 0x5c || byte == 0x09 || byte == 0x0a || byte == 0x0d {
        return true
      }
      return false
    }
    guard let first = cell.first, let last = cell.last else { return true }
    if first == 0x20 || last == 0x20 { return true }
    for byte in cell where byte == 0x2c || byte == 0x22 || byte == 0x0a || byte == 0x0d {
      return true
    }
    return false
  }

  private func append(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard needsQuotes(cell) else {
      output.append(contentsOf: cell)
      return
    }
    if kind != .tsv {
      output.append(UInt8(ascii: "\""))
      for byte in cell {
        if byte == 0x22 { output.append(0x22) }
        output.append(byte)
      }
      output.append(UInt8(ascii: "\""))
      return
    }
    for byte in cell {
      switch byte {
      case 0x5c: output.append(contentsOf: "\\\\".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0x0a: output.append(contentsOf: "\\n".utf8)
      case 0x0d: output.append(contentsOf: "\\r".utf8)
      default: output.append(byte)
      }
    }
  }
}
