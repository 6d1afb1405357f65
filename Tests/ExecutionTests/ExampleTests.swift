import TarnColumns
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
        var text = result.texts.first?.first ?? nil
        // Fields without names have none in JSON either.
        if text != function.exampleResult, !isQuery, result.types[0].layout == .list {
          let asJSON = "SELECT json_format(CAST(\(function.example) AS json))"
          text = try SQLRunner().rows(asJSON).texts.first?.first ?? nil
        }
        if text != function.exampleResult, !(text == nil && function.exampleResult == "NULL") {
          failures.set(
            index,
            "\(function.name): \(sql) gives \(text ?? "NULL"), not \(function.exampleResult)")
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
