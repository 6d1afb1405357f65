import Foundation
import TarnColumns
import Testing

@testable import TarnFunctions

@Suite struct TextFamilyTests {
  static let functions =
    StringFunctions.all + RegexpFunctions.all + URLFunctions.all + BinaryFunctions.all

  @Test("every example gives what it says, with constant arguments and without")
  func examples() throws {
    #expect(Self.functions.count > 70)
    for function in Self.functions {
      let expression = try ExpressionParser.parse(function.example)
      for tellsConstants in [true, false] {
        let evaluator = ExpressionEvaluator(tellsConstants: tellsConstants)
        let result = try evaluator.evaluate(expression)
        #expect(evaluator.describe(result) == function.exampleResult, "\(function.name)")
      }
      #expect(function.summary.hasSuffix("."), "\(function.name)")
    }
  }

  @Test("the case file gives what it says, with constant arguments and without")
  func cases() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases/functions/text.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 100)
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let expression = try ExpressionParser.parse(String(fields[0]))
      for tellsConstants in [true, false] {
        let evaluator = ExpressionEvaluator(tellsConstants: tellsConstants)
        var found: String
        do {
          let result = try evaluator.evaluate(expression)
          found = evaluator.describe(result)
          if result.type == .varbinary, case .text(let bytes) = result.value {
            found = bytes.map { String(format: "%02X", $0) }.joined()
          }
        } catch let error as EvaluationError {
          found = "!" + error.code.rawValue
        }
        #expect(found == fields[1], "\(line)")
      }
    }
  }

  @Test("a null argument makes null, but for concat_ws")
  func nulls() throws {
    for function in Self.functions where function.name != "concat_ws" {
      for overload in function.overloads {
        let signature = Signature(parsing: overload.signature)
        for place in signature.parameters.indices {
          var bindings = Bindings()
          for letter in "xyz" { bindings.numbers[String(letter)] = 5 }
          let types = signature.parameters.compactMap { $0.type(bindings) }
          guard types.count == signature.parameters.count,
            let type = signature.result.type(bindings),
            !types.contains(where: { if case .function = $0 { true } else { false } })
          else { continue }
          let values = types.indices.map { $0 == place ? Value.null : sample(types[$0]) }
          for tellsConstants in [true, false] {
            let preparation = Preparation(
              argumentTypes: types, constants: values.map { tellsConstants ? .some($0) : nil },
              type: type, context: EvaluationContext(start: Instant(micros: 0)))
            let kernel: Kernel
            switch overload.code {
            case .kernel(let ready): kernel = ready
            case .prepared(let prepare): kernel = try prepare(preparation)
            case .aggregate, .window: continue
            }
            let evaluated = kernel.run(
              KernelCall(
                arguments: zip(types, values).map { Vector($0, [$1, $1]) }, rows: 2, type: type,
                context: preparation.context))
            if function.name == "to_utf8" {
              #expect(evaluated.vector.isNull(at: 1))
              continue
            }
            #expect(
              evaluated.vector.values() == [.null, .null], "\(function.name)\(overload.signature)")
            #expect(evaluated.errors.isEmpty, "\(function.name)\(overload.signature)")
          }
        }
      }
    }
  }

  private func sample(_ type: SQLType) -> Value {
    switch type.layout {
    case .int64: .integer(1)
    case .double: .double(1)
    case .list: .list([.string("a")])
    default: .string("a")
    }
  }

  @Test("hostile arguments end in an error or a result, never in a trap")
  func hostile() throws {
    let texts: [Value] = [
      .text([]), .text([0xFF]), .text([0x80, 0x80]), .string("é"), .string("a,b=c"),
      .text([UInt8](repeating: 0xC3, count: 9)), .string("%4"), .string("(a*)*"), .string("$1\\"),
      .string("http://[::1]:99999999999/%zz"), .string("://"), .string("x://"),
    ]
    let numbers: [Value] = [
      .integer(.min), .integer(-1), .integer(0), .integer(1), .integer(7), .integer(.max),
      .integer(2_147_483_647),
    ]
    var errors = 0
    var results = 0
    for function in Self.functions {
      for overload in function.overloads {
        let signature = Signature(parsing: overload.signature)
        var bindings = Bindings()
        for letter in "xyz" { bindings.numbers[String(letter)] = 5 }
        let types = signature.parameters.compactMap { $0.type(bindings) }
        guard types.count == signature.parameters.count,
          let type = signature.result.type(bindings),
          !types.contains(where: { if case .function = $0 { true } else { false } })
        else { continue }
        var state = 12345
        for _ in 0..<60 {
          let values = types.map { type -> Value in
            state = (state &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
            let pick = state >> 8
            switch type.layout {
            case .int64: return numbers[pick % numbers.count]
            case .double: return [.double(.nan), .double(.infinity), .double(-1)][pick % 3]
            case .list: return .list([texts[pick % texts.count], .null])
            default: return texts[pick % texts.count]
            }
          }
          let preparation = Preparation(
            argumentTypes: types, constants: values.map { pick in pick }, type: type,
            context: EvaluationContext(start: Instant(micros: 0)))
          let kernel: Kernel
          switch overload.code {
          case .kernel(let ready): kernel = ready
          case .prepared(let prepare): kernel = try prepare(preparation)
          case .aggregate, .window: continue
          }
          let evaluated = kernel.run(
            KernelCall(
              arguments: zip(types, values).map { Vector($0, [$1]) }, rows: 1, type: type,
              context: preparation.context))
          #expect(evaluated.vector.count == 1)
          if evaluated.errors.isEmpty { results += 1 } else { errors += 1 }
          #expect(evaluated.errors.isEmpty || overload.isFallible, "\(function.name) \(values)")
        }
      }
    }
    #expect(errors > 100)
    #expect(results > 1_000)
  }
}
