import Testing

@testable import TarnTime

@Suite struct TimeFormatTests {
  private func compile(_ notation: String, _ format: String) throws -> TimeFormat {
    try withBytes(of: format) { bytes throws(TimeError) in
      notation == "mysql" ? try TimeFormat(mysql: bytes) : try TimeFormat(joda: bytes)
    }
  }

  @Test(
    "Formats print and read as the table says", .enabled(if: hasZoneDatabase),
    arguments: CaseTable.lines(of: "formats.tsv"))
  func table(_ line: CaseTable.Line) throws {
    let (action, notation, format) = (line[0], line[1], line[2])
    if action == "refuse" {
      let error = #expect(throws: TimeError.self) { try compile(notation, format) }
      #expect(error?.message == line[3])
      return
    }
    let compiled = try compile(notation, format)
    if action == "print" {
      let text = try #require(Array(line[3].utf8).withUnsafeBufferPointer { TimestampText($0) })
      let local = try #require(text.local)
      var zone: Zone?
      var instant: Moment?
      if let place = text.zone {
        let named = try Zone(String(decoding: Array(line[3].utf8)[place], as: UTF8.self))
        zone = named
        instant = local.atZone(named)
      }
      var out: [UInt8] = []
      compiled.print(local, zone: zone, at: instant, into: &out)
      #expect(String(decoding: out, as: UTF8.self) == line[4])
      return
    }
    var result: String
    do {
      let parsed = try withBytes(of: line[3]) { bytes throws(TimeError) in
        try compiled.parse(bytes)
      }
      var out: [UInt8] = []
      TimePrinting.timestamp(
        Moment(microseconds: parsed.milliseconds * 1_000), precision: 3, into: &out)
      result = String(decoding: out, as: UTF8.self)
      if let zone = parsed.zone { result += " " + zone.name }
    } catch {
      result = "-"
    }
    #expect(result == line[4])
  }

  @Test("A text that does not fit says where")
  func errors() throws {
    let format = try compile("mysql", "%Y-%m-%d")
    let tooShort = #expect(throws: TimeError.self) {
      try withBytes(of: "2020-") { bytes throws(TimeError) in try format.parse(bytes) }
    }
    #expect(tooShort?.message == "Invalid format: \"2020-\" is too short")
    let malformed = #expect(throws: TimeError.self) {
      try withBytes(of: "2020-x1-01") { bytes throws(TimeError) in try format.parse(bytes) }
    }
    #expect(malformed?.message == "Invalid format: \"2020-x1-01\" is malformed at \"x1-01\"")
  }

  @Test("Hostile patterns and texts end in errors or values")
  func hostile() throws {
    let long = String(repeating: "y", count: 100_000)
    let format = try compile("joda", long)
    var out: [UInt8] = []
    format.print(Moment(microseconds: .min), into: &out)
    format.print(Moment(microseconds: .max), into: &out)
    #expect(out.count < 1_000)
    for pattern in ["%", "%%", "%Y%", "'", "''", "'a", "y'"] {
      _ = try? compile("mysql", pattern)
      _ = try? compile("joda", pattern)
    }
    let years = try compile("joda", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyy")
    #expect(throws: TimeError.self) {
      try withBytes(of: String(repeating: "9", count: 29)) { bytes throws(TimeError) in
        try years.parse(bytes)
      }
    }
  }
}
