import TarnSQLSyntax

/// Puts the parts of a filter together as SQL with bound values.
///
///     accounts ["1", "2"], onlyErrors
///     → (account IN (:event_1, :event_2)) AND (errorcode IS NOT NULL)
struct EventConditionBuilder {
  private var parts: [String] = []
  private var parameters: [String: SQLValue] = [:]

  var condition: EventCondition {
    EventCondition(
      sql: parts.isEmpty ? "true" : parts.map { "(\($0))" }.joined(separator: " AND "),
      parameters: parameters)
  }

  private static let principalColumns = [
    "useridentity.arn", "useridentity.sessioncontext.sessionissuer.arn", "useridentity.username",
    "useridentity.sessioncontext.sessionissuer.username", "useridentity.principalid",
    "useridentity.invokedby", "useridentity.sessioncontext.sourceidentity",
  ]

  mutating func add(_ filter: EventFilter) throws {
    try addWindow(filter)
    addNames(["account"], filter.accounts)
    addNames(["region"], filter.regions)
    addPrincipals(filter.principals)
    addNames(["useridentity.accesskeyid"], filter.accessKeys)
    if !filter.addresses.isEmpty {
      parts.append(try filter.addresses.map { try address($0) }.joined(separator: " OR "))
    }
    if !filter.resources.isEmpty {
      parts.append(filter.resources.map { resource($0) }.joined(separator: " OR "))
    }
    addNames(["eventname"], filter.eventNames)
    addNames(["eventsource"], filter.eventSources.map(Self.host))
    if filter.onlyErrors { parts.append("errorcode IS NOT NULL") }
    // Only what says that it reads is left out.
    if filter.onlyWrites { parts.append("coalesce(lower(readonly), 'false') <> 'true'") }
    if let watchlist = filter.watchlist { parts.append(try any(of: watchlist)) }
    if let text = filter.clause { parts.append(try Self.parsed(text)) }
  }

  /// `s3` is `s3.amazonaws.com`.
  private static func host(_ source: String) -> String {
    source.contains(".") || source.contains("*") ? source : source + ".amazonaws.com"
  }

  private mutating func bind(_ value: String) -> String {
    let name = "event_\(parameters.count + 1)"
    parameters[name] = .text(value)
    return ":" + name
  }

  /// The day prunes; the time decides, whatever its form in the record.
  private mutating func addWindow(_ filter: EventFilter) throws {
    if filter.from != nil || filter.to != nil, filter.window == nil {
      throw LakeError(.usage, "The window ends before it begins")
    }
    if let from = filter.from {
      let text = LakeTime.sql(from)
      parts.append("dt >= \(bind(String(text.prefix(10))))")
      parts.append("\"$time\" >= CAST(\(bind(text)) AS timestamp(6))")
    }
    if let to = filter.to {
      let text = LakeTime.sql(to)
      parts.append("dt <= \(bind(String(text.prefix(10))))")
      parts.append("\"$time\" < CAST(\(bind(text)) AS timestamp(6))")
    }
  }

  private mutating func addNames(_ columns: [String], _ values: [String]) {
    if values.isEmpty { return }
    parts.append(names(columns, values).joined(separator: " OR "))
  }

  private mutating func names(_ columns: [String], _ values: [String]) -> [String] {
    var alternatives: [String] = []
    let exact = values.filter { !$0.contains("*") }.map { bind($0) }.joined(separator: ", ")
    if !exact.isEmpty { alternatives += columns.map { "\($0) IN (\(exact))" } }
    for value in values where value.contains("*") {
      let pattern = bind(Self.pattern(value))
      alternatives += columns.map { "\($0) LIKE \(pattern) ESCAPE '\\'" }
    }
    return alternatives
  }

  /// `Get*` as a pattern of LIKE.
  private static func pattern(_ text: String) -> String {
    escaped(text).replacing("*", with: "%")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
  }

  /// A session's ARN ends in its name, and so does the id of a role's session.
  private mutating func addPrincipals(_ values: [String]) {
    if values.isEmpty { return }
    var alternatives = names(Self.principalColumns, values)
    for value in values where !value.contains(":") && !value.contains("*") {
      alternatives.append(
        "useridentity.arn LIKE \(bind("%/" + Self.escaped(value))) ESCAPE '\\'")
    }
    parts.append(alternatives.joined(separator: " OR "))
  }

  mutating func address(_ text: String) throws -> String {
    switch try NetworkAddress(text) {
    case .range: "contains(\(bind(text)), try_cast(sourceipaddress AS ipaddress))"
    case .version6:
      "try_cast(sourceipaddress AS ipaddress) = CAST(\(bind(text)) AS ipaddress)"
    case .name: "sourceipaddress = \(bind(text))"
    }
  }

  private mutating func resource(_ text: String) -> String {
    if text.contains("*") {
      let name = bind(Self.pattern(text))
      return "any_match(resources, r -> r.arn LIKE \(name) ESCAPE '\\')"
    }
    let exact = bind(text)
    let ending = bind("%:" + Self.escaped(text))
    let quoted = bind("%\"" + Self.escaped(text) + "\"%")
    return "any_match(resources, r -> r.arn = \(exact) OR r.arn LIKE \(ending) ESCAPE '\\')"
      + " OR requestparameters LIKE \(quoted) ESCAPE '\\'"
  }

  private mutating func any(of watchlist: Watchlist) throws -> String {
    var alternatives: [String] = []
    let plain = watchlist.plainEntries.map { bind($0) }.joined(separator: ", ")
    if !plain.isEmpty {
      alternatives += Watchlist.columns.map { "\($0) IN (\(plain))" }
    }
    for entry in watchlist.addressEntries { alternatives.append(try address(entry)) }
    return alternatives.isEmpty ? "false" : alternatives.joined(separator: " OR ")
  }

  /// Read and printed again, so that a text cannot reach beyond its parentheses.
  private static func parsed(_ text: String) throws -> String {
    do {
      return try Expression.parse(text).sql
    } catch {
      throw LakeError(error, statement: text)
    }
  }
}
