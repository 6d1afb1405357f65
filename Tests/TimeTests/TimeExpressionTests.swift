import Testing

@testable import TarnTime

@Suite struct TimeExpressionTests {
  /// 2024-05-15T10:30:00Z, a Wednesday.
  private let now = Moment(microseconds: 1_715_769_000_000_000)

  @Test(
    "Times of the command line are resolved", .enabled(if: hasZoneDatabase),
    arguments: CaseTable.lines(of: "expressions.tsv"))
  func table(_ line: CaseTable.Line) throws {
    let zone = try Zone(line[2].isEmpty ? "UTC" : line[2])
    let result: String
    do {
      let time = try TimeExpression(line[0], now: now, zone: zone)
      var text: [UInt8] = []
      TimePrinting.timestamp(time.instant, precision: 3, into: &text)
      result = String(decoding: text, as: UTF8.self)
    } catch {
      #expect(error.message.contains("'"))
      result = "-"
    }
    #expect(result == line[1])
  }

  @Test("A month or minute that cannot be told is refused with both spellings")
  func ambiguous() {
    for text in ["-10m", "now-10m", "-10M", "10m ago"] {
      let error = #expect(throws: TimeError.self) { try TimeExpression(text, now: now) }
      #expect(
        error?.message == "'\(text)' may mean minutes or months; write -10min or -10mo")
    }
  }

  @Test("A bad value says what is accepted")
  func unreadable() {
    let error = #expect(throws: TimeError.self) { try TimeExpression("soon", now: now) }
    #expect(error?.message.hasPrefix("'soon' is not a time; accepted are 2024-05-01,") == true)
  }

  @Test("Whole days and moving times say so")
  func flags() throws {
    func read(_ text: String) throws -> TimeExpression { try TimeExpression(text, now: now) }
    #expect(try read("2024-05-01").isWholeDay)
    #expect(try read("yesterday").isWholeDay)
    #expect(try read("today-1d").isWholeDay)
    #expect(try !read("today-1h").isWholeDay)
    #expect(try !read("2024-05-01T00:00:00Z").isWholeDay)
    #expect(try read("-1d").isRelative)
    #expect(try !read("2024-05-01").isRelative)
  }

  @Test("No text traps, whatever the clock")
  func hostile() {
    let texts = [
      "-999999999y", "-999999999d", "+999999999mo", "now" + String(repeating: "-1d", count: 40),
      "99999999999999", "now--1d", "now-", "-", "+", "T-", "9223372036854775807", "1 ago", "ago",
      String(repeating: "-1d", count: 100_000), "\u{0}", "-1fortnight", "yesterdayx",
    ]
    for text in texts {
      for micros in [Int64.min, -1, 0, .max] {
        _ = try? TimeExpression(text, now: Moment(microseconds: micros))
      }
    }
  }
}
