import TarnColumns
import TarnExecution
import TarnExports

/// Writes a statement's rows in a format, in pieces.
package struct ResultPrinter {
  private let format: ResultFormat
  private let width: Int?
  private let header: Bool

  package static var formats: [String] { ResultFormat.allCases.map(\.rawValue) }

  /// `width` is the terminal's, where a table is to fit it.
  package init(format name: String, width: Int? = nil, header: Bool = true) throws {
    guard let format = ResultFormat(rawValue: name) else {
      throw LakeError(
        .usage,
        "Format '\(name)' is unknown; there are: \(Self.formats.joined(separator: ", "))")
    }
    self.format = format
    self.width = width
    self.header = header
  }

  /// Hands bytes to `output` as they come; returns the number of rows.
  package func print(
    _ result: StatementResult, to output: ([UInt8]) throws -> Void
  ) throws -> Int {
    if result.columns.isEmpty { return 0 }
    var writer = format.writer(width: width, header: header)
    var bytes: [UInt8] = []
    var rows = 0
    writer.begin(result.columns, into: &bytes)
    while let batch = try result.next() {
      rows += batch.rows
      writer.write(StatementResult.texts(batch), rows: batch.rows, into: &bytes)
      if bytes.count > 1 << 16 {
        try output(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    writer.end(into: &bytes)
    try output(bytes)
    return rows
  }

  package func print(_ listing: LakeListing, to output: ([UInt8]) throws -> Void) throws {
    var writer = format.writer(width: width, header: header)
    var bytes: [UInt8] = []
    listing.write(&writer, into: &bytes)
    try output(bytes)
  }
}
