import TarnStorage

/// Puts the text of an object together from its shape's literals and its leaves.
struct ObjectAssembler {
  private typealias Pieces = [(literal: [UInt8], target: Shape.Target?)]

  private struct Key: Hashable {
    let shape: Int64
    let range: Range<Int>
  }

  private let scan: SegmentScan
  private var known: [Key: Pieces] = [:]

  init(_ scan: SegmentScan) { self.scan = scan }

  /// The object that a row has at a path.
  mutating func append(_ outcomes: RowOutcomes, row: Int, to text: inout [UInt8]) throws {
    if let part = outcomes.part(of: row) {
      guard case .object(let range) = outcomes[row] else { return }
      try append(part, range, row: row, to: &text)
    } else if case .object(let range) = outcomes[row] {
      try append(.record, range, row: row, to: &text)
    }
  }

  private mutating func append(
    _ part: RecordPart, _ range: Range<Int>?, row: Int, to text: inout [UInt8]
  ) throws {
    let code = try scan.rows.codes(part)[row]
    guard code != SegmentRows.absent else { return }
    let shape = try scan.rows.shapeIDs(part)[Int(code)]
    let template = try scan.templates.template(shape)
    let key = Key(shape: shape, range: range ?? template.wholeRange)
    let pieces = known[key] ?? template.pieces(in: key.range)
    known[key] = pieces
    for piece in pieces {
      text.append(contentsOf: piece.literal)
      switch piece.target {
      case .column(let column): try scan.leaf(column).appendRaw(row: row, to: &text)
      case .part(let inner): try append(inner, nil, row: row, to: &text)
      case .end, nil: break
      }
    }
  }
}
