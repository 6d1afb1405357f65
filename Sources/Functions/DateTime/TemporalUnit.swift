import TarnColumns
import TarnTime

/// The units of date_trunc, date_add and date_diff.
enum TemporalUnit: Sendable {
  case millisecond
  case second
  case minute
  case hour
  case day
  case week
  case month
  case quarter
  case year

  /// Reads a unit's name in any case; nil where it is none.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    for (candidate, unit) in TemporalUnit.names where name.count == candidate.utf8CodeUnitCount {
      var isEqual = true
      for index in 0..<name.count where name[index] | 0x20 != candidate.utf8Start[index] {
        isEqual = false
      }
      if isEqual {
        self = unit
        return
      }
    }
    return nil
  }

  private static let names: [(StaticString, TemporalUnit)] = [
    ("hour", .hour), ("day", .day), ("month", .month), ("year", .year), ("week", .week),
    ("minute", .minute), ("second", .second), ("quarter", .quarter),
    ("millisecond", .millisecond),
  ]

  /// The unit for a type, with Trino's message where it has none.
  static func read(
    _ name: TextView, ofDates: Bool = true, ofTimes: Bool = true, type: String
  ) throws(EvaluationError) -> TemporalUnit {
    if let unit = TemporalUnit(name.bytes),
      unit.microseconds != nil && unit.isOfTime ? ofTimes : ofDates
    {
      return unit
    }
    let text = String(decoding: name.bytes.prefix(64), as: UTF8.self)
    throw EvaluationError(
      .invalidFunctionArgument, "'\(text)' is not a valid \(type) field")
  }

  /// Whether the unit divides a day, so that a zone's changes do not matter to it.
  var isOfTime: Bool {
    switch self {
    case .millisecond, .second, .minute, .hour: true
    default: false
    }
  }

  /// The length of units that have one.
  var microseconds: Int64? {
    switch self {
    case .millisecond: 1_000
    case .second: 1_000_000
    case .minute: 60_000_000
    case .hour: 3_600_000_000
    case .day: 86_400_000_000
    case .week: 604_800_000_000
    case .month, .quarter, .year: nil
    }
  }

  /// The length of the others, in months.
  var months: Int64 {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: 0
    }
  }
}

// MARK: - Truncating

extension TemporalUnit {
  /// The first day of the unit that a day lies in.
  func truncated(day: Int64) -> Int64 {
    switch self {
    case .millisecond, .second, .minute, .hour, .day: return day
    case .week: return day &- Int64(CivilDate.weekday(ofDay: day) &- 1)
    case .month, .quarter, .year:
      let date = CivilDate(daysSinceEpoch: day)
      let month: Int
      switch self {
      case .month: month = date.month
      case .quarter: month = (date.month - 1) / 3 * 3 + 1
      default: month = 1
      }
      return CivilDate.uncheckedDays(year: date.year, month: month, day: 1)
    }
  }

  /// The beginning of the unit on a wall clock.
  func truncated(local micros: Int64) -> Int64 {
    if isOfTime, let length = microseconds { return floorDivide(micros, length) &* length }
    return truncated(day: floorDivide(micros, 86_400_000_000)) &* 86_400_000_000
  }
}

// MARK: - Adding

extension TemporalUnit {
  /// A wall clock so many units on; Trino's messages where it does not fit.
  func adding(_ count: Int64, toLocal micros: Int64) throws(EvaluationError) -> Int64 {
    if let length = microseconds {
      let (distance, overflows) = count.multipliedReportingOverflow(by: length)
      let (sum, alsoOverflows) = micros.addingReportingOverflow(distance)
      if overflows || alsoOverflows { throw .longOverflow }
      return sum
    }
    let day = floorDivide(micros, 86_400_000_000)
    let moved = try adding(count, toDay: day)
    let (scaled, overflows) = moved.multipliedReportingOverflow(by: 86_400_000_000)
    let (sum, alsoOverflows) = scaled.addingReportingOverflow(
      floorRemainder(micros, 86_400_000_000))
    if overflows || alsoOverflows { throw .longOverflow }
    return sum
  }

  /// Likewise for a day; units of time are refused before.
  func adding(_ count: Int64, toDay day: Int64) throws(EvaluationError) -> Int64 {
    switch self {
    case .day, .week:
      let (distance, overflows) = count.multipliedReportingOverflow(by: self == .week ? 7 : 1)
      let (sum, alsoOverflows) = day.addingReportingOverflow(distance)
      if overflows || alsoOverflows { throw .longOverflow }
      return sum
    default:
      if self == .year, Int32(exactly: count) == nil {
        throw EvaluationError(
          .invalidFunctionArgument, "Value cannot fit in an int: \(count)")
      }
      let (distance, overflows) = count.multipliedReportingOverflow(by: months)
      if overflows || (self == .quarter && Int32(exactly: distance / 3) == nil) {
        throw EvaluationError(
          .invalidFunctionArgument, "Magnitude of add amount is too large: \(count)")
      }
      guard let date = CivilDate(daysSinceEpoch: day).adding(months: distance),
        let moved = date.daysSinceEpoch
      else { throw .longOverflow }
      return moved
    }
  }
}

// MARK: - Differences

extension TemporalUnit {
  /// Whole units from one wall clock to another, towards zero. Both lie on one time line.
  func difference(from first: Int64, to second: Int64) -> Int64 {
    if second < first { return 0 &- difference(from: second, to: first) }
    if let length = microseconds {
      let (distance, overflows) = second.subtractingReportingOverflow(first)
      // Only ends of the range more than 292,000 years apart overflow.
      if overflows { return Int64(UInt64(bitPattern: distance) / UInt64(length)) }
      return distance / length
    }
    let length: Int64 = 86_400_000_000
    let start = CivilDate(daysSinceEpoch: floorDivide(first, length))
    let end = CivilDate(daysSinceEpoch: floorDivide(second, length))
    let startTime = floorRemainder(first, length)
    let endTime = floorRemainder(second, length)
    if self == .year { return years(from: start, startTime, to: end, endTime) }
    var months = (end.year &- start.year) &* 12 &+ Int64(end.month - start.month)
    // The last day of a month counts as the day of a longer one: 31 January to 28 February is a
    // month.
    var startDay = start.day
    if end.day == end.lastDayOfMonth, startDay > end.day { startDay = end.day }
    if (end.day, endTime) < (startDay, startTime) { months -= 1 }
    return months / self.months
  }

  /// Years compare by the distance from New Year, in which 29 February counts only where both
  /// years have one.
  private func years(
    from start: CivilDate, _ startTime: Int64, to end: CivilDate, _ endTime: Int64
  ) -> Int64 {
    var startDay = start.dayOfYear - 1
    var endDay = end.dayOfYear - 1
    let isStartLeap = CivilDate.isLeap(start.year)
    let isEndLeap = CivilDate.isLeap(end.year)
    if startDay >= 59 {
      if isStartLeap {
        if !isEndLeap { startDay -= 1 }
      } else if endDay >= 59, isEndLeap {
        endDay -= 1
      }
    }
    let years = end.year &- start.year
    return (endDay, endTime) < (startDay, startTime) ? years - 1 : years
  }
}

extension EvaluationError {
  static let longOverflow = EvaluationError(.invalidFunctionArgument, "long overflow")

  /// What a time text, zone or format of a call is guilty of.
  init(_ error: TimeError) { self.init(.invalidFunctionArgument, error.message) }

  static func millisOverflow(_ milliseconds: some BinaryInteger) -> EvaluationError {
    EvaluationError(.invalidFunctionArgument, "Millis overflow: \(milliseconds)")
  }
}
