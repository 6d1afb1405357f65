/// Names made of hashes. They run once per name, so strings are good enough here.
extension PoolBuilder {
  func lowercase(_ count: Int, _ hash: UInt64) -> String {
    Self.digits(count, hash, Array("abcdefghijklmnopqrstuvwxyz0123456789"))
  }

  static func hex(_ count: Int, _ hash: UInt64) -> String {
    digits(count, hash, Array("0123456789abcdef"))
  }

  static func base32(_ count: Int, _ hash: UInt64) -> String {
    digits(count, hash, Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
  }

  static func uuid(_ hash: UInt64) -> String {
    let text = Array(hex(32, hash))
    let parts = [text[0..<8], text[8..<12], ["4"] + text[13..<16], ["a"] + text[17..<20]]
    return (parts + [text[20..<32]]).map { String($0) }.joined(separator: "-")
  }

  /// Twelve digits, the first of them no zero.
  static func accountID(_ hash: UInt64) -> String {
    String(100_000_000_000 + below(900_000_000_000, mixed(hash, 0x1D)))
  }

  /// An address outside the private and reserved blocks.
  static func publicIP(_ hash: UInt64) -> String {
    let blocks = [3, 13, 18, 34, 35, 44, 52, 54, 62, 77, 80, 84, 91, 99, 107, 144, 178, 185, 203]
    let parts = [8, 16, 24].map { (mixed(hash, 9) >> UInt64($0)) & 255 }
    return "\(blocks[below(blocks.count, hash)]).\(parts[0]).\(parts[1]).\(max(1, parts[2]))"
  }

  private static func digits(_ count: Int, _ hash: UInt64, _ alphabet: [Character]) -> String {
    var dice = Dice(hash)
    return String((0..<count).map { _ in alphabet[dice.below(alphabet.count)] })
  }
}

/// The vocabulary of names.
enum Words {
  static let products = [
    "orders", "billing", "search", "catalog", "checkout", "inventory", "ledger", "mailer",
    "payments", "profile", "reports", "shipping",
  ]

  static let buckets = [
    "datalake-raw", "datalake-curated", "app-uploads", "app-assets", "cloudtrail-logs",
    "config-snapshots", "elb-access-logs", "terraform-state", "build-artifacts", "db-backups",
    "emr-logs", "athena-results", "customer-exports", "web-static", "ml-features",
    "vpc-flow-logs",
  ]

  static let functions = [
    "image-resizer", "report-mailer", "audit-forwarder", "checkout-events", "user-sync",
    "invoice-pdf", "webhook-relay", "cart-expiry", "price-import", "token-issuer", "log-shipper",
    "slack-notify",
  ]

  static let settings = ["db/host", "db/password", "feature-flags", "api/key", "ami", "log-level"]

  static let people = [
    "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "kim",
    "leo", "mallory", "niaj", "olivia", "peggy", "quentin", "rupert", "sybil", "trent", "ursula",
    "victor", "wendy", "xena", "yusuf", "zoe", "amir", "bela", "chen", "dora", "emil", "farah",
  ]

  static let robots = [
    "backup-agent", "ci-legacy", "grafana-reader", "ses-smtp-user", "erp-integration",
    "s3-uploader", "monitoring-export", "dns-updater",
  ]
}
