import TarnColumns

extension StringFunctions {
  static let trimming: [Function] = [leftTrim, rightTrim, trim]

  static let trim = Function(
    "trim", family: family, "Removes white space, or the characters given, from both ends.",
    example: "trim('\"eu-west-1\"', '\"')", gives: "eu-west-1", overloads(.both))

  static let leftTrim = Function(
    "ltrim", family: family, "Removes white space, or the characters given, from the beginning.",
    example: "ltrim('007', '0')", gives: "7", overloads(.start))

  static let rightTrim = Function(
    "rtrim", family: family, "Removes white space, or the characters given, from the end.",
    example: "rtrim('AWSLogs///', '/')", gives: "AWSLogs", overloads(.end))

  private enum Side {
    case both
    case start
    case end
  }

  private static func overloads(_ side: Side) -> [Overload] {
    let plain = Kernel.text {
      (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
      out.write(trimmed(text.bytes, side, of: nil))
      return true
    }
    let chosen = Kernel.text {
      (text: TextView, characters: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool
      in
      out.write(try trimmed(text.bytes, side, ofAny: characters.bytes))
      return true
    }
    // What is left of a char has no padding.
    let chosenOfChar = Kernel.text {
      (text: TextView, characters: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool
      in
      let left = try trimmed(text.bytes, side, ofAny: characters.bytes)
      out.write(trimmed(left, .end, of: [0x20]))
      return true
    }
    return [
      Overload("(varchar(x)) -> varchar(x)", plain),
      Overload("(char(x)) -> varchar(x)", plain),
      Overload("(varchar(x), varchar) -> varchar(x)", fallible: true, chosen),
      Overload("(char(x), varchar) -> varchar(x)", fallible: true, chosenOfChar),
    ]
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ side: Side, ofAny characters: UnsafeBufferPointer<UInt8>
  ) throws(EvaluationError) -> UnsafeBufferPointer<UInt8> {
    guard isWellFormed(characters) else {
      let shown = String(decoding: characters, as: UTF8.self)
      throw .argument("Invalid UTF-8 encoding in characters: \(shown)")
    }
    return trimmed(bytes, side, of: CodePoints.decode(characters))
  }

  private static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue: continue
      case .error: return false
      case .emptyInput: return true
      }
    }
  }

  /// `characters` nil: white space.
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ side: Side, of characters: [UInt32]?
  ) -> UnsafeBufferPointer<UInt8> {
    func isTrimmed(_ range: Range<Int>) -> Bool {
      let scalars = CodePoints.decode(UnsafeBufferPointer(rebasing: bytes[range]))
      // Bytes that are no character stay.
      guard scalars.count == 1, scalars[0] != 0xFFFD || range.count == 3 else { return false }
      return characters?.contains(scalars[0]) ?? Whitespace.contains(scalars[0])
    }
    func isTrimmedByte(_ byte: UInt8) -> Bool? {
      if byte >= 0x80 { return nil }
      return characters?.contains(UInt32(byte)) ?? Whitespace.contains(UInt32(byte))
    }
    var start = 0
    var end = bytes.count
    if side != .end {
      while start < end {
        let next = bytes[start] < 0x80 ? start + 1 : CodePoints.next(start, in: bytes)
        guard isTrimmedByte(bytes[start]) ?? isTrimmed(start..<next) else { break }
        start = next
      }
    }
    if side != .start {
      while end > start {
        let last = CodePoints.previous(end, in: bytes)
        guard isTrimmedByte(bytes[end - 1]) ?? isTrimmed(last..<end) else { break }
        end = min(last, end - 1)
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
  }
}
