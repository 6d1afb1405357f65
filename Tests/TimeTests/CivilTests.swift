import Testing

@testable import TarnTime

@Suite struct CivilTests {
  @Test("Every day of 800 years follows the day before it, and comes back from its date")
  func everyDay() throws {
    // 1570-01-01 to 2370-01-01, walked by the rules of the calendar alone.
    let start = try #require(CivilDate(year: 1570, month: 1, day: 1).daysSinceEpoch)
    let end = try #require(CivilDate(year: 2370, month: 1, day: 1).daysSinceEpoch)
    #expect(end - start == 2 * 146_097)
    var expected = CivilDate(year: 1570, month: 1, day: 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var wrong = 0
    for day in start..<end {
      let date = CivilDate(daysSinceEpoch: day)
      if date != expected || date.daysSinceEpoch != day { wrong += 1 }
      if CivilDate(anyDay: day) != expected { wrong += 1 }
      let isLeap = expected.year % 4 == 0 && expected.year % 100 != 0 || expected.year % 400 == 0
      let length = lengths[expected.month - 1] + (expected.month == 2 && isLeap ? 1 : 0)
      expected.day += 1
      if expected.day > length {
        expected.day = 1
        expected.month += 1
      }
      if expected.month > 12 {
        expected.month = 1
        expected.year += 1
      }
    }
    #expect(wrong == 0)
  }

  @Test(
    "Known days",
    arguments: [
      (0, 1970, 1, 1), (-1, 1969, 12, 31), (-719_468, 0, 3, 1), (-719_528, 0, 1, 1),
      (-719_529, -1, 12, 31), (2_932_896, 9999, 12, 31), (11_016, 2000, 2, 29),
    ] as [(Int64, Int64, Int, Int)])
  func known(days: Int64, year: Int64, month: Int, day: Int) {
    #expect(CivilDate(daysSinceEpoch: days) == CivilDate(year: year, month: month, day: day))
    #expect(CivilDate(year: year, month: month, day: day).daysSinceEpoch == days)
  }

  @Test("The short way and the general one agree where they meet and far away")
  func waysAgree() {
    var wrong = 0
    for edge: Int64 in [-719_468, 0, 1 << 29, (1 << 30) - 719_468] {
      for day in (edge - 800)...(edge + 800) {
        if CivilDate(daysSinceEpoch: day) != CivilDate(anyDay: day) { wrong += 1 }
      }
    }
    for day in stride(from: Int64(-1 << 31), to: 1 << 31, by: 99_991) {
      if CivilDate(daysSinceEpoch: day) != CivilDate(anyDay: day) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("The extremes of Int64 have a date and come back where years allow")
  func extremes() {
    for days in [Int64.min, .min + 1, .max - 1, .max] {
      let date = CivilDate(daysSinceEpoch: days)
      #expect(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31)
      #expect(date.daysSinceEpoch == nil)
    }
    for days: Int64 in [-9_000_000_000_000_000_000, 9_000_000_000_000_000_000] {
      let date = CivilDate(daysSinceEpoch: days)
      #expect(date.daysSinceEpoch == days)
    }
  }

  @Test("What is no date has no day number")
  func invalid() {
    for (year, month, day) in [
      (2023, 0, 1), (2023, 13, 1), (2023, 1, 0), (2023, 1, 32), (2023, 2, 29), (.max, 1, 1),
      (.min, 1, 1), (2023, .max, 1), (2023, 1, .min),
    ] as [(Int64, Int, Int)] {
      #expect(CivilDate(year: year, month: month, day: day).daysSinceEpoch == nil)
    }
  }
}
