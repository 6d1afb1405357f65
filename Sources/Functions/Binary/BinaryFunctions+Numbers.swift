import TarnColumns

extension BinaryFunctions {
  static let numbers: [Function] = [
    fromBigEndian32, fromBigEndian64, fromFloat32, fromFloat64, toBigEndian32, toBigEndian64,
    toFloat32, toFloat64,
  ]

  static let toBigEndian32 = Function(
    "to_big_endian_32", family: family, "An integer as four bytes, the highest first.",
    example: "to_hex(to_big_endian_32(258))", gives: "00000102",
    [
      Overload(
        "(integer) -> varbinary",
        .text { (value: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(bigEndian(Int32(truncatingIfNeeded: value)))
          return true
        })
    ])

  static let toBigEndian64 = Function(
    "to_big_endian_64", family: family, "A bigint as eight bytes, the highest first.",
    example: "to_hex(to_big_endian_64(258))", gives: "0000000000000102",
    [
      Overload(
        "(bigint) -> varbinary",
        .text { (value: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(bigEndian(value))
          return true
        })
    ])

  static let fromBigEndian32 = Function(
    "from_big_endian_32", family: family, "An integer from four bytes, the highest first.",
    example: "from_big_endian_32(from_hex('00000102'))", gives: "258",
    [
      Overload(
        "(varbinary) -> integer", fallible: true,
        .rows { (bytes: TextView) throws(EvaluationError) -> Int64? in
          guard bytes.count == 4 else {
            throw .argument("expected 4-byte input, but got instead: \(bytes.count)")
          }
          return Int64(Int32(truncatingIfNeeded: word(bytes.bytes)))
        })
    ])

  static let fromBigEndian64 = Function(
    "from_big_endian_64", family: family, "A bigint from eight bytes, the highest first.",
    example: "from_big_endian_64(from_hex('0000000000000102'))", gives: "258",
    [
      Overload(
        "(varbinary) -> bigint", fallible: true,
        .rows { (bytes: TextView) throws(EvaluationError) -> Int64? in
          guard bytes.count == 8 else {
            throw .argument("expected 8-byte input, but got instead: \(bytes.count)")
          }
          return Int64(bitPattern: word(bytes.bytes))
        })
    ])

  static let toFloat32 = Function(
    "to_ieee754_32", family: family, "A real as the four bytes of IEEE 754, the highest first.",
    example: "to_hex(to_ieee754_32(CAST(1.0 AS real)))", gives: "3F800000",
    [
      Overload(
        "(real) -> varbinary",
        .text { (value: Double, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(bigEndian(Float(value).bitPattern))
          return true
        })
    ])

  static let toFloat64 = Function(
    "to_ieee754_64", family: family, "A double as the eight bytes of IEEE 754, the highest first.",
    example: "to_hex(to_ieee754_64(1e0))", gives: "3FF0000000000000",
    [
      Overload(
        "(double) -> varbinary",
        .text { (value: Double, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(bigEndian(value.bitPattern))
          return true
        })
    ])

  static let fromFloat32 = Function(
    "from_ieee754_32", family: family, "A real from the four bytes of IEEE 754, the highest first.",
    example: "from_ieee754_32(from_hex('3F800000'))", gives: "1.0E0",
    [
      Overload(
        "(varbinary) -> real", fallible: true,
        .rows { (bytes: TextView) throws(EvaluationError) -> Double? in
          guard bytes.count == 4 else {
            throw .argument("Input floating-point value must be exactly 4 bytes long")
          }
          return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word(bytes.bytes))))
        })
    ])

  static let fromFloat64 = Function(
    "from_ieee754_64", family: family,
    "A double from the eight bytes of IEEE 754, the highest first.",
    example: "from_ieee754_64(from_hex('3FF0000000000000'))", gives: "1.0E0",
    [
      Overload(
        "(varbinary) -> double", fallible: true,
        .rows { (bytes: TextView) throws(EvaluationError) -> Double? in
          guard bytes.count == 8 else {
            throw .argument("Input floating-point value must be exactly 8 bytes long")
          }
          return Double(bitPattern: word(bytes.bytes))
        })
    ])

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
