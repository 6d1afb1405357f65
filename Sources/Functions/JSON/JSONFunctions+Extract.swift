import TarnColumns
import TarnJSON

extension JSONFunctions {
  static let extract = Function(
    "json_extract", family: family,
    "The value at a path such as '$.a[0].b' or '$[\"a b\"]', as JSON; NULL where there is none.",
    example: #"json_extract('{"a": {"b": [1, 2]}}', '$.a.b')"#, gives: "[1,2]",
    textOverloads(result: "json") { path, json, out in
      let scanner = JSONScanner(json.bytes)
      do throws(JSONError) {
        guard let start = try path.locate(in: scanner) else { return false }
        let item = try scanner.delimitedItem(at: start)
        if item.kind.isContainer || item.hasEscapes {
          var text: [UInt8] = []
          text.reserveCapacity(item.span.count)
          scanner.appendNormalised(item.span, to: &text)
          out.write(text)
        } else {
          out.write(scanner.bytes(item.span))
        }
        return true
      } catch {
        return false
      }
    })

  static let extractScalar = Function(
    "json_extract_scalar", family: family,
    "The string, number or boolean at a path, as text; NULL where there is none, or null, an array "
      + "or an object.",
    example: #"json_extract_scalar('{"a": {"b": ["x", 2]}}', '$.a.b[0]')"#, gives: "x",
    textOverloads(result: "varchar") { path, json, out in
      let scanner = JSONScanner(json.bytes)
      do throws(JSONError) {
        guard let start = try path.locate(in: scanner) else { return false }
        switch scanner.kind(at: start) {
        case .string, .number, .bool: break
        default: return false
        }
        let item = try scanner.delimitedItem(at: start)
        let content = scanner.bytes(item.content)
        if item.hasEscapes { out.write(JSONString.decode(content)) } else { out.write(content) }
        return true
      } catch {
        return false
      }
    })

  static let size = Function(
    "json_size", family: family,
    "How many members the object, or elements the array, at a path has; 0 for a scalar.",
    example: #"json_size('{"x": {"a": 1, "b": 2}}', '$.x')"#, gives: "2",
    ["json", "varchar(x)"].map { type in
      Overload("(\(type), varchar(y)) -> bigint", fallible: true, unlessConstant: 1) {
        preparation throws(EvaluationError) in
        try withPath(
          preparation,
          constant: { path in
            .rows { (json: TextView) throws(EvaluationError) in childCount(json, path) }
          },
          varying: .rows { (json: TextView, text: TextView) throws(EvaluationError) in
            childCount(json, try compiled(text.bytes))
          })
      }
    })

  private static func childCount(_ json: TextView, _ path: JSONExtractPath) -> Int64? {
    let scanner = JSONScanner(json.bytes)
    do throws(JSONError) {
      guard let start = try path.locate(in: scanner) else { return nil }
      var count: Int64 = 0
      if var members = JSONMembers(scanner, at: start) {
        while try members.nextChecked() != nil { count += 1 }
      } else if var elements = JSONElements(scanner, at: start) {
        while try elements.nextChecked() != nil { count += 1 }
      } else {
        _ = try scanner.delimitedItem(at: start)
      }
      return count
    } catch {
      return nil
    }
  }

  private typealias TextBody = @Sendable (JSONExtractPath, TextView, inout TextBuilder) -> Bool

  private static func textOverloads(result: String, _ body: @escaping TextBody) -> [Overload] {
    ["json", "varchar(x)"].map { type in
      Overload("(\(type), varchar(y)) -> \(result)", fallible: true, unlessConstant: 1) {
        preparation throws(EvaluationError) in
        try withPath(
          preparation,
          constant: { path in
            .text { (json: TextView, out: inout TextBuilder) throws(EvaluationError) in
              body(path, json, &out)
            }
          },
          varying: .text {
            (json: TextView, text: TextView, out: inout TextBuilder) throws(EvaluationError) in
            body(try compiled(text.bytes), json, &out)
          })
      }
    }
  }

  /// A constant path is compiled once.
  private static func withPath(
    _ preparation: Preparation, constant: (JSONExtractPath) -> Kernel, varying: Kernel
  ) throws(EvaluationError) -> Kernel {
    switch preparation.constants[1] {
    case .text(let text)?:
      constant(try text.compiledPath())
    case .null?: Kernel { Evaluated(.nulls($0.type, count: $0.rows)) }
    default: varying
    }
  }

  private static func compiled(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(EvaluationError) -> JSONExtractPath {
    try Array(bytes).compiledPath()
  }
}

extension [UInt8] {
  fileprivate func compiledPath() throws(EvaluationError) -> JSONExtractPath {
    do throws(JSONPathError) {
      return try JSONExtractPath(self)
    } catch {
      throw EvaluationError(.invalidFunctionArgument, error.message)
    }
  }
}

extension JSONScanner {
  /// A value that ends where a token may end: `12x` is not the number 12.
  func delimitedItem(at offset: Int) throws(JSONError) -> JSONItem {
    let item = try checkedItem(at: offset)
    switch byte(at: item.span.upperBound) {
    case nil, 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      return item
    default:
      throw JSONError(.expectedCommaOrEnd, at: item.span.upperBound)
    }
  }
}
