/// Finds the records in a file's content, whatever they are wrapped in, and hands each to a sink.
///
/// The content comes in one buffer or in pieces; a piece that ends inside a record is asked for
/// again, longer. What is open around the current place is a short stack:
///
///     {"Records":[{…},{…}],"x":1}
///     └ wrapper   └ array      └ the wrapper again, whose other members are skipped
///
/// Commas are skipped wherever they stand, since no record is lost by that. A value that is not a
/// record is a reject, and reading goes on behind it (`RecordRecovery`).
package struct EnvelopeReader {
  package enum Progress: Equatable, Sendable {
    /// All is read.
    case ended
    /// Everything before the offset is done with; what follows needs more bytes.
    case needsMore(from: Int)
    /// The sink has no room for the record at the offset.
    case full(at: Int)
  }

  enum Frame: Equatable {
    case array(ArrayKind)
    case wrapper
  }

  /// Arrays in wrappers in arrays: more than a few are no export of anything.
  static let maximumFrames = 8

  /// The index of the next record of the file; also how many were met, rejects included.
  package internal(set) var index = 0
  /// Wrapped things of another kind, such as log lines of other sources.
  package internal(set) var foreignCount = 0
  /// False where the content ended inside an array or a wrapper.
  package internal(set) var isComplete = true

  var frames: [Frame] = []
  var recovery = RecordRecovery()
  /// Inside a value that was given up for its size.
  private var skip: LenientSkip?
  private var csv: CSVReader?
  private var isAtStart = true
  private var firstKey = FirstKey()
  var scratch = TextScratch()

  /// Past this a record that does not fit its piece is given up; how much may be held for it.
  private let recordLimit: Int

  package init(_ format: EventFormat, recordLimit: Int = maximumRecordBytes) {
    self.recordLimit = recordLimit
    csv = format == .csv ? CSVReader() : nil
  }

  /// Reads on in `bytes` from `start`, whose place in the content is `base + start`. `isLast`
  /// says that the content ends with the bytes. 64 bytes behind them must be readable.
  package mutating func read<Sink: RecordSink>(
    _ bytes: UnsafeRawBufferPointer, from start: Int = 0, base: Int64 = 0, isLast: Bool,
    into sink: inout Sink
  ) -> Progress {
    let piece = Piece(bytes: bytes, base: base, isLast: isLast)
    if csv != nil { return readCSV(piece, from: start, into: &sink) }
    var at = start
    if isAtStart {
      if bytes.count - at < 3, !isLast { return .needsMore(from: at) }
      if bytes[at...].starts(with: [0xef, 0xbb, 0xbf]) { at += 3 }
      isAtStart = false
    }
    recovery.begin()
    if var going = skip {
      guard let end = going.advance(bytes, from: at, to: bytes.count) else {
        skip = going
        if isLast { isComplete = false }
        return isLast ? .ended : .needsMore(from: bytes.count)
      }
      skip = nil
      at = end
    }
    while true {
      let step: Step
      switch frames.last {
      case .array(.records): step = readRecords(piece, from: at, into: &sink)
      case .wrapper: step = readWrapper(piece, from: at)
      case .array, nil: step = readElement(piece, from: at, into: &sink)
      }
      switch step {
      case .next(let place): at = place
      case .full(let place): return .full(at: place)
      case .ended:
        if !frames.isEmpty { isComplete = false }
        return .ended
      case .needsMore(let place):
        guard isLast || bytes.count - place > recordLimit + recordLimit / 64 else {
          return .needsMore(from: place)
        }
        guard !isLast else {
          // Nothing asks for more of the last piece, but a wrapper that is cut off.
          isComplete = false
          return .ended
        }
        return giveUp(piece, at: place, into: &sink)
      }
    }
  }

  enum Step {
    case next(Int)
    case needsMore(Int)
    case full(Int)
    case ended
  }

  /// The bytes of one call.
  struct Piece {
    let bytes: UnsafeRawBufferPointer
    let base: Int64
    let isLast: Bool

    /// What to answer where the bytes end between two values.
    var end: Step { isLast ? .ended : .needsMore(bytes.count) }
  }

  /// The path of nearly all data: record, comma, record. Nothing is done per record but the call.
  private mutating func readRecords<Sink: RecordSink>(
    _ piece: Piece, from start: Int, into sink: inout Sink
  ) -> Step {
    let bytes = piece.bytes
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"):
        switch sink.take(bytes, at: at, index: index, isCopy: false) {
        case .end(let end):
          index &+= 1
          at = end
        case .full:
          return .full(at)
        case .invalid(let reason):
          let step = recover(piece, at: at, reason, into: &sink)
          guard case .next(let end) = step else { return step }
          at = end
        }
      case UInt8(ascii: ","), 0x20, 0x0a, 0x0d, 0x09:
        at &+= 1
      case UInt8(ascii: "]"):
        frames.removeLast()
        return .next(at + 1)
      default:
        let step = readOdd(piece, at: at, into: &sink)
        guard case .next(let end) = step else { return step }
        at = end
      }
    }
    return piece.end
  }

  /// One value at the top, in an array of anything, or in one of wrapped records.
  private mutating func readElement<Sink: RecordSink>(
    _ piece: Piece, from start: Int, into sink: inout Sink
  ) -> Step {
    let bytes = piece.bytes
    let at = skipSpace(bytes, from: start)
    guard at < bytes.count else { return piece.end }
    switch bytes[at] {
    case UInt8(ascii: ","), 0x1e:  // RFC 7464 begins each text with a record separator
      return .next(at + 1)
    case UInt8(ascii: "]") where !frames.isEmpty:
      frames.removeLast()
      return .next(at + 1)
    case UInt8(ascii: "["):
      guard frames.count < Self.maximumFrames, frames.last != .array(.wrapped),
        frames.last != .array(.logLines)
      else { return readOdd(piece, at: at, into: &sink) }
      frames.append(.array(.anything))
      return .next(at + 1)
    case UInt8(ascii: "{"):
      return readObject(piece, at: at, into: &sink)
    default:
      return readOdd(piece, at: at, into: &sink)
    }
  }

  private mutating func readObject<Sink: RecordSink>(
    _ piece: Piece, at start: Int, into sink: inout Sink
  ) -> Step {
    let expectsRecords = frames.last != .array(.wrapped) && frames.last != .array(.logLines)
    if expectsRecords, firstKey.matches(piece.bytes, at: start) {
      return takeRecord(piece, at: start, into: &sink)
    }
    let kind = ObjectKind(piece.bytes, at: start)
    switch kind {
    case .record, .digest, .foreign:
      if kind == .record(certain: true) { firstKey.learn(piece.bytes, at: start) }
      switch frames.last {
      case .array(.wrapped):
        return passOver(piece, at: start, .noRecordInside, into: &sink)
      case .array(.logLines):
        return passOver(piece, at: start, nil, into: &sink)
      default:
        return takeRecord(piece, at: start, into: &sink)
      }
    case .wrapper(let kind, let bracket):
      guard frames.count + 2 <= Self.maximumFrames else {
        return passOver(piece, at: start, .noRecordInside, into: &sink)
      }
      frames.append(.wrapper)
      frames.append(.array(kind))
      return .next(bracket + 1)
    case .wrapped(let value, let isOptional):
      return readWrapped(piece, at: start, value: value, isOptional: isOptional, into: &sink)
    case .undecided:
      // A cut-off record is still worth a try: what it lacks decides the reason.
      return piece.isLast ? takeRecord(piece, at: start, into: &sink) : .needsMore(start)
    }
  }

  private mutating func takeRecord<Sink: RecordSink>(
    _ piece: Piece, at start: Int, into sink: inout Sink
  ) -> Step {
    switch sink.take(piece.bytes, at: start, index: index, isCopy: false) {
    case .end(let end):
      index &+= 1
      return .next(end)
    case .full: return .full(start)
    case .invalid(let reason): return recover(piece, at: start, reason, into: &sink)
    }
  }

  /// What follows an array inside its wrapper: other members, another array, the end.
  private mutating func readWrapper(_ piece: Piece, from start: Int) -> Step {
    let bytes = piece.bytes
    let at = skipSpace(bytes, from: start)
    guard at < bytes.count else { return piece.end }
    switch bytes[at] {
    case UInt8(ascii: "}"):
      frames.removeLast()
      return .next(at + 1)
    case UInt8(ascii: "\""):
      guard let keyEnd = LenientSkip.end(of: bytes, from: at, isLast: piece.isLast) else {
        return .needsMore(at)
      }
      let colon = skipSpace(bytes, from: keyEnd)
      let value = skipSpace(bytes, from: colon + 1)
      guard value < bytes.count else { return .needsMore(at) }
      guard bytes[colon] == UInt8(ascii: ":") else { return .next(colon) }
      if bytes[value] == UInt8(ascii: "["),
        case .wrapper(let kind, _) = ObjectKind(
          member: bytes, key: at, keyEnd: keyEnd, value: value)
      {
        frames.append(.array(kind))
        return .next(value + 1)
      }
      var going = LenientSkip()
      guard let end = going.advance(bytes, from: value, to: bytes.count) else {
        // It need not be held to be skipped. A scalar that ends with the piece is just longer.
        skip = going
        return .needsMore(bytes.count)
      }
      return .next(max(end, value + 1))
    default:
      return .next(at + 1)
    }
  }

  /// A record of more than any record may have: rejected, and skipped without being held.
  private mutating func giveUp<Sink: RecordSink>(
    _ piece: Piece, at start: Int, into sink: inout Sink
  ) -> Progress {
    reject(piece, start..<piece.bytes.count, .tooLarge, into: &sink)
    var going = LenientSkip()
    if let end = going.advance(piece.bytes, from: start, to: piece.bytes.count) {
      return .needsMore(from: end)
    }
    skip = going
    return .needsMore(from: piece.bytes.count)
  }

  mutating func reject<Sink: RecordSink>(
    _ piece: Piece, _ range: Range<Int>, _ reason: RejectReason, into sink: inout Sink
  ) {
    sink.reject(
      RejectedRecord(index: index, offset: piece.base + Int64(range.lowerBound), reason: reason),
      bytes: UnsafeRawBufferPointer(rebasing: piece.bytes[range]))
    index &+= 1
  }

  private mutating func readCSV<Sink: RecordSink>(
    _ piece: Piece, from start: Int, into sink: inout Sink
  ) -> Progress {
    guard var reader = csv else { return .ended }
    defer { csv = reader }
    return reader.read(piece, from: start, index: &index, scratch: &scratch, into: &sink)
  }
}
