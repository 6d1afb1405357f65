/// Why a file, or a member of a bundle, cannot be read. The path is in the message, never the
/// contents.
package struct SourceError: Error, Equatable, Sendable {
  package enum Code: Sendable {
    /// The data expands past the ratio or the size that is allowed.
    case bomb
    /// The file is not what it was when reading began.
    case changed
    /// A checksum, a length or a header is wrong.
    case damaged
    /// A zip member that needs a password.
    case encrypted
    /// A symbolic link leads back into itself or to nothing.
    case link
    /// Nothing of that name.
    case missing
    /// A directory, socket or device where a file is wanted.
    case notAFile
    /// The system refuses to open or read; the message says why.
    case system
    /// Bytes follow the end of the compressed data.
    case trailingBytes
    /// The data ends in the middle.
    case truncated
    /// A format or a compression method we do not read.
    case unsupported
  }

  package var code: Code
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension SourceError {
  static func system(_ verb: String, _ path: [UInt8], _ errno: Int32) -> SourceError {
    SourceError(
      isMissing(errno) ? .missing : .system,
      "cannot \(verb) '\(displayText(path))': \(systemMessage(errno))")
  }
}

/// A path for people: UTF-8 as it is, control characters and stray bytes as `\xNN`, so that two
/// different paths never look alike and none can write to the terminal.
package func displayText(_ path: [UInt8]) -> String {
  var text = ""
  var rest = path[...]
  while !rest.isEmpty {
    var decoder = UTF8()
    var bytes = rest.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) {
      let length = UTF8.width(scalar)
      if scalar.value >= 0x20, scalar.value != 0x7f, !(0x80..<0xa0).contains(scalar.value) {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(length)
        continue
      }
    }
    let byte = rest.removeFirst()
    let digits = String(byte, radix: 16)
    text += "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
  return text
}
