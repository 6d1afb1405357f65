import TarnColumns
import TarnPlanning

extension SavedQuery {
  /// Starts the query over a lake. Values not given are the header's.
  package func start(
    on lake: EventLake, _ values: [String: String] = [:], now: Int64,
    options given: QuerySession.Options = QuerySession.Options(),
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> StatementResult {
    var options = given
    options.dialect = dialect == "lake" ? "lake" : "athena"
    options.now = now
    options.positional = try bound(values, now: now)
    let session = QuerySession(lakePath: lake.path, options: options)
    stop?(session.stop)
    return try session.run(0, of: try Script(sql))
  }

  func bound(_ values: [String: String], now: Int64) throws -> [PlanningSession.Parameter] {
    for name in values.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
      let known = parameters.map(\.name).joined(separator: ", ")
      throw LakeError(
        .usage, "Query '\(self.name)' has no parameter '\(name)'; it has: \(known)")
    }
    return try uses.map { use in
      guard let parameter = parameters.first(where: { $0.name == use }) else {
        throw LakeError(.unexpected, "Query '\(name)' uses '\(use)', which it does not have")
      }
      guard let text = values[use] ?? parameter.standard else {
        throw LakeError(
          .usage, "Query '\(name)' needs a value: -p \(use)=… (\(parameter.meaning))")
      }
      return try parameter.value(text, now: now)
    }
  }

  /// The statement with its values in the places of `?`, to be pasted elsewhere.
  package func literal(_ values: [String: String], now: Int64) throws -> String {
    var parameters = try bound(values, now: now)[...]
    var text = ""
    var isQuoted = false
    for character in sql {
      if character == "'" { isQuoted.toggle() }
      if character == "?", !isQuoted, let parameter = parameters.popFirst() {
        text += Self.literal(parameter)
      } else {
        text.append(character)
      }
    }
    return text
  }

  private static func literal(_ parameter: PlanningSession.Parameter) -> String {
    func quoted(_ bytes: [UInt8]) -> String {
      "'" + String(decoding: bytes, as: UTF8.self).replacing("'", with: "''") + "'"
    }
    switch parameter.value {
    case .text(let bytes): return quoted(bytes)
    case .integer(let number): return String(number)
    case .double(let number): return "DOUBLE '\(number)'"
    case .boolean(let flag): return flag ? "true" : "false"
    case .list(let items):
      let texts = items.map { item -> String in
        if case .text(let bytes) = item { return quoted(bytes) }
        return "NULL"
      }
      return texts.isEmpty
        ? "CAST(ARRAY[] AS array(varchar))" : "ARRAY[\(texts.joined(separator: ", "))]"
    default: return "NULL"
    }
  }
}
