import TarnColumns
import TarnTime

// Loops over times with zones. A zone's offset at a time costs two comparisons as long as a clock
// is kept for the run, and a kernel of one row's closure could not keep it.

extension Instant {
  init(_ moment: Moment, zone: UInt16 = 0) {
    self.init(micros: moment.microseconds, picos: moment.picoseconds, zone: zone)
  }

  var moment: Moment { Moment(microseconds: micros, picoseconds: picos) }

  /// The wall clock of the value's zone; wraps at the ends of the range only.
  func local(_ clock: inout ZoneClock) -> Int64 {
    let seconds = floorDivide(micros, 1_000_000)
    return micros &+ clock.offset(at: seconds, in: zone) &* 1_000_000
  }

  /// Half up to the digits of a type; nil past the range.
  func rounded(to precision: Int) -> Instant? {
    moment.rounded(to: precision).map { Instant($0, zone: zone) }
  }
}

extension ZoneClock {
  /// Microseconds of the instant at which the zone's clocks show `local`, nil past the range.
  mutating func instant(ofLocalMicros local: Int64, in zone: UInt16) -> Int64? {
    let seconds = floorDivide(local, 1_000_000)
    let shift = instant(ofLocal: seconds, in: zone) &- seconds
    let (sum, overflows) = local.addingReportingOverflow(shift &* 1_000_000)
    return overflows ? nil : sum
  }

  /// The same, keeping an offset that is still right: an hour that clocks show twice is not left
  /// by truncating or adding within it.
  mutating func instant(
    ofLocalMicros local: Int64, in zone: UInt16, near offset: Int64
  ) -> Int64? {
    let seconds = floorDivide(local, 1_000_000)
    if self.offset(at: seconds &- offset, in: zone) == offset {
      let (sum, overflows) = local.subtractingReportingOverflow(offset &* 1_000_000)
      return overflows ? nil : sum
    }
    return instant(ofLocalMicros: local, in: zone)
  }
}

enum TemporalKernel {
  /// One number of the wall clock of a time with zone.
  static func zoned(
    at argument: Int = 0, _ body: @escaping @Sendable (Int64) -> Int64
  ) -> Kernel {
    zonedRows(at: argument) { value, _, clock in body(value.local(&clock)) }
  }

  /// Rows of a time with zone, with the query's context and a clock for the run.
  static func zonedRows<Result: StoredLane>(
    at argument: Int = 0,
    _ body:
      @escaping @Sendable (
        Instant, EvaluationContext, inout ZoneClock
      ) throws(EvaluationError) -> Result?
  ) -> Kernel {
    Kernel { call in
      Instant.withView(call.arguments[argument]) { view in
        var clock = ZoneClock()
        var result = LaneResult<Result>(rows: call.rows)
        for row in 0..<call.rows {
          if view.isNull(row) {
            result.appendNull(rows: call.rows)
            continue
          }
          do throws(EvaluationError) {
            result.append(try body(view[row], call.context, &clock), rows: call.rows)
          } catch {
            result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type)
      }
    }
  }

  /// Rows of two arguments with the query's context and a clock for the run.
  static func rows<A: Lane, B: Lane, Result: StoredLane>(
    _ body:
      @escaping @Sendable (
        A, B, EvaluationContext, inout ZoneClock
      ) throws(EvaluationError) -> Result?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          var clock = ZoneClock()
          var result = LaneResult<Result>(rows: call.rows)
          for row in 0..<call.rows {
            if a.isNull(row) || b.isNull(row) {
              result.appendNull(rows: call.rows)
              continue
            }
            do throws(EvaluationError) {
              result.append(try body(a[row], b[row], call.context, &clock), rows: call.rows)
            } catch {
              result.append(error, rows: call.rows)
            }
          }
          return result.finish(call.type)
        }
      }
    }
  }

  /// Rows of three arguments likewise.
  static func rows<A: Lane, B: Lane, C: Lane, Result: StoredLane>(
    _ body:
      @escaping @Sendable (
        A, B, C, EvaluationContext, inout ZoneClock
      ) throws(EvaluationError) -> Result?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          C.withView(call.arguments[2]) { c in
            var clock = ZoneClock()
            var result = LaneResult<Result>(rows: call.rows)
            for row in 0..<call.rows {
              if a.isNull(row) || b.isNull(row) || c.isNull(row) {
                result.appendNull(rows: call.rows)
                continue
              }
              do throws(EvaluationError) {
                result.append(
                  try body(a[row], b[row], c[row], call.context, &clock), rows: call.rows)
              } catch {
                result.append(error, rows: call.rows)
              }
            }
            return result.finish(call.type)
          }
        }
      }
    }
  }

  /// Rows of one argument that is no time with zone, with the query's context and a clock.
  static func rows<A: Lane, Result: StoredLane>(
    _ body:
      @escaping @Sendable (
        A, EvaluationContext, inout ZoneClock
      ) throws(EvaluationError) -> Result?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        var clock = ZoneClock()
        var result = LaneResult<Result>(rows: call.rows)
        for row in 0..<call.rows {
          if a.isNull(row) {
            result.appendNull(rows: call.rows)
            continue
          }
          do throws(EvaluationError) {
            result.append(try body(a[row], call.context, &clock), rows: call.rows)
          } catch {
            result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type)
      }
    }
  }

  /// The precision of a type of times; 0 for others.
  static func precision(_ type: SQLType) -> Int {
    switch type {
    case .time(let precision), .timeWithTimeZone(let precision), .timestamp(let precision),
      .timestampWithTimeZone(let precision):
      precision
    default: 0
    }
  }

  /// A time with zone that does not fit its type is an error with Trino's words.
  static func checked(_ moment: Moment, zone: UInt16) throws(EvaluationError) -> Instant {
    guard moment.fitsZonedRange else {
      throw .millisOverflow(floorDivide(moment.microseconds, 1_000))
    }
    return Instant(moment, zone: zone)
  }

  /// A date that does not fit its type likewise.
  static func checkedDay(_ day: Int64) throws(EvaluationError) -> Int64 {
    guard Int32(exactly: day) != nil else {
      let bound = day > 0 ? "MAX_INT" : "MIN_INT"
      throw EvaluationError(
        ErrorCode(rawValue: "GENERIC_INTERNAL_ERROR"),
        "Value \(day) exceeds \(bound) for type date")
    }
    return day
  }

  /// A zone named by a row; the names of a column are few, and the registry knows them.
  static func zone(_ name: TextView) throws(EvaluationError) -> Zone {
    do throws(TimeError) { return try Zone(name.bytes) } catch { throw EvaluationError(error) }
  }

  /// Reads zones where most rows name the one that is the call's constant: it is read once.
  static func zoneReader(
    _ preparation: Preparation, at argument: Int
  ) -> @Sendable (TextView) throws(EvaluationError) -> Zone {
    guard case .text(let constant)? = preparation.constants[argument] else {
      return { name throws(EvaluationError) in try zone(name) }
    }
    let known = constant.withUnsafeBufferPointer { bytes -> Zone? in
      do { return try zone(TextView(bytes)) } catch { return nil }
    }
    return { name throws(EvaluationError) in
      if let known, name.count == constant.count, name.bytes.elementsEqual(constant) {
        return known
      }
      return try zone(name)
    }
  }
}
