import TarnColumns

extension StringFunctions {
  static let padding: [Function] = [leftPad, rightPad]

  static let leftPad = Function(
    "lpad", family: family, "Fills a text or binary from the left, or cuts it, to a length.",
    example: "lpad('7', 2, '0')", gives: "07",
    [
      Overload(
        "(varchar, bigint, varchar) -> varchar", fallible: true, padded(left: true, Unit.character)),
      Overload(
        "(varbinary, bigint, varbinary) -> varbinary", fallible: true,
        padded(left: true, Unit.byte)),
    ])

  static let rightPad = Function(
    "rpad", family: family, "Fills a text or binary from the right, or cuts it, to a length.",
    example: "rpad('text', 6, 'xy')", gives: "textxy",
    [
      Overload(
        "(varchar, bigint, varchar) -> varchar", fallible: true, padded(left: false, Unit.character)
      ),
      Overload(
        "(varbinary, bigint, varbinary) -> varbinary", fallible: true,
        padded(left: false, Unit.byte)),
    ])

  /// What a length counts.
  enum Unit {
    case byte
    case character
  }

  /// A row's result may not take more than this: a statement of 40 characters can ask for 2 GB.
  static let largestResult = 64 << 20

  private static func padded(left: Bool, _ unit: Unit) -> Kernel {
    .text {
      (text: TextView, size: Int64, padding: TextView, out: inout TextBuilder)
        throws(EvaluationError) -> Bool in
      guard size >= 0, size <= Int64(Int32.max) else {
        throw .argument("Target length must be in the range [0..2147483647]")
      }
      if padding.count == 0 {
        throw .argument(
          unit == .byte ? "Padding bytes must not be empty" : "Padding string must not be empty")
      }
      let length = count(text.bytes, unit)
      let missing = Int(size) - length
      if missing <= 0 {
        let end = offset(of: Int(size), in: text.bytes, unit)
        out.write(UnsafeBufferPointer(rebasing: text.bytes[..<end]))
        return true
      }
      let round = count(padding.bytes, unit)
      let rest = UnsafeBufferPointer(
        rebasing: padding.bytes[..<offset(of: missing % round, in: padding.bytes, unit)])
      guard missing / round < largestResult / padding.count else {
        throw EvaluationError(
          .exceededFunctionMemoryLimit, "Result of padding to \(size) is larger than 64 MB")
      }
      if !left { out.write(text.bytes) }
      for _ in 0..<missing / round { out.write(padding.bytes) }
      out.write(rest)
      if left { out.write(text.bytes) }
      return true
    }
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ unit: Unit) -> Int {
    // Bytes that continue nothing are no characters; a text of them alone still ends the loop.
    unit == .byte ? bytes.count : max(CodePoints.count(bytes), bytes.isEmpty ? 0 : 1)
  }

  private static func offset(
    of index: Int, in bytes: UnsafeBufferPointer<UInt8>, _ unit: Unit
  ) -> Int {
    unit == .byte ? min(index, bytes.count) : CodePoints.offset(of: index, in: bytes)
  }
}
