import TarnExecution
import TarnJSON

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a query must find and what it must not: small events, each case alone in a lake of its own.
///
///     {"parameters": {…},
///      "matches": [{"why": "…", "events": [{…}], "rows": 1}],
///      "misses": [{"why": "…", "events": [{…}]}]}
package struct QueryCases: Sendable {
  package struct Case: Sendable {
    package let why: String
    /// Each a record's text; what every record has may be missing and is filled in.
    let events: [String]
    /// nil: at least one.
    let rows: Int?
    let parameters: [String: String]
  }

  package private(set) var cases: [Case] = []

  package init(_ text: String, file: String) throws {
    let bytes = Array(text.utf8)
    let parsed = bytes.withUnsafeBufferPointer { buffer -> [Case]? in
      let scanner = JSONScanner(buffer)
      guard (try? scanner.validateWhole()) != nil,
        let root = scanner.item(at: scanner.skipSpace(from: 0))
      else { return nil }
      let own = Self.values(Self.member("parameters", of: root, scanner), scanner)
      var cases: [Case] = []
      for (name, isMatch) in [("matches", true), ("misses", false)] {
        guard let list = Self.member(name, of: root, scanner),
          var elements = JSONElements(scanner, at: list.span.lowerBound)
        else { return nil }
        while let element = elements.next() {
          cases.append(Self.read(element, isMatch: isMatch, own, scanner))
        }
      }
      return cases
    }
    guard let parsed, !parsed.isEmpty else {
      throw LakeError(.sql, "\(file): this is not 'parameters', 'matches' and 'misses' with cases")
    }
    cases = parsed
  }

  private static func read(
    _ item: JSONItem, isMatch: Bool, _ own: [String: String], _ scanner: JSONScanner
  ) -> Case {
    var events: [String] = []
    if let list = member("events", of: item, scanner),
      var elements = JSONElements(scanner, at: list.span.lowerBound)
    {
      while let event = elements.next() {
        events.append(filled(event, number: events.count, scanner))
      }
    }
    let rows = member("rows", of: item, scanner).flatMap { Int(text(of: $0, scanner)) }
    return Case(
      why: member("why", of: item, scanner).map { text(of: $0, scanner) } ?? "",
      events: events, rows: isMatch ? rows : 0,
      parameters: own.merging(values(member("parameters", of: item, scanner), scanner)) { $1 })
  }

  private static func member(
    _ name: String, of item: JSONItem, _ scanner: JSONScanner
  ) -> JSONItem? {
    guard item.kind == .object, var members = JSONMembers(scanner, at: item.span.lowerBound)
    else { return nil }
    var found: JSONItem?
    while let member = members.next() {
      if scanner.bytes(member.key).elementsEqual(name.utf8) { found = member.value }
    }
    return found
  }

  private static func text(of item: JSONItem, _ scanner: JSONScanner) -> String {
    let raw = scanner.bytes(item.content)
    let bytes = item.kind == .string ? JSONString.decode(raw) : Array(raw)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Scalars as they are; a list as `['a', 'b']`.
  private static func values(_ item: JSONItem?, _ scanner: JSONScanner) -> [String: String] {
    guard let item, item.kind == .object,
      var members = JSONMembers(scanner, at: item.span.lowerBound)
    else { return [:] }
    var values: [String: String] = [:]
    while let member = members.next() {
      let name = String(
        decoding: JSONString.decode(scanner.bytes(member.key)), as: UTF8.self)
      var value = text(of: member.value, scanner)
      if var elements = JSONElements(scanner, at: member.value.span.lowerBound) {
        var texts: [String] = []
        while let element = elements.next() {
          texts.append("'" + text(of: element, scanner).replacing("'", with: "''") + "'")
        }
        value = "[" + texts.joined(separator: ", ") + "]"
      }
      values[name] = value
    }
    return values
  }

  /// The record with an id, version, region, account and time where it has none.
  private static func filled(
    _ item: JSONItem, number: Int, _ scanner: JSONScanner
  ) -> String {
    let text = String(decoding: scanner.bytes(item.span), as: UTF8.self)
    let minute = number % 60 < 10 ? "0\(number % 60)" : "\(number % 60)"
    let hour = 3 + number / 60
    let standard = [
      ("eventVersion", "1.11"), ("awsRegion", "eu-central-1"),
      ("eventID", "00000000-0000-4000-8000-\(String(100_000_000_000 + number))"),
      ("recipientAccountId", "111122223333"), ("requestID", "request-\(number)"),
      ("eventTime", "2026-01-02T\(hour < 10 ? "0" : "")\(hour):\(minute):05Z"),
    ]
    let missing = standard.filter { member($0.0, of: item, scanner) == nil }
      .map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",")
    if missing.isEmpty { return text }
    let isEmpty = text.dropFirst().allSatisfy { $0 == "}" || $0.isWhitespace }
    return "{" + missing + (isEmpty ? "" : ",") + text.dropFirst()
  }
}

extension SavedQuery {
  /// Runs the cases; what did not hold, a line each.
  package func failures(of cases: QueryCases, in folder: String) throws -> [String] {
    var failures: [String] = []
    for (number, example) in cases.cases.enumerated() {
      let place = "\(folder)/\(name)-\(number)"
      defer {
        for ending in [".json", ".db", ".db-wal", ".db-shm"] { unlink(place + ending) }
      }
      do {
        let found = try rows(of: example, at: place)
        if let wanted = example.rows, found != wanted {
          failures.append("\(name): '\(example.why)' gives \(found) rows, not \(wanted)")
        } else if example.rows == nil, found == 0 {
          failures.append("\(name): '\(example.why)' gives no row")
        }
      } catch {
        failures.append("\(name): '\(example.why)': \(LakeError(error))")
      }
    }
    return failures
  }

  private func rows(of example: QueryCases.Case, at place: String) throws -> Int {
    let file = try ExportFile(place + ".json")
    try file.write(Array("{\"Records\":[\(example.events.joined(separator: ","))]}".utf8))
    _ = try file.finish()
    let lake = EventLake(unopened: place + ".db")
    var options = IngestOptions()
    options.fast = true
    options.threads = 1
    _ = try lake.ingestNow([place + ".json"], options, IngestStop())
    var values = example.parameters
    if values["from"] == nil || values["to"] == nil {
      let (first, last) = try window(of: lake)
      if parameters.contains(where: { $0.name == "from" }) {
        values["from"] = values["from"] ?? first
      }
      if parameters.contains(where: { $0.name == "to" }) { values["to"] = values["to"] ?? last }
    }
    var session = QuerySession.Options()
    session.threads = 1
    let result = try start(on: lake, values, now: Clock.micros, options: session)
    var rows = 0
    while let batch = try result.next() { rows += batch.rows }
    return rows
  }

  /// From the first event to the second after the last.
  private func window(of lake: EventLake) throws -> (from: String, to: String) {
    let session = lake.querySession([:])
    let result = try session.run(
      0,
      of: try Script(
        """
        SELECT min(eventtime),
          to_iso8601(from_iso8601_timestamp(max(eventtime)) + INTERVAL '1' SECOND)
        FROM cloudtrail_logs
        """))
    guard let row = try result.next()?.texts.first, let first = row[0], let last = row[1] else {
      throw LakeError(.input, "A case has no events")
    }
    return (first, last)
  }
}
