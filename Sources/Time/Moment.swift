/// A point on a time line in microseconds since 1970-01-01 00:00, with the picoseconds that
/// precisions above 6 add. It serves TIMESTAMP (the line is the wall clock) and TIMESTAMP WITH
/// TIME ZONE (the line is UTC) alike.
@usableFromInline
package struct Moment: Comparable, Hashable, Sendable {
  @usableFromInline package var microseconds: Int64
  /// 0 ..< 1,000,000 within the microsecond.
  @usableFromInline package var picoseconds: Int32

  @inlinable
  package init(microseconds: Int64, picoseconds: Int32 = 0) {
    self.microseconds = microseconds
    self.picoseconds = picoseconds
  }

  /// Nil where the seconds do not fit (± 292,277 years).
  @inlinable
  package init?(seconds: Int64, fraction: Int64) {
    let (scaled, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, alsoOverflows) = scaled.addingReportingOverflow(fraction / 1_000_000)
    guard !overflows, !alsoOverflows else { return nil }
    microseconds = sum
    picoseconds = Int32(truncatingIfNeeded: fraction % 1_000_000)
  }

  /// Nil where the day does not fit.
  @inlinable
  package init?(day: Int64, time: TimeOfDay) {
    let (seconds, overflows) = day.multipliedReportingOverflow(by: 86_400)
    guard !overflows else { return nil }
    let ofDay = time.picoseconds / 1_000_000_000_000
    let (sum, alsoOverflows) = seconds.addingReportingOverflow(ofDay)
    guard !alsoOverflows else { return nil }
    self.init(seconds: sum, fraction: time.fraction)
  }

  /// Whole seconds, rounded down.
  @inlinable
  package var seconds: Int64 { floorDivide(microseconds, 1_000_000) }

  /// Picoseconds of the second.
  @inlinable
  package var fraction: Int64 {
    floorRemainder(microseconds, 1_000_000) &* 1_000_000 &+ Int64(picoseconds)
  }

  @inlinable
  package var day: Int64 { floorDivide(microseconds, 86_400_000_000) }

  @inlinable
  package var date: CivilDate { CivilDate(daysSinceEpoch: day) }

  @inlinable
  package var timeOfDay: TimeOfDay {
    let micros = floorRemainder(microseconds, 86_400_000_000)
    return TimeOfDay(picoseconds: micros &* 1_000_000 &+ Int64(picoseconds))
  }

  @inlinable
  package static func < (left: Moment, right: Moment) -> Bool {
    left.microseconds == right.microseconds
      ? left.picoseconds < right.picoseconds : left.microseconds < right.microseconds
  }

  /// Nil past the range.
  @inlinable
  package func adding(seconds: Int64) -> Moment? {
    let (scaled, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, alsoOverflows) = microseconds.addingReportingOverflow(scaled)
    return overflows || alsoOverflows ? nil : Moment(microseconds: sum, picoseconds: picoseconds)
  }

  /// Half up to so many digits of a second; nil past the range.
  package func rounded(to precision: Int) -> Moment? {
    if precision >= 12 { return self }
    if precision > 6 {
      let rounded = roundHalfUp(Int64(picoseconds), to: powerOfTen(12 - precision))
      guard rounded == 1_000_000 else {
        return Moment(
          microseconds: microseconds, picoseconds: Int32(truncatingIfNeeded: rounded))
      }
      let (next, overflows) = microseconds.addingReportingOverflow(1)
      return overflows ? nil : Moment(microseconds: next)
    }
    if precision == 6 {
      let (next, overflows) = microseconds.addingReportingOverflow(picoseconds >= 500_000 ? 1 : 0)
      return overflows ? nil : Moment(microseconds: next)
    }
    let unit = powerOfTen(6 - precision)
    guard microseconds <= Int64.max - unit else { return nil }
    return Moment(microseconds: roundHalfUp(microseconds, to: unit))
  }

  /// The times that TIMESTAMP WITH TIME ZONE can hold: 52 bits of milliseconds, as in Trino.
  @inlinable
  package var fitsZonedRange: Bool {
    let milliseconds = floorDivide(microseconds, 1_000)
    return milliseconds >= -2_251_799_813_685_248 && milliseconds <= 2_251_799_813_685_247
  }
}
