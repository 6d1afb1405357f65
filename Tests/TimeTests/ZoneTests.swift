import Testing

@testable import TarnTime

let hasZoneDatabase = (try? Zone("Europe/Paris")) != nil

@Suite struct ZoneTests {
  @Test(
    "Offsets of zones at known instants", .enabled(if: hasZoneDatabase),
    arguments: CaseTable.lines(of: "zone-offsets.tsv"))
  func offsets(_ line: CaseTable.Line) throws {
    let zone = try Zone(line[0])
    let seconds = try #require(EventTime(line[1])?.seconds)
    #expect(zone.offset(at: seconds) == Int32(line[2]))
    var clock = ZoneClock(zone)
    #expect(clock.offset(at: seconds) == Int64(line[2]))
    let interval = zone.interval(at: seconds)
    #expect(interval.start <= seconds && seconds < interval.end)
    if !line[3].isEmpty { #expect(interval.abbreviation == line[3]) }
  }

  @Test(
    "Local times become instants: the earlier in an overlap, moved on in a gap",
    .enabled(if: hasZoneDatabase), arguments: CaseTable.lines(of: "zone-locals.tsv"))
  func locals(_ line: CaseTable.Line) throws {
    let zone = try Zone(line[0])
    let local = try #require(EventTime(line[1])?.seconds)
    let expected = try #require(EventTime(line[2])?.seconds)
    var fresh = ZoneClock(zone)
    #expect(fresh.instant(ofLocal: local) == expected)
    #expect(fresh.skips(local: local) == (line[3] == "skipped"))
    // A clock that was elsewhere answers alike.
    var used = ZoneClock(zone)
    for distance: Int64 in [-200_000, -90_000, -3_600, 0, 3_600, 90_000, 200_000] {
      _ = used.offset(at: expected + distance)
      #expect(used.instant(ofLocal: local) == expected)
    }
  }

  @Test("A clock agrees with the rules over two centuries", .enabled(if: hasZoneDatabase))
  func clockAgrees() throws {
    for name in [
      "America/New_York", "Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe",
      "Europe/Dublin", "America/Godthab",
    ] {
      let zone = try Zone(name)
      var clock = ZoneClock(zone)
      var wrong = 0
      var seconds: Int64 = -4_000_000_000
      while seconds < 6_000_000_000 {
        let offset = clock.offset(at: seconds)
        if offset != Int64(zone.offset(at: seconds)) { wrong += 1 }
        let local = seconds + offset
        let instant = clock.instant(ofLocal: local)
        // The same instant, or the earlier one of an overlap.
        let back = Int64(zone.offset(at: instant))
        if instant > seconds || instant + back != local { wrong += 1 }
        seconds += 86_399 * 3
      }
      #expect(wrong == 0, "\(name)")
    }
  }

  @Test("The extremes of Int64 have offsets and instants", .enabled(if: hasZoneDatabase))
  func extremes() throws {
    for name in ["UTC", "+14:00", "Pacific/Apia", "America/New_York", "Africa/Casablanca"] {
      let zone = try Zone(name)
      var clock = ZoneClock(zone)
      for seconds: Int64 in [.min, .min + 1, -9_300_000_000_000, 9_300_000_000_000, .max - 1, .max]
      {
        #expect(abs(clock.offset(at: seconds)) <= 93_600)
        _ = clock.instant(ofLocal: seconds)
        _ = clock.skips(local: seconds)
      }
      for micros in [Int64.min, .max] {
        let instant = Moment(microseconds: micros)
        _ = instant.wallClock(in: zone)
        _ = instant.atZone(zone)
      }
    }
  }

  @Test(
    "Names that mean an offset",
    arguments: [
      ("UTC", "UTC"), ("utc", "UTC"), ("Z", "UTC"), ("GMT", "UTC"), ("Etc/UTC", "UTC"),
      ("Zulu", "UTC"), ("+00:00", "UTC"), ("-00:00", "UTC"), ("GMT+0", "UTC"), ("UTC+0", "UTC"),
      ("+05:30", "+05:30"), ("-8", "-08:00"), ("+0530", "+05:30"), ("+14:00", "+14:00"),
      ("GMT+5", "+05:00"), ("UTC-03:30", "-03:30"), ("UT+1", "+01:00"), ("Etc/GMT+5", "-05:00"),
      ("Etc/GMT-14", "+14:00"), ("+07:09", "+07:09"),
    ])
  func fixed(name: String, printed: String) throws {
    let zone = try Zone(name)
    #expect(zone.name == printed)
    #expect(zone.fixedOffset != nil)
    #expect(Zone(key: zone.key) == zone)
  }

  @Test(
    "Hostile and unknown names are refused",
    arguments: [
      "", " ", "../../etc/passwd", "Europe/../../../etc/passwd", "/etc/passwd", "Europe//Paris",
      "Europe/", "Europe", "Europe/Paris/", "Mars/Phobos", "posix/Europe/Paris",
      "right/Europe/Paris", "localtime", "Factory", "zone.tab", "tzdata.zi", "leapseconds",
      "asia/tokyo", "+15:00", "+5:3", "+05:60", "++5", "Europe/Paris\0", "\u{E9}tat", "GMT+x",
      String(repeating: "A", count: 1_000_000), "invalidzoneid", "Etc/+5x",
    ])
  func refused(name: String) {
    #expect(throws: TimeError.self) { try Zone(name) }
  }

  @Test("Without a database UTC and offsets work, and a name says what to install")
  func noDatabase() {
    let table = ZoneTable(folders: ["/nonexistent"])
    let name = Array("Europe/Paris".utf8)
    let error = #expect(throws: TimeError.self) {
      try name.withUnsafeBufferPointer { bytes in _ = try table.zone(named: bytes) }
    }
    #expect(error?.kind == .database)
    #expect(error?.message.contains("install the package tzdata") == true)
  }

  @Test("A zone keeps its key, and two names have two", .enabled(if: hasZoneDatabase))
  func keys() throws {
    let paris = try Zone("Europe/Paris")
    let rome = try Zone("Europe/Rome")
    #expect(try Zone("Europe/Paris") == paris)
    #expect(paris != rome)
    #expect(Zone(key: paris.key).name == "Europe/Paris")
    #expect(Zone(key: 65_535) == .utc)
    #expect(Zone(key: 841) == .utc)
  }
}
