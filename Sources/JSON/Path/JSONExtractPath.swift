/// The path of json_extract and its kin, as Trino has them: `$` and then any number of
///
///     .name          letters, digits, '_' and ':'
///     [name]         letters, digits and '_'
///     ["any text"]   with \" and \\ escaped
///     ['any text']   likewise; Trino refuses these, other engines and their users do not
///
/// There are no wildcards. A step that reads as a number finds the member of that name in an object
/// and the element at that index in an array. Of equal keys the first counts, and what follows the
/// value in the text is never read, so that a text may be broken behind it.
///
///     $.userIdentity.sessionContext["attributes"].items[0]
package struct JSONExtractPath: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    /// The decoded name.
    package let key: [UInt8]
    /// The index that the name spells, or -1.
    package let index: Int

    init(key: [UInt8]) {
      self.key = key
      index = Self.spelledIndex(key)
    }

    private static func spelledIndex(_ key: [UInt8]) -> Int {
      let digits = key.first == UInt8(ascii: "+") ? key.dropFirst() : key[...]
      guard !digits.isEmpty, digits.count <= 10 else { return -1 }
      var index = 0
      for byte in digits {
        guard isDigit(byte) else { return -1 }
        index = index * 10 + Int(byte &- 0x30)
      }
      return index <= Int(Int32.max) ? index : -1
    }
  }

  package let steps: [Step]

  package init(_ text: [UInt8]) throws(JSONPathError) {
    var reader = ExtractPathReader(text: text)
    steps = try reader.read()
  }

  /// Where the value that the path names begins; nil where there is none. Throws where the text is
  /// not JSON as far as it had to be read.
  package func locate(in scanner: JSONScanner, at offset: Int = 0) throws(JSONError) -> Int? {
    var at = scanner.skipSpace(from: max(0, offset))
    for step in steps {
      guard let found = try step.enterChecked(scanner, at: at) else { return nil }
      at = found
    }
    return at
  }

  /// The same for text that was validated before, by skipping instead of checking.
  package func locateTrusted(in scanner: JSONScanner, at offset: Int = 0) -> Int? {
    var at = scanner.skipSpace(from: max(0, offset))
    for step in steps {
      guard let found = step.enter(scanner, at: at) else { return nil }
      at = found
    }
    return at
  }
}

extension JSONExtractPath.Step {
  fileprivate func enterChecked(
    _ scanner: JSONScanner, at offset: Int
  ) throws(JSONError) -> Int? {
    if var members = JSONMembers(scanner, at: offset) {
      while let key = try members.nextKeyChecked() {
        if matches(scanner, key.span, hasEscapes: key.hasEscapes) { return members.offset }
        members.skipTo(try scanner.validate(at: members.offset))
      }
      return nil
    }
    guard var elements = JSONElements(scanner, at: offset) else { return nil }
    var position = 0
    while try elements.nextStartChecked() {
      if position == index { return elements.offset }
      elements.skipTo(try scanner.validate(at: elements.offset))
      position += 1
    }
    return nil
  }

  fileprivate func enter(_ scanner: JSONScanner, at offset: Int) -> Int? {
    if var members = JSONMembers(scanner, at: offset) {
      while let member = members.next() {
        if matches(scanner, member.key, hasEscapes: member.keyHasEscapes) {
          return member.value.span.lowerBound
        }
      }
      return nil
    }
    guard index >= 0, var elements = JSONElements(scanner, at: offset) else { return nil }
    var position = 0
    while let element = elements.next() {
      if position == index { return element.span.lowerBound }
      position += 1
    }
    return nil
  }

  private func matches(_ scanner: JSONScanner, _ span: Range<Int>, hasEscapes: Bool) -> Bool {
    if !hasEscapes && span.count != key.count { return false }
    return key.withUnsafeBufferPointer { JSONString.equals(raw: scanner.bytes(span), decoded: $0) }
  }
}

private struct ExtractPathReader {
  let text: [UInt8]
  var at = 0

  mutating func read() throws(JSONPathError) -> [JSONExtractPath.Step] {
    guard accept("$") else { throw invalid() }
    var steps: [JSONExtractPath.Step] = []
    while at < text.count {
      if accept(".") {
        steps.append(JSONExtractPath.Step(key: try plainName(allowsColon: true)))
      } else if accept("[") {
        let key: [UInt8]
        if accept("\"") {
          key = try quotedName(until: "\"")
        } else if accept("'") {
          key = try quotedName(until: "'")
        } else {
          key = try plainName(allowsColon: false)
        }
        guard accept("]") else { throw invalid() }
        steps.append(JSONExtractPath.Step(key: key))
      } else {
        throw invalid()
      }
    }
    return steps
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard at < text.count, text[at] == UInt8(truncatingIfNeeded: character.value) else {
      return false
    }
    at += 1
    return true
  }

  private mutating func plainName(allowsColon: Bool) throws(JSONPathError) -> [UInt8] {
    let start = at
    for scalar in String(decoding: text[start...], as: UTF8.self).unicodeScalars {
      guard isName(scalar) || (allowsColon && scalar == ":") else { break }
      at += UTF8.width(scalar)
    }
    guard at > start, at <= text.count else { throw invalid() }
    return Array(text[start..<at])
  }

  private func isName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    if scalar.isASCII {
      return isDigit(UInt8(scalar.value)) || scalar.properties.isAlphabetic
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }

  private mutating func quotedName(until quote: Unicode.Scalar) throws(JSONPathError) -> [UInt8] {
    var key: [UInt8] = []
    while at < text.count {
      if accept(quote) { return key }
      if accept("\\") {
        guard at < text.count, text[at] == UInt8(quote.value) || text[at] == 0x5C else {
          throw invalid()
        }
      }
      key.append(text[at])
      at += 1
    }
    throw invalid()
  }

  private func invalid() -> JSONPathError {
    JSONPathError(at: at, "Invalid JSON path: '\(String(decoding: text, as: UTF8.self))'")
  }
}
