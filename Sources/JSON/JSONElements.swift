/// Walks over the elements of an array without entering them; the rules of `JSONMembers` hold.
package struct JSONElements {
  private let scanner: JSONScanner
  /// The offset of what comes next; behind the closing bracket once there is no more element.
  package private(set) var offset: Int
  private var isFirst = true
  private var isDone = false

  /// nil where no array begins at the offset.
  package init?(_ scanner: JSONScanner, at offset: Int) {
    guard scanner.byte(at: offset) == UInt8(ascii: "[") else { return nil }
    self.scanner = scanner
    self.offset = offset &+ 1
  }

  package mutating func next() -> JSONItem? {
    guard !isDone else { return nil }
    var at = scanner.skipSpace(from: offset)
    if !isFirst, scanner.byte(at: at) == UInt8(ascii: ",") { at = scanner.skipSpace(from: at &+ 1) }
    isFirst = false
    guard at < scanner.count, let kind = JSONKind(firstByte: scanner.base[at]) else {
      isDone = true
      offset = min(at &+ 1, scanner.count)
      return nil
    }
    var hasEscapes = false
    offset = scanner.skipValue(at: at, hasEscapes: &hasEscapes)
    return JSONItem(span: at..<offset, kind: kind, hasEscapes: hasEscapes)
  }

  package mutating func nextChecked(
    maximumDepth: Int = .max
  ) throws(JSONError) -> JSONItem? {
    guard try nextStartChecked() else { return nil }
    let item = try scanner.checkedItem(at: offset, maximumDepth: maximumDepth)
    offset = item.span.upperBound
    return item
  }

  /// Moves `offset` to the first byte of the next element, unread; false at the array's end.
  package mutating func nextStartChecked() throws(JSONError) -> Bool {
    guard !isDone else { return false }
    var at = scanner.skipSpace(from: offset)
    guard at < scanner.count else { throw JSONError(.unexpectedEnd, at: scanner.count) }
    if scanner.base[at] == UInt8(ascii: "]"), isFirst {
      isDone = true
      offset = at &+ 1
      return false
    }
    if !isFirst {
      if scanner.base[at] == UInt8(ascii: "]") {
        isDone = true
        offset = at &+ 1
        return false
      }
      guard scanner.base[at] == UInt8(ascii: ",") else {
        throw JSONError(.expectedCommaOrEnd, at: at)
      }
      at = scanner.skipSpace(from: at &+ 1)
    }
    isFirst = false
    offset = at
    return true
  }

  /// Continues behind an element that the caller has read to its end.
  package mutating func skipTo(_ end: Int) { offset = end }
}
