import TarnColumns

extension ArrayFunctions {
  private static let sequenceLimit = 10_000

  static let sequences: [Function] = [
    Function(
      "sequence", family: family,
      "The numbers, dates or timestamps from a start to a stop, both included, by steps.",
      example: "sequence(1, 9, 4)", gives: "[1,5,9]",
      [
        numbers("(bigint, bigint) -> array(bigint)"),
        numbers("(bigint, bigint, bigint) -> array(bigint)"),
        numbers("(date, date) -> array(date)"),
        Overload(
          "(date, date, interval day to second) -> array(date)", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            guard values[2].number % 86_400_000 == 0 else {
              throw .argument(
                "sequence step must be a day interval if start and end values are dates")
            }
            return try whole(
              values[0].number, values[1].number, values[2].number / 86_400_000)
          }),
        Overload(
          "(date, date, interval year to month) -> array(date)", fallible: true,
          .strictValues { values, _ throws(EvaluationError) in
            let stop = values[1].number
            return try moved(
              values[0].number, by: values[2].number, isPast: { $0 > stop }, isBefore: { $0 < stop }
            ) { start, distance throws(EvaluationError) in
              try TemporalKernel.checkedDay(TemporalUnit.month.adding(distance, toDay: start))
            } value: {
              .integer($0)
            }
          }),
        timestamps("day to second", .millisecond),
        timestamps("year to month", .month),
      ])
  ]

  private static func numbers(_ signature: String) -> Overload {
    Overload(
      signature, fallible: true,
      .strictValues { values, _ throws(EvaluationError) in
        let (start, stop) = (values[0].number, values[1].number)
        // Without a step, whole numbers count in either direction, dates too.
        let step = values.count > 2 ? values[2].number : start <= stop ? 1 : -1
        return try whole(start, stop, step)
      })
  }

  private static func timestamps(_ interval: String, _ unit: TemporalUnit) -> Overload {
    Overload(
      "(timestamp(p), timestamp(p), interval \(interval)) -> array(timestamp(p))", fallible: true,
      .strictValues { values, _ throws(EvaluationError) in
        guard case .instant(let start) = values[0], case .instant(let stop) = values[1] else {
          return .null
        }
        // Every element has the start's picoseconds, so that they decide a tie with the stop.
        let isPast: (Int64) -> Bool = {
          $0 > stop.micros || ($0 == stop.micros && start.picos > stop.picos)
        }
        let isBefore: (Int64) -> Bool = {
          $0 < stop.micros || ($0 == stop.micros && start.picos < stop.picos)
        }
        return try moved(
          start.micros, by: values[2].number, isPast: isPast, isBefore: isBefore
        ) { start, distance throws(EvaluationError) in
          try unit.adding(distance, toLocal: start)
        } value: {
          .instant(Instant(micros: $0, picos: start.picos))
        }
      })
  }

  private static func whole(
    _ start: Int64, _ stop: Int64, _ step: Int64
  ) throws(EvaluationError) -> Value {
    try moved(
      start, by: step, isPast: { $0 > stop }, isBefore: { $0 < stop }
    ) { start, distance throws(EvaluationError) in
      let (sum, overflows) = start.addingReportingOverflow(distance)
      guard !overflows else { throw tooLong }
      return sum
    } value: {
      .integer($0)
    }
  }

  private static var tooLong: EvaluationError {
    .argument(
      "result of sequence function must not have more than \(sequenceLimit) entries")
  }

  /// Every element is the start plus a multiple of the step, so that months do not drift: from
  /// January 31st by a month, March follows with its 31st.
  private static func moved(
    _ start: Int64, by step: Int64, isPast: (Int64) -> Bool, isBefore: (Int64) -> Bool,
    add: (Int64, Int64) throws(EvaluationError) -> Int64, value: (Int64) -> Value
  ) throws(EvaluationError) -> Value {
    guard step != 0 else { throw .argument("step must not be zero") }
    guard step > 0 ? !isPast(start) : !isBefore(start) else {
      throw .argument(
        "sequence stop value should be greater than or equal to start value if step is greater "
          + "than zero otherwise stop should be less than or equal to start")
    }
    var items: [Value] = []
    var distance: Int64 = 0
    while true {
      let next: Int64
      do throws(EvaluationError) {
        next = try add(start, distance)
      } catch {
        // Past the type's range is past the stop.
        return .list(items)
      }
      if step > 0 ? isPast(next) : isBefore(next) { return .list(items) }
      guard items.count < sequenceLimit else { throw tooLong }
      items.append(value(next))
      let (sum, overflows) = distance.addingReportingOverflow(step)
      if overflows { return .list(items) }
      distance = sum
    }
  }
}
