extension EventLake {
  /// Per principal: first and last seen, what it did and with what.
  package func principalSummary(_ filter: EventFilter) throws -> EventCondition {
    var condition = try filter.condition()
    condition.sql = """
      SELECT coalesce(useridentity.arn, useridentity.invokedby, useridentity.username,
          useridentity.principalid, sourceipaddress) AS principal,
        to_iso8601(with_timezone(min("$time"), 'UTC')) AS first_seen,
        to_iso8601(with_timezone(max("$time"), 'UTC')) AS last_seen,
        count(*) AS events, count(errorcode) AS errors,
        count_if(coalesce(lower(readonly), 'false') <> 'true') AS writes,
        count(DISTINCT eventname) AS event_names,
        count(DISTINCT useridentity.accesskeyid) AS keys,
        count(DISTINCT sourceipaddress) AS addresses,
        count(DISTINCT awsregion) AS regions,
        count(DISTINCT useragent) AS agents
      FROM \(try table(of: filter)) WHERE \(condition.sql)
      GROUP BY 1 ORDER BY events DESC, 1
      """
    return condition
  }

  /// Starts a statement of ours.
  package func start(
    _ statement: EventCondition, stop: ((@escaping @Sendable () -> Void) -> Void)? = nil
  ) throws -> StatementResult {
    let session = querySession(statement.parameters)
    stop?(session.stop)
    return try session.run(0, of: try Script(statement.sql))
  }
}
