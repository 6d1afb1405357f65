extension ScanBytes {
  /// The end of an array or object, every byte of it checked; nil where it is malformed, with the
  /// place and reason in `failure`.
  ///
  /// Iterative, with one bit per level, so depth costs no stack: 64 MB of `[` take 8 MB.
  static func containerEnd(
    _ start: Bytes, _ end: Bytes, _ failure: inout (at: Bytes, reason: ScanFailure.Reason)
  ) -> Bytes? {
    func fail(_ at: Bytes, _ reason: ScanFailure.Reason) -> Bytes? {
      failure = (at, at >= end ? .truncated : reason)
      return nil
    }
    var kinds = OpenContainers()
    var q = start
    kinds.push(isObject: q.pointee == 0x7B)
    q = skipSpace(q + 1, end)
    var mayClose = true
    while true {
      guard q < end else { return fail(end, .truncated) }
      var closes = false
      if kinds.topIsObject {
        if mayClose && q.pointee == 0x7D {
          closes = true
        } else {
          guard q.pointee == 0x22 else { return fail(q, .expectedKey) }
          guard let quote = stringEnd(q + 1, end) else {
            return fail(q, stringReason(q + 1, end))
          }
          q = skipSpace(quote + 1, end)
          guard q < end, q.pointee == 0x3A else { return fail(q, .expectedColon) }
          q = skipSpace(q + 1, end)
        }
      } else if mayClose && q.pointee == 0x5D {
        closes = true
      }
      if !closes {
        guard q < end else { return fail(end, .truncated) }
        let byte = q.pointee
        if byte == 0x7B || byte == 0x5B {
          kinds.push(isObject: byte == 0x7B)
          q = skipSpace(q + 1, end)
          mayClose = true
          continue
        }
        if byte == 0x22 {
          guard let quote = stringEnd(q + 1, end) else {
            return fail(q, stringReason(q + 1, end))
          }
          q = quote + 1
        } else if byte == 0x2D || isDigit(byte) {
          guard let after = numberEnd(q, end) else { return fail(q, .badNumber) }
          q = after
        } else {
          guard let after = wordEnd(q, end) else { return fail(q, .badLiteral) }
          q = after
        }
      }
      // A value or a closing bracket was read: closing brackets and one comma follow.
      while true {
        if closes {
          q += 1
          kinds.pop()
          if kinds.isEmpty { return q }
        }
        q = skipSpace(q, end)
        guard q < end else { return fail(end, .truncated) }
        closes = q.pointee == (kinds.topIsObject ? 0x7D : 0x5D)
        if closes { continue }
        guard q.pointee == 0x2C else { return fail(q, .expectedComma) }
        q = skipSpace(q + 1, end)
        mayClose = false
        break
      }
    }
  }

  /// Why `stringEnd` found no end. Slow path only.
  static func stringReason(_ start: Bytes, _ end: Bytes) -> ScanFailure.Reason {
    var q = start
    while q < end {
      let byte = q.pointee
      if byte == 0x22 { return .badLiteral }
      if byte < 0x20 { return .badString }
      if byte == 0x5C || byte >= 0x80 {
        guard let next = special(q, end) else {
          if end - q < 6 { return .truncated }
          return byte == 0x5C ? .badEscape : .badUTF8
        }
        q = next
      } else {
        q += 1
      }
    }
    return .truncated
  }
}

/// A stack of one bit per open bracket: 1 for an object. The first 64 levels need no memory.
struct OpenContainers {
  private var top: UInt64 = 0
  private var depth = 0
  private var below: [UInt64] = []

  var isEmpty: Bool { depth == 0 }
  var topIsObject: Bool { top & 1 == 1 }

  mutating func push(isObject: Bool) {
    if depth & 63 == 0 && depth > 0 { below.append(top) }
    top = top &<< 1 | (isObject ? 1 : 0)
    depth &+= 1
  }

  mutating func pop() {
    top &>>= 1
    depth &-= 1
    if depth & 63 == 0 && depth > 0 { top = below.removeLast() }
  }
}
