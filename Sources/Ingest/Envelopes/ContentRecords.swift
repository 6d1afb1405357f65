/// How the reading of one file's records ended.
package struct RecordCount: Equatable, Sendable {
  /// Records met, rejects included.
  package var records: Int
  package var foreign: Int
  /// False where the content ended inside its envelope.
  package var isComplete: Bool
}

extension SourceContent {
  /// Reads all records into a sink that always has room.
  ///
  /// Content of up to `limit` bytes is read whole before the first record is offered; more comes
  /// in pieces of that size, cut behind the last whole record, and a record larger than a piece
  /// lets the buffer grow. What the sink wants to keep of a piece it must copy.
  package func readRecords<Sink: RecordSink>(
    as format: EventFormat, through buffer: inout PaddedBuffer, limit: Int, into sink: inout Sink
  ) throws(SourceError) -> RecordCount {
    var reader = EnvelopeReader(format)
    var base: Int64 = 0
    var target = limit
    buffer.removeAll()
    while true {
      let isLast = try fill(&buffer, upTo: target)
      switch reader.read(buffer.bytes, base: base, isLast: isLast, into: &sink) {
      case .ended:
        return RecordCount(
          records: reader.index, foreign: reader.foreignCount, isComplete: reader.isComplete)
      case .full:
        preconditionFailure("the sink has no room, and nothing to make some")
      case .needsMore(let place):
        buffer.discard(upTo: place)
        base += Int64(place)
        target = max(limit, 2 * buffer.count)
      }
    }
  }
}
