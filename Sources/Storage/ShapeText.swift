// A shape as the lake keeps it (shape.body): the literal text of a record or part, and what stands
// between. `v` is a LEB128 varint.
//
//   v    literal bytes
//   n    the literal
//   v    what follows: 0 the end; 1 ... 5 that part's shape; 16 and more: a leaf of that column
//   …    repeated until the end

import TarnColumns

/// A shape read from the lake. Literals are pieces of `text`.
package struct Shape: Sendable {
  package enum Target: Equatable, Sendable {
    case column(Int)
    case part(RecordPart)
    case end
  }

  package struct Piece: Sendable {
    /// Where the literal before `target` ends in `text`; it begins where the last one ended.
    package var end: Int
    package var target: Target
  }

  package var id: Int64
  package var part: RecordPart
  package var text: [UInt8]
  package var pieces: [Piece]
  /// The columns of its own leaves, in order; each stands once.
  package var columns: [Int]

  package init?(id: Int64, part: RecordPart, body: UnsafeBufferPointer<UInt8>) {
    self.id = id
    self.part = part
    text = []
    pieces = []
    columns = []
    var reader = ChunkByteReader(body)
    while true {
      text.append(contentsOf: reader.counted())
      let operation = reader.count(atMost: SystemColumn.limit)
      if reader.isDamaged { return nil }
      if operation == 0 {
        pieces.append(Piece(end: text.count, target: .end))
        break
      }
      if operation >= SystemColumn.firstPath {
        pieces.append(Piece(end: text.count, target: .column(operation)))
        columns.append(operation)
      } else {
        guard part == .record, operation < RecordPart.count,
          let other = RecordPart(rawValue: UInt8(operation))
        else { return nil }
        pieces.append(Piece(end: text.count, target: .part(other)))
      }
    }
    guard reader.isAtEnd else { return nil }
  }

  /// The parts a record's shape refers to.
  package var parts: [RecordPart] {
    pieces.compactMap { piece in
      if case .part(let part) = piece.target { return part }
      return nil
    }
  }
}

/// Writes a shape's body.
package struct ShapeTextWriter {
  private var writer = ChunkByteWriter()

  package init() {}

  package mutating func literal(_ bytes: ArraySlice<UInt8>) {
    writer.varint(bytes.count)
    writer.bytes.append(contentsOf: bytes)
  }

  package mutating func column(_ id: Int) { writer.varint(id) }
  package mutating func part(_ part: RecordPart) { writer.varint(Int(part.rawValue)) }

  package mutating func end() -> [UInt8] {
    writer.varint(0)
    return writer.bytes
  }
}

/// FNV-1a with a last mix: finds a shape again; equality is checked on the bytes.
func shapeHash(_ bytes: [UInt8], part: RecordPart) -> Int64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(part.rawValue)
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return Int64(bitPattern: hash ^ hash >> 32)
}
