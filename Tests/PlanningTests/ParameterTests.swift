import TarnColumns
import TarnPlanning
import TarnSQLSyntax
import Testing

@Suite struct ParameterTests {
  @Test("Parameters are typed constants")
  func typed() throws {
    let session = PlanningSession(
      positional: [.init(.integer(3), .bigint), .init(.string("x"), .text)],
      named: ["n": .init(.integer(2), .integer)])
    let planned = try Planning.plan(
      "SELECT ? + a FROM t WHERE b = ? AND a > :n LIMIT :n", session: session)
    #expect(
      planned.plan.text == """
        limit 2
          project [(3 + #0)]
            scan t [a, b] where #1 = 'x' and #0 > 2 limit 2

        """)
  }

  @Test(
    "A value of another type than its own is refused",
    arguments: [
      (Value.string("x"), SQLType.bigint), (.integer(1), .text), (.list([.integer(1)]), .bigint),
      (.list([.string("x")]), .array(.bigint)), (.row([.integer(1)]), .row([])),
      (.map([MapEntry(.null, .null)]), .map(.text, .text)), (.boolean(true), .unknown),
    ])
  func mismatched(_ value: Value, _ type: SQLType) {
    let session = PlanningSession(positional: [.init(value, type)])
    #expect(throws: SQLError.self) { try Planning.plan("SELECT ?", session: session) }
  }
}
