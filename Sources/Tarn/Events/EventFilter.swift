/// Which events are meant: the one vocabulary of every command that chooses events.
///
///     var filter = EventFilter()
///     filter.regions = ["eu-west-1"]
///     filter.addresses = ["203.0.113.0/24"]
///     let condition = try filter.condition()
///     // SELECT … FROM cloudtrail_logs WHERE \(condition.sql), with condition.parameters
///
/// Several values of one property are alternatives; properties narrow each other. A name may hold
/// `*` for any text. Letters of names, ARNs and keys count in their case.
public struct EventFilter: Sendable, Hashable {
  /// Microseconds since 1970: from the first, before the second.
  public var from: Int64?
  public var to: Int64?
  /// The event data store; nil: the default one.
  public var store: String?
  public var accounts: [String] = []
  public var regions: [String] = []
  /// ARNs, names of users, roles and sessions, principal ids, services.
  public var principals: [String] = []
  public var accessKeys: [String] = []
  /// Addresses, CIDR ranges, or names of services.
  public var addresses: [String] = []
  /// ARNs, or names as they stand in the request.
  public var resources: [String] = []
  public var eventNames: [String] = []
  public var eventSources: [String] = []
  public var onlyErrors = false
  public var onlyWrites = false
  /// Only events that touch one of its entries.
  public var watchlist: Watchlist?
  /// SQL over `cloudtrail_logs`.
  public var clause: String?

  public init() {}
}

/// A condition in SQL whose values are bound, never pasted.
public struct EventCondition: Sendable, Hashable {
  /// `true` where every event is meant.
  public internal(set) var sql: String
  public internal(set) var parameters: [String: SQLValue]
}

extension EventFilter {
  /// The window that it names, in time's order.
  var window: Range<Int64>? {
    let (from, to) = (from ?? .min, to ?? .max)
    return from < to ? from..<to : nil
  }

  /// Its condition over the columns of `cloudtrail_logs`.
  public func condition() throws -> EventCondition {
    var builder = EventConditionBuilder()
    try builder.add(self)
    return builder.condition
  }

  /// The options that would name it again, for manifests and messages.
  public var arguments: [String] {
    var words: [String] = []
    func add(_ name: String, _ values: [String]) {
      for value in values { words += [name, value] }
    }
    add("--from", from.map { [LakeTime.text($0)] } ?? [])
    add("--to", to.map { [LakeTime.text($0)] } ?? [])
    add("--store", store.map { [$0] } ?? [])
    add("--account", accounts)
    add("--region", regions)
    add("--principal", principals)
    add("--access-key", accessKeys)
    add("--ip", addresses)
    add("--resource", resources)
    add("--event-name", eventNames)
    add("--event-source", eventSources)
    if onlyErrors { words.append("--errors") }
    if onlyWrites { words.append("--writes") }
    add("--watchlist", watchlist.map { [$0.name] } ?? [])
    add("--where", clause.map { [$0] } ?? [])
    return words
  }
}

extension EventLake {
  /// The table that a filter's condition reads: `cloudtrail_logs`, or a store's name in quotes.
  ///
  /// A store by its name has CloudTrail Lake's columns unless the session's dialect is `athena`.
  package func table(of filter: EventFilter) throws -> String {
    guard let name = filter.store else { return "cloudtrail_logs" }
    let stores = try storeNames()
    guard let store = stores.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw LakeError(
        .usage, "Store '\(name)' does not exist; there are: \(stores.joined(separator: ", "))")
    }
    return "\"" + store.replacing("\"", with: "\"\"") + "\""
  }
}
