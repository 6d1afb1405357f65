// What CREATE, DROP and ALTER say.

/// `CREATE [OR REPLACE] VIEW name [COMMENT '…'] AS query`.
package struct CreateView: Hashable, Sendable {
  package var name: TableName
  package var replaces: Bool
  package var comment: StringLiteral?
  package var query: Query
  @NotCompared package var position: SourcePosition
}

/// `DROP TABLE | VIEW [IF EXISTS] name`.
package struct Drop: Hashable, Sendable {
  package var name: TableName
  package var ifExists: Bool
}

/// `name type [COMMENT '…']`, in Hive's spelling too.
package struct ColumnDefinition: Hashable, Sendable {
  package var name: Identifier
  package var type: TypeName
  package var comment: StringLiteral?
}

/// `'key' = 'value'` of SERDEPROPERTIES and TBLPROPERTIES.
package struct TableProperty: Hashable, Sendable {
  package var key: StringLiteral
  package var value: StringLiteral
}

/// Athena's `CREATE EXTERNAL TABLE`. The clauses print in the order of the properties.
package struct CreateTable: Hashable, Sendable {
  /// `CLUSTERED BY (columns) [SORTED BY (columns)] INTO n BUCKETS`.
  package struct Buckets: Hashable, Sendable {
    package var columns: [Identifier]
    package var sortedBy: [SortItem]
    package var count: Int64
  }

  package indirect enum RowFormat: Hashable, Sendable {
    /// `SERDE 'class'`.
    case serde(StringLiteral)
    case delimited(Delimiters)
  }

  /// `DELIMITED FIELDS TERMINATED BY … ESCAPED BY … COLLECTION ITEMS TERMINATED BY … MAP KEYS
  /// TERMINATED BY … LINES TERMINATED BY … NULL DEFINED AS …`.
  package struct Delimiters: Hashable, Sendable {
    package var fields: StringLiteral?
    package var escape: StringLiteral?
    package var collectionItems: StringLiteral?
    package var mapKeys: StringLiteral?
    package var lines: StringLiteral?
    package var null: StringLiteral?
  }

  package enum Storage: Hashable, Sendable {
    /// `STORED AS PARQUET`.
    case format(Identifier)
    /// `STORED AS INPUTFORMAT '…' OUTPUTFORMAT '…'`.
    case classes(input: StringLiteral, output: StringLiteral)
  }

  package var name: TableName
  package var ifNotExists: Bool
  package var columns: [ColumnDefinition]
  package var comment: StringLiteral?
  package var partitionedBy: [ColumnDefinition]
  package var buckets: Buckets?
  package var rowFormat: RowFormat?
  /// `WITH SERDEPROPERTIES (…)`, after the row format or after STORED AS.
  package var serdeProperties: [TableProperty]
  package var storage: Storage?
  package var location: StringLiteral?
  package var properties: [TableProperty]
  @NotCompared package var position: SourcePosition
}

/// `ALTER TABLE name ADD | DROP …`: parsed so that pasted scripts run, noted, without effect.
package struct AlterTable: Hashable, Sendable {
  /// `PARTITION (region = 'x', year = '2023') [LOCATION '…']`.
  package struct Partition: Hashable, Sendable {
    package struct Value: Hashable, Sendable {
      package var column: Identifier
      package var value: Literal
    }

    package var values: [Value]
    package var location: StringLiteral?
  }

  package enum Action: Hashable, Sendable {
    case addPartitions([Partition], ifNotExists: Bool)
    case dropPartitions([Partition], ifExists: Bool)
  }

  package var table: TableName
  package var action: Action
  @NotCompared package var position: SourcePosition
}
