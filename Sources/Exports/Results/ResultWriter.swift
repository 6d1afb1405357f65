package import TarnColumns

/// A column of a result: its name, and whether JSON writes its text without quotes.
package struct ResultColumn: Sendable {
  package let name: String
  /// As `DESCRIBE` would print the type.
  package let type: String
  package let isBareJSON: Bool
  /// Whether a table aligns it to the right.
  package let isNumber: Bool

  package init(name: String, type: String, isBareJSON: Bool, isNumber: Bool) {
    self.name = name
    self.type = type
    self.isBareJSON = isBareJSON
    self.isNumber = isNumber
  }
}

package enum ResultFormat: String, CaseIterable, Sendable {
  case csv
  case json
  case jsonl
  case line
  case markdown
  case table
  case tsv
}

/// Writes a result as text, batch by batch: columns are given as texts of all rows.
///
/// Bytes gather in `output`; the caller takes them out when it likes. Nothing but a table's widths
/// looks at more than one batch.
package protocol ResultWriter {
  mutating func begin(_ columns: [ResultColumn], into output: inout [UInt8])
  mutating func write(_ texts: [Vector], rows: Int, into output: inout [UInt8])
  mutating func end(into output: inout [UInt8])
}

extension ResultFormat {
  /// `width` is the terminal's, for tables that are to fit it.
  package func writer(width: Int? = nil, header: Bool = true) -> any ResultWriter {
    switch self {
    case .csv: SeparatedWriter(.csv, header: header)
    case .tsv: SeparatedWriter(.tsv, header: header)
    case .json: JSONResultWriter(isArray: true)
    case .jsonl: JSONResultWriter(isArray: false)
    case .line: LineWriter()
    case .markdown: MarkdownWriter()
    case .table: TableWriter(width: width)
    }
  }
}

/// The text of a row: its place in an arena, whatever the vector's storage.
struct CellReader {
  private let codes: [UInt32]?
  private let isConstant: Bool
  let texts: TextArray
  private let nulls: [Bool]?

  /// The same rows with other texts.
  func replacing(_ texts: TextArray) -> CellReader {
    CellReader(codes: codes, isConstant: isConstant, texts: texts, nulls: nulls)
  }

  private init(codes: [UInt32]?, isConstant: Bool, texts: TextArray, nulls: [Bool]?) {
    self.codes = codes
    self.isConstant = isConstant
    self.texts = texts
    self.nulls = nulls
  }

  init(_ vector: Vector) {
    var values = vector.decoded()
    var codes: [UInt32]?
    var isConstant = false
    switch vector.storage {
    case .dictionary(let own, let inner): (codes, values) = (own, inner)
    case .constant(let inner): (isConstant, values) = (true, inner)
    default: break
    }
    self.codes = codes
    self.isConstant = isConstant
    nulls = values.nulls
    if case .text(let texts) = values.storage {
      self.texts = texts
    } else {
      self.texts = TextArray(extents: [Extent](repeating: Extent(0, 0), count: values.count))
    }
  }

  /// How many different cells there are at most.
  var count: Int { texts.extents.count }

  func entry(_ row: Int) -> Int {
    if isConstant { return 0 }
    guard let codes else { return row }
    return Int(codes[row])
  }

  /// The entries of rows, each with its row's number within the range.
  @inline(__always)
  func forEachEntry(in range: Range<Int>, _ body: (_ row: Int, _ entry: Int) -> Void) {
    if isConstant {
      for row in 0..<range.count { body(row, 0) }
    } else if let codes {
      codes.withUnsafeBufferPointer { codes in
        for row in 0..<range.count { body(row, Int(codes[range.lowerBound + row])) }
      }
    } else {
      for row in 0..<range.count { body(row, range.lowerBound + row) }
    }
  }

  func isNull(entry: Int) -> Bool { nulls?[entry] ?? false }

  func string(_ row: Int) -> String? {
    let entry = entry(row)
    if isNull(entry: entry) { return nil }
    return String(decoding: texts.bytes(at: entry), as: UTF8.self)
  }
}
