package import TarnColumns
import TarnJSON

extension JSONForms {
  /// JSON_VALUE: the one scalar that the path gives, as a value of the kernel call's type.
  package static func value(
    _ invocation: Invocation, onEmpty: ValueBehavior, onError: ValueBehavior
  ) -> Kernel {
    Kernel { call in
      var settled = SettledRows(call)
      let rows = JSONFormRows(invocation, call)
      var empty: [UInt32] = []
      var failed: [UInt32] = []
      for row in 0..<call.rows {
        do throws(EvaluationError) {
          switch rows.outcome(row) {
          case .null: break
          case .failed(let error): throw error
          case .items(let items, _) where items.isEmpty:
            switch onEmpty {
            case .null: break
            case .default: empty.append(UInt32(row))
            case .error: settled.errors[row] = resultError("JSON path found no items")
            }
          case .items(let items, let run):
            settled.values[row] = try single(items, run, call)
          }
        } catch {
          settled.errors[row] = error
          failed.append(UInt32(row))
        }
      }
      let defaults = call.lambdas.compactMap { $0 }
      if onEmpty == .default {
        failed += settled.take(defaults.first, for: empty)
        failed.sort()
      }
      switch onError {
      case .error: break
      case .null: for row in failed { settled.errors[Int(row)] = nil }
      case .default: _ = settled.take(defaults.last, for: failed)
      }
      return settled.finish()
    }
  }

  private static func resultError(_ reason: String) -> EvaluationError {
    EvaluationError(.jsonValueResultError, "cannot extract SQL scalar from JSON: \(reason)")
  }

  private static func single(
    _ items: [JSONPathRun.Item], _ run: JSONPathRun, _ call: KernelCall
  ) throws(EvaluationError) -> Value {
    guard items.count == 1 else { throw resultError("JSON path found multiple items") }
    if run.kind(of: items[0]) == .null { return .null }
    let scalar: JSONScalar?
    do throws(JSONPathEvaluationError) {
      scalar = try run.scalar(of: items[0])
    } catch {
      throw resultError(error.message)
    }
    guard let scalar else {
      throw resultError("JSON path found an item that cannot be converted to an SQL value")
    }
    guard let value = scalar.value(as: call.type, call.context) else {
      throw resultError("value found by JSON path cannot be converted to \(call.type)")
    }
    return value
  }

  /// What is known of each row while defaults are still being evaluated.
  private struct SettledRows {
    let call: KernelCall
    var values: [Value]
    var errors: [EvaluationError?]

    init(_ call: KernelCall) {
      self.call = call
      values = [Value](repeating: .null, count: call.rows)
      errors = [EvaluationError?](repeating: nil, count: call.rows)
    }

    /// Evaluates a default for some rows and returns those where it fails.
    mutating func take(_ lambda: Lambda?, for rows: [UInt32]) -> [UInt32] {
      guard let lambda, !rows.isEmpty else { return [] }
      let results = lambda.evaluate([], rows)
      for (index, row) in rows.enumerated() {
        values[Int(row)] = results.vector.value(at: index)
        errors[Int(row)] = nil
      }
      let moved = results.errors.moved(to: rows)
      for (row, error) in zip(moved.rows, moved.errors) { errors[Int(row)] = error }
      return moved.rows
    }

    func finish() -> Evaluated {
      var builder = VectorBuilder(call.type)
      var rowErrors = RowErrors()
      for row in values.indices {
        if let error = errors[row] {
          rowErrors.add(error, row: row)
          builder.appendNull()
        } else {
          builder.append(values[row])
        }
      }
      return Evaluated(builder.finish(), errors: rowErrors)
    }
  }
}

extension JSONScalar {
  /// As the cast from the scalar's own SQL type gives it; nil where there is none.
  func value(as type: SQLType, _ context: EvaluationContext) -> Value? {
    switch type {
    case .varchar(let length): return .text(Self.cut(shown, to: length))
    case .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal:
      let cast = JSONScalarCast(kind: castKind, text: castText)
      return try? cast.value(as: type)
    default:
      guard let kernel = Cast.kernel(from: .text, to: type, context: context) else { return nil }
      let input = Vector(.text, [.text(shown)])
      let result = kernel.run(
        KernelCall(arguments: [input], rows: 1, type: type, context: context))
      return result.errors.isEmpty ? result.vector.value(at: 0) : nil
    }
  }

  private var castKind: JSONKind {
    switch self {
    case .boolean: .bool
    case .number(let number): number.double.isFinite ? .number : .string
    case .text, .datetime: .string
    }
  }

  /// The scalar as JSON writes it, without quotes.
  private var castText: [UInt8] {
    switch self {
    case .number(let number):
      var text: [UInt8] = []
      number.appendText(to: &text)
      return text.filter { $0 != 0x22 }
    default: return shown
    }
  }

  /// The scalar as SQL writes it.
  private var shown: [UInt8] {
    var text: [UInt8] = []
    switch self {
    case .boolean(let value): text.append(contentsOf: Array("\(value)".utf8))
    case .text(let value): text = value
    case .datetime(let value): text = value.text
    case .number(.double(let value)): JSONWriter.appendScientific(value, to: &text)
    case .number(.real(let value)):
      JSONWriter.appendScientific(Double("\(value)") ?? Double(value), to: &text)
    case .number(let number): number.appendText(to: &text)
    }
    return text
  }

  /// The first `length` characters.
  private static func cut(_ text: [UInt8], to length: Int?) -> [UInt8] {
    guard let length, text.count > length else { return text }
    var characters = 0
    for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      if characters == length { return Array(text[..<offset]) }
      characters += 1
    }
    return text
  }
}
