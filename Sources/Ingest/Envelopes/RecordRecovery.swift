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

  /// With its quotes: `"eventVersion"`.
  private var firstKey = Array(#""eventVersion""#.utf8)
  private var hasLearnt = false
  private var keyedFrom = 0
  private var keyed: Int?
  private var lineFrom = 0
  private var line: Int?

  /// Offsets belong to one buffer: a new one forgets them.
  mutating func begin() {
    keyedFrom = -1
    lineFrom = -1
  }

  /// The first key of the first object whose first member is a scalar is good enough.
  private mutating func learn(_ bytes: UnsafeRawBufferPointer) {
    hasLearnt = true
    for at in 0..<min(bytes.count, 4096) where bytes[at] == UInt8(ascii: "{") {
      let key = skipSpace(bytes, from: at + 1)
      guard key < bytes.count, bytes[key] == UInt8(ascii: "\""),
        let end = LenientSkip.end(of: bytes, from: key, isLast: false), end - key <= 64
      else { continue }
      let colon = skipSpace(bytes, from: end)
      let value = skipSpace(bytes, from: colon + 1)
      guard value < bytes.count, bytes[colon] == UInt8(ascii: ":") else { continue }
      if bytes[value] != UInt8(ascii: "["), bytes[value] != UInt8(ascii: "{") {
        firstKey = Array(bytes[key..<end])
        return
      }
    }
  }

  /// The offset behind the bad record at `start`; nil where the piece does not tell.
  mutating func end(
    of piece: EnvelopeReader.Piece, from start: Int, betweenLines: Bool
  ) -> Int? {
    let bytes = piece.bytes
    if !hasLearnt { learn(bytes) }
    let candidate = nextStart(bytes, after: start, betweenLines: betweenLines)
    let limit = min(bytes.count, (candidate ?? bytes.count) + Self.slack)
    var skip = LenientSkip()
    if let candidate {
      if let end = skip.advance(bytes, from: start, to: candidate) { return end }
      // Inside a string nothing starts; a likely start there means that a quote is missing.
      if skip.isInString || betweenLines { return candidate }
      // Nor behind a comma in an object, where a key would stand: a brace is missing.
      if Self.isInObject(bytes, from: start, to: candidate) { return candidate }
      if let end = skip.advance(bytes, from: candidate, to: limit) { return end }
      return candidate
    }
    return skip.advance(bytes, from: start, to: limit)
  }

  /// Whether the innermost bracket open at `end` is a brace.
  private static func isInObject(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Bool {
    var open: [UInt8] = []
    var at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(bytes[at])
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
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
      keyed = searchKey(bytes, after: start)
    }
    guard betweenLines else { return keyed }
    if lineFrom < 0 || start < lineFrom || (line.map { $0 <= start } ?? false) {
      lineFrom = start
      line = searchLine(bytes, after: start)
    }
    guard let keyed else { return line }
    return line.map { min($0, keyed) } ?? keyed
  }

  private func searchKey(_ bytes: UnsafeRawBufferPointer, after start: Int) -> Int? {
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

extension EnvelopeReader {
  /// Rejects the record at `start`, which the sink did not take, and finds where to go on.
  ///
  /// A piece that ends inside the record makes a good one look bad. The strict parser tells: it
  /// stops at the end of the piece then, and at the bad byte otherwise.
  mutating func recover<Sink: RecordSink>(
    _ piece: Piece, at start: Int, _ reason: RejectReason, into sink: inout Sink
  ) -> Step {
    let text = piece.bytes.assumingMemoryBound(to: UInt8.self)
    var isCut = false
    do throws(JSONError) {
      // JSON all the same: too large or too deep for the sink.
      let end = try JSONScanner(text).validate(at: start)
      reject(piece, start..<end, reason, into: &sink)
      return .next(end)
    } catch {
      // The longest token that can be cut so as to look wrong is a pair of escapes.
      isCut = error.reason == .unexpectedEnd || error.offset >= piece.bytes.count - 16
    }
    if isCut, !piece.isLast { return .needsMore(start) }
    if let end = recovery.end(of: piece, from: start, betweenLines: frames.isEmpty), end > start {
      reject(piece, start..<end, reason, into: &sink)
      return .next(end)
    }
    guard piece.isLast else { return .needsMore(start) }
    reject(piece, start..<piece.bytes.count, isCut ? .truncated : reason, into: &sink)
    return .next(piece.bytes.count)
  }
}
