/// What `aws cloudtrail lookup-events` asks for, over all of a lake's history and with any number of
/// attributes, all of which must hold.
public struct EventLookup: Sendable {
  public enum Key: String, CaseIterable, Sendable {
    case eventID = "EventId"
    case eventName = "EventName"
    case readOnly = "ReadOnly"
    case userName = "Username"
    case resourceType = "ResourceType"
    case resourceName = "ResourceName"
    case eventSource = "EventSource"
    case accessKeyID = "AccessKeyId"
  }

  public var attributes: [(key: Key, value: String)] = []
  /// Microseconds since 1970, both inclusive.
  public var start: Int64?
  public var end: Int64?
  /// Insights instead of events.
  public var isInsight = false
  public var maximum = 50
  /// Of an earlier answer to the same question.
  public var token: String?

  public init() {}
}

/// One event as LookupEvents gives it.
public struct LookedUpEvent: Sendable {
  public let id: String?
  public let name: String?
  public let readOnly: String?
  public let accessKeyID: String?
  /// As the record has it.
  public let time: String?
  public let source: String?
  public let userName: String?
  public let resources: [(type: String?, name: String?)]
  /// The record, byte for byte.
  public let record: String
}

public struct EventPage: Sendable {
  public let events: [LookedUpEvent]
  /// For the events that come after these.
  public let nextToken: String?
}

extension EventPage {
  /// The answer as the AWS CLI prints it, on one line.
  package var json: [UInt8] {
    var members: [(key: String, value: ManifestJSON)] = [
      ("Events", .array(events.map(\.json)))
    ]
    if let nextToken { members.append(("NextToken", .text(nextToken))) }
    return ManifestJSON.object(members).compact
  }
}

extension LookedUpEvent {
  fileprivate var json: ManifestJSON {
    var members: [(key: String, value: ManifestJSON)] = []
    func add(_ key: String, _ value: String?) {
      if let value { members.append((key, .text(value))) }
    }
    add("EventId", id)
    add("EventName", name)
    add("ReadOnly", readOnly)
    add("AccessKeyId", accessKeyID)
    add("EventTime", time)
    add("EventSource", source)
    add("Username", userName)
    members.append(
      (
        "Resources",
        .array(
          resources.map {
            .object([
              ("ResourceType", .optional($0.type)), ("ResourceName", .optional($0.name)),
            ])
          })
      ))
    add("CloudTrailEvent", record)
    return .object(members)
  }
}

extension EventLake {
  /// The newest events with some attributes, a page at a time.
  public func lookupEvents(_ lookup: EventLookup) async throws -> EventPage {
    try await Blocking.run { try lookupEventsNow(lookup) }
  }

  package func lookupEventsNow(
    _ lookup: EventLookup, stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> EventPage {
    var condition = try LookupCondition(lookup)
    let keys = try rows(
      """
      SELECT eventtime, eventid FROM \(condition.table) WHERE \(condition.sql)
      ORDER BY eventtime DESC, eventid DESC LIMIT \(condition.skipped + lookup.maximum + 1)
      """, condition.parameters, stop)
    let wanted = keys.dropFirst(condition.skipped).prefix(lookup.maximum)
    guard let newest = wanted.first?[0], let oldest = wanted.last?[0] else {
      return EventPage(events: [], nextToken: nil)
    }
    // Those with the first one's key that an earlier page gave come back with it.
    let before = keys.prefix(condition.skipped).filter { $0 == wanted.first }.count
    // The records of these few only: a record is put together from hundreds of columns.
    condition.bind("lookup_oldest", oldest)
    condition.bind("lookup_newest", newest)
    let names = wanted.enumerated().compactMap { index, key -> String? in
      guard let id = key[1] else { return nil }
      condition.bind("lookup_id_\(index)", id)
      return ":lookup_id_\(index)"
    }
    let events = try rows(
      """
      SELECT eventtime, eventid, eventname, readonly, useridentity.accesskeyid, eventsource,
        \(LookupCondition.userName), json_format(CAST(transform(resources, r -> r.type) AS json)),
        json_format(CAST(transform(resources, r -> r.arn) AS json)), eventjson
      FROM \(condition.table)
      WHERE eventtime BETWEEN :lookup_oldest AND :lookup_newest
        AND eventid IN (\(names.joined(separator: ", "))) AND \(condition.sql)
      ORDER BY eventtime DESC, eventid DESC, "$path", "$index"
      """, condition.parameters, stop
    ).dropFirst(before).prefix(lookup.maximum).map { row in
      LookedUpEvent(
        id: row[1], name: row[2], readOnly: row[3], accessKeyID: row[4], time: row[0],
        source: row[5], userName: row[6], resources: LookupCondition.resources(row[7], row[8]),
        record: row[9] ?? "")
    }
    let isMore = keys.count > condition.skipped + lookup.maximum
    return EventPage(
      events: events,
      nextToken: isMore ? condition.token(after: Array(wanted), oldest, wanted.last?[1] ?? "") : nil
    )
  }

  private func rows(
    _ sql: String, _ parameters: [String: SQLValue],
    _ stop: ((@escaping @Sendable () -> Void) -> Void)?
  ) throws -> [[String?]] {
    let session = querySession(parameters)
    stop?(session.stop)
    let result = try session.run(0, of: try Script(sql))
    var rows: [[String?]] = []
    while let batch = try result.next() { rows += batch.texts }
    return rows
  }
}
