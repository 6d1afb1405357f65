/// Writes the records of one planned file after another, front to back.
struct FileWriter {
  let world: World
  let plan: Plan
  /// Sessions that are open, the latest first.
  private var sessions: [Session] = []
  /// Where the records of the last file begin in its sink.
  private(set) var starts: [Int] = []

  init(_ world: World, _ plan: Plan) {
    self.world = world
    self.plan = plan
  }

  /// `{"Records":[…]}`
  mutating func write(_ place: Int, into sink: inout ByteSink) {
    let plan = self.plan
    let world = self.world
    let file = plan.files[place]
    sink.append("{\"Records\":[")
    var starts = self.starts
    starts.removeAll(keepingCapacity: true)
    func separate(_ sink: inout ByteSink) {
      if !starts.isEmpty { sink.append(",") }
      starts.append(sink.count)
    }
    switch file.kind {
    case .insight:
      for half in 0..<file.count {
        separate(&sink)
        world.writeInsight(file, plan.streams[file.stream], half: half, into: &sink)
      }
    case .network:
      for index in 0..<file.count {
        separate(&sink)
        world.write(networkEvent(index, file), into: &sink)
      }
    case .trail:
      var planted = file.planted
      openSessions(before: place)
      traffic(file) { event, time in
        while let next = planted.first, plan.planted[next].time <= time {
          separate(&sink)
          sink.append(plan.planted[next].bytes)
          planted.removeFirst()
        }
        separate(&sink)
        world.write(event, into: &sink)
      }
      for rest in planted {
        separate(&sink)
        sink.append(plan.planted[rest].bytes)
      }
    }
    sink.append("]}")
    self.starts = starts
  }

  /// Looks back a few hours, or two hundred files.
  private mutating func openSessions(before place: Int) {
    sessions.removeAll(keepingCapacity: true)
    let file = plan.files[place]
    let stream = plan.streams[file.stream]
    var earlier = place - 1
    while earlier >= stream.files.lowerBound, earlier > place - 200, sessions.count < 26,
      plan.files[earlier].slot > file.slot - 5 * 3600
    {
      let other = plan.files[earlier]
      // The same five minutes may have been delivered in several files.
      if other.slot < file.slot {
        for index in 0..<Session.count(in: other) {
          let session = Session(index, in: other, of: stream, world)
          if session.lastSecond > file.slot + 300 { sessions.append(session) }
        }
      }
      earlier -= 1
    }
  }

  private mutating func traffic(_ file: PlannedFile, _ emit: (Event, Int) -> Void) {
    let stream = plan.streams[file.stream]
    let starts = Session.count(in: file)
    var nextStart = 0
    var nextPlace = starts > 0 ? Session.place(0, in: file) : -1
    var last: Event?
    let reach = max(24, 3 * PlannedFile.slotSeconds / max(1, file.count))
    for index in 0..<file.count {
      let time = file.slot + PlannedFile.slotSeconds * index / file.count
      if index == nextPlace {
        let session = Session(nextStart, in: file, of: stream, world)
        emit(world.sessionStart(session, region: stream.region), time)
        sessions.insert(session, at: 0)
        nextStart += 1
        nextPlace = nextStart < starts ? Session.place(nextStart, in: file) : -1
        continue
      }
      let seed = mixed(file.seed, UInt64(index))
      var event = next(seed, stream, file.slot, time, last)
      // Records come from many hosts; a quarter of them are a little late.
      if below(1000, mixed(seed, 0x7E)) < 340 {
        event.time = max(file.slot, time - 1 - below(reach, mixed(seed, 0x7F)))
      }
      if event.caller.shape == .session, event.time <= event.caller.sessionStart {
        event.time = max(time, event.caller.sessionStart)
      }
      emit(event, time)
      last = event
    }
  }

  /// Calls come in runs: four in five are made by the caller of the one before.
  private func next(
    _ seed: UInt64, _ stream: Stream, _ slot: Int, _ time: Int, _ last: Event?
  ) -> Event {
    var dice = Dice(mixed(seed, 0xD1CE))
    let isGlobal = stream.region == 0
    if let last, dice.happens(820), last.kind == .call, last.caller.shape.makesRuns {
      var event = last
      event.seed = seed
      event.time = time
      event.error = nil
      event.addendum = false
      event.caller.invokedBy = last.caller.shape == .service ? last.caller.invokedBy : .none
      if last.caller.archetype == .linked { event.caller.invokedBy = last.caller.invokedBy }
      if dice.happens(480) {
        if let api = world.catalogue.pick(
          last.caller.archetype, inGlobalRegion: isGlobal, dice.next())
        {
          event.api = api
        }
      }
      finish(&event, &dice)
      return event
    }
    if let rare = world.rareEvent(seed, stream, time, &dice) { return rare }
    let caller = newCaller(&dice, stream, time)
    let api = world.catalogue.pick(caller.archetype, inGlobalRegion: isGlobal, dice.next()) ?? 0
    var event = Event(
      api: api, caller: caller, time: time, seed: seed, account: stream.account,
      region: stream.region)
    finish(&event, &dice)
    return event
  }

  /// What depends on the API: errors, the service in between, the console's agent.
  private func finish(_ event: inout Event, _ dice: inout Dice) {
    let api = world.catalogue.apis[event.api]
    if event.caller.shape != .service, event.caller.archetype != .linked,
      dice.happens(api.errorsPerMille)
    {
      event.error = below(api.errors.count, dice.next())
    }
    if !api.via.isEmpty, event.caller.shape == .session, event.caller.invokedBy.isEmpty,
      dice.happens(600)
    {
      event.caller.invokedBy = api.via[below(api.via.count, dice.next())]
    }
    if event.caller.isConsole {
      let isS3 = api.requestIDForm == .s3
      event.caller.agent = world.consoleAgents[isS3 ? 1 : dice.happens(800) ? 0 : 3]
    }
    event.addendum = dice.happens(1) && dice.happens(600)
    event.sharedID = event.caller.shape == .service && dice.happens(120) ? dice.next() : 0
  }

  private func newCaller(_ dice: inout Dice, _ stream: Stream, _ time: Int) -> Caller {
    let throwOf = dice.below(1000)
    if throwOf < 560, !sessions.isEmpty {
      let busiest = 1 + skewed(sessions.count, dice.next())
      let session = sessions[skewed(busiest, dice.next())]
      if session.start < time { return session.caller }
    }
    switch throwOf {
    case 560..<770: return world.serviceCaller(&dice, stream)
    case 770..<810: return world.linkedCaller(&dice, stream, time)
    case 810..<900: return world.userCaller(&dice, stream, time)
    default: return world.robotCaller(&dice, stream)
    }
  }
}
