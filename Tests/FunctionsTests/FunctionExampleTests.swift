import TarnColumns
import TarnTime
import Testing

@testable import TarnFunctions

@Suite struct FunctionExampleTests {
  static let families: [Function] =
    DateTimeFunctions.all + MathFunctions.all + BitwiseFunctions.all + ProbabilityFunctions.all
    + ConversionFunctions.all + IdentifierFunctions.all

  /// Examples that hold a comparison or a function of another family are left to the engine.
  private static let leftToTheEngine: Set<String> = ["current_timezone", "uuid"]

  @Test("The example of each function gives what it says", arguments: families)
  func example(_ function: Function) throws {
    if Self.leftToTheEngine.contains(function.name) { return }
    var evaluator = MiniEvaluator(
      context: EvaluationContext(start: Instant(micros: 1_688_995_490_123_456)))
    let result = try evaluator.evaluate(function.example)
    let text = try evaluator.cast(result, to: .varchar(length: nil))
    guard case .text(let bytes) = text.value else {
      Issue.record("\(function.example) is \(text.value)")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == function.exampleResult)
  }

  @Test("A null argument gives null, whichever it is", arguments: families)
  func nulls(_ function: Function) throws {
    let context = EvaluationContext(start: Instant(micros: 0))
    for overload in function.overloads where overload.isNullOnNull {
      let signature = Signature(parsing: overload.signature)
      if signature.parameters.isEmpty { continue }
      var bindings = Bindings()
      for name in ["p", "q", "s", "t", "x", "y"] { bindings.numbers[name] = 3 }
      let types = signature.parameters.compactMap { $0.type(bindings) }
      let result = try #require(signature.result.type(bindings), "\(overload.signature)")
      let kernel: Kernel
      switch overload.code {
      case .kernel(let code): kernel = code
      case .prepared(let prepare):
        kernel = try prepare(
          Preparation(
            argumentTypes: types, constants: types.map { _ in nil }, type: result,
            context: context))
      default: continue
      }
      for form in 0..<2 {
        let arguments = types.map { type in
          form == 0 ? Vector(type, [.null, .null]) : Vector.nulls(type, count: 2)
        }
        let evaluated = kernel.run(
          KernelCall(arguments: arguments, rows: 2, type: result, context: context))
        #expect(evaluated.errors.isEmpty)
        #expect(evaluated.vector.count == 2)
        #expect(evaluated.vector.isNull(at: 0) && evaluated.vector.isNull(at: 1))
      }
    }
  }

  @Test("Every signature parses and every summary is a sentence", arguments: families)
  func descriptions(_ function: Function) {
    for overload in function.overloads { _ = Signature(parsing: overload.signature) }
    #expect(function.summary.hasSuffix("."))
    #expect(!function.example.isEmpty && !function.exampleResult.isEmpty)
  }
}

extension Function: CustomTestStringConvertible {
  package var testDescription: String { name }
}
