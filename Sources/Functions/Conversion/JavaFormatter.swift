import TarnColumns
import TarnTime

/// Java's format strings: `%[argument$][flags][width][.precision]conversion`.
///
/// `%2$-10s` is the second argument, to the left, at least 10 wide. `%<s` is the argument before
/// once more.
struct JavaFormatter {
  struct Specifier {
    var isLeft = false
    var hasSign = false
    var hasBlank = false
    var isPadded = false
    var isGrouped = false
    var isBracketed = false
    var isAlternate = false
    var width: Int?
    var precision: Int?
    var conversion: UInt8 = 0
    /// The letter after `t`.
    var part: UInt8 = 0
  }

  let types: [SQLType]
  private var next = 0
  private var last: Int?

  /// A width or precision past this is refused: it would be printed.
  private static let longest = 10_000

  init(types: [SQLType]) { self.types = types }

  mutating func format(
    _ pattern: [UInt8], _ values: [Value]
  ) throws(EvaluationError) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    while position < pattern.count {
      let byte = pattern[position]
      position += 1
      guard byte == UInt8(ascii: "%") else {
        text.append(byte)
        continue
      }
      let start = position
      var specifier = Specifier()
      let argument = try read(&specifier, pattern, &position)
      switch specifier.conversion {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "%"): pad([UInt8(ascii: "%")], specifier, into: &text)
      default:
        guard argument < values.count, argument < types.count else {
          throw invalid(pattern, "Format specifier '%\(excerpt(pattern[start..<position]))'")
        }
        last = argument
        let piece = try printed(values[argument], types[argument], specifier, pattern)
        pad(piece, specifier, into: &text)
      }
      guard text.count <= 16_777_216 else { throw invalid(pattern, "the result is too long") }
    }
    return text
  }

  /// Which argument the specifier is for.
  private mutating func read(
    _ specifier: inout Specifier, _ pattern: [UInt8], _ position: inout Int
  ) throws(EvaluationError) -> Int {
    func peek() -> UInt8 { position < pattern.count ? pattern[position] : 0 }
    var argument: Int?
    let begin = position
    if let number = number(pattern, &position), peek() == UInt8(ascii: "$"), number > 0 {
      argument = number - 1
      position += 1
    } else {
      position = begin
      if peek() == UInt8(ascii: "<") {
        guard let last else { throw invalid(pattern, "Format specifier '%<'") }
        argument = last
        position += 1
      }
    }
    flags: while true {
      switch peek() {
      case UInt8(ascii: "-"): specifier.isLeft = true
      case UInt8(ascii: "+"): specifier.hasSign = true
      case UInt8(ascii: " "): specifier.hasBlank = true
      case UInt8(ascii: "0"): specifier.isPadded = true
      case UInt8(ascii: ","): specifier.isGrouped = true
      case UInt8(ascii: "("): specifier.isBracketed = true
      case UInt8(ascii: "#"): specifier.isAlternate = true
      default: break flags
      }
      position += 1
    }
    specifier.width = number(pattern, &position)
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard let precision = number(pattern, &position) else {
        throw invalid(pattern, "a precision is missing")
      }
      specifier.precision = precision
    }
    guard max(specifier.width ?? 0, specifier.precision ?? 0) <= JavaFormatter.longest else {
      throw invalid(pattern, "a width or precision is above \(JavaFormatter.longest)")
    }
    specifier.conversion = peek()
    position += 1
    if specifier.conversion | 0x20 == UInt8(ascii: "t") {
      specifier.part = peek()
      position += 1
    }
    guard position <= pattern.count else {
      throw invalid(pattern, "UnknownFormatConversionException: Conversion = '%'")
    }
    let needsNone = specifier.conversion == UInt8(ascii: "n") || specifier.conversion == 0x25
    if argument == nil, !needsNone {
      argument = next
      next += 1
    }
    return argument ?? 0
  }

  /// Digits, nil where there are none; large ones stay large.
  private func number(_ pattern: [UInt8], _ position: inout Int) -> Int? {
    var value: Int?
    while position < pattern.count, pattern[position] &- 0x30 < 10 {
      // A zero is a flag where a width begins.
      value = min((value ?? 0) * 10 + Int(pattern[position] - 0x30), 1_000_000)
      position += 1
    }
    return value
  }

  private func pad(_ piece: [UInt8], _ specifier: Specifier, into text: inout [UInt8]) {
    let missing = max(
      0, (specifier.width ?? 0) - String(decoding: piece, as: UTF8.self).unicodeScalars.count)
    if !specifier.isLeft { text += [UInt8](repeating: 0x20, count: missing) }
    text += piece
    if specifier.isLeft { text += [UInt8](repeating: 0x20, count: missing) }
  }

  // MARK: - Conversions

  private func printed(
    _ value: Value, _ type: SQLType, _ specifier: Specifier, _ pattern: [UInt8]
  ) throws(EvaluationError) -> [UInt8] {
    let isUpper = specifier.conversion & 0x20 == 0
    var piece: [UInt8]
    switch specifier.conversion | 0x20 {
    case UInt8(ascii: "b"):
      if case .boolean(let flag) = value {
        piece = Array((flag ? "true" : "false").utf8)
      } else {
        piece = Array((value.isNull ? "false" : "true").utf8)
      }
      cut(&piece, specifier)
    case UInt8(ascii: "s"):
      piece = try JavaFormatter.string(of: value, type)
      cut(&piece, specifier)
    case _ where value.isNull:
      piece = Array("null".utf8)
    case UInt8(ascii: "c"):
      guard case .integer(let code) = value, let small = UInt32(exactly: code),
        let scalar = UnicodeScalar(small)
      else { throw mismatch(specifier, type, pattern) }
      piece = Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "d"), UInt8(ascii: "x"), UInt8(ascii: "o"):
      guard type.isInteger, case .integer(let number) = value else {
        throw mismatch(specifier, type, pattern)
      }
      piece = integer(number, specifier)
    case UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "g"):
      switch (type, value) {
      case (.real, .double(let number)):
        piece = floating(
          number.isFinite ? DecimalDigits(Float(number)) : nil, number, specifier)
      case (.double, .double(let number)):
        piece = floating(number.isFinite ? DecimalDigits(number) : nil, number, specifier)
      case (.decimal(_, let scale), .wide(let number)):
        piece = floating(DecimalDigits(number, scale: scale), 0, specifier)
      default: throw mismatch(specifier, type, pattern)
      }
    case UInt8(ascii: "t"):
      guard let part = JavaTimePart(value, type)?.printed(specifier.part) else {
        throw mismatch(specifier, type, pattern)
      }
      piece = Array(part.utf8)
    default:
      throw invalid(
        pattern,
        "UnknownFormatConversionException: Conversion = '\(excerpt([specifier.conversion]))'")
    }
    return isUpper ? Array(String(decoding: piece, as: UTF8.self).uppercased().utf8) : piece
  }

  /// A text's precision is the most code points of it.
  private func cut(_ piece: inout [UInt8], _ specifier: Specifier) {
    guard let precision = specifier.precision else { return }
    let text = String(decoding: piece, as: UTF8.self).unicodeScalars
    guard text.count > precision else { return }
    piece = Array(String(String.UnicodeScalarView(text.prefix(precision))).utf8)
  }

  // MARK: - Errors

  private func excerpt(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes.prefix(64), as: UTF8.self)
  }

  private func invalid(_ pattern: [UInt8], _ reason: String) -> EvaluationError {
    EvaluationError(
      .invalidFunctionArgument, "Invalid format string: \(excerpt(pattern)) (\(reason))")
  }

  private func mismatch(
    _ specifier: Specifier, _ type: SQLType, _ pattern: [UInt8]
  ) -> EvaluationError {
    var conversion = [specifier.conversion]
    if specifier.part != 0 { conversion.append(specifier.part) }
    return invalid(
      pattern, "IllegalFormatConversion: %\(excerpt(conversion)) cannot print a \(type)")
  }
}
