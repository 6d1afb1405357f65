import Foundation
import TarnColumns
import TarnSQLSyntax
import Testing

@testable import TarnPlanning

@Suite struct TableTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("The texts in the program are those of Schema/Tables")
  func embedded() throws {
    let folder = Self.root.appending(path: "Schema/Tables")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }
    #expect(files.sorted() == LensTables.texts.map(\.name).sorted())
    for (name, text) in LensTables.texts {
      let file = try String(contentsOf: folder.appending(path: "\(name).sql"), encoding: .utf8)
      #expect(file == text + "\n", "run Schema/Tables/embed.sh")
    }
  }

  @Test("Every built-in table is read, and has the columns that people's own tables have")
  func builtIn() throws {
    #expect(LensTables.builtIn.keys.sorted() == LensTables.names.sorted())
    for (name, table) in LensTables.builtIn {
      for hidden in ["$path", "$index", "$ingested", "account", "dt", "eventjson", "timestamp"] {
        let found = table.columns.filter { $0.name == hidden }
        #expect(found.count == 1 && found[0].isHidden, "\(hidden) of \(name)")
      }
    }
    let athena = try #require(LensTables.builtIn["cloudtrail_logs"])
    #expect(athena.columns.filter(\.isPartition).map(\.name) == ["region", "year", "month", "day"])
    #expect(athena.columns.first { $0.name == "eventtime" }?.type == .text)
    let lake = try #require(LensTables.builtIn["event_data_store"])
    #expect(lake.columns.first { $0.name == "eventtime" }?.type == .timestamp(precision: 3))
    #expect(lake.columns.first { $0.name == "readonly" }?.type == .boolean)
  }

  @Test("Partition columns are known by name or by the format of their projection")
  func partitions() throws {
    let table = try Self.table(
      """
      CREATE EXTERNAL TABLE x (eventName string, n string)
      PARTITIONED BY (`timestamp` string, p string, aws_region string, what string)
      LOCATION 's3://b/'
      TBLPROPERTIES ('projection.p.format' = 'yyyy-MM-dd')
      """)
    let sources = Dictionary(
      uniqueKeysWithValues: table.columns.filter(\.isPartition).map { ($0.name, $0.source) })
    #expect(sources["timestamp"] == .partition(.slashedDate))
    #expect(sources["p"] == .partition(.dashedDate))
    #expect(sources["aws_region"] == .partition(.region))
    #expect(sources["what"] == .path(["what"]))
    #expect(table.columns.first?.source == .path(["eventName"]))
  }

  @Test("A table without columns, or with one twice, is refused")
  func refused() throws {
    #expect(throws: SQLError.self) {
      try Self.table("CREATE EXTERNAL TABLE x (a string, A string) LOCATION 's3://b/'")
    }
    #expect(throws: SQLError.self) {
      try Self.table("CREATE EXTERNAL TABLE x (a map<int,string>) LOCATION 's3://b/'")
    }
  }

  static func table(_ text: String) throws -> TableDescription {
    guard case .createTable(let table) = try Statement.parse(text) else {
      throw SQLError(.notSupported, "not a table")
    }
    return try TableDescription(table)
  }

  @Test("A user's table hides a built-in one")
  func shadowing() throws {
    var catalog = Planning.catalog
    catalog.tables["cloudtrail_logs"] =
      "CREATE EXTERNAL TABLE cloudtrail_logs (only string) LOCATION 's3://b/'"
    let planned = try Planning.plan("SELECT * FROM cloudtrail_logs", catalog: catalog)
    #expect(planned.columns.map(\.name) == ["only"])
  }

  @Test("Names resolve by store, dialect and strictness")
  func names() throws {
    let uuid = "5e2676f8-9fce-46ef-8142-3e36a94e6691"
    var catalog = TestCatalog(stores: [
      StoreName(name: "cloudtrail"), StoreName(name: "prod", id: uuid),
    ])
    func table(_ sql: String, _ session: PlanningSession = PlanningSession()) throws
      -> (String, String?)
    {
      var plan = try Planning.plan(
        "SELECT eventname FROM \(sql)", catalog: catalog, session: session
      )
      .plan
      while let input = plan.inputs.first { plan = input }
      guard case .scan(let scan) = plan else { return ("", nil) }
      return (scan.table.name, scan.table.store)
    }
    #expect(try table("prod") == ("event_data_store", "prod"))
    #expect(try table(uuid) == ("event_data_store", "prod"))
    #expect(
      try table("arn:aws:cloudtrail:us-east-1:111111111111:eventdatastore/\(uuid)").1 == "prod")
    #expect(try table("prod", PlanningSession(dialect: .athena)) == ("cloudtrail_logs", "prod"))
    #expect(try table("anything", PlanningSession(dialect: .lake)).0 == "event_data_store")
    let foreign = "00000000-0000-0000-0000-000000000000"
    #expect(throws: SQLError.self) { try table(foreign) }
    #expect(throws: SQLError.self) { try table("nosuch", PlanningSession(strictNames: true)) }
    catalog.stores.removeLast()
    #expect(try table(foreign) == ("event_data_store", nil))
  }

  @Test("DESCRIBE, SHOW COLUMNS and SHOW CREATE TABLE know tables and views")
  func describe() throws {
    let planner = Planner(catalog: Planning.catalog, functions: TestFunctions.all)
    let columns = try planner.columns(of: TableName([Identifier("cloudtrail_logs")]))
    #expect(columns.first?.name == "eventversion" && columns.first?.type == "string")
    #expect(
      columns.first { $0.name == "resources" }?.type
        == "array<struct<arn:string,accountid:string,type:string>>")
    #expect(columns.filter(\.isPartition).count == 4)
    #expect(
      try planner.columns(of: TableName([Identifier("errors")])).map(\.name)
        == ["eventname", "errorcode"])
    let text = try planner.definition(of: TableName([Identifier("cloudtrail_logs")]))
    #expect(text.hasPrefix("CREATE EXTERNAL TABLE cloudtrail_logs ("))
    #expect(try Self.table(text).columns.count > 30)
  }

  @Test("A partition column of another type than text is converted")
  func typedPartitions() throws {
    var catalog = Planning.catalog
    catalog.tables["p"] =
      "CREATE EXTERNAL TABLE p (a string) PARTITIONED BY (year int) LOCATION 's3://b/'"
    let planned = try Planning.plan("SELECT a FROM p WHERE year = 2023", catalog: catalog)
    #expect(
      planned.plan.text == """
        project [#0]
          scan p [a, year] where try_cast(#1 as integer) = 2023

        """)
  }
}
