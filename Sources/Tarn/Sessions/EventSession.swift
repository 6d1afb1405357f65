/// What one actor did under changing names: a tree of credentials, each issued with the one above.
///
///     AKIA… user/judy
///     └─ ASIA1 developer/judy                     AssumeRole
///        └─ ASIA2 OrganizationAccountAccessRole    AssumeRole, in another account
///
/// Credentials hang together by the keys that AssumeRole and its relatives return, by
/// CreateAccessKey, by a source identity that is set once and stays, and by console sign-ins, which
/// have no key themselves. A record of another account's trail belongs to it by `sharedEventID`.
public struct EventSession: Sendable {
  /// A key, or the sign-ins of a principal that bear none.
  public struct Credential: Sendable, Hashable {
    public internal(set) var key: String
    /// The key it was issued with; nil at the top.
    public internal(set) var parent: String?
    /// `AssumeRole`, `CreateAccessKey`, `source identity`, …; nil at the top.
    public internal(set) var link: String?
    public internal(set) var issued: String?
    public internal(set) var principal: String?
    public internal(set) var sourceIdentity: String?
    public internal(set) var firstSeen: String?
    public internal(set) var lastSeen: String?
    public internal(set) var events = 0
    public internal(set) var errors = 0
    public internal(set) var addresses: [String] = []
    public internal(set) var regions: [String] = []
    public internal(set) var accounts: [String] = []
    public internal(set) var isConsole = false
    public internal(set) var depth = 0
  }

  /// What was asked for.
  public internal(set) var subject: String
  /// Those above it, the topmost first: where it came from.
  public internal(set) var ancestors: [Credential] = []
  /// The subject's credentials and all below them, parents before their children.
  public internal(set) var credentials: [Credential] = []
  /// Chooses its events from `cloudtrail_logs`.
  public internal(set) var condition = EventCondition(sql: "false", parameters: [:])

  public var keys: [String] { credentials.map(\.key) }
}

extension EventSession {
  /// The tree as lines for a terminal.
  public var lines: [String] {
    var lines: [String] = []
    for credential in ancestors {
      lines.append("from " + Self.line(credential))
    }
    for (number, credential) in credentials.enumerated() {
      var prefix = ""
      for level in 0..<credential.depth {
        // A bar where a later credential of this level has the same ancestors.
        let rest = credentials[(number + 1)...].prefix { $0.depth > level }
        let hasMore = rest.contains { $0.depth == level + 1 }
        let isOwn = level == credential.depth - 1
        prefix += isOwn ? (hasMore ? "├─ " : "└─ ") : (hasMore ? "│  " : "   ")
      }
      lines.append(prefix + Self.line(credential))
    }
    return lines
  }

  private static func line(_ credential: Credential) -> String {
    var words = [credential.key.isEmpty ? "(sign-in)" : credential.key]
    if let principal = credential.principal { words.append(principal) }
    if let link = credential.link {
      words.append("by \(link)" + (credential.issued.map { " at \($0)" } ?? ""))
    }
    if credential.isConsole { words.append("console") }
    words.append("\(credential.events) events, \(credential.errors) errors")
    if let first = credential.firstSeen, let last = credential.lastSeen {
      words.append(first == last ? first : "\(first) to \(last)")
    }
    if !credential.addresses.isEmpty {
      let shown = credential.addresses.prefix(3).joined(separator: " ")
      let more = credential.addresses.count - 3
      words.append("from \(shown)" + (more > 0 ? " and \(more) more" : ""))
    }
    return words.map { String($0.unicodeScalars.map { $0.value < 0x20 ? "?" : $0 }) }
      .joined(separator: "  ")
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
