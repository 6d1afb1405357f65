import TarnColumns
import TarnJSON

/// The functions of JSON, of the type and of text that holds it.
///
/// A text is read no further than a function must, so that what stands behind the answer may be
/// broken; where the text is broken before it, the answer is NULL, as in Trino.
enum JSONFunctions {
  static let all: [Function] = [
    arrayContains, arrayGet, arrayLength, extract, extractScalar, format, isScalar, parse, size,
  ]

  static let family = "JSON"

  static let format = Function(
    "json_format", family: family, "The text of a JSON value.",
    example: #"json_format(JSON '{"b": 1, "a": [2]}')"#, gives: #"{"a":[2],"b":1}"#,
    [Overload("(json) -> varchar", Kernel { Evaluated($0.arguments[0].retyped($0.type)) })])

  static let parse = Function(
    "json_parse", family: family,
    "Reads a text as a JSON value, its keys sorted and of equal keys the last.",
    example: #"json_parse('{"b": 1, "a": [2, null]}')"#, gives: #"{"a":[2,null],"b":1}"#,
    [
      Overload(
        "(varchar(x)) -> json", fallible: true,
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) in
          do throws(JSONError) {
            out.write(try canonical(text.bytes))
            return true
          } catch {
            throw EvaluationError(
              .invalidFunctionArgument, "Cannot convert value to JSON: \(error)")
          }
        })
    ])

  static let isScalar = Function(
    "is_json_scalar", family: family,
    "Whether a JSON value is a string, a number, a boolean or null.",
    example: "is_json_scalar('[1, 2, 3]')", gives: "false",
    [
      Overload("(json) -> boolean", fallible: true, scalarTest),
      Overload("(varchar(x)) -> boolean", fallible: true, scalarTest),
    ])

  private static let scalarTest = Kernel.rows {
    (text: TextView) throws(EvaluationError) -> Bool? in
    let scanner = JSONScanner(text.bytes)
    do throws(JSONError) {
      try scanner.validateWhole()
    } catch {
      throw EvaluationError(.invalidFunctionArgument, "Invalid JSON value: \(error)")
    }
    return scanner.kind(at: scanner.skipSpace(from: 0))?.isContainer == false
  }

  /// The text that the JSON type holds. A scalar needs no tree.
  static func canonical(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [UInt8] {
    let tree = try JSONTree(Array(bytes))
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    tree.appendCanonical(of: tree.root, to: &text)
    return text
  }
}
