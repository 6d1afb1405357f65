/// Offsets of one caller's run of times, which mostly fall into the same half year: the last
/// stretch is kept and a look-up is two comparisons.
///
/// A loop owns its clock as a local variable.
@usableFromInline
package struct ZoneClock: Sendable {
  @usableFromInline var start: Int64 = .max
  @usableFromInline var end: Int64 = .min
  @usableFromInline var offset: Int64 = 0
  @usableFromInline var key: UInt16 = 0

  package init(_ zone: Zone = .utc) { key = zone.key }

  /// Seconds east of UTC at an instant, in the zone of the clock.
  @inlinable
  package mutating func offset(at seconds: Int64) -> Int64 {
    if seconds >= start, seconds < end { return offset }
    return slowOffset(at: seconds)
  }

  /// Likewise for a column in which every row has its zone.
  @inlinable
  package mutating func offset(at seconds: Int64, in zone: UInt16) -> Int64 {
    if zone != key { turn(to: zone) }
    return offset(at: seconds)
  }

  /// The instant at which the clocks of the zone show `local` seconds.
  ///
  /// As in Java: where clocks are set back, the earlier of the two; where they are set forward
  /// past it, the local time moves on by the length of the gap.
  @inlinable
  package mutating func instant(ofLocal local: Int64) -> Int64 {
    let guess = local &- offset
    // No offset changes by more than 26 hours, so a stretch before this one cannot hold it too.
    if start <= .max &- 93_600, start == .min || guess >= start &+ 93_600, guess < end {
      return guess
    }
    return slowInstant(ofLocal: local)
  }

  @inlinable
  package mutating func instant(ofLocal local: Int64, in zone: UInt16) -> Int64 {
    if zone != key { turn(to: zone) }
    return instant(ofLocal: local)
  }

  /// Whether clocks of the zone skip that local time.
  package mutating func skips(local: Int64) -> Bool {
    let instant = instant(ofLocal: local)
    return instant &+ offset(at: instant) != local
  }

  @usableFromInline
  mutating func turn(to zone: UInt16) {
    key = zone
    start = .max
    end = .min
  }

  @usableFromInline
  mutating func slowOffset(at seconds: Int64) -> Int64 {
    keep(Zone(key: key).rules.interval(at: seconds))
    return offset
  }

  private mutating func keep(_ interval: ZoneInterval) {
    start = interval.start
    end = interval.end == .max ? .max : interval.end
    offset = Int64(interval.offset)
  }

  @usableFromInline
  mutating func slowInstant(ofLocal unclamped: Int64) -> Int64 {
    // Far beyond any timestamp, and far enough from the ends for what follows.
    let bound = Int64.max / 4
    let local = min(max(unclamped, -bound), bound)
    let rules = Zone(key: key).rules
    var interval = rules.interval(at: local &- 93_600)
    while true {
      let candidate = local &- Int64(interval.offset)
      if candidate < interval.end || interval.end == .max {
        keep(interval)
        return candidate &+ (unclamped &- local)
      }
      let next = rules.interval(at: interval.end)
      let inNext = local &- Int64(next.offset)
      if inNext < next.start {
        // The gap between the two: the offset before it counts.
        keep(next)
        return candidate
      }
      interval = next
    }
  }
}
