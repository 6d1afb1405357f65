import TarnColumns
import TarnFunctions
import TarnTime

/// Evaluates one expression of constants with the functions themselves: literals, calls,
/// arithmetic, CAST, EXTRACT, AT TIME ZONE, ARRAY. It chooses overloads by the fewest coercions.
///
/// It exists so that functions are judged where they live; everything that needs a plan is judged
/// by the engine's tests.
struct MiniEvaluator {
  struct Typed {
    var value: Value
    var type: SQLType
  }

  let context: EvaluationContext
  private var tokens: [MiniToken] = []
  private var next = 0

  init(context: EvaluationContext) { self.context = context }

  mutating func evaluate(_ text: String) throws -> Typed {
    tokens = try MiniToken.read(text)
    next = 0
    let result = try expression()
    guard peek == .end else { throw MiniError.unsupported("\(peek)") }
    return result
  }

  // MARK: - Grammar

  private var peek: MiniToken { tokens[next] }

  private mutating func take() -> MiniToken {
    let token = tokens[next]
    if token != .end { next += 1 }
    return token
  }

  private mutating func accept(_ symbol: String) -> Bool {
    guard peek == .symbol(symbol) || peek == .word(symbol) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard accept(symbol) else { throw MiniError.unsupported("\(peek), not \(symbol)") }
  }

  private mutating func expression() throws -> Typed {
    var left = try product()
    while case .symbol(let symbol) = peek, symbol == "+" || symbol == "-" {
      next += 1
      left = try call(symbol == "+" ? "$add" : "$subtract", [left, try product()])
    }
    return left
  }

  private mutating func product() throws -> Typed {
    var left = try unary()
    while case .symbol(let symbol) = peek, ["*", "/", "%"].contains(symbol) {
      next += 1
      let names = ["*": "$multiply", "/": "$divide", "%": "$modulus"]
      left = try call(names[symbol] ?? "", [left, try unary()])
    }
    return left
  }

  private mutating func unary() throws -> Typed {
    if accept("-") {
      if case .number(let digits) = peek {
        next += 1
        return try number("-" + digits)
      }
      return try call("$negate", [try unary()])
    }
    var value = try primary()
    while peek == .word("at"), tokens[next + 1] == .word("time") {
      next += 2
      try expect("zone")
      let zone = try primary()
      switch value.type {
      case .timestamp(let precision):
        value = try cast(value, to: .timestampWithTimeZone(precision: precision))
      case .time(let precision):
        value = try cast(value, to: .timeWithTimeZone(precision: precision))
      default: break
      }
      value = try call("$at_timezone", [value, zone])
    }
    return value
  }

  private mutating func primary() throws -> Typed {
    switch take() {
    case .symbol("("):
      let inner = try expression()
      try expect(")")
      return inner
    case .string(let text):
      return Typed(value: .string(text), type: .varchar(length: text.unicodeScalars.count))
    case .number(let digits): return try number(digits)
    case .word("null"): return Typed(value: .null, type: .unknown)
    case .word("true"): return Typed(value: .boolean(true), type: .boolean)
    case .word("false"): return Typed(value: .boolean(false), type: .boolean)
    case .word("interval"): return try interval()
    case .word("cast"):
      try expect("(")
      let inner = try expression()
      try expect("as")
      let target = try type()
      try expect(")")
      return try cast(inner, to: target)
    case .word("extract"):
      try expect("(")
      guard case .word(let field) = take() else { throw MiniError.unsupported("extract") }
      try expect("from")
      let inner = try expression()
      try expect(")")
      return try call(field, [inner])
    case .word("array"):
      try expect("[")
      var items: [Typed] = []
      while !accept("]") {
        items.append(try expression())
        _ = accept(",")
      }
      let type = items.first { $0.type != .unknown }?.type ?? .unknown
      guard items.allSatisfy({ $0.type == type || $0.type == .unknown }) else {
        throw MiniError.unsupported("an array of several types")
      }
      let values = items.map(\.value)
      return Typed(value: .list(values), type: .array(type))
    case .word(let word): return try named(word)
    case let other: throw MiniError.unsupported("\(other)")
    }
  }

  private mutating func named(_ word: String) throws -> Typed {
    if case .string(let text) = peek {
      next += 1
      return try literal(word, text)
    }
    let clock = SessionClock(context)
    switch word {
    case "current_date": return Typed(value: clock.date, type: .date)
    case "current_timestamp", "localtimestamp", "current_time", "localtime":
      var precision = 3
      if accept("(") {
        guard case .number(let digits) = take() else { throw MiniError.unsupported(word) }
        precision = Int(digits) ?? 3
        try expect(")")
      }
      switch word {
      case "current_timestamp":
        return Typed(
          value: clock.timestampWithTimeZone(precision: precision),
          type: .timestampWithTimeZone(precision: precision))
      case "localtimestamp":
        return Typed(
          value: clock.timestamp(precision: precision), type: .timestamp(precision: precision))
      case "localtime":
        return Typed(value: clock.time(precision: precision), type: .time(precision: precision))
      default:
        return Typed(
          value: clock.timeWithTimeZone(precision: precision),
          type: .timeWithTimeZone(precision: precision))
      }
    default: break
    }
    try expect("(")
    var arguments: [Typed] = []
    while !accept(")") {
      arguments.append(try expression())
      if !accept(","), peek != .symbol(")") { throw MiniError.unsupported("\(peek)") }
    }
    return try call(word, arguments)
  }

  private func number(_ digits: String) throws -> Typed {
    if digits.contains("e") || digits.contains("E") {
      guard let value = Double(digits) else { throw MiniError.unsupported(digits) }
      return Typed(value: .double(value), type: .double)
    }
    if digits.contains(".") { return try decimal(digits) }
    if let value = Int64(digits) {
      return Typed(
        value: .integer(value), type: Int32(exactly: value) == nil ? .bigint : .integer)
    }
    return try decimal(digits)
  }

  private func decimal(_ text: String) throws -> Typed {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard let value = Int128(String(parts[0]) + fraction) else { throw MiniError.unsupported(text) }
    let count = (String(parts[0]) + fraction).filter(\.isNumber).drop { $0 == "0" }.count
    let precision = max(count, fraction.count, 1)
    return Typed(
      value: .wide(value), type: .decimal(precision: precision, scale: fraction.count))
  }

  private mutating func interval() throws -> Typed {
    let isNegative = accept("-")
    guard case .string(let text) = take() else { throw MiniError.unsupported("interval") }
    func field() throws -> IntervalField {
      guard case .word(let word) = take(),
        let place = ["year", "month", "day", "hour", "minute", "second"].firstIndex(of: word),
        let field = IntervalField(rawValue: place)
      else { throw MiniError.unsupported("interval") }
      return field
    }
    let first = try field()
    let last = accept("to") ? try field() : nil
    let read = Array(text.utf8).withUnsafeBufferPointer { bytes -> (Int64, Bool)? in
      if let months = IntervalText.months(bytes, from: first, to: last) {
        return (Int64(months), true)
      }
      return IntervalText.milliseconds(bytes, from: first, to: last).map { ($0, false) }
    }
    guard let (value, isMonths) = read else { throw MiniError.unsupported("interval '\(text)'") }
    return Typed(
      value: .integer(isNegative ? -value : value),
      type: isMonths ? .intervalYearToMonth : .intervalDayToSecond)
  }

  private mutating func literal(_ word: String, _ text: String) throws -> Typed {
    let source = Typed(value: .string(text), type: .varchar(length: text.unicodeScalars.count))
    let bytes = Array(text.utf8)
    switch word {
    case "decimal": return try decimal(text)
    case "timestamp":
      guard let read = bytes.withUnsafeBufferPointer({ TimestampText($0) }) else {
        throw EvaluationError(.invalidLiteral, "'\(text)' is not a valid TIMESTAMP literal")
      }
      return try cast(
        source,
        to: read.zone == nil
          ? .timestamp(precision: read.precision)
          : .timestampWithTimeZone(precision: read.precision))
    case "time":
      guard let read = bytes.withUnsafeBufferPointer({ TimeText($0) }) else {
        throw EvaluationError(.invalidLiteral, "'\(text)' is not a valid TIME literal")
      }
      return try cast(
        source,
        to: read.offsetMinutes == nil
          ? .time(precision: read.precision) : .timeWithTimeZone(precision: read.precision))
    default:
      guard let type = TypePattern.plainTypes[word] else { throw MiniError.unsupported(word) }
      return try cast(source, to: type)
    }
  }

  private mutating func type() throws -> SQLType {
    guard case .word(var name) = take() else { throw MiniError.unsupported("type") }
    var numbers: [Int] = []
    if accept("(") {
      while !accept(")") {
        guard case .number(let digits) = take(), let number = Int(digits) else {
          throw MiniError.unsupported("type")
        }
        numbers.append(number)
        _ = accept(",")
      }
    }
    if accept("with") {
      try expect("time")
      try expect("zone")
      name += " with time zone"
    }
    let pattern = TypePattern.named(name, numbers.map { .number(.literal($0)) })
    guard let type = pattern.type(Bindings()) else { throw MiniError.unsupported(name) }
    return type
  }

  // MARK: - Calls

  func cast(_ value: Typed, to target: SQLType) throws -> Typed {
    if value.type == target { return value }
    guard let kernel = Cast.kernel(from: value.type, to: target, context: context) else {
      throw MiniError.unsupported("cast from \(value.type) to \(target)")
    }
    return try run(kernel, [value], target)
  }

  private func run(_ kernel: Kernel, _ arguments: [Typed], _ type: SQLType) throws -> Typed {
    let result = kernel.run(
      KernelCall(
        arguments: arguments.map { Vector($0.type, [$0.value]) }, rows: 1, type: type,
        context: context))
    if let error = result.errors.errors.first { throw error }
    return Typed(value: result.vector.value(at: 0), type: type)
  }

  func call(_ name: String, _ arguments: [Typed]) throws -> Typed {
    guard let function = FunctionCatalog.function(named: name) else {
      throw MiniError.unsupported("function \(name)")
    }
    var best: (cost: Int, overload: Overload, types: [SQLType], result: SQLType)?
    for overload in function.overloads {
      var match = MiniMatch(Signature(parsing: overload.signature))
      guard let (cost, types, result) = match.match(arguments.map(\.type)) else { continue }
      if best == nil || cost < (best?.cost ?? 0) { best = (cost, overload, types, result) }
    }
    guard let best else {
      throw MiniError.unsupported("no overload of \(name) for \(arguments.map(\.type))")
    }
    var cast: [Typed] = []
    for (argument, type) in zip(arguments, best.types) {
      cast.append(try self.cast(argument, to: type))
    }
    if best.overload.isNullOnNull, cast.contains(where: { $0.value.isNull }) {
      return Typed(value: .null, type: best.result)
    }
    switch best.overload.code {
    case .kernel(let kernel): return try run(kernel, cast, best.result)
    case .prepared(let prepare):
      let kernel = try prepare(
        Preparation(
          argumentTypes: best.types, constants: cast.map(\.value), type: best.result,
          context: context))
      return try run(kernel, cast, best.result)
    default: throw MiniError.unsupported("\(name) is no scalar function")
    }
  }
}
