import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyze(_ literal: Literal) throws(SQLError) -> Expr {
    switch literal.value {
    case .null: return .constant(.null, .unknown)
    case .boolean(let flag): return .constant(.boolean(flag), .boolean)
    case .integer(let number):
      return .constant(.integer(number), Int32(exactly: number) == nil ? .bigint : .integer)
    case .decimal(let digits):
      guard let expression = Self.decimal(digits) else {
        throw SQLError(
          .invalidLiteral, "Decimal literal '\(digits)' has more than 38 digits",
          at: literal.position)
      }
      return expression
    case .double(let number): return .constant(.double(number), .double)
    case .string(let text): return Self.text(text.string)
    case .binary(let bytes): return .constant(.text(bytes), .varbinary)
    case .interval(let interval): return try analyze(interval)
    case .typed(let name, let text):
      return try typed(name, text.string, at: literal.position)
    }
  }

  /// `-1.50` is -150 of decimal(3,2); zeros before the first digit do not count.
  private static func decimal(_ text: String) -> Expr? {
    var unscaled: Int128 = 0
    var precision = 0
    var scale = 0
    var isFraction = false
    var isNegative = false
    for byte in text.utf8 {
      switch byte {
      case 0x2d: isNegative = true
      case 0x2e: isFraction = true
      case 0x30...0x39:
        if isFraction { scale += 1 }
        if precision > 0 || isFraction || byte != 0x30 { precision += 1 }
        guard precision <= 38 else { return nil }
        unscaled = unscaled * 10 + Int128(byte - 0x30)
      default: return nil
      }
    }
    return .constant(
      .wide(isNegative ? -unscaled : unscaled),
      .decimal(precision: max(precision, 1), scale: scale))
  }

  /// `DATE '2023-01-01'`: the text is cast now, so that a bad one is an error of its place.
  private func typed(
    _ name: Identifier, _ text: String, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    let word = name.text.lowercased()
    if word == "json" {
      let parsed = try call("json_parse", [Self.text(text)], at: position)
      return try literal(parsed, text, "JSON", at: position)
    }
    if word == "decimal" || word == "dec" || word == "numeric", let constant = Self.decimal(text) {
      return constant
    }
    let type: SQLType
    switch word {
    case "timestamp": type = Self.timestampType(text)
    case "time": type = Self.timeType(text)
    case "char": type = .char(length: text.unicodeScalars.count)
    case "varchar": type = .text
    default: type = try SQLType.named(word, [], at: position)
    }
    if type.isText { return .constant(.string(text), type) }
    let cast = Expr.cast(Self.text(text), to: type, isTry: false, position)
    return try literal(cast, text, type.baseName.uppercased(), at: position)
  }

  private func literal(
    _ expression: Expr, _ text: String, _ type: String, at position: SourcePosition
  ) throws(SQLError) -> Expr {
    do throws(EvaluationError) {
      guard let value = try statement.constants.evaluate(expression) else { return expression }
      return .constant(value, expression.type)
    } catch {
      throw SQLError(.invalidLiteral, "'\(text)' is not a valid \(type) literal", at: position)
    }
  }

  /// The precision is the number of digits after the point; a zone after the time makes it one
  /// with time zone.
  private static func timestampType(_ text: String) -> SQLType {
    guard let space = text.utf8.firstIndex(where: { $0 == 0x20 || $0 == 0x54 }) else {
      return .timestamp(precision: 0)
    }
    let time = text.utf8[space...].dropFirst()
    let digits = fractionDigits(time)
    return hasZone(time)
      ? .timestampWithTimeZone(precision: digits) : .timestamp(precision: digits)
  }

  private static func timeType(_ text: String) -> SQLType {
    let digits = fractionDigits(text.utf8[...])
    return hasZone(text.utf8[...])
      ? .timeWithTimeZone(precision: digits) : .time(precision: digits)
  }

  private static func fractionDigits(_ time: Swift.Substring.UTF8View) -> Int {
    guard let point = time.firstIndex(of: 0x2e) else { return 0 }
    let digits = time[point...].dropFirst().prefix { (0x30...0x39).contains($0) }
    return min(digits.count, 12)
  }

  private static func hasZone(_ time: Swift.Substring.UTF8View) -> Bool {
    time.contains { byte in
      byte == 0x2b || byte == 0x2d || (0x41...0x5a).contains(byte & 0xdf)
    }
  }

  func analyze(_ parameter: Parameter) throws(SQLError) -> Expr {
    switch parameter.kind {
    case .positional(let index):
      guard index < statement.session.positional.count else {
        throw SQLError(
          .invalidParameterUsage,
          "Incorrect number of parameters: expected at least \(index + 1) but found "
            + "\(statement.session.positional.count)", at: parameter.position)
      }
      let given = statement.session.positional[index]
      return .constant(given.value, given.type)
    case .named(let name):
      guard let given = statement.session.named[name] else {
        throw SQLError(
          .invalidParameterUsage, "Parameter ':\(name)' has no value", at: parameter.position,
          suggestion: Spelling.nearest(to: name, among: statement.session.named.keys.sorted()))
      }
      return .constant(given.value, given.type)
    }
  }

  func analyze(_ current: CurrentValue) throws(SQLError) -> Expr {
    let precision = current.precision ?? 3
    guard (0...12).contains(precision) else {
      throw SQLError(
        .invalidArguments, "The precision of a time is a number from 0 to 12",
        at: current.position)
    }
    let digits = Int(precision)
    let start = Expr.constant(
      .instant(Self.truncated(statement.session.start, digits)),
      .timestampWithTimeZone(precision: digits))
    func converted(_ type: SQLType) -> Expr {
      let cast = Expr.cast(start, to: type, isTry: false, current.position)
      guard let value = try? statement.constants.evaluate(cast) else { return cast }
      return .constant(value, type)
    }
    switch current.kind {
    case .timestamp: return start
    case .date: return converted(.date)
    case .time: return converted(.timeWithTimeZone(precision: digits))
    case .localTime: return converted(.time(precision: digits))
    case .localTimestamp: return converted(.timestamp(precision: digits))
    case .user: return Self.wide(statement.session.user)
    case .catalog: return Self.wide("awsdatacatalog")
    case .schema: return Self.wide("default")
    case .path: return Self.wide("")
    }
  }

  private static func wide(_ text: String) -> Expr { .constant(.string(text), .text) }

  private static func truncated(_ instant: Instant, _ digits: Int) -> Instant {
    guard digits < 6 else { return instant }
    var unit: Int64 = 1
    for _ in digits..<6 { unit *= 10 }
    var remainder = instant.micros % unit
    if remainder < 0 { remainder += unit }
    return Instant(micros: instant.micros &- remainder, picos: 0, zone: instant.zone)
  }
}
