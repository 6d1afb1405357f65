import TarnColumns
import TarnJSON
import Testing

@testable import TarnFunctions

struct JSONFormTests {
  private func invocation(
    _ path: String, _ passing: [(String, JSONForms.Input)] = []
  ) throws -> JSONForms.Invocation {
    JSONForms.Invocation(
      path: try JSONForms.path(
        Array(path.utf8), variables: passing.map { Array($0.0.utf8) }),
      passing: passing.map(\.1))
  }

  private let abc = Argument.text(#"["a", "b", "c"]"#)

  @Test("json_exists")
  func exists() throws {
    func exists(
      _ json: Argument, _ path: String, _ onError: JSONForms.ExistsOnError = .false
    ) throws -> String {
      let kernel = JSONForms.exists(try invocation(path), onError: onError)
      return shown(try run(kernel, [json], type: .boolean))
    }
    #expect(try exists(abc, "strict $[1]") == "true")
    #expect(try exists(abc, "lax $[100]") == "false")
    #expect(try exists(abc, "strict $[100]", .true) == "true")
    #expect(try exists(abc, "strict $[100]", .unknown) == "NULL")
    #expect(try exists(.text("[..."), "lax $[1]") == "false")
    #expect(try exists(.text(nil), "lax $") == "NULL")
    #expect(
      try exists(.text(#"{"s":"foobar"}"#), #"lax $.s ? (@ like_regex "^FOO" flag "i")"#) == "true")
    #expect(
      try exists(.text(#"{"s":"a.b"}"#), #"lax $.s ? (@ like_regex "a.b" flag "q")"#) == "true")
    #expect(
      try exists(.text(#"{"s":"axb"}"#), #"lax $.s ? (@ like_regex "a.b" flag "q")"#) == "false")
    #expect(try exists(.text(#"{"n":42}"#), #"strict $.n ? (@ like_regex "4")"#) == "false")
    let error = #expect(throws: EvaluationError.self) { try exists(abc, "strict $[100]", .error) }
    #expect(
      error?.message
        == "path evaluation failed: structural error: invalid array subscript: [100, 100] for array of size 3"
    )
  }

  @Test("a wrong path has a place, and regexes of another language are refused")
  func wrongPaths() {
    let error = #expect(throws: JSONForms.PathFailure.self) { try invocation("certainly not") }
    #expect(error?.offset == 0)
    #expect(error?.message == "mismatched input 'certainly' expecting {'lax', 'strict'}")
    #expect(throws: JSONForms.PathFailure.self) { try invocation(#"lax $ ? (@ like_regex "(")"#) }
    let invalid = #expect(throws: JSONForms.PathFailure.self) {
      try invocation(#"lax $ ? (@ like_regex "(?i)x")"#)
    }
    #expect(invalid?.isSyntax == false)
  }

  @Test("json_query")
  func query() throws {
    func query(
      _ json: Argument, _ path: String, _ wrapper: JSONForms.Wrapper = .without,
      omitQuotes: Bool = false, onEmpty: JSONForms.QueryBehavior = .null,
      onError: JSONForms.QueryBehavior = .null, passing: [(String, JSONForms.Input)] = [],
      _ arguments: [Argument] = []
    ) throws -> String {
      let kernel = JSONForms.query(
        try invocation(path, passing), wrapper: wrapper, omitQuotes: omitQuotes, onEmpty: onEmpty,
        onError: onError)
      return shown(try run(kernel, [json] + arguments, type: .text))
    }
    #expect(try query(abc, "lax $[1]") == #""b""#)
    #expect(try query(abc, "lax $[1]", omitQuotes: true) == "b")
    #expect(try query(abc, "lax $", omitQuotes: true) == #"["a","b","c"]"#)
    #expect(try query(abc, "lax $[100]") == "NULL")
    #expect(try query(abc, "lax $[100]", onEmpty: .emptyArray) == "[]")
    #expect(try query(abc, "lax $[0 to 2]") == "NULL")
    #expect(try query(abc, "lax $[0 to 2]", onError: .emptyObject) == "{}")
    #expect(try query(abc, "lax $[0 to 1]", .unconditional) == #"["a","b"]"#)
    #expect(try query(abc, "lax $", .unconditional) == #"[["a","b","c"]]"#)
    #expect(try query(abc, "lax $", .conditional) == #"["a","b","c"]"#)
    #expect(try query(abc, "lax $[0]", .conditional) == #"["a"]"#)
    #expect(try query(.text("[..."), "lax $") == "NULL")
    #expect(try query(.text(nil), "lax $", onEmpty: .error, onError: .error) == "NULL")
    #expect(
      try query(abc, "lax $array[0]", passing: [("array", .json)], [.text("[1, 2]")]) == "1")
    #expect(try query(abc, "lax $v", passing: [("v", .value)], [.text(nil)]) == "null")
    #expect(
      try query(abc, "lax $v", onEmpty: .emptyArray, passing: [("v", .json)], [.text(nil)]) == "[]")
    #expect(
      try query(abc, "lax $v + 1", passing: [("v", .value)], [.bigint(41)]) == "42")
    for (path, code) in [
      ("lax $[100]", ErrorCode.jsonOutputConversionError),
      ("lax $[*]", .jsonOutputConversionError), ("strict $[9]", .pathEvaluationError),
    ] {
      let error = #expect(throws: EvaluationError.self) {
        try query(abc, path, onEmpty: .error, onError: .error)
      }
      #expect(error?.code == code)
    }
    let input = #expect(throws: EvaluationError.self) {
      try query(.text("[..."), "lax $", onError: .error)
    }
    #expect(input?.code == .jsonInputConversionError)
  }

  @Test("json_value")
  func value() throws {
    func value(
      _ json: Argument, _ path: String, as type: SQLType = .text,
      onEmpty: JSONForms.ValueBehavior = .null, onError: JSONForms.ValueBehavior = .null,
      lambdas: [Lambda?] = []
    ) throws -> String {
      let kernel = JSONForms.value(try invocation(path), onEmpty: onEmpty, onError: onError)
      return shown(try run(kernel, [json], lambdas: lambdas, type: type))
    }
    func lambda(_ value: Value, _ type: SQLType, fails: Bool = false) -> Lambda {
      Lambda(parameters: [], result: type) { _, rows in
        var errors = RowErrors()
        if fails {
          for row in rows.indices {
            errors.add(EvaluationError(.divisionByZero, "Division by zero"), row: row)
          }
        }
        return Evaluated(.constant(value, type, count: rows.count), errors: errors)
      }
    }
    #expect(try value(abc, "lax $[1]") == "b")
    #expect(try value(abc, "lax $[1]", as: .varchar(length: 0)) == "")
    #expect(try value(abc, "lax $[100]") == "NULL")
    #expect(try value(abc, "lax $") == "NULL")
    #expect(try value(abc, "lax null", onError: .error) == "NULL")
    #expect(try value(.text("[..."), "lax $[1]") == "NULL")
    #expect(try value(.text(nil), "lax $", onEmpty: .error, onError: .error) == "NULL")
    #expect(try value(.text("[1.50, 2e3, true]"), "lax $[0]") == "1.50")
    #expect(try value(.text("[1.50, 2e3, true]"), "lax $[2]") == "true")
    #expect(try value(abc, "lax 1e2") == "1.0E2")
    #expect(try value(abc, "lax 1.5", as: .bigint) == "2")
    #expect(try value(abc, "lax 1.5", as: .double) == "1.5")
    #expect(try value(abc, "lax \"12\"", as: .tinyint) == "12")
    #expect(try value(abc, "lax \"x\"", as: .tinyint) == "NULL")
    #expect(try value(abc, "lax 1000", as: .tinyint) == "NULL")
    #expect(try value(.text(#""2024-01-02""#), "lax $.datetime()") == "2024-01-02")
    #expect(
      try value(
        abc, "strict $[100]", onError: .default, lambdas: [nil, lambda(.string("x"), .text)]) == "x"
    )
    #expect(
      try value(abc, "lax $[100]", onEmpty: .default, lambdas: [lambda(.string("e"), .text)]) == "e"
    )
    let defaults = [
      lambda(.integer(1), .bigint, fails: true), lambda(.integer(9), .bigint),
    ]
    #expect(
      try value(
        abc, "lax $[100]", as: .bigint, onEmpty: .default, onError: .default, lambdas: defaults)
        == "9")
    #expect(
      try value(abc, "lax 1", as: .bigint, onEmpty: .default, lambdas: [defaults[0]]) == "1")
    for (path, part) in [
      ("lax $", "cannot be converted to an SQL value"), ("lax $[*]", "multiple items"),
      ("lax $[9]", "no items"), ("lax \"x\"", "cannot be converted to bigint"),
    ] {
      let error = #expect(throws: EvaluationError.self) {
        try value(abc, path, as: .bigint, onEmpty: .error, onError: .error)
      }
      #expect(error?.code == .jsonValueResultError)
      #expect(error?.message.contains(part) == true)
    }
  }

  @Test("json_array and json_object")
  func constructors() throws {
    func array(
      _ inputs: [JSONForms.Input], _ arguments: [Argument], absent: Bool = true
    ) throws -> String {
      shown(
        try run(JSONForms.array(inputs, absentOnNull: absent), arguments, type: .text))
    }
    let one = Argument.bigint(1)
    #expect(try array([], []) == "[]")
    #expect(try array([.value, .value], [one, .boolean(true)]) == "[1,true]")
    #expect(try array([.value, .value], [.bigint(nil), one]) == "[1]")
    #expect(try array([.value, .value], [.bigint(nil), one], absent: false) == "[null,1]")
    #expect(try array([.json, .value], [.text("[ 1 ]"), .text("[ 1 ]")]) == #"[[1],"[ 1 ]"]"#)
    #expect(try array([.value], [.double(1)]) == "[1.0]")
    #expect(throws: EvaluationError.self) { try array([.json], [.text("[...")]) }

    func object(
      _ inputs: [JSONForms.Input], _ arguments: [Argument], absent: Bool = false,
      unique: Bool = false
    ) throws -> String {
      let kernel = JSONForms.object(inputs, absentOnNull: absent, uniqueKeys: unique)
      return shown(try run(kernel, arguments, type: .text))
    }
    #expect(try object([], []) == "{}")
    let two = [Argument.text("b"), one, .text("a\""), .text(nil)]
    #expect(try object([.value, .value], two) == #"{"b":1,"a\"":null}"#)
    #expect(try object([.value, .value], two, absent: true) == #"{"b":1}"#)
    #expect(
      try object([.json], [.text("k"), .text(#"[ 1, "a" ]"#)]) == #"{"k":[1,"a"]}"#)
    for (unique, code) in [(false, ErrorCode.notSupported), (true, .jsonOutputConversionError)] {
      let error = #expect(throws: EvaluationError.self) {
        try object([.value, .value], [.text("a"), one, .text("a"), one], unique: unique)
      }
      #expect(error?.code == code)
    }
    let error = #expect(throws: EvaluationError.self) { try object([.value], [.text(nil), one]) }
    #expect(error?.code == .invalidFunctionArgument)
  }
}
