/// The query results that CloudTrail Lake saves (`result_1.csv.gz`): RFC 4180, a header line, and
/// a column `eventJson` with a record in each row.
struct CSVReader {
  /// The number of the column, from the header.
  private var column: Int?

  /// Whether a first line is such a header, and in which column the records are.
  static func eventColumn(inHeader bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    var cells = CSVCells(bytes, from: 0, isLast: isLast)
    var column = 0
    while let cell = cells.next() {
      let name = String(decoding: bytes[cell.content], as: UTF8.self).lowercased()
      if name == "eventjson" { return column }
      if cell.endsRow { return nil }
      column += 1
    }
    return nil
  }

  mutating func read<Sink: RecordSink>(
    _ piece: EnvelopeReader.Piece, from start: Int, index: inout Int, scratch: inout TextScratch,
    into sink: inout Sink
  ) -> EnvelopeReader.Progress {
    let bytes = piece.bytes
    var at = start
    while at < bytes.count {
      if bytes[at] == 0x0a || bytes[at] == 0x0d {
        at += 1
        continue
      }
      var row = CSVCells(bytes, from: at, isLast: piece.isLast)
      var number = 0
      var event: CSVCells.Cell?
      let isHeader = column == nil
      var found: Int?
      var ended = false
      while let cell = row.next() {
        if isHeader {
          // The end of the name, since a byte order mark may precede it.
          let name = String(decoding: bytes[cell.content].suffix(9), as: UTF8.self).lowercased()
          if name == "eventjson" { found = number }
        } else if number == column {
          event = cell
        }
        number += 1
        ended = cell.endsRow
        if ended { break }
      }
      if !ended {
        guard piece.isLast else { return .needsMore(from: at) }
        // A quote that is never closed: the line is lost, the rest is not.
        var end = at
        while end < bytes.count, bytes[end] != 0x0a { end += 1 }
        reject(piece, at..<end, .truncated, index: &index, into: &sink)
        at = end
        continue
      }
      if isHeader {
        // Without the column there is nothing to read, and a row would be taken for a header.
        column = found
        guard column != nil else { return .ended }
      } else if let event {
        switch take(event, piece, index: index, scratch: &scratch, into: &sink) {
        case .end: index += 1
        case .full: return .full(at: at)
        case .invalid(let reason):
          reject(piece, at..<row.offset, reason, index: &index, into: &sink)
        }
      } else {
        reject(piece, at..<row.offset, .noRecordInside, index: &index, into: &sink)
      }
      at = row.offset
    }
    return piece.isLast ? .ended : .needsMore(from: at)
  }

  private func take<Sink: RecordSink>(
    _ cell: CSVCells.Cell, _ piece: EnvelopeReader.Piece, index: Int, scratch: inout TextScratch,
    into sink: inout Sink
  ) -> RecordEnd {
    scratch.undouble(UnsafeRawBufferPointer(rebasing: piece.bytes[cell.content]))
    return scratch.take(index: index, into: &sink)
  }

  private func reject<Sink: RecordSink>(
    _ piece: EnvelopeReader.Piece, _ range: Range<Int>, _ reason: RejectReason, index: inout Int,
    into sink: inout Sink
  ) {
    sink.reject(
      RejectedRecord(index: index, offset: piece.base + Int64(range.lowerBound), reason: reason),
      bytes: UnsafeRawBufferPointer(rebasing: piece.bytes[range]))
    index += 1
  }
}

/// The cells of a CSV text, one after another.
struct CSVCells {
  struct Cell {
    /// Between the quotes, where it has them; doubled quotes are still doubled.
    var content: Range<Int>
    var endsRow: Bool
  }

  private let bytes: UnsafeRawBufferPointer
  private let isLast: Bool
  /// Behind the last cell and what separates it from the next.
  private(set) var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool) {
    self.bytes = bytes
    self.isLast = isLast
    offset = start
  }

  /// Nil where the bytes end inside the cell, or before it.
  mutating func next() -> Cell? {
    var at = offset
    var content: Range<Int>
    if at < bytes.count, bytes[at] == 0x22 {
      at += 1
      while true {
        guard at < bytes.count else { return nil }
        if bytes[at] != 0x22 {
          at += 1
        } else if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
          at += 2
        } else if at + 1 == bytes.count, !isLast {
          return nil
        } else {
          break
        }
      }
      content = (offset + 1)..<at
      at += 1
    } else {
      content = at..<at
    }
    let plainStart = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0a { at += 1 }
    if at == bytes.count, !isLast { return nil }
    if content.isEmpty, content.lowerBound == plainStart {
      content = plainStart..<(at > plainStart && bytes[at - 1] == 0x0d ? at - 1 : at)
    }
    let endsRow = at == bytes.count || bytes[at] == 0x0a
    offset = min(at + 1, bytes.count)
    return Cell(content: content, endsRow: endsRow)
  }
}
