/// Why the bytes at some place are no JSON object; holds no byte of them.
package struct ScanFailure: Error, Equatable, Sendable {
  package enum Reason: String, Sendable {
    case notAnObject = "a JSON object is expected"
    case truncated = "the JSON ends too early"
    case badString = "a string holds an unescaped control character"
    case badEscape = "a string holds an escape that JSON does not have"
    case badUTF8 = "the text is not UTF-8"
    case badNumber = "a number is malformed"
    case badLiteral = "a value is malformed"
    case expectedKey = "a key is expected"
    case expectedColon = "':' is expected after a key"
    case expectedComma = "',' or a closing bracket is expected"
    case tooLarge = "the record is larger than 64 MB"
  }

  /// Where in the buffer.
  package var offset: Int
  package var reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}
