package import TarnColumns
import TarnJSON

extension JSONForms {
  /// JSON_EXISTS: whether the path gives any item.
  package static func exists(_ invocation: Invocation, onError: ExistsOnError) -> Kernel {
    Kernel { call in
      let rows = JSONFormRows(invocation, call)
      var result = LaneResult<Bool>(rows: call.rows)
      for row in 0..<call.rows {
        switch rows.outcome(row) {
        case .null: result.appendNull(rows: call.rows)
        case .items(let items, _): result.append(!items.isEmpty, rows: call.rows)
        case .failed(let error):
          switch onError {
          case .error: result.append(error, rows: call.rows)
          case .false: result.append(false, rows: call.rows)
          case .true: result.append(true, rows: call.rows)
          case .unknown: result.appendNull(rows: call.rows)
          }
        }
      }
      return result.finish(call.type)
    }
  }

  /// JSON_QUERY: the items as JSON text.
  package static func query(
    _ invocation: Invocation, wrapper: Wrapper, omitQuotes: Bool, onEmpty: QueryBehavior,
    onError: QueryBehavior
  ) -> Kernel {
    Kernel { call in
      let rows = JSONFormRows(invocation, call)
      var result = TextResult(rows: call.rows)
      for row in 0..<call.rows {
        var behavior: QueryBehavior
        var failure: EvaluationError
        switch rows.outcome(row) {
        case .null:
          result.appendNull(rows: call.rows)
          continue
        case .failed(let error): (behavior, failure) = (onError, error)
        case .items(let items, _) where items.isEmpty:
          (behavior, failure) = (onEmpty, outputError("JSON path found no items"))
        case .items(let items, let run):
          var text: [UInt8] = []
          if append(items, run, wrapper, omitQuotes: omitQuotes, to: &text) {
            result.texts.write(text)
            result.close(isPresent: true, rows: call.rows)
            continue
          }
          let reason =
            items.count > 1
            ? "JSON path found multiple items"
            : "JSON path found an item that cannot be converted to JSON"
          (behavior, failure) = (onError, outputError(reason))
        }
        switch behavior {
        case .error: result.append(failure, rows: call.rows)
        case .null: result.appendNull(rows: call.rows)
        case .emptyArray:
          result.texts.write("[]")
          result.close(isPresent: true, rows: call.rows)
        case .emptyObject:
          result.texts.write("{}")
          result.close(isPresent: true, rows: call.rows)
        }
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  private static func outputError(_ reason: String) -> EvaluationError {
    EvaluationError(.jsonOutputConversionError, "conversion from JSON failed: \(reason)")
  }

  /// False where the items are no single JSON value.
  private static func append(
    _ items: [JSONPathRun.Item], _ run: JSONPathRun, _ wrapper: Wrapper, omitQuotes: Bool,
    to output: inout [UInt8]
  ) -> Bool {
    let isWrapped =
      switch wrapper {
      case .without: false
      case .conditional: !(items.count == 1 && run.kind(of: items[0])?.isContainer == true)
      case .unconditional: true
      }
    if isWrapped {
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        guard run.appendText(of: item, to: &output) else { return false }
      }
      output.append(UInt8(ascii: "]"))
      return true
    }
    guard items.count == 1 else { return false }
    if omitQuotes, let text = run.textValue(of: items[0]) {
      output.append(contentsOf: text)
      return true
    }
    return run.appendText(of: items[0], to: &output)
  }
}
