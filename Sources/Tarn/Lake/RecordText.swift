import TarnJSON
import TarnStorage
import TarnTime

/// A record without white space between its tokens.
enum MinifiedRecord {
  static func append(_ record: [UInt8], to output: inout [UInt8]) {
    record.withUnsafeBufferPointer { bytes in
      JSONScanner(bytes).minify(0..<bytes.count, into: &output)
    }
  }
}

/// The times of a segment's events, read from their texts.
struct EventTimes {
  private let values: [Int64?]

  init(reader: LakeReader, segment: LakeSegment) throws(StorageError) {
    let records = try SegmentRecords(reader: reader, segment: segment)
    var values: [Int64?] = []
    var record: [UInt8] = []
    while try records.append(to: &record) {
      values.append(Self.micros(record))
      record.removeAll(keepingCapacity: true)
    }
    self.values = values
  }

  func micros(_ row: Int) -> Int64? { values[row] }

  private static func micros(_ record: [UInt8]) -> Int64? {
    record.withUnsafeBufferPointer { bytes -> Int64? in
      let scanner = JSONScanner(bytes)
      guard var members = JSONMembers(scanner, at: scanner.skipSpace(from: 0)) else { return nil }
      var found: Int64?
      while let member = members.next() {
        guard scanner.bytes(member.key).elementsEqual("eventTime".utf8),
          let time = EventTime(scanner.bytes(member.value.content))
        else { continue }
        found = time.seconds * 1_000_000 + Int64(time.nanoseconds) / 1_000
      }
      return found
    }
  }
}
