import TarnColumns

/// Functions of time texts that are still numbers.
enum CodedTextKernels {
  /// LIKE 'prefix%': a range of seconds.
  static func hasPrefix(_ prefix: [UInt8]) -> @Sendable (KernelCall) -> Evaluated? {
    let range = SecondsBound.prefix(prefix)
    return { call in
      guard let seconds = call.arguments[0].seconds else { return nil }
      let flags = seconds.map { range.contains($0) }
      return Evaluated(
        Vector(.boolean, count: call.rows, .boolean(flags), nulls: call.arguments[0].nulls))
    }
  }

  /// substr(time, 1, n): what the texts of a day, an hour or a minute share is made once for each.
  static func leading(_ call: KernelCall) -> Evaluated? {
    guard let seconds = call.arguments[0].seconds, call.arguments.count == 3,
      case .constant(let start) = call.arguments[1].storage, start.value(at: 0) == .integer(1),
      case .constant(let length) = call.arguments[2].storage,
      case .integer(let count) = length.value(at: 0), let unit = unit(of: count)
    else { return nil }
    var units = IntegerInterner()
    var codes = [UInt32](repeating: 0, count: seconds.count)
    var last: (unit: Int64, code: UInt32)?
    for row in seconds.indices {
      var number = seconds[row] / unit
      if number * unit > seconds[row] { number -= 1 }
      if let last, last.unit == number {
        codes[row] = last.code
      } else {
        let code = units.number(UInt64(bitPattern: number))
        last = (number, code)
        codes[row] = code
      }
    }
    var texts = TextBuilder(capacity: units.count + 1)
    for value in units.values {
      let text = CodedTexts.seconds([Int64(bitPattern: value) &* unit]).text(at: 0)
      texts.write(text.prefix(Int(count)))
      texts.close()
    }
    var nulls: [Bool]?
    if let flags = call.arguments[0].nulls {
      let null = UInt32(units.count)
      for row in flags.indices where flags[row] { codes[row] = null }
      texts.close()
      nulls = [Bool](repeating: false, count: units.count) + [true]
    }
    let values = Vector(
      call.type, count: units.count + (nulls == nil ? 0 : 1), .text(texts.finish()), nulls: nulls)
    return Evaluated(Vector(call.type, count: call.rows, .dictionary(codes: codes, values: values)))
  }

  /// The seconds that texts cut to so many characters may share; days at most, which are few.
  private static func unit(of characters: Int64) -> Int64? {
    switch characters {
    case 1...12: 86_400
    case 13...15: 3_600
    case 16...18: 60
    default: nil
    }
  }

  /// from_iso8601_timestamp.
  static func instants(_ call: KernelCall) -> Evaluated? {
    guard let seconds = call.arguments[0].seconds else { return nil }
    return Evaluated(
      Vector(
        call.type, count: call.rows,
        .instant(seconds.map { Instant(micros: $0 &* 1_000_000) }),
        nulls: call.arguments[0].nulls))
  }
}
