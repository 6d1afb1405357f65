extension Printer {
  mutating func write(_ literal: Literal) {
    switch literal.value {
    case .null: write("NULL")
    case .boolean(let value): write(value ? "TRUE" : "FALSE")
    case .integer(let value): write(String(value))
    case .decimal(let digits): write(digits)
    case .double(let value): write(Printer.scientific(value))
    case .string(let text): write(text)
    case .binary(let bytes):
      write("X'")
      for byte in bytes {
        let digits = String(byte, radix: 16, uppercase: true)
        write(byte < 16 ? "0" + digits : digits)
      }
      write("'")
    case .interval(let interval):
      write(interval.isNegative ? "INTERVAL -" : "INTERVAL ")
      write(interval.text)
      write(" \(interval.from.rawValue)")
      if let to = interval.to { write(" TO \(to.rawValue)") }
    case .typed(let name, let text):
      write(name)
      write(" ")
      write(text)
    }
  }

  /// The shortest digits that give the same double, as Trino writes doubles: `1.5E-3`, `1E10`.
  static func scientific(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "-1E999" : "1E999" }
    let description = value.magnitude.description
    let parts = description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".")
    let whole = String(mantissa[0])
    let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    var digits = whole + fraction
    exponent += whole.utf8.count - 1
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(min(leading, digits.utf8.count - 1))
    exponent -= leading
    while digits.utf8.count > 1, digits.last == "0" { digits.removeLast() }
    if digits == "0" { exponent = 0 }
    let first = digits.removeFirst()
    let sign = value.sign == .minus ? "-" : ""
    return "\(sign)\(first)\(digits.isEmpty ? "" : ".\(digits)")E\(exponent)"
  }

  mutating func write(_ parameter: Parameter) {
    switch parameter.kind {
    case .positional: write("?")
    case .named(let name): write(":\(name)")
    }
  }

  // MARK: Types

  mutating func write(_ type: TypeName, inHive: Bool = false) {
    switch type.kind {
    case .named(let name, let parameters):
      write(name)
      guard !parameters.isEmpty else { return }
      write("(")
      list(parameters) { $0.write($1, inHive: inHive) }
      write(")")
    case .time(let precision, let withZone): write("time", precision, withZone)
    case .timestamp(let precision, let withZone): write("timestamp", precision, withZone)
    case .interval(let from, let to):
      write("interval \(from.rawValue.lowercased())")
      if let to { write(" to \(to.rawValue.lowercased())") }
    case .array(let element):
      write(inHive ? "array<" : "array(")
      write(element, inHive: inHive)
      write(inHive ? ">" : ")")
    case .map(let key, let value):
      write(inHive ? "map<" : "map(")
      write(key, inHive: inHive)
      write(inHive ? "," : ", ")
      write(value, inHive: inHive)
      write(inHive ? ">" : ")")
    case .row(let fields): writeRow(fields, inHive: inHive)
    }
  }

  private mutating func write(_ parameter: TypeParameter, inHive: Bool) {
    switch parameter {
    case .number(let value): write(String(value))
    case .type(let type): write(type, inHive: inHive)
    }
  }

  private mutating func write(_ name: String, _ precision: TypeParameter?, _ withZone: Bool) {
    write(name)
    if let precision {
      write("(")
      write(precision, inHive: false)
      write(")")
    }
    if withZone { write(" with time zone") }
  }

  /// `ROW(a bigint)`, or `struct<a:bigint>` in definitions and for names that only it can have.
  private mutating func writeRow(_ fields: [RowTypeField], inHive: Bool) {
    let areNamed = fields.allSatisfy { $0.name != nil }
    let needHive = fields.contains { $0.name.map { !Printer.isPlainName($0) } ?? false }
    let asStruct = areNamed && (inHive || needHive)
    write(asStruct ? "struct<" : "ROW(")
    for (index, field) in fields.enumerated() {
      if index > 0 { write(asStruct ? "," : ", ") }
      if let name = field.name {
        write(name)
        write(asStruct ? ":" : " ")
      }
      write(field.type, inHive: inHive)
    }
    write(asStruct ? ">" : ")")
  }

  /// Whether a name can stand where reserved words cannot.
  private static func isPlainName(_ name: Identifier) -> Bool {
    if name.isQuoted { return true }
    let bytes = Array(name.text.utf8)
    guard let first = bytes.first, !Lexer.isDigit(first) else { return false }
    return !KeywordTable.shared.keyword(in: bytes, from: 0, to: bytes.count).isReserved
  }
}
