import TarnColumns
import TarnPlanning

/// A question with its answer in SQL: one file, whose header says what it asks, for whom and with
/// which parameters.
///
///     -- name: logging-stopped
///     -- severity: critical
///     -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
///     …
///     SELECT … WHERE eventtime >= ? …
public struct SavedQuery: Sendable {
  public enum Severity: String, Sendable, CaseIterable, Comparable {
    case info, low, medium, high, critical

    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  public enum Kind: String, Sendable {
    /// A row is a violation.
    case finding
    /// Rows are evidence.
    case report
  }

  public struct Parameter: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      case varchar, bigint, double, boolean, timestamp, date
      case array = "array(varchar)"
    }

    public let name: String
    public let kind: Kind
    /// As the header writes it, without quotes; nil: it must be given.
    public let standard: String?
    public let meaning: String
  }

  public let name: String
  public let folder: String
  public let title: String
  public let description: String
  public let severity: Severity
  public let kind: Kind
  /// `cis-5.0:4.3`.
  public let controls: [String]
  public let parameters: [Parameter]
  /// The parameter behind each `?`.
  public let uses: [String]
  public let schedule: String?
  public let key: [String]
  public let dialect: String
  public let references: [String]
  public let sql: String
  /// Header and statement as the file has them.
  public let text: String

  /// A file's text; `file` names it in errors.
  public init(_ text: String, folder: String, file: String) throws {
    var header = try QueryHeader(text, file: file)
    self.text = text
    self.folder = folder
    sql = header.sql
    name = try header.take("name")
    title = try header.take("title")
    description = try header.take("description")
    severity = try header.take("severity") {
      guard let value = Severity(rawValue: $0) else {
        throw header.error("'\($0)' is no severity; there are: info, low, medium, high, critical")
      }
      return value
    }
    kind = try header.take("kind") {
      guard let value = Kind(rawValue: $0) else {
        throw header.error("'\($0)' is no kind; there are: finding, report")
      }
      return value
    }
    controls = header.list("controls")
    parameters = try header.parameters.map { try Parameter($0.text, header, line: $0.line) }
    uses = header.optional("uses") == nil ? parameters.map(\.name) : header.list("uses")
    schedule = header.optional("schedule")
    key = header.list("key")
    dialect = header.optional("dialect") ?? "athena"
    references = header.list("references")
    guard ["athena", "lake", "tarn"].contains(dialect) else {
      throw header.error("'\(dialect)' is no dialect; there are: athena, lake, tarn")
    }
    for use in uses where !parameters.contains(where: { $0.name == use }) {
      throw header.error("'uses' names '\(use)', which is no parameter")
    }
    try header.finish()
    let script = try Script(sql)
    guard script.count == 1 else {
      throw header.error("one statement is expected, there are \(script.count)")
    }
  }
}

extension SavedQuery.Parameter {
  /// `names array(varchar) default ['a', 'b'] -- meaning`
  init(_ text: String, _ header: QueryHeader, line: Int) throws {
    guard let dashes = text.range(ofText: " -- ") else {
      throw header.error("a parameter ends in ' -- MEANING'", line: line)
    }
    meaning = String(text[dashes.upperBound...])
    var words = text[..<dashes.lowerBound]
    guard let space = words.firstIndex(of: " ") else {
      throw header.error("a parameter is 'NAME TYPE default VALUE -- MEANING'", line: line)
    }
    name = String(words[..<space])
    words = words[words.index(after: space)...]
    let type = words.firstIndex(of: " ").map { words[..<$0] } ?? words
    guard let kind = Kind(rawValue: String(type)) else {
      let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw header.error("'\(type)' is no parameter's type; there are: \(known)", line: line)
    }
    self.kind = kind
    let rest = words.dropFirst(type.count)
    if rest.isEmpty {
      standard = nil
    } else if rest.hasPrefix(" default ") {
      var value = rest.dropFirst(" default ".count)
      if value.count >= 2, value.first == "\"", value.last == "\"" {
        value = value.dropFirst().dropLast()
      }
      standard = String(value)
    } else {
      throw header.error("'\(rest.dropFirst())' stands where 'default' is expected", line: line)
    }
  }

  /// A value's text as the type has it. A timestamp is bound as text, since the table's is one.
  func value(_ text: String, now: Int64) throws -> PlanningSession.Parameter {
    let varchar = SQLType.varchar(length: nil)
    func wrong(_ what: String) -> LakeError {
      LakeError(.usage, "Parameter '\(name)' takes \(what), not '\(text)'")
    }
    switch kind {
    case .varchar: return PlanningSession.Parameter(.string(text), varchar)
    case .bigint:
      guard let number = Int64(text) else { throw wrong("a whole number") }
      return PlanningSession.Parameter(.integer(number), .bigint)
    case .double:
      guard let number = Double(text) else { throw wrong("a number") }
      return PlanningSession.Parameter(.double(number), .double)
    case .boolean:
      guard let flag = Bool(text.lowercased()) else { throw wrong("true or false") }
      return PlanningSession.Parameter(.boolean(flag), .boolean)
    case .timestamp:
      let micros = try LakeTime.micros(text, now: now, zone: "UTC")
      return PlanningSession.Parameter(.string(LakeTime.text(micros)), varchar)
    case .date:
      let micros = try LakeTime.micros(text, now: now, zone: "UTC")
      return PlanningSession.Parameter(
        .string(String(LakeTime.text(micros).prefix(10))), varchar)
    case .array:
      return PlanningSession.Parameter(
        .list(Self.elements(text).map { .string($0) }), .array(varchar))
    }
  }

  /// `['a', 'it''s']`, or words separated by commas.
  static func elements(_ text: String) -> [String] {
    guard text.hasPrefix("["), text.hasSuffix("]") else {
      return text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
    var elements: [String] = []
    var current: String?
    var rest = text.dropFirst().dropLast()[...]
    while let character = rest.popFirst() {
      if character == "'" {
        if current == nil {
          current = ""
        } else if rest.first == "'" {
          rest.removeFirst()
          current?.append("'")
        } else {
          elements.append(current ?? "")
          current = nil
        }
      } else {
        current?.append(character)
      }
    }
    return elements
  }
}

extension StringProtocol {
  /// Where a text first stands.
  func range(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
