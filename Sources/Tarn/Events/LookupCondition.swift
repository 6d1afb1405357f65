import TarnHashing

/// A lookup as SQL with bound values. Data events are none of LookupEvents' in AWS; here all of
/// history is looked at.
struct LookupCondition {
  let table: String
  private(set) var sql: String
  private(set) var parameters: [String: SQLValue] = [:]
  private let question: String
  /// Events of the token's time and id that earlier pages gave: records that differ under one key.
  private(set) var skipped = 0
  private var place: (time: String, id: String)?

  /// The user's or role's session name, `root` for the root user.
  static let userName = """
    CASE useridentity.type WHEN 'Root' THEN 'root'
      WHEN 'AssumedRole' THEN element_at(split(useridentity.arn, '/'), -1)
      ELSE coalesce(useridentity.username, useridentity.invokedby) END
    """

  init(_ lookup: EventLookup) throws {
    guard lookup.maximum > 0 else {
      throw LakeError(.usage, "At least one event is asked for", code: "InvalidMaxResultsException")
    }
    if let start = lookup.start, let end = lookup.end, start > end {
      throw LakeError(
        .usage, "The start time lies after the end time", code: "InvalidTimeRangeException")
    }
    table = lookup.isInsight ? "cloudtrail_insights" : "cloudtrail_logs"
    var conditions: [String] = []
    var values: [String: SQLValue] = [:]
    for (index, attribute) in lookup.attributes.enumerated() {
      let name = "lookup_\(index)"
      values[name] = .text(attribute.value)
      conditions.append(Self.condition(attribute.key, ":\(name)"))
    }
    // Both ends are inclusive; the texts of a second are told apart by its beginning alone.
    if let start = lookup.start {
      values["lookup_start"] = .text(LakeTime.text(start))
      conditions.append("eventtime >= :lookup_start")
    }
    if let end = lookup.end {
      values["lookup_end"] = .text(LakeTime.text(end))
      conditions.append("eventtime <= :lookup_end")
    }
    var hash = SHA256()
    hash.update(
      Array(
        (lookup.attributes.map { "\($0.key.rawValue)=\($0.value)" }
          + ["\(lookup.start ?? 0)", "\(lookup.end ?? 0)", table]).joined(separator: "\n").utf8))
    question = String(hash.finalize().hex.prefix(16))
    if let token = lookup.token {
      let (time, id, skipped) = try Self.place(token, question)
      self.skipped = skipped
      place = (time, id)
      values["lookup_time"] = .text(time)
      values["lookup_after"] = .text(id)
      conditions.append(
        "(eventtime < :lookup_time OR (eventtime = :lookup_time AND eventid <= :lookup_after))")
    }
    sql = conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    parameters = values
  }

  mutating func bind(_ name: String, _ value: String) { parameters[name] = .text(value) }

  private static func condition(_ key: EventLookup.Key, _ value: String) -> String {
    switch key {
    case .eventID: "eventid = \(value)"
    case .eventName: "eventname = \(value)"
    case .readOnly: "lower(readonly) = lower(\(value))"
    case .userName: "\(userName) = \(value)"
    case .resourceType: "any_match(resources, r -> r.type = \(value))"
    case .resourceName:
      """
      any_match(resources, r -> r.arn = \(value) OR ends_with(r.arn, concat(':', \(value))) \
      OR ends_with(r.arn, concat('/', \(value))))
      """
    case .eventSource: "eventsource = \(value)"
    case .accessKeyID: "useridentity.accesskeyid = \(value)"
    }
  }

  // MARK: - Tokens

  /// The last event of a page: what came in meanwhile neither repeats nor hides one.
  func token(after keys: [[String?]], _ time: String, _ id: String) -> String {
    var given = keys.reversed().prefix { $0[0] == time && ($0[1] ?? "") == id }.count
    if given == keys.count, let place, place == (time, id) { given += skipped }
    let digits = Array("0123456789abcdef")
    return String(
      "1\n\(question)\n\(given)\n\(time)\n\(id)".utf8.flatMap {
        [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
      })
  }

  private static func place(
    _ token: String, _ question: String
  ) throws -> (time: String, id: String, skipped: Int) {
    let digits = token.compactMap(\.hexDigitValue)
    var parts: [Substring] = []
    if digits.count == token.count, digits.count % 2 == 0 {
      let bytes = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] << 4 | digits[$0 + 1])
      }
      parts = String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
    }
    guard parts.count == 5, parts[0] == "1", let skipped = Int(parts[2]), skipped >= 0,
      skipped < 1_000_000
    else {
      throw LakeError(
        .usage, "The token '\(token.prefix(40))' is none of ours",
        code: "InvalidNextTokenException")
    }
    guard parts[1] == question else {
      throw LakeError(
        .usage, "The token belongs to another question; repeat the same parameters",
        code: "InvalidNextTokenException")
    }
    return (String(parts[3]), String(parts[4]), skipped)
  }

  static func resources(
    _ types: String?, _ names: String?
  ) -> [(type: String?, name: String?)] {
    func list(_ text: String?) -> [String?] {
      guard let text, let array = ManifestJSON(Array(text.utf8)) else { return [] }
      return array.elements.map(\.text)
    }
    return Array(zip(list(types), list(names)).map { (type: $0, name: $1) })
  }
}
