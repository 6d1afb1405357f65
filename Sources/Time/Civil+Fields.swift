extension CivilDate {
  /// 1 (Monday) to 7 (Sunday) of a day number.
  @inlinable
  package static func weekday(ofDay days: Int64) -> Int {
    // Day 0 was a Thursday.
    Int((floorRemainder(days, 7) &+ 3) % 7) &+ 1
  }

  @inlinable
  package var quarter: Int { (month &- 1) / 3 &+ 1 }

  /// 1 to 366.
  @inlinable
  package var dayOfYear: Int {
    let firstOfMonth = CivilDate.uncheckedDays(year: year, month: month, day: 1)
    let firstOfYear = CivilDate.uncheckedDays(year: year, month: 1, day: 1)
    return Int(firstOfMonth &- firstOfYear) &+ day
  }

  /// The ISO year and its week, 1 to 53: weeks begin on Monday and belong to the year of their
  /// Thursday, so 2021-01-03 is in week 53 of 2020.
  @inlinable
  package static func isoWeek(ofDay days: Int64) -> (year: Int64, week: Int) {
    let fromThursday = Int64(4 &- weekday(ofDay: days))
    let thursday = CivilDate(daysSinceEpoch: days &+ fromThursday)
    return (thursday.year, (thursday.dayOfYear &- 1) / 7 &+ 1)
  }

  /// The Monday that begins week 1 of an ISO year, nil where it has no day number.
  package static func firstDay(ofISOYear year: Int64) -> Int64? {
    guard let fourth = CivilDate(year: year, month: 1, day: 4).daysSinceEpoch else { return nil }
    return fourth &- Int64(weekday(ofDay: fourth) &- 1)
  }

  /// The same day so many months on, or the last day of a shorter month; nil past the range.
  ///
  /// 2024-01-31 and one month is 2024-02-29.
  @inlinable
  package func adding(months: Int64) -> CivilDate? {
    let (base, overflows) = year.multipliedReportingOverflow(by: 12)
    let (sum, alsoOverflows) = (base &+ Int64(month &- 1)).addingReportingOverflow(months)
    guard !overflows, !alsoOverflows, base < Int64.max - 12 else { return nil }
    let newYear = floorDivide(sum, 12)
    let newMonth = Int(floorRemainder(sum, 12)) &+ 1
    let length = CivilDate.days(inMonth: newMonth, of: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(day, length))
  }

  @inlinable
  package var lastDayOfMonth: Int { CivilDate.days(inMonth: month, of: year) }
}
