package import TarnJSON

/// Where a record ends, as the sink found.
package enum RecordEnd: Equatable, Sendable {
  /// Taken; the offset behind its closing brace.
  case end(Int)
  /// Not taken, nothing of it is kept.
  case invalid(RejectReason)
  /// Not taken because there is no room: the reader stops in front of it and can go on later.
  case full
}

/// Takes the records that an `EnvelopeReader` finds.
package protocol RecordSink {
  /// The record begins with `{` at `offset`, and the sink finds its end. `bytes` is the buffer
  /// being read, or a copy that is gone after the call (`isCopy`: text that was escaped). 64 bytes
  /// behind it are readable. It may end inside the record, which then is invalid; the reader
  /// offers it again once there is more.
  mutating func take(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, index: Int, isCopy: Bool
  ) -> RecordEnd

  /// Something where a record should be. `index` counts it among the file's records.
  mutating func reject(_ rejected: RejectedRecord, bytes: UnsafeRawBufferPointer)
}

/// Why something is not a record.
package enum RejectReason: Equatable, Sendable {
  case malformed(JSONError.Reason)
  /// A wrapping object without the member that should hold the record.
  case noRecordInside
  case notAnObject
  case tooLarge
  case truncated

  package var sentence: String {
    switch self {
    case .malformed(let reason): reason.sentence
    case .noRecordInside: "the object should wrap an event and holds none"
    case .notAnObject: "an event must be a JSON object"
    case .tooLarge: "the event is larger than 64 MB"
    case .truncated: "the file ends inside the event"
    }
  }
}

package struct RejectedRecord: Equatable, Sendable {
  package var index: Int
  /// In the uncompressed content of the file.
  package var offset: Int64
  package var reason: RejectReason

  package init(index: Int, offset: Int64, reason: RejectReason) {
    self.index = index
    self.offset = offset
    self.reason = reason
  }
}

/// The largest record that is taken.
package let maximumRecordBytes = 64 << 20
