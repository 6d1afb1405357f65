import TarnColumns
import TarnExecution
import TarnExports
import TarnStorage

/// How an export's rows are written.
package enum ExportFormat: String, CaseIterable, Sendable {
  case csv
  case html
  case jsonl
  case tsv
}

/// What an export wrote.
public struct RowExport: Sendable {
  public internal(set) var rows = 0
  /// Cells that a spreadsheet would have taken for formulas.
  public internal(set) var neutralized = 0
  /// Cells with NUL or invalid UTF-8.
  public internal(set) var replaced = 0
  /// The statement and its values, as it ran.
  public internal(set) var statement = EventCondition(sql: "", parameters: [:])
}

extension EventLake {
  /// Rows that are sorted at once.
  private static let spanRows = 250_000
  private static let pieceRows = 16_384

  /// The lake's generation: what was there when an export began.
  package func newestCommit() throws -> Int64 {
    do {
      return try LakeReader(path: path).generation
    } catch {
      throw LakeError(error)
    }
  }

  /// The days a filter can match, in order, with the rows of its store; unknown days come last.
  func days(of filter: EventFilter) throws -> [(day: String, rows: Int)] {
    do {
      let reader = try LakeReader(path: path)
      let stores = try reader.stores()
      let store =
        filter.store.map { name in
          stores.first { $0.name.lowercased() == name.lowercased() }?.id ?? -1
        } ?? stores.first?.id
      let first = filter.from.map { String(LakeTime.sql($0).prefix(10)) }
      let last = filter.to.map { String(LakeTime.sql($0).prefix(10)) }
      var rows: [String: Int] = [:]
      for partition in try reader.partitions(store: store ?? -1) {
        let day = LakeTime.day(partition.year, partition.month, partition.day)
        if let first, day < first { continue }
        if let last, day > last { continue }
        if !filter.regions.isEmpty, !filter.regions.contains(where: { $0.contains("*") }),
          !filter.regions.contains(partition.region)
        {
          continue
        }
        rows[day, default: 0] += partition.rows
      }
      let unknown = LakeTime.day(0, 0, 0)
      return rows.sorted {
        ($0.key == unknown ? 1 : 0, $0.key) < ($1.key == unknown ? 1 : 0, $1.key)
      }.map { ($0.key, $0.value) }
    } catch {
      throw LakeError(error)
    }
  }

  /// Writes a timeline in order of time, as CSV for spreadsheets unless `raw`.
  package func exportTimeline(
    _ timeline: Timeline, as format: ExportFormat = .csv, raw: Bool = false,
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil,
    write: ([UInt8]) throws -> Void
  ) throws -> RowExport {
    var timeline = timeline
    // The page knows its columns by Tarn's names, and shows each event's record.
    if format == .html { timeline.profile = .page }
    let statement = try timeline.statement(from: try table(of: timeline.filter))
    return try export(
      statement, over: timeline.filter, as: format, raw: raw, stop: stop, write: write)
  }

  func spans(of filter: EventFilter) throws -> [TimelineSpan] {
    let spans = TimelineSpan.spans(of: try days(of: filter), limit: Self.spanRows)
    // Without a day the statement still names the columns.
    return spans.isEmpty ? [TimelineSpan(first: "9999-12-31", last: "9999-12-30", rows: 0)] : spans
  }

  /// Starts a statement over one span.
  func run(
    _ statement: EventCondition, in span: TimelineSpan,
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> StatementResult {
    var parameters = statement.parameters
    parameters["timeline_first"] = .text(span.first)
    parameters["timeline_last"] = .text(span.last)
    let session = querySession(parameters)
    stop?(session.stop)
    return try session.run(0, of: try Script(statement.sql))
  }

  /// Starts a statement up to its first rows; begins again where a commit came between.
  private func begin(
    _ statement: EventCondition, in span: TimelineSpan,
    stop: ((@escaping @Sendable () -> Void) -> Void)?
  ) throws -> (StatementResult, Batch?) {
    for _ in 0..<20 {
      do {
        let result = try run(statement, in: span, stop: stop)
        return (result, try result.next())
      } catch let error as LakeError where error.code == LakeError.snapshotMoved {
        continue
      }
    }
    let result = try run(statement, in: span, stop: stop)
    return (result, try result.next())
  }

  /// Writes the rows of a statement span of days after span: memory holds one span, however long
  /// the whole is.
  func export(
    _ statement: EventCondition, over filter: EventFilter, as format: ExportFormat, raw: Bool,
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil,
    write: ([UInt8]) throws -> Void
  ) throws -> RowExport {
    var export = RowExport()
    export.statement = statement
    var writer = RowWriter(format, raw: raw)
    for (number, span) in try spans(of: filter).enumerated() {
      let (result, start) = try begin(statement, in: span, stop: stop)
      if number == 0 { writer.begin(result.columns) }
      var next = start
      while let batch = next {
        export.rows += batch.rows
        // Pieces keep memory flat and let a slow reader begin.
        var first = 0
        while first < batch.rows {
          let piece = batch.slice(first..<min(first + Self.pieceRows, batch.rows)).ownValues
          writer.write(StatementResult.texts(piece), rows: piece.rows)
          try writer.flush(write)
          first += piece.rows
        }
        next = try result.next()
      }
    }
    writer.end()
    try writer.flush(write)
    (export.neutralized, export.replaced) = writer.changes
    return export
  }

  /// A session whose names mean Athena's columns.
  func querySession(_ parameters: [String: SQLValue]) -> QuerySession {
    var options = QuerySession.Options()
    options.dialect = "athena"
    options.bind(parameters)
    return QuerySession(lakePath: path, options: options)
  }
}

extension Batch {
  /// Without dictionaries that are larger than the batch: a writer looks at every entry.
  fileprivate var ownValues: Batch {
    let columns = columns.map { column in
      guard case .dictionary(let codes, let values) = column.storage, values.count > codes.count
      else { return column }
      return column.flat()
    }
    return Batch(columns: columns, rows: rows)
  }

  /// Row by row; nil is NULL. For small results.
  var texts: [[String?]] {
    let columns = StatementResult.texts(self)
    return (0..<rows).map { row in
      columns.map { column in
        guard case .text(let bytes) = column.value(at: row) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}

/// One of the writers, with the counts that only some keep.
private struct RowWriter {
  private enum Kind {
    case separated(SeparatedWriter)
    case lines(JSONResultWriter)
    case page(TimelinePage)
  }

  private var kind: Kind
  private var bytes: [UInt8] = []

  init(_ format: ExportFormat, raw: Bool) {
    kind =
      switch format {
      case .csv: .separated(SeparatedWriter(raw ? .csv : .spreadsheet))
      case .tsv: .separated(SeparatedWriter(.tsv))
      case .jsonl: .lines(JSONResultWriter(isArray: false))
      case .html: .page(TimelinePage())
      }
  }

  var changes: (Int, Int) {
    guard case .separated(let writer) = kind else { return (0, 0) }
    return (writer.neutralized, writer.replaced)
  }

  private mutating func use(_ body: (inout any ResultWriter, inout [UInt8]) -> Void) {
    var writer: any ResultWriter =
      switch kind {
      case .separated(let writer): writer
      case .lines(let writer): writer
      case .page(let writer): writer
      }
    body(&writer, &bytes)
    switch writer {
    case let writer as SeparatedWriter: kind = .separated(writer)
    case let writer as JSONResultWriter: kind = .lines(writer)
    case let writer as TimelinePage: kind = .page(writer)
    default: break
    }
  }

  mutating func begin(_ columns: [ResultColumn]) { use { $0.begin(columns, into: &$1) } }

  mutating func write(_ texts: [Vector], rows: Int) {
    use { $0.write(texts, rows: rows, into: &$1) }
  }

  mutating func end() { use { $0.end(into: &$1) } }

  mutating func flush(_ write: ([UInt8]) throws -> Void) throws {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
