import TarnExecution
import TarnHashing
import TarnStorage

/// What a check of an export found.
public struct ExportCheck: Sendable {
  public internal(set) var rows = 0
  public internal(set) var bytes = 0
  public internal(set) var sha256 = ""
  /// Whether the export was made again from the lake.
  public internal(set) var wasRepeated = false
  /// What differs; empty: nothing does.
  public internal(set) var differences: [String] = []
}

/// Where a row of an export comes from.
public struct RowOrigin: Sendable {
  public internal(set) var file: String
  public internal(set) var index: Int
  public internal(set) var sha256: String
  public internal(set) var record: [UInt8]
}

extension EventLake {
  /// Compares a file with the manifest beside it.
  package static func verify(_ path: String) throws -> ExportCheck {
    try check(path).check
  }

  private static func check(_ path: String) throws -> (manifest: Manifest, check: ExportCheck) {
    let manifest = try Manifest(reading: Manifest.path(of: path))
    var check = ExportCheck()
    var hash = SHA256()
    try ExportFile.read(path) { piece in
      hash.update(piece)
      check.bytes += piece.count
    }
    check.sha256 = hash.finalize().hex
    check.rows = manifest["rows"]?.integer ?? 0
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if manifest["file"]?.text != name {
      check.differences.append("file: the manifest names another")
    }
    if manifest["bytes"]?.integer != check.bytes {
      check.differences.append(
        "bytes: \(check.bytes), the manifest says \(manifest["bytes"]?.integer ?? -1)")
    }
    if manifest["sha256"]?.text != check.sha256 {
      check.differences.append("sha256: the file is not what was exported")
    }
    return (manifest, check)
  }

  /// Makes the export again as of its commit, and compares bytes, rows, sources and coverage.
  package func verify(_ path: String) throws -> ExportCheck {
    var (manifest, check) = try Self.check(path)
    check.wasRepeated = true
    if manifest["lake"]?.text != (try lakeID()) {
      check.differences.append("lake: the export is another lake's")
    }
    let replay = try ExportReplay(manifest)
    var hash = SHA256()
    let export = try replay.run(self) { hash.update($0) }
    let sha256 = hash.finalize().hex
    if sha256 != manifest["sha256"]?.text {
      check.differences.append("sha256: the lake gives other bytes, \(sha256)")
    }
    let commit = manifest["commit"]?.integer.map { Int64($0) }
    let facts: [(String, ManifestJSON)] = [
      ("rows", .number(export.rows)), ("neutralized_cells", .number(export.neutralized)),
      ("replaced_cells", .number(export.replaced)),
      ("sources", try sources(replay.rowsBySource(self), store: manifest["store"]?.text)),
      ("coverage", try coverage(of: ExportReplay.filter(manifest), commit: commit)),
    ]
    for (key, value) in facts where manifest[key] != value {
      check.differences.append("\(key): the lake gives something else")
    }
    return check
  }

  /// Where row `number`, from 1, of an export comes from.
  package func origin(ofRow number: Int, in path: String) throws -> RowOrigin {
    let (manifest, check) = try Self.check(path)
    if let difference = check.differences.first { throw LakeError(.damaged, difference) }
    guard number >= 1, number <= check.rows else {
      throw LakeError(.usage, "Row \(number) does not exist; there are 1 to \(check.rows)")
    }
    let place = try ExportReplay(manifest).place(ofRow: number, self)
    let table = try table(of: ExportReplay.filter(manifest))
    let sql = "SELECT eventjson FROM \(table) WHERE \"$path\" = :path AND \"$index\" = :index"
    let session = querySession(["path": .text(place.file), "index": .integer(Int64(place.index))])
    let result = try session.run(0, of: try Script(sql))
    guard let batch = try result.next(), let text = batch.texts.first?.first ?? nil else {
      throw LakeError(.damaged, "The lake has no record \(place.index) of '\(place.file)'")
    }
    let file = try SourceHashes(path: self.path, store: manifest["store"]?.text).file(place.file)
    return RowOrigin(
      file: place.file, index: place.index, sha256: SHA256Text.hex(file?.foundHash),
      record: Array(text.utf8))
  }
}

/// An export made again from what its manifest says.
struct ExportReplay {
  private let statement: EventCondition
  private let format: ExportFormat
  private let raw: Bool
  private let filter: EventFilter

  init(_ manifest: Manifest) throws {
    guard let sql = manifest["sql"]?.text, case .object(let members)? = manifest["parameters"],
      let format = manifest["format"]?.text.flatMap(ExportFormat.init),
      case .boolean(let safe)? = manifest["spreadsheet_safe"]
    else {
      throw LakeError(.damaged, "The manifest does not say how to repeat the export")
    }
    var parameters: [String: SQLValue] = [:]
    for (key, value) in members { parameters[key] = Self.value(value) }
    statement = EventCondition(sql: sql, parameters: parameters)
    self.format = format
    raw = !safe
    filter = try Self.filter(manifest)
  }

  /// Its window and store: they choose the days that are read.
  static func filter(_ manifest: Manifest) throws -> EventFilter {
    var filter = EventFilter()
    filter.store = manifest["store"]?.text
    filter.from = try manifest["window"]?["from"]?.text.map {
      try LakeTime.micros($0, now: 0, zone: "UTC")
    }
    filter.to = try manifest["window"]?["to"]?.text.map {
      try LakeTime.micros($0, now: 0, zone: "UTC")
    }
    return filter
  }

  private static func value(_ json: ManifestJSON) -> SQLValue {
    switch json {
    case .boolean(let flag): .boolean(flag)
    case .number(let digits): Int64(digits).map { .integer($0) } ?? .null
    case .text(let text): .text(text)
    case .object:
      if let number = json["double"]?.text.flatMap({ Double($0) }) {
        .double(number)
      } else if let micros = json["micros"]?.integer {
        .timestamp(Int64(micros))
      } else {
        .null
      }
    case .null, .array: .null
    }
  }

  func run(_ lake: EventLake, write: ([UInt8]) throws -> Void) throws -> RowExport {
    try lake.export(statement, over: filter, as: format, raw: raw, write: write)
  }

  /// The same rows in the same order, with nothing but their places.
  private func places() throws -> EventCondition {
    guard let start = statement.sql.ranges(of: "\nFROM (SELECT ").first else {
      throw LakeError(.damaged, "The manifest's statement names no places")
    }
    return EventCondition(
      sql: "SELECT o2, o3" + statement.sql[start.lowerBound...], parameters: statement.parameters)
  }

  func rowsBySource(_ lake: EventLake) throws -> [String: Int] {
    let places = try places()
    var rows: [String: Int] = [:]
    for span in try lake.spans(of: filter) {
      let result = try lake.run(places, in: span)
      while let batch = try result.next() {
        for row in batch.texts { rows[row[0] ?? "", default: 0] += 1 }
      }
    }
    return rows
  }

  func place(ofRow number: Int, _ lake: EventLake) throws -> (file: String, index: Int) {
    let places = try places()
    var left = number
    for span in try lake.spans(of: filter) {
      let result = try lake.run(places, in: span)
      while let batch = try result.next() {
        if left <= batch.rows {
          let row = batch.slice(left - 1..<left).texts[0]
          return (row[0] ?? "", Int(row[1] ?? "") ?? -1)
        }
        left -= batch.rows
      }
    }
    throw LakeError(.damaged, "The lake gives fewer than \(number) rows")
  }
}

enum SHA256Text {
  static func hex(_ hash: [UInt8]?) -> String {
    guard let hash else { return "" }
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
