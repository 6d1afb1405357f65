/// Why a text is not JSON, and where: the offset counts bytes from the first byte of the buffer
/// that was given to the scanner, so that a caller who scans a whole file can point into it.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong at the offset. No case carries bytes of the text: messages must not leak
  /// the contents of events.
  package enum Reason: UInt8, Sendable {
    case controlCharacter
    case depthLimit
    case expectedColon
    case expectedCommaOrEnd
    case expectedKey
    case expectedValue
    case invalidEscape
    case invalidLiteral
    case invalidNumber
    case invalidUTF8
    case trailingBytes
    case unexpectedEnd
  }

  package var offset: Int
  package var reason: Reason

  @inline(never)
  package init(_ reason: Reason, at offset: Int) {
    self.offset = offset
    self.reason = reason
  }

  package var description: String {
    "\(reason.sentence) at byte \(offset)"
  }
}

extension JSONError.Reason {
  /// A clause without the place, for callers that print the place in their own way.
  package var sentence: String {
    switch self {
    case .controlCharacter: "a control character cannot stand unescaped in a string"
    case .depthLimit: "the value is nested deeper than the limit"
    case .expectedColon: "a ':' must follow the key"
    case .expectedCommaOrEnd: "a ',' or the closing bracket must follow the value"
    case .expectedKey: "a key in double quotes must stand here"
    case .expectedValue: "a value must stand here"
    case .invalidEscape: "the escape sequence is not one of JSON"
    case .invalidLiteral: "only 'true', 'false' and 'null' can stand without quotes"
    case .invalidNumber: "the number is not written as JSON demands"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .trailingBytes: "nothing but white space may follow the value"
    case .unexpectedEnd: "the text ends inside a value"
    }
  }
}
