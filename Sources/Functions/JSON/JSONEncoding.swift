package import TarnColumns
import TarnJSON

/// SQL values as JSON: CAST(x AS JSON), and the values of json_object and json_array.
///
/// It goes by type, not by row: an array's elements are encoded as one vector, then put together.
///
///     ARRAY['a', NULL], ARRAY[]   elements "a", null   rows ["a",null], []
package enum JSONEncoding {
  /// nil where a type has no JSON form.
  package static func kernel(from source: SQLType, context: EvaluationContext) -> Kernel? {
    guard canEncode(source, context) else { return nil }
    return Kernel { call in
      let texts = texts(of: call.arguments[0], call.context)
      return Evaluated(Vector(.json, count: call.rows, .text(texts.texts), nulls: texts.nulls))
    }
  }

  static func canEncode(_ type: SQLType, _ context: EvaluationContext) -> Bool {
    switch type {
    case .unknown, .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal,
      .varchar, .char, .json:
      true
    case .array(let element): canEncode(element, context)
    case .map(let key, let value): isKey(key) && canEncode(value, context)
    case .row(let fields): fields.allSatisfy { canEncode($0.type, context) }
    case .function: false
    default: Cast.kernel(from: type, to: .text, context: context) != nil
    }
  }

  private static func isKey(_ type: SQLType) -> Bool {
    switch type {
    case .unknown, .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal,
      .varchar, .char:
      true
    default: false
    }
  }

  struct Encoded {
    var texts: TextArray
    var nulls: [Bool]?
  }

  /// One JSON text a row; a null row's is `null`, as it stands inside a container.
  static func texts(of vector: Vector, _ context: EvaluationContext) -> Encoded {
    let flat = vector.flat()
    var builder = TextBuilder(capacity: flat.count)
    let children = children(of: flat, context)
    var scratch: [UInt8] = []
    for row in 0..<flat.count {
      scratch.removeAll(keepingCapacity: true)
      if flat.nulls?[row] ?? false {
        scratch.append(contentsOf: Array("null".utf8))
      } else {
        append(row, of: flat, children, to: &scratch)
      }
      builder.append(scratch)
    }
    return Encoded(texts: builder.finish(), nulls: flat.nulls)
  }

  /// What stands inside containers, encoded: elements; keys and values; fields. For types that are
  /// shown by their text, that text.
  private static func children(of flat: Vector, _ context: EvaluationContext) -> [TextArray] {
    switch flat.storage {
    case .list(let lists): return [texts(of: lists.elements, context).texts]
    case .map(let maps):
      return [texts(of: maps.keys, context).texts, texts(of: maps.values, context).texts]
    case .row(let fields): return fields.map { texts(of: $0, context).texts }
    case .boolean, .double, .int128: return []
    case .int64 where flat.type.isInteger: return []
    case .text where flat.type.isText || flat.type == .json: return []
    default: return shown(flat, context).map { [$0] } ?? []
    }
  }

  private static func shown(_ flat: Vector, _ context: EvaluationContext) -> TextArray? {
    guard let cast = Cast.kernel(from: flat.type, to: .text, context: context) else { return nil }
    let call = KernelCall(arguments: [flat], rows: flat.count, type: .text, context: context)
    guard case .text(let texts) = cast.run(call).vector.flat().storage else { return nil }
    return texts
  }

  private static func append(
    _ row: Int, of flat: Vector, _ children: [TextArray], to output: inout [UInt8]
  ) {
    switch flat.storage {
    case .boolean(let values): output.append(contentsOf: Array("\(values[row])".utf8))
    case .int64(let values) where flat.type.isInteger:
      JSONWriter.appendInteger(values[row], to: &output)
    case .double(let values):
      if flat.type == .real {
        JSONWriter.appendFloat(Float(values[row]), to: &output)
      } else {
        JSONWriter.appendDouble(values[row], to: &output)
      }
    case .int128(let values):
      guard case .decimal(let precision, let scale) = flat.type else { return }
      output.append(
        contentsOf: JSONDecimal(unscaled: values[row], precision: precision, scale: scale).text)
    case .text(let texts) where flat.type == .json: output.append(contentsOf: texts.bytes(at: row))
    case .text(let texts) where flat.type.isText: appendString(texts.bytes(at: row), to: &output)
    case .list(let lists): appendList(lists.extents[row], children[0], to: &output)
    case .map(let maps): appendMap(maps.extents[row], children, to: &output)
    case .row: appendRow(row, flat.type, children, to: &output)
    default:
      if let shown = children.first {
        appendString(shown.bytes(at: row), to: &output)
      } else {
        output.append(contentsOf: Array("null".utf8))  // a type without a text
      }
    }
  }

  private static func appendString(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
  }

  private static func appendList(
    _ extent: Extent, _ elements: TextArray, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "["))
    for index in extent.range {
      if index > extent.offset { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: elements.bytes(at: index))
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Sorted by the keys' texts, as the JSON type wants them.
  private static func appendMap(
    _ extent: Extent, _ children: [TextArray], to output: inout [UInt8]
  ) {
    let keyed = extent.range.map { index in
      (key: quoted(children[0].bytes(at: index)), index: index)
    }
    output.append(UInt8(ascii: "{"))
    let sorted = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (place, member) in sorted.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: member.key)
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: children[1].bytes(at: member.index))
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if text.first == 0x22 { return Array(text) }
    return [0x22] + text + [0x22]
  }

  /// Members in the order of the fields; a field without a name has an empty one.
  private static func appendRow(
    _ row: Int, _ type: SQLType, _ children: [TextArray], to output: inout [UInt8]
  ) {
    guard case .row(let fields) = type else { return }
    output.append(UInt8(ascii: "{"))
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      JSONWriter.appendString(field.name ?? "", to: &output)
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: children[index].bytes(at: row))
    }
    output.append(UInt8(ascii: "}"))
  }
}
