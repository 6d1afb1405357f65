import TarnColumns
import TarnJSON
import TarnStorage
import TarnTime

/// How a lens reads JSON as a type: never an error, NULL where it does not fit.
///
/// - STRING: a string decoded; a number or boolean as written; an object or array as its text
///   without white space.
/// - BOOLEAN: true and "true" in any case; false for anything else but null.
/// - numbers and TIMESTAMP: parsed from a number or string, else NULL.
/// - STRUCT: an object (`{}` is a row of NULLs); ARRAY: an array; MAP: an object's own keys.
enum LensReading {
  static func value(_ scanner: JSONScanner, _ item: JSONItem, as type: SQLType) -> Value {
    if item.kind == .null { return .null }
    switch type {
    case .varchar, .char, .json: return .text(text(scanner, item))
    case .array(let element):
      guard item.kind == .array, var items = JSONElements(scanner, at: item.span.lowerBound)
      else { return .null }
      var values: [Value] = []
      while let inner = items.next() { values.append(value(scanner, inner, as: element)) }
      return .list(values)
    case .map(_, let valueType):
      guard item.kind == .object else { return .null }
      return map(scanner, item, valueType)
    case .row(let fields):
      guard item.kind == .object else { return .null }
      return .row(
        fields.map { field in
          let path = RecordPath(ignoringCase: [field.name ?? ""])
          guard let (inner, used) = path.locate(scanner, at: item.span.lowerBound), used == 1
          else { return .null }
          return value(scanner, inner, as: field.type)
        })
    default:
      if item.kind.isContainer { return type == .boolean ? .boolean(false) : .null }
      if item.hasEscapes {
        return JSONString.decode(scanner.bytes(item.content)).withUnsafeBufferPointer {
          scalar($0, as: type)
        }
      }
      return scalar(scanner.bytes(item.content), as: type)
    }
  }

  /// A scalar's text (a string decoded, a number or boolean as written) as a type that is no text.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, as type: SQLType) -> Value {
    switch type {
    case .boolean:
      let isTrue = bytes.count == 4 && bytes.map(RecordPath.lowered).elementsEqual("true".utf8)
      return .boolean(isTrue)
    case .tinyint, .smallint, .integer, .bigint:
      guard let number = Int64(String(decoding: bytes, as: UTF8.self)) else { return .null }
      return fits(number, type) ? .integer(number) : .null
    case .real, .double:
      guard bytes.count <= 64, let number = Double(String(decoding: bytes, as: UTF8.self))
      else { return .null }
      return .double(type == .real ? Double(Float(number)) : number)
    case .timestamp:
      guard let time = EventTime(bytes) else { return .null }
      let (micros, overflow) = time.seconds.multipliedReportingOverflow(by: 1_000_000)
      if overflow { return .null }
      let (sum, sumOverflow) = micros.addingReportingOverflow(Int64(time.nanoseconds) / 1_000)
      return sumOverflow ? .null : .instant(Instant(micros: sum))
    case .date:
      guard let time = EventTime(bytes) else { return .null }
      return .integer(floorDivide(time.seconds, 86_400))
    case .varchar, .char, .json: return .text(Array(bytes))
    default: return .null
    }
  }

  private static func fits(_ number: Int64, _ type: SQLType) -> Bool {
    switch type {
    case .tinyint: Int8(exactly: number) != nil
    case .smallint: Int16(exactly: number) != nil
    case .integer: Int32(exactly: number) != nil
    default: true
    }
  }

  static func minify(_ text: [UInt8], into output: inout [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      JSONScanner(bytes).minify(0..<bytes.count, into: &output)
    }
  }

  static func text(_ scanner: JSONScanner, _ item: JSONItem) -> [UInt8] {
    switch item.kind {
    case .string:
      let raw = scanner.bytes(item.content)
      return item.hasEscapes ? JSONString.decode(raw) : Array(raw)
    case .object, .array:
      var minified: [UInt8] = []
      scanner.minify(item.span, into: &minified)
      return minified
    default: return Array(scanner.bytes(item.span))
    }
  }

  /// Of equal keys the last counts; it stands where the first did.
  private static func map(
    _ scanner: JSONScanner, _ item: JSONItem, _ type: SQLType
  ) -> Value {
    guard var members = JSONMembers(scanner, at: item.span.lowerBound) else { return .null }
    var entries: [MapEntry] = []
    var places: [[UInt8]: Int] = [:]
    while let member = members.next() {
      let raw = scanner.bytes(member.key)
      let key = member.keyHasEscapes ? JSONString.decode(raw) : Array(raw)
      let inner = value(scanner, member.value, as: type)
      if let place = places[key] {
        entries[place].value = inner
      } else {
        places[key] = entries.count
        entries.append(MapEntry(.text(key), inner))
      }
    }
    return .map(entries)
  }

  /// A leaf's bytes, as the record holds them, as a type.
  static func leaf(_ raw: UnsafeBufferPointer<UInt8>, _ kind: LeafKind, as type: SQLType) -> Value {
    switch kind {
    case .string:
      if type.isText { return .text(JSONString.decode(raw)) }
      if type.layout == .list || type.layout == .map || type.layout == .row { return .null }
      if raw.contains(UInt8(ascii: "\\")) {
        return JSONString.decode(raw).withUnsafeBufferPointer { scalar($0, as: type) }
      }
      return scalar(raw, as: type)
    case .number, .boolean:
      if type.layout == .list || type.layout == .map || type.layout == .row { return .null }
      return scalar(raw, as: type)
    case .array, .opaque:
      let scanner = JSONScanner(raw)
      guard let item = scanner.item(at: 0) else { return .null }
      return value(scanner, item, as: type)
    }
  }

  /// What `json_extract_scalar` gives for a value: text of scalars, NULL of the rest.
  static func extractedScalar(_ scanner: JSONScanner, _ item: JSONItem) -> Value {
    switch item.kind {
    case .string, .number, .bool: .text(text(scanner, item))
    default: .null
    }
  }
}
