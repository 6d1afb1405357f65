import TarnColumns
import TarnJSON

/// The rows of one call of a form with a path: the input and the values after PASSING.
struct JSONFormRows {
  enum Outcome {
    /// The input is NULL: so is every form's answer.
    case null
    case items([JSONPathRun.Item], JSONPathRun)
    case failed(EvaluationError)
  }

  private let path: JSONPath
  private let input: Vector
  private let passing: [Column]

  private struct Column {
    var vector: Vector
    var isJSON: Bool
  }

  init(_ invocation: JSONForms.Invocation, _ call: KernelCall) {
    path = invocation.path.compiled
    input = call.arguments[0].flat()
    var passing: [Column] = []
    for (index, mode) in invocation.passing.enumerated() {
      let vector = call.arguments[index + 1].flat()
      let isJSON = mode == .json || vector.type == .json
      passing.append(
        Column(vector: isJSON ? vector : Self.readable(vector, call.context), isJSON: isJSON))
    }
    self.passing = passing
  }

  func outcome(_ row: Int) -> Outcome {
    if input.isNull(at: row) { return .null }
    guard case .text(let texts) = input.storage else {
      preconditionFailure("a path's input is text, not \(input.type)")
    }
    do throws(EvaluationError) {
      let tree = try Self.tree(Array(texts.bytes(at: row)))
      var arguments: [JSONPathArgument] = []
      for column in passing { arguments.append(try Self.argument(column, row)) }
      var run = JSONPathRun(path, tree, arguments: arguments)
      do throws(JSONPathEvaluationError) {
        return .items(try run.items(), run)
      } catch {
        throw EvaluationError(
          .pathEvaluationError, "path evaluation failed: \(error.message)")
      }
    } catch {
      return .failed(error)
    }
  }

  static func tree(_ text: [UInt8]) throws(EvaluationError) -> JSONTree {
    do throws(JSONError) {
      return try JSONTree(text)
    } catch {
      throw EvaluationError(
        .jsonInputConversionError, "conversion to JSON failed: \(error)")
    }
  }

  /// Types that paths do not know are passed as their text; dates and times as their text too,
  /// which remembers what it is.
  private static func readable(_ vector: Vector, _ context: EvaluationContext) -> Vector {
    switch vector.type {
    case .unknown, .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal,
      .varchar, .char:
      return vector
    default:
      guard let cast = Cast.kernel(from: vector.type, to: .text, context: context) else {
        return Vector.nulls(.text, count: vector.count)
      }
      let call = KernelCall(
        arguments: [vector], rows: vector.count, type: .text, context: context)
      let text = cast.run(call).vector.flat()
      return datetimeTypes(vector.type) ? text.retyped(.varbinary) : text
    }
  }

  private static func datetimeTypes(_ type: SQLType) -> Bool {
    switch type {
    case .date, .time, .timeWithTimeZone, .timestamp, .timestampWithTimeZone: true
    default: false
    }
  }

  private static func argument(
    _ column: Column, _ row: Int
  ) throws(EvaluationError) -> JSONPathArgument {
    let vector = column.vector
    if vector.isNull(at: row) { return column.isJSON ? .nothing : .null }
    switch vector.storage {
    case .boolean(let values): return .scalar(.boolean(values[row]))
    case .int64(let values):
      let value = values[row]
      if vector.type != .bigint, let small = Int32(exactly: value) {
        return .scalar(.number(.integer(small)))
      }
      return .scalar(.number(.bigint(value)))
    case .double(let values):
      return .scalar(
        .number(vector.type == .real ? .real(Float(values[row])) : .double(values[row])))
    case .int128(let values):
      guard case .decimal(let precision, let scale) = vector.type else { return .null }
      return .scalar(
        .number(
          .decimal(JSONDecimal(unscaled: values[row], precision: precision, scale: scale))))
    case .text(let texts):
      let text = Array(texts.bytes(at: row))
      if column.isJSON { return .json(try tree(text)) }
      if vector.type == .varbinary, let datetime = JSONDatetime(text) {
        return .scalar(.datetime(datetime))
      }
      return .scalar(.text(text))
    default: preconditionFailure("\(vector.type) is not passed to a path as it is")
    }
  }
}
