/// One file of the tree before it is written.
struct PlannedFile {
  enum Kind: UInt8 {
    case trail, insight, network
  }

  var stream: Int
  var kind = Kind.trail
  /// The five minutes whose events it holds, as seconds since 1970.
  var slot: Int
  /// Generated events, without the planted ones.
  var count: Int
  var seed: UInt64
  /// The planted records of this file, a range of `Plan.planted`.
  var planted = 0..<0

  static let slotSeconds = 300

  /// When it was delivered, to the minute: two to ten minutes behind each of its events.
  var delivered: Int { slot + Self.slotSeconds + 60 * (2 + below(3, mixed(seed, 0xDE1))) }
}

/// The trail of one account in one region.
struct Stream {
  var account: Int
  var region: Int
  var files = 0..<0
}

/// A record with its place, made ahead because it belongs to a story.
struct PlantedRecord {
  var stream: Int
  var time: Int
  var bytes: [UInt8]
  var story: Int
  /// Its place in the story.
  var step: Int
}

/// All files of a tree: which, when and how many events. Files of a stream lie in order of time,
/// so that a file can look back at the sessions that earlier ones began.
struct Plan {
  private(set) var streams: [Stream]
  private(set) var files: [PlannedFile] = []
  private(set) var planted: [PlantedRecord]

  /// `events` in all, the planted ones among them.
  init(_ options: SynthOptions, _ world: World, planted records: [PlantedRecord]) {
    planted = records.sorted {
      ($0.stream, $0.time, $0.story, $0.step) < ($1.stream, $1.time, $1.story, $1.step)
    }
    streams = (0..<options.accounts * world.regions.count).map {
      Stream(account: $0 / world.regions.count, region: $0 % world.regions.count)
    }
    var dedicated = Self.filesOfPlanted(planted, options)
    var rest = options.events - planted.count - dedicated.reduce(0) { $0 + $1.count }
    dedicated += Self.rareFiles(&rest, options, streams)
    let shares = Self.shares(rest, streams)
    let rhythms = world.regions.indices.map {
      Rhythm(start: options.start.daysSince1970, days: options.days, region: $0)
    }
    var next = 0
    dedicated.sort { $0.stream > $1.stream }
    for stream in streams.indices {
      var mine: [PlannedFile] = []
      while let last = dedicated.last, last.stream == stream {
        mine.append(last)
        dedicated.removeLast()
      }
      let rhythm = rhythms[stream % rhythms.count]
      mine += Self.trafficFiles(shares[stream], stream, options, rhythm)
      mine.sort { ($0.slot, $0.kind.rawValue, $0.seed) < ($1.slot, $1.kind.rawValue, $1.seed) }
      streams[stream].files = next..<next + mine.count
      next += mine.count
      files += mine
    }
  }

  /// Largest-remainder shares by weights that fall with the account's and the region's place.
  private static func shares(_ events: Int, _ streams: [Stream]) -> [Int] {
    let weights = streams.map { 1_000_000 / ($0.account * 2 + 3) * 3 / ($0.region * 2 + 3) }
    let total = weights.reduce(0, +)
    var given = 0
    var sum = 0
    return weights.map { weight in
      sum += weight
      let upTo = share(of: events, sum, total)
      defer { given = upTo }
      return upTo - given
    }
  }

  /// `events * part / total` without overflow; `part` is at most `total`.
  private static func share(of events: Int, _ part: Int, _ total: Int) -> Int {
    let product = UInt64(events).multipliedFullWidth(by: UInt64(part))
    return Int(UInt64(total).dividingFullWidth(product).quotient)
  }

  private static func trafficFiles(
    _ events: Int, _ stream: Int, _ options: SynthOptions, _ rhythm: Rhythm
  ) -> [PlannedFile] {
    if events <= 0 { return [] }
    let base = mixed(mixed(options.seed, 0xF11E), UInt64(stream))
    let fileCount = max(1, (events + options.eventsPerFile / 2) / options.eventsPerFile)
    // Weights from 0.3 to 2.4, most files small.
    var bounds: [Int] = []
    var sum = 0
    for file in 0..<fileCount {
      let fraction = below(1024, mixed(base, UInt64(file)))
      sum += 300 + 2100 * fraction / 1024 * fraction / 1024
      bounds.append(sum)
    }
    var files: [PlannedFile] = []
    var given = 0
    for file in 0..<fileCount {
      let upTo = share(of: events, bounds[file], sum)
      if upTo == given { continue }
      let seed = mixed(base, 0x1_0000_0000 + UInt64(file))
      let slot = rhythm.slot(file, of: fileCount, jitter: seed)
      files.append(PlannedFile(stream: stream, slot: slot, count: upTo - given, seed: seed))
      given = upTo
    }
    return files
  }

  /// Insights pairs and network activity: three in a thousand events, in folders of their own.
  private static func rareFiles(
    _ rest: inout Int, _ options: SynthOptions, _ streams: [Stream]
  ) -> [PlannedFile] {
    if rest < 1000 { return [] }
    let base = mixed(options.seed, 0x4A4E)
    var files: [PlannedFile] = []
    let slots = options.days * 288
    func add(_ kind: PlannedFile.Kind, _ count: Int, _ salt: UInt64) {
      let seed = mixed(base, salt)
      let slot = options.start.daysSince1970 * 86400 + below(slots, mixed(seed, 1)) * 300
      let stream = skewed(streams.count, mixed(seed, 2))
      files.append(
        PlannedFile(stream: stream, kind: kind, slot: slot, count: count, seed: mixed(seed, 3)))
      rest -= count
    }
    for pair in 0..<min(400, max(2, options.events / 40_000)) { add(.insight, 2, UInt64(pair)) }
    var network = options.events / 400
    var index: UInt64 = 0x10000
    while network > 0 {
      let count = min(network, max(1, options.eventsPerFile / 10), 20)
      add(.network, count, index)
      network -= count
      index += 1
    }
    return files
  }

  /// Planted records go into files of their own slots, among a little traffic.
  private static func filesOfPlanted(
    _ planted: [PlantedRecord], _ options: SynthOptions
  ) -> [PlannedFile] {
    var files: [PlannedFile] = []
    var from = 0
    while from < planted.count {
      let slot = planted[from].time.dividedFloor(by: 300) * 300
      var to = from + 1
      while to < planted.count, planted[to].stream == planted[from].stream,
        planted[to].time < slot + 300
      {
        to += 1
      }
      let seed = mixed(mixed(options.seed, 0x57041), UInt64(from))
      let noise = min(options.eventsPerFile - 1, 3 + below(14, mixed(seed, 1)))
      files.append(
        PlannedFile(
          stream: planted[from].stream, slot: slot,
          count: options.events < 20_000 ? min(noise, 1) : noise, seed: seed, planted: from..<to))
      from = to
    }
    return files
  }
}
