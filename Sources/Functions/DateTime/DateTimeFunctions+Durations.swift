import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let durations: [Function] = [humanReadableSeconds, parseDuration, toMilliseconds]

  private static let humanReadableSeconds = Function(
    "human_readable_seconds", family: family, "A number of seconds in words.",
    example: "human_readable_seconds(3762)", gives: "1 hour, 2 minutes, 42 seconds",
    [
      Overload(
        "(double) -> varchar", fallible: true,
        .text { (seconds: Double, text: inout TextBuilder) throws(EvaluationError) in
          var words: [UInt8] = []
          guard DurationText.humanReadable(seconds: seconds, into: &words) else {
            let shown = seconds.isNaN ? "NaN" : seconds < 0 ? "-Infinity" : "Infinity"
            throw EvaluationError(
              .invalidFunctionArgument,
              "Invalid argument found: \(seconds.isFinite ? String(seconds) : shown)")
          }
          text.write(words)
          return true
        })
    ])

  private static let parseDuration = Function(
    "parse_duration", family: family,
    "Reads a number with one of the units ns, us, ms, s, m, h, d as an interval.",
    example: "parse_duration('3.5 h')", gives: "0 03:30:00.000",
    [
      Overload(
        "(varchar(x)) -> interval day to second", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Int64? in
          guard let milliseconds = DurationText.milliseconds(text.bytes) else {
            let excerpt = String(decoding: text.bytes.prefix(64), as: UTF8.self)
            throw EvaluationError(
              .invalidFunctionArgument,
              "duration is not a valid data duration string: \(excerpt)")
          }
          return milliseconds
        })
    ])

  private static let toMilliseconds = Function(
    "to_milliseconds", family: family, "The milliseconds of an interval of days to seconds.",
    example: "to_milliseconds(INTERVAL '1' DAY)", gives: "86400000",
    [
      Overload(
        "(interval day to second) -> bigint",
        .rows { (milliseconds: Int64) -> Int64? in milliseconds })
    ])
}
