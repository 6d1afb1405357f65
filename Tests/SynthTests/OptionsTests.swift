import Testing

@testable import TarnSynth

struct OptionsTests {
  @Test("the flags set the options")
  func flags() throws {
    let options = try SynthOptions(
      arguments: [
        "--events", "10", "--days", "3", "--start", "2024-02-29", "--accounts", "2", "--regions",
        "5", "--seed", "9", "--events-per-file", "7", "--gzip-level", "1", "--quiet", "--out",
        "tree",
      ])
    #expect(options.events == 10)
    #expect(options.days == 3)
    #expect(options.start == CivilDate("2024-02-29"))
    #expect(options.accounts == 2)
    #expect(options.regions == 5)
    #expect(options.seed == 9)
    #expect(options.eventsPerFile == 7)
    #expect(options.gzipLevel == 1)
    #expect(options.quiet)
    #expect(options.output == "tree")
  }

  @Test(
    "a wrong flag is named with what it takes",
    arguments: [
      (["--evnts", "4"], "unknown option '--evnts'"),
      (["--out", "x", "--days"], "'--days' needs a value"),
      (["--events", "4"], "'--out' is missing"),
      (["--out", "x", "--days", "0"], "'--days' takes 1 to 3660, not '0'"),
      (["--out", "x", "--regions", "99"], "'--regions' takes 1 to 30, not '99'"),
      (["--out", "x", "--events", "many"], "'--events' takes 1 to 2000000000, not 'many'"),
      (
        ["--out", "x", "--start", "2023-02-29"],
        "'--start' takes a date 2026-03-01, not '2023-02-29'"
      ),
      (["--out", "x", "--seed", "-1"], "'--seed' takes a whole number, not '-1'"),
    ])
  func wrongFlags(arguments: [String], message: String) {
    #expect(
      performing: { try SynthOptions(arguments: arguments) },
      throws: { error in
        "\(error)" == message
      })
  }

  @Test("options set in code keep the limits of the flags")
  func codeLimits() {
    var options = SynthOptions()
    options.output = "never-written"
    options.days = 0
    #expect(throws: SynthError.badValue("--days", "0", "1 to 3660")) { try synthesize(options) }
  }

  @Test(
    "days since 1970 and dates are each other's inverse",
    arguments: [
      ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-03-01", 20513), ("2100-03-01", 47541),
    ])
  func civilDates(text: String, days: Int) {
    #expect(CivilDate(text)?.daysSince1970 == days)
    #expect(CivilDate(days: days) == CivilDate(text))
  }

  @Test("what is no date is refused", arguments: ["", "2026-3-1", "2026-13-01", "2026-00-10", "x"])
  func badDates(text: String) { #expect(CivilDate(text) == nil) }
}
