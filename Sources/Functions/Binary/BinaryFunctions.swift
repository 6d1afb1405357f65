import TarnColumns

/// Functions of bytes: encodings, numbers as bytes, hashes. `length`, `concat`, `substr`, `reverse`,
/// `lpad` and `rpad` of binaries stand with their names in `StringFunctions`.
package enum BinaryFunctions {
  static let family = "Binary"

  package static let all: [Function] = encodings + hashes + numbers
}

extension Kernel {
  /// From bytes to bytes.
  static func bytes(
    _ body: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws(EvaluationError) -> [UInt8]
  ) -> Kernel {
    .text { (input: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
      out.write(try body(input.bytes))
      return true
    }
  }
}
