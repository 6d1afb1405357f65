import TarnJSON
import TarnStorage

/// What a shape has at a path.
enum PathOutcome: Hashable, Sendable {
  /// No such key, or JSON null: SQL's NULL.
  case absent
  /// A leaf's column.
  case leaf(Int)
  /// An object of its own shape; `used` steps of the path led there.
  case part(RecordPart, used: Int)
  /// An object whose text is pieces of the template.
  case object(Range<Int>)
  /// The path goes on inside a leaf that is kept whole: an array or an opaque object.
  case inside(Int, used: Int)
}

/// A shape as JSON with its leaves replaced by numbers, so that a path is found in it by the same
/// code that finds one in a record.
///
///     {"eventName":"‸","userIdentity":‸part 1‸,"readOnly":‸}
///
/// becomes `{"eventName":"20","userIdentity":[1],"readOnly":31}`: the columns' ids in place of the
/// leaves, inside the quotes where those belong to the literal; a part is an array, which no
/// literal holds, since arrays are leaves.
final class ShapeTemplate {
  private let text: [UInt8]
  /// For each byte offset where a marker begins in `text`, what it stands for.
  private let markers: [Int: Shape.Target]
  /// The columns of its leaves.
  let columns: [Int]

  init(_ shape: Shape) {
    var text: [UInt8] = []
    var markers: [Int: Shape.Target] = [:]
    var start = 0
    var isInString = false
    var columns: [Int] = []
    for piece in shape.pieces {
      Self.append(shape.text[start..<piece.end], isInString: &isInString, to: &text)
      start = piece.end
      switch piece.target {
      case .end: break
      case .column(let id):
        markers[text.count] = piece.target
        columns.append(id)
        text.append(contentsOf: String(id).utf8)
      case .part(let part):
        markers[text.count] = piece.target
        text.append(contentsOf: "[\(part.rawValue)]".utf8)
      }
    }
    self.text = text
    self.markers = markers
    self.columns = columns
  }

  /// The text between the leaves.
  private(set) lazy var literals: [[UInt8]] = pieces(in: wholeRange).map(\.literal)

  /// A literal without the white space between its tokens; a string may begin in one literal and
  /// end in the next.
  private static func append(
    _ literal: ArraySlice<UInt8>, isInString: inout Bool, to text: inout [UInt8]
  ) {
    var isEscaped = false
    for byte in literal {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
        continue
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      }
      text.append(byte)
    }
  }

  func outcome(
    of path: RecordPath, from first: Int, kinds: (Int) -> LeafKind?
  ) -> PathOutcome {
    text.withUnsafeBufferPointer { bytes in
      let scanner = JSONScanner(bytes)
      guard let (item, used) = path.locate(scanner, at: 0, from: first) else { return .absent }
      let isWhole = used == path.steps.count
      switch item.kind {
      case .object: return isWhole ? .object(item.span) : .absent
      case .array:
        guard case .part(let part) = markers[item.span.lowerBound] else { return .absent }
        return .part(part, used: used)
      default:
        guard case .column(let id) = markers[item.content.lowerBound] else { return .absent }
        if isWhole { return .leaf(id) }
        switch kinds(id) {
        case .array, .opaque: return .inside(id, used: used)
        default: return .absent
        }
      }
    }
  }

  /// Literals and leaves of a piece of the template, in order.
  func pieces(in range: Range<Int>) -> [(literal: [UInt8], target: Shape.Target?)] {
    var pieces: [(literal: [UInt8], target: Shape.Target?)] = []
    var literal: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let target = markers[offset] {
        pieces.append((literal, target))
        literal = []
        switch target {
        case .column(let id): offset += String(id).utf8.count
        case .part: offset += 3
        case .end: break
        }
        continue
      }
      literal.append(text[offset])
      offset += 1
    }
    pieces.append((literal, nil))
    return pieces
  }

  var wholeRange: Range<Int> { 0..<text.count }
}
