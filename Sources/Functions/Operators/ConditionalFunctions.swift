import TarnColumns

/// greatest, least, typeof, apply, fail: functions of any type.
enum ConditionalFunctions {
  static let all: [Function] = [
    extreme("greatest", "The largest of the arguments; null if one of them is.", "3", sign: 1),
    extreme("least", "The smallest of the arguments; null if one of them is.", "1", sign: -1),
    Function(
      "typeof", family: "conversion", "The name of the argument's type.",
      example: "typeof(1 + BIGINT '2')", gives: "bigint",
      [
        Overload(
          "(T) -> varchar", nullOnNull: false,
          prepared: { (preparation: Preparation) throws(EvaluationError) in
            let name = Array((preparation.argumentTypes.first ?? .unknown).description.utf8)
            return Kernel {
              Evaluated(.constant(.text(name), $0.type, count: $0.rows))
            }
          })
      ]),
    Function(
      "apply", family: "lambda", "What a lambda makes of the first argument.",
      example: "apply(5, x -> x + 1)", gives: "6",
      [
        Overload(
          "(T, function(T, U)) -> U", fallible: true, nullOnNull: false,
          Kernel { call in
            call.lambda(1).evaluate(
              [call.arguments[0]], (0..<call.rows).map { UInt32(truncatingIfNeeded: $0) })
          })
      ]),
    Function(
      "fail", family: "conditional", "Ends the query with the message given.",
      example: "TRY(IF(1 < 0, fail('never'), 'kept'))", gives: "kept",
      [
        Overload(
          "(varchar(x)) -> unknown", fallible: true,
          .values { (values, _) throws(EvaluationError) in
            guard case .text(let message) = values[0] else { return .null }
            throw EvaluationError(.genericUserError, String(decoding: message, as: UTF8.self))
          })
      ]),
  ]

  private static func extreme(
    _ name: String, _ summary: String, _ result: String, sign: Int
  ) -> Function {
    Function(
      name, family: "comparison", summary, example: "\(name)(2, 3, 1)", gives: result,
      [
        Overload(
          "(T, T...) -> T where T: orderable",
          .strictValues { values, _ in
            var best = values[0]
            for value in values.dropFirst() where Winners.order(value, best, sign) > 0 {
              best = value
            }
            return best
          })
      ])
  }
}
