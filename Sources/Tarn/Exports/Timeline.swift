import TarnStorage

/// What a timeline is to show.
public struct Timeline: Sendable {
  public var filter = EventFilter()
  public var profile = TimelineProfile.tarn
  /// A zone for local times; nil: no such column.
  public var zone: String?
  /// Marks events that touch an entry, without leaving the others out.
  public var watchlist: Watchlist?
  /// More conditions over `cloudtrail_logs`, such as those of a session.
  var conditions: [EventCondition] = []
  /// Only what the lake's commits up to this generation brought, so that an export can be repeated.
  public var commit: Int64?

  public init() {}
}

/// A span of days that is read and sorted at once.
///
/// A lake's days are disjoint in time, so that sorting span after span sorts the whole: memory
/// holds one span, never the timeline.
struct TimelineSpan: Equatable {
  /// `yyyy-MM-dd`, both included.
  var first: String
  var last: String
  var rows: Int

  /// Unknown days (`0000-00-00`) come last and stay alone. Days put together until a span has as many rows as are sorted well at once.
  static func spans(of days: [(day: String, rows: Int)], limit: Int) -> [TimelineSpan] {
    var spans: [TimelineSpan] = []
    for (day, rows) in days {
      if let last = spans.last, last.last < day, last.rows + rows <= limit {
        spans[spans.count - 1].last = day
        spans[spans.count - 1].rows += rows
      } else {
        spans.append(TimelineSpan(first: day, last: day, rows: rows))
      }
    }
    return spans
  }
}

extension Timeline {
  private var values: [TimelineProfile.Column] {
    profile.columns.filter { column in
      switch column.value {
      case .localTime: zone != nil
      case .watch: watchlist != nil
      default: true
      }
    }
  }

  public var headings: [String] { values.map(\.heading) }

  /// Which events it shows.
  func condition() throws -> EventCondition {
    var condition = try filter.condition()
    for more in conditions {
      condition.sql += " AND (\(more.sql))"
      condition.parameters.merge(more.parameters) { first, _ in first }
    }
    if let commit {
      condition.sql += " AND \"$commit\" <= :timeline_commit"
      condition.parameters["timeline_commit"] = .integer(commit)
    }
    return condition
  }

  /// The statement and its values. Days are bound as `:timeline_first` and `:timeline_last`.
  func statement(from table: String) throws -> EventCondition {
    var condition = try condition()
    condition.sql += " AND dt >= :timeline_first AND dt <= :timeline_last"
    if let zone { condition.parameters["timeline_zone"] = .text(zone) }
    var outer: [String] = []
    var inner: [String] = []
    func need(_ value: TimelineValue, as name: String) {
      let text = "\(value.sql) AS \(name)"
      if !inner.contains(text) { inner.append(text) }
    }
    for (number, column) in values.enumerated() {
      let heading = "\"" + column.heading.replacing("\"", with: "\"\"") + "\""
      let name = "c\(number)"
      switch column.value {
      case .summary:
        for value in [TimelineValue.who, .target, .how, .outcome] {
          need(value, as: value.rawValue)
        }
        inner += ["eventsource", "eventname", "sourceipaddress", "errorcode"]
        outer.append("\(column.value.sql) AS \(heading)")
      case .who, .target, .how, .outcome:
        need(column.value, as: column.value.rawValue)
        outer.append("\(column.value.rawValue) AS \(heading)")
      case .watch:
        let mark = watchlist.map { WatchMark.sql($0, &condition.parameters) } ?? "NULL"
        inner.append("\(mark) AS \(name)")
        outer.append("\(name) AS \(heading)")
      default:
        inner.append("\(column.value.sql) AS \(name)")
        outer.append("\(name) AS \(heading)")
      }
    }
    condition.sql = """
      SELECT \(outer.joined(separator: ", "))
      FROM (SELECT \(inner.joined(separator: ", ")),
        "$time" AS o1, "$path" AS o2, "$index" AS o3 FROM \(table) WHERE \(condition.sql))
      ORDER BY o1 NULLS LAST, o2, o3
      """
    return condition
  }
}

/// The entry of a watchlist that an event touches, as SQL.
enum WatchMark {
  static func sql(_ list: Watchlist, _ parameters: inout [String: SQLValue]) -> String {
    func bind(_ text: String) -> String {
      let name = "watch_\(parameters.count + 1)"
      parameters[name] = .text(text)
      return ":" + name
    }
    let plain = list.plainEntries.map { bind($0) }.joined(separator: ", ")
    var cases: [String] = []
    if !plain.isEmpty {
      cases += Watchlist.columns.map { "WHEN \($0) IN (\(plain)) THEN \($0)" }
    }
    for entry in list.addressEntries {
      let name = bind(entry)
      let network = entry.contains("/") ? name : bind(entry + "/128")
      cases.append(
        "WHEN contains(\(network), try_cast(sourceipaddress AS ipaddress)) THEN \(name)")
    }
    return "CASE \(cases.joined(separator: " ")) END"
  }
}
