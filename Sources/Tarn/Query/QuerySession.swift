import TarnColumns
import TarnExecution
import TarnExports
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax
import TarnStorage
import TarnTime

/// Runs statements one after the other; views, tables and prepared statements last as long as it.
///
/// Used by one thread at a time. `EventLake.query` and the command line are a few lines over it.
package final class QuerySession {
  package struct Options: Sendable {
    package var threads = Machine.cores
    package var memoryLimit = 2 << 30
    /// Microseconds since 1970; nil: now.
    package var now: Int64?
    package var zone = "UTC"
    package var dialect: String?
    package var strictNames = false
    var named: [String: PlanningSession.Parameter] = [:]
    var positional: [PlanningSession.Parameter] = []
    /// Shortcuts of the engine that must not be taken; `all` for none at all.
    package var disabledShortcuts: Set<String> = []

    package init() {}
  }

  private let lakePath: String?
  private var options: Options
  private var externalTables: [String: String] = [:]
  private var views: [String: String] = [:]
  private var prepared: [String: Statement] = [:]
  /// Connections and catalog stay from statement to statement.
  private var kept: LakeCache?
  let cancellation = Cancellation()

  /// Stops the statement that runs; may be called from any thread.
  package var stop: @Sendable () -> Void {
    let cancellation = cancellation
    return { cancellation.cancel() }
  }

  package init(lakePath: String?, options: Options = Options()) {
    self.lakePath = lakePath
    self.options = options
  }

  /// Starts a statement of a script by its number; its rows come from the result.
  package func run(_ number: Int, of script: Script) throws -> StatementResult {
    do {
      return try result(
        of: script.statements[number].statement, text: script.text(of: number))
    } catch {
      throw LakeError(error, statement: script.text)
    }
  }

  private func result(of statement: Statement, text: String) throws -> StatementResult {
    switch statement {
    case .query(let query): return try rows(of: query)
    case .explain(let explain):
      guard case .query(let query) = explain.statement else {
        throw LakeError(.sql, "EXPLAIN of this statement is not supported", code: "NOT_SUPPORTED")
      }
      return try self.explain(query, isAnalyze: explain.isAnalyze)
    case .createTable(let table):
      externalTables[table.name.last.text.lowercased()] = text
      return .message("Table '\(table.name.last.text)' is defined for this session")
    case .dropTable(let drop):
      let isKnown = externalTables.removeValue(forKey: drop.name.last.text.lowercased()) != nil
      if !isKnown, !drop.ifExists {
        throw LakeError(
          .sql, "Table '\(drop.name.last.text)' does not exist", code: "TABLE_NOT_FOUND")
      }
      return .message("Table '\(drop.name.last.text)' is dropped")
    case .createView(let view):
      let name = view.name.last.text.lowercased()
      if views[name] != nil, !view.replaces {
        throw LakeError(
          .sql, "View '\(view.name.last.text)' already exists", code: "ALREADY_EXISTS")
      }
      views[name] = Statement.query(view.query).sql
      return .message("View '\(view.name.last.text)' is defined for this session")
    case .dropView(let drop):
      let isKnown = views.removeValue(forKey: drop.name.last.text.lowercased()) != nil
      if !isKnown, !drop.ifExists {
        throw LakeError(.sql, "View '\(drop.name.last.text)' does not exist", code: "NOT_FOUND")
      }
      return .message("View '\(drop.name.last.text)' is dropped")
    case .alterTable, .repairTable:
      return .message("Partitions follow from the events; nothing to do")
    case .prepare(let prepare):
      prepared[prepare.name.text.lowercased()] = prepare.statement
      return .message("Statement '\(prepare.name.text)' is prepared")
    case .deallocate(let name):
      guard prepared.removeValue(forKey: name.text.lowercased()) != nil else {
        throw LakeError(
          .sql, "Prepared statement not found: \(name.text)", code: "NOT_FOUND")
      }
      return .message("Statement '\(name.text)' is forgotten")
    case .execute(let execute):
      guard let statement = prepared[execute.name.text.lowercased()] else {
        throw LakeError(
          .sql, "Prepared statement not found: \(execute.name.text)", code: "NOT_FOUND")
      }
      return try withParameters(execute.arguments) { try result(of: statement, text: text) }
    case .executeImmediate(let execute):
      let statement = try Statement.parse(execute.text.text.string)
      return try withParameters(execute.arguments) {
        try result(of: statement, text: execute.text.text.string)
      }
    default: return try look(statement)
    }
  }

  // MARK: - Queries

  var evaluation: EvaluationContext {
    get throws {
      EvaluationContext(
        start: Instant(micros: options.now ?? Clock.micros, zone: try zone.key), zone: try zone.key,
        user: Machine.user, cancellation: cancellation)
    }
  }

  private var zone: Zone {
    get throws { try Zone(options.zone) }
  }

  func planner() throws -> Planner {
    var session = PlanningSession()
    let context = try evaluation
    session.zone = context.zone
    session.start = context.start
    session.user = context.user
    session.strictNames = options.strictNames
    session.named = options.named
    session.positional = options.positional
    session.dialect = options.dialect.flatMap { TableDescription.Dialect(rawValue: $0) }
    return Planner(catalog: try catalog(), session: session)
  }

  func catalog() throws -> SessionCatalog {
    var stores: [StoreName] = []
    if let lakePath, Files.exists(lakePath) {
      stores = try cache(lakePath).stores().map { StoreName(name: $0.name, id: $0.id) }
    }
    return SessionCatalog(stores: stores, tables: externalTables, views: views)
  }

  private func rows(of query: Query) throws -> StatementResult {
    let planned = try planner().plan(query)
    // A commit between the opening of two connections: nothing was read yet, so begin again.
    for _ in 0..<1_000 {
      do {
        return try start(planned)
      } catch is SnapshotMoved {
        continue
      }
    }
    return try start(planned)
  }

  private func start(_ planned: PlannedQuery) throws -> StatementResult {
    let runtime = QueryRuntime(
      context: try evaluation, memory: MemoryBudget(limit: options.memoryLimit),
      threads: options.threads, tables: try tables(for: planned.plan),
      usesShortcuts: options.disabledShortcuts.isEmpty)
    let operation = try PlanRunner(runtime).run(planned.plan)
    return StatementResult(planned, operation, runtime)
  }

  private func cache(_ path: String) -> LakeCache {
    if let kept { return kept }
    let made = LakeCache(path: path)
    kept = made
    return made
  }

  private func tables(for plan: Plan) throws -> any ScanTables {
    guard plan.readsTables else { return NoTables() }
    guard let lakePath else { throw LakeError(.usage, "A lake is needed: --lake FILE") }
    guard Files.exists(lakePath) else {
      throw LakeError(
        .input,
        "Lake '\(lakePath)' does not exist; make one with: tarn ingest PATH --lake \(lakePath)")
    }
    return try LakeTables(cache(lakePath))
  }

  private func explain(_ query: Query, isAnalyze: Bool) throws -> StatementResult {
    let planned = try planner().plan(query)
    var lines = planned.text.split(separator: "\n").map(String.init)
    if isAnalyze {
      let result = try rows(of: query)
      var count = 0
      while let batch = try result.next() { count += batch.rows }
      let counters = result.counters
      lines.append(
        "rows: \(count) of \(counters.rows) read; segments: \(counters.segments) read, "
          + "\(counters.segmentsPruned) pruned; peak memory: \(result.peakMemory) bytes")
    }
    return .lines("Query Plan", lines)
  }

  private func withParameters(
    _ arguments: [Expression], _ body: () throws -> StatementResult
  ) throws -> StatementResult {
    let saved = options.positional
    defer { options.positional = saved }
    if !arguments.isEmpty {
      options.positional = try arguments.map { try constant($0) }
    }
    return try body()
  }

  /// A constant expression's value.
  func constant(_ expression: Expression) throws -> PlanningSession.Parameter {
    guard case .query(let query) = try Statement.parse("SELECT \(expression.sql)") else {
      throw LakeError(.sql, "A parameter must be one value")
    }
    let result = try rows(of: query)
    guard let batch = try result.next(), batch.rows == 1 else {
      throw LakeError(.sql, "A parameter must be one value")
    }
    return PlanningSession.Parameter(batch.columns[0].value(at: 0), batch.columns[0].type)
  }
}

/// What the planner may ask.
struct SessionCatalog: TableCatalog {
  let stores: [StoreName]
  let tables: [String: String]
  let views: [String: String]

  func externalTable(named name: String) -> String? { tables[name] }
  func view(named name: String) -> String? { views[name] }
  var userTables: [String] { tables.keys.sorted() }
  var userViews: [String] { views.keys.sorted() }
}

/// For statements that read no table.
private struct NoTables: ScanTables {
  func source(
    for scan: Scan, outers: [OuterRow], _ runtime: QueryRuntime
  ) throws -> any ScanSource {
    throw LakeError(.unexpected, "A statement without tables reads '\(scan.table.name)'")
  }
}

extension Plan {
  fileprivate var readsTables: Bool {
    if case .scan = self { return true }
    return inputs.contains { $0.readsTables }
  }
}
