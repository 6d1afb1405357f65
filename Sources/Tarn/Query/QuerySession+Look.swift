import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax

extension QuerySession {
  /// SHOW and DESCRIBE.
  func look(_ statement: Statement) throws -> StatementResult {
    switch statement {
    case .showTables(let show):
      var names = try catalog().userTables + catalog().userViews
      if !show.viewsOnly { names += try planner().builtInTables }
      if let pattern = show.pattern { names = try names.filter(matcher(pattern)) }
      return .rows(["Table"], Set(names).sorted().map { [$0] })
    case .showSchemas: return .rows(["Schema"], [["default"], ["information_schema"], ["tarn"]])
    case .showFunctions(let show):
      var functions = FunctionCatalog.all.filter { !$0.name.hasPrefix("$") }
      if let pattern = show.pattern {
        let matches = try matcher(pattern)
        functions = functions.filter { matches($0.name) }
      }
      return .rows(
        ["Function", "Kind", "Signature", "Description"],
        functions.sorted { $0.name < $1.name }.flatMap { function in
          function.overloads.map {
            [function.name, function.kind.rawValue, $0.signature, function.summary]
          }
        })
    case .showColumns(let show): return try columns(of: show.table, pattern: show.pattern)
    case .describe(let describe): return try columns(of: describe.table, pattern: nil)
    case .showCreateTable(let name):
      let text = try planner().createTableText(name)
      return .lines(
        "Create Table",
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    default:
      throw LakeError(.sql, "This statement is not supported", code: "NOT_SUPPORTED")
    }
  }

  private func columns(of name: TableName, pattern: ShowPattern?) throws -> StatementResult {
    let table = try planner().table(name)
    let matches = try pattern.map { try matcher($0) }
    let shown = table.columns.filter { column in
      !column.isHidden && (matches?(column.name) ?? true)
    }
    return .rows(
      ["Column", "Type", "Extra", "Comment"],
      shown.map { column in
        [
          column.name, column.type.description, column.isPartition ? "partition key" : "",
          column.comment ?? "",
        ]
      })
  }

  /// LIKE through the engine's own function.
  private func matcher(_ pattern: ShowPattern) throws -> (String) -> Bool {
    let text = pattern.pattern.text.string
    let result = try self.evaluation
    guard let like = FunctionCatalog.function(named: pattern.isRegex ? "regexp_like" : "$like"),
      let overload = like.overloads.first
    else { return { $0 == text } }
    return { name in
      let types: [SQLType] = [.varchar(length: nil), .varchar(length: nil)]
      let vectors = [
        Vector(types[0], [.string(name)]), Vector(types[1], [.string(text)]),
      ]
      let preparation = Preparation(
        argumentTypes: types, constants: [nil, .string(text)], type: .boolean, context: result)
      let kernel: Kernel?
      switch overload.code {
      case .kernel(let ready): kernel = ready
      case .prepared(let prepare): kernel = try? prepare(preparation)
      default: kernel = nil
      }
      let answer = kernel?.run(
        KernelCall(arguments: vectors, rows: 1, type: .boolean, context: result))
      return answer?.vector.value(at: 0) == .boolean(true)
    }
  }
}
