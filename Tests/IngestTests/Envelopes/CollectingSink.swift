import TarnJSON

@testable import TarnIngest

/// Takes what the strict parser accepts and remembers everything.
struct CollectingSink: RecordSink {
  struct Taken: Equatable {
    var index: Int
    var text: [UInt8]
  }

  var taken: [Taken] = []
  var rejected: [RejectedRecord] = []
  var rejectedTexts: [[UInt8]] = []
  /// Refuses further records once it has this many, until they are removed.
  var room = Int.max

  mutating func take(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, index: Int, isCopy: Bool
  ) -> RecordEnd {
    guard taken.count < room else { return .full }
    // The reader promises zeros behind the bytes.
    let padding = UnsafeRawBufferPointer(start: bytes.baseAddress, count: bytes.count + 64)
    var sum = 0
    for byte in padding[bytes.count...] { sum += Int(byte) }
    precondition(sum == 0, "the padding is not zero")
    do {
      let scanner = JSONScanner(bytes.assumingMemoryBound(to: UInt8.self))
      let end = try scanner.validate(at: offset)
      taken.append(Taken(index: index, text: Array(bytes[offset..<end])))
      return .end(end)
    } catch {
      return .invalid(.malformed(error.reason))
    }
  }

  mutating func reject(_ rejected: RejectedRecord, bytes: UnsafeRawBufferPointer) {
    self.rejected.append(rejected)
    rejectedTexts.append(Array(bytes))
  }

  var texts: [String] { taken.map { String(decoding: $0.text, as: UTF8.self) } }
  var reasons: [RejectReason] { rejected.map(\.reason) }
}

struct Reading: Equatable {
  var sink: [CollectingSink.Taken]
  var rejected: [RejectedRecord]
  var foreign: Int
  var isComplete: Bool
  var records: Int
}

/// Reads text in pieces that begin with `piece` bytes and grow where the reader asks for more.
func readEnvelope(
  _ text: [UInt8], as format: EventFormat = .json, piece: Int = .max,
  recordLimit: Int = maximumRecordBytes
) -> (reading: Reading, sink: CollectingSink) {
  var sink = CollectingSink()
  var reader = EnvelopeReader(format, recordLimit: recordLimit)
  var buffer = PaddedBuffer(capacity: 16)
  var position = 0
  var base: Int64 = 0
  var target = min(piece, text.count)
  var calls = 0
  while true {
    calls += 1
    precondition(calls < 10 * text.count + 100, "the reader makes no progress")
    let count = min(max(0, target - buffer.count), text.count - position)
    text.withUnsafeBytes { bytes in
      buffer.append(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]))
    }
    position += count
    let isLast = position == text.count
    switch reader.read(buffer.bytes, base: base, isLast: isLast, into: &sink) {
    case .ended:
      let reading = Reading(
        sink: sink.taken, rejected: sink.rejected, foreign: reader.foreignCount,
        isComplete: reader.isComplete, records: reader.index)
      return (reading, sink)
    case .full: preconditionFailure("this sink has room")
    case .needsMore(let place):
      precondition(!isLast, "more is wanted behind the end")
      base += Int64(place)
      buffer.discard(upTo: place)
      target = max(piece, buffer.count + max(1, buffer.count))
    }
  }
}

func readEnvelope(_ text: String, as format: EventFormat = .json) -> CollectingSink {
  readEnvelope(Array(text.utf8), as: format).sink
}

func contentKind(_ text: String) -> ContentKind {
  Array(text.utf8).withUnsafeBytes { ContentKind(head: $0, isWhole: true) }
}

/// As a JSON string with its quotes.
func quoted(_ text: String) -> String {
  var output: [UInt8] = []
  JSONWriter.appendString(text, to: &output)
  return String(decoding: output, as: UTF8.self)
}
