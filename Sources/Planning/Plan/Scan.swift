package import TarnColumns

/// Reads a table: which values of each record, as which types, of which rows.
///
///     SELECT useridentity.arn FROM cloudtrail_logs WHERE region = 'x' AND eventname = 'y'
///
/// scans [path useridentity.arn as varchar, partition region, path eventname as varchar]
/// where column 1 = 'x' and column 2 = 'y'.
package struct Scan: Sendable {
  package var table: TableDescription
  package var columns: [ScanColumn]
  /// Conjuncts over `columns`, infallible ones first; a row stays where all are true.
  package var predicates: [Expr]
  /// Only this many rows are wanted, any ones in (segment, row) order.
  package var limit: Int?

  package init(
    table: TableDescription, columns: [ScanColumn], predicates: [Expr] = [], limit: Int? = nil
  ) {
    self.table = table
    self.columns = columns
    self.predicates = predicates
    self.limit = limit
  }
}

/// One value of each record.
package struct ScanColumn: Sendable, Hashable {
  /// For EXPLAIN: `useridentity.arn`.
  package var name: String
  package var source: ColumnSource
  package var type: SQLType

  package init(name: String, source: ColumnSource, type: SQLType) {
    self.name = name
    self.source = source
    self.type = type
  }
}

package enum ColumnSource: Sendable, Hashable {
  /// The value at a path of the record, keys matched ignoring case (the last in the record wins),
  /// read as the column's type by the lens rules: STRING from any JSON, STRUCT from an object, …
  case path([String])
  /// What `json_extract_scalar(text, '$.a.b')` gives for the text of `base` (matched ignoring
  /// case); `keys` are matched exactly.
  case jsonScalar(base: [String], keys: [String])
  /// What `element_at(map, 'key')` gives for the map read from `base` (matched ignoring case):
  /// the value of the top-level key, matched exactly, as text; NULL where there is none.
  case mapEntry(base: [String], key: String)
  /// Of the partition that holds the row.
  case partition(PartitionField)
  case special(SpecialColumn)
  /// Column of a bookkeeping table, by number.
  case bookkeeping(Int)
}

package enum PartitionField: String, Sendable, Hashable, CaseIterable {
  case region
  case year
  case month
  case day
  /// `yyyy/MM/dd`
  case slashedDate
  /// `yyyy-MM-dd`
  case dashedDate
}

package enum SpecialColumn: String, Sendable, Hashable, CaseIterable {
  /// The account the record was delivered for: recipientAccountId, else userIdentity.accountId.
  case account
  /// `"$path"`: the source file.
  case sourcePath
  /// `"$index"`: the record's place in it.
  case sourceIndex
  /// `"$commit"`: the generation of the lake whose commit brought it.
  case commit
  /// `"$ingested"`: when it was stored.
  case ingested
  /// The record's bytes.
  case eventJSON
  /// SHA-256 of the record's bytes, base64.
  case eventJSONChecksum
}

/// A table as a plan needs it.
package struct TableDescription: Sendable {
  package enum Kind: Sendable, Hashable {
    /// Typed columns over the records of some stores (empty: the default store) and categories.
    case lens(LensKind)
    /// The lake's own bookkeeping: `tarn.partitions`, `information_schema.columns`, …
    case bookkeeping(String)
  }

  package enum LensKind: String, Sendable, Hashable {
    /// Management, Data and NetworkActivity records.
    case events
    case insights
    case aggregated
  }

  package struct Column: Sendable {
    package var name: String
    package var type: SQLType
    package var source: ColumnSource
    /// Found by name, absent from `*`.
    package var isHidden: Bool
    package var comment: String?
    package var isPartition: Bool

    package init(
      name: String, type: SQLType, source: ColumnSource, isHidden: Bool = false,
      comment: String? = nil, isPartition: Bool = false
    ) {
      self.name = name
      self.type = type
      self.source = source
      self.isHidden = isHidden
      self.comment = comment
      self.isPartition = isPartition
    }
  }

  package enum Dialect: String, Sendable, Hashable {
    /// Strings, as Athena's table has them.
    case athena
    /// Timestamps, booleans and maps, as CloudTrail Lake has them.
    case lake
  }

  package var name: String
  package var kind: Kind
  package var dialect: Dialect
  /// The store to read; nil: the default one.
  package var store: String?
  package var columns: [Column]

  package init(
    name: String, kind: Kind, dialect: Dialect, store: String? = nil, columns: [Column]
  ) {
    self.name = name
    self.kind = kind
    self.dialect = dialect
    self.store = store
    self.columns = columns
  }
}

/// What the planner asks the lake: pure questions, answered from memory.
package protocol TableCatalog: Sendable {
  /// Names of the stores, with their ids where they have one (UUIDs taken over from Lake).
  var stores: [StoreName] { get }
  /// The table text of CREATE EXTERNAL TABLE by lower-case name, where the user made one.
  func externalTable(named name: String) -> String?
  /// The text of a view's query by lower-case name.
  func view(named name: String) -> String?
  /// Lower-case names of all user tables and views.
  var userTables: [String] { get }
  var userViews: [String] { get }
}

package struct StoreName: Sendable, Hashable {
  package var name: String
  package var id: String?

  package init(name: String, id: String? = nil) {
    self.name = name
    self.id = id
  }
}
