import TarnStorage

/// Puts the text of objects together from their shapes' literals and their leaves, without white
/// space between tokens.
struct ObjectAssembler {
  /// A shape's part ready to be copied: literals in one arena, and what follows each.
  private final class Pieces {
    var arena: [UInt8] = []
    var steps: [Step] = []
  }

  private struct Step {
    let literal: Range<Int>
    let target: Target
  }

  private enum Target {
    case end
    case leaf(LeafColumn)
    /// Arrays and objects that are kept as text may hold white space.
    case container(LeafColumn)
    case part(RecordPart)
  }

  private struct Key: Hashable {
    let shape: Int64
    let start: Int
  }

  private let scan: SegmentScan
  private var known: [Key: Pieces] = [:]
  /// For whole parts by part and shape code, so that a row costs no hash.
  private var whole = [[Pieces?]](repeating: [], count: RecordPart.count)
  private var codes = [[UInt16]](repeating: [], count: RecordPart.count)

  init(_ scan: SegmentScan) { self.scan = scan }

  /// The object that a row has at a path.
  mutating func append(_ outcomes: RowOutcomes, row: Int, to text: inout [UInt8]) throws {
    if outcomes.isWholePart, let part = outcomes.part(of: row) {
      return try append(part, row: row, to: &text)
    }
    guard case .object(let range) = outcomes[row] else { return }
    if let part = outcomes.part(of: row) {
      let shape = try shape(part, row)
      if range == (try scan.templates.template(shape).wholeRange) {
        try append(part, row: row, to: &text)
      } else {
        try append(pieces(shape, range), row: row, to: &text)
      }
    } else {
      try append(pieces(try shape(.record, row), range), row: row, to: &text)
    }
  }

  private func shape(_ part: RecordPart, _ row: Int) throws -> Int64 {
    try scan.rows.shapeIDs(part)[Int(try scan.rows.codes(part)[row])]
  }

  private mutating func append(
    _ part: RecordPart, row: Int, to text: inout [UInt8]
  ) throws {
    let place = Int(part.rawValue)
    if codes[place].isEmpty {
      codes[place] = try scan.rows.codes(part)
      whole[place] = try [Pieces?](repeating: nil, count: scan.rows.shapeIDs(part).count)
    }
    let code = Int(codes[place][row])
    guard code != Int(ShapeCode.absent) else { return }
    if let ready = whole[place][code] { return try append(ready, row: row, to: &text) }
    let shape = try scan.rows.shapeIDs(part)[code]
    let ready = try pieces(shape, scan.templates.template(shape).wholeRange)
    whole[place][code] = ready
    try append(ready, row: row, to: &text)
  }

  private mutating func append(_ pieces: Pieces, row: Int, to text: inout [UInt8]) throws {
    for step in pieces.steps {
      pieces.arena.withUnsafeBufferPointer {
        text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[step.literal]))
      }
      switch step.target {
      case .end: break
      case .leaf(let leaf): try leaf.appendRaw(row: row, to: &text)
      case .container(let leaf):
        var raw: [UInt8] = []
        try leaf.appendRaw(row: row, to: &raw)
        LensReading.minify(raw, into: &text)
      case .part(let part): try append(part, row: row, to: &text)
      }
    }
  }

  private mutating func pieces(_ shape: Int64, _ range: Range<Int>) throws -> Pieces {
    let key = Key(shape: shape, start: range.lowerBound)
    if let ready = known[key] { return ready }
    let pieces = Pieces()
    for piece in try scan.templates.template(shape).pieces(in: range) {
      let start = pieces.arena.count
      pieces.arena.append(contentsOf: piece.literal)
      let target: Target
      switch piece.target {
      case .column(let column):
        let leaf = try scan.leaf(column)
        switch leaf.kind {
        case .array, .opaque: target = .container(leaf)
        default: target = .leaf(leaf)
        }
      case .part(let part): target = .part(part)
      case .end, nil: target = .end
      }
      pieces.steps.append(Step(literal: start..<pieces.arena.count, target: target))
    }
    known[key] = pieces
    return pieces
  }
}
