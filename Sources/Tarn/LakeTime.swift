import TarnTime

/// Times as people write them, as microseconds since 1970.
package enum LakeTime {
  package static func micros(_ text: String, now: Int64, zone: String) throws -> Int64 {
    do {
      let expression = try TimeExpression(
        text, now: Moment(microseconds: now), zone: try Zone(zone))
      return expression.instant.microseconds
    } catch {
      throw LakeError(error)
    }
  }

  /// `2026-01-31T13:04:05Z`.
  package static func text(_ micros: Int64) -> String {
    var bytes: [UInt8] = []
    TimePrinting.isoTimestamp(
      Moment(microseconds: micros), zone: .utc, precision: micros % 1_000_000 == 0 ? 0 : 6,
      into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `2026-01-31`
  static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026-01-31 13:04:05.000000`, as a cast to timestamp(6) reads it; UTC.
  static func sql(_ micros: Int64) -> String {
    var bytes: [UInt8] = []
    TimePrinting.isoTimestamp(
      Moment(microseconds: micros), zone: .utc, precision: 6, into: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    return text.replacing("T", with: " ").replacing("Z", with: "")
  }
}
