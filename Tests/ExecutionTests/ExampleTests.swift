import TarnFunctions
import Testing

@Suite struct ExampleTests {
  /// Their results differ from run to run.
  private static let random: Set<String> = ["rand", "random", "uuid", "shuffle"]

  @Test("Every function's example gives what its description says")
  func examples() {
    let functions = FunctionCatalog.all.filter { !Self.random.contains($0.name) }
    let failures = Gathered<String>()
    DeepStack.run(functions.count) { index in
      let function = functions[index]
      let words = function.example.prefix { $0 != " " }.uppercased()
      let isQuery = ["SELECT", "WITH", "VALUES"].contains(words)
      let sql = isQuery ? function.example : "SELECT \(function.example)"
      do {
        let result = try SQLRunner().rows(sql)
        let text = result.texts.first?.first ?? nil
        if text != function.exampleResult, !(text == nil && function.exampleResult == "NULL") {
          failures.set(
            index, "\(function.name): \(sql) gives \(text ?? "NULL"), not \(function.exampleResult)")
        }
      } catch {
        failures.set(
          index,
          "\(function.name): \(sql): \(SQLRunner.code(error)) \(SQLRunner.message(error))")
      }
    }
    for failure in failures.all { Issue.record(Comment(rawValue: failure)) }
    #expect(functions.count > 200)
  }
}
