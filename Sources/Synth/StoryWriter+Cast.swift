/// The people and programs of the stories.
extension StoryWriter {
  /// The account `offset` after the first, where there are as many.
  func account(_ offset: Int) -> Int { offset % world.accountCount }

  func role(_ name: String) -> Int {
    world.roles.firstIndex { $0.name == name || $0.name == name + "_" } ?? 0
  }

  mutating func user(
    _ principal: Int, account: Int = 0, from address: String, with agent: String
  ) -> Caller {
    var caller = Caller(
      .user, principal < World.personCount ? .user : .robot, account: account)
    caller.principal = principal
    caller.key = .longLived
    caller.address = world.arena.add(address)
    caller.agent = world.arena.add(agent)
    caller.seed = mixed(UInt64(principal), 4)
    return caller
  }

  /// An IAM user where ordinary traffic sees them too.
  func knownUser(_ principal: Int, account: Int = 0) -> Caller {
    var caller = Caller(
      .user, principal < World.personCount ? .user : .robot, account: account)
    caller.principal = principal
    caller.key = .longLived
    let isPerson = principal < World.personCount
    caller.address =
      isPerson
      ? world.text(.officeIP, 0, principal % world.size(.officeIP, 0))
      : world.text(.natIP, account, principal % world.size(.natIP, account))
    let choices = world.agents[(isPerson ? Archetype.user : .robot).index]
    caller.agent = choices[principal % choices.count]
    caller.seed = mixed(UInt64(principal), 5)
    return caller
  }

  /// A session that begins now; `step` an AssumeRole with it as subject before it is used.
  mutating func session(
    _ roleName: String, account: Int = 0, name: String, like caller: Caller
  ) -> Caller {
    var session = caller
    session.shape = .session
    session.archetype = world.roles[role(roleName)].archetype
    session.account = account
    session.principal = role(roleName)
    session.sessionName = world.arena.add(name)
    session.sessionHex = 0
    session.key = .temporary(
      mixed(mixed(options.seed, 0x5E55), UInt64(stories.count) << 20 | UInt64(records.count)))
    session.sessionStart = clock + 1
    session.invokedBy = .none
    session.isConsole = false
    session.sourceIdentity = .none
    return session
  }

  mutating func service(_ host: String, account: Int = 0) -> Caller {
    var caller = Caller(.service, .service, account: account)
    caller.invokedBy = world.arena.add(host)
    return caller
  }

  /// Begins a session and returns it; across accounts both trails hold the event.
  mutating func assume(
    _ seconds: Int, _ caller: Caller, _ roleName: String, account: Int, name: String
  ) -> Caller {
    var subject = session(roleName, account: account, name: name, like: caller)
    subject.sessionStart = clock + seconds
    let shared = account == caller.account ? 0 : mixed(UInt64(records.count), options.seed)
    step(
      seconds, caller, "assume-role", account: caller.account, subject: subject, sharedID: shared)
    if shared != 0 {
      step(0, caller, "assume-role", account: account, subject: subject, sharedID: shared)
    }
    return subject
  }

  func accountID(_ account: Int) -> String { world.arena.string(world.id(account)) }
}

/// Addresses and programs that no ordinary traffic has.
enum Strangers {
  static let exitNode = "185.220.101.47"
  static let rentedHost = "45.155.205.233"
  static let farOffice = "196.44.176.12"
  static let attackTool =
    "aws-cli/2.15.0 Python/3.11.6 Linux/6.5.0-kali3-amd64 exe/x86_64.kali.2023 prompt/off"
  static let script = "Boto3/1.34.2 Python/3.11.6 Linux/6.1.0-13-amd64 Botocore/1.34.2"
  static let browser =
    "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"
  static let outsideAccount = "666111222333"
}
