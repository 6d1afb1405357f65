/// What a step of a template writes.
enum StepKind: UInt8 {
  case literal
  /// A name of the account's pool `first`.
  case pool
  /// An id of AWS's form, prefix text in `choices[first]`, one of `second`.
  case id
  /// A new id with that prefix.
  case freshID
  case uuid, hex, base32, base62, base64
  /// A number from `first` to `second`.
  case integer
  /// One of `second` texts from `choices[first]` on.
  case pick
  case date, dateFolders, time, epoch, milliseconds, localeTime, earlier
  case account, region, zone, otherAccount, organisation, externalAddress
  /// The caller: ARN, name, session name, access key, address.
  case callerARN, callerName, callerSession, callerKey, callerAddress
  case requestID, objectKey
  /// The session that an AssumeRole begins.
  case subjectARN, subjectID, subjectSession, subjectKey, subjectSelf, subjectAccount
  case subjectSource, expiry
}

struct Step {
  var kind: StepKind
  /// Steps with equal salts write equal values within one event.
  var salt: UInt32
  var first: Int32
  var second: Int32
}

/// A value of JSON with holes: a range of the catalogue's steps.
struct Template {
  var first: Int32
  var count: Int32
}

/// Compiles text like `{"bucketName":"<bucket>","max":<int:1-9>}` into steps.
///
/// A hole is `<name>`, `<name:argument>`, either with `#slot` behind the name. Names of pools and
/// ids write the same value wherever they occur in one event (request, answer, resources);
/// `<bucket#2>` is another bucket. Other holes write a new value each, unless a slot ties them.
struct TemplateCompiler {
  private(set) var steps: [Step] = []
  private(set) var choices: [Text] = []

  mutating func compile(_ source: some StringProtocol, into arena: inout TextArena) -> Template {
    let first = steps.count
    var rest = source[...]
    while let open = rest.firstIndex(of: "<") {
      addLiteral(rest[..<open], &arena)
      guard let close = rest[open...].firstIndex(of: ">") else {
        preconditionFailure("a hole of the catalogue is not closed: \(rest[open...].prefix(40))")
      }
      addHole(String(rest[rest.index(after: open)..<close]), &arena)
      rest = rest[rest.index(after: close)...]
    }
    addLiteral(rest, &arena)
    return Template(first: Int32(first), count: Int32(steps.count - first))
  }

  private mutating func addLiteral(_ text: some StringProtocol, _ arena: inout TextArena) {
    if text.isEmpty { return }
    let place = arena.add(text)
    steps.append(Step(kind: .literal, salt: 0, first: place.start, second: place.count))
  }

  private mutating func addHole(_ hole: String, _ arena: inout TextArena) {
    let parts = hole.split(separator: ":", maxSplits: 1).map(String.init)
    let named = parts[0].split(separator: "#").map(String.init)
    let name = named[0]
    let argument = parts.count > 1 ? parts[1] : ""
    let slot = named.count > 1 ? named[1] : ""
    if let pool = HoleNames.pools[name] {
      add(.pool, tied(name, slot), Int32(pool.rawValue), 0)
    } else if let (prefix, count) = HoleNames.ids[name] {
      choices.append(arena.add(prefix))
      add(.id, tied(name, slot), Int32(choices.count - 1), Int32(count))
    } else if name == "pick" {
      let texts = argument.split(separator: "|", omittingEmptySubsequences: false)
      let place = Int32(choices.count)
      choices += texts.map { arena.add($0) }
      add(.pick, salt(name, slot), place, Int32(texts.count))
    } else if name == "new" {
      choices.append(arena.add(argument))
      add(.freshID, salt(name + argument, slot), Int32(choices.count - 1), 0)
    } else if name == "int" {
      let bounds = argument.split(separator: "-").compactMap { Int32($0) }
      precondition(bounds.count == 2, "<int:a-b> needs two bounds: \(hole)")
      add(.integer, salt(name, slot), bounds[0], bounds[1])
    } else if let kind = HoleNames.plain[name] {
      add(kind, kind == .objectKey ? tied(name, slot) : salt(name, slot), Int32(argument) ?? 0, 0)
    } else {
      preconditionFailure("the catalogue has an unknown hole '<\(hole)>'")
    }
  }

  private mutating func add(_ kind: StepKind, _ salt: UInt32, _ first: Int32, _ second: Int32) {
    steps.append(Step(kind: kind, salt: salt, first: first, second: second))
  }

  private func tied(_ name: String, _ slot: String) -> UInt32 { Self.hash(name + "#" + slot) }

  private func salt(_ name: String, _ slot: String) -> UInt32 {
    slot.isEmpty ? 0x8000_0000 | UInt32(steps.count) : Self.hash(name + "#" + slot)
  }

  private static func hash(_ text: String) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash & 0x7FFF_FFFF
  }
}

/// What the catalogue may write between `<` and `>`.
enum HoleNames {
  static let pools: [String: Pool] = [
    "bucket": .bucket, "cluster": .cluster, "db": .database, "domain": .domain,
    "function": .function, "group": .group, "instanceip": .instanceIP, "kmskey": .kmsKey,
    "alb": .loadBalancer, "loggroup": .logGroup, "officeip": .officeIP, "parameter": .parameter,
    "pipeline": .pipelineName, "policy": .policy, "queue": .queue, "repository": .repository,
    "rolearn": .roleARN, "roleid": .roleID, "rolename": .roleName, "secret": .secret,
    "ssouser": .ssoUser, "stack": .stack, "statemachine": .stateMachine, "table": .table,
    "topic": .topic, "trail": .trail, "userarn": .userARN, "userid": .userID,
    "userkey": .userKey, "username": .userName, "vendor": .vendorAccount,
  ]

  /// Prefix, and how many of them an account has.
  static let ids: [String: (String, Int)] = [
    "acl": ("acl-", 12), "eipalloc": ("eipalloc-", 20), "eni": ("eni-", 160),
    "flowlog": ("fl-", 6), "igw": ("igw-", 6), "image": ("ami-", 40), "instance": ("i-", 120),
    "nat": ("nat-", 9), "rtb": ("rtb-", 30), "sg": ("sg-", 50), "snapshot": ("snap-", 200),
    "subnet": ("subnet-", 36), "tgw": ("tgw-", 2), "volume": ("vol-", 140), "vpc": ("vpc-", 7),
    "vpce": ("vpce-", 8),
  ]

  static let plain: [String: StepKind] = [
    "account": .account, "b32": .base32, "b62": .base62, "b64": .base64, "date": .date,
    "earlier": .earlier, "epoch": .epoch, "external": .externalAddress, "folders": .dateFolders,
    "hex": .hex, "ip": .callerAddress, "key": .callerKey, "locale": .localeTime,
    "ms": .milliseconds, "name": .callerName, "object": .objectKey, "org": .organisation,
    "other": .otherAccount, "region": .region, "reqid": .requestID, "self": .callerARN,
    "session": .callerSession, "subjectaccount": .subjectAccount, "subjectarn": .subjectARN,
    "subjectid": .subjectID, "subjectkey": .subjectKey, "subjectself": .subjectSelf,
    "subjectsession": .subjectSession, "subjectsource": .subjectSource, "expiry": .expiry,
    "time": .time, "uuid": .uuid, "zone": .zone,
  ]
}
