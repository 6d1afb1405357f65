import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// What one statement's analysis shares: catalog, functions, session, and what is found on the way.
final class StatementState {
  let catalog: any TableCatalog
  let functions: FunctionSet
  let session: PlanningSession
  let constants: ConstantEvaluator
  /// Text compared with a timestamp is read as one; set by the first table of the Lake dialect.
  var readsTextAsTime: Bool
  private(set) var notes: [String] = []
  private var nextID = 0
  /// Queries within queries: common tables, views, subqueries.
  private var depth = 0
  private var viewsInUse: [String] = []
  private var signatures: [String: Signature] = [:]

  init(catalog: any TableCatalog, functions: FunctionSet, session: PlanningSession) {
    self.catalog = catalog
    self.functions = functions
    self.session = session
    constants = ConstantEvaluator(context: session.evaluation)
    readsTextAsTime = session.dialect == .lake
  }

  /// A number for a lambda's parameter or a shared plan, unique in the statement.
  func makeID() -> Int {
    nextID += 1
    return nextID
  }

  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  func signature(_ overload: Overload) -> Signature {
    if let known = signatures[overload.signature] { return known }
    let parsed = Signature(parsing: overload.signature)
    signatures[overload.signature] = parsed
    return parsed
  }

  /// Plans nest as deep as queries do, and a plan too deep cannot be walked.
  func nested<Result>(
    at position: SourcePosition, _ body: () throws(SQLError) -> Result
  ) throws(SQLError) -> Result {
    guard depth < 200 else {
      throw SQLError(.notSupported, "Queries are nested more than 200 levels deep", at: position)
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  func insideView<Result>(
    _ name: String, at position: SourcePosition, _ body: () throws(SQLError) -> Result
  ) throws(SQLError) -> Result {
    guard !viewsInUse.contains(name) else {
      throw SQLError(.viewIsRecursive, "View '\(name)' is recursive", at: position)
    }
    viewsInUse.append(name)
    defer { viewsInUse.removeLast() }
    return try body()
  }
}
