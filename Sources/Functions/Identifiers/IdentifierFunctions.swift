import TarnColumns

/// UUIDs and IP addresses.
enum IdentifierFunctions {
  static let all: [Function] = [
    Function(
      "uuid", family: "uuid", "A random UUID (version 4).",
      example: "length(CAST(uuid() AS varchar))", gives: "36", isDeterministic: false,
      [
        Overload(
          "() -> uuid",
          Kernel { call in
            var generator = SystemRandomNumberGenerator()
            var texts = TextBuilder(capacity: call.rows)
            for _ in 0..<call.rows { texts.append(randomUUID(&generator)) }
            return Evaluated(Vector(call.type, count: call.rows, .text(texts.finish())))
          })
      ]),
    Function(
      "contains", family: "ip address", "Whether a network holds an address.",
      example: "contains('10.0.0.0/8', IPADDRESS '10.1.2.3')", gives: "true",
      [
        Overload(
          "(varchar(x), ipaddress) -> boolean", fallible: true,
          .rows { (network: TextView, address: TextView) throws(EvaluationError) -> Bool? in
            try IPNetwork(network.bytes).contains(address.bytes)
          })
      ]),
  ]

  private static func randomUUID(_ generator: inout SystemRandomNumberGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for word in [generator.next(), generator.next()] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }
}
