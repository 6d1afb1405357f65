package import TarnColumns
import TarnJSON

/// Values as results show them: scalars as `CAST(… AS varchar)` prints them, varbinary as
/// lower-case hex, arrays, maps and rows as JSON.
package enum ResultText {
  /// The texts of a vector's rows, made once per distinct value; nulls stay nulls.
  package static func texts(of vector: Vector) -> Vector {
    let type = SQLType.varchar(length: nil)
    if vector.type.isText || vector.type == .json { return vector.retyped(type) }
    switch vector.storage {
    case .dictionary(let codes, let values) where values.count <= codes.count:
      return Vector(
        type, count: vector.count, .dictionary(codes: codes, values: texts(of: values)))
    case .constant(let value):
      return Vector(type, count: vector.count, .constant(texts(of: value)))
    default: break
    }
    let flat = vector.flat()
    var builder = TextBuilder(capacity: flat.count)
    var scratch: [UInt8] = []
    let print = Cast.printer(of: flat.type)
    for row in 0..<flat.count {
      if !(flat.nulls?[row] ?? false) {
        scratch.removeAll(keepingCapacity: true)
        if let print {
          print(flat, row, &scratch)
        } else if flat.type == .varbinary {
          hexadecimal(flat.value(at: row), &scratch)
        } else {
          appendJSON(flat.value(at: row), flat.type, to: &scratch)
        }
        builder.write(scratch)
      }
      builder.close()
    }
    return Vector(type, count: flat.count, .text(builder.finish()), nulls: flat.nulls)
  }

  /// Whether JSON writes a type's text without quotes: numbers, booleans, containers.
  package static func isBareJSON(_ type: SQLType) -> Bool {
    switch type {
    case .boolean, .tinyint, .smallint, .integer, .bigint, .decimal, .array, .map, .row, .json:
      true
    default: false
    }
  }

  /// A value as JSON: NaN and infinities, times and bytes as strings; map keys as their texts.
  package static func appendJSON(
    _ value: Value, _ type: SQLType, to output: inout [UInt8]
  ) {
    switch (value, type) {
    case (.null, _): output.append(contentsOf: "null".utf8)
    case (.list(let items), .array(let element)):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendJSON(item, element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case (.map(let entries), .map(let keyType, let valueType)):
      output.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendString(scalarText(entry.key, keyType), to: &output)
        output.append(UInt8(ascii: ":"))
        appendJSON(entry.value, valueType, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case (.row(let items), .row(let fields)):
      output.append(UInt8(ascii: "{"))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let field = fields[index]
        appendString(Array((field.name ?? "field\(index)").utf8), to: &output)
        output.append(UInt8(ascii: ":"))
        appendJSON(item, field.type, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case (.double(let number), _):
      if number.isFinite {
        if type == .real {
          JSONWriter.appendFloat(Float(number), to: &output)
        } else {
          JSONWriter.appendDouble(number, to: &output)
        }
      } else {
        appendString(Array(NumberText.text(number).utf8), to: &output)
      }
    default:
      let text = scalarText(value, type)
      if isBareJSON(type) {
        output.append(contentsOf: text)
      } else {
        appendString(text, to: &output)
      }
    }
  }

  private static func scalarText(_ value: Value, _ type: SQLType) -> [UInt8] {
    if case .text(let bytes) = value, type.isText || type == .json { return bytes }
    var text: [UInt8] = []
    if type == .varbinary {
      hexadecimal(value, &text)
    } else {
      Cast.printer(of: type)?(Vector(type, [value]), 0, &text)
    }
    return text
  }

  private static func appendString(_ text: [UInt8], to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
  }

  private static func hexadecimal(_ value: Value, _ output: inout [UInt8]) {
    guard case .text(let bytes) = value else { return }
    let digits = Array("0123456789abcdef".utf8)
    for byte in bytes {
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    }
  }
}
