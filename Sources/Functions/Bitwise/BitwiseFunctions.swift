import TarnColumns

/// Functions on the bits of integers in two's complement.
enum BitwiseFunctions {
  static let family = "bitwise"

  static let all: [Function] = [
    Function(
      "bit_count", family: family, "How many bits of a number of so many bits are set.",
      example: "bit_count(9, 64)", gives: "2",
      [
        Overload(
          "(bigint, bigint) -> bigint", fallible: true,
          .rows { (x: Int64, bits: Int64) throws(EvaluationError) -> Int64? in
            guard bits > 1, bits <= 64 else {
              throw EvaluationError(
                .invalidFunctionArgument,
                "Bits specified in bit_count must be between 2 and 64, got \(bits)")
            }
            let width = IntegerWidth(name: "", bits: bits)
            guard width.contains(x) else {
              throw EvaluationError(
                .invalidFunctionArgument,
                "Number must be representable with the bits specified."
                  + " \(x) cannot be represented with \(bits) bits")
            }
            return Int64((UInt64(bitPattern: x) << (64 - bits)).nonzeroBitCount)
          })
      ]),
    binary("bitwise_and", "The bits set in both numbers.", "bitwise_and(12, 10)", "8") { $0 & $1 },
    shift(
      "bitwise_left_shift", "The bits moved up, within the number's type.",
      "bitwise_left_shift(1, 2)", "4"
    ) { x, shift, width in
      shift >= 64 ? 0 : width.wrapped(x << (shift & 63))
    },
    Function(
      "bitwise_not", family: family, "Every bit turned.", example: "bitwise_not(12)",
      gives: "-13",
      [Overload("(bigint) -> bigint", .rows { (x: Int64) -> Int64? in ~x })]),
    binary("bitwise_or", "The bits set in either number.", "bitwise_or(12, 10)", "14") { $0 | $1 },
    shift(
      "bitwise_right_shift", "The bits moved down, zeros coming in.",
      "bitwise_right_shift(8, 3)", "1"
    ) { x, shift, width in
      if shift == 0 { return x }
      if shift >= 64 { return 0 }
      let unsigned = UInt64(bitPattern: x) & (.max >> (64 - UInt64(width.bits)))
      return Int64(bitPattern: unsigned >> UInt64(shift & 63))
    },
    shift(
      "bitwise_right_shift_arithmetic", "The bits moved down, the sign staying.",
      "bitwise_right_shift_arithmetic(-8, 2)", "-2"
    ) { x, shift, _ in
      shift >= 64 ? (x < 0 ? -1 : 0) : x >> (shift & 63)
    },
    binary(
      "bitwise_xor", "The bits set in one number only.", "bitwise_xor(12, 10)", "6"
    ) { $0 ^ $1 },
  ]

  private static func binary(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ operation: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(bigint, bigint) -> bigint",
          .rows { (left: Int64, right: Int64) -> Int64? in operation(left, right) })
      ])
  }

  private static func shift(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ operation: @escaping @Sendable (Int64, Int64, IntegerWidth) -> Int64
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      IntegerWidth.all.map { width in
        Overload(
          "(\(width.name), bigint) -> \(width.name)",
          .rows { (x: Int64, shift: Int64) -> Int64? in operation(x, shift, width) })
      })
  }
}
