import Foundation
import TarnColumns
import TarnJSON
import Testing

@testable import TarnFunctions

/// One argument of a call without a planner: a value, its type and whether it is constant.
struct Argument {
  var type: SQLType
  var value: Value
  var isConstant = false

  static func text(_ text: String?) -> Argument {
    Argument(type: .text, value: text.map { .string($0) } ?? .null)
  }

  static func constant(_ text: String) -> Argument {
    Argument(type: .text, value: .string(text), isConstant: true)
  }

  static func json(_ text: String?) -> Argument {
    Argument(type: .json, value: text.map { .string($0) } ?? .null)
  }

  static func bigint(_ value: Int64?) -> Argument {
    Argument(type: .bigint, value: value.map { .integer($0) } ?? .null)
  }

  static func double(_ value: Double?) -> Argument {
    Argument(type: .double, value: value.map { .double($0) } ?? .null)
  }

  static func boolean(_ value: Bool?) -> Argument {
    Argument(type: .boolean, value: value.map { .boolean($0) } ?? .null)
  }
}

let testContext = EvaluationContext(start: Instant(micros: 0))

/// Runs a kernel on one row.
func run(
  _ kernel: Kernel, _ arguments: [Argument], lambdas: [Lambda?] = [], type: SQLType
) throws -> Value {
  let call = KernelCall(
    arguments: arguments.map { Vector($0.type, [$0.value]) }, lambdas: lambdas, rows: 1,
    type: type, context: testContext)
  let result = kernel.run(call)
  if let error = result.errors.errors.first { throw error }
  return result.vector.value(at: 0)
}

/// Calls a function by name; the overload is the first whose parameters' plain names are those of
/// the arguments' types.
func call(_ name: String, _ arguments: Argument...) throws -> Value {
  let function = try #require(FunctionCatalog.function(named: name))
  let wanted = arguments.map(\.type.baseName)
  let overload = try #require(
    function.overloads.first { overload in
      let names = Signature(parsing: overload.signature).parameters.map { parameter in
        if case .named(let name, _) = parameter { name } else { "?" }
      }
      return names == wanted
    }, "no overload of \(name) takes \(wanted)")
  let type = try #require(Signature(parsing: overload.signature).result.type(Bindings()))
  let kernel: Kernel
  switch overload.code {
  case .kernel(let code): kernel = code
  case .prepared(let prepare):
    kernel = try prepare(
      Preparation(
        argumentTypes: arguments.map(\.type),
        constants: arguments.map { $0.isConstant ? $0.value : nil }, type: type,
        context: testContext))
  default: preconditionFailure("not a scalar function")
  }
  return try run(kernel, arguments, type: type)
}

/// The lines of a file in Tests/Cases/functions, without comments and blank lines.
func functionCases(_ name: String) -> [String] {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = tests.appending(path: "Cases/functions/\(name)")
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").map(String.init)
    .filter { !$0.hasPrefix("# ") && !$0.isEmpty }
}

/// A value as the case files write it.
func shown(_ value: Value) -> String {
  switch value {
  case .null: "NULL"
  case .boolean(let flag): "\(flag)"
  case .integer(let number): "\(number)"
  case .wide(let number): "\(number)"
  case .double(let number): "\(number)"
  case .text(let bytes): String(decoding: bytes, as: UTF8.self)
  case .instant(let instant): "\(instant.micros)"
  case .list(let items): "[" + items.map(shown).joined(separator: ", ") + "]"
  case .map(let entries):
    "{" + entries.map { "\(shown($0.key)): \(shown($0.value))" }.joined(separator: ", ") + "}"
  case .row(let fields): "(" + fields.map(shown).joined(separator: ", ") + ")"
  }
}
