import TarnJSON

/// Where to read on behind a record that is not JSON.
///
/// Brackets and quotes usually still match, so that the record ends where they say. Where a quote
/// is missing they match nothing for megabytes: then the next place that looks like the start of a
/// record is taken, which is a `{` behind a comma or a line break whose first key is that of the
/// file's records; between whole files of lines, any `{` that begins a line.
///
/// Looking for that place is remembered, so that a file of a million broken records is searched
/// once and not a million times.
struct RecordRecovery {
  /// How far brackets may match past the next likely start: a record may hold records.
  private static let slack = 4096
  private static let maximumChanges = 16

  /// With its quotes: `"eventVersion"`.
  private var firstKey = Array(#""eventVersion""#.utf8)
  /// How often the key may still change: each change may search all that follows.
  private var changes = maximumChanges
  private var keyedFrom = 0
  private var keyed: Int?
  private var lineFrom = 0
  private var line: Int?

  /// Offsets belong to one buffer: a new one forgets them.
  mutating func begin() {
    keyedFrom = -1
    lineFrom = -1
  }

  /// The key to look for is the broken record's own, if it is found again behind it, else that of
  /// the first object of the buffer that has a scalar for its first member.
  private mutating func learn(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    guard changes > 0 else { return }
    if changes == Self.maximumChanges {
      let first = (0..<min(bytes.count, 4096)).lazy.compactMap { Self.key(bytes, at: $0) }.first
      if let first { firstKey = first }
      changes -= 1
    }
    guard let own = Self.key(bytes, at: start), own != firstKey else { return }
    changes -= 1
    if searchKey(own, bytes, after: start) != nil {
      firstKey = own
      keyedFrom = -1
    }
  }

  /// With its quotes, of an object at the place whose first member is a scalar.
  private static func key(_ bytes: UnsafeRawBufferPointer, at place: Int) -> [UInt8]? {
    guard bytes[place] == UInt8(ascii: "{") else { return nil }
    let key = skipSpace(bytes, from: place + 1)
    guard key < bytes.count, bytes[key] == UInt8(ascii: "\""),
      let end = LenientSkip.end(of: bytes, from: key, isLast: false), end - key <= 64
    else { return nil }
    let colon = skipSpace(bytes, from: end)
    let value = skipSpace(bytes, from: colon + 1)
    guard value < bytes.count, bytes[colon] == UInt8(ascii: ":"),
      bytes[value] != UInt8(ascii: "["), bytes[value] != UInt8(ascii: "{")
    else { return nil }
    return Array(bytes[key..<end])
  }

  /// The offset behind the bad record at `start`, in which the strict parser stopped at `error`;
  /// nil where the piece does not tell.
  mutating func end(
    of piece: EnvelopeReader.Piece, from start: Int, error: JSONError, betweenLines: Bool
  ) -> Int? {
    let bytes = piece.bytes
    learn(bytes, from: start)
    var skip = LenientSkip()
    var at = start
    var candidate = nextStart(bytes, after: start, betweenLines: betweenLines)
    while let next = candidate {
      if let end = skip.advance(bytes, from: at, to: next) {
        return betweenLines || Self.mayEnd(bytes, at: end) ? end : next
      }
      at = next
      // Inside a string nothing starts; a likely start there means that a quote is missing.
      if skip.isInString || betweenLines { return next }
      // Up to the error all was well: this is a record inside the record.
      if next >= error.offset { break }
      candidate = nextStart(bytes, after: next, betweenLines: false)
    }
    guard let candidate else { return skip.advance(bytes, from: at, to: bytes.count) }
    // Where a bracket or comma is wrong, brackets cannot be trusted; a wrong word or escape leaves
    // them right, and the start found may lie inside the record.
    if error.isStructural || Self.isBroken(bytes, from: start, to: candidate) { return candidate }
    let limit = min(bytes.count, candidate + Self.slack)
    if let end = skip.advance(bytes, from: candidate, to: limit), Self.mayEnd(bytes, at: end) {
      return end
    }
    return candidate
  }

  /// The next likely start behind something in an array that is no value at all.
  mutating func nextStart(of piece: EnvelopeReader.Piece, after start: Int) -> Int? {
    learn(piece.bytes, from: start)
    return nextStart(piece.bytes, after: start, betweenLines: false)
  }

  /// Whether what follows an element of an array can follow one.
  static func mayEnd(_ bytes: UnsafeRawBufferPointer, at end: Int) -> Bool {
    let next = skipSpace(bytes, from: end)
    return next == bytes.count || bytes[next] == UInt8(ascii: ",")
      || bytes[next] == UInt8(ascii: "]")
  }

  /// Whether brackets do not match up to `end`, or the innermost open one there is a brace.
  private static func isBroken(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Bool {
    var open: [UInt8] = []
    var at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(bytes[at])
      case UInt8(ascii: "}"): if open.popLast() != UInt8(ascii: "{") { return true }
      case UInt8(ascii: "]"): if open.popLast() != UInt8(ascii: "[") { return true }
      case UInt8(ascii: "\""):
        at = (LenientSkip.end(of: bytes, from: at, isLast: false) ?? end) - 1
      default: break
      }
      at += 1
    }
    return open.last == UInt8(ascii: "{")
  }

  private mutating func nextStart(
    _ bytes: UnsafeRawBufferPointer, after start: Int, betweenLines: Bool
  ) -> Int? {
    if keyedFrom < 0 || start < keyedFrom || (keyed.map { $0 <= start } ?? false) {
      keyedFrom = start
      keyed = searchKey(firstKey, bytes, after: start)
    }
    guard betweenLines else { return keyed }
    if lineFrom < 0 || start < lineFrom || (line.map { $0 <= start } ?? false) {
      lineFrom = start
      line = searchLine(bytes, after: start)
    }
    guard let keyed else { return line }
    return line.map { min($0, keyed) } ?? keyed
  }

  private func searchKey(
    _ firstKey: [UInt8], _ bytes: UnsafeRawBufferPointer, after start: Int
  ) -> Int? {
    var at = start + 1
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "{") else {
        at &+= 1
        continue
      }
      let key = skipSpace(bytes, from: at + 1)
      if bytes[key...].starts(with: firstKey) {
        var before = at - 1
        while before > start, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        if bytes[before] == UInt8(ascii: ",") || bytes[before] == 0x0a || bytes[before] == 0x0d {
          return at
        }
      }
      at &+= 1
    }
    return nil
  }

  private func searchLine(_ bytes: UnsafeRawBufferPointer, after start: Int) -> Int? {
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "{"), bytes[at &- 1] == 0x0a { return at }
      at &+= 1
    }
    return nil
  }
}

extension JSONError {
  fileprivate var isStructural: Bool {
    switch reason {
    case .expectedColon, .expectedCommaOrEnd, .expectedKey, .expectedValue, .unexpectedEnd: true
    case .controlCharacter, .depthLimit, .invalidEscape, .invalidLiteral, .invalidNumber,
      .invalidUTF8, .trailingBytes:
      false
    }
  }
}

extension EnvelopeReader {
  /// Rejects the record at `start`, which the sink did not take, and finds where to go on.
  ///
  /// A piece that ends inside the record makes a good one look bad. The strict parser tells: it
  /// stops at the end of the piece then, and at the bad byte otherwise.
  mutating func recover<Sink: RecordSink>(
    _ piece: Piece, at start: Int, _ reason: RejectReason, into sink: inout Sink
  ) -> Step {
    let text = piece.bytes.assumingMemoryBound(to: UInt8.self)
    let problem: JSONError
    do throws(JSONError) {
      // JSON all the same: too large or too deep for the sink.
      let end = try JSONScanner(text).validate(at: start)
      reject(piece, start..<end, reason, into: &sink)
      return .next(end)
    } catch {
      problem = error
    }
    // The longest token that can be cut so as to look wrong is a pair of escapes.
    let isCut =
      problem.reason == .unexpectedEnd || problem.offset >= piece.bytes.count - 16
    if isCut, !piece.isLast { return .needsMore(start) }
    let end = recovery.end(
      of: piece, from: start, error: problem, betweenLines: frames.isEmpty)
    if let end, end > start {
      reject(piece, start..<end, reason, into: &sink)
      return .next(end)
    }
    guard piece.isLast else { return .needsMore(start) }
    reject(piece, start..<piece.bytes.count, isCut ? .truncated : reason, into: &sink)
    return .next(piece.bytes.count)
  }
}
