import Foundation
import TarnColumns
import Testing

@testable import TarnFunctions

struct JSONCastTests {
  /// `row(a:bigint)` and the types that a signature can spell.
  private func type(_ text: String) -> SQLType? {
    guard text.hasPrefix("row(") else {
      return Signature(parsing: "() -> \(text)").result.type(Bindings())
    }
    let fields = text.dropFirst(4).dropLast().split(separator: ",").map { field in
      let parts = field.split(separator: ":").map(String.init)
      return RowField(parts[0], type(parts[1]) ?? .unknown)
    }
    return .row(fields)
  }

  @Test("JSON becomes SQL values", arguments: functionCases("json-casts.txt"))
  func decode(_ line: String) throws {
    let parts = line.components(separatedBy: " => ")
    let target = try #require(type(parts[0]))
    let kernel = try #require(
      Cast.kernel(from: .json, to: target, context: testContext))
    do {
      let value = try run(kernel, [.json(parts[1])], type: target)
      #expect(shown(value).prefix { $0 != "\n" } == parts[2])
    } catch let error as EvaluationError {
      #expect(error.code == .invalidCastArgument)
      #expect(parts[2].first == "!" && error.message.contains(parts[2].dropFirst()), "\(error)")
    }
  }

  @Test("the case file is there")
  func caseFile() { #expect(functionCases("json-casts.txt").count > 60) }

  static let encoded: [(SQLType, Value, String)] = [
    (.boolean, .boolean(true), "true"), (.bigint, .integer(-5), "-5"),
    (.double, .double(3.14), "3.14"), (.double, .double(1e308), "1.0E308"),
    (.double, .double(Double(bitPattern: 2)), "9.9E-324"), (.double, .double(.nan), #""NaN""#),
    (.double, .double(-.infinity), #""-Infinity""#),
    (.real, .double(Double(Float(3.14))), "3.14"),
    (.decimal(precision: 5, scale: 2), .wide(-5), "-0.05"),
    (
      .decimal(precision: 38, scale: 18), .wide(12_345_678_901_234_567_890_123_456_789_012_345_678),
      "12345678901234567890.123456789012345678"
    ),
    (.text, .string("a\"\n"), #""a\"\n""#), (.json, .string("[1]"), "[1]"),
    (.bigint, .null, "NULL"),
    (.array(.bigint), .list([.integer(1), .null]), "[1,null]"), (.array(.bigint), .list([]), "[]"),
    (.array(.array(.text)), .list([.list([.string("x")]), .null]), #"[["x"],null]"#),
    (
      .map(.bigint, .boolean),
      .map([MapEntry(.integer(2), .boolean(true)), MapEntry(.integer(13), .null)]),
      #"{"13":null,"2":true}"#
    ),
    (
      .map(.decimal(precision: 3, scale: 1), .bigint), .map([MapEntry(.wide(25), .integer(1))]),
      #"{"2.5":1}"#
    ),
    (.map(.text, .json), .map([MapEntry(.string("k\""), .string("{}"))]), #"{"k\"":{}}"#),
    (
      .row([RowField("b", .bigint), RowField(nil, .text)]), .row([.integer(1), .null]),
      #"{"b":1,"":null}"#
    ),
    (.unknown, .null, "NULL"),
  ]

  @Test("SQL values become JSON", arguments: encoded.indices)
  func encode(_ index: Int) throws {
    let (type, value, expected) = Self.encoded[index]
    let kernel = try #require(JSONEncoding.kernel(from: type, context: testContext))
    #expect(shown(try run(kernel, [Argument(type: type, value: value)], type: .json)) == expected)
  }

  @Test("types without a JSON form have no cast")
  func none() {
    #expect(Cast.kernel(from: .json, to: .uuid, context: testContext) == nil)
    #expect(Cast.kernel(from: .json, to: .map(.array(.bigint), .text), context: testContext) == nil)
    #expect(
      Cast.kernel(from: .function([], .bigint), to: .json, context: testContext) == nil)
  }
}
