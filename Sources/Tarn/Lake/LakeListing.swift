import TarnColumns
import TarnExports
import TarnSQLite
import TarnStorage

/// A small table about the lake itself.
package struct LakeListing {
  private let columns: [ResultColumn]
  private let rows: [[String?]]

  init(_ columns: [(name: String, isNumber: Bool)], _ rows: [[String?]]) {
    self.columns = columns.map {
      ResultColumn(
        name: $0.name, type: $0.isNumber ? "bigint" : "varchar", isBareJSON: $0.isNumber,
        isNumber: $0.isNumber)
    }
    self.rows = rows
  }

  func write(_ writer: inout any ResultWriter, into output: inout [UInt8]) {
    writer.begin(columns, into: &output)
    let type = SQLType.varchar(length: nil)
    let vectors = columns.indices.map { index in
      Vector(type, rows.map { row in row[index].map { .string($0) } ?? .null })
    }
    writer.write(vectors, rows: rows.count, into: &output)
    writer.end(into: &output)
  }
}

extension EventLake {
  func storeNames() throws -> [String] {
    try reading { try $0.stores().map(\.name) }
  }

  package func storeListing() throws -> LakeListing {
    try reading { reader in
      let partitions = try reader.partitions()
      return LakeListing(
        [
          ("name", false), ("id", false), ("retention_days", true), ("rows", true), ("bytes", true),
        ],
        try reader.stores().map { store in
          let own = partitions.filter { $0.store == store.id }
          return [
            store.name, store.uuid, store.retentionDays.map(String.init),
            String(own.reduce(0) { $0 + $1.rows }), String(own.reduce(0) { $0 + $1.bytes }),
          ]
        })
    }
  }

  package func partitionListing(store name: String?) throws -> LakeListing {
    try reading { reader in
      let stores = try reader.stores()
      let wanted = stores.filter { name == nil || $0.name.lowercased() == name?.lowercased() }
      if wanted.isEmpty, let name {
        throw LakeError(
          .usage,
          "Store '\(name)' does not exist; there are: \(stores.map(\.name).joined(separator: ", "))"
        )
      }
      return LakeListing(
        [
          ("store", false), ("region", false), ("day", false), ("rows", true), ("bytes", true),
          ("first", false), ("last", false),
        ],
        try wanted.flatMap { store in
          try reader.partitions(store: store.id).map { partition in
            [
              store.name, partition.region,
              "\(digits(partition.year, 4))-\(digits(partition.month, 2))-\(digits(partition.day, 2))",
              String(partition.rows), String(partition.bytes), partition.firstTime,
              partition.lastTime,
            ]
          }
        })
    }
  }

  /// Per column over all segments: values, bytes stored and how they are encoded.
  package func columnListing() throws -> LakeListing {
    try reading { reader in
      var names: [Int: String] = [:]
      for column in try reader.columns() { names[column.id] = "\(column.path) \(column.kind.name)" }
      for part in RecordPart.allCases { names[SystemColumn.shapes(of: part)] = "shapes of \(part)" }
      names[SystemColumn.file] = "source file"
      names[SystemColumn.position] = "index in the file"
      names[SystemColumn.commit] = "commit"
      var totals: [Int: (values: Int, bytes: Int, distinct: Int, encodings: Set<String>)] = [:]
      for segment in try reader.segments() {
        for head in try reader.heads(segment.id) {
          var total = totals[head.column] ?? (0, 0, 0, [])
          total.values += head.values
          total.bytes += head.bytes.count + head.bodySize
          total.distinct = max(total.distinct, head.distinct)
          total.encodings.insert("\(head.encoding)")
          totals[head.column] = total
        }
      }
      let all = totals.values.reduce(0) { $0 + $1.bytes }
      var rows: [[String?]] = totals.sorted { $0.value.bytes > $1.value.bytes }.map { id, total in
        [
          names[id] ?? "column \(id)", String(total.values), String(total.distinct),
          String(total.bytes), total.encodings.sorted().joined(separator: " "),
        ]
      }
      rows.insert(["all columns", nil, nil, String(all), nil], at: 0)
      return LakeListing(
        [
          ("column", false), ("values", true), ("distinct", true), ("bytes", true),
          ("encodings", false),
        ], rows)
    }
  }

  package func journalListing() throws -> LakeListing {
    try reading { reader in
      LakeListing(
        [
          ("id", true), ("at", false), ("command", false), ("user", false), ("seconds", true),
          ("counts", false),
        ],
        try reader.journal().map { entry in
          [
            String(entry.id), entry.at, entry.command, entry.user, String(entry.seconds),
            entry.counts,
          ]
        })
    }
  }

  func reading<Result>(_ body: (LakeReader) throws -> Result) throws -> Result {
    do {
      return try body(try LakeReader(path: path))
    } catch {
      throw LakeError(error)
    }
  }

  private func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
