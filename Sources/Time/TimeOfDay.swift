/// A time of day in picoseconds since midnight, and its parts.
@usableFromInline
package struct TimeOfDay: Equatable, Sendable {
  package static let picosecondsPerSecond: Int64 = 1_000_000_000_000
  package static let picosecondsPerDay: Int64 = 86_400_000_000_000_000

  /// 0 ..< 86,400 × 10¹².
  @usableFromInline package var picoseconds: Int64

  @inlinable
  package init(picoseconds: Int64) {
    self.picoseconds = floorRemainder(picoseconds, 86_400_000_000_000_000)
  }

  /// Nil where a part is out of its range; a leap second is none of ours.
  package init?(hour: Int, minute: Int, second: Int, fraction: Int64 = 0) {
    guard hour >= 0, hour < 24, minute >= 0, minute < 60, second >= 0, second < 60,
      fraction >= 0, fraction < TimeOfDay.picosecondsPerSecond
    else { return nil }
    let seconds = Int64(hour * 3_600 + minute * 60 + second)
    picoseconds = seconds * TimeOfDay.picosecondsPerSecond + fraction
  }

  @inlinable
  package var hour: Int { Int(picoseconds / 3_600_000_000_000_000) }

  @inlinable
  package var minute: Int { Int(picoseconds / 60_000_000_000_000 % 60) }

  @inlinable
  package var second: Int { Int(picoseconds / 1_000_000_000_000 % 60) }

  /// Picoseconds of the second.
  @inlinable
  package var fraction: Int64 { picoseconds % 1_000_000_000_000 }

  /// Half up to so many digits; 24:00 wraps to midnight, as Trino's casts do.
  package func rounded(to precision: Int) -> TimeOfDay {
    TimeOfDay(picoseconds: roundHalfUp(picoseconds, to: powerOfTen(12 - precision)))
  }
}

/// 10 to the power of 0 ... 18, clamped.
@inlinable
package func powerOfTen(_ exponent: Int) -> Int64 {
  var power: Int64 = 1
  for _ in 0..<min(max(exponent, 0), 18) { power &*= 10 }
  return power
}

/// To a multiple of `unit`, ties towards plus infinity. The value is small enough for one unit
/// more.
@inlinable
package func roundHalfUp(_ value: Int64, to unit: Int64) -> Int64 {
  unit <= 1 ? value : floorDivide(value &+ unit / 2, unit) &* unit
}
