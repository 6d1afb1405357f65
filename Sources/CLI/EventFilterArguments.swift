import Tarn

/// The options by which every command chooses events.
enum EventFilterArguments {
  static let flags: [Flag] = [
    .store,
    Flag("--from", value: "TIME", "events from this time on: 2026-01-31, -7d, now-2h"),
    Flag("--to", value: "TIME", "events before this time"),
    Flag("--now", value: "TIME", "the clock of relative times"),
    Flag("--account", value: "ID", "events of an account (options may be repeated: any of them)"),
    Flag("--region", value: "NAME", "events of a region"),
    Flag("--principal", value: "NAME", "an ARN, or a user's, role's, session's or service's name"),
    Flag("--access-key", value: "ID", "events of an access key"),
    Flag("--ip", value: "ADDR|CIDR", "events from an address or a range"),
    Flag("--resource", value: "ARN|NAME", "events on a resource"),
    Flag("--event-name", value: "NAME", "events of a name; * stands for any text: 'Get*'"),
    Flag("--event-source", value: "HOST", "events of a service: s3, or s3.amazonaws.com"),
    Flag("--errors", "only events that ended in an error"),
    Flag("--writes", "only events that do not say they read"),
    Flag("--watchlist", value: "FILE", "a file of addresses, ranges, keys and ARNs, one a line"),
    Flag("--where", value: "CONDITION", "SQL over cloudtrail_logs: \"errorcode LIKE '%Denied%'\""),
  ]

  /// What the options of a call mean; the window is said on stderr.
  static func filter(_ invocation: Invocation) throws -> EventFilter {
    var filter = EventFilter()
    filter.store = invocation.value("--store")
    filter.from = try TimeArgument.micros(invocation, "--from")
    filter.to = try TimeArgument.micros(invocation, "--to")
    filter.accounts = invocation.all("--account")
    filter.regions = invocation.all("--region")
    filter.principals = invocation.all("--principal")
    filter.accessKeys = invocation.all("--access-key")
    filter.addresses = invocation.all("--ip")
    filter.resources = invocation.all("--resource")
    filter.eventNames = invocation.all("--event-name")
    filter.eventSources = invocation.all("--event-source")
    filter.onlyErrors = invocation.has("--errors")
    filter.onlyWrites = invocation.has("--writes")
    filter.watchlist = try invocation.value("--watchlist").map { try Watchlist(file: $0) }
    let conditions = invocation.all("--where")
    if conditions.count == 1 { filter.clause = conditions[0] }
    if conditions.count > 1 {
      filter.clause = conditions.map { "(\($0))" }.joined(separator: " AND ")
    }
    // A condition that cannot be read is an error before anything is opened.
    _ = try filter.condition()
    TimeArgument.echoWindow(filter.from, filter.to)
    return filter
  }
}
