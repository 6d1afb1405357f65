import TarnColumns
import TarnTime

extension DateTimeFunctions {
  static let formats: [Function] = [dateFormat, dateParse, formatDatetime, parseDatetime]

  /// Compiles formats, the last one kept: a format is constant in all but the oddest queries.
  private struct Formats: Sendable {
    enum Notation {
      case joda
      case mysql
    }
    let notation: Notation
    private var text: [UInt8] = []
    private var format: TimeFormat?
    private(set) var granularity: Int64?

    init(_ notation: Notation) { self.notation = notation }

    mutating func format(_ pattern: TextView) throws(EvaluationError) -> TimeFormat {
      if let format, text.count == pattern.count, text.elementsEqual(pattern.bytes) {
        return format
      }
      do throws(TimeError) {
        let compiled =
          notation == .mysql
          ? try TimeFormat(mysql: pattern.bytes) : try TimeFormat(joda: pattern.bytes)
        text = Array(pattern.bytes)
        format = compiled
        granularity = compiled.granularity
        return compiled
      } catch { throw EvaluationError(error) }
    }
  }

  // MARK: - Printing

  private static let dateFormat = Function(
    "date_format", family: family, "Prints a time by a format of MySQL (%Y-%m-%d %H:%i:%s).",
    example: "date_format(TIMESTAMP '2023-07-10 13:24:50', '%d %b %Y %k:%i')",
    gives: "10 Jul 2023 13:24", printing(.mysql))

  private static let formatDatetime = Function(
    "format_datetime", family: family,
    "Prints a time by a format of Joda-Time (yyyy-MM-dd HH:mm:ss).",
    example: "format_datetime(TIMESTAMP '2023-07-10 13:24:50', 'EEEE d MMMM yyyy, h:mm a')",
    gives: "Monday 10 July 2023, 1:24 PM", printing(.joda))

  private static func printing(_ notation: Formats.Notation) -> [Overload] {
    [
      Overload(
        "(timestamp(p), varchar(x)) -> varchar", fallible: true,
        printingKernel(notation, isZoned: false)),
      Overload(
        "(timestamp(p) with time zone, varchar(x)) -> varchar", fallible: true,
        printingKernel(notation, isZoned: true)),
    ]
  }

  /// Times of a segment are nearly sorted and most formats are coarse, so that neighbours print
  /// alike: each text is printed once and rows refer to it by code.
  private static func printingKernel(_ notation: Formats.Notation, isZoned: Bool) -> Kernel {
    Kernel { call in
      Instant.withView(call.arguments[0]) { values in
        TextView.withView(call.arguments[1]) { patterns in
          var formats = Formats(notation)
          var clock = ZoneClock()
          var printed = PrintedTimes(rows: call.rows)
          for row in 0..<call.rows {
            if values.isNull(row) || patterns.isNull(row) {
              printed.appendNull()
              continue
            }
            do throws(EvaluationError) {
              let format = try formats.format(patterns[row])
              // Both notations know milliseconds; finer digits round half up.
              guard let value = values[row].rounded(to: 3) else {
                throw EvaluationError.longOverflow
              }
              let local = isZoned ? value.local(&clock) : value.micros
              let key = formats.granularity.map { floorDivide(local, $0) }
              if printed.append(key: patterns.isConstant ? key : nil) { continue }
              let zone = Zone(key: isZoned ? value.zone : call.context.zone)
              format.print(
                Moment(microseconds: local), zone: zone, at: isZoned ? value.moment : nil,
                into: &printed.bytes)
              printed.close()
            } catch {
              printed.append(error, row: row)
            }
          }
          return printed.finish(call.type)
        }
      }
    }
  }

  // MARK: - Reading

  private static let dateParse = Function(
    "date_parse", family: family, "Reads a time by a format of MySQL (%Y-%m-%d %H:%i:%s).",
    example: "date_parse('10 Jul 2023 13:24', '%d %b %Y %k:%i')",
    gives: "2023-07-10 13:24:00.000",
    [
      Overload(
        "(varchar(x), varchar(y)) -> timestamp(3)", fallible: true,
        readingKernel(.mysql) { parsed, _, _ throws(EvaluationError) in
          let (micros, overflows) = parsed.milliseconds.multipliedReportingOverflow(by: 1_000)
          if overflows { throw EvaluationError.longOverflow }
          return Instant(micros: micros)
        })
    ])

  private static let parseDatetime = Function(
    "parse_datetime", family: family,
    "Reads a time by a format of Joda-Time; without a zone it is of the session's.",
    example: "parse_datetime('10.07.2023 13:24 +0200', 'dd.MM.yyyy HH:mm Z')",
    gives: "2023-07-10 13:24:00.000 +02:00",
    [
      Overload(
        "(varchar(x), varchar(y)) -> timestamp(3) with time zone", fallible: true,
        readingKernel(.joda) { parsed, context, clock throws(EvaluationError) in
          let zone = parsed.zone?.key ?? context.zone
          let (local, overflows) = parsed.milliseconds.multipliedReportingOverflow(by: 1_000)
          guard !overflows, let micros = clock.instant(ofLocalMicros: local, in: zone) else {
            throw EvaluationError.millisOverflow(parsed.milliseconds)
          }
          let seconds = floorDivide(micros, 1_000_000)
          guard micros &+ clock.offset(at: seconds, in: zone) &* 1_000_000 == local else {
            throw EvaluationError(
              .invalidFunctionArgument,
              "Cannot parse a time that the clocks of '\(Zone(key: zone).name)' skip")
          }
          return try TemporalKernel.checked(Moment(microseconds: micros), zone: zone)
        })
    ])

  private static func readingKernel(
    _ notation: Formats.Notation,
    _ body:
      @escaping @Sendable (
        TimeFormat.Parsed, EvaluationContext, inout ZoneClock
      ) throws(EvaluationError) -> Instant
  ) -> Kernel {
    Kernel { call in
      TextView.withView(call.arguments[0]) { texts in
        TextView.withView(call.arguments[1]) { patterns in
          var formats = Formats(notation)
          var clock = ZoneClock()
          var result = LaneResult<Instant>(rows: call.rows)
          for row in 0..<call.rows {
            if texts.isNull(row) || patterns.isNull(row) {
              result.appendNull(rows: call.rows)
              continue
            }
            do throws(EvaluationError) {
              let format = try formats.format(patterns[row])
              let parsed: TimeFormat.Parsed
              do throws(TimeError) {
                parsed = try format.parse(texts[row].bytes)
              } catch { throw EvaluationError(error) }
              result.append(try body(parsed, call.context, &clock), rows: call.rows)
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
