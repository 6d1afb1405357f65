import TarnColumns
import TarnTime

/// The family of dates, times and intervals. The operators on them are in `DateTimeOperators`.
package enum DateTimeFunctions {
  static let family = "Date and time"

  package static let all: [Function] =
    clock + fields + units + zones + epoch + iso8601 + formats + durations
}
