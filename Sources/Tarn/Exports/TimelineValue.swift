/// What a timeline can say of an event, and the SQL that says it.
///
/// The raw value is its heading in Tarn's own profile. Expressions speak of `cloudtrail_logs`
/// (alias `e`), so that a timeline is one SELECT that its manifest can show.
enum TimelineValue: String, CaseIterable, Sendable {
  case time
  case localTime = "local_time"
  case who, what, outcome, target, from, how, region, account, summary
  case watch
  case service, principal
  case accessKey = "access_key"
  case sourceIdentity = "source_identity"
  case userAgent = "user_agent"
  case errorCode = "error_code"
  case errorMessage = "error_message"
  case readOnly = "read_only"
  case mfa
  case eventID = "event_id"
  case sharedEventID = "shared_event_id"
  case sourceFile = "source_file"
  case sourceIndex = "source_index"
  case dateTime = "datetime"
  case micros = "timestamp"
  case description = "timestamp_desc"
  case userName = "user_name"
  case userType = "user_type"
  case userAccount = "user_account"
  case principalID = "principal_id"
  case ruleTitle = "rule_title"
  case ruleAuthor = "rule_author"
  case ruleLevel = "rule_level"
  case ruleTags = "rule_tags"
  case ruleID = "rule_id"
  case record

  /// Over the columns of the lens. `zone` is bound as `:timeline_zone`.
  var sql: String {
    switch self {
    case .time: Self.utc
    case .localTime: "to_iso8601(at_timezone(with_timezone(\"$time\", 'UTC'), :timeline_zone))"
    case .who: Self.whoSQL
    case .what: "eventname"
    case .outcome: Self.outcomeSQL
    case .target: Self.targetSQL
    case .from: "sourceipaddress"
    case .how: Self.howSQL
    case .region: "awsregion"
    case .account: "account"
    case .summary: Self.summarySQL
    case .watch: "NULL"
    case .service: "eventsource"
    case .principal: "useridentity.arn"
    case .accessKey: "useridentity.accesskeyid"
    case .sourceIdentity: "useridentity.sessioncontext.sourceidentity"
    case .userAgent: "useragent"
    case .errorCode: "errorcode"
    case .errorMessage: "errormessage"
    case .readOnly: "readonly"
    case .mfa: "useridentity.sessioncontext.attributes.mfaauthenticated"
    case .eventID: "eventid"
    case .sharedEventID: "sharedeventid"
    case .sourceFile: "\"$path\""
    case .sourceIndex: "\"$index\""
    case .dateTime: "to_iso8601(with_timezone(\"$time\", 'UTC'))"
    case .micros:
      "CAST(floor(to_unixtime(with_timezone(\"$time\", 'UTC')) * 1e6 + 0.5) AS bigint)"
    case .description: "'Event Time'"
    case .userName: "useridentity.username"
    case .userType: "useridentity.type"
    case .userAccount: "useridentity.accountid"
    case .principalID: "useridentity.principalid"
    case .ruleTitle, .ruleAuthor, .ruleLevel, .ruleTags, .ruleID: "CAST(NULL AS varchar)"
    case .record: "eventjson"
    }
  }

  /// `2026-03-04T09:15:00Z`: the record's own text where it is that, otherwise the time it means.
  private static let utc =
    "CASE WHEN length(eventtime) = 20 AND eventtime LIKE '____-__-__T__:__:__Z' THEN eventtime "
    + "ELSE coalesce(to_iso8601(with_timezone(\"$time\", 'UTC')), eventtime) END"

  private static let whoSQL = """
    CASE useridentity.type
      WHEN 'Root' THEN 'root'
      WHEN 'IAMUser' THEN coalesce(useridentity.username, useridentity.arn, \
    useridentity.principalid, useridentity.accountid)
      WHEN 'AssumedRole' THEN coalesce(regexp_extract(useridentity.arn, \
    'assumed-role/(.+)$', 1), useridentity.arn, useridentity.principalid)
      WHEN 'AWSService' THEN coalesce(useridentity.invokedby, sourceipaddress)
      WHEN 'AWSAccount' THEN coalesce('account ' || useridentity.accountid, \
    useridentity.principalid)
      ELSE coalesce(useridentity.username, useridentity.arn, useridentity.principalid, \
    useridentity.invokedby, useridentity.accountid, sourceipaddress, '') END
    """

  private static let outcomeSQL = """
    CASE
      WHEN errorcode IS NULL AND eventname = 'ConsoleLogin' AND \
    json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure' THEN 'failure'
      WHEN errorcode IS NULL THEN 'success'
      WHEN errorcode LIKE '%Denied%' OR errorcode LIKE '%Unauthorized%' \
    OR errorcode LIKE '%NotAuthorized%' OR errorcode LIKE '%Forbidden%' THEN 'denied'
      ELSE 'error' END
    """

  /// By the user agent, after what the record says itself of services and the console.
  private static let howSQL = """
    CASE
      WHEN eventtype = 'AwsConsoleSignIn' OR sessioncredentialfromconsole = 'true' THEN 'console'
      WHEN eventtype = 'AwsServiceEvent' OR useridentity.invokedby IS NOT NULL THEN 'service'
      ELSE CASE
        WHEN useragent IS NULL THEN NULL
        WHEN useragent LIKE 'console.%' OR useragent LIKE 'signin.%' \
    OR useragent LIKE '%S3Console%' OR useragent LIKE 'Mozilla/%' \
    OR useragent LIKE '[Mozilla/%' OR useragent LIKE 'Coral/%' THEN 'console'
        WHEN useragent LIKE '%.amazonaws.com' OR useragent LIKE 'AWS Internal%' \
    OR useragent LIKE 'aws-internal%' THEN 'service'
        WHEN useragent LIKE '%aws-cli/%' THEN 'cli'
        WHEN lower(useragent) LIKE '%aws-sdk%' OR lower(useragent) LIKE '%boto%' \
    OR lower(useragent) LIKE '%rusoto%' OR lower(useragent) LIKE '%terraform%' THEN 'sdk'
        ELSE 'other' END END
    """

  /// Names of resources in requests, the more telling ones first.
  private static let requestKeys = [
    "roleArn", "policyArn", "secretId", "functionName", "userName", "roleName", "groupName",
    "instanceId", "snapshotId", "groupId", "trailName", "name", "keyId", "tableName",
    "dBInstanceIdentifier", "stackName", "clusterName", "logGroupName", "topicArn", "queueUrl",
    "repositoryName", "detectorId", "keyName", "path",
  ]

  /// The object of a bucket, else the first resource's ARN, else a name from the request.
  private static let targetSQL: String = {
    let names = requestKeys.map { "json_extract_scalar(requestparameters, '$.\($0)')" }
    return """
      CASE WHEN json_extract_scalar(requestparameters, '$.bucketName') IS NOT NULL
        THEN json_extract_scalar(requestparameters, '$.bucketName') \
      || coalesce('/' || json_extract_scalar(requestparameters, '$.key'), '')
        ELSE coalesce(element_at(resources, 1).arn, \(names.joined(separator: ", "))) END
      """
  }()

  /// `frank called iam:CreateUser on ivan from 203.0.113.7 by cli: denied (AccessDenied)`
  private static let summarySQL = """
    concat(who, ' called ', coalesce(regexp_extract(eventsource, '^[^.]*') || ':', ''), \
    coalesce(eventname, ''), coalesce(' on ' || target, ''), \
    coalesce(' from ' || sourceipaddress, ''), coalesce(' by ' || how, ''), \
    ': ', outcome, coalesce(' (' || errorcode || ')', ''))
    """
}
