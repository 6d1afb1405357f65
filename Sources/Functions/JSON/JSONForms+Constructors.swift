package import TarnColumns
import TarnJSON

extension JSONForms {
  /// JSON_ARRAY: the arguments are the elements, each read as its `Input` says.
  package static func array(_ elements: [Input], absentOnNull: Bool) -> Kernel {
    Kernel { call in
      let columns = columns(elements, call.arguments[...], call)
      var result = TextResult(rows: call.rows)
      for row in 0..<call.rows {
        do throws(EvaluationError) {
          var text: [UInt8] = [UInt8(ascii: "[")]
          for column in columns {
            guard let element = try column.text(row, absentOnNull: absentOnNull) else { continue }
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: element)
          }
          text.append(UInt8(ascii: "]"))
          result.texts.write(text)
          result.close(isPresent: true, rows: call.rows)
        } catch {
          result.append(error, rows: call.rows)
        }
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  /// JSON_OBJECT: the arguments are key, value, key, value, …; keys are text.
  package static func object(_ values: [Input], absentOnNull: Bool, uniqueKeys: Bool) -> Kernel {
    Kernel { call in
      let arguments = call.arguments
      let keys = values.indices.map { arguments[2 * $0].flat() }
      let columns = columns(values, values.indices.map { arguments[2 * $0 + 1] }[...], call)
      var result = TextResult(rows: call.rows)
      for row in 0..<call.rows {
        do throws(EvaluationError) {
          var text: [UInt8] = [UInt8(ascii: "{")]
          var seen: Set<[UInt8]> = []
          for (index, column) in columns.enumerated() {
            guard case .text(let key) = keys[index].value(at: row) else {
              throw EvaluationError(
                .invalidFunctionArgument,
                "null value passed for JSON object key to JSON_OBJECT function")
            }
            guard let value = try column.text(row, absentOnNull: absentOnNull) else { continue }
            guard seen.insert(key).inserted else { throw duplicateKey(uniqueKeys) }
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            key.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &text) }
            text.append(UInt8(ascii: ":"))
            text.append(contentsOf: value)
          }
          text.append(UInt8(ascii: "}"))
          result.texts.write(text)
          result.close(isPresent: true, rows: call.rows)
        } catch {
          result.append(error, rows: call.rows)
        }
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  private static func duplicateKey(_ uniqueKeys: Bool) -> EvaluationError {
    uniqueKeys
      ? EvaluationError(
        .jsonOutputConversionError, "duplicate key passed to JSON_OBJECT function")
      : EvaluationError(.notSupported, "cannot construct a JSON object with duplicate key")
  }

  /// One argument's values as JSON texts.
  private struct ValueColumn {
    var texts: TextArray
    var nulls: [Bool]?
    var isText: Bool

    /// nil where the value is left out.
    func text(_ row: Int, absentOnNull: Bool) throws(EvaluationError) -> ArraySlice<UInt8>? {
      if nulls?[row] ?? false { return absentOnNull ? nil : Array("null".utf8)[...] }
      guard isText else { return texts.bytes(at: row) }
      let tree = try JSONFormRows.tree(Array(texts.bytes(at: row)))
      var text: [UInt8] = []
      tree.appendText(of: tree.root, to: &text)
      return text[...]
    }
  }

  private static func columns(
    _ inputs: [Input], _ arguments: ArraySlice<Vector>, _ call: KernelCall
  ) -> [ValueColumn] {
    zip(inputs, arguments).map { input, vector in
      if input == .json, case .text(let texts) = vector.flat().storage {
        return ValueColumn(texts: texts, nulls: vector.flat().nulls, isText: true)
      }
      let encoded = JSONEncoding.texts(of: vector, call.context)
      return ValueColumn(texts: encoded.texts, nulls: encoded.nulls, isText: false)
    }
  }
}
