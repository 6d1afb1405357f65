/// Callers without a session of their own.
extension World {
  func serviceCaller(_ dice: inout Dice, _ stream: Stream) -> Caller {
    var caller = Caller(.service, .service, account: stream.account)
    caller.invokedBy = literals.services[skewed(literals.services.count, dice.next())]
    caller.seed = mixed(UInt64(caller.invokedBy.start))
    return caller
  }

  /// AWS in a service-linked role: no access key, the service as address and agent.
  func linkedCaller(_ dice: inout Dice, _ stream: Stream, _ time: Int) -> Caller {
    let kinds = rolesByArchetype[Archetype.linked.index]
    var caller = Caller(.session, .linked, account: stream.account)
    caller.principal = kinds[skewed(kinds.count, dice.next())]
    caller.invokedBy = roleServices[caller.principal]
    caller.sessionName = linkedSessionNames[caller.principal % linkedSessionNames.count]
    caller.sessionStart = time - dice.below(900)
    caller.seed = mixed(UInt64(caller.principal))
    return caller
  }

  /// A person with an IAM user: keys on the command line, temporary ones in the console.
  func userCaller(_ dice: inout Dice, _ stream: Stream, _ time: Int) -> Caller {
    var caller = Caller(.user, .user, account: stream.account)
    caller.principal = skewed(World.personCount, dice.next())
    let person = caller.principal
    let day = time.dividedFloor(by: 86400)
    caller.seed = mixed(UInt64(person), seed)
    let style = mixed(mixed(caller.seed, UInt64(stream.account)), UInt64(day))
    caller.address =
      below(10, style) < 7
      ? text(.officeIP, 0, person % size(.officeIP, 0))
      : text(.homeIP, stream.account, person % size(.homeIP, stream.account))
    let choices = agents[Archetype.user.index]
    caller.agent = choices[person % choices.count]
    if mixed(style, 1) % 5 < 2 {
      caller.isConsole = true
      caller.key = .temporary(mixed(style, 2))
      caller.sessionStart = min(time, day * 86400 + 6 * 3600 + below(7200, mixed(style, 3)))
      caller.isMFA = mixed(style, 4) % 10 != 0
    } else {
      caller.key = mixed(caller.seed, 5) % 5 == 0 ? .retired : .longLived
    }
    return caller
  }

  func robotCaller(_ dice: inout Dice, _ stream: Stream) -> Caller {
    var caller = Caller(.user, .robot, account: stream.account)
    let programs = size(.userName, stream.account) - World.personCount
    caller.principal = World.personCount + skewed(programs, dice.next())
    caller.key = .longLived
    caller.seed = mixed(UInt64(caller.principal), seed)
    let choices = agents[Archetype.robot.index]
    caller.agent = choices[caller.principal % choices.count]
    caller.address = text(.natIP, stream.account, caller.principal % size(.natIP, stream.account))
    return caller
  }

  /// The account's root user, with the browser.
  func rootCaller(_ account: Int, at time: Int) -> Caller {
    var caller = Caller(.root, .root, account: account)
    caller.key = .temporary(mixed(UInt64(account), UInt64(time / 86400)))
    caller.sessionStart = time - 600
    caller.isMFA = true
    caller.isConsole = true
    caller.address = text(.officeIP, 0, 0)
    caller.agent = browsers[0]
    return caller
  }
}
