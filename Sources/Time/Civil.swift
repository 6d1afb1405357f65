/// A day of the proleptic Gregorian calendar, as ISO 8601 counts years (year 0 is 1 BC).
///
/// Every function here is total: any `Int64` of days has a date, and a date outside the range
/// of an `Int64` of days has no day number rather than a trap.
@usableFromInline
package struct CivilDate: Equatable, Hashable, Sendable {
  @usableFromInline package var year: Int64
  @usableFromInline package var month: Int
  @usableFromInline package var day: Int

  @inlinable
  package init(year: Int64, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day number, 0 being 1970-01-01.
  @inlinable
  package init(daysSinceEpoch days: Int64) {
    // From 0000-03-01 on, for some 2.9 million years, 32 bits and multiplications are enough
    // (after Neri and Schneider): C is the century, Y the year in it, both beginning in March.
    let shifted = days &+ 719_468
    guard shifted >= 0, shifted < 1 << 30 else {
      self.init(anyDay: days)
      return
    }
    let quarters = UInt32(truncatingIfNeeded: shifted) &* 4 &+ 3
    let century = quarters / 146_097
    let ofCentury = (quarters % 146_097) | 3
    let product = 2_939_745 &* UInt64(ofCentury)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let months = 2_141 &* dayOfYear &+ 197_913
    let isNextYear = dayOfYear >= 306
    let marchYear = 100 &* Int64(century) &+ Int64(product >> 32)
    self.init(
      year: marchYear &+ (isNextYear ? 1 : 0),
      month: Int(months >> 16) &- (isNextYear ? 12 : 0),
      day: Int((months & 0xFFFF) / 2_141) &+ 1)
  }

  /// The date of any day number.
  ///
  /// A year here begins in March, so that the leap day is the last one: 400 such years are one
  /// era of 146,097 days. Splitting by eras first keeps every later step within 32 bits.
  @usableFromInline
  init(anyDay days: Int64) {
    var era = floorDivide(days, 146_097)
    var dayOfEra = UInt32(truncatingIfNeeded: days &- era &* 146_097)
    // 1970-01-01 is day 135,080 of the fifth era after 0000-03-01.
    dayOfEra &+= 135_080
    era &+= 4
    if dayOfEra >= 146_097 {
      dayOfEra &-= 146_097
      era &+= 1
    }
    let yearOfEra =
      (dayOfEra &- dayOfEra / 1_460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let shifted = (5 &* dayOfYear &+ 2) / 153
    day = Int(dayOfYear &- (153 &* shifted &+ 2) / 5 &+ 1)
    month = Int(shifted < 10 ? shifted &+ 3 : shifted &- 9)
    year = era &* 400 &+ Int64(yearOfEra) &+ (month <= 2 ? 1 : 0)
  }

  /// The day number, or nil where there is no such date or its number does not fit.
  @inlinable
  package var daysSinceEpoch: Int64? {
    guard month >= 1, month <= 12, day >= 1, day <= CivilDate.days(inMonth: month, of: year),
      year > -25_000_000_000_000_000, year < 25_000_000_000_000_000
    else { return nil }
    return CivilDate.uncheckedDays(year: year, month: month, day: day)
  }

  /// The day number of a date that is known to exist and to be within a few quadrillion years.
  @inlinable
  package static func uncheckedDays(year: Int64, month: Int, day: Int) -> Int64 {
    let shiftedYear = month <= 2 ? year &- 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = UInt32(truncatingIfNeeded: shiftedYear &- era &* 400)
    let shiftedMonth = UInt32(truncatingIfNeeded: month > 2 ? month &- 3 : month &+ 9)
    let dayOfYear = (153 &* shiftedMonth &+ 2) / 5 &+ UInt32(truncatingIfNeeded: day &- 1)
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ Int64(dayOfEra) &- 719_468
  }

  @inlinable
  package static func isLeap(_ year: Int64) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// 28 to 31; 0 for what is no month.
  @inlinable
  package static func days(inMonth month: Int, of year: Int64) -> Int {
    guard month >= 1, month <= 12 else { return 0 }
    if month == 2 { return isLeap(year) ? 29 : 28 }
    // Odd months have 31 days up to July, even ones from August.
    return 30 | (month ^ (month >> 3))
  }
}

/// Rounds towards minus infinity; the divisor is positive.
@inlinable
package func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient &- 1 : quotient
}

/// The remainder of `floorDivide`: 0 ..< divisor.
@inlinable
package func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
  let remainder = value % divisor
  return remainder < 0 ? remainder &+ divisor : remainder
}
