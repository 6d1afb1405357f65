import TarnColumns

/// The lake's own bookkeeping as tables. The execution fills them by column number.
package enum BookkeepingTables {
  static let schemas: Set<String> = ["tarn", "information_schema"]

  package static var names: [String] { columns.map(\.table) }

  package static func table(_ name: String) -> TableDescription? {
    guard let found = columns.first(where: { $0.table == name }) else { return nil }
    return TableDescription(
      name: name, kind: .bookkeeping(name), dialect: .athena,
      columns: found.columns.enumerated().map { index, column in
        TableDescription.Column(name: column.0, type: column.1, source: .bookkeeping(index))
      })
  }

  private static let time = SQLType.timestamp(precision: 3)

  private static let columns: [(table: String, columns: [(String, SQLType)])] = [
    (
      "tarn.source_files",
      [
        ("store", .text), ("path", .text), ("sha256", .text), ("bytes", .bigint),
        ("modified", time), ("ingested", time), ("records", .bigint), ("stored", .bigint),
        ("duplicates", .bigint), ("rejects", .bigint),
      ]
    ),
    (
      "tarn.partitions",
      [
        ("store", .text), ("region", .text), ("year", .text), ("month", .text), ("day", .text),
        ("records", .bigint), ("bytes", .bigint), ("first", time), ("last", time),
      ]
    ),
    (
      "tarn.rejects",
      [("path", .text), ("position", .bigint), ("reason", .text), ("bytes", .bigint)]
    ),
    (
      "tarn.conflicts",
      [
        ("store", .text), ("eventid", .text), ("path", .text), ("position", .bigint),
        ("found", time),
      ]
    ),
    (
      "tarn.journal",
      [
        ("id", .bigint), ("time", time), ("command", .text), ("actor", .text), ("detail", .text),
        ("records", .bigint),
      ]
    ),
    (
      "tarn.coverage",
      [
        ("store", .text), ("account", .text), ("region", .text), ("day", .date),
        ("files", .bigint), ("records", .bigint), ("first", time), ("last", time),
      ]
    ),
    (
      "tarn.paths",
      [
        ("path", .text), ("kind", .text), ("records", .bigint), ("first", time),
        ("example", .text),
      ]
    ),
    (
      "information_schema.schemata", [("catalog_name", .text), ("schema_name", .text)]
    ),
    (
      "information_schema.tables",
      [
        ("table_catalog", .text), ("table_schema", .text), ("table_name", .text),
        ("table_type", .text),
      ]
    ),
    (
      "information_schema.columns",
      [
        ("table_catalog", .text), ("table_schema", .text), ("table_name", .text),
        ("column_name", .text), ("ordinal_position", .bigint), ("column_default", .text),
        ("is_nullable", .text), ("data_type", .text), ("comment", .text),
      ]
    ),
    (
      "information_schema.views",
      [
        ("table_catalog", .text), ("table_schema", .text), ("table_name", .text),
        ("view_definition", .text),
      ]
    ),
  ]
}
