import TarnColumns
import TarnJSON

extension JSONFunctions {
  static let arrayLength = Function(
    "json_array_length", family: family,
    "How many elements a JSON array has; NULL for what is not one.",
    example: #"json_array_length('[1, "a", null]')"#, gives: "3",
    ["json", "varchar(x)"].map { type in
      Overload(
        "(\(type)) -> bigint",
        .rows { (json: TextView) throws(EvaluationError) -> Int64? in
          var count: Int64 = 0
          let whole = forEachElement(of: json) { _, _ in
            count += 1
            return true
          }
          return whole ? count : nil
        })
    })

  static let arrayContains = Function(
    "json_array_contains", family: family,
    "Whether a JSON array holds a value: a boolean, a whole number, a number with a point or an "
      + "exponent, or a string; NULL for what is not an array.",
    example: "json_array_contains('[1, 2, 3]', 2)", gives: "true",
    ["json", "varchar(x)"].flatMap { type in
      [
        Overload(
          "(\(type), boolean) -> boolean",
          .rows { (json: TextView, value: Bool) throws(EvaluationError) in
            contains(json) { scanner, item in
              item.kind == .bool
                && (scanner.byte(at: item.span.lowerBound) == UInt8(ascii: "t")) == value
            }
          }),
        Overload(
          "(\(type), bigint) -> boolean",
          .rows { (json: TextView, value: Int64) throws(EvaluationError) in
            contains(json) { scanner, item in
              guard item.kind == .number else { return false }
              return Int64(String(decoding: scanner.bytes(item.span), as: UTF8.self)) == value
            }
          }),
        Overload(
          "(\(type), double) -> boolean",
          .rows { (json: TextView, value: Double) throws(EvaluationError) in
            contains(json) { scanner, item in
              guard item.kind == .number else { return false }
              let text = scanner.bytes(item.span)
              // A whole number is not a double, whatever its value.
              guard text.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }) else { return false }
              return value.isFinite && Double(String(decoding: text, as: UTF8.self)) == value
            }
          }),
        Overload(
          "(\(type), varchar(y)) -> boolean",
          .rows { (json: TextView, value: TextView) throws(EvaluationError) in
            contains(json) { scanner, item in
              guard item.kind == .string else { return false }
              return JSONString.equals(raw: scanner.bytes(item.content), decoded: value.bytes)
            }
          }),
      ]
    })

  static let arrayGet = Function(
    "json_array_get", family: family,
    "The element of a JSON array at an index from 0, or from the end where it is negative. A string "
      + "comes without its quotes, so that json_extract is the better choice.",
    example: "json_array_get('[\"a\", [3, 9], 5]', 1)", gives: "[3,9]",
    ["json", "varchar(x)"].map { type in
      Overload(
        "(\(type), bigint) -> json",
        .text { (json: TextView, index: Int64, out: inout TextBuilder) throws(EvaluationError) in
          element(of: json, at: index, &out)
        })
    })

  private static func element(
    of json: TextView, at index: Int64, _ out: inout TextBuilder
  ) -> Bool {
    var wanted = index
    if index < 0 {
      var count: Int64 = 0
      let whole = forEachElement(of: json) { _, _ in
        count += 1
        return true
      }
      guard whole, index >= -count else { return false }
      wanted += count
    }
    var position: Int64 = 0
    var found: JSONItem?
    _ = forEachElement(of: json) { _, item in
      if position == wanted { found = item }
      position += 1
      return found == nil
    }
    guard let found, found.kind != .null else { return false }
    let scanner = JSONScanner(json.bytes)
    if found.kind.isContainer {
      var text: [UInt8] = []
      scanner.appendNormalised(found.span, to: &text)
      out.write(text)
    } else if found.hasEscapes {
      out.write(JSONString.decode(scanner.bytes(found.content)))
    } else {
      out.write(scanner.bytes(found.content))
    }
    return true
  }

  /// NULL where the text is no array or is broken before the value is found.
  private static func contains(
    _ json: TextView, _ isWanted: (JSONScanner, JSONItem) -> Bool
  ) -> Bool? {
    var isFound = false
    let whole = forEachElement(of: json) { scanner, item in
      isFound = isWanted(scanner, item)
      return !isFound
    }
    return isFound ? true : whole ? false : nil
  }

  /// Until the body returns false; whether the text is an array up to where it was read.
  private static func forEachElement(
    of json: TextView, _ body: (JSONScanner, JSONItem) -> Bool
  ) -> Bool {
    let scanner = JSONScanner(json.bytes)
    guard var elements = JSONElements(scanner, at: scanner.skipSpace(from: 0)) else { return false }
    do throws(JSONError) {
      while let item = try elements.nextChecked() {
        if !body(scanner, item) { break }
      }
      return true
    } catch {
      return false
    }
  }
}
