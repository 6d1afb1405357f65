import Foundation
import TarnColumns
import TarnExecution
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax

/// The whole way from a statement's text to its rows, without a lake.
struct SQLRunner: Sendable {
  struct Rows {
    var names: [String]
    var types: [SQLType]
    var rows: [[Value]]
    /// As results show them; nil for NULL.
    var texts: [[String?]]
  }

  var start = Instant(micros: 1_688_995_490_123_456)
  var zone: UInt16 = 0
  var threads = 1
  var disabledRules: Set<String> = []

  func rows(_ sql: String) throws -> Rows {
    guard case .query(let query) = try Statement.parse(sql) else {
      throw SQLError(.notSupported, "not a query")
    }
    var session = PlanningSession(zone: zone, start: start, user: "user")
    session.disabledRules = disabledRules
    let planned = try Planner(catalog: NoCatalog(), session: session).plan(query)
    let context = EvaluationContext(start: start, zone: zone, user: "user")
    let runtime = QueryRuntime(context: context, threads: threads, tables: NoTables())
    let operation = try PlanRunner(runtime).run(planned.plan)
    var result = Rows(
      names: planned.columns.map(\.name), types: planned.columns.map(\.type), rows: [], texts: [])
    while let batch = try operation.next() {
      let columns = batch.columns.prefix(planned.columns.count)
      let texts = columns.map { ResultText.texts(of: $0) }
      for row in 0..<batch.rows {
        result.rows.append(columns.map { $0.value(at: row) })
        result.texts.append(
          texts.map { column in
            guard case .text(let bytes) = column.value(at: row) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
          })
      }
    }
    return result
  }

  /// The code of whatever a statement may throw.
  static func code(_ error: any Error) -> String {
    switch error {
    case let error as SQLError: error.code.rawValue
    case let error as SyntaxError: error.code.rawValue
    case let error as EvaluationError: error.code.rawValue
    default: "\(error)"
    }
  }

  static func message(_ error: any Error) -> String {
    switch error {
    case let error as SQLError: error.message
    case let error as SyntaxError: error.message
    case let error as EvaluationError: error.message
    default: "\(error)"
    }
  }
}

private struct NoCatalog: TableCatalog {
  var stores: [StoreName] { [] }
  func externalTable(named name: String) -> String? { nil }
  func view(named name: String) -> String? { nil }
  var userTables: [String] { [] }
  var userViews: [String] { [] }
}

private struct NoTables: ScanTables {
  func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
  ) throws -> any ScanSource {
    throw EvaluationError(.tableNotFound, "Table '\(scan.table.name)' does not exist")
  }
}

/// Threads with the stack that statements are promised.
enum DeepStack {
  /// Runs `body` with 0..<count shared out among a few threads.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let next = Counter()
    let group = DispatchGroup()
    for _ in 0..<2 {
      group.enter()
      let thread = Thread {
        while true {
          let index = next.take()
          if index >= count { break }
          body(index)
        }
        group.leave()
      }
      thread.stackSize = 64 << 20
      thread.start()
    }
    group.wait()
  }

  private final class Counter: @unchecked Sendable {
    // Guarded by the lock.
    private var value = 0
    private let lock = NSLock()

    func take() -> Int {
      lock.withLock {
        value += 1
        return value - 1
      }
    }
  }
}

/// Results gathered from several threads, in the order of their numbers.
final class Gathered<Element: Sendable>: @unchecked Sendable {
  // Guarded by the lock.
  private var elements: [Int: Element] = [:]
  private let lock = NSLock()

  func set(_ index: Int, _ element: Element) {
    lock.withLock { elements[index] = element }
  }

  var all: [Element] { lock.withLock { elements.keys.sorted().compactMap { elements[$0] } } }
}

enum TestFiles {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let cases = package.appending(path: "Tests/Cases")

  /// What lies beside the package or a folder further up; nil where it does not.
  static func beside(_ path: String) -> URL? {
    let places = ["../shared", "../../shared"].map {
      package.appending(path: "\($0)/\(path)").standardizedFileURL
    }
    return places.first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
