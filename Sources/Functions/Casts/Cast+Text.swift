import TarnColumns
import TarnTime

extension Cast {
  static func toText(
    _ target: SQLType, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    let limit: Int?
    let isChar: Bool
    switch target {
    case .varchar(let length): (limit, isChar) = (length, false)
    case .char(let length): (limit, isChar) = (length, true)
    default: return nil
    }
    if source.isText {
      // Texts are cut without a word; numbers that do not fit raise.
      let padding: Int? = if case .char(let length) = source, !isChar { length } else { nil }
      return .text { (text: TextView, out: inout TextBuilder) in
        var bytes = text.bytes[...]
        if let limit { bytes = prefix(of: bytes, codePoints: limit) }
        if isChar { while bytes.last == 0x20 { bytes.removeLast() } }
        out.write(UnsafeBufferPointer(rebasing: bytes))
        if let padding, limit == nil || (limit ?? 0) >= padding {
          for _ in 0..<max(0, padding - codePoints(bytes)) { out.write(UInt8(ascii: " ")) }
        }
        return true
      }
    }
    guard let print = printer(of: source) else { return nil }
    return Kernel { call in
      let argument = call.arguments[0].flat()
      var texts = TextBuilder(capacity: call.rows)
      var errors = RowErrors()
      var nulls = argument.nulls
      var scratch: [UInt8] = []
      for row in 0..<call.rows {
        if argument.nulls?[row] ?? false {
          texts.close()
          continue
        }
        scratch.removeAll(keepingCapacity: true)
        print(argument, row, &scratch)
        if let limit, scratch.count > limit {
          errors.add(
            EvaluationError(
              .invalidCastArgument,
              "Value \(String(decoding: scratch, as: UTF8.self)) cannot be represented as "
                + target.description),
            row: row)
          if nulls == nil { nulls = [Bool](repeating: false, count: call.rows) }
          nulls?[row] = true
          scratch.removeAll(keepingCapacity: true)
        }
        texts.append(scratch)
      }
      return Evaluated(
        Vector(call.type, count: call.rows, .text(texts.finish()), nulls: nulls), errors: errors)
    }
  }

  /// Writes one value that is not null.
  typealias Printer = @Sendable (Vector, Int, inout [UInt8]) -> Void

  /// How a type's values are written as text; nil for those that SQL does not cast to varchar.
  static func printer(of type: SQLType) -> Printer? {
    switch type {
    case .boolean:
      return { vector, row, out in
        out.append(contentsOf: (vector.value(at: row) == .boolean(true) ? "true" : "false").utf8)
      }
    case .tinyint, .smallint, .integer, .bigint:
      return { vector, row, out in
        if case .int64(let values) = vector.storage {
          out.append(contentsOf: String(values[row]).utf8)
        }
      }
    case .real, .double:
      return { vector, row, out in
        guard case .double(let values) = vector.storage else { return }
        let text =
          type == .real ? NumberText.text(real: values[row]) : NumberText.text(values[row])
        out.append(contentsOf: text.utf8)
      }
    case .decimal(_, let scale):
      return { vector, row, out in
        guard case .int128(let values) = vector.storage else { return }
        out.append(contentsOf: NumberText.text(values[row], scale: scale).utf8)
      }
    case .json, .varbinary:
      return nil
    case .uuid:
      return { vector, row, out in
        if case .text(let bytes) = vector.value(at: row) {
          out.append(contentsOf: Identifiers.uuidText(bytes))
        }
      }
    case .ipaddress:
      return { vector, row, out in
        if case .text(let bytes) = vector.value(at: row) {
          out.append(contentsOf: Identifiers.addressText(bytes))
        }
      }
    default: return timePrinter(of: type)
    }
  }

  private static func timePrinter(of type: SQLType) -> Printer? {
    switch type {
    case .date:
      return { vector, row, out in
        if case .int64(let days) = vector.storage { TimePrinting.date(days[row], into: &out) }
      }
    case .time(let precision):
      return { vector, row, out in
        guard case .int64(let times) = vector.storage else { return }
        TimePrinting.time(TimeOfDay(picoseconds: times[row]), precision: precision, into: &out)
      }
    case .timeWithTimeZone(let precision):
      return { vector, row, out in
        guard case .instant(let instants) = vector.storage else { return }
        TimePrinting.time(
          TimeOfDay(picoseconds: instants[row].micros), precision: precision,
          offsetMinutes: Int(Zone(key: instants[row].zone).fixedOffset ?? 0) / 60, into: &out)
      }
    case .timestamp(let precision):
      return { vector, row, out in
        guard case .instant(let instants) = vector.storage else { return }
        TimePrinting.timestamp(
          Moment(microseconds: instants[row].micros, picoseconds: instants[row].picos),
          precision: precision, into: &out)
      }
    case .timestampWithTimeZone(let precision):
      return { vector, row, out in
        guard case .instant(let instants) = vector.storage else { return }
        TimePrinting.timestamp(
          Moment(microseconds: instants[row].micros, picoseconds: instants[row].picos),
          zone: Zone(key: instants[row].zone), precision: precision, into: &out)
      }
    case .intervalDayToSecond:
      return { vector, row, out in
        guard case .int64(let values) = vector.storage else { return }
        TimePrinting.interval(milliseconds: values[row], into: &out)
      }
    case .intervalYearToMonth:
      return { vector, row, out in
        guard case .int64(let values) = vector.storage else { return }
        TimePrinting.interval(months: Int32(clamping: values[row]), into: &out)
      }
    default: return nil
    }
  }

  /// The first so many code points.
  private static func prefix(
    of bytes: Slice<UnsafeBufferPointer<UInt8>>, codePoints limit: Int
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    if bytes.count <= limit { return bytes }
    var seen = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      if seen == limit { return bytes[..<index] }
      seen += 1
    }
    return bytes
  }

  private static func codePoints(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
