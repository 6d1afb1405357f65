import Foundation
import TarnColumns
import TarnFunctions

/// When a result is the one expected: doubles within a tolerance, decimals by their number, rows in
/// any order unless one is asked for.
enum Matching {
  static func same(_ left: SQLRunner.Rows, _ right: SQLRunner.Rows, isOrdered: Bool) -> Bool {
    // The corpus writes an empty result with any number of columns.
    if left.rows.isEmpty, right.rows.isEmpty { return true }
    guard left.types.count == right.types.count, left.rows.count == right.rows.count else {
      return false
    }
    func equal(_ row: [Value], _ other: [Value]) -> Bool {
      row.indices.allSatisfy { same(row[$0], left.types[$0], other[$0], right.types[$0]) }
    }
    if isOrdered { return zip(left.rows, right.rows).allSatisfy(equal) }
    var rest = right.rows
    for row in left.rows {
      guard let place = rest.firstIndex(where: { equal(row, $0) }) else { return false }
      rest.remove(at: place)
    }
    return true
  }

  static func same(_ left: Value, _ type: SQLType, _ right: Value, _ other: SQLType) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.double(let first), .double(let second)): return close(first, second)
    case (.text(let first), .text(let second)):
      if case .char = type { return trimmed(first) == trimmed(second) }
      if case .char = other { return trimmed(first) == trimmed(second) }
      return first == second
    case (.list(let first), .list(let second)):
      guard case .array(let element) = type, case .array(let otherElement) = other else {
        return false
      }
      return first.count == second.count
        && zip(first, second).allSatisfy { same($0, element, $1, otherElement) }
    case (.row(let first), .row(let second)):
      guard case .row(let fields) = type, case .row(let otherFields) = other,
        first.count == second.count
      else { return false }
      return first.indices.allSatisfy {
        same(first[$0], fields[$0].type, second[$0], otherFields[$0].type)
      }
    case (.map(let first), .map(let second)):
      guard case .map(let key, let value) = type, case .map(let otherKey, let otherValue) = other,
        first.count == second.count
      else { return false }
      return first.allSatisfy { entry in
        second.contains {
          same(entry.key, key, $0.key, otherKey) && same(entry.value, value, $0.value, otherValue)
        }
      }
    case (.instant(let first), .instant(let second)):
      return first == second && precisionless(type) == precisionless(other)
    case (.integer, .integer) where !type.isInteger: return left == right && type == other
    default:
      if let first = decimal(left, type), let second = decimal(right, other) {
        return first == second
      }
      if let first = number(left, type), let second = number(right, other) {
        return close(first, second)
      }
      return left == right
    }
  }

  static func holds(_ result: SQLRunner.Rows, _ rows: [[Any]], isOrdered: Bool) -> Bool {
    guard result.rows.count == rows.count else { return false }
    func equal(_ index: Int, _ wanted: [Any]) -> Bool {
      wanted.count == result.types.count
        && wanted.indices.allSatisfy {
          holds(
            result.rows[index][$0], result.types[$0], text: result.texts[index][$0], wanted[$0])
        }
    }
    if isOrdered { return rows.indices.allSatisfy { equal($0, rows[$0]) } }
    var rest = Array(rows.indices)
    for index in result.rows.indices {
      guard let place = rest.firstIndex(where: { equal(index, rows[$0]) }) else { return false }
      rest.remove(at: place)
    }
    return true
  }

  /// Against a value as the corpus writes it. `text` is the value as results show it, nil inside
  /// containers.
  static func holds(
    _ value: Value, _ type: SQLType, text: String?, _ expected: Any?, tolerance: Double = 1e-9
  ) -> Bool {
    if value.isNull { return expected is NSNull || expected == nil }
    let object = expected as? [String: Any]
    switch value {
    case .boolean(let flag):
      return (expected as? NSNumber).map { $0.boolValue == flag } ?? false
    case .integer(let number):
      if let wanted = expected as? NSNumber { return wanted.int64Value == number }
      if let wanted = (object?["interval_ms"] ?? object?["interval_months"]) as? NSNumber {
        return wanted.int64Value == number
      }
      return holdsText(text ?? shown(value, type), expected)
    case .wide:
      if let wanted = object?["decimal"] as? String {
        return decimal(value, type) == Decimal(string: wanted)
      }
      guard let wanted = expected as? NSNumber, let own = number(value, type) else { return false }
      return close(own, wanted.doubleValue)
    case .double(let own):
      if let wanted = expected as? NSNumber {
        return type == .real
          ? Float(own) == wanted.floatValue || close(own, wanted.doubleValue, 1e-5)
          : close(own, wanted.doubleValue, tolerance)
      }
      switch object?["double"] as? String {
      case "NaN": return own.isNaN
      case "Infinity": return own == .infinity
      case "-Infinity": return own == -.infinity
      case let wanted?: return Double(wanted).map { close($0, own) } ?? false
      case nil: return false
      }
    case .text(let bytes):
      if let hex = object?["hex"] as? String {
        return hex.lowercased() == bytes.map { String(format: "%02x", $0) }.joined()
      }
      if case .char = type, let wanted = expected as? String {
        return trimmed(Array(wanted.utf8)) == trimmed(bytes)
      }
      if type == .uuid || type == .ipaddress { return holdsText(text, expected) }
      return (expected as? String).map { Array($0.utf8) } == bytes
    case .instant: return holdsText(text ?? shown(value, type), expected)
    case .list(let items):
      guard case .array(let element) = type, let wanted = expected as? [Any] else { return false }
      return items.count == wanted.count
        && zip(items, wanted).allSatisfy { holds($0, element, text: nil, $1) }
    case .row(let items):
      guard case .row(let fields) = type, let wanted = expected as? [Any] else { return false }
      return items.count == wanted.count
        && items.indices.allSatisfy {
          holds(items[$0], fields[$0].type, text: nil, wanted[$0])
        }
    case .map(let entries):
      guard case .map(let key, let mapped) = type, let wanted = object?["map"] as? [[Any]] else {
        return false
      }
      return entries.count == wanted.count
        && entries.allSatisfy { entry in
          wanted.contains {
            holds(entry.key, key, text: nil, $0[0]) && holds(entry.value, mapped, text: nil, $0[1])
          }
        }
    case .null: return false
    }
  }

  private static func shown(_ value: Value, _ type: SQLType) -> String? {
    guard case .text(let bytes) = ResultText.texts(of: Vector(type, [value])).value(at: 0) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Dates and times by their texts, zeros at the end of a fraction apart.
  private static func holdsText(_ text: String?, _ expected: Any?) -> Bool {
    let object = expected as? [String: Any]
    let keys = ["timestamp", "date", "time", "uuid", "ip"]
    let wanted =
      expected as? String ?? keys.lazy.compactMap { object?[$0] as? String }.first
    guard let wanted, let text else { return false }
    func plain(_ text: String) -> String {
      guard text.contains(".") else { return text }
      var text = text
      while text.hasSuffix("0") { text.removeLast() }
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return plain(wanted) == plain(text)
  }

  private static func close(_ first: Double, _ second: Double, _ tolerance: Double = 1e-9) -> Bool {
    if first.isNaN || second.isNaN { return first.isNaN && second.isNaN }
    return first == second || (first - second).magnitude <= tolerance * second.magnitude
      || (first - second).magnitude < 1e-300
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.prefix((bytes.lastIndex { $0 != 0x20 } ?? -1) + 1))
  }

  private static func precisionless(_ type: SQLType) -> String {
    String("\(type)".filter { !$0.isNumber })
  }

  private static func decimal(_ value: Value, _ type: SQLType) -> Decimal? {
    switch value {
    case .integer(let number): return type.isInteger ? Decimal(string: "\(number)") : nil
    case .wide(let number):
      guard case .decimal(_, let scale) = type, var whole = Decimal(string: "\(number)") else {
        return nil
      }
      var scaled = Decimal()
      _ = NSDecimalMultiplyByPowerOf10(&scaled, &whole, Int16(-scale), .plain)
      return scaled
    default: return nil
    }
  }

  private static func number(_ value: Value, _ type: SQLType) -> Double? {
    if case .double(let number) = value { return number }
    return decimal(value, type).map { NSDecimalNumber(decimal: $0).doubleValue }
  }
}
