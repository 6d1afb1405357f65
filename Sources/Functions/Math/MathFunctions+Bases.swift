import TarnColumns

extension MathFunctions {
  static let bases: [Function] = [
    Function(
      "from_base", family: family, "Reads a number written to a base of 2 to 36.",
      example: "from_base('ff', 16)", gives: "255",
      [
        Overload(
          "(varchar(x), bigint) -> bigint", fallible: true,
          .rows { (text: TextView, radix: Int64) throws(EvaluationError) -> Int64? in
            let radix = try checked(radix)
            guard let value = Int64(String(decoding: text.bytes, as: UTF8.self), radix: radix)
            else {
              let excerpt = String(decoding: text.bytes.prefix(64), as: UTF8.self)
              throw EvaluationError(
                .invalidFunctionArgument, "Not a valid base-\(radix) number: \(excerpt)")
            }
            return value
          })
      ]),
    Function(
      "to_base", family: family, "Writes a number to a base of 2 to 36.",
      example: "to_base(255, 16)", gives: "ff",
      [
        Overload(
          "(bigint, bigint) -> varchar(64)", fallible: true,
          .text {
            (value: Int64, radix: Int64, text: inout TextBuilder) throws(EvaluationError) in
            text.write(String(value, radix: try checked(radix)).utf8)
            return true
          })
      ]),
  ]

  private static func checked(_ radix: Int64) throws(EvaluationError) -> Int {
    guard radix >= 2, radix <= 36 else {
      throw EvaluationError(.invalidFunctionArgument, "Radix must be between 2 and 36")
    }
    return Int(radix)
  }

  // MARK: - Random numbers

  static let random: [Function] = [
    Function(
      "random", aliases: ["rand"], family: family,
      "A random number from 0 to 1, below a bound, or from one bound to below another.",
      example: "random(1)", gives: "0", isDeterministic: false,
      [
        Overload(
          "() -> double",
          Kernel { call in
            var generator = SystemRandomNumberGenerator()
            let values = (0..<call.rows).map { _ in Double.random(in: 0..<1, using: &generator) }
            return Evaluated(Vector(call.type, count: call.rows, .double(values)))
          })
      ]
        + IntegerWidth.all.flatMap { width in
          [
            Overload(
              "(\(width.name)) -> \(width.name)", fallible: true,
              .rows { (bound: Int64) throws(EvaluationError) -> Int64? in
                guard bound > 0 else {
                  throw EvaluationError(.invalidFunctionArgument, "bound must be positive")
                }
                return Int64.random(in: 0..<bound)
              }),
            Overload(
              "(\(width.name), \(width.name)) -> \(width.name)", fallible: true,
              .rows { (start: Int64, stop: Int64) throws(EvaluationError) -> Int64? in
                guard start < stop else {
                  throw EvaluationError(
                    .invalidFunctionArgument, "start value must be less than stop value")
                }
                return Int64.random(in: start..<stop)
              }),
          ]
        })
  ]
}
