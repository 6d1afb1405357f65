/// Sign-ins, service events and the identities that few calls have.
extension World {
  /// Nil for the ordinary event, which is nine in ten of those that begin a run.
  func rareEvent(_ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice) -> Event? {
    let atWork = Rhythm.isWorkingHour(time, region: stream.region)
    switch dice.below(10_000) {
    case 0..<(atWork ? 380 : 110): return signIn(seed, stream, time, &dice)
    case 400..<750: return serviceEvent(seed, stream, time, &dice)
    case 750..<775 where stream.region == 0 && !isQuiet:
      var event = plain("s3:ListBuckets", rootCaller(stream.account, at: time), seed, stream, time)
      event.api = catalogue.pick(.root, inGlobalRegion: true, dice.next()) ?? event.api
      return event
    case 780..<850: return anonymousRead(seed, stream, time, &dice)
    case 850..<910: return federated(seed, stream, time, &dice)
    case 910..<970: return directoryUser(seed, stream, time, &dice)
    default: return nil
    }
  }

  private func plain(
    _ name: String, _ caller: Caller, _ seed: UInt64, _ stream: Stream, _ time: Int
  ) -> Event {
    Event(
      api: catalogue.api(named: name), caller: caller, time: time, seed: seed,
      account: stream.account, region: stream.region)
  }

  private func signIn(
    _ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice
  ) -> Event {
    var caller = userCaller(&dice, stream, time)
    caller.key = .none
    caller.isConsole = false
    caller.agent = browsers[caller.principal % browsers.count]
    let name: String
    switch dice.below(100) {
    case 0..<34: name = "login"
    case 34..<40: name = isQuiet ? "login" : "login-without-mfa"
    case 40..<58:
      name = "login-federated"
      let people = rolesByArchetype[Archetype.developer.index]
      caller.shape = .session
      caller.archetype = .developer
      caller.principal = people[dice.below(people.count)]
      caller.sessionName = text(.ssoUser, 0, skewed(size(.ssoUser, 0), dice.next()))
      caller.sessionStart = time - 2
    case 58..<78:
      name = "login-failed"
      caller.shape = dice.happens(300) ? .hiddenSignIn : .failedSignIn
      if dice.happens(400) {
        caller.address = text(.homeIP, stream.account, skewed(size(.homeIP, 0), dice.next()))
      }
    case 78..<94: name = "check-mfa"
    case 94..<98: name = "switch-role"
    default: name = "password-recovery"
    }
    var event = plain(name, caller, seed, stream, time)
    event.kind = .signIn
    if name == "login-failed" { event.error = 0 }
    if name == "check-mfa" { event.caller.shape = .failedSignIn }
    return event
  }

  private func serviceEvent(
    _ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice
  ) -> Event {
    let names = [
      "backup:BackupJobCompleted", "secretsmanager:RotationSucceeded", "kms:RotateKey",
      "ec2:SharedSnapshotVolumeCreated", "sso:Authenticate", "sso:Federate",
    ]
    let name = names[skewed(names.count, dice.next())]
    var caller = Caller(.accountOnly, .service, account: stream.account)
    let api = catalogue.apis[catalogue.api(named: name)]
    caller.invokedBy = api.source
    var event = plain(name, caller, seed, stream, time)
    event.kind = .serviceEvent
    if name == "ec2:SharedSnapshotVolumeCreated" { event.sharedID = dice.next() }
    return event
  }

  /// A public web bucket is read without any credentials.
  private func anonymousRead(
    _ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice
  ) -> Event {
    var caller = Caller(.anonymous, .developer, account: stream.account)
    caller.address = text(.homeIP, stream.account, dice.below(size(.homeIP, stream.account)))
    caller.agent = browsers[dice.below(browsers.count)]
    return plain("s3:GetObject", caller, seed, stream, time)
  }

  private func federated(
    _ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice
  ) -> Event {
    var caller = robotCaller(&dice, stream)
    caller.shape = .federatedUser
    caller.sessionName = literals.portalUser
    caller.key = .temporary(dice.next())
    caller.sessionStart = time - dice.below(3000)
    return plain("s3:ListBuckets", caller, seed, stream, time)
  }

  private func directoryUser(
    _ seed: UInt64, _ stream: Stream, _ time: Int, _ dice: inout Dice
  ) -> Event {
    var caller = Caller(.identityCenterUser, .developer, account: stream.account)
    caller.sessionName = text(.ssoUser, 0, skewed(size(.ssoUser, 0), dice.next()))
    caller.address = text(.officeIP, 0, dice.below(size(.officeIP, 0)))
    caller.agent = browsers[dice.below(browsers.count)]
    caller.seed = mixed(UInt64(caller.sessionName.start))
    return plain("athena:GetQueryExecution", caller, seed, stream, time)
  }
}

extension FileWriter {
  /// A call that a VPC endpoint's policy refused.
  func networkEvent(_ index: Int, _ file: PlannedFile) -> Event {
    let stream = plan.streams[file.stream]
    let seed = mixed(file.seed, UInt64(index))
    let names = ["s3:GetObject", "s3:PutObject", "s3:ListObjects", "kms:Decrypt"]
    var caller = Caller(.foreignAccount, .scanner, account: stream.account)
    caller.principal = below(3, mixed(file.seed, 1))
    caller.sessionName = world.literals.scannerSession
    caller.sessionHex = mixed(file.seed, 2)
    caller.seed = file.seed
    caller.endpoint = mixed(UInt64(stream.account * 40 + stream.region), 1) | 1
    let addresses = world.size(.instanceIP, stream.account)
    caller.address = world.text(.instanceIP, stream.account, below(addresses, file.seed))
    caller.agent = world.literals.vendorAgent
    var event = Event(
      api: world.catalogue.api(named: names[skewed(names.count, mixed(seed, 3))]), caller: caller,
      time: file.slot + 300 * index / file.count, seed: seed, account: stream.account,
      region: stream.region)
    event.kind = .networkActivity
    event.errorCode = world.literals.endpointDenied
    event.errorMessage = world.literals.endpointMessage
    return event
  }
}
