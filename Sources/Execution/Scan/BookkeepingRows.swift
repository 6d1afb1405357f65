import TarnColumns
import TarnPlanning
import TarnStorage
import TarnTime

/// The rows of `tarn.*` and `information_schema.*`, in the columns of `BookkeepingTables`.
struct BookkeepingRows {
  private let reader: LakeReader
  private let catalog: LakeCatalog

  init(path: String, _ catalog: LakeCatalog) throws {
    reader = try LakeReader(path: path)
    self.catalog = catalog
  }

  func rows(of table: String) throws -> [[Value]] {
    switch table {
    case "tarn.partitions": partitions()
    case "tarn.journal": try journal()
    case "tarn.paths": try paths()
    case "tarn.source_files": try sourceFiles()
    case "tarn.rejects": try rejects()
    case "tarn.conflicts": try conflicts()
    case "tarn.coverage": try coverage()
    case "information_schema.schemata":
      ["default", "information_schema", "tarn"].map { [.string("tarn"), .string($0)] }
    case "information_schema.tables": tables()
    case "information_schema.columns": columns()
    case "information_schema.views": []
    default: throw EvaluationError(.tableNotFound, "Table '\(table)' does not exist")
    }
  }

  /// A time of the bookkeeping, as a timestamp.
  static func time(_ text: String?) -> Value {
    guard let text, let time = EventTime(text) else { return .null }
    return .instant(
      Instant(micros: time.seconds &* 1_000_000 &+ Int64(time.nanoseconds) / 1_000))
  }

  private static func micros(_ micros: Int64) -> Value {
    micros == .min ? .null : .instant(Instant(micros: micros))
  }

  private func store(_ id: Int64) -> Value {
    catalog.stores.first { $0.id == id }.map { .string($0.name) } ?? .null
  }

  private func partitions() -> [[Value]] {
    catalog.partitions.values.sorted { $0.id < $1.id }.map { partition in
      [
        store(partition.store), .string(partition.region), .string(partition.text(of: .year)),
        .string(partition.text(of: .month)), .string(partition.text(of: .day)),
        .integer(Int64(partition.rows)), .integer(Int64(partition.bytes)),
        Self.time(partition.firstTime), Self.time(partition.lastTime),
      ]
    }
  }

  private func journal() throws -> [[Value]] {
    try reader.journal().map { entry in
      [
        .integer(entry.id), Self.time(entry.at), .string(entry.command), .string(entry.user),
        .string(entry.counts), .null,
      ]
    }
  }

  private func sourceFiles() throws -> [[Value]] {
    var times: [Int64: Value] = [:]
    for entry in try reader.journal() { times[entry.id] = Self.time(entry.at) }
    return try reader.sourceFiles().map { source in
      var path = Array(source.directory.utf8)
      if !path.isEmpty, path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
      let file = source.file
      return [
        store(source.store), .text(path + file.name), .text(Self.hexadecimal(file.contentHash)),
        .integer(file.size), Self.micros(file.modified / 1_000), times[source.journal] ?? .null,
        .integer(Int64(file.records)),
        .integer(Int64(file.records - file.duplicates - file.rejects)),
        .integer(Int64(file.duplicates)), .integer(Int64(file.rejects)),
      ]
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  private func rejects() throws -> [[Value]] {
    let names = SystemNames(reader)
    return try reader.rejects().map { reject in
      [
        try names.path(reject.file), .integer(reject.position), .string(reject.reason),
        .integer(Int64(reject.bytes.count)),
      ]
    }
  }

  private func conflicts() throws -> [[Value]] {
    let names = SystemNames(reader)
    return try reader.conflicts().map { conflict in
      [
        store(conflict.store), .null, try names.path(conflict.file), .integer(conflict.position),
        Self.time(conflict.found),
      ]
    }
  }

  /// Every path ever seen, from the heads of its chunks.
  private func paths() throws -> [[Value]] {
    struct Seen {
      var values = 0
      var first = Int64.max
      var example: [UInt8] = []
    }
    var seen: [Int: Seen] = [:]
    for segment in catalog.segments {
      for head in try reader.heads(segment.id) where head.column >= SystemColumn.firstPath {
        var entry = seen[head.column] ?? Seen()
        entry.values += head.values
        entry.first = min(entry.first, segment.row.minTime)
        if entry.example.isEmpty { entry.example = head.minimum }
        seen[head.column] = entry
      }
    }
    return try reader.columns().map { column in
      let entry = seen[column.id] ?? Seen()
      return [
        .string(column.path), .string(column.kind.name), .integer(Int64(entry.values)),
        entry.first == .max ? .null : Self.micros(entry.first),
        entry.example.isEmpty ? .null : .text(entry.example),
      ]
    }
  }

  /// Account, region and day: read from the records.
  private func coverage() throws -> [[Value]] {
    struct Key: Hashable {
      let store: Int64
      let account: Value
      let partition: Int64
    }
    struct Found {
      var files: Set<Int64> = []
      var records = 0
    }
    var found: [Key: Found] = [:]
    let session = LakeSession(reader)
    session.use(catalog, ChunkCache(generation: reader.generation))
    for segment in catalog.segments {
      let unit = LakeScanSource.Unit(segment: segment, ranges: segment.ranges)
      let scan = SegmentScan(session, unit, catalog)
      let accounts = try scan.vector(
        ScanColumn(name: "account", source: .special(.account), type: .varchar(length: nil)),
        rows: nil)
      let files = try reader.chunk(segment.id, column: SystemColumn.file)?.integers(
        0..<segment.rows)
      var row = 0
      for range in segment.ranges {
        for place in range.range {
          let key = Key(
            store: segment.row.store, account: accounts.value(at: row), partition: range.partition)
          found[key, default: Found()].records += 1
          if let files { found[key]?.files.insert(files[place]) }
          row += 1
        }
      }
    }
    return found.compactMap { (key: Key, value: Found) -> [Value]? in
      guard let partition = catalog.partitions[key.partition] else { return nil }
      let day = CivilDate(
        year: Int64(partition.year), month: partition.month, day: partition.day
      ).daysSinceEpoch
      return [
        store(key.store), key.account, .string(partition.region),
        partition.year == 0 ? .null : day.map { .integer($0) } ?? .null,
        .integer(Int64(value.files.count)), .integer(Int64(value.records)),
        Self.time(partition.firstTime), Self.time(partition.lastTime),
      ]
    }.sorted { "\($0)" < "\($1)" }
  }

  private var described: [TableDescription] {
    LensTables.names.compactMap { LensTables.builtIn[$0] }
      + BookkeepingTables.names.compactMap { BookkeepingTables.table($0) }
  }

  private func schema(_ table: TableDescription) -> (schema: String, name: String) {
    let parts = table.name.split(separator: ".").map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : ("default", table.name)
  }

  private func tables() -> [[Value]] {
    described.map { table in
      let (schema, name) = schema(table)
      return [.string("tarn"), .string(schema), .string(name), .string("BASE TABLE")]
    }
  }

  private func columns() -> [[Value]] {
    var rows: [[Value]] = []
    for table in described {
      let (schema, name) = schema(table)
      var position: Int64 = 0
      for column in table.columns where !column.isHidden {
        position += 1
        let comment: Value = column.comment.map { Value.string($0) } ?? .null
        let row: [Value] = [
          .string("tarn"), .string(schema), .string(name), .string(column.name),
          .integer(position), .null, .string("YES"), .string(column.type.description), comment,
        ]
        rows.append(row)
      }
    }
    return rows
  }
}
