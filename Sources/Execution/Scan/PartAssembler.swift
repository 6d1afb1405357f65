import TarnColumns
import TarnStorage

/// The texts of a whole part for many rows: one pass over the segment's rows, in which each column
/// has a cursor that moves with the rows that have a value of it.
struct PartAssembler {
  private struct Step {
    let literal: Range<Int>
    /// The leaf's place among `texts`; -1 at the end.
    let leaf: Int
  }

  private var arena: [UInt8] = []
  /// Steps by shape code.
  private var programs: [[Step]] = []
  private var texts: [ChunkTexts] = []
  /// Whether the leaf is an array or object that may hold white space.
  private var isContainer: [Bool] = []
  private let codes: [UInt16]

  init(_ part: RecordPart, _ scan: SegmentScan) throws {
    codes = try scan.rows.codes(part)
    var places: [Int: Int] = [:]
    for shape in try scan.rows.shapeIDs(part) {
      let template = try scan.templates.template(shape)
      var steps: [Step] = []
      for piece in template.pieces(in: template.wholeRange) {
        let start = arena.count
        arena.append(contentsOf: piece.literal)
        var leaf = -1
        if case .column(let column) = piece.target {
          if let place = places[column] {
            leaf = place
          } else {
            leaf = texts.count
            places[column] = leaf
            texts.append(try scan.leaf(column).rawTexts())
            let kind = scan.templates.kind(column)
            isContainer.append(kind == .array || kind == .opaque)
          }
        }
        steps.append(Step(literal: start..<arena.count, leaf: leaf))
      }
      programs.append(steps)
    }
  }

  /// Rows ascend, and each has the part.
  func assemble(_ rows: [UInt32]) -> TextArray {
    var result = TextArray()
    result.extents.reserveCapacity(rows.count)
    var cursors = [Int](repeating: 0, count: texts.count)
    var next = 0
    for row in rows {
      while next < Int(row) {
        let code = codes[next]
        next += 1
        if code == ShapeCode.absent { continue }
        for step in programs[Int(code)] where step.leaf >= 0 { cursors[step.leaf] += 1 }
      }
      let start = result.arena.count
      let code = codes[next]
      next += 1
      if code != ShapeCode.absent {
        for step in programs[Int(code)] { write(step, &cursors, to: &result.arena) }
      }
      result.extents.append(Extent(start, result.arena.count - start))
    }
    return result
  }

  private func write(_ step: Step, _ cursors: inout [Int], to output: inout [UInt8]) {
    arena.withUnsafeBufferPointer {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[step.literal]))
    }
    let leaf = step.leaf
    guard leaf >= 0 else { return }
    let value = cursors[leaf]
    cursors[leaf] = value + 1
    let range = Int(texts[leaf].offsets[value])..<Int(texts[leaf].offsets[value + 1])
    texts[leaf].arena.withUnsafeBufferPointer { bytes in
      let raw = UnsafeBufferPointer(rebasing: bytes[range])
      if isContainer[leaf] {
        LensReading.minify(Array(raw), into: &output)
      } else {
        output.append(contentsOf: raw)
      }
    }
  }
}
