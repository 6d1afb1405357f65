import TarnColumns

extension StringFunctions {
  static let pieces: [Function] = [reverse, substring]

  static let substring = Function(
    "substr", aliases: ["substring"], family: family,
    "The part of a text or binary from a place, counted from 1 or from the end, of a length.",
    example: "substr('2024-05-06T07:08:09Z', 12, 5)", gives: "07:08",
    [
      Overload(
        "(varchar(x), bigint) -> varchar(x)",
        .text {
          (text: TextView, start: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(characters(of: text.bytes, from: start, length: .max))
          return true
        }),
      Overload(
        "(varchar(x), bigint, bigint) -> varchar(x)",
        Kernel.text {
          (text: TextView, start: Int64, length: Int64, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          out.write(characters(of: text.bytes, from: start, length: length))
          return true
        }.readingCoded(CodedTextKernels.leading)),
      // The places of a char are those of its padded text.
      Overload("(char(x), bigint) -> varchar(x)") { preparation throws(EvaluationError) in
        let width = charLength(preparation)
        return .text {
          (text: TextView, start: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          padded(text.bytes, to: width) { out.write(characters(of: $0, from: start, length: .max)) }
          return true
        }
      },
      Overload("(char(x), bigint, bigint) -> varchar(x)") { preparation throws(EvaluationError) in
        let width = charLength(preparation)
        return .text {
          (text: TextView, start: Int64, length: Int64, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          padded(text.bytes, to: width) {
            out.write(characters(of: $0, from: start, length: length))
          }
          return true
        }
      },
      Overload(
        "(varbinary, bigint) -> varbinary",
        .text {
          (bytes: TextView, start: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(part(of: bytes.bytes, from: start, length: .max))
          return true
        }),
      Overload(
        "(varbinary, bigint, bigint) -> varbinary",
        .text {
          (bytes: TextView, start: Int64, length: Int64, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          out.write(part(of: bytes.bytes, from: start, length: length))
          return true
        }),
    ])

  static let reverse = Function(
    "reverse", family: family, "Turns a text's characters, or a binary's bytes, end to front.",
    example: "reverse('straße')", gives: "eßarts",
    [
      Overload(
        "(varchar(x)) -> varchar(x)",
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          writeReversed(text.bytes, &out)
          return true
        }),
      Overload("(char(x)) -> char(x)") { preparation throws(EvaluationError) in
        let width = charLength(preparation)
        return .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          // The padding comes first, and blanks that end the result are padding again.
          let first = text.bytes.firstIndex { $0 != 0x20 } ?? text.count
          for _ in 0..<max(0, width - CodePoints.count(text.bytes)) where first < text.count {
            out.write(0x20)
          }
          writeReversed(UnsafeBufferPointer(rebasing: text.bytes[first...]), &out)
          return true
        }
      },
      Overload(
        "(varbinary) -> varbinary",
        .text { (bytes: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          out.write(bytes.bytes.reversed())
          return true
        }),
    ])

  private static func writeReversed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ out: inout TextBuilder
  ) {
    var end = bytes.count
    while end > 0 {
      let start = CodePoints.previous(end, in: bytes)
      out.write(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      end = start
    }
  }

  static func charLength(_ preparation: Preparation) -> Int {
    if case .char(let length)? = preparation.argumentTypes.first { return length }
    return 0
  }

  /// A char's text with its padding.
  static func padded(
    _ bytes: UnsafeBufferPointer<UInt8>, to width: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let missing = width - CodePoints.count(bytes)
    if missing <= 0 { return body(bytes) }
    let full = Array(bytes) + repeatElement(0x20, count: missing)
    full.withUnsafeBufferPointer(body)
  }

  /// The places from `start`, counted from 1 or, below zero, from the end; empty outside.
  static func characters(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int64, length: Int64
  ) -> UnsafeBufferPointer<UInt8> {
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    if start == 0 || length <= 0 { return nothing }
    var first: Int
    if start > 0 {
      if start > Int64(bytes.count) { return nothing }
      first = CodePoints.offset(of: Int(start) - 1, in: bytes)
    } else {
      guard start >= -Int64(bytes.count) else { return nothing }
      first = bytes.count
      for _ in 0..<Int(-start) {
        if first == 0 { return nothing }
        first = CodePoints.previous(first, in: bytes)
      }
    }
    let end =
      length >= Int64(bytes.count - first)
      ? bytes.count : CodePoints.offset(of: Int(length), in: bytes, from: first)
    return UnsafeBufferPointer(rebasing: bytes[first..<end])
  }

  /// The same by bytes.
  private static func part(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int64, length: Int64
  ) -> UnsafeBufferPointer<UInt8> {
    let count = Int64(bytes.count)
    guard start != 0, length > 0, start <= count, start >= -count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let first = Int(start > 0 ? start - 1 : count + start)
    let end = length >= count - Int64(first) ? bytes.count : first + Int(length)
    return UnsafeBufferPointer(rebasing: bytes[first..<end])
  }
}
