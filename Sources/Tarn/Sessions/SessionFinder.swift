/// Follows credentials from one to the next, a query a generation.
struct SessionFinder {
  let lake: EventLake
  let table: String
  /// Stops the query that runs.
  let stop: ((@escaping @Sendable () -> Void) -> Void)?

  /// Keys a session may have before it is refused: an error says more than an hour's wait.
  private static let mostKeys = 5_000
  private static let mostGenerations = 32

  /// The key that an event gave out.
  private static let issuedKey = """
    coalesce(json_extract_scalar(responseelements, '$.credentials.accessKeyId'), \
    json_extract_scalar(responseelements, '$.accessKey.accessKeyId'))
    """
  private static let issuers = """
    (eventname LIKE 'AssumeRole%' OR eventname IN ('GetSessionToken', 'GetFederationToken', \
    'AssumeRoot', 'CreateAccessKey', 'GetCredentialsForIdentity', 'GetRoleCredentials', \
    'CreateSession'))
    """

  func find(_ subject: String) throws -> EventSession {
    var session = EventSession(subject: subject)
    let roots = subject.contains(":") ? try keys(of: subject) : [subject]
    var found: [String: EventSession.Credential] = [:]
    var order: [String] = []
    for key in roots where found[key] == nil {
      found[key] = EventSession.Credential(key: key)
      order.append(key)
    }
    try descend(&found, &order)
    try describe(&found, order)
    try followSourceIdentities(&found, &order)
    if !subject.contains(":") { session.ancestors = try ancestors(of: subject) }
    // A key that another root's session gave out stands below it.
    let tops = order.filter { found[$0]?.parent == nil }
    for key in tops { append(key, found, order, depth: 0, to: &session.credentials) }
    session.condition = try condition(subject, session.credentials)
    if subject.contains(":"), session.credentials.isEmpty {
      session.condition = EventCondition(
        sql: "useridentity.arn = :session_subject",
        parameters: ["session_subject": .text(subject)])
    }
    return session
  }

  // MARK: - Queries

  private func rows(_ sql: String, _ parameters: [String: SQLValue]) throws -> [[String?]] {
    let query = lake.querySession(parameters)
    stop?(query.stop)
    let result = try query.run(0, of: try Script(sql))
    var rows: [[String?]] = []
    while let batch = try result.next() { rows += batch.texts }
    return rows
  }

  private static func list(
    _ values: [String], _ name: String
  ) -> (sql: String, parameters: [String: SQLValue]) {
    var parameters: [String: SQLValue] = [:]
    let names = values.enumerated().map { number, value in
      parameters["\(name)_\(number)"] = .text(value)
      return ":\(name)_\(number)"
    }
    return (names.joined(separator: ", "), parameters)
  }

  /// The keys that a principal used, or sessions of a role did.
  private func keys(of arn: String) throws -> [String] {
    try rows(
      """
      SELECT useridentity.accesskeyid, min("$time") FROM \(table)
      WHERE (useridentity.arn = :arn OR useridentity.sessioncontext.sessionissuer.arn = :arn)
        AND useridentity.accesskeyid IS NOT NULL
      GROUP BY 1 ORDER BY 2, 1
      """, ["arn": .text(arn)]
    ).compactMap { $0[0] }
  }

  /// Adds what is issued with the keys known so far, generation after generation.
  private func descend(
    _ found: inout [String: EventSession.Credential], _ order: inout [String]
  ) throws {
    var frontier = order
    var generation = 0
    while !frontier.isEmpty, generation < Self.mostGenerations {
      generation += 1
      var next: [String] = []
      for start in stride(from: 0, to: frontier.count, by: 500) {
        let part = Array(frontier[start..<min(start + 500, frontier.count)])
        let list = Self.list(part, "k")
        let rows = try rows(
          """
          SELECT \(Self.issuedKey), useridentity.accesskeyid, eventname, eventtime FROM \(table)
          WHERE useridentity.accesskeyid IN (\(list.sql)) AND \(Self.issuers)
            AND \(Self.issuedKey) IS NOT NULL
          ORDER BY "$time", eventid
          """, list.parameters)
        for row in rows {
          guard let key = row[0], let parent = row[1], key != parent else { continue }
          if var known = found[key] {
            // A root that turns out to be issued by another one.
            guard known.parent == nil, !isAbove(key, parent, found) else { continue }
            (known.parent, known.link, known.issued) = (parent, row[2], row[3])
            found[key] = known
            continue
          }
          var credential = EventSession.Credential(key: key)
          (credential.parent, credential.link, credential.issued) = (parent, row[2], row[3])
          found[key] = credential
          order.append(key)
          next.append(key)
        }
      }
      guard order.count <= Self.mostKeys else {
        throw LakeError(
          .limit, "The session has more than \(Self.mostKeys) keys",
          suggestion: "Begin further down: with one of the keys of an AssumeRole.")
      }
      frontier = next
    }
  }

  /// Whether `key` is `other` or stands above it.
  private func isAbove(
    _ key: String, _ other: String, _ found: [String: EventSession.Credential]
  ) -> Bool {
    var place: String? = other
    var steps = 0
    while let current = place, steps <= found.count {
      if current == key { return true }
      place = found[current]?.parent
      steps += 1
    }
    return false
  }

  /// Who used each key, when, from where.
  private func describe(
    _ found: inout [String: EventSession.Credential], _ keys: [String]
  ) throws {
    for start in stride(from: 0, to: keys.count, by: 500) {
      let list = Self.list(Array(keys[start..<min(start + 500, keys.count)]), "k")
      let rows = try rows(
        """
        SELECT useridentity.accesskeyid, min(useridentity.arn),
          min(useridentity.sessioncontext.sourceidentity), min(eventtime), max(eventtime),
          count(*), count(errorcode),
          array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ' '),
          array_join(array_sort(array_agg(DISTINCT awsregion)), ' '),
          array_join(array_sort(array_agg(DISTINCT account)), ' '),
          max(sessioncredentialfromconsole)
        FROM \(table) WHERE useridentity.accesskeyid IN (\(list.sql)) GROUP BY 1
        """, list.parameters)
      for row in rows {
        guard let key = row[0], var credential = found[key] else { continue }
        credential.principal = row[1]
        credential.sourceIdentity = row[2]
        (credential.firstSeen, credential.lastSeen) = (row[3], row[4])
        credential.events = Int(row[5] ?? "") ?? 0
        credential.errors = Int(row[6] ?? "") ?? 0
        credential.addresses = Self.words(row[7])
        credential.regions = Self.words(row[8])
        credential.accounts = Self.words(row[9])
        credential.isConsole = row[10]?.lowercased() == "true"
        found[key] = credential
      }
    }
  }

  private static func words(_ text: String?) -> [String] {
    text?.split(separator: " ").map(String.init) ?? []
  }

  /// Sessions that bear the same source identity, but whose issuing is not in the lake.
  private func followSourceIdentities(
    _ found: inout [String: EventSession.Credential], _ order: inout [String]
  ) throws {
    var followed: Set<String> = []
    while let bearer = order.first(where: { key in
      guard let identity = found[key]?.sourceIdentity else { return false }
      return !followed.contains(identity)
    }), let identity = found[bearer]?.sourceIdentity {
      followed.insert(identity)
      let rows = try rows(
        """
        SELECT useridentity.accesskeyid, min("$time") FROM \(table)
        WHERE useridentity.sessioncontext.sourceidentity = :identity
          AND useridentity.accesskeyid IS NOT NULL
        GROUP BY 1 ORDER BY 2, 1
        """, ["identity": .text(identity)])
      var fresh: [String] = []
      for key in rows.compactMap({ $0[0] }) where found[key] == nil {
        var credential = EventSession.Credential(key: key)
        (credential.parent, credential.link) = (bearer, "source identity \(identity)")
        found[key] = credential
        fresh.append(key)
      }
      if fresh.isEmpty { continue }
      var known = fresh
      try descend(&found, &known)
      order += known
      try describe(&found, known)
    }
  }

  /// From the key to what it was issued with, and so on; the topmost first.
  private func ancestors(of key: String) throws -> [EventSession.Credential] {
    var chain: [EventSession.Credential] = []
    var seen: Set<String> = [key]
    var current = key
    while chain.count < Self.mostGenerations {
      let rows = try rows(
        """
        SELECT useridentity.accesskeyid, eventname, eventtime, useridentity.arn FROM \(table)
        WHERE \(Self.issuedKey) = :key AND \(Self.issuers) ORDER BY "$time", eventid LIMIT 1
        """, ["key": .text(current)])
      guard let row = rows.first else { break }
      guard let parent = row[0], seen.insert(parent).inserted else {
        // A federated caller has no key.
        var credential = EventSession.Credential(key: "")
        credential.principal = row[3]
        if row[0] == nil { chain.append(credential) }
        break
      }
      var found = [parent: EventSession.Credential(key: parent)]
      try describe(&found, [parent])
      if let credential = found[parent] { chain.append(credential) }
      current = parent
    }
    return chain.reversed()
  }

  private func append(
    _ key: String, _ found: [String: EventSession.Credential], _ order: [String], depth: Int,
    to list: inout [EventSession.Credential]
  ) {
    guard var credential = found[key], depth <= Self.mostGenerations * 2 else { return }
    credential.depth = depth
    list.append(credential)
    for child in order where found[child]?.parent == key {
      append(child, found, order, depth: depth + 1, to: &list)
    }
  }

  /// The events of the keys, those that gave the keys out, their copies in other accounts' trails,
  /// and sign-ins of the same principals.
  private func condition(
    _ subject: String, _ credentials: [EventSession.Credential]
  ) throws -> EventCondition {
    if credentials.isEmpty { return EventCondition(sql: "false", parameters: [:]) }
    let keys = Self.list(credentials.map(\.key), "session")
    var parts = [
      "useridentity.accesskeyid IN (\(keys.sql))",
      "(\(Self.issuers) AND \(Self.issuedKey) IN (\(keys.sql)))",
    ]
    var parameters = keys.parameters
    let shared = try rows(
      """
      SELECT DISTINCT sharedeventid FROM \(table)
      WHERE sharedeventid IS NOT NULL AND useridentity.accesskeyid IN (\(keys.sql))
      """, keys.parameters
    ).compactMap { $0[0] }
    if !shared.isEmpty {
      let ids = Self.list(shared, "shared")
      parts.append("sharedeventid IN (\(ids.sql))")
      parameters.merge(ids.parameters) { first, _ in first }
    }
    var arns = Set(credentials.filter { $0.isConsole }.compactMap(\.principal))
    if subject.contains(":") { arns.insert(subject) }
    if !arns.isEmpty {
      let list = Self.list(arns.sorted(), "signin")
      parts.append("(useridentity.accesskeyid IS NULL AND useridentity.arn IN (\(list.sql)))")
      parameters.merge(list.parameters) { first, _ in first }
    }
    return EventCondition(sql: parts.joined(separator: " OR "), parameters: parameters)
  }
}

extension EventLake {
  /// What an access key, or a principal by its ARN, did under all its names.
  package func session(
    of subject: String, store: String? = nil,
    stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> EventSession {
    var filter = EventFilter()
    filter.store = store
    return try SessionFinder(lake: self, table: try table(of: filter), stop: stop).find(subject)
  }

  /// The same, for tasks.
  public func session(of subject: String) async throws -> EventSession {
    try await Blocking.run { try self.session(of: subject, store: nil, stop: nil) }
  }
}

extension Timeline {
  /// Only the events of a session, as far as the filter lets them through.
  public mutating func follow(_ session: EventSession) { conditions.append(session.condition) }
}
