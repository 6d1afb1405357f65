import TarnColumns

extension StringFunctions {
  static let encoding: [Function] = [fromUTF8, toUTF8]

  static let toUTF8 = Function(
    "to_utf8", family: family, "The UTF-8 bytes of a text.",
    example: "to_hex(to_utf8('é'))", gives: "C3A9",
    [
      Overload(
        "(varchar) -> varbinary",
        Kernel { call in Evaluated(call.arguments[0].retyped(.varbinary)) })
    ])

  static let fromUTF8 = Function(
    "from_utf8", family: family,
    "The text of UTF-8 bytes; what is not well formed becomes U+FFFD, or the replacement given.",
    example: "from_utf8(from_hex('58C3A9FF'), '?')", gives: "Xé?",
    [
      Overload(
        "(varbinary) -> varchar",
        .text { (bytes: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          decode(bytes.bytes, replacement: 0xFFFD, &out)
          return true
        }),
      Overload(
        "(varbinary, varchar) -> varchar", fallible: true,
        .text {
          (bytes: TextView, replacement: TextView, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          let scalars = CodePoints.decode(replacement.bytes)
          if scalars.count > 1 {
            throw .argument("Replacement character string must empty or a single character")
          }
          decode(bytes.bytes, replacement: scalars.first, &out)
          return true
        }),
      Overload(
        "(varbinary, bigint) -> varchar", fallible: true,
        .text {
          (bytes: TextView, replacement: Int64, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          guard let code = UInt32(exactly: replacement), let scalar = Unicode.Scalar(code) else {
            throw .argument("Invalid replacement character")
          }
          decode(bytes.bytes, replacement: scalar.value, &out)
          return true
        }),
    ])

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, replacement: UInt32?, _ out: inout TextBuilder
  ) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): out.write(scalar: scalar.value)
      case .error: if let replacement { out.write(scalar: replacement) }
      case .emptyInput: return
      }
    }
  }
}
