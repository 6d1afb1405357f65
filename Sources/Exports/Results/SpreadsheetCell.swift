import TarnColumns

/// Texts as a spreadsheet may be given them: no formulas, no NUL, valid UTF-8.
///
///     =1+1        '=1+1
///     a NUL b     a␀b
///     a 0xFF b    a�b
enum SpreadsheetCell {
  enum Change {
    case none
    case neutralized
    case replaced
    case both
  }

  /// The texts made safe, with what was done to each; nil where all are.
  static func safe(
    _ reader: CellReader, neutralizes: Bool
  ) -> (reader: CellReader, changes: [Change])? {
    let changes = reader.texts.arena.withUnsafeBufferPointer { arena -> [Change]? in
      var changes: [Change]?
      for entry in 0..<reader.count where !reader.isNull(entry: entry) {
        let cell = UnsafeBufferPointer(rebasing: arena[reader.texts.extents[entry].range])
        let change = change(cell, neutralizes: neutralizes)
        if case .none = change { continue }
        if changes == nil { changes = [Change](repeating: .none, count: reader.count) }
        changes?[entry] = change
      }
      return changes
    }
    guard let changes else { return nil }
    // A new arena of these cells alone: the old one may be shared by many more.
    var texts = TextArray(arena: [], extents: [])
    texts.arena.reserveCapacity(reader.texts.extents.reduce(reader.count) { $0 + $1.length })
    texts.extents.reserveCapacity(reader.count)
    for entry in changes.indices {
      let change = changes[entry]
      let start = texts.arena.count
      if change == .neutralized || change == .both { texts.arena.append(UInt8(ascii: "'")) }
      if change == .replaced || change == .both {
        texts.arena += repaired(Array(reader.texts.bytes(at: entry)))
      } else {
        texts.arena += reader.texts.bytes(at: entry)
      }
      texts.extents.append(Extent(start, texts.arena.count - start))
    }
    return (reader.replacing(texts), changes)
  }

  private static func change(
    _ cell: UnsafeBufferPointer<UInt8>, neutralizes: Bool
  ) -> Change {
    guard let first = cell.first else { return .none }
    let isFormula = neutralizes && isTrigger(first)
    var isOdd = false
    for byte in cell where byte == 0 || byte >= 0x80 {
      isOdd = true
      break
    }
    let isReplaced = isOdd && needsRepair(cell)
    return switch (isFormula, isReplaced) {
    case (false, false): .none
    case (true, false): .neutralized
    case (false, true): .replaced
    case (true, true): .both
    }
  }

  private static func isTrigger(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d:
      true
    default: false
    }
  }

  private static func needsRepair(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in cell where byte == 0 { return true }
    return String(validating: cell, as: UTF8.self) == nil
  }

  private static func repaired(_ cell: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in String(decoding: cell, as: UTF8.self).utf8 {
      if byte == 0 {
        bytes.append(contentsOf: "␀".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
