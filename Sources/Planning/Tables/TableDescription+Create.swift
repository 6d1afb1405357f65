import TarnColumns
package import TarnSQLSyntax

extension TableDescription {
  /// The table that a CREATE EXTERNAL TABLE describes: each column is read from the record's key
  /// of that name, or from where `'mapping.column' = 'a.b'` says; partition columns from the
  /// partition; and the hidden columns that every table has.
  package init(_ table: CreateTable, isBuiltIn: Bool = false) throws(SQLError) {
    let name = table.name.last.text.lowercased()
    let (lens, dialect) = LensTables.meaning(isBuiltIn ? name : Self.location(of: table))
    var mappings: [String: [String]] = [:]
    for property in table.serdeProperties {
      let key = property.key.text.string.lowercased()
      guard key.hasPrefix("mapping.") else { continue }
      mappings[String(key.dropFirst("mapping.".count))] =
        property.value.text.string.split(separator: ".").map(String.init)
    }
    var columns: [Column] = []
    var seen: Set<String> = []
    for column in table.columns + table.partitionedBy
    where !seen.insert(column.name.text.lowercased()).inserted {
      throw SQLError(
        .duplicateColumnName, "Column name '\(column.name.text)' specified more than once",
        at: column.name.position)
    }
    for column in table.columns {
      let word = column.name.text
      let type = try SQLType(column.type)
      guard type.isReadable else {
        throw SQLError(
          .notSupported, "A column of type \(type) cannot be read from JSON",
          at: column.type.position)
      }
      columns.append(
        Column(
          name: word, type: type,
          source: .path(mappings[word.lowercased()] ?? [word]),
          comment: column.comment?.text.string))
    }
    guard !columns.isEmpty else {
      throw SQLError(
        .tableHasNoColumns, "Table '\(table.name.last.text)' has no columns", at: table.position)
    }
    for column in table.partitionedBy {
      let word = column.name.text
      let type = try SQLType(column.type)
      guard CastRules.allows(.text, to: type), type.isReadable else {
        throw SQLError(
          .notSupported, "A partition column cannot be of type \(type)", at: column.type.position)
      }
      columns.append(
        Column(
          name: word, type: type, source: Self.partitionSource(word, table),
          comment: column.comment?.text.string, isPartition: true))
    }
    columns += Self.hidden.filter { !seen.contains($0.name.lowercased()) }
    self.init(name: name, kind: .lens(lens), dialect: dialect, columns: columns)
  }

  /// The folder of LOCATION tells Insight and aggregated files from events.
  private static func location(of table: CreateTable) -> String {
    let location = table.location?.text.string ?? ""
    if location.contains("CloudTrail-Insight") { return "cloudtrail_insights" }
    if location.contains("CloudTrail-Aggregated") { return "cloudtrail_aggregated" }
    return ""
  }

  /// People name their partition columns differently; what is unknown is a key of the record.
  private static func partitionSource(_ name: String, _ table: CreateTable) -> ColumnSource {
    let word = name.lowercased()
    if let format = table.properties.first(where: {
      $0.key.text.string.lowercased() == "projection.\(word).format"
    })?.value.text.string {
      if format == "yyyy/MM/dd" { return .partition(.slashedDate) }
      if format == "yyyy-MM-dd" { return .partition(.dashedDate) }
    }
    switch word {
    case "region", "aws_region", "awsregion", "region_partition": return .partition(.region)
    case "year": return .partition(.year)
    case "month": return .partition(.month)
    case "day": return .partition(.day)
    case "timestamp", "date", "date_partition", "event_date": return .partition(.slashedDate)
    case "dt", "partition_date": return .partition(.dashedDate)
    case "account", "account_id", "accountid", "account_partition": return .special(.account)
    default: return .path([name])
    }
  }

  /// Found by name, absent from `*`.
  private static let hidden: [Column] = [
    hidden("eventjson", .special(.eventJSON)),
    hidden("eventjsonchecksum", .special(.eventJSONChecksum)),
    hidden("region", .partition(.region)),
    hidden("year", .partition(.year)),
    hidden("month", .partition(.month)),
    hidden("day", .partition(.day)),
    hidden("account", .special(.account)),
    hidden("account_partition", .special(.account)),
    hidden("region_partition", .partition(.region)),
    hidden("date_partition", .partition(.slashedDate)),
    hidden("timestamp", .partition(.slashedDate)),
    hidden("dt", .partition(.dashedDate)),
    hidden("$path", .special(.sourcePath)),
    hidden("$index", .special(.sourceIndex), .bigint),
    hidden("$commit", .special(.commit), .bigint),
    hidden("$ingested", .special(.ingested), .timestamp(precision: 3)),
    // The event's time whatever its form: an epoch and a local form are no text of ISO 8601.
    hidden("$time", .path(["eventTime"]), .timestamp(precision: 6)),
  ]

  private static func hidden(
    _ name: String, _ source: ColumnSource, _ type: SQLType = .text
  ) -> Column {
    Column(name: name, type: type, source: source, isHidden: true)
  }
}

extension ColumnSource {
  /// The type of what is not read from the record; nil where the column's own type decides.
  var type: SQLType? {
    switch self {
    case .partition: .text
    case .special(.sourceIndex), .special(.commit): .bigint
    case .special(.ingested): .timestamp(precision: 3)
    case .special: .text
    case .path, .jsonScalar, .mapEntry, .bookkeeping: nil
    }
  }
}

extension SQLType {
  /// Whether a table over JSON can have such a column: the types of Athena's DDL.
  fileprivate var isReadable: Bool {
    switch self {
    case .boolean, .varchar, .char, .date, .timestamp: true
    case .array(let element): element.isReadable
    case .map(let key, let value): key.isText && value.isReadable
    case .row(let fields): !fields.isEmpty && fields.allSatisfy { $0.type.isReadable }
    default: isNumeric
    }
  }
}
