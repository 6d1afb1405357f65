import TarnColumns
import Testing

@testable import TarnFunctions

struct ContainerExampleTests {
  static let functions = ArrayFunctions.all + MapFunctions.all + JSONFunctions.all

  private let runner = CaseRunner(context: testContext)

  @Test("the example of each function gives what it says", arguments: functions.map(\.name))
  func example(_ name: String) throws {
    let function = try #require(Self.functions.first { $0.name == name })
    let result = try runner.evaluate(function.example)
    let text: Typed
    if result.type == .json {
      text = result
    } else if Cast.kernel(from: result.type, to: .text, context: testContext) != nil {
      text = try runner.cast(result, .text)
    } else {
      text = try runner.cast(result, .json)
    }
    #expect(shown(text.value) == function.exampleResult)
  }

  @Test(
    "a null argument gives null where the description says so", arguments: functions.map(\.name))
  func nulls(_ name: String) throws {
    let function = try #require(Self.functions.first { $0.name == name })
    for overload in function.overloads where overload.isNullOnNull {
      let signature = Signature(parsing: overload.signature)
      if signature.parameters.isEmpty || overload.signature.contains("function(") { continue }
      var bindings = Bindings()
      for number in ["p", "x", "y"] { bindings.numbers[number] = 3 }
      for type in ["A", "B", "C", "D", "E", "K", "T", "V"] { bindings.types[type] = .text }
      let types = signature.parameters.compactMap { $0.type(bindings) }
      let result = try #require(signature.result.type(bindings))
      let kernel: Kernel
      switch overload.code {
      case .kernel(let code): kernel = code
      case .prepared(let prepare):
        kernel = try prepare(
          Preparation(
            argumentTypes: types, constants: types.map { _ in nil }, type: result,
            context: testContext))
      default: continue
      }
      for isConstant in [false, true] {
        let arguments = types.map { type in
          isConstant ? Vector.nulls(type, count: 2) : Vector(type, [.null, .null])
        }
        let evaluated = kernel.run(
          KernelCall(arguments: arguments, rows: 2, type: result, context: testContext))
        #expect(evaluated.errors.isEmpty)
        #expect(evaluated.vector.count == 2)
        #expect(evaluated.vector.isNull(at: 0) && evaluated.vector.isNull(at: 1))
      }
    }
  }

  @Test("every summary is a sentence and every family is named", arguments: functions.map(\.name))
  func descriptions(_ name: String) throws {
    let function = try #require(Self.functions.first { $0.name == name })
    #expect(function.summary.hasSuffix("."))
    #expect(!function.overloads.isEmpty)
    #expect(["array", "map", "JSON", "operator"].contains(function.family))
  }
}
