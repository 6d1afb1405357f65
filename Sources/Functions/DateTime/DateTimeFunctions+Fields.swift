import TarnColumns
import TarnTime

/// A number that a date or time has.
private enum TemporalField {
  case day
  case dayOfWeek
  case dayOfYear
  case hour
  case millisecond
  case minute
  case month
  case quarter
  case second
  case week
  case year
  case yearOfWeek

  var isOfDate: Bool {
    switch self {
    case .hour, .millisecond, .minute, .second: false
    default: true
    }
  }

  func value(ofDay day: Int64) -> Int64 {
    switch self {
    case .day: Int64(CivilDate(daysSinceEpoch: day).day)
    case .dayOfWeek: Int64(CivilDate.weekday(ofDay: day))
    case .dayOfYear: Int64(CivilDate(daysSinceEpoch: day).dayOfYear)
    case .month: Int64(CivilDate(daysSinceEpoch: day).month)
    case .quarter: Int64(CivilDate(daysSinceEpoch: day).quarter)
    case .week: Int64(CivilDate.isoWeek(ofDay: day).week)
    case .year: CivilDate(daysSinceEpoch: day).year
    case .yearOfWeek: CivilDate.isoWeek(ofDay: day).year
    case .hour, .millisecond, .minute, .second: 0
    }
  }

  func value(ofMilliseconds milliseconds: Int64) -> Int64 {
    switch self {
    case .hour: milliseconds / 3_600_000 % 24
    case .minute: milliseconds / 60_000 % 60
    case .second: milliseconds / 1_000 % 60
    case .millisecond: milliseconds % 1_000
    default: 0
    }
  }

  func value(ofLocal micros: Int64) -> Int64 {
    isOfDate
      ? value(ofDay: floorDivide(micros, 86_400_000_000))
      : value(ofMilliseconds: floorRemainder(micros, 86_400_000_000) / 1_000)
  }

  var overloads: [Overload] {
    let field = self
    var overloads = [
      Overload(
        "(timestamp(p)) -> bigint",
        .rows { (value: Instant) -> Int64? in field.value(ofLocal: value.micros) }),
      Overload(
        "(timestamp(p) with time zone) -> bigint",
        TemporalKernel.zoned { field.value(ofLocal: $0) }),
    ]
    if isOfDate {
      overloads.insert(
        Overload("(date) -> bigint", .rows { (day: Int64) -> Int64? in field.value(ofDay: day) }),
        at: 0)
    } else {
      overloads += [
        Overload(
          "(time(p)) -> bigint",
          .rows { (picos: Int64) -> Int64? in
            field.value(ofMilliseconds: picos / 1_000_000_000)
          }),
        Overload(
          "(time(p) with time zone) -> bigint",
          .rows { (value: Instant) -> Int64? in
            field.value(ofMilliseconds: value.micros / 1_000_000_000)
          }),
        Overload(
          "(interval day to second) -> bigint",
          .rows { (milliseconds: Int64) -> Int64? in
            field.value(ofMilliseconds: milliseconds)
          }),
      ]
    }
    switch self {
    case .day:
      overloads.append(
        Overload(
          "(interval day to second) -> bigint",
          .rows { (milliseconds: Int64) -> Int64? in milliseconds / 86_400_000 }))
    case .month:
      overloads.append(
        Overload(
          "(interval year to month) -> bigint",
          .rows { (months: Int64) -> Int64? in months % 12 }))
    case .year:
      overloads.append(
        Overload(
          "(interval year to month) -> bigint",
          .rows { (months: Int64) -> Int64? in months / 12 }))
    default: break
    }
    return overloads
  }
}

extension DateTimeFunctions {
  static let fields: [Function] = [
    field(
      "day", .day, aliases: ["day_of_month"], "The day of the month; of an interval, its days.",
      "day(DATE '2023-07-10')", "10"),
    field(
      "day_of_week", .dayOfWeek, aliases: ["dow"],
      "The day of the ISO week, 1 (Monday) to 7 (Sunday).",
      "day_of_week(DATE '2023-07-10')", "1"),
    field(
      "day_of_year", .dayOfYear, aliases: ["doy"], "The day of the year, from 1.",
      "day_of_year(DATE '2023-07-10')", "191"),
    field(
      "hour", .hour, "The hour of the day, 0 to 23.",
      "hour(TIMESTAMP '2023-07-10 13:24:50.123')", "13"),
    field(
      "millisecond", .millisecond, "The millisecond of the second.",
      "millisecond(TIMESTAMP '2023-07-10 13:24:50.123')", "123"),
    field(
      "minute", .minute, "The minute of the hour.",
      "minute(TIMESTAMP '2023-07-10 13:24:50.123')", "24"),
    field(
      "month", .month, "The month of the year, from 1; of an interval, its months.",
      "month(DATE '2023-07-10')", "7"),
    field(
      "quarter", .quarter, "The quarter of the year, 1 to 4.",
      "quarter(DATE '2023-07-10')", "3"),
    field(
      "second", .second, "The second of the minute.",
      "second(TIMESTAMP '2023-07-10 13:24:50.123')", "50"),
    field(
      "week", .week, aliases: ["week_of_year"], "The ISO week of the year, 1 to 53.",
      "week(DATE '2021-01-03')", "53"),
    field(
      "year", .year, "The year; of an interval, its years.", "year(DATE '2023-07-10')", "2023"),
    field(
      "year_of_week", .yearOfWeek, aliases: ["yow"], "The year that the ISO week belongs to.",
      "year_of_week(DATE '2021-01-03')", "2020"),
    Function(
      "last_day_of_month", family: family, "The last day of the month.",
      example: "last_day_of_month(DATE '2024-02-10')", gives: "2024-02-29",
      [
        Overload(
          "(date) -> date", fallible: true,
          .rows { (day: Int64) throws(EvaluationError) -> Int64? in
            try TemporalKernel.checkedDay(lastDay(day))
          }),
        Overload(
          "(timestamp(p)) -> date", fallible: true,
          .rows { (value: Instant) throws(EvaluationError) -> Int64? in
            try TemporalKernel.checkedDay(lastDay(floorDivide(value.micros, 86_400_000_000)))
          }),
        Overload(
          "(timestamp(p) with time zone) -> date", fallible: true,
          TemporalKernel.zonedRows { value, _, clock throws(EvaluationError) -> Int64? in
            let day = floorDivide(value.local(&clock), 86_400_000_000)
            return try TemporalKernel.checkedDay(lastDay(day))
          }),
      ]),
  ]

  private static func lastDay(_ day: Int64) -> Int64 {
    let date = CivilDate(daysSinceEpoch: day)
    return day &+ Int64(date.lastDayOfMonth - date.day)
  }

  private static func field(
    _ name: String, _ field: TemporalField, aliases: [String] = [], _ summary: String,
    _ example: String, _ result: String
  ) -> Function {
    Function(
      name, aliases: aliases, family: family, summary, example: example, gives: result,
      field.overloads)
  }
}
