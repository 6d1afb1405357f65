import TarnColumns
import TarnJSON

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One JSON scalar on its way to an SQL type: its kind and its text, a string's decoded.
struct JSONScalarCast {
  let kind: JSONKind
  let text: [UInt8]

  func value(as type: SQLType) throws(JSONCastFailure) -> Value {
    if type == .json { return .text(text) }
    if kind == .null { return .null }
    guard !kind.isContainer else {
      throw JSONCastFailure("Unexpected token when cast to \(type): \(kind.shown)")
    }
    switch type {
    case .boolean: return .boolean(try boolean())
    case .tinyint: return .integer(try integer(Int64(Int8.min)...Int64(Int8.max), type))
    case .smallint: return .integer(try integer(Int64(Int16.min)...Int64(Int16.max), type))
    case .integer: return .integer(try integer(Int64(Int32.min)...Int64(Int32.max), type))
    case .bigint: return .integer(try integer(.min ... .max, type))
    case .double: return .double(try double(type))
    case .real: return .double(try real(type))
    case .decimal(let precision, let scale):
      return .wide(try decimal(precision: precision, scale: scale, type))
    case .varchar(let length): return .text(try varchar(length, type))
    default: throw JSONCastFailure("JSON cannot become \(type)")
    }
  }

  private var string: String { String(decoding: text, as: UTF8.self) }

  /// A number with a point or an exponent is read as a double, as Trino does.
  private var isWhole: Bool { !text.contains { $0 == 0x2E || $0 | 0x20 == 0x65 } }

  private var isTrue: Bool { text.first == UInt8(ascii: "t") }

  private func unreadable(_ type: SQLType) -> JSONCastFailure {
    JSONCastFailure("The string cannot be read as \(type)")
  }

  private func boolean() throws(JSONCastFailure) -> Bool {
    switch kind {
    case .bool: return isTrue
    case .number:
      if isWhole { return text.contains { $0 >= 0x31 && $0 <= 0x39 } }
      return Double(string) != 0
    default:
      switch string.lowercased() {
      case "true", "t", "1": return true
      case "false", "f", "0": return false
      default: throw unreadable(.boolean)
      }
    }
  }

  private func integer(
    _ range: ClosedRange<Int64>, _ type: SQLType
  ) throws(JSONCastFailure) -> Int64 {
    if kind == .bool { return isTrue ? 1 : 0 }
    if kind == .number, !isWhole {
      let rounded = (Double(string) ?? .nan).rounded(.toNearestOrAwayFromZero)
      // 2^63 itself is no Int64; every double below it is one.
      guard rounded >= -0x1p63, rounded < 0x1p63, range.contains(Int64(rounded)) else {
        throw JSONCastFailure("Out of range for \(type)")
      }
      return Int64(rounded)
    }
    guard let value = Int64(string) else {
      throw kind == .number ? JSONCastFailure("Out of range for \(type)") : unreadable(type)
    }
    guard range.contains(value) else { throw JSONCastFailure("Out of range for \(type)") }
    return value
  }

  private func double(_ type: SQLType) throws(JSONCastFailure) -> Double {
    if kind == .bool { return isTrue ? 1 : 0 }
    guard isNumeral, let value = Double(string) else { throw unreadable(type) }
    return value
  }

  private func real(_ type: SQLType) throws(JSONCastFailure) -> Double {
    if kind == .bool { return isTrue ? 1 : 0 }
    guard isNumeral, let value = Float(string) else { throw unreadable(type) }
    return Double(value)
  }

  /// Swift reads hexadecimal numbers, `inf` and `nan(…)` too; SQL does not.
  private var isNumeral: Bool {
    if kind == .number || string == "NaN" || string == "Infinity" || string == "-Infinity" {
      return true
    }
    return text.contains { $0 >= 0x30 && $0 <= 0x39 }
      && text.allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte == 0x2B || byte == 0x2D || byte == 0x2E
          || byte | 0x20 == 0x65
      }
  }

  /// Rounded half away from zero to the scale.
  private func decimal(
    precision: Int, scale: Int, _ type: SQLType
  ) throws(JSONCastFailure) -> Int128 {
    let token = kind == .bool ? [isTrue ? 0x31 : 0x30] : text
    guard kind != .string || (isNumeral && Double(string) != nil) else { throw unreadable(type) }
    guard let exact = ExactDecimal(token[...]) else {
      throw JSONCastFailure("Out of range for \(type)")
    }
    let kept = exact.point + scale
    guard kept <= precision || exact.digits.isEmpty else {
      throw JSONCastFailure("Out of range for \(type)")
    }
    var unscaled: Int128 = 0
    for index in 0..<max(0, exact.digits.isEmpty ? 0 : kept) {
      let digit = index < exact.digits.count ? exact.digits[index] &- 0x30 : 0
      unscaled = unscaled * 10 + Int128(digit)
    }
    if kept >= 0, kept < exact.digits.count, exact.digits[kept] >= 0x35 { unscaled += 1 }
    guard String(unscaled).utf8.count <= precision || unscaled == 0 else {
      throw JSONCastFailure("Out of range for \(type)")
    }
    return exact.isNegative ? -unscaled : unscaled
  }

  private func varchar(_ length: Int?, _ type: SQLType) throws(JSONCastFailure) -> [UInt8] {
    var result = text
    if kind == .number, !isWhole {
      result.removeAll()
      JSONWriter.appendScientific(Double(string) ?? .nan, to: &result)
    }
    if let length, result.count > length {
      let characters = result.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      guard characters <= length else {
        throw JSONCastFailure("The text is longer than \(type)")
      }
    }
    return result
  }
}
