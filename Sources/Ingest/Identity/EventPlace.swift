package import TarnTime

/// The partition a record belongs to: region and day (UTC) of its own time, whatever folder its
/// file lay in.
package struct EventPlace: Equatable, Sendable {
  /// The day of records whose time is absent, not readable or out of range.
  package static let unknownDay = Day(year: 0, month: 0, day: 0)
  package static let unknownRegion: StaticString = "unknown"

  package struct Day: Hashable, Comparable, Sendable {
    package var year: UInt16
    package var month: UInt8
    package var day: UInt8

    package init(year: UInt16, month: UInt8, day: UInt8) {
      self.year = year
      self.month = month
      self.day = day
    }

    package static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
  }
}

/// Reads event times and tells their days. One per worker: it remembers the last day, since
/// records of a file are nearly all of one.
package struct EventClock: Sendable {
  /// CloudTrail did not exist before 2013, the oldest AWS services began in 2006.
  private static let firstSecond: Int64 = 1_136_073_600
  private let endSecond: Int64
  private var lastDays = Int64.min
  private var lastDay = EventPlace.unknownDay

  /// `now` is in seconds since 1970; times are believed to the end of the year after it.
  package init(now: Int64) {
    let year = CivilDate(daysSinceEpoch: floorDivide(now, 86_400)).year
    let (following, overflow) = year.addingReportingOverflow(2)
    let end = overflow ? nil : CivilDate(year: following, month: 1, day: 1).daysSinceEpoch
    endSecond = end.map { $0.multipliedReportingOverflow(by: 86_400).partialValue } ?? .max
  }

  /// `eventTime`, else `timeWindow.windowStart`; nil where neither can be read.
  package func time(of fields: IdentityFields) -> EventTime? {
    if let time = fields.eventTime.flatMap(read) { return time }
    return fields.windowStart.flatMap(read)
  }

  private func read(_ leaf: LeafBytes) -> EventTime? {
    let text = leaf.bytes.assumingMemoryBound(to: UInt8.self)
    if let seconds = EventTime.canonicalSeconds(text) {
      return EventTime(seconds: seconds, isCanonical: true)
    }
    return decoded(leaf) { EventTime($0.assumingMemoryBound(to: UInt8.self)) }
  }

  /// The day of a time; unknown for none and for one that cannot be right.
  package mutating func day(of time: EventTime?) -> EventPlace.Day {
    guard let time, time.seconds >= Self.firstSecond, time.seconds < endSecond else {
      return EventPlace.unknownDay
    }
    let days = floorDivide(time.seconds, 86_400)
    if days != lastDays {
      let date = CivilDate(daysSinceEpoch: days)
      lastDays = days
      lastDay = EventPlace.Day(
        year: UInt16(clamping: date.year), month: UInt8(clamping: date.month),
        day: UInt8(clamping: date.day))
    }
    return lastDay
  }
}

/// Whether a text can name a partition: `[a-z0-9-]{1,32}`. Every other region is `unknown`.
package func isRegion(_ leaf: LeafBytes?) -> Bool {
  guard let leaf, leaf.isString, (1...32).contains(leaf.bytes.count) else { return false }
  return leaf.bytes.allSatisfy { byte in
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
  }
}
