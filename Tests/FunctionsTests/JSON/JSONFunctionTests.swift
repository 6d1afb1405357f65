import TarnColumns
import Testing

@testable import TarnFunctions

struct JSONFunctionTests {
  @Test(
    "json_extract_scalar",
    arguments: [
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b[0]", "x"),
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b[1]", "2.50"),
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b[2]", "true"),
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b[3]", "NULL"),
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b[4]", "NULL"),
      (#"{"a": {"b": ["x", 2.50, true, null, {}]}}"#, "$.a.b", "NULL"),
      (#"{"a": "\u00e9\/\ud800"}"#, "$.a", "é/\u{FFFD}"), (#"{"a": 1, broken"#, "$.a", "1"),
      (#"{"a": 12x}"#, "$.a", "NULL"), ("\0\0{", "$.x", "NULL"), ("", "$", "NULL"),
      ("5", "$", "5"), ("{}", "$", "NULL"), ("null", "$", "NULL"),
    ])
  func extractScalar(json: String, path: String, expected: String) throws {
    for argument in [Argument.text(path), .constant(path)] {
      #expect(shown(try call("json_extract_scalar", .text(json), argument)) == expected)
      #expect(shown(try call("json_extract_scalar", .json(json), argument)) == expected)
    }
  }

  @Test(
    "json_extract",
    arguments: [
      (
        #"{"b": 1, "a": [ 2 , {"d": 1.50, "c": "\/"} ]}"#, "$",
        #"{"b":1,"a":[2,{"d":1.50,"c":"/"}]}"#
      ),
      (#"{"a": "x"}"#, "$.a", #""x""#), (#"{"a": null}"#, "$.a", "null"),
      (#"{"a": [1, }"#, "$.a", "NULL"), (#"{"a": 1}"#, "$.b", "NULL"),
      (#"{"a": "\u0001"}"#, "$.a", #""\u0001""#),
    ])
  func extract(json: String, path: String, expected: String) throws {
    #expect(shown(try call("json_extract", .text(json), .constant(path))) == expected)
    #expect(shown(try call("json_extract", .json(json), .text(path))) == expected)
  }

  @Test("a wrong path is an error of the row, a NULL one is no error")
  func paths() throws {
    for argument in [Argument.text("$["), .constant("$[")] {
      let error = #expect(throws: EvaluationError.self) {
        try call("json_extract", .text("{}"), argument)
      }
      #expect(
        error == EvaluationError(.invalidFunctionArgument, "Invalid JSON path: '$['"))
    }
    #expect(try call("json_extract_scalar", .text("{}"), .text(nil)) == .null)
    let null = Argument(type: .text, value: .null, isConstant: true)
    #expect(try call("json_extract_scalar", .text("{}"), null) == .null)
    #expect(try call("json_extract_scalar", .text(nil), .constant("$")) == .null)
  }

  @Test(
    "json_size",
    arguments: [
      (#"{"x": {"a": 1, "b": 2}}"#, "$.x", "2"), ("[1,2,3]", "$", "3"), ("[]", "$", "0"),
      ("{}", "$", "0"), ("5", "$", "0"), ("[1,2", "$", "NULL"), ("{}", "$.a", "NULL"),
    ])
  func size(json: String, path: String, expected: String) throws {
    #expect(shown(try call("json_size", .text(json), .constant(path))) == expected)
    #expect(shown(try call("json_size", .json(json), .text(path))) == expected)
  }

  @Test("json_parse sorts keys and refuses what is not JSON")
  func parse() throws {
    let text = #" {"b": 1, "a": {"d": [1, 2.0], "c": null}, "b": 2} "#
    #expect(
      shown(try call("json_parse", .text(text))) == #"{"a":{"c":null,"d":[1,2.0]},"b":2}"#)
    #expect(try call("json_parse", .text(nil)) == .null)
    for broken in ["INVALID", "\"x\": 1", "{}{", "", "[1,]"] {
      let error = #expect(throws: EvaluationError.self) { try call("json_parse", .text(broken)) }
      #expect(error?.code == .invalidFunctionArgument)
    }
  }

  @Test("json_format and is_json_scalar")
  func scalars() throws {
    #expect(shown(try call("json_format", .json("[1]"))) == "[1]")
    for (text, expected) in [
      ("null", true), ("true", true), ("1", true), (" \"x\" ", true), ("[]", false), ("{}", false),
    ] {
      #expect(try call("is_json_scalar", .text(text)) == .boolean(expected))
      #expect(try call("is_json_scalar", .json(text)) == .boolean(expected))
    }
    #expect(throws: EvaluationError.self) { try call("is_json_scalar", .text("x")) }
  }

  @Test("json_array_length")
  func arrayLength() throws {
    for (text, expected) in [
      (#"[1, "a", null]"#, "3"), ("[]", "0"), ("{}", "NULL"), ("[1,", "NULL"), ("x", "NULL"),
      (" [[1,2],[3]] ", "2"), ("", "NULL"),
    ] {
      #expect(shown(try call("json_array_length", .text(text))) == expected)
      #expect(shown(try call("json_array_length", .json(text))) == expected)
    }
  }

  @Test("json_array_contains compares by kind")
  func arrayContains() throws {
    func contains(_ json: String, _ value: Argument) throws -> String {
      shown(try call("json_array_contains", .text(json), value))
    }
    #expect(try contains("[true]", .boolean(true)) == "true")
    #expect(try contains("[1, \"true\"]", .boolean(true)) == "false")
    #expect(try contains("[2, {\"a\": [8]}, [5], 6]", .bigint(6)) == "true")
    #expect(try contains("[[2]]", .bigint(2)) == "false")
    #expect(try contains("[6.0]", .bigint(6)) == "false")
    #expect(try contains("[1, 6.1]", .double(6.1)) == "true")
    #expect(try contains("[1]", .double(1)) == "false")
    #expect(try contains("[1e0]", .double(1)) == "true")
    #expect(try contains("[1.5]", .double(.nan)) == "false")
    #expect(try contains(#"["f\u006fo"]"#, .text("foo")) == "true")
    #expect(try contains("[5]", .text("5")) == "false")
    #expect(try contains("[1,0,]", .bigint(1)) == "true")
    #expect(try contains("[1,0,]", .bigint(8)) == "NULL")
    #expect(try contains("{}", .bigint(8)) == "NULL")
    #expect(try contains("[", .text(nil)) == "NULL")
  }

  @Test("json_array_get counts from either end")
  func arrayGet() throws {
    func get(_ json: String, _ index: Int64?) throws -> String {
      shown(try call("json_array_get", .text(json), .bigint(index)))
    }
    #expect(try get("[2, 7, 4]", 0) == "2")
    #expect(try get("[2, 7, 4]", -1) == "4")
    #expect(try get("[2, 7, 4]", -3) == "2")
    #expect(try get("[2, 7, 4]", -4) == "NULL")
    #expect(try get("[2, 7, 4]", 3) == "NULL")
    #expect(try get("[2]", .min) == "NULL")
    #expect(try get("[2]", .max) == "NULL")
    #expect(try get("[2]", nil) == "NULL")
    #expect(try get(#"["a\"b"]"#, 0) == "a\"b")
    #expect(try get("[null]", 0) == "NULL")
    #expect(try get("[{\"b\": 1, \"a\": null}]", 0) == #"{"b":1,"a":null}"#)
    #expect(try get("[{null:null}]", 0) == "NULL")
    #expect(try get("5", 0) == "NULL")
  }
}
