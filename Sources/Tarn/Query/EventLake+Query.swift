import TarnColumns
import TarnExecution
import TarnExports
import TarnFunctions
import TarnPlanning
import TarnTime

/// A value given to a statement by name, or read from a row.
public enum SQLValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case text(String)
  /// Microseconds since 1970, UTC.
  case timestamp(Int64)
}

/// One row of a result.
public struct Row: Sendable {
  public let names: [String]
  /// Every value as text: as `CAST(… AS varchar)` prints it, arrays, maps and rows as JSON.
  public let texts: [String?]

  /// By the column's name.
  public subscript(name: String) -> String? {
    names.firstIndex(of: name).flatMap { texts[$0] }
  }

  /// By the column's number.
  public subscript(column: Int) -> String? { texts[column] }
}

/// The rows of a query, made while they are read. Cancelling the task stops the query.
public struct QueryRows: AsyncSequence, Sendable {
  public typealias Element = Row

  let cursor: QueryCursor

  public var columns: [String] { cursor.names }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let cursor: QueryCursor
    private var rows: [Row] = []

    init(cursor: QueryCursor) { self.cursor = cursor }

    public mutating func next() async throws -> Row? {
      while rows.isEmpty {
        guard let batch = try await cursor.rows() else { return nil }
        rows = batch.reversed()
      }
      return rows.popLast()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(cursor: cursor) }
}

/// A running query, asked for its next rows from one place at a time.
///
/// `@unchecked Sendable`: the session and its result are used only inside `Blocking.run`, and
/// `rows()` is awaited before it is called again, since one iterator owns the cursor.
final class QueryCursor: @unchecked Sendable {
  private let session: QuerySession
  private let result: StatementResult
  let names: [String]

  init(_ session: QuerySession, _ result: StatementResult) {
    self.session = session
    self.result = result
    names = result.columns.map(\.name)
  }

  func rows() async throws -> [Row]? {
    let cancellation = session.cancellation
    return try await withTaskCancellationHandler {
      try await Blocking.run {
        guard let batch = try self.result.next() else { return nil }
        let texts = StatementResult.texts(batch)
        return (0..<batch.rows).map { row in
          Row(
            names: self.names,
            texts: texts.map { column in
              guard case .text(let bytes) = column.value(at: row) else { return nil }
              return String(decoding: bytes, as: UTF8.self)
            })
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }
}

extension EventLake {
  /// Runs one statement of Athena's or CloudTrail Lake's SQL. `:name` in it takes the parameter of
  /// that name.
  public func query(
    _ sql: String, _ parameters: [String: SQLValue] = [:]
  ) async throws -> QueryRows {
    let path = path
    let cursor = try await Blocking.run {
      var options = QuerySession.Options()
      options.named = parameters.mapValues(PlanningSession.Parameter.init)
      let session = QuerySession(lakePath: path, options: options)
      let script = try Script(sql)
      guard script.count > 0 else { throw LakeError(.sql, "There is no statement") }
      for number in 0..<script.count - 1 {
        let result = try session.run(number, of: script)
        while try result.next() != nil {}
      }
      return QueryCursor(session, try session.run(script.count - 1, of: script))
    }
    return QueryRows(cursor: cursor)
  }
}

extension PlanningSession.Parameter {
  init(_ value: SQLValue) {
    switch value {
    case .null: self.init(.null, .unknown)
    case .boolean(let flag): self.init(.boolean(flag), .boolean)
    case .integer(let number): self.init(.integer(number), .bigint)
    case .double(let number): self.init(.double(number), .double)
    case .text(let text): self.init(.string(text), .varchar(length: nil))
    case .timestamp(let micros):
      self.init(.instant(Instant(micros: micros)), .timestampWithTimeZone(precision: 6))
    }
  }
}
