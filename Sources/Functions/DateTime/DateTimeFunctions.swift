import TarnColumns
import TarnTime

/// The family of dates, times and intervals. The operators on them are in `DateTimeOperators`.
package enum DateTimeFunctions {
  static let family = "date and time"

  package static let all: [Function] =
    clock + fields + units + zones + epoch + iso8601 + formats + durations + operators

  private static let operators: [Function] = [
    Function(
      "$add", family: family, "A date or time and an interval.",
      example: "DATE '2024-01-31' + INTERVAL '1' MONTH", gives: "2024-02-29",
      DateTimeOperators.add),
    Function(
      "$subtract", family: family, "A date or time less an interval or another one.",
      example: "DATE '2024-03-31' - INTERVAL '1' MONTH", gives: "2024-02-29",
      DateTimeOperators.subtract),
    Function(
      "$multiply", family: family, "An interval so many times.",
      example: "INTERVAL '1' HOUR * 1.5", gives: "0 01:30:00.000", DateTimeOperators.multiply),
    Function(
      "$divide", family: family, "A part of an interval.",
      example: "INTERVAL '1' HOUR / 2", gives: "0 00:30:00.000", DateTimeOperators.divide),
    Function(
      "$negate", family: family, "An interval backwards.",
      example: "- INTERVAL '1' HOUR", gives: "-0 01:00:00.000", DateTimeOperators.negate),
  ]
}
