import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnSQLSyntax

/// A catalog of one store, and the user's tables and views that a test gives.
struct TestCatalog: TableCatalog {
  var stores = [StoreName(name: "cloudtrail")]
  var tables: [String: String] = [:]
  var views: [String: String] = [:]

  func externalTable(named name: String) -> String? { tables[name] }
  func view(named name: String) -> String? { views[name] }
  var userTables: [String] { tables.keys.sorted() }
  var userViews: [String] { views.keys.sorted() }
}

enum Planning {
  /// Small tables that the case files read beside the lenses.
  static let catalog = TestCatalog(
    tables: [
      "t":
        "CREATE EXTERNAL TABLE t (a bigint, b string, c double, d array<bigint>) LOCATION 's3://t/'",
      "u": "CREATE EXTERNAL TABLE u (a bigint, e string, f map<string,string>) LOCATION 's3://u/'",
    ],
    views: [
      "errors": "SELECT eventname, errorcode FROM cloudtrail_logs WHERE errorcode IS NOT NULL",
      "ring": "SELECT * FROM ring2",
      "ring2": "SELECT * FROM ring",
    ])

  static func plan(
    _ sql: String, catalog: TestCatalog = Planning.catalog,
    session: PlanningSession = PlanningSession()
  ) throws -> PlannedQuery {
    guard case .query(let query) = try Statement.parse(sql) else {
      throw SQLError(.notSupported, "not a query: \(sql)")
    }
    return try Planner(catalog: catalog, functions: TestFunctions.all, session: session).plan(query)
  }
}

/// The catalog's functions, and until their families are there, the few that the cases need.
enum TestFunctions {
  static let all: FunctionSet = {
    var functions = FunctionCatalog.all
    for function in substitutes
    where FunctionCatalog.function(named: function.name) == nil {
      functions.append(function)
    }
    return FunctionSet(functions)
  }()

  private static let nothing = Kernel { Evaluated(.nulls($0.type, count: $0.rows)) }

  private static func scalar(
    _ name: String, _ signatures: [String], fallible: Bool = false, deterministic: Bool = true
  ) -> Function {
    Function(
      name, family: "test", "A substitute.", example: "", gives: "",
      isDeterministic: deterministic,
      signatures.map { signature in
        Overload(
          signature, fallible: fallible,
          prepared: { _ throws(EvaluationError) in
            throw EvaluationError(.notSupported, "a substitute is not run")
          })
      })
  }

  private static let substitutes: [Function] = [
    scalar("json_extract_scalar", ["(varchar, varchar) -> varchar", "(json, varchar) -> varchar"]),
    scalar("from_iso8601_timestamp", ["(varchar) -> timestamp(3) with time zone"], fallible: true),
    scalar(
      "date_trunc",
      [
        "(varchar, timestamp(p)) -> timestamp(p)",
        "(varchar, timestamp(p) with time zone) -> timestamp(p) with time zone",
      ]),
    scalar("lower", ["(varchar(x)) -> varchar(x)"]),
    scalar("length", ["(varchar(x)) -> bigint"]),
    scalar("$like", ["(varchar, varchar) -> boolean", "(varchar, varchar, varchar) -> boolean"]),
    scalar("concat", ["(varchar, varchar...) -> varchar", "(array(E), array(E)...) -> array(E)"]),
    scalar(
      "element_at", ["(array(E), bigint) -> E", "(map(K, V), K) -> V"]),
    scalar("$subscript", ["(array(E), bigint) -> E", "(map(K, V), K) -> V"], fallible: true),
    scalar("cardinality", ["(array(E)) -> bigint", "(map(K, V)) -> bigint"]),
    scalar("filter", ["(array(T), function(T, boolean)) -> array(T)"], fallible: true),
    scalar("transform", ["(array(T), function(T, U)) -> array(U)"], fallible: true),
    scalar(
      "reduce", ["(array(T), S, function(S, T, S), function(S, R)) -> R"], fallible: true),
    scalar("random", ["() -> double"], deterministic: false),
  ]
}
