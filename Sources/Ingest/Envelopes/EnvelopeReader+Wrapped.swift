import TarnJSON

extension EnvelopeReader {
  /// An object that holds one record, as an object (`detail`) or as text (`CloudTrailEvent`).
  /// The whole wrapper must be in the buffer. Where the record is `isOptional`, what does not look
  /// like CloudTrail is of another kind and counted as such.
  mutating func readWrapped<Sink: RecordSink>(
    _ piece: Piece, at start: Int, value: Int, isOptional: Bool, into sink: inout Sink
  ) -> Step {
    let bytes = piece.bytes
    guard let end = LenientSkip.end(of: bytes, from: start, isLast: false) else {
      guard piece.isLast else { return .needsMore(start) }
      return recover(piece, at: start, .truncated, into: &sink)
    }
    if bytes[value] == UInt8(ascii: "\"") {
      return takeText(piece, at: value, isOptional: isOptional, wrapper: start..<end, into: &sink)
    }
    if isOptional, ObjectKind(bytes, at: value) != .record(certain: true) {
      foreignCount &+= 1
      return .next(end)
    }
    switch sink.take(bytes, at: value, index: index, isCopy: false) {
    case .end: index &+= 1
    case .full: return .full(start)
    case .invalid(let reason): reject(piece, start..<end, reason, into: &sink)
    }
    return .next(end)
  }

  /// What is not an object where a record should be: a text may hold one, the rest is rejected.
  mutating func readOdd<Sink: RecordSink>(
    _ piece: Piece, at start: Int, into sink: inout Sink
  ) -> Step {
    let bytes = piece.bytes
    if frames.isEmpty, bytes[start] != UInt8(ascii: "\"") {
      return readOddLine(piece, at: start, into: &sink)
    }
    guard let found = LenientSkip.end(of: bytes, from: start, isLast: piece.isLast) else {
      guard piece.isLast else { return .needsMore(start) }
      reject(piece, start..<bytes.count, .truncated, into: &sink)
      return .next(bytes.count)
    }
    // A stray closing bracket is a value of one byte.
    let end = max(found, start + 1)
    if !frames.isEmpty {
      // What is left of a broken record is no value: to the next likely start it is one reject.
      if skipSpace(bytes, from: end) == bytes.count, !piece.isLast { return .needsMore(start) }
      if !RecordRecovery.mayEnd(bytes, at: end),
        let next = recovery.nextStart(of: piece, after: start)
      {
        reject(piece, start..<next, .notAnObject, into: &sink)
        return .next(next)
      }
    }
    if bytes[start] == UInt8(ascii: "\"") {
      return takeText(piece, at: start, isOptional: false, wrapper: start..<end, into: &sink)
    }
    reject(piece, start..<end, .notAnObject, into: &sink)
    return .next(end)
  }

  /// At the top, a line that is no JSON. CloudWatch's export to S3 puts a time before each record.
  private mutating func readOddLine<Sink: RecordSink>(
    _ piece: Piece, at start: Int, into sink: inout Sink
  ) -> Step {
    let bytes = piece.bytes
    var end = start
    while end < bytes.count, bytes[end] != 0x0a { end += 1 }
    if end == bytes.count, !piece.isLast { return .needsMore(start) }
    if let record = recordBehindTime(bytes, in: start..<end) { return .next(record) }
    reject(piece, start..<max(end, start + 1), .notAnObject, into: &sink)
    return .next(max(end, start + 1))
  }

  /// Takes the record written inside the string whose opening quote is at `start`.
  private mutating func takeText<Sink: RecordSink>(
    _ piece: Piece, at start: Int, isOptional: Bool, wrapper: Range<Int>, into sink: inout Sink
  ) -> Step {
    guard
      let end = LenientSkip.end(of: piece.bytes, from: start, isLast: false), end - start >= 2
    else {
      reject(piece, wrapper, .truncated, into: &sink)
      return .next(wrapper.upperBound)
    }
    scratch.unescape(UnsafeRawBufferPointer(rebasing: piece.bytes[(start + 1)..<(end - 1)]))
    if isOptional, !scratch.looksLikeRecord {
      foreignCount &+= 1
      return .next(wrapper.upperBound)
    }
    switch scratch.take(index: index, into: &sink) {
    case .end: index &+= 1
    case .full: return .full(wrapper.lowerBound)
    case .invalid(let reason): reject(piece, wrapper, reason, into: &sink)
    }
    return .next(wrapper.upperBound)
  }

  /// Skips a whole object: as a reject, or without a reason as something foreign.
  mutating func passOver<Sink: RecordSink>(
    _ piece: Piece, at start: Int, _ reason: RejectReason?, into sink: inout Sink
  ) -> Step {
    guard let end = LenientSkip.end(of: piece.bytes, from: start, isLast: false) else {
      guard piece.isLast else { return .needsMore(start) }
      return recover(piece, at: start, .truncated, into: &sink)
    }
    if let reason {
      reject(piece, start..<end, reason, into: &sink)
    } else {
      foreignCount &+= 1
    }
    return .next(end)
  }
}

/// The offset of the `{` behind a time of ISO 8601 and a space, as in
/// `2026-01-15T09:05:00.000Z {"eventVersion":…`.
func recordBehindTime(_ bytes: UnsafeRawBufferPointer, in line: Range<Int>) -> Int? {
  guard line.count > 22, bytes[line.lowerBound + 4] == UInt8(ascii: "-"),
    bytes[line.lowerBound + 10] == UInt8(ascii: "T")
  else { return nil }
  for at in (line.lowerBound + 19)..<min(line.lowerBound + 36, line.upperBound)
  where bytes[at] == 0x20 || bytes[at] == 0x09 {
    let start = skipSpace(bytes, from: at)
    guard start < line.upperBound, bytes[start] == UInt8(ascii: "{") else { return nil }
    return start
  }
  return nil
}
