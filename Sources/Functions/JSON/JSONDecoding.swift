package import TarnColumns
import TarnJSON

/// JSON as SQL values: CAST(json AS …).
///
/// Scalars are converted into each other where a sensible value exists (`true` is 1, "12" is 12,
/// 12.7 as an integer is 13); arrays, maps and rows are taken apart by the target's type. JSON null
/// is NULL, but `null` of type JSON inside a container.
package enum JSONDecoding {
  /// nil where JSON cannot become the type.
  package static func kernel(to target: SQLType) -> Kernel? {
    guard canDecode(target) else { return nil }
    return Kernel { call in
      TextView.withView(call.arguments[0]) { view in
        var builder = VectorBuilder(call.type)
        var errors = RowErrors()
        for row in 0..<call.rows {
          if view.isNull(row) {
            builder.appendNull()
            continue
          }
          do throws(EvaluationError) {
            builder.append(try value(view[row].bytes, as: call.type))
          } catch {
            errors.add(error, row: row)
            builder.appendNull()
          }
        }
        return Evaluated(builder.finish(), errors: errors)
      }
    }
  }

  static func canDecode(_ type: SQLType) -> Bool {
    switch type {
    case .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal, .varchar,
      .json:
      true
    case .array(let element): canDecode(element)
    case .map(let key, let value): key != .json && isScalar(key) && canDecode(value)
    case .row(let fields): fields.allSatisfy { canDecode($0.type) }
    default: false
    }
  }

  private static func isScalar(_ type: SQLType) -> Bool {
    switch type {
    case .array, .map, .row: false
    default: canDecode(type)
    }
  }

  private static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, as type: SQLType
  ) throws(EvaluationError) -> Value {
    do throws(JSONCastFailure) {
      if isScalar(type) { return try scalar(bytes, as: type) }
      let tree = try parsed(bytes)
      return try value(of: tree.root, in: tree, as: type)
    } catch {
      throw EvaluationError(.invalidCastArgument, "Cannot cast to \(type). \(error.detail)")
    }
  }

  private static func parsed(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONCastFailure) -> JSONTree {
    do throws(JSONError) {
      return try JSONTree(Array(bytes))
    } catch {
      throw JSONCastFailure("\(error)")
    }
  }

  /// A scalar target needs no tree.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, as type: SQLType
  ) throws(JSONCastFailure) -> Value {
    let scanner = JSONScanner(bytes)
    let item: JSONItem
    do throws(JSONError) {
      try scanner.validateWhole()
      item = try scanner.checkedItem(at: 0)
    } catch {
      throw JSONCastFailure("\(error)")
    }
    let content = scanner.bytes(item.content)
    let text = item.hasEscapes ? JSONString.decode(content) : Array(content)
    return try JSONScalarCast(kind: item.kind, text: text).value(as: type)
  }
}

/// What is wrong with one value; the cast that met it adds its target.
struct JSONCastFailure: Error {
  var detail: String

  init(_ detail: String) { self.detail = detail }
}
