/// A planted sequence of events, in order.
struct Story: Sendable {
  var name: String
  var description: String
  /// For activity that only looks like one, the story that it looks like.
  var nearMissOf: String?
  /// The first caller's ARN.
  var principal = ""
  var keys: [String] = []
  var addresses: [String] = []
  var steps: [Step] = []

  struct Step: Sendable {
    var eventID: String
    var eventName: String
    var time: Int
  }
}

/// Writes the records of stories ahead of the plan, which then finds files for them.
struct StoryWriter {
  var world: World
  let options: SynthOptions
  private(set) var records: [PlantedRecord] = []
  private(set) var stories: [Story] = []
  private var start = 0
  private(set) var clock = 0

  init(_ options: SynthOptions, _ world: World) {
    self.options = options
    self.world = world
  }

  /// The hours that every story may take.
  private static let longest = 3 * 3600

  /// A story begins on a random day. `hour` keeps those apart that share one.
  mutating func begin(_ name: String, _ description: String, nearMissOf: String? = nil, hour: Int) {
    let hash = mixed(mixed(options.seed, 0x570), UInt64(stories.count))
    let first = options.start.daysSince1970 * 86400
    let last = first + options.days * 86400 - Self.longest
    start = min(
      last, first + below(options.days, hash) * 86400 + hour * 3600 + below(1800, mixed(hash)))
    clock = start
    stories.append(Story(name: name, description: description, nearMissOf: nearMissOf))
  }

  /// One event, `seconds` after the one before. Strings are the catalogue's templates.
  mutating func step(
    _ seconds: Int, _ caller: Caller, _ api: String, region: Int = 0, account: Int? = nil,
    request: String? = nil, response: String? = nil, addition: String? = nil,
    resources: String? = nil, error: (String, String)? = nil, kind: Event.Kind = .call,
    subject: Caller? = nil, sharedID: UInt64 = 0
  ) {
    clock += seconds
    let place = stories.count - 1
    let seed = mixed(
      mixed(options.seed, 0x57E9), UInt64(place) << 32 | UInt64(stories[place].steps.count))
    let index = world.catalogue.api(named: api)
    // Global services log in us-east-1; others where there are as many regions.
    let isGlobal = world.catalogue.apis[index].isGlobal
    let home = isGlobal ? 0 : min(region, world.regions.count - 1)
    var event = Event(
      api: index, caller: caller, time: clock, seed: seed, account: account ?? caller.account,
      region: home)
    event.kind = kind
    event.subject = subject
    event.sharedID = sharedID
    event.request = compiled(request)
    event.response = compiled(response)
    event.addition = compiled(addition)
    event.resources = compiled(resources)
    if let error {
      event.errorCode = world.arena.add(error.0)
      event.errorMessage = compiled(error.1)
    }
    var sink = ByteSink(capacity: 4096)
    world.write(event, into: &sink)
    records.append(
      PlantedRecord(
        stream: event.account * world.regions.count + home, time: clock,
        bytes: sink.bytes(from: 0), story: place, step: stories[place].steps.count))
    stories[place].steps.append(
      Story.Step(
        eventID: String(decoding: World.eventID(of: seed), as: UTF8.self),
        eventName: world.arena.string(world.catalogue.apis[index].name), time: clock))
    note(caller, in: place)
  }

  private mutating func compiled(_ source: String?) -> Template? {
    guard let source else { return nil }
    return world.catalogue.compile(source, into: &world.arena)
  }

  private mutating func note(_ caller: Caller, in place: Int) {
    var sink = ByteSink(capacity: 256)
    if stories[place].principal.isEmpty, caller.shape != .service {
      world.writeARN(caller, into: &sink)
      stories[place].principal = String(decoding: sink.bytes(from: 0), as: UTF8.self)
      sink.removeAll()
    }
    world.writeKey(caller, into: &sink)
    let key = String(decoding: sink.bytes(from: 0), as: UTF8.self)
    if !key.isEmpty, !stories[place].keys.contains(key) { stories[place].keys.append(key) }
    let address = world.arena.string(
      caller.invokedBy.isEmpty ? caller.address : caller.invokedBy)
    if !address.isEmpty, !stories[place].addresses.contains(address) {
      stories[place].addresses.append(address)
    }
  }

  /// Drops the latest stories until the rest takes at most half of the events.
  mutating func fit() {
    while records.count > options.events / 2, !stories.isEmpty {
      stories.removeLast()
      let count = stories.count
      records.removeAll { $0.story >= count }
    }
  }
}
