/// Makes the names of each account, in pool order.
struct PoolBuilder {
  let seed: UInt64
  private(set) var starts: [Int32] = []
  private(set) var sizes: [Int32] = []
  private(set) var texts: [Text] = []

  init(seed: UInt64) { self.seed = seed }

  mutating func addAccount(_ account: Int, to arena: inout TextArena) {
    let base = mixed(seed, UInt64(account))
    let id = Self.accountID(base)
    let environment = ["prod", "staging", "dev", "sandbox", "shared", "data"][account % 6]
    for pool in Pool.allCases {
      let names = names(pool, account: account, id: id, environment: environment, seed: base)
      starts.append(Int32(texts.count))
      sizes.append(Int32(names.count))
      for name in names { texts.append(arena.add(name)) }
    }
  }

  private func names(
    _ pool: Pool, account: Int, id: String, environment: String, seed: UInt64
  ) -> [String] {
    let salt = mixed(seed, UInt64(pool.rawValue))
    func make(_ count: Int, _ name: (Int, UInt64) -> String) -> [String] {
      (0..<count).map { name($0, mixed(salt, UInt64($0))) }
    }
    func cycle(_ words: [String], _ count: Int, _ form: (String, Int) -> String) -> [String] {
      (0..<count).map { form(words[$0 % words.count], $0 / words.count) }
    }
    let products = Words.products
    switch pool {
    case .accountID: return [id]
    case .bucket:
      return cycle(Words.buckets, 32) { word, round in
        round == 0 ? "\(environment)-\(word)-\(id.suffix(6))" : "acme-\(word)-\(id)-us-east-1"
      }
    case .cluster:
      return cycle(["core", "edge", "batch", "web"], 4) { "\(environment)-\($0)\($1)" }
    case .database: return cycle(products, 8) { word, _ in "\(word)-db-\(environment)" }
    case .domain: return cycle(products, 5) { word, _ in "\(word).example.com" }
    case .function: return cycle(Words.functions, 36) { "\(environment)-\($0)-\($1)" }
    case .group: return ["Administrators", "Developers", "ReadOnly", "Billing", "Operators"]
    case .homeIP: return make(32) { _, hash in Self.publicIP(hash) }
    case .instanceIP:
      return make(96) { _, hash in "10.\(16 + account % 200).\(below(64, hash)).\(5 + hash % 245)" }
    case .kmsKey: return make(14) { _, hash in Self.uuid(hash) }
    case .lambdaIP: return make(60) { _, hash in Self.publicIP(hash) }
    case .loadBalancer: return cycle(products, 8) { word, _ in "\(environment)-\(word)-alb" }
    case .logGroup:
      return cycle(Words.functions, 30) { "/aws/lambda/\(environment)-\($0)-\($1)" }
        + cycle(products, 10) { "/ecs/\(environment)/\($0)\($1)" }
    case .natIP: return make(6) { _, hash in Self.publicIP(hash) }
    case .officeIP:
      // The organisation's offices are the same for all accounts.
      return (0..<5).map { Self.publicIP(mixed(self.seed, 0x0FF1CE + UInt64($0))) }
    case .parameter:
      return cycle(products, 60) { "/\(environment)/\($0)/\(Words.settings[$1 % 6])" }
    case .pipelineName: return cycle(products, 8) { word, _ in "\(word)-release" }
    case .policy: return cycle(products, 16) { "\($0)-\(["access", "read", "deploy"][$1 % 3])" }
    case .queue: return cycle(products, 16) { "\(environment)-\($0)-\(["jobs", "dlq"][$1 % 2])" }
    case .repository: return cycle(products, 12) { "acme/\($0)\($1 == 0 ? "" : "-sidecar")" }
    case .roleARN:
      return roleNames(seed).enumerated().map { index, name in
        "arn:aws:iam::\(id):role/\(RoleKind.all[index].path)\(name)"
      }
    case .roleID: return make(RoleKind.all.count) { _, hash in "AROA" + Self.base32(17, hash) }
    case .roleName: return roleNames(seed)
    case .secret:
      return cycle(products, 24) { word, round in
        "\(environment)/\(word)/\(["db", "api", "tls"][round % 3])-"
          + lowercase(6, mixed(salt, UInt64(round &* 64 &+ word.utf8.count)))
      }
    case .ssoUser: return Words.people.map { "\($0)@example.com" }
    case .stack: return cycle(products, 20) { "\(environment)-\($0)-\($1)" }
    case .stateMachine: return cycle(products, 8) { word, _ in "\(word)-workflow" }
    case .table: return cycle(products, 14) { "\(environment)-\($0)\(["", "-sessions"][$1 % 2])" }
    case .topic: return cycle(products, 10) { word, _ in "\(environment)-\(word)-events" }
    case .trail: return ["org-trail", "\(environment)-audit"]
    case .userARN: return userNames().map { "arn:aws:iam::\(id):user/\($0)" }
    case .userID: return make(userNames().count) { _, hash in "AIDA" + Self.base32(17, hash) }
    case .userKey: return make(userNames().count) { _, hash in "AKIA" + Self.base32(16, hash) }
    case .userName: return userNames()
    case .userOldKey: return make(userNames().count) { _, hash in "AKIA" + Self.base32(16, hash) }
    case .vendorAccount: return (0..<3).map { Self.accountID(mixed(self.seed, 77 + UInt64($0))) }
    }
  }

  /// People first, programs after them; `World.personCount` is where the programs begin.
  private func userNames() -> [String] { Words.people.prefix(World.personCount) + Words.robots }

  private func roleNames(_ seed: UInt64) -> [String] {
    RoleKind.all.enumerated().map { index, role in
      role.name.hasSuffix("_")
        ? role.name + Self.hex(16, mixed(seed, 0x501E + UInt64(index))) : role.name
    }
  }
}

extension World {
  /// IAM users below this index are people, the others programs.
  static let personCount = 14
}
