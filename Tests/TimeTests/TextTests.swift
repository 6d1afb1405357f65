import Testing

@testable import TarnTime

private func bytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
{
  Array(text.utf8).withUnsafeBufferPointer(body)
}

private func printed(_ body: (inout [UInt8]) -> Void) -> String {
  var text: [UInt8] = []
  body(&text)
  return String(decoding: text, as: UTF8.self)
}

@Suite struct TextTests {
  @Test("Timestamps of SQL are read and printed", arguments: CaseTable.lines(of: "timestamps.tsv"))
  func timestamps(_ line: CaseTable.Line) throws {
    let read = bytes(line[0]) { TimestampText($0) }
    guard line[1] != "-" else {
      #expect(read == nil)
      return
    }
    let text = try #require(read)
    let precision = try #require(Int(line[1]))
    #expect(text.precision == precision)
    let zone = text.zone.map { String(decoding: Array(line[0].utf8)[$0], as: UTF8.self) }
    #expect(zone ?? "" == line[3])
    let local = try #require(text.local)
    #expect(
      printed { TimePrinting.timestamp(local, precision: precision, into: &$0) } == line[2])
  }

  @Test("Dates of SQL", arguments: CaseTable.lines(of: "dates.tsv"))
  func dates(_ line: CaseTable.Line) {
    let day = bytes(line[0]) { parseDate($0) }
    #expect(day.map(String.init) ?? "-" == line[1])
    if let day, !line[2].isEmpty {
      #expect(printed { TimePrinting.date(Int64(day), into: &$0) } == line[2])
    }
  }

  @Test("Times of SQL", arguments: CaseTable.lines(of: "times.tsv"))
  func times(_ line: CaseTable.Line) throws {
    let read = bytes(line[0]) { TimeText($0) }
    guard line[1] != "-" else {
      #expect(read == nil)
      return
    }
    let text = try #require(read)
    let precision = text.precision
    let result = printed { into in
      if let offset = text.offsetMinutes {
        TimePrinting.time(text.time, precision: precision, offsetMinutes: offset, into: &into)
      } else {
        TimePrinting.time(text.time, precision: precision, into: &into)
      }
    }
    #expect(result == line[1])
  }

  @Test("ISO 8601 as its functions read it", arguments: CaseTable.lines(of: "iso8601.tsv"))
  func iso(_ line: CaseTable.Line) throws {
    let read = bytes(line[0]) { IsoText($0) }
    guard line[1] != "-" else {
      #expect(read == nil)
      return
    }
    let text = try #require(read)
    let local = try #require(Moment(day: text.day, time: text.time))
    #expect(printed { TimePrinting.timestamp(local, precision: 9, into: &$0) } == line[1])
    #expect(text.offsetMinutes.map(String.init) ?? "" == line[2])
  }

  @Test("Intervals", arguments: CaseTable.lines(of: "intervals.tsv"))
  func intervals(_ line: CaseTable.Line) throws {
    let names = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"]
    let fields = try line[1].split(separator: " TO ").map { name in
      try #require(names.firstIndex(of: String(name)).flatMap(IntervalField.init))
    }
    let first = try #require(fields.first)
    let last = fields.count > 1 ? fields[1] : nil
    let result = bytes(line[0]) { text -> String in
      if let months = IntervalText.months(text, from: first, to: last) {
        return printed { TimePrinting.interval(months: months, into: &$0) }
      }
      guard let ms = IntervalText.milliseconds(text, from: first, to: last) else { return "-" }
      return printed { TimePrinting.interval(milliseconds: ms, into: &$0) }
    }
    #expect(result == line[2])
  }

  @Test("Intervals at the ends of their types print")
  func extremeIntervals() {
    #expect(
      printed { TimePrinting.interval(milliseconds: .min, into: &$0) }
        == "-106751991167 07:12:55.808")
    #expect(printed { TimePrinting.interval(months: .min, into: &$0) } == "-178956970-8")
  }

  @Test("Lengths of time", arguments: CaseTable.lines(of: "durations.tsv"))
  func durations(_ line: CaseTable.Line) {
    if line[0] == "parse" {
      let ms = bytes(line[1]) { DurationText.milliseconds($0) }
      #expect(ms.map(String.init) ?? "-" == line[2])
    } else {
      var text: [UInt8] = []
      let fits = DurationText.humanReadable(seconds: Double(line[1]) ?? 0, into: &text)
      #expect((fits ? String(decoding: text, as: UTF8.self) : "-") == line[2])
    }
  }

  @Test("Rounding is half up and carries")
  func rounding() throws {
    let text = try #require(bytes("2020-12-31 23:59:59.999999999999") { TimestampText($0) })
    let local = try #require(text.local)
    for precision in 0...11 {
      let rounded = try #require(local.rounded(to: precision))
      let zeros = precision == 0 ? "" : "." + String(repeating: "0", count: precision)
      #expect(
        printed { TimePrinting.timestamp(rounded, precision: precision, into: &$0) }
          == "2021-01-01 00:00:00\(zeros)")
    }
    #expect(local.rounded(to: 12) == local)
    #expect(Moment(microseconds: .max, picoseconds: 999_999).rounded(to: 0) == nil)
    #expect(Moment(microseconds: .max, picoseconds: 999_999).rounded(to: 6) == nil)
    #expect(Moment(microseconds: .max, picoseconds: 999_999).rounded(to: 8) == nil)
    #expect(Moment(microseconds: .min).rounded(to: 0) != nil)
    #expect(text.time.rounded(to: 3).picoseconds == 0)
  }

  @Test("ISO 8601 printing has Z for UTC and the offset else", .enabled(if: hasZoneDatabase))
  func isoPrinting() throws {
    let instant = Moment(microseconds: 998_448_245_321_000)
    func text(_ zone: String) throws -> String {
      let zone = try Zone(zone)
      return printed { TimePrinting.isoTimestamp(instant, zone: zone, precision: 3, into: &$0) }
    }
    #expect(try text("UTC") == "2001-08-22T02:44:05.321Z")
    #expect(try text("+07:09") == "2001-08-22T09:53:05.321+07:09")
    #expect(try text("Pacific/Apia") == "2001-08-21T15:44:05.321-11:00")
    #expect(
      printed { TimePrinting.eventTime(seconds: 1_688_995_490, into: &$0) }
        == "2023-07-10T13:24:50Z")
  }

  @Test("No prefix of any case traps a reader")
  func hostile() {
    for table in ["timestamps", "dates", "times", "iso8601", "intervals", "durations"] {
      for line in CaseTable.lines(of: table + ".tsv") {
        let all = Array(line[0].utf8)
        for count in 0...all.count {
          all[..<count].withUnsafeBufferPointer { text in
            _ = TimestampText(text)
            _ = TimeText(text)
            _ = parseDate(text)
            _ = IsoText(text)
            _ = IsoText.date(text)
            _ = IntervalText.milliseconds(text, from: .day, to: .second)
            _ = DurationText.milliseconds(text)
          }
        }
      }
    }
  }
}
