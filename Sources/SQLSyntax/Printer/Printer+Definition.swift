extension Printer {
  mutating func write(_ view: CreateView) {
    write(view.replaces ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ")
    write(view.name)
    write(" COMMENT ", view.comment)
    write(" AS ")
    write(view.query)
  }

  mutating func write(_ table: CreateTable) {
    write(table.ifNotExists ? "CREATE EXTERNAL TABLE IF NOT EXISTS " : "CREATE EXTERNAL TABLE ")
    write(table.name)
    if !table.columns.isEmpty { write(table.columns) }
    write(" COMMENT ", table.comment)
    if !table.partitionedBy.isEmpty {
      write(" PARTITIONED BY")
      write(table.partitionedBy)
    }
    if let buckets = table.buckets { write(buckets) }
    switch table.rowFormat {
    case nil: break
    case .serde(let name): write(" ROW FORMAT SERDE ", name)
    case .delimited(let delimiters): write(delimiters)
    }
    if !table.serdeProperties.isEmpty { write(" WITH SERDEPROPERTIES ", table.serdeProperties) }
    switch table.storage {
    case nil: break
    case .format(let name):
      write(" STORED AS ")
      write(name)
    case .classes(let input, let output):
      write(" STORED AS INPUTFORMAT ", input)
      write(" OUTPUTFORMAT ", output)
    }
    write(" LOCATION ", table.location)
    if !table.properties.isEmpty { write(" TBLPROPERTIES ", table.properties) }
  }

  private mutating func write(_ columns: [ColumnDefinition]) {
    write(" (")
    list(columns) { printer, column in
      printer.write(column.name)
      printer.write(" ")
      printer.write(column.type, inHive: true)
      printer.write(" COMMENT ", column.comment)
    }
    write(")")
  }

  private mutating func write(_ buckets: CreateTable.Buckets) {
    write(" CLUSTERED BY ")
    write(buckets.columns)
    if !buckets.sortedBy.isEmpty {
      write(" SORTED BY (")
      write(buckets.sortedBy)
      write(")")
    }
    write(" INTO \(buckets.count) BUCKETS")
  }

  private mutating func write(_ delimiters: CreateTable.Delimiters) {
    write(" ROW FORMAT DELIMITED")
    write(" FIELDS TERMINATED BY ", delimiters.fields)
    write(" ESCAPED BY ", delimiters.escape)
    write(" COLLECTION ITEMS TERMINATED BY ", delimiters.collectionItems)
    write(" MAP KEYS TERMINATED BY ", delimiters.mapKeys)
    write(" LINES TERMINATED BY ", delimiters.lines)
    write(" NULL DEFINED AS ", delimiters.null)
  }

  private mutating func write(_ keyword: String, _ properties: [TableProperty]) {
    write("\(keyword)(")
    list(properties) { printer, property in
      printer.write(property.key)
      printer.write(" = ")
      printer.write(property.value)
    }
    write(")")
  }

  mutating func write(_ alter: AlterTable) {
    write("ALTER TABLE ")
    write(alter.table)
    switch alter.action {
    case .addPartitions(let partitions, let ifNotExists):
      write(ifNotExists ? " ADD IF NOT EXISTS" : " ADD")
      for partition in partitions {
        write(" ")
        write(partition)
      }
    case .dropPartitions(let partitions, let ifExists):
      write(ifExists ? " DROP IF EXISTS " : " DROP ")
      list(partitions) { $0.write($1) }
    }
  }

  private mutating func write(_ partition: AlterTable.Partition) {
    write("PARTITION (")
    list(partition.values) { printer, value in
      printer.write(value.column)
      printer.write(" = ")
      printer.write(value.value)
    }
    write(")")
    write(" LOCATION ", partition.location)
  }
}
