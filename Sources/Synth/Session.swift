/// Sessions: every file begins some, and each can be recomputed from the file's seed alone. So a
/// later file, on another thread, uses the very keys that an earlier AssumeRole handed out.
struct Session {
  var caller: Caller
  /// When the AssumeRole was logged.
  var start: Int
  /// Among the file's events, the place of the AssumeRole.
  var place: Int
  var seed: UInt64

  /// Of a thousand events, how many begin a session.
  static let perMille = 20

  static func count(in file: PlannedFile) -> Int {
    guard file.kind == .trail else { return 0 }
    return (file.count * perMille + below(1000, mixed(file.seed, 0x5E55))) / 1000
  }

  static func place(_ index: Int, in file: PlannedFile) -> Int {
    let count = count(in: file)
    let from = index * file.count / count
    let to = (index + 1) * file.count / count
    return from + below(to - from, mixed(file.seed, 0x9000 + UInt64(index)))
  }

  init(_ index: Int, in file: PlannedFile, of stream: Stream, _ world: World) {
    place = Self.place(index, in: file)
    start = file.slot + PlannedFile.slotSeconds * place / file.count
    seed = mixed(file.seed, 0x7000 + UInt64(index))
    caller = world.sessionCaller(seed, account: stream.account, region: stream.region, at: start)
  }

  /// People's sessions last a working day, programs' an hour or so.
  var lastSecond: Int {
    start + (caller.archetype.isPerson ? 8 * 3600 : 3600 + below(3 * 3600, mixed(seed, 9)))
  }
}

extension World {
  fileprivate func sessionCaller(
    _ seed: UInt64, account: Int, region: Int, at time: Int
  ) -> Caller {
    let archetype = sessionArchetype(seed, atWork: Rhythm.isWorkingHour(time, region: region))
    let kinds = rolesByArchetype[archetype.index]
    let role = kinds[skewed(kinds.count, mixed(seed, 2))]
    var caller = Caller(.session, archetype, account: account)
    caller.principal = role
    caller.key = .temporary(mixed(seed, 0x4B))
    caller.sessionStart = time
    // What belongs to the role rather than to the session: its program and its style.
    caller.seed = mixed(UInt64(account * 64 + role), self.seed)
    let choices = agents[archetype.index]
    if !choices.isEmpty { caller.agent = choices[below(choices.count, mixed(caller.seed, 1))] }
    let site = mixed(seed, 3)
    switch archetype {
    case .application, .node, .pipeline:
      caller.sessionName = literals.instancePrefix
      caller.sessionHex = mixed(UInt64(skewed(160, site)), UInt64(account))
      useNetwork(&caller, account, region, mixed(seed, 4), privateShare: 60)
    case .function:
      let function = skewed(size(.function, account), site)
      caller.sessionName = text(.function, account, function)
      caller.address = text(.lambdaIP, account, skewed(size(.lambdaIP, account), mixed(seed, 5)))
      if mixed(UInt64(function)) % 4 == 0 {
        useNetwork(&caller, account, region, mixed(seed, 4), privateShare: 100)
      }
    case .scanner:
      caller.sessionName = literals.scannerSession
      caller.sessionHex = mixed(site)
      caller.address = text(.homeIP, 0, role % size(.homeIP, 0))
    case .deployer:
      caller.sessionName = role % 2 == 0 ? literals.actionsSession : literals.pipelineSession
      caller.sessionHex = role % 2 == 0 ? 0 : mixed(site)
      caller.address = text(.lambdaIP, 0, skewed(size(.lambdaIP, 0), mixed(seed, 5)))
    default: usePerson(&caller, account, mixed(seed, 6))
    }
    return caller
  }

  private func sessionArchetype(_ seed: UInt64, atWork: Bool) -> Archetype {
    switch below(atWork ? 124 : 100, mixed(seed, 1)) {
    case 0..<27: .application
    case 27..<52: .function
    case 52..<62: .pipeline
    case 62..<71: .scanner
    case 71..<83: .node
    case 83..<90: .deployer
    case 90..<92: .admin
    case 92..<97: .developer
    case 97..<100: .application
    case 100..<106: .deployer
    case 106..<110: .admin
    default: .developer
    }
  }

  /// Inside the network a VPC endpoint, outside the address of a NAT gateway.
  private func useNetwork(
    _ caller: inout Caller, _ account: Int, _ region: Int, _ hash: UInt64, privateShare: Int
  ) {
    if below(100, hash) < privateShare {
      caller.address = text(.instanceIP, account, skewed(size(.instanceIP, account), mixed(hash)))
      caller.endpoint = mixed(UInt64(account * 40 + region), mixed(hash, 2) % 3) | 1
    } else {
      caller.address = text(.natIP, account, skewed(size(.natIP, account), mixed(hash)))
    }
  }

  /// A person: their office or home, the console or a command line.
  private func usePerson(_ caller: inout Caller, _ account: Int, _ hash: UInt64) {
    let person = skewed(size(.ssoUser, 0), mixed(hash, 1))
    caller.sessionName = text(.ssoUser, 0, person)
    caller.sourceIdentity = caller.sessionName
    if below(10, mixed(hash, 2)) < 7 {
      caller.address = text(.officeIP, 0, person % size(.officeIP, 0))
    } else {
      caller.address = text(.homeIP, account, person % size(.homeIP, account))
    }
    caller.isConsole = below(10, mixed(hash, 3)) < 4
    caller.isMFA = below(10, mixed(hash, 4)) < 3
    let choices = agents[caller.archetype.index]
    caller.agent = choices[person % choices.count]
    caller.seed = mixed(UInt64(person), seed)
  }
}
