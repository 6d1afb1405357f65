/// The event that begins a session, by whoever may begin one of its kind.
extension World {
  func sessionStart(_ session: Session, region: Int) -> Event {
    let subject = session.caller
    let hash = mixed(session.seed, 0xA55)
    let byUser = below(10, mixed(hash, 1)) < 5
    var event: Event
    switch subject.archetype {
    case .application, .node: event = begun(session, by: service(literals.ec2), "assume-role")
    case .function: event = begun(session, by: service(literals.lambda), "assume-role")
    case .pipeline:
      let host = mixed(hash, 2) % 3 == 0 ? literals.glue : literals.ec2
      event = begun(session, by: service(host), "assume-role")
    case .scanner:
      var caller = Caller(.foreignAccount, .scanner, account: subject.account)
      caller.principal = subject.principal % 3
      caller.sessionName = subject.sessionName
      caller.sessionHex = mixed(subject.seed, 8)
      caller.seed = mixed(seed, UInt64(caller.principal))
      caller.address = subject.address
      caller.agent = literals.vendorAgent
      event = begun(session, by: caller, "assume-role-vendor")
      event.sharedID = mixed(session.seed, 0x5A)
    case .deployer where !byUser:
      event = begun(session, by: federation(.webIdentityUser, subject), "assume-role-web")
    case .deployer:
      event = begun(session, by: user(subject, isPerson: false, hash), "assume-role")
    case .admin, .developer:
      if byUser {
        event = begun(
          session, by: user(subject, isPerson: true, hash),
          subject.isMFA ? "assume-role-mfa" : "assume-role")
      } else {
        event = begun(session, by: federation(.samlUser, subject), "assume-role-saml")
      }
    default: event = begun(session, by: service(literals.ec2), "assume-role")
    }
    if event.caller.shape == .service { event.sharedID = mixed(session.seed, 0x5A) }
    event.region = region
    return event

    func service(_ host: Text) -> Caller {
      var caller = Caller(.service, .service, account: subject.account)
      caller.invokedBy = host
      return caller
    }
  }

  private func begun(_ session: Session, by caller: Caller, _ name: String) -> Event {
    var event = Event(
      api: catalogue.api(named: name), caller: caller, time: session.start,
      seed: mixed(session.seed, 0xE7), account: session.caller.account, region: 0)
    event.subject = session.caller
    return event
  }

  private func federation(_ shape: Caller.Shape, _ subject: Caller) -> Caller {
    var caller = subject
    caller.shape = shape
    caller.key = .none
    caller.isConsole = false
    if shape == .samlUser { caller.agent = literals.identityProvider }
    return caller
  }

  private func user(_ subject: Caller, isPerson: Bool, _ hash: UInt64) -> Caller {
    var caller = subject
    caller.shape = .user
    caller.archetype = isPerson ? .user : .robot
    let programs = size(.userName, subject.account) - World.personCount
    caller.principal =
      isPerson
      ? below(World.personCount, mixed(subject.seed, 4))
      : World.personCount + below(programs, mixed(subject.seed, 4))
    caller.key = .longLived
    caller.isConsole = false
    caller.endpoint = 0
    return caller
  }
}
