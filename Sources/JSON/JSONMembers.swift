/// One member of an object, as offsets into the scanner's buffer.
package struct JSONMember: Equatable, Sendable {
  /// The key's bytes as written, between its quotes.
  package var key: Range<Int>
  /// Whether the key must be decoded before it is compared.
  package var keyHasEscapes: Bool
  package var value: JSONItem
}

/// One value, as offsets into the scanner's buffer.
package struct JSONItem: Equatable, Sendable {
  /// From the first to the last byte of the value; a string's quotes belong to it.
  package var span: Range<Int>
  package var kind: JSONKind
  /// Whether it is a string with a backslash in it.
  package var hasEscapes: Bool

  /// What a reader wants of a scalar: the bytes between a string's quotes, otherwise the span.
  @inlinable package var content: Range<Int> {
    guard kind == .string, span.count >= 2 else { return span }
    return span.lowerBound + 1..<span.upperBound - 1
  }
}

/// Walks over the members of an object without entering their values.
///
///     var members = JSONMembers(scanner, at: 0)
///     while let member = members?.next() { … }
///
/// `next` is for text that was validated before and ends early where it was not; `nextChecked`
/// validates every key and value on the way and throws. Do not mix the two in one walk.
package struct JSONMembers {
  private let scanner: JSONScanner
  /// The offset of what comes next; behind the closing brace once there is no more member.
  package private(set) var offset: Int
  private var isFirst = true
  private var isDone = false

  /// nil where no object begins at the offset.
  package init?(_ scanner: JSONScanner, at offset: Int) {
    guard scanner.byte(at: offset) == UInt8(ascii: "{") else { return nil }
    self.scanner = scanner
    self.offset = offset &+ 1
  }

  package mutating func next() -> JSONMember? {
    guard !isDone else { return nil }
    var at = scanner.skipSpace(from: offset)
    if !isFirst, scanner.byte(at: at) == UInt8(ascii: ",") {
      at = scanner.skipSpace(from: at &+ 1)
    }
    isFirst = false
    guard at < scanner.count, scanner.base[at] == 0x22 else {
      isDone = true
      offset = min(at &+ 1, scanner.count)
      return nil
    }
    var keyHasEscapes = false
    let close = scanner.trustedClosingQuote(from: at &+ 1, hasEscapes: &keyHasEscapes)
    let start = scanner.skipSpace(from: scanner.skipSpace(from: close &+ 1) &+ 1)
    guard start < scanner.count, let kind = JSONKind(firstByte: scanner.base[start]) else {
      isDone = true
      offset = scanner.count
      return nil
    }
    var hasEscapes = false
    let end = scanner.skipValue(at: start, hasEscapes: &hasEscapes)
    offset = end
    return JSONMember(
      key: at &+ 1..<close, keyHasEscapes: keyHasEscapes,
      value: JSONItem(span: start..<end, kind: kind, hasEscapes: hasEscapes))
  }

  package mutating func nextChecked(
    maximumDepth: Int = .max
  ) throws(JSONError) -> JSONMember? {
    guard let key = try nextKeyChecked() else { return nil }
    let value = try scanner.checkedItem(at: offset, maximumDepth: maximumDepth)
    offset = value.span.upperBound
    return JSONMember(key: key.span, keyHasEscapes: key.hasEscapes, value: value)
  }

  /// Stops before the value, at `offset`, so that a reader who enters the value does not pay for
  /// it twice. Whoever calls this moves on with `skipTo`.
  package mutating func nextKeyChecked()
    throws(JSONError) -> (span: Range<Int>, hasEscapes: Bool)?
  {
    guard !isDone else { return nil }
    var at = scanner.skipSpace(from: offset)
    guard at < scanner.count else { throw JSONError(.unexpectedEnd, at: scanner.count) }
    if scanner.base[at] == UInt8(ascii: "}") {
      isDone = true
      offset = at &+ 1
      return nil
    }
    if !isFirst {
      guard scanner.base[at] == UInt8(ascii: ",") else {
        throw JSONError(.expectedCommaOrEnd, at: at)
      }
      at = scanner.skipSpace(from: at &+ 1)
      guard at < scanner.count else { throw JSONError(.unexpectedEnd, at: scanner.count) }
    }
    isFirst = false
    guard scanner.base[at] == 0x22 else { throw JSONError(.expectedKey, at: at) }
    var hasEscapes = false
    let close = try scanner.closingQuote(from: at &+ 1, hasEscapes: &hasEscapes)
    offset = try scanner.valueAfterKey(close: close)
    return (at &+ 1..<close, hasEscapes)
  }

  /// Continues behind a value that the caller has read to its end.
  package mutating func skipTo(_ end: Int) { offset = end }
}

extension JSONScanner {
  /// Validates the value at the offset and describes it.
  package func checkedItem(
    at offset: Int, maximumDepth: Int = .max
  ) throws(JSONError) -> JSONItem {
    let start = skipSpace(from: max(0, offset))
    guard start < count else { throw JSONError(.unexpectedEnd, at: count) }
    var hasEscapes = false
    let end: Int
    if base[start] == 0x22 {
      end = try closingQuote(from: start &+ 1, hasEscapes: &hasEscapes) &+ 1
    } else {
      end = try validate(at: start, maximumDepth: maximumDepth)
    }
    guard let kind = JSONKind(firstByte: base[start]) else {
      throw JSONError(.expectedValue, at: start)
    }
    return JSONItem(span: start..<end, kind: kind, hasEscapes: hasEscapes)
  }

  /// Describes the value at the offset of validated text; nil where none begins.
  package func item(at offset: Int) -> JSONItem? {
    let start = skipSpace(from: max(0, offset))
    guard let kind = kind(at: start) else { return nil }
    var hasEscapes = false
    let end = skipValue(at: start, hasEscapes: &hasEscapes)
    return JSONItem(span: start..<end, kind: kind, hasEscapes: hasEscapes)
  }
}
