/// Which columns a timeline has, under which names.
public struct TimelineProfile: Sendable, Hashable {
  /// A name of the heading and what stands below it.
  struct Column: Sendable, Hashable {
    let heading: String
    let value: TimelineValue

    init(_ heading: String, _ value: TimelineValue) {
      self.heading = heading
      self.value = value
    }
  }

  public let name: String
  var columns: [Column]

  public var headings: [String] { columns.map(\.heading) }

  public static let all: [TimelineProfile] = [.tarn, .timesketch, .suzaku]

  private init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  public init(named name: String) throws {
    guard let profile = Self.all.first(where: { $0.name == name }) else {
      throw LakeError(
        .usage,
        "Profile '\(name)' is unknown; there are: "
          + Self.all.map(\.name).joined(separator: ", "))
    }
    self = profile
  }

  /// Only these headings, in this order.
  public func choosing(_ headings: [String]) throws -> TimelineProfile {
    var chosen = self
    chosen.columns = try headings.map { heading in
      if let own = columns.first(where: { $0.heading == heading }) { return own }
      if let value = TimelineValue(rawValue: heading) { return Column(heading, value) }
      throw LakeError(
        .usage,
        "Column '\(heading)' is unknown; there are: "
          + TimelineValue.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return chosen
  }

  /// Who did what, when, from where, how, with which outcome, to what, and where it is written.
  public static let tarn = TimelineProfile(
    name: "tarn",
    columns: [
      TimelineValue.time, .localTime, .who, .what, .outcome, .target, .from, .how, .region,
      .account, .summary, .watch, .service, .principal, .accessKey, .sourceIdentity, .userAgent,
      .errorCode, .errorMessage, .readOnly, .mfa, .eventID, .sharedEventID, .sourceFile,
      .sourceIndex,
    ].map { Column($0.rawValue, $0) })

  /// Tarn's own with the record.
  static let page: TimelineProfile = {
    var page = tarn
    page.columns.append(Column(TimelineValue.record.rawValue, .record))
    return page
  }()

  /// Timesketch's mandatory columns come first.
  public static let timesketch = TimelineProfile(
    name: "timesketch",
    columns: [
      Column("message", .summary), Column("datetime", .dateTime), Column("timestamp", .micros),
      Column("timestamp_desc", .description),
    ]
      + [
        TimelineValue.localTime, .who, .what, .outcome, .target, .from, .how, .region, .account,
        .watch, .service, .principal, .accessKey, .sourceIdentity, .userAgent, .errorCode,
        .errorMessage, .readOnly, .mfa, .eventID, .sharedEventID, .sourceFile, .sourceIndex,
      ].map { Column($0.rawValue, $0) })

  /// The columns of suzaku's timelines, in its order. Those of rules are empty without findings.
  public static let suzaku = TimelineProfile(
    name: "suzaku",
    columns: [
      Column("Timestamp", .time), Column("RuleTitle", .ruleTitle),
      Column("RuleAuthor", .ruleAuthor), Column("Level", .ruleLevel),
      Column("EventName", .what), Column("ErrorCode", .errorCode),
      Column("ErrorMessage", .errorMessage), Column("EventSource", .service),
      Column("AWS-Region", .region), Column("SrcIP", .from), Column("UserAgent", .userAgent),
      Column("UserName", .userName), Column("UserType", .userType),
      Column("UserAccountID", .userAccount), Column("UserARN", .principal),
      Column("UserPrincipalID", .principalID), Column("UserAccessKeyID", .accessKey),
      Column("EventID", .eventID), Column("Tags", .ruleTags), Column("RuleID", .ruleID),
    ])
}
